"""Drawings that a notebook shows by itself. In: times of events, or spans of a report. Out: a Drawing (SVG), a Marked text (HTML)."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise
from pathlib import Path

import msgspec

from regesta.errors import InputError
from regesta.records import Document, EventMention, Figure, Span, Statement, TimeSpan
from regesta.serve.as_judged import AsJudged
from regesta.serve.briefing.drawing import Step, columns
from regesta.serve.dates import MONTHS
from regesta.store import read as stored
from regesta.store.database import Store

MANY_MONTHS = 36  # months from which years are drawn; a choice
COLOURS = {"act": "#ffd54d", "actor": "#b7e4c0", "recipient": "#b5dcf5", "time": "#f6e3a1", "place": "#d9ccf2",
           "said": "#eeeeee", "figure": "#f5c4b8"}  # fmt: skip


class Drawing(msgspec.Struct, frozen=True, kw_only=True):
    """A drawing as SVG."""

    svg: str

    def _repr_svg_(self) -> str:
        return self.svg

    def save(self, path: str | Path) -> None:
        """Write it as .svg. Raises InputError where the name does not end so."""
        if Path(path).suffix != ".svg":
            raise InputError(f"{path} does not end in .svg.")
        Path(path).write_text(self.svg, encoding="utf-8")


def over_time(times: Iterable[TimeSpan]) -> Drawing:
    """How many of these times begin in each month, or in each year where they span more than three years."""
    days = sorted(one.start or one.end for one in times if one.start or one.end)  # type: ignore[type-var]
    found = [day for day in days if day is not None]
    if not found:
        return Drawing(svg=columns("No dated event", ()))
    span = (found[-1].year - found[0].year) * 12 + found[-1].month - found[0].month + 1
    by_month = span <= MANY_MONTHS
    counts = Counter((day.year, day.month if by_month else 1) for day in found)
    steps = [
        Step(label=f"{MONTHS[month - 1]} {year}" if by_month else str(year), up=counts[year, month], down=0)
        for year, month in (
            _months(found[0], span) if by_month else ((year, 1) for year in range(found[0].year, found[-1].year + 1))
        )
    ]
    return Drawing(svg=columns(f"Events by {'month' if by_month else 'year'}", steps))


def _months(first: dt.date, number: int) -> Iterator[tuple[int, int]]:
    for place in range(first.month - 1, first.month - 1 + number):
        yield first.year + place // 12, place % 12 + 1


class Mark(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """Words of a text and what they are: act, actor, recipient, time, place, said, figure; `id` of the record they belong to."""

    start: int
    end: int
    role: str
    id: str


class Marked(msgspec.Struct, frozen=True, kw_only=True):
    """A report's text with what was taken from it. Marks may lie inside each other."""

    document: Document
    marks: tuple[Mark, ...]

    def __str__(self) -> str:
        return self.document.text

    def _repr_html_(self) -> str:
        """The text with its words in colour; where marks overlap the narrowest colours."""
        text = self.document.text
        bounds = sorted({0, len(text), *(mark.start for mark in self.marks), *(mark.end for mark in self.marks)})
        pieces = []
        for start, end in pairwise(bounds):
            inside = [mark for mark in self.marks if mark.start <= start and end <= mark.end]
            words = escape(text[start:end])
            if inside:
                role = min(inside, key=lambda mark: (mark.end - mark.start, mark.role)).role
                words = f"<mark style='background:{COLOURS[role]};color:#111' title='{role}'>{words}</mark>"
            pieces.append(words)
        key = " ".join(
            f"<mark style='background:{colour};color:#111'>{role}</mark>" for role, colour in COLOURS.items()
        )
        return f"<div><p>{key}</p><div style='white-space:pre-wrap;max-width:46em'>{''.join(pieces)}</div></div>"


def marked(store: Store, prefix: str) -> Marked:
    """A report with all that was taken from it, by id or the beginning of one.

    Raises:
        InputError: No report, or more than one, has such an id.
    """
    keys = [key for key in stored.document_ids(store) if key.startswith(prefix.lower())] if prefix else []
    document = stored.document(store, keys[0]) if len(keys) == 1 else None
    if document is None:
        found = "More than one report has" if keys else "No report has"
        raise InputError(f"{found} an id that begins with {prefix!r}. `regesta documents` lists ids.")
    taken = AsJudged(store)
    marks = [
        *_acts(taken.mentions(document=document.id)),
        *_said(taken.statements(document=document.id)),
        *_counted(taken.figures(document=document.id)),
    ]
    return Marked(document=document, marks=tuple(sorted(set(marks))))


def _acts(found: Iterable[EventMention]) -> Iterator[Mark]:
    for one in found:
        yield _mark(one.trigger, "act", one.id)
        spans: Sequence[tuple[Span | None, str]] = [
            *((party.span, "actor") for party in one.actors), *((party.span, "recipient") for party in one.recipients),
            (one.time.said if one.time else None, "time"), (one.place.span if one.place else None, "place"),
        ]  # fmt: skip
        yield from (
            _mark(span, role, one.id) for span, role in spans if span is not None and span.document == one.document
        )


def _said(found: Iterable[Statement]) -> Iterator[Mark]:
    return (_mark(span, "said", one.id) for one in found for span in one.content)


def _counted(found: Iterable[Figure]) -> Iterator[Mark]:
    return (_mark(one.value.said, "figure", one.id) for one in found)


def _mark(span: Span, role: str, key: str) -> Mark:
    return Mark(start=span.start, end=span.end, role=role, id=key)
