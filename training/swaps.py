"""Other names in the same sentences: from tables of office holders, towns, outlets and states, so that all regions have their share.

In: examples with names. Out: some of them with persons, towns, states, bodies and groups exchanged, and sentences written for
the project with their slots filled. Everything is drawn from one seeded source of chance.
"""

from __future__ import annotations

import csv
import random
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from training.corpora import DOUBTED, Example, apart, marked, spans
from training.peoples import WRITTEN, peoples

SWAPPED = 0.4  # share of sentences that get other names; a choice
LATIN = re.compile(r"[A-Za-zÀ-ɏ'’.\- ]+$")
SECTORS = """Defence Defense Interior Finance Health Education Energy Oil Agriculture Justice Trade Labour Transport Culture Environment
Tourism Science Industry Unification Information Communications Mines Fisheries Housing""".split()
HEADS = """Democratic People's National Popular Liberal Labour Socialist Unity Freedom Progressive Conservative Workers' Patriotic Islamic
Christian Green Reform Republican Centre Justice Solidarity Peasants'""".split()
BODIES = """Party|Front|Movement|Alliance|Coalition|Union|Congress|Army|Brigades|Forces|Council|Commission|Committee|Agency|Institute|
Centre|Foundation|Association|Federation|University|Bank|Group|Holdings|Airlines|Motors|Energy|Petroleum|Corporation|Chamber of Commerce|
Human Rights Commission|Election Commission|Security Council|Liberation Front|Liberation Army|Stock Exchange|Development Bank|Police|
Football Association|Space Agency|Research Centre|Medical Centre|Court of Appeal|Port Authority|News Agency""".replace(
    "\n", ""
).split("|")


@dataclass(frozen=True)
class Pools:
    """Names to draw from; by country where the table has one, so that small ones are drawn as often as big ones."""

    persons: dict[str, list[str]]
    towns: dict[str, list[str]]
    states: list[str]
    outlets: list[str]
    groups: list[str]
    bodies: list[str]
    written: list[str]


def pools(data: Path, states: frozenset[tuple[str, ...]], known: list[Example]) -> Pools:
    """The tables as pools; `known` gives the names of bodies that the sets mark."""
    persons, towns, offices = defaultdict(set), defaultdict(set), set()
    with (data / "gazetteers" / "offices.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            name = row["person"].strip()
            if LATIN.match(name) and 2 <= len(name.split()) <= 4 and name == name.strip(".") and not name.isupper():
                persons[row["country_iso3"]].add(name)
            if LATIN.match(row["body"]) and 2 <= len(row["body"].split()) <= 7:
                offices.add(row["body"].removeprefix("the ").removeprefix("The ").strip())
    with (data / "gazetteers" / "world-cities.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if LATIN.match(row["name"]) and len(row["name"].split()) <= 3:
                towns[row["country"]].add(row["name"])
    with (data / "outlets" / "State_Media_Matrix.csv").open(encoding="utf-8-sig", newline="") as file:
        named = [
            row[key].split("(")[0].strip() for row in csv.DictReader(file) for key in ("Media company", "Main assets")
        ]
    outlets = sorted({name for name in named if LATIN.match(name) and len(name.split()) <= 4 and name[0].isupper()})
    bodies = {
        " ".join(e.words[a:b]) for e in known for a, b, kind in spans(e.names or []) if kind == "ORG" and b - a > 1
    } | offices
    written = [
        line
        for line in (WRITTEN / "names.txt").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("# ")
    ]
    return Pools(
        {k: sorted(v) for k, v in sorted(persons.items())},
        {k: sorted(v) for k, v in sorted(towns.items())},
        sorted(" ".join(s) for s in states),
        outlets,
        sorted(" ".join(p) for p in peoples()),
        sorted(bodies),
        [line for number, line in enumerate(written, 1) if number % 10 != 7],
    )


class Names:
    """Draws names."""

    def __init__(self, pools: Pools, chance: random.Random) -> None:
        self.pools = pools
        self.chance = chance
        self.town_names = frozenset(name for towns in pools.towns.values() for name in towns)

    def person(self) -> str:
        country = self.chance.choice(list(self.pools.persons))
        return self.chance.choice(self.pools.persons[country])

    def short_person(self) -> str:
        parts = self.person().split()
        last = parts[-1]
        if len(parts) > 2 and parts[-2].lower() in {"al", "bin", "de", "van", "von", "del", "da", "dos", "ben", "el"}:
            last = f"{parts[-2]} {last}"
        return last if self.chance.random() < 0.85 else parts[0]

    def town(self) -> str:
        return self.chance.choice(self.pools.towns[self.chance.choice(list(self.pools.towns))])

    def state(self) -> str:
        return self.chance.choice(self.pools.states)

    def group(self, *, plural: bool) -> str:
        while True:
            group = self.chance.choice(self.pools.groups)
            if group.endswith("s") is plural or group.endswith(("ese", "ish", "ch")):
                return group

    def outlet(self) -> str:
        return self.chance.choice(self.pools.outlets)

    def ministry(self) -> str:
        sector = self.chance.choice(SECTORS)
        form = self.chance.random()
        return (
            f"{sector} Ministry" if form < 0.5 else f"Ministry of {sector}" if form < 0.9 else f"Department of {sector}"
        )

    def body(self) -> str:
        form = self.chance.random()
        end = self.chance.choice(BODIES)
        if form < 0.4:
            return self.chance.choice(self.pools.bodies)
        if form < 0.6:
            return f"{self.chance.choice(HEADS)} {end}"
        if form < 0.75:
            return f"{self.group(plural=False)} {end}"
        if form < 0.9:
            return f"{self.town()} {end}"
        return f"{end} of {self.state()}"

    def short_body(self) -> str:
        if self.chance.random() < 0.6:
            letters = "ABCDEFGHIJKLMNOPRSTUVWZ"
            return "".join(self.chance.choice(letters) for _ in range(self.chance.randint(2, 5)))
        return self.outlet().split()[0]


def swapped(example: Example, names: Names, states: frozenset[str]) -> Example:
    """The example with other names: the same name gives the same other name throughout."""
    if DOUBTED in (example.names or []):
        return example
    words, found = [], []
    drawn: dict[tuple[str, str], list[str]] = {}
    at = 0
    for start, end, kind in spans(example.names or []):
        words += example.words[at:start]
        old = " ".join(example.words[start:end])
        if (old, kind) not in drawn:
            drawn[old, kind] = cut(_other(old, kind, end - start, names, states) or old)
        found.append((len(words), len(words) + len(drawn[old, kind]), kind))
        words += drawn[old, kind]
        at = end
    words += example.words[at:]
    return apart(replace(example, words=words, names=marked(len(words), found)))


def _other(old: str, kind: str, size: int, names: Names, states: frozenset[str]) -> str | None:
    if kind == "PER":
        return names.person() if size > 1 else names.short_person()
    if kind == "LOC" and old in states:
        return names.state() if names.chance.random() < 0.5 else None
    if kind == "LOC" and old in names.town_names:
        return names.town()
    if kind == "ORG":
        return names.body() if size > 1 else names.short_body() if old.isupper() else None
    if kind == "NORP":
        return names.group(plural=old.endswith("s"))
    return None


def cut(name: str) -> list[str]:
    """A name's words, the possessive apart."""
    return re.sub(r"(?<=\w)(['’]s)\b", r" \1", name).split()


def makers(names: Names) -> dict[str, tuple[str, Callable[[], str]]]:
    """For every slot of the written sentences its label and what fills it."""
    return {
        "per": ("PER", names.person), "last": ("PER", names.short_person), "city": ("LOC", names.town),
        "state": ("LOC", names.state), "group": ("NORP", lambda: names.group(plural=False)),
        "groups": ("NORP", lambda: names.group(plural=True)), "org": ("ORG", names.body), "short": ("ORG", names.short_body),
        "outlet": ("ORG", names.outlet), "university": ("ORG", lambda: f"{names.town()} University"),
        "police": ("ORG", lambda: f"{names.town()} Police"), "ministry": ("ORG", names.ministry),
    }  # fmt: skip


def filled(line: str, names: Names) -> Example:
    """A written sentence with its slots filled and its names marked."""
    known = makers(names)
    words: list[str] = []
    found = []
    for part in re.findall(r"\{\w+\}|\[[^\]]+\][A-Z]+|[^\s{\[]+", line):
        if part[0] in "{[" and len(part) > 1:
            kind, make = (
                known[part[1:-1]]
                if part[0] == "{"
                else (part.rsplit("]", 1)[1], lambda p=part: p[1:].rsplit("]", 1)[0])
            )
            own = cut(make())
            found.append((len(words), len(words) + len(own), kind))
            words += own
        else:
            words.append(part)
    return apart(Example(words, "written", names=marked(len(words), found)))
