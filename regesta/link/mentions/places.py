"""Places by name: country, region, city, venue or sea, and how exactly. In: the words of a place, the states the report is about.

Out: a PlaceRef. A name that several places share is decided by the report's states, then by a capital or a great city; else it stays
open: no place, no country. Coordinates are None when unknown.
"""

import re
from collections.abc import Collection
from functools import cache
from typing import Protocol

from regesta.lexicons import lexicon
from regesta.link.known.build import Names
from regesta.link.known.gazetteer import Places, listed_place, place_id, place_key
from regesta.records import Place, PlaceRef, Span


class Knows(Protocol):
    """What this module asks of a World (which holds it)."""

    names: Names
    places: "Places"


_LEAD = re.compile(
    r"^(?:the\s+)?(?:city|town|village|capital|port|state|province|region|district|island|outskirts|suburb)s?\s+of\s+",
    re.I,
)
_SIDE = re.compile(
    r"^(?:north|south|east|west|central|northern|southern|eastern|western|upper|lower|downtown|greater|near|off|outside)"
    r"(?:[- ](?:east|west)(?:ern)?)?\s+",
    re.I,
)


@cache
def _words(kind: str) -> re.Pattern[str]:
    alternatives = "|".join(
        re.escape(word) for word in sorted(lexicon("world/places")[f"{kind}_words"], key=len, reverse=True)
    )
    return re.compile(rf"\b(?:{alternatives})s?\b", re.IGNORECASE)


def place(
    name: str, *, span: Span | None, world: Knows, context_states: Collection[str] = (), text: str = ""
) -> PlaceRef:
    """The place a name stands for.

    Args:
        name: the words ("the city of Zenda", "Zenda, Ruritania").
        span: where they stand, kept as they are.
        world: places and states.
        context_states: codes of the states the report is about, best first.
        text: the report's text, for names like "Georgia" that the states alone do not settle.
    """
    words = " ".join(name.replace("’", "'").split()).strip(" ,;:")
    bare = words[4:] if words.lower().startswith("the ") else words
    named = _one(bare, world, context_states, text)
    if named is None and "," in bare:
        named = _with_tail(bare, world, context_states, text)
    for cut in (_LEAD, _SIDE):
        if named is None and cut.match(bare):
            named = _one(cut.sub("", bare), world, context_states, text)
    if named is None:
        return _open(words, span, world, context_states, text)
    kind = {"island": "region"}.get(named.kind, named.kind)
    return PlaceRef(name=named.name, span=span, place=named.id, country=named.country, precision=kind)


def _open(words: str, span: Span | None, world: Knows, states: Collection[str], text: str) -> PlaceRef:
    """A place that no table holds, in the state that the words name ("Nimu, Ladakh") or whose seat it is."""
    head, _, tail = words.removeprefix("the ").partition(",")
    wider = _one(tail.strip(), world, states, text) if tail.strip() else None
    seats = {entry.state for entry in world.names.get(head) if entry.kind == "seat"}
    if not tail and len(seats) == 1 and (words.startswith("the ") or _precision(head) == "venue"):
        return PlaceRef(name=words, span=span, country=seats.pop(), precision="venue")
    return PlaceRef(name=words, span=span, country=wider.country if wider else None, precision=_precision(head))


def _precision(words: str) -> str | None:
    """What the name's own words say it is, for a place that no table holds."""
    for kind, precision in (("venue", "venue"), ("region", "region"), ("water", "sea")):
        if _words(kind).search(words):
            return precision
    return None


def _with_tail(words: str, world: Knows, states: Collection[str], text: str) -> Place | None:
    """ "Zenda, Ruritania": the tail says which."""
    head, _, tail = words.partition(",")
    within = place_key(tail.strip())
    inside = [one for one in world.places.named(head.strip()) if one.region and place_key(one.region) == within]
    if len(inside) == 1:
        return inside[0]
    where = _one(tail.strip(), world, states, text)
    if where is None or not where.country:
        return _one(head.strip(), world, states, text)
    return _one(head.strip(), world, [where.country], text, only=True)


def _country(words: str, world: Knows, text: str) -> Place | None:
    found = [entry for entry in world.names.get(words) if entry.kind == "state" and entry.state]
    for clash in lexicon("world/places")["clashes"]:
        if clash["name"] == words and clash["other"]:
            other = sum(_has(text, str(word)) for word in clash["for_other"])
            if other > sum(_has(text, str(word)) for word in clash["for_state"]):
                return listed_place(words, "region", clash["other"])
    if len({entry.actor for entry in found}) != 1 or found[0].shared:
        return None
    if found[0].needs and not any(_has(text, word) for word in found[0].needs):
        return None
    actor = world.names.actors[found[0].actor]
    return Place(id=place_id(actor.name, "country", actor.state), name=actor.name, kind="country", country=actor.state)


def _has(text: str, word: str) -> bool:
    return re.search(rf"\b{re.escape(word)}", text) is not None


def _one(words: str, world: Knows, states: Collection[str], text: str, *, only: bool = False) -> Place | None:
    """The one place the words can mean here; None when open. `only`: it must lie in one of the states."""
    found = list(world.places.named(words))
    if not found and _words("region").search(words):
        bare = _words("region").sub("", words).strip(" ,")
        found = [place for place in world.places.named(bare) if place.kind == "region"] if bare else []
    country = None if only else _country(words, world, text)
    if country is not None:
        return country
    if only:
        found = [place for place in found if place.country in states]
    exact = [place for place in found if place_key(place.name) == place_key(words)]
    if any(world.places.major(place) for place in exact):  # Delhi before New Delhi, which is called so as well
        found = [place for place in found if place in exact or place.kind != "city"]
    return _decide(found, world, states)


def _decide(found: list[Place], world: Knows, states: Collection[str]) -> Place | None:
    """Of several places of one name: special ones, then the report's states, then the great city, then the only one."""
    special = [place for place in found if world.places.listed(place) or place.kind in ("sea", "venue")]
    if special:
        return special[0]
    great = [place for place in found if world.places.major(place)]
    cities = [place for place in found if place.kind == "city"]
    regions = [place for place in found if place.kind == "region"]
    for state in states:
        here = [place for place in great if place.country == state] or [
            place for place in cities if place.country == state
        ]
        here = here or [place for place in regions if place.country == state]
        if here:
            return here[0] if len(here) == 1 else None
    if len(great) == 1:
        return great[0]
    if great:
        return None
    if len({place.country for place in found}) == 1:
        return (cities or regions)[0] if len(cities) <= 1 else None
    if len(regions) == 1 and not cities:
        return regions[0]
    return None


def same_place(left: str, right: str, world: Knows) -> bool:
    """Whether two names ("Kyiv", "Киев"; "Tripoli, Libya") lead to one place of the tables; False when either stays open."""
    one, other = (place(name, span=None, world=world) for name in (left, right))
    return one.place is not None and one.place == other.place
