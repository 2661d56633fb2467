"""First and second person in the speaker's own words. In: an act inside a statement, the acts told before. Out: the act with its parties.

"I" is the speaker, and so is "we" in what words alone do ("we denounce the raid"); elsewhere "we" is the state he speaks for, where that is
known. In a message "you" is who gets it, and what its words do was done on the day it was sent; so were those of a
statement printed whole on the day it was made.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from regesta.lexicons import word_set
from regesta.link.acts.forces import OFFICIAL
from regesta.link.known.world import World
from regesta.link.mentions.phrases import group_in
from regesta.records import EventMention, Party, Statement

WE = frozenset({"we", "us", "our", "ourselves"})
YOU = frozenset({"you", "your", "yourself"})
BY_WORDS = word_set("acts/kinds", "by_words")
LETTERED = word_set("acts/kinds", "lettered")


def first_and_second(
    event: EventMention, told: dict[str, Statement], before: Sequence[EventMention], world: World
) -> EventMention:
    """The act with "I", "we" and "you" put in full."""
    statement = told.get(event.statement or "")
    if statement is None or statement.speaker is None:
        return event
    speaker = statement.speaker
    letter = _letter(statement, before)
    said = event.type in BY_WORDS and any(p.name.lower() in WE | {"i"} for p in event.actors)

    def one(party: Party) -> tuple[Party, ...]:
        word = party.name.lower()
        if word in WE and speaker.state is not None and not said:
            return (as_state(Party(name=speaker.name, span=party.span), speaker.state, world),)
        if word.startswith("our ") and party.state is None and speaker.state is not None and speaker.sector in OFFICIAL:
            return (_ours(party, speaker.state, world),)
        if word in WE | {"i", "me", "my"}:
            return (replace(speaker, span=party.span),)
        if word in YOU and letter is not None:
            return tuple(replace(reader, span=party.span) for reader in letter.recipients)
        if word in YOU and statement.addressee is not None and statement.addressee.actor is not None:
            return (replace(statement.addressee, span=party.span),)
        return (party,)

    printed = any(reason.startswith("cue: the following,") for reason in statement.provenance.reasons)
    when = letter.time if letter is not None else statement.time if printed else None
    dated = said and event.time is None and event.status == "happened"
    return replace(
        event,
        actors=tuple(q for p in event.actors for q in one(p)),
        recipients=tuple(q for p in event.recipients for q in one(p)),
        time=when if dated else event.time,
    )


def _letter(statement: Statement, before: Sequence[EventMention]) -> EventMention | None:
    """The sending of the message whose words a statement is: the first told of its writer, to somebody who is named."""
    speaker, at = statement.speaker, statement.content[0].start if statement.content else 0
    for event in before:
        theirs = any(party.actor is not None and party.actor == (speaker and speaker.actor) for party in event.actors)
        known = event.recipients and all(party.actor is not None for party in event.recipients)
        if theirs and known and event.subtype in LETTERED and event.time is not None and event.trigger.start < at:
            return event
    return None


def _ours(party: Party, code: str, world: World) -> Party:
    """ "Our country", "our sailors" in an official's own words: his state, a group of it."""
    group = group_in(party.name)
    if group is not None and group[1]:
        return as_state(party, code, world)
    return replace(party, state=code, sector=group[0] if group else None)


def as_state(party: Party, code: str, world: World) -> Party:
    """The party as the state itself."""
    state = world.state(code)
    return replace(party, name=state.name if state else party.name, actor=state.id if state else None, state=code)
