"""The table of places: cities, regions, seas, venues. In: the shipped tables and lists, places of the user's. Out: Places by name."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Any

from anyascii import anyascii

from regesta.lexicons import lexicon
from regesta.link.known import tables
from regesta.link.known.build import plain
from regesta.records import Place, PlaceRef, record_id


def place_id(name: str, kind: str, country: str | None) -> str:
    """The id of a place: name, kind, country."""
    return record_id("place", plain(name), kind, country)


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
        made = listed_place(names[0], kinds.get(kind, kind), entry.get("state"), names=names[1:], point=point)
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
            found += [listed_place(name, "region", state) for name, state in sorted(self._regions.get(key, ()))]
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
                for place in [listed_place(pair[0], "region", pair[1])]
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
                self._list(listed_place(names[0], "city", country, names=names))

    def _city(self, row: tables.CityRow) -> Place:
        names = self._other.get((place_key(row.name), row.country), ())
        point = (row.latitude, row.longitude)
        made = listed_place(
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
            self._list(listed_place(str(names[0]), "sea", None, names=tuple(map(str, names[1:]))))
        for area in table["areas"]:
            names = tuple(map(str, area.get("also", ())))
            made = listed_place(str(area["name"]), "region", area.get("state"), names=names)
            self._areas.add(made.id)
            self._list(made)
        for name, city, state, *others in table["venues"]:
            self._list(
                listed_place(
                    str(name), "venue", str(state) or None, names=tuple(map(str, others)), region=str(city) or None
                )
            )


def _weak(code: str) -> bool:
    """Whether the capital's name is as often another place's (San Jose); Washington is not."""
    return bool(lexicon("world/states").get(code, {}).get("weak_capital")) and code != "USA"


def _shown(name: str, names: tuple[str, ...]) -> str:
    """The usual English spelling, where the table has a scholar's ("Kaesŏng")."""
    return next((other for other in names if other.isascii()), name) if not name.isascii() else name


def listed_place(
    name: str, kind: str, country: Any, *, names: tuple[str, ...] = (), region: str | None = None,
    point: tuple[float | None, float | None] = (None, None),
) -> Place:  # fmt: skip
    """A place of the tables as a record."""
    code = str(country) if country else None
    # Several cities of one name in one state are told apart by their region.
    key = record_id("place", plain(name), kind, code, region if kind == "city" else None)
    return Place(
        id=key, name=name, kind=kind, names=names, country=code, region=region, latitude=point[0], longitude=point[1]
    )
