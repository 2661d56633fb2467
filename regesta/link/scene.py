"""In which state an act was. In: an act, where its report names states. Out: the state's code, or None.

Its own place tells it, else the one state that its sentence says something is inside of ("the unrest in Chad"), else where the acts of
force around it were. A border is no place of one state, and a state that is fired at is not where it is fired from.
"""

import re
from collections.abc import Sequence
from functools import cache

from regesta.lexicons import lexicon
from regesta.link.sides import Sides
from regesta.link.world import World
from regesta.records import EventMention

_BORDER = re.compile(r"\b(?:border|frontier)s?\b", re.IGNORECASE)  # before a place: of two states
FOUGHT = frozenset(
    {"ASSAULT", "COERCE", "MOBILIZE", "AID"}
)  # what armed men do, or is done to them, where they are at home
NEXT = 3  # letters between two sentences of one paragraph


@cache
def _inside() -> re.Pattern[str]:
    words = "|".join(map(re.escape, lexicon("world/locals")["inside"]))
    return re.compile(
        rf"\b(?:{words})\s(?:the\s)?(?:(?:(?:north|south|east|west|centr)[a-z-]*|much\sof|neighbou?ring)\s){{0,2}}$",
        re.IGNORECASE,
    )


def place_of(event: EventMention, world: World) -> str | None:
    """The state in which the act's own place lies; None at a border, and where no place is told."""
    place = event.place
    if place is None or place.country is None or world.state(place.country) is None or place.span is None:
        return None
    return None if _BORDER.search(place.span.text.split(place.name)[0]) else place.country


def scene_of(event: EventMention, others: Sequence[EventMention], sides: Sides, world: World) -> str | None:
    """The state that an act of force was in; None where that is open.

    Args:
        event: the act.
        others: all acts of the report, in order.
        sides: where the report names which state.
        world: the known states.
    """
    if event.place is not None:
        return place_of(event, world)
    inside = _told_inside(event, sides, world)
    return next(iter(inside)) if len(inside) == 1 else None if inside else _beside(event, others, world)


def aimed_at(event: EventMention) -> bool:
    """Whether the place is the state that the act is turned on ("rockets fired at Chad"): not where those who act must be."""
    place = event.place
    if place is None or place.precision != "country":
        return False
    return any(p.state == place.country and p.person is None and p.sector in (None, "GOV") for p in event.recipients)


def _told_inside(event: EventMention, sides: Sides, world: World) -> set[str]:
    """The states of the sentence that something is said to be inside of."""
    start, text = event.sentence.start, event.sentence.text
    found: set[str] = set()
    for mention, code in sides.named:
        if not (start <= mention.span.start < start + len(text)):
            continue
        named = any(entry.kind == "state" for entry in world.names.get(mention.span.text))
        if named and _inside().search(text[: mention.span.start - start]):
            found.add(code)
    return found


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
