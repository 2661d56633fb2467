"""In which state an act was. In: an act, where its report names states. Out: the state's code, or None.

Its own place tells it, else the one state that its sentence says something is inside of ("the unrest in Chad"), else where the acts of
force around it were.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from regesta.lexicons import lexicon, word_set
from regesta.link.acts.sides import Sides
from regesta.link.known.world import World
from regesta.records import EventMention, Mention

INHABITED = word_set("world/telling", "inhabited")
_TOWNS = re.compile(
    r"\b(?:[Ii]n|[Aa]t) (?:[a-z]+ ){0,3}(?P<people>[A-Z][\w-]+(?: [A-Z][\w-]+)?) "
    rf"(?:{'|'.join(sorted(INHABITED))})\b"
)
FOUGHT = frozenset(
    {"ASSAULT", "COERCE", "MOBILIZE", "AID"}
)  # what armed men do, or is done to them, where they are at home
NEXT = 3  # letters between two sentences of one paragraph


class Ground(NamedTuple):
    """A place where the report names a state, or a town of one: where its name begins; `named`: not by its adjective."""

    start: int
    state: str
    town: bool
    named: bool = True


def grounds_of(mentions: Sequence[Mention], sides: Sides, world: World) -> tuple[Ground, ...]:
    """The states that a report names, and the towns that are one state's, or of the one of those states that has a town of that name."""
    states = {code for _, code in sides.named}
    found = []
    for mention in mentions:
        if mention.kind != "name":
            continue
        entries = world.names.get(mention.span.text)
        lent = {entry.state for entry in entries if entry.kind == "adjective" and world.state(entry.state)}
        if len(lent) == 1 and not any(entry.kind == "state" for entry in entries):
            found += [Ground(mention.span.start, code, town=False, named=False) for code in lent if code]
            continue
        codes = {entry.state for entry in entries if entry.kind == "state"}
        town = not codes and mention.label == "LOC"
        if town:
            codes = {place.country for place in world.places.named(mention.span.text)}
            codes = codes if len(codes) == 1 else codes & states
        if len(codes) == 1 and (code := codes.pop()) is not None and world.state(code) is not None:
            found.append(Ground(mention.span.start, code, town))
    return tuple(found)


@cache
def _inside(*, town: bool) -> re.Pattern[str]:
    words = "|".join(map(re.escape, lexicon("world/locals")["inside"]))
    beside = "|".join(map(re.escape, lexicon("world/locals")["around"]))
    side = r"(?:north|south|east|west|centr)[a-z-]*"
    led = rf"(?:{words})" if not town else rf"(?:{words}|{beside}|{side}\sof)(?:\sthe\scapital,?)?"
    return re.compile(rf"\b{led}\s(?:the\s)?(?:(?:{side}|much\sof|neighbou?ring)\s){{0,2}}$", re.IGNORECASE)


def place_of(event: EventMention, world: World) -> str | None:
    """The state in which the act's own place lies; None at a border, and where no place is told."""
    place = event.place
    if place is None:
        return _in_their_towns(event, world)
    if place.country is None or world.state(place.country) is None or place.span is None:
        return None
    return place.country


def _in_their_towns(event: EventMention, world: World) -> str | None:
    """ "In several Chadian towns": the state whose towns they are."""
    named = {found["people"] for found in _TOWNS.finditer(event.sentence.text)}
    states = {entry.state for name in named for entry in world.names.get(name) if entry.kind == "adjective"}
    return states.pop() if len(states) == 1 else None


def scene_of(
    event: EventMention, others: Sequence[EventMention], grounds: Sequence[Ground], world: World
) -> str | None:
    """The state that an act of force was in; None where that is open.

    Args:
        event: the act.
        others: all acts of the report, in order.
        grounds: where the report names states and their towns.
        world: the known states.
    """
    where = event.place
    if where is not None and not _takes_part(event) and where.country is not None:
        return place_of(event, world)
    inside = _told_inside(event, grounds)
    if inside:
        return next(iter(inside)) if len(inside) == 1 else None
    return (_in_their_towns(event, world) if where is None else None) or _beside(event, others, world)


def _takes_part(event: EventMention) -> bool:
    """Whether what was read as the place is who fights there ("insurgents who fight Chad")."""
    at = event.place.span if event.place is not None else None
    return at is not None and any(p.span is not None and p.span.start <= at.start < p.span.end for p in event.actors)


def _told_inside(event: EventMention, grounds: Sequence[Ground]) -> set[str]:
    """The states of the sentence that something is said to be inside of, or in a town of."""
    start, text = event.sentence.start, event.sentence.text
    here = [one for one in grounds if start <= one.start < start + len(text)]
    inside = {one.state for one in here if one.named and _inside(town=one.town).search(text[: one.start - start])}
    return inside or ({one.state for one in here} if _the_country().search(text) else set())


@cache
def _the_country() -> re.Pattern[str]:
    """ "In the country", "in the north of the country"."""
    words = "|".join(map(re.escape, lexicon("world/locals")["inside"]))
    return re.compile(rf"\b(?:{words})\s(?:the\s(?:[a-z-]+\s){{1,2}}of\s)?the\scountry\b", re.IGNORECASE)


def _beside(event: EventMention, others: Sequence[EventMention], world: World) -> str | None:
    """The one state in which the other acts of force of its sentence were; else that of the sentence before."""
    force = [one for one in others if one.type in FOUGHT and one is not event]
    here = [one for one in force if one.sentence.start == event.sentence.start]
    before = [one for one in force if 0 <= event.sentence.start - one.sentence.end < NEXT]
    for near in (here, before):
        found = {place_of(one, world) for one in near if one.place is not None}
        if found:
            return found.pop() if len(found) == 1 else None
    return None
