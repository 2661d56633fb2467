"""Places by name: country, region, city, venue or sea, and how exactly. In: the words of a place, the states the report is about.

Out: a PlaceRef. A name that several places share is decided by the report's states, then by a capital or a great city; else it stays
open: no place, no country. Coordinates are None when unknown.
"""

import re
from collections import Counter, defaultdict
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


_LEAD = re.compile(
    r"^(?:the\s+)?(?:city|town|village|capital|port|state|province|region|district|island|outskirts|suburb)s?\s+of\s+",
    re.I,
)
_SIDE = re.compile(
    r"^(?:north|south|east|west|central|northern|southern|eastern|western|upper|lower|downtown|greater|near|off|outside)"
    r"(?:[- ](?:east|west)(?:ern)?)?\s+",
    re.I,
)


def place_id(name: str, kind: str, country: str | None) -> str:
    """The id of a place: name, kind, country."""
    return record_id("place", plain(name), kind, country)


@cache
def _words(kind: str) -> re.Pattern[str]:
    alternatives = "|".join(
        re.escape(word) for word in sorted(lexicon("world/places")[f"{kind}_words"], key=len, reverse=True)
    )
    return re.compile(rf"\b(?:{alternatives})s?\b", re.IGNORECASE)


def place_key(name: str) -> str:
    """Look-up form of a place's name: no accents, no apostrophes, no "the", lower case."""
    return re.sub(r"['`]", "", anyascii(plain(name)).lower())


class Places:
    """Cities, regions, seas, venues by name."""

    def __init__(self) -> None:
        self._lines: dict[str, list[int]] | None = None
        self._listed: dict[str, list[Place]] = defaultdict(list)
        self._regions: dict[str, set[tuple[str, str]]] = defaultdict(set)
        self._other: dict[tuple[str, str], tuple[str, ...]] = {}
        self._capitals: set[str] = set()
        self._towns: Counter[tuple[str, str]] = Counter()
        self._areas: set[str] = set()
        self._great: set[str] = set()
        self.own: set[str] = set()
        self._hidden: set[str] = set()
        self._directions = {place_key(str(word)) for word in lexicon("world/places")["directions"]}
        self._lexicon()

    def add(self, entry: Mapping[str, Any]) -> None:
        """Add a place of the user's; it goes before all others of the name."""
        kinds = {"port": "city", "town": "city", "strait": "sea", "channel": "sea"}
        kind = str(entry.get("kind") or "city")
        names = (str(entry["name"]), *map(str, entry.get("aliases") or ()))
        for name in names:
            self._listed.pop(place_key(name), None)
            self._hidden.add(place_key(name))
        north, east = entry.get("latitude"), entry.get("longitude")
        known = isinstance(north, int | float) and isinstance(east, int | float)
        point = (float(north or 0), float(east or 0)) if known else (None, None)
        made = _place(names[0], kinds.get(kind, kind), entry.get("state"), names=names[1:], point=point)
        self.own.add(made.id)
        self._list(made)

    def own_names(self) -> tuple[str, ...]:
        """Names of the user's places."""
        return tuple(
            dict.fromkeys(
                n for places in self._listed.values() for p in places if p.id in self.own for n in (p.name, *p.names)
            )
        )

    def named(self, name: str) -> tuple[Place, ...]:
        """The places of that name."""
        if place_key(name) in self._directions:
            return ()
        key = place_key(name)
        found = list(self._listed.get(key, ()))
        if key not in self._hidden:
            self._read()
            assert self._lines is not None
            lines = tables.city_lines()
            found += [self._city(tables.city(lines[number])) for number in self._lines.get(key, ())]
            found += [_place(name, "region", state) for name, state in sorted(self._regions.get(key, ()))]
        return tuple({place.id: place for place in found}.values())

    def meant(self, said: PlaceRef) -> Place | None:
        """The place that was found for words, None for a state; by its name, as making every place of the table takes a second."""
        if said.place is None or said.place == place_id(said.name, "country", said.country):
            return None
        return next((one for one in self.named(said.name) if one.id == said.place), None) or self._ids().get(said.place)

    @cache  # noqa: B019 - one Places lives as long as its World
    def _ids(self) -> dict[str, Place]:
        self._read()
        made = {place.id: place for places in self._listed.values() for place in places}
        made.update({place.id: place for line in tables.city_lines() for place in [self._city(tables.city(line))]})
        made.update(
            {
                place.id: place
                for pairs in self._regions.values()
                for pair in pairs
                for place in [_place(pair[0], "region", pair[1])]
            }
        )
        return made

    def listed(self, place: Place) -> bool:
        """Whether it is the user's own, or an area of the lexicon: it goes before cities and regions of its name."""
        return place.id in self.own or place.id in self._areas

    def major(self, place: Place) -> bool:
        """Whether it is one of its state's great cities."""
        return place.id in self._great

    def _read(self) -> None:
        """File the lines of the city table by key; places themselves are made when asked for."""
        if self._lines is not None:
            return
        self._lines = {}
        seen: set[tuple[str, str]] = set()
        capitals = {
            (row.code, place_key(row.capital)): "" for row in tables.states() if row.capital and not _weak(row.code)
        }
        found: set[tuple[str, str]] = set()
        for number, line in enumerate(tables.city_lines()):
            key, name, country, region, geoname, _ = line.split("\t", 5)
            if name and (held := capitals.get((country, key))) is not None and (not held or int(geoname) < int(held)):
                capitals[country, key] = (
                    geoname  # of several towns of the capital's name the oldest entry is the capital
                )
            if (region, country) not in seen and region:
                seen.add((region, country))
                self._regions[place_key(region)].add((region, country))
            if name:
                self._lines.setdefault(key, []).append(number)
                self._towns[key, country] += 1
                for other in self._other.get((key, country), ()):
                    found.add((key, country))
                    if place_key(other) != key:
                        self._lines.setdefault(place_key(other), []).append(number)
        self._capitals = set(capitals.values()) - {""}
        for (key, country), names in self._other.items():
            if (key, country) not in found:
                self._list(_place(names[0], "city", country, names=names))

    def _city(self, row: tables.CityRow) -> Place:
        names = self._other.get((place_key(row.name), row.country), ())
        point = (row.latitude, row.longitude)
        made = _place(
            _shown(row.name, names) or row.region,
            "city" if row.name else "region",
            row.country or None,
            names=names,
            region=row.region if row.name else None,
            point=point,
        )
        alone = self._towns[place_key(row.name), row.country] == 1 if names else False
        if row.major or row.geoname in self._capitals or alone:  # what is worth other spellings is great
            self._great.add(made.id)
        return made

    def _list(self, place: Place) -> None:
        for name in dict.fromkeys(place_key(name) for name in (place.name, *place.names)):
            self._listed[name].append(place)

    def _lexicon(self) -> None:
        table = lexicon("world/places")
        for name, state, *others in table["cities"]:
            self._other[place_key(str(name)), str(state)] = (str(name), *map(str, others))
        for names in table["seas"]:
            self._list(_place(str(names[0]), "sea", None, names=tuple(map(str, names[1:]))))
        for area in table["areas"]:
            names = tuple(map(str, area.get("also", ())))
            made = _place(str(area["name"]), "region", area.get("state"), names=names)
            self._areas.add(made.id)
            self._list(made)
        for name, city, state, *others in table["venues"]:
            self._list(
                _place(str(name), "venue", str(state) or None, names=tuple(map(str, others)), region=str(city) or None)
            )


def _weak(code: str) -> bool:
    """Whether the capital's name is as often another place's (San Jose); Washington is not."""
    return bool(lexicon("world/states").get(code, {}).get("weak_capital")) and code != "USA"


def _shown(name: str, names: tuple[str, ...]) -> str:
    """The usual English spelling, where the table has a scholar's ("Kaesŏng")."""
    return next((other for other in names if other.isascii()), name) if not name.isascii() else name


def _place(
    name: str, kind: str, country: Any, *, names: tuple[str, ...] = (), region: str | None = None,
    point: tuple[float | None, float | None] = (None, None),
) -> Place:  # fmt: skip
    code = str(country) if country else None
    # Several cities of one name in one state are told apart by their region.
    key = record_id("place", plain(name), kind, code, region if kind == "city" else None)
    return Place(
        id=key, name=name, kind=kind, names=names, country=code, region=region, latitude=point[0], longitude=point[1]
    )


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
