"""Written sentences in plain text, as a paper prints them, with names marked: "[Osei Foundation]ORG of {city}".

In: lines of `training/written/names/`. Out: `Example`s, cut into words by the package's own tokenizer, slots filled anew each time.
Buildings (FAC) are places to the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import spacy
from spacy.language import Language

from regesta.read.tokens import with_ud_words
from training.corpora import Example, marked
from training.peoples import WRITTEN
from training.swaps import Names, makers

PART = re.compile(r"\{(\w+)\}|\[([^\[\]]+)\](PER|ORG|LOC|FAC|NORP)")
KEPT_APART = 7  # lines whose number ends in this are measured on and not learnt


@cache
def lines() -> tuple[str, ...]:
    """Every written line, file by file."""
    return tuple(
        line.strip()
        for path in sorted((WRITTEN / "names").glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    )


def learnt() -> list[str]:
    """The lines to learn from."""
    return [line for number, line in enumerate(lines(), 1) if number % 10 != KEPT_APART]


def kept_apart(names: Names) -> list[Example]:
    """The lines to measure on, filled."""
    return [natural(line, names) for number, line in enumerate(lines(), 1) if number % 10 == KEPT_APART]


def natural(line: str, names: Names) -> Example:
    """One line as words and labels."""
    text, found = filled_text(line, names)
    words = [token for token in _tokenizer()(text) if not token.is_space]
    starts = {token.idx: at for at, token in enumerate(words)}
    ends = {token.idx + len(token): at + 1 for at, token in enumerate(words)}
    labels = marked(len(words), _within(found, starts, ends))
    return Example([token.text for token in words], "natural", names=labels)


def filled_text(line: str, names: Names) -> tuple[str, list[tuple[int, int, str]]]:
    """The text without marks and with its slots filled; where the names stand in it, by characters."""
    known = makers(names)
    text, at = "", 0
    found: list[tuple[int, int, str]] = []
    for part in PART.finditer(line):
        text += line[at : part.start()]
        kind, value = (known[part[1]][0], known[part[1]][1]()) if part[1] else (part[3], part[2])
        found.append((len(text), len(text) + len(value), "LOC" if kind == "FAC" else kind))
        text += value
        at = part.end()
    return text + line[at:], found


def _within(
    found: Iterable[tuple[int, int, str]], starts: dict[int, int], ends: dict[int, int]
) -> list[tuple[int, int, str]]:
    """Names by words; one that begins or ends inside a word is left out."""
    return [(starts[a], ends[b], kind) for a, b, kind in found if a in starts and b in ends]


@cache
def _tokenizer() -> Language:
    return with_ud_words(spacy.blank("en"))
