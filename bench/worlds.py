"""Piles of any size made from an example's invented world. In: a folder with reports and truth. Out: the same many times over.

    python -m bench.worlds examples/strait OUT 1000

Every world has other names for its states, people, towns and outlets, and other codes: "Valmora" is "Belmure" in one of them, and all that
is made of it ("Valmoran") changes alike. Dates, numbers and sentences stay, so what is true of the example is true of each world, and
the truth is written with the same names. Worlds know nothing of each other: an event that joins two of them is wrong.
"""

import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from regesta.serve.evaluate.truth import NOT_REPORTS

FIRST, VOWELS = "bdfghklmnprstvwz", "aeiou"
CODE = re.compile(r"\bX[A-Z]{2}\b")
WORD = re.compile(r"[A-Za-z]+")
NAMES = ("names", "aliases", "demonyms", "capital", "seats", "name")
# Words of offices and bodies, which are the same in every world.
ORDINARY = frozenset(
    """affairs agency and army assembly association authority base bay board border brigade bureau cape chamber channel chief
    citadel city coast command commander commission committee commodore control convention cooperative council courier court
    customs day defence deputy director east echo embassy federation fisheries fishing fleet force forces foreign freight gazette
    gen general government great guard hall harbour health herald hospital house independent institute international island
    islands justice lantern league ledger maritime media minister ministry monitor morning national naval navy news north
    northern observatory observer of office old parliament party peace people police port post premier president press prime
    radio reporter republic review sea secretary security senate service shoreline south speaker spokesman spokeswoman state
    states station strait television the times trade union university voice watch west wire""".split()
)
LARGEST = len(FIRST) * len(VOWELS) ** 2


class World:
    """One world: the names of the example in its own spelling. World 0 is the example itself."""

    def __init__(self, names: frozenset[str], codes: list[str], number: int) -> None:
        self.number = number
        self.names = names
        self._known: dict[str, str] = {}
        self.codes = {code: _code(at + number * len(codes)) for at, code in enumerate(codes)}

    def text(self, text: str) -> str:
        """A text told of this world."""
        if not self.number:
            return text
        told = CODE.sub(lambda found: self.codes.get(found[0], found[0]), text)
        return WORD.sub(lambda found: self.word(found[0]), told)

    def word(self, word: str) -> str:
        """A word as it is in this world: names change, and what is made of them."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._made(word)
        return found

    def _made(self, word: str) -> str:
        low = word.lower()
        if low not in self.names and not any(low.startswith(name) and len(name) > 4 for name in self._like(low)):
            return word
        number, begin, first = self.number, low[0], low[0]
        if first in FIRST:
            begin = FIRST[(FIRST.index(first) + number) % len(FIRST)]
        vowels = (number // len(FIRST) % len(VOWELS), number // len(FIRST) // len(VOWELS))
        rest, seen = [], 0
        for letter in low[1:]:
            turn = vowels[seen % 2] + (first not in FIRST) * number
            rest.append(VOWELS[(VOWELS.index(letter) + turn) % len(VOWELS)] if letter in VOWELS else letter)
            seen += letter in VOWELS
        made = begin + "".join(rest)
        return made.upper() if word.isupper() and len(word) > 1 else made.capitalize() if word[0].isupper() else made

    def _like(self, low: str) -> list[str]:
        return [name for name in self.names if name[:3] == low[:3]]

    def nested(self, value: Any) -> Any:
        """All texts within lists and tables told of this world; keys that are names of files or fields stay."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return [self.nested(one) for one in value]
        if isinstance(value, dict):
            return {key: self.nested(one) for key, one in value.items()}
        return value


def write(example: Path, out: Path, count: int) -> Path:
    """Write a pile of about `count` reports (whole worlds, the last one cut off) to `out`, with its metadata, actors and truth."""
    files = sorted(
        file for file in (example / "reports").rglob("*") if file.is_file() and file.suffix in (".txt", ".html", ".md")
    )
    source = (example / "actors.yaml").read_text(encoding="utf-8")
    names, codes = _names(yaml.safe_load(source)), sorted(set(CODE.findall(source)))
    with (example / "metadata.csv").open(encoding="utf-8", newline="") as file:
        table = {row["file"]: row for row in csv.DictReader(file)}
    truth = yaml.safe_load((example / "truth.yaml").read_text(encoding="utf-8"))
    rows: list[dict[str, str]] = []
    actors: dict[str, list[Any]] = {}
    whole: dict[str, Any] = {
        "world": f"{count} reports of worlds like {example.name}",
        "complete": True,
        "reports": {},
        "timeline": [],
    }
    (out / "reports").mkdir(parents=True, exist_ok=True)
    for number in range(min(LARGEST, -(-count // len(files)))):
        world, mark = World(names, codes, number), f"{number:04d}_"
        kept = files[: count - number * len(files)]
        for report in kept:
            text = world.text(report.read_text(encoding="utf-8"))
            (out / "reports" / f"{mark}{report.name}").write_text(text, encoding="utf-8")
            if report.name in table:
                row = {key: world.text(value) for key, value in table[report.name].items()}
                rows.append({**row, "file": f"{mark}{report.name}"})
        for section, entries in world.nested(yaml.safe_load(source)).items():
            actors.setdefault(section, []).extend(_own(entry, number) for entry in entries)
        _tell(whole, truth, world, [report.name for report in kept])
    with (out / "metadata.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(next(iter(table.values()))))
        writer.writeheader()
        writer.writerows(rows)
    for name, content in (("actors.yaml", actors), ("truth.yaml", whole)):
        (out / name).write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return out


def _tell(whole: dict[str, Any], truth: dict[str, Any], world: World, files: list[str]) -> None:
    """Add a world's truth: its reports' lines, and the events of its timeline that these reports tell of."""
    mark = f"{world.number:04d}_"
    for name, entry in truth["reports"].items():
        if name.partition("#")[0] in files:
            own = world.nested(entry)
            for line in own.get("events", ()):
                if "event" in line:
                    line["event"] = f"{mark}{line['event']}"
            whole["reports"][f"{mark}{name}"] = own
    for line in truth.get("timeline", ()):
        told = [name for name in line.get("reports", ()) if name.partition("#")[0] in files]
        if told:
            own = world.nested(line) | {"reports": [f"{mark}{name}" for name in told]}
            whole["timeline"].append(own | ({"id": f"{mark}{line['id']}"} if "id" in line else {}))


def _own(entry: Any, number: int) -> Any:
    """An entry of the actors file with ids of its world."""
    if isinstance(entry, list):
        return [_own(one, number) for one in entry]
    if isinstance(entry, dict):
        ids = {
            key: f"{entry[key]}-{number}"
            for key in ("id", "body", "parent", "owner")
            if isinstance(entry.get(key), str)
        }
        return {key: _own(value, number) for key, value in entry.items()} | ids
    return entry


def _names(actors: dict[str, Any]) -> frozenset[str]:
    """The words that are names in the actors file, in lower case."""
    found: set[str] = set()
    for text in _named(actors):
        found |= {
            word.lower()
            for word in WORD.findall(text)
            if word[0].isupper() and len(word) > 2 and not CODE.fullmatch(word)
        }
    return frozenset(found - ORDINARY)


def _named(value: Any, named: bool = False) -> Iterator[str]:
    if isinstance(value, str) and named:
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _named(one, named)
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _named(one, key in NAMES)


def _code(number: int) -> str:
    """Three letters that no state has: ISO 3166-1 leaves X.. and QM to QZ to users."""
    letters = [chr(65 + number // 26**place % 26) for place in (1, 0)]
    return ("X" if number < 676 else "Q") + "".join(letters)


if __name__ == "__main__":
    example, out, count = sys.argv[1:4]
    if any((Path(out) / name).exists() for name in NOT_REPORTS):
        sys.exit(f"There is a pile in {out} already. Give an empty folder.")
    write(Path(example), Path(out), int(count))
