"""Coreference files in CoNLL columns. In: a .conll file (number, word, brackets). Out: its text, put together again, and its mentions.

The set keeps words only: no paragraphs, no speakers. Words are joined as they are written, so that our own reader sees plain text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_OPEN = re.compile(r"\((\d+)(?=\D|$)")
_CLOSE = re.compile(r"(\d+)\)")
NO_SPACE_BEFORE = frozenset(", . ; : ! ? ) ] } % ’ ” ... …".split())
NO_SPACE_AFTER = frozenset("( [ { $ £ € # @ “ ‘".split())
CLITIC = re.compile(r"(?:['’](?:s|S|re|ve|ll|d|m|em)|n['’]t|N['’]T)$")
JOINED = frozenset("- / – —".split())


@dataclass(frozen=True)
class Gold:
    """One report: its words with their place in the text, and which mentions (first word, last word) are one."""

    name: str
    text: str
    words: tuple[tuple[int, int], ...]
    entities: tuple[frozenset[tuple[int, int]], ...]

    @property
    def genre(self) -> str:
        """The genre named in the file's name ("GUM_news_x": news)."""
        parts = self.name.split("_")
        return parts[1] if len(parts) > 2 else "other"


def documents(folder: Path) -> list[Gold]:
    """All reports of a folder (or one file), by name."""
    files = sorted(folder.glob("*.conll")) if folder.is_dir() else [folder]
    return [gold for file in files for gold in _documents(file)]


def _documents(file: Path) -> Iterator[Gold]:
    rows: list[tuple[str, str]] = []
    number = 0
    for line in [*file.read_text(encoding="utf-8").splitlines(), "# end"]:
        if line.startswith(("# begin", "#begin", "# end", "#end")):
            if rows:
                yield _gold(file.stem if not number else f"{file.stem}.{number}", rows)
                number += 1
            rows = []
            continue
        cells = line.split("\t") if "\t" in line else line.split()
        if len(cells) >= 2 and not line.startswith("# "):
            rows.append((cells[1] if len(cells) > 2 else cells[0], cells[-1]))


def _gold(name: str, rows: Sequence[tuple[str, str]]) -> Gold:
    text, words = joined([word for word, _ in rows])
    groups: dict[str, set[tuple[int, int]]] = {}
    waiting: dict[str, list[int]] = {}
    for at, (_, marks) in enumerate(rows):
        for mark in _OPEN.finditer(marks):
            waiting.setdefault(mark[1], []).append(at)
        for mark in _CLOSE.finditer(marks):
            if waiting.get(mark[1]):
                groups.setdefault(mark[1], set()).add((waiting[mark[1]].pop(), at))
    entities = tuple(frozenset(group) for _, group in sorted(groups.items(), key=lambda item: int(item[0])))
    return Gold(name, text, tuple(words), tuple(group for group in entities if len(group) > 1))


def joined(words: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """The words as running text, with the place of each in it."""
    text, places = "", []
    open_marks = {'"': False, "'": False}
    tight = True
    for at, word in enumerate(words):
        before, after = words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
        space = not tight and word not in NO_SPACE_BEFORE and not CLITIC.match(word)
        tight = word in NO_SPACE_AFTER
        if word in open_marks:
            genitive = word == "'" and not open_marks[word] and before.endswith("s")
            closing = open_marks[word] or genitive
            space, tight = space and not closing, not closing
            open_marks[word] = not closing if not genitive else False
        elif word in JOINED and before[-1:].isalnum() and after[:1].isalnum() and word in "-/":
            space, tight = False, True
        if space:
            text += " "
        places.append((len(text), len(text) + len(word)))
        text += word
    return text, places
