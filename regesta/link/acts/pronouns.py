"""Whom "I", "we", "you" and "them" mean. In: an act, its statement, the acts told before, the report's mentions. Out: the act with them.

In a speaker's own words "I" is the speaker, and so is "we" in what words alone do ("we denounce the raid"); elsewhere "we" is the state he
speaks for, where that is known. In a message "you" is who gets it, and what its words do was done on the day it was sent; so were those of
a statement printed whole on the day it was made. "Praising the officials and workers of the plant, the premier expressed thanks to them":
both. The people named last before in the same sentence are meant, if they do not act themselves.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from regesta.lexicons import word_set
from regesta.link.acts.forces import OFFICIAL
from regesta.link.acts.sides import as_state, because
from regesta.link.known.world import World
from regesta.link.mentions.phrases import group_in
from regesta.records import Document, EventMention, Mention, Party, Span, Statement

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


IN_KINDNESS = frozenset({"SUPPORT", "AID", "CONCEDE", "CONSULT", "THREATEN"})
THEM = "them"
JOINED = frozenset({"and", ",", ", and", "and the", "as well as"})


def given_to(document: Document, event: EventMention, mentions: Sequence[Mention]) -> EventMention:
    """The act with the people that its open "them" stands for."""
    open_ = [p for p in event.recipients if _them(p)]
    if event.type not in IN_KINDNESS or len(open_) != 1 or open_[0].span is None:
        return event
    at = open_[0].span
    if any(m.span == at and m.refers_to is not None for m in mentions):
        return event
    acting = [p.span for p in event.actors if p.span is not None]
    before = [
        m.span
        for m in sorted(mentions, key=lambda m: m.span.start)
        if event.sentence.start <= m.span.start
        and m.span.end <= event.trigger.start
        and (m.kind == "nominal" or (m.kind == "name" and m.label == "PER"))
    ]
    theirs = _joined(document, [one for one in before if not any(_over(one, own) for own in acting)])
    states = [
        m.span for m in mentions if m.kind == "name" and m.label == "LOC" and not any(_over(m.span, o) for o in acting)
    ]
    first = theirs[0].start if theirs else 0
    theirs = [*(one for one in states if document.text[one.end : first].strip() == "and"), *theirs]
    if not theirs or not any(_people(one) for one in theirs):
        return event
    rest = tuple(p for p in event.recipients if p not in open_)
    found = tuple(replace(open_[0], name=one.text, span=one) for one in theirs)
    return because(replace(event, recipients=(*found, *rest)), "recipient: the people named before 'them'")


def _them(party: Party) -> bool:
    return party.name.lower() == THEM and party.state is None and party.actor is None


def _over(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _people(span: Span) -> bool:
    """Whether words name many people: "the workers", "her team"."""
    return span.text[:1].islower() and group_in(span.text) is not None


def _joined(document: Document, spans: Sequence[Span]) -> list[Span]:
    """The last of them and those that "and" joins to it."""
    found: list[Span] = []
    for one in reversed(spans):
        if found and document.text[one.end : found[0].start].strip() not in JOINED:
            break
        found.insert(0, one)
    return found
