"""CoNLL-U files as documents. In: a file. Out: Reports, each with its text put together again and its sentences.

The text is what a page would show: words with their spaces, paragraphs apart by an empty line. Multiword tokens stand in it as written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple


class Word(NamedTuple):
    """One word of the file; `start` and `end` are characters of its document's text."""

    form: str
    upos: str
    head: int
    relation: str
    start: int
    end: int


class Sentence(NamedTuple):
    """The words of a sentence and where it begins in its document's text."""

    words: list[Word]
    start: int


class Report(NamedTuple):
    """A document of the file with its text put together again."""

    text: str
    sentences: list[Sentence]


def read(path: Path) -> Iterator[Report]:
    """The documents of a CoNLL-U file."""
    text, sentences = "", list[Sentence]()
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.splitlines()
        if any(line.startswith("# newdoc") for line in lines) and sentences:
            yield Report(text, sentences)
            text, sentences = "", []
        if any(line.startswith("# newpar") for line in lines) and text:
            text = text.rstrip() + "\n\n"
        start = len(text)
        words: list[Word] = []
        until, covered = 0, (0, 0)
        for row in (line.split("\t") for line in lines if line and line[0] != "#"):
            number = row[0]
            if "." in number:
                continue
            if "-" in number:
                until, covered = int(number.split("-")[1]), (len(text), len(text) + len(row[1]))
                text += row[1] + _gap(row)
                continue
            at = len(text)
            if int(number) <= until:
                begin = words[-1].end if words and words[-1].start >= covered[0] else covered[0]
                at, end = begin, min(begin + len(row[1]), covered[1])
            else:
                end = at + len(row[1])
                text += row[1] + _gap(row)
            words.append(Word(row[1], row[3], int(row[6]), row[7], at, end))
        sentences.append(Sentence(words, start))
    if sentences:
        yield Report(text, sentences)


def _gap(row: Sequence[str]) -> str:
    return "" if "SpaceAfter=No" in row[9] else " "


def sampled(reports: list[Report], sample: int | None) -> list[Report]:
    """About so many sentences of the documents, taken evenly; all of them for None."""
    if sample is None:
        return reports
    kept: list[Report] = []
    count = 0
    step = max(1, sum(len(r.sentences) for r in reports) // max(1, sample))
    for report in reports[::step] if step > 1 else reports:
        if count >= sample:
            break
        kept.append(report)
        count += len(report.sentences)
    return kept
