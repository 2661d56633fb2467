"""Places by name: country, region, city, venue or sea, and how exactly. In: the words of a place, the states the report is about.

Out: a PlaceRef. A name that several places share is decided by the report's states, then by a capital or a great city; else it stays
open: no place, no country. Coordinates are None when unknown.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import cache
from typing import Any, Protocol

from anyascii import anyascii

from regesta.lexicons import lexicon
from regesta.link import tables
from regesta.link.build import Names, plain
from regesta.records import Place, PlaceRef, Span, record_id


class Knows(Protocol):
    """What this module asks of a World (which holds it)."""

    names: Names
    places: "Places"


_LEAD = re.compile(r"^(?:the\s+)?(?:city|town|village|capital|port|state|province|region|district|island|outskirts|suburb)s?\s+of\s+", re.I)
_SIDE = re.compile(r"^(?:north|south|east|west|central|northern|southern|eastern|western|upper|lower|downtown|greater|near|off|outside)(?:[- ](?:east|west)(?:ern)?)?\s+", re.I)


def place_id(name: str, kind: str, country: str | None) -> str:
    """The id of a place: name, kind, country."""
    return record_id("place", plain(name), kind, country)


@cache
def _words(kind: str) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(word) for word in sorted(lexicon("world/places")[f"{kind}_words"], key=len, reverse=True))
    return re.compile(rf"\b(?:{alternatives})s?\b", re.IGNORECASE)


def _key(name: str) -> str:
    """Look-up form: no accents, no apostrophes."""
    return re.sub(r"['`]", "", anyascii(plain(name)).lower())


class Places:
    """Cities, regions, seas, venues by name."""

    def __init__(self) -> None:
        self._by_name: dict[str, list[Place]] | None = None
        self._major: set[str] = set()
        self._by_id: dict[str, Place] = {}
        self._extra: list[Mapping[str, Any]] = []
        self.own: set[str] = set()

    def add(self, entry: Mapping[str, Any]) -> None:
        """Add a place of the user's; it goes before all others of the name."""
        self._extra.append(entry)
        self._by_name = None

    def named(self, name: str) -> tuple[Place, ...]:
        """The places of that name."""
        return tuple(self._filed().get(_key(name), ()))

    def by_id(self, key: str) -> Place | None:
        """The place with this id."""
        self._filed()
        return self._by_id.get(key)

    def major(self, place: Place) -> bool:
        """Whether it is one of its state's great cities."""
        return place.id in self._major

    def _filed(self) -> dict[str, list[Place]]:
        if self._by_name is None:
            self._by_name = defaultdict(list)
            self._by_id, self._major = {}, set()
            self._cities()
            self._lexicon()
            for entry in self._extra:
                kind = {"port": "city", "town": "city", "strait": "sea", "country": "country"}.get(str(entry.get("kind")), str(entry.get("kind") or "city"))
                names = (str(entry["name"]), *map(str, entry.get("aliases") or ()))
                for name in names:
                    self._by_name.pop(_key(name), None)
                made = _place(names[0], kind, entry.get("state"), names=names[1:])
                self.own.add(made.id)
                self._file(made)
        return self._by_name

    def _file(self, place: Place, *, major: bool = False) -> None:
        assert self._by_name is not None
        if place.id not in self._by_id:
            self._by_id[place.id] = place
            for name in dict.fromkeys(_key(name) for name in (place.name, *place.names)):
                self._by_name[name].append(place)
        if major:
            self._major.add(place.id)

    def _cities(self) -> None:
        capitals = {(row.code, _key(row.capital)) for row in tables.states() if row.capital}
        spelled = {(_key(str(row[0])), str(row[1])): tuple(map(str, row[2:])) for row in lexicon("world/places")["cities"]}
        regions: set[tuple[str, str]] = set()
        for row in tables.cities():
            country = row.country or None
            if (row.region, row.country) not in regions and row.region:
                regions.add((row.region, row.country))
                self._file(_place(row.region, "region", country, point=(row.latitude, row.longitude) if not row.name else (None, None)))
            if row.name:
                key = _key(row.name)
                names = spelled.pop((key, row.country), ())
                place = _place(row.name, "city", country, names=names, region=row.region or None, point=(row.latitude, row.longitude))
                self._file(place, major=row.major or (row.country, key) in capitals)
        for (key, code), names in spelled.items():
            self._file(_place(names[0] if key not in names else key, "city", code, names=(key.title(), *names)), major=True)

    def _lexicon(self) -> None:
        table = lexicon("world/places")
        for names in table["seas"]:
            self._file(_place(str(names[0]), "sea", None, names=tuple(map(str, names[1:]))))
        for area in table["areas"]:
            self._file(_place(str(area["name"]), "region", area.get("state"), names=tuple(map(str, area.get("also", ())))))
        for name, city, state, *others in table["venues"]:
            self._file(_place(str(name), "venue", str(state) or None, names=tuple(map(str, others)), region=str(city) or None))


def _place(
    name: str, kind: str, country: Any, *, names: tuple[str, ...] = (), region: str | None = None,
    point: tuple[float | None, float | None] = (None, None),
) -> Place:  # fmt: skip
    code = str(country) if country else None
    # Several cities of one name in one state are told apart by their region.
    key = record_id("place", plain(name), kind, code, region if kind == "city" else None)
    return Place(id=key, name=name, kind=kind, names=names, country=code, region=region, latitude=point[0], longitude=point[1])


def place(name: str, *, span: Span | None, world: Knows, context_states: Collection[str] = (), text: str = "") -> PlaceRef:
    """The place a name stands for.

    Args:
        name: the words ("the city of Zenda", "Zenda, Ruritania").
        span: where they stand, kept as they are.
        world: places and states.
        context_states: codes of the states the report is about, best first.
        text: the report's text, for names like "Georgia" that the states alone do not settle.
    """
    words = " ".join(name.replace("’", "'").split()).strip(" ,.;:")
    bare = words[4:] if words.lower().startswith("the ") else words
    named = _one(bare, world, context_states, text)
    if named is None and "," in bare:
        named = _with_tail(bare, world, context_states, text)
    for cut in (_LEAD, _SIDE):
        if named is None and cut.match(bare):
            named = _one(cut.sub("", bare), world, context_states, text)
    if named is None:
        return PlaceRef(name=words, span=span, precision=_precision(bare))
    kind = {"island": "region"}.get(named.kind, named.kind)
    return PlaceRef(name=named.name, span=span, place=named.id, country=named.country, precision=kind)


def _precision(words: str) -> str | None:
    """What the name's own words say it is, for a place that no table holds."""
    for kind, precision in (("venue", "venue"), ("region", "region"), ("water", "sea")):
        if _words(kind).search(words):
            return precision
    return None


def _with_tail(words: str, world: Knows, states: Collection[str], text: str) -> Place | None:
    """ "Zenda, Ruritania": the tail says which."""
    head, _, tail = words.partition(",")
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
                return _place(words, "region", clash["other"])
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
    return _decide(found, world, states)


def _decide(found: list[Place], world: Knows, states: Collection[str]) -> Place | None:
    """Of several places of one name: special ones, then the report's states, then the great city, then the only one."""
    special = [place for place in found if place.id in world.places.own or place.kind in ("sea", "venue")]
    if special:
        return special[0]
    great = [place for place in found if world.places.major(place)]
    cities = [place for place in found if place.kind == "city"]
    regions = [place for place in found if place.kind == "region"]
    for state in states:
        here = [place for place in great if place.country == state] or [place for place in cities if place.country == state]
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
