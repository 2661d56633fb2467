"""The compact tables made by tools/make_world.py. In: files of regesta/lexicons/world. Out: typed rows, decoded once.

People are JSON arrays, decoded by msgspec in one go; the rest are tab separated. Sources and licences: regesta/lexicons/world/README.md.
"""

import gzip
import re
from functools import cache
from importlib.resources import files

import msgspec

SOURCES = {
    "W": "Wikidata by every-politician-scrapers (CC0), to mid 2022",
    "C": "CIA World Leaders, 2019-06-04 (public domain)",
    "A": "Archigos 4.1 (facts), to 2015",
    "K": "public knowledge, to 2025-12",
    "U": "actors file",
}
# The day up to which the hand-written table was brought.
KNOWN_TO = "2025-12-31"


class OfficeRow(msgspec.Struct, frozen=True, array_like=True):
    """An office held. Dates are EDTF as given: "2024", "2024-05", "2024-05-12" or "" when unknown; `role` as in titles.yaml."""

    title: str
    body: str
    state: str
    since: str
    until: str
    as_of: str
    source: str
    role: str


class PersonRow(msgspec.Struct, frozen=True, array_like=True):
    """A person with all names (the first is the usual one), the blocking keys of those names, and the offices."""

    names: tuple[str, ...]
    keys: tuple[str, ...]
    offices: tuple[OfficeRow, ...]
    qid: str = ""


class StateRow(msgspec.Struct, frozen=True, kw_only=True):
    """A state or territory: code, usual name, all names in all scripts, capital ("" when none)."""

    code: str
    alpha2: str
    name: str
    names: tuple[str, ...]
    capital: str
    independent: bool


class CityRow(msgspec.Struct, frozen=True, kw_only=True):
    """A city of 15,000 people or more, or a North Korean county; `region` is the first level under the state."""

    name: str
    country: str
    region: str
    geoname: str
    major: bool
    latitude: float | None = None
    longitude: float | None = None


class OutletRow(msgspec.Struct, frozen=True, kw_only=True):
    """An outlet of the State Media Matrix."""

    name: str
    company: str
    country: str
    typology: str
    domain: str


def _lines(name: str) -> list[list[str]]:
    data = files("regesta.lexicons").joinpath(f"world/{name}").read_bytes()
    text = (gzip.decompress(data) if name.endswith(".gz") else data).decode("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def people() -> list[PersonRow]:
    """Every person of offices.csv (about 35,000), with offices."""
    data = gzip.decompress(files("regesta.lexicons").joinpath("world/people.json.gz").read_bytes())
    return msgspec.json.decode(data, type=list[PersonRow])


@cache
def states() -> list[StateRow]:
    """Every ISO 3166-1 territory."""
    return [
        StateRow(code=c, alpha2=a, name=n, names=tuple(s.split("|")), capital=k, independent=i == "1")
        for c, a, n, s, k, i in _lines("states.tsv")
    ]


@cache
def cities() -> list[CityRow]:
    """Cities of the world."""
    return [
        CityRow(
            name=n, country=c, region=r, geoname=g, major=m == "1",
            latitude=float(y) if y else None, longitude=float(x) if x else None,
        )
        for n, c, r, g, m, y, x in _lines("cities.tsv.gz")
    ]  # fmt: skip


@cache
def outlets() -> list[OutletRow]:
    """State-run, captured and public outlets of 157 countries."""
    return [OutletRow(name=n, company=o, country=c, typology=t, domain=d) for n, o, c, t, d in _lines("outlets.tsv")]


_PARTS = re.compile(r"^\d{4}(?:-\d{2}(?:-\d{2})?)?$")


def is_date(value: str) -> bool:
    """Whether the value is a year, month or day as the tables write it."""
    return bool(_PARTS.match(value))
