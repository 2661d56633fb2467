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


class OfficeRow(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An office held. Dates are EDTF as given: "2024", "2024-05", "2024-05-12" or "" when unknown; `role` as in titles.yaml."""

    title: str
    body: str
    state: str
    since: str
    until: str
    as_of: str
    source: str
    role: str


class PersonRow(msgspec.Struct, frozen=True, array_like=True, gc=False):
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


class Rows:
    """The people's rows, decoded when asked for: each is a line of keys, offices with a role ("RUS:president"), and JSON."""

    def __init__(self) -> None:
        data = gzip.decompress(files("regesta.lexicons").joinpath("world/people.tsv.gz").read_bytes())
        self._lines = [line for line in data.decode("utf-8").split("\n") if line and line[0] != "#"]
        self._made: dict[int, PersonRow] = {}
        self._decode = msgspec.json.Decoder(PersonRow).decode

    def __len__(self) -> int:
        return len(self._lines)

    def __getitem__(self, index: int) -> PersonRow:
        made = self._made.get(index)
        if made is None:
            made = self._made[index] = self._decode(self._lines[index].rpartition("\t")[2])
        return made

    def append(self, row: PersonRow) -> None:
        """Add a row at the end."""
        self._made[len(self._lines)] = row
        roles = " ".join(dict.fromkeys(f"{office.state}:{office.role}" for office in row.offices if office.role))
        self._lines.append(f"{' '.join(row.keys)}\t{roles}\t")

    def replace(self, index: int, row: PersonRow) -> None:
        """Put another row in the place of one."""
        roles = " ".join(dict.fromkeys(f"{office.state}:{office.role}" for office in row.offices if office.role))
        self._made[index] = row
        self._lines[index] = f"{' '.join(row.keys)}\t{roles}\t"

    def keys(self, index: int) -> list[str]:
        """The blocking keys of a row."""
        return self._lines[index].partition("\t")[0].split(" ")

    def roles(self, index: int) -> list[str]:
        """The offices with a role, as "RUS:president"."""
        return self._lines[index].split("\t", 2)[1].split()


@cache
def states() -> list[StateRow]:
    """Every ISO 3166-1 territory."""
    return [
        StateRow(code=c, alpha2=a, name=n, names=tuple(s.split("|")), capital=k, independent=i == "1")
        for c, a, n, s, k, i in _lines("states.tsv")
    ]


@cache
def city_lines() -> list[str]:
    """The city table's lines; the first field is the look-up key of the name."""
    data = gzip.decompress(files("regesta.lexicons").joinpath("world/cities.tsv.gz").read_bytes())
    return [line for line in data.decode("utf-8").split("\n") if line and line[0] != "#"]


def city(line: str) -> CityRow:
    """A line of the city table, decoded."""
    _, n, c, r, g, m, y, x = line.split("\t")
    return CityRow(
        name=n, country=c, region=r, geoname=g, major=m == "1", latitude=float(y) if y else None, longitude=float(x) if x else None
    )  # fmt: skip


@cache
def outlets() -> list[OutletRow]:
    """State-run, captured and public outlets of 157 countries."""
    return [OutletRow(name=n, company=o, country=c, typology=t, domain=d) for n, o, c, t, d in _lines("outlets.tsv")]


_PARTS = re.compile(r"^\d{4}(?:-\d{2}(?:-\d{2})?)?$")


def is_date(value: str) -> bool:
    """Whether the value is a year, month or day as the tables write it."""
    return bool(_PARTS.match(value))
