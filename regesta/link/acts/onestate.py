"""Whose a body is in a report on one state. In: the acts of a report, what it names. Out: the acts, those inside the state with it.

"Security forces shot dozens of protesters": in a report that names no state but Togo, both are Togo's. Where a second state is named
anywhere, or a place that lies in one, nothing is concluded. Which words are meant is told by `lexicons/world/story.yaml`.
"""

import re
from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from regesta.lexicons import lexicon
from regesta.link.acts.scene import Ground
from regesta.link.acts.sides import because
from regesta.link.known.world import World
from regesta.records import EventMention, Mention, Party

NAMED = 2  # how often the report must name the state, a choice: once is by the way
FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST"})
NO_PARTY = frozenset({"i", "we", "he", "she", "it", "they", "you", "who"})
OUTLET = "MED"
IN_POLITICS = frozenset({"LEG", "GOV", "MIL", "OPP"})  # held by name: "Deputy Speaker Ola Lund"
PEOPLE = "CVL"  # whose other acts are their own affair


@cache
def _inside() -> tuple[re.Pattern[str], dict[str, str]]:
    table = {str(noun): str(entry["sector"]) for entry in lexicon("world/story")["inside"] for noun in entry["nouns"]}
    longest = sorted(table, key=lambda noun: (-len(noun), noun))
    return re.compile(rf"\b({'|'.join(map(re.escape, longest))})$"), table


@cache
def elsewhere() -> frozenset[str]:
    """Words that make people another state's, or several states'."""
    return frozenset(map(str, lexicon("world/story")["elsewhere"]))


def inside_the_one(
    events: Sequence[EventMention], mentions: Sequence[Mention], grounds: Sequence[Ground], world: World
) -> tuple[EventMention, ...]:
    """The acts with the bodies that a report on one state leaves without it."""
    code = _only(events, mentions, world)
    if code is not None and {one.state for one in grounds} - {code}:
        return tuple(events)  # a town elsewhere
    return tuple(_within(event, code) for event in events) if code is not None else tuple(events)


def _only(events: Sequence[EventMention], mentions: Sequence[Mention], world: World) -> str | None:
    """The one state that a report names, or whose people, bodies and places it names."""
    named = [world.actor(mention.actor) for mention in mentions if mention.kind == "name" and mention.actor]
    known = [actor for actor in named if actor is not None and actor.state and actor.sector != OUTLET]
    told = [actor.state for actor in known if actor.kind == "state"]  # a body's name alone may be misread
    places = {event.place.country for event in events if event.place is not None and event.place.country}
    states = {*(actor.state for actor in known), *places}
    if len(states) != 1 or len(told) < NAMED:
        return None
    (code,) = states
    state = world.state(code)
    return code if state is not None and state.kind == "state" else None


def _within(event: EventMention, code: str) -> EventMention:
    actors = tuple(_of(party, event, code) for party in event.actors)
    recipients = tuple(_of(party, event, code) for party in event.recipients)
    if (actors, recipients) == (event.actors, event.recipients):
        return event
    return because(
        replace(event, actors=actors, recipients=recipients), "party: of the one state that the report names"
    )


def _of(party: Party, event: EventMention, code: str) -> Party:
    if party.state is not None or party.name.lower() in NO_PARTY:
        return party
    if party.sector in IN_POLITICS and elsewhere().isdisjoint(party.name.lower().split()):
        return replace(party, state=code)
    sector = inside_sector(party.name) if party.actor is None else None
    if sector is None or (sector == PEOPLE and event.type not in FORCE):
        return party
    return replace(party, state=code, sector=party.sector or sector)


def inside_sector(name: str) -> str | None:
    """The sector of words for a body inside a state; None for those with a name, or that may be of elsewhere."""
    words = name.split()
    if words[0].lower() in ("a", "an"):  # "a new premier", "a government with the rebels": one that is not there yet
        return None
    if any(word[:1].isupper() and word != "MPs" for word in words[1:]) or elsewhere() & {
        word.lower() for word in words
    }:
        return None
    expression, table = _inside()
    found = expression.search(name.lower())
    return table[found[1]] if found is not None else None
