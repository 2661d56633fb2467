"""People told by their nation or land alone. In: an act with its parties linked. Out: the act, in which they are people, not the state.

"Chad expelled five Libyans and an American" did not expel Libya and the United States, and "Libyans marched" is no march of Libya. "The
Libyans agreed to withdraw" stays the state: that is how its government is told of, too. "The Riga protests continued", "French strikes":
people of Riga and of France; no state demonstrates. "The Philippines protested" is the state's own word.
"""

import re

from msgspec.structs import replace

from regesta.lexicons import word_set
from regesta.link.acts.sides import because
from regesta.link.known.world import World
from regesta.records import EventMention, Party

COUNTING = word_set("world/nationals", "counting")
AS_PEOPLE = word_set("world/nationals", "as_people")
TO_PEOPLE = word_set("world/nationals", "to_people")
BEFORE = 40  # letters in which a count stands; a choice
_FIGURE = re.compile(r"\d[\d.,]*")
_WORD = re.compile(r"[\w'’.-]+")
_GOES_ON = re.compile(rf"\s*(?:$|[,;(–—]|(?:{'|'.join(sorted(word_set('world/nationals', 'goes_on')))})\b)")


def as_people(event: EventMention, text: str, world: World) -> EventMention:
    """The act with people of a nation in place of their state, where the report's `text` counts them or the act is one of people."""
    marching, done = event.type in AS_PEOPLE, event.subtype in TO_PEOPLE
    actors = tuple(_people(party, text, world, told=marching) for party in event.actors)
    recipients = tuple(_people(party, text, world, told=done) for party in event.recipients)
    if (actors, recipients) == (event.actors, event.recipients):
        return event
    return replace(event, actors=actors, recipients=recipients)


def _people(party: Party, text: str, world: World, *, told: bool) -> Party:
    state = world.state(party.state)
    if state is None or party.actor != state.id or party.span is None:
        return party
    start, end = party.span.start, party.span.end
    nation = next((word for word in _WORD.finditer(text, start, end) if _kinds(word.group(), party, world)), None)
    if nation is None:
        return party
    kinds = _kinds(nation.group(), party, world)
    if "people" not in kinds or ("adjective" in kinds and not _GOES_ON.match(text, nation.end())):
        return party  # "a Libyan vessel"
    begin = _counted(text, nation.start())
    if begin < nation.start() or (told and "adjective" not in kinds):
        return replace(party, name=text[begin : nation.end()], actor=None, sector=party.sector or "CVL")
    return party


def _kinds(word: str, party: Party, world: World) -> set[str]:
    """What a word stands for of the party's state: its name, an adjective, its people."""
    return {entry.kind for entry in world.names.get(word) if entry.state == party.state}


def _counted(text: str, end: int) -> int:
    """Where the words begin that count what follows: "some forty |Libyans"; the same place where none do."""
    begin = end
    for word in reversed(list(_WORD.finditer(text, max(0, end - BEFORE), end))):
        if text[word.end() : begin].strip() or not (
            word.group().lower() in COUNTING or _FIGURE.fullmatch(word.group())
        ):
            break
        begin = word.start()
    return begin


CIVILIANS = "CVL"
IN_OFFICE = ("GOV", None)
STATES = ("state", "seat", "capital")
_VERB = re.compile(r"\w+(?:ed|ing)|\w*held", re.IGNORECASE)
_THE = re.compile(r"^the\s", re.IGNORECASE)
_BY_VERB = re.compile(r"frame: A\b")


def by_its_people(event: EventMention, world: World) -> EventMention:
    """The act; of a demonstration that is named by a state, a people or a town the people are told as those who demonstrate."""
    if event.type != "PROTEST":
        return event
    verb = _VERB.fullmatch(event.trigger.text) or any(_BY_VERB.match(why) for why in event.provenance.reasons)

    def told(party: Party) -> Party:
        before = party.span is not None and 0 <= event.trigger.start - party.span.end <= 1
        land = party.body is None and party.person is None and (party.actor is None or world.is_state(party.actor))
        named = party.state is not None and party.sector in IN_OFFICE
        if not (before and land and named) or party.span is None:
            return party
        itself = verb and any(one.kind in STATES for one in world.names.get(_THE.sub("", party.span.text)))
        return party if itself else replace(party, sector=CIVILIANS)

    theirs = tuple(told(p) for p in event.actors)
    return (
        event if theirs == event.actors else because(replace(event, actors=theirs), "actor: the people, not the state")
    )
