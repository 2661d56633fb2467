"""Groups of people (NORP) where a set does not mark them, found with the written list and, for states, the country table.

In: an example with names. Out: the same with groups marked. A group inside a name of another type stays part of that name.
"""

from __future__ import annotations

import csv
from dataclasses import replace
from functools import cache
from pathlib import Path

from training.corpora import Example, marked, spans

WRITTEN = Path(__file__).parent / "written"
COUNTRY_ALIASES = """U.S. US USA U.S.A. United States United States of America America Britain Great Britain UK U.K. United Kingdom
Russia Iran Syria North Korea South Korea DPRK Burma Myanmar Ivory Coast Czech Republic Macedonia Congo
Democratic Republic of Congo Vietnam Laos Taiwan Kosovo Palestine Bolivia Venezuela Tanzania Moldova Brunei East Timor
Turkey Swaziland Cape Verde Soviet Union USSR Yugoslavia Scotland Wales England Northern Ireland Chechnya Gaza West Bank
Gaza Strip Kashmir Crimea Darfur Tibet Hong Kong Holland Vatican"""
ONE_WORD = COUNTRY_ALIASES.replace("\n", " ").split()
SEVERAL = [
    "United States", "United States of America", "Great Britain", "United Kingdom", "North Korea", "South Korea",
    "Ivory Coast", "Czech Republic", "Democratic Republic of Congo", "East Timor", "Cape Verde", "Soviet Union",
    "Northern Ireland", "West Bank", "Gaza Strip", "Hong Kong", "Democratic Republic of the Congo",
]  # fmt: skip
NOT_ALONE = {
    "United", "States", "of", "Great", "Kingdom", "North", "South", "Korea", "Coast", "Republic", "Democratic", "East",
    "Cape", "Northern", "West", "Bank", "Strip", "Hong", "Kong", "Czech", "Ivory", "Union", "Soviet", "Verde", "Timor",
}  # fmt: skip


@cache
def peoples() -> frozenset[tuple[str, ...]]:
    """The written list with its plurals, each cut into words as the treebanks cut them."""
    found: set[tuple[str, ...]] = set()
    for line in (WRITTEN / "peoples.txt").read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            found.add(tuple(line.replace("-", " - ").split()))
            if not line.endswith(("s", "sh", "ese", "ch")):
                found.add(tuple((line + "s").replace("-", " - ").split()))
    return frozenset(found)


@cache
def states(data: Path) -> frozenset[tuple[str, ...]]:
    """Names of states and territories: the country table's and the aliases above; those that are people's names not."""
    found = {(word,) for word in ONE_WORD if word not in NOT_ALONE} | {tuple(name.split()) for name in SEVERAL}
    with (data / "gazetteers" / "country-codes.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for key in ("CLDR display name", "UNTERM English Short", "official_name_en"):
                name = row[key].split(" (")[0].strip()
                if name and "," not in name and name[0].isupper():
                    found.add(tuple(name.replace("&", "and").replace("-", " - ").split()))
    return frozenset(found - {("Jersey",), ("Chad",), ("Georgia",), ("Jordan",), ("Guernsey",)})


def with_groups(example: Example) -> Example:
    """The example with groups of people marked where nothing else is."""
    names = example.names or ["O"] * len(example.words)
    found = [s for s in spans(names) if s[2] != "NORP"]
    taken = [False] * len(names)
    for start, end, _ in found:
        taken[start:end] = [True] * (end - start)
    found += longest_matches(example.words, peoples(), taken, "NORP")
    for start, end, kind in spans(names):
        if kind == "NORP" and not any(taken[start:end]):
            found.append((start, end, kind))
            taken[start:end] = [True] * (end - start)
    return replace(example, names=marked(len(names), found))


def longest_matches(
    words: list[str], known: frozenset[tuple[str, ...]], taken: list[bool], kind: str
) -> list[tuple[int, int, str]]:
    """Where a listed name stands on words that no name has taken; the longest first; takes them."""
    found = []
    at = 0
    while at < len(words):
        for size in range(min(5, len(words) - at), 0, -1):
            if tuple(words[at : at + size]) in known and not any(taken[at : at + size]):
                found.append((at, at + size, kind))
                taken[at : at + size] = [True] * size
                at += size - 1
                break
        at += 1
    return found
