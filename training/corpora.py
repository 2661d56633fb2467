"""Training sentences out of other people's files: trees from CoNLL-U, names from every set's own format.

In: the data folder. Out: `Example`s: words with, where the set has them, tags, lemmas, trees, names (BIO over PER, ORG, LOC,
NORP). What a set does not have is None, and no head learns from it. Words are cut as the treebanks cut them (hyphens apart).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

Names = list[str]
DOUBTED = "?"  # a label that no head learns from

WORLD_TYPES = {"Person": "PER", "Organization": "ORG", "Location": "LOC"}
CROSSNER_TYPES = {
    "politician": "PER",
    "person": "PER",
    "organisation": "ORG",
    "politicalparty": "ORG",
    "country": "LOC",
    "location": "LOC",
}
PLAIN_TYPES = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
GMB_TYPES = {"per": "PER", "org": "ORG", "geo": "LOC", "gpe": "NORP"}


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence; heads count from 1, 0 is the root."""

    words: list[str]
    source: str
    upos: list[str] | None = None
    xpos: list[str] | None = None
    lemmas: list[str] | None = None
    heads: list[int] | None = None
    relations: list[str] | None = None
    names: Names | None = None
    key: str = ""


def conllu(path: Path) -> Iterator[Example]:
    """The sentences of a CoNLL-U file, without its empty nodes and with the words of contractions apart."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.splitlines()
        key = next((line[12:].strip() for line in lines if line.startswith("# sent_id =")), "")
        rows = [row for row in (line.split("\t") for line in lines if line and line[0] != "#") if row[0].isdigit()]
        if rows:
            yield Example(
                words=[r[1] for r in rows],
                source=path.stem,
                upos=[r[3] for r in rows],
                xpos=[r[4] for r in rows],
                lemmas=[r[2] for r in rows],
                heads=[int(r[6]) for r in rows],
                relations=[r[7] for r in rows],
                key=key,
            )


def iob2(path: Path) -> Iterator[Example]:
    """Universal NER: number, word, label; other types than PER, ORG, LOC become O."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.splitlines()
        key = next((line[12:].strip() for line in lines if line.startswith("# sent_id =")), "")
        rows = [line.split("\t") for line in lines if line and line[0] != "#"]
        if rows:
            yield Example([r[1] for r in rows], path.stem, names=mapped([r[2] for r in rows], PLAIN_TYPES), key=key)


def columns(path: Path, types: dict[str, str]) -> Iterator[Example]:
    """A file of two columns, word and label, with empty lines between sentences (BIO, IO or BIOES)."""
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        rows = [parts for line in block.splitlines() if len(parts := line.split()) >= 2]
        if rows:
            words, labels = [r[0] for r in rows], mapped([r[-1] for r in rows], types)
            yield apart(Example(words, path.parent.name, names=labels))


def gmb(path: Path) -> Iterator[Example]:
    """The silver set as it is, its types mapped; `training.silver` cleans it."""
    words: list[str] = []
    labels: list[str] = []
    with path.open(encoding="latin-1", newline="") as file:
        for row in list(csv.reader(file))[1:]:
            if row[0] and words:
                yield apart(Example(words, "gmb", names=mapped(labels, GMB_TYPES)))
                words, labels = [], []
            if row[1].strip():
                words.append(row[1].strip())
                labels.append(row[3])
    if words:
        yield apart(Example(words, "gmb", names=mapped(labels, GMB_TYPES)))


def mapped(labels: Iterable[str], types: dict[str, str]) -> Names:
    """Labels of BIO, IO or BIOES made BIO over our types; other types become O."""
    made: Names = []
    before = "O"
    for label in labels:
        mark, _, kind = label.partition("-")
        ours = types.get(kind, "")
        if not ours:
            made.append("O")
        elif mark in "BS" or before != kind:
            made.append(f"B-{ours}")
        else:
            made.append(f"I-{ours}")
        before = kind if ours else "O"
    return made


def apart(example: Example) -> Example:
    """Hyphenated words cut as the treebanks cut them; a lower-case tail ("U.S.-led") leaves its name."""
    words: list[str] = []
    names: Names = []
    for word, label in zip(example.words, example.names or [], strict=True):
        parts = re.split(r"(?<=[^\W_]|\.)(-)(?=[^\W_])", word) if "-" in word and len(word) > 2 else [word]
        inside = f"I-{label[2:]}" if label != "O" else "O"
        own = [label] + [inside] * (len(parts) - 1)
        for at in range(len(parts) - 1, 0, -1):
            if parts[at][:1].isupper():
                break
            own[at] = "O"
        words += parts
        names += own
    return replace(example, words=words, names=mended(names))


def mended(names: Names) -> Names:
    """A label inside nothing begins a name of its own."""
    made: Names = []
    before = "O"
    for label in names:
        made.append(f"B-{label[2:]}" if label.startswith("I-") and before[2:] != label[2:] else label)
        before = label
    return made


def spans(names: Names) -> list[tuple[int, int, str]]:
    """(start, end, type) of every name in BIO labels."""
    found: list[tuple[int, int, str]] = []
    for at, label in enumerate(names):
        if label.startswith("B-") or (label != "O" and (at == 0 or names[at - 1][2:] != label[2:])):
            found.append((at, at + 1, label[2:]))
        elif label != "O":
            start, _, kind = found[-1]
            found[-1] = (start, at + 1, kind)
    return found


def marked(count: int, found: Iterable[tuple[int, int, str]]) -> Names:
    """BIO labels of `count` words from spans."""
    names = ["O"] * count
    for start, end, kind in found:
        names[start:end] = [f"B-{kind}"] + [f"I-{kind}"] * (end - start - 1)
    return names
