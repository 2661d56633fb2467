"""Time words of a report. In: a Document and its Doc. Out: TimeSpans, each with its words and the reason for its interval.

1. The words are lexed and the core rules find single expressions, the longest first from the left (timewords, timegrammar).
2. Each is read against the report's date and the tense over it (timedates, timerelative, timeperiods, timelengths).
3. Bending rules ("late", "about", a clock time) and joining rules ("since", "from ... to") are applied to what was read.
4. What is a stretch of the calendar becomes a TimeSpan. Lengths, frequencies, fiscal years, names and anniversaries do not.

The report's date is its dateline's, else its publication date, unless its own words refute that (timestamps), else unknown: then what
depends on it stays open.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from types import ModuleType
from typing import NamedTuple

from spacy.tokens import Doc

from regesta.errors import LexiconError
from regesta.extract.times import bounds as timebounds
from regesta.extract.times import compared as timecompared
from regesta.extract.times import counted as timecounted
from regesta.extract.times import dates as timedates
from regesta.extract.times import lengths as timelengths
from regesta.extract.times import named as timenamed
from regesta.extract.times import parts as timeparts
from regesta.extract.times import periods as timeperiods
from regesta.extract.times import relative as timerelative
from regesta.extract.times import weekdays as timeweekdays
from regesta.extract.times import wholes as timewholes
from regesta.extract.times import years as timeyears
from regesta.extract.times.grammar import Found, Grammar, core_grammar, neighbours
from regesta.extract.times.reading import Context, Reading, Tense
from regesta.extract.times.stamps import DATED, stamp_is_refuted
from regesta.extract.times.tense import tense_of
from regesta.extract.times.words import Word, lex
from regesta.records import Document, TimeSpan

Reader = Callable[[Found, Context], Reading | None]
MODULES: tuple[ModuleType, ...] = (
    timedates, timeyears, timeweekdays, timerelative, timecounted, timeperiods, timenamed, timeparts, timelengths, timecompared,
    timewholes, timebounds,
)  # fmt: skip
KIND_OF = {
    "calendar": "CELL",
    "open": "OPEN",
    "clock": "CLOCK",
    "length": "LENGTH",
    "fiscal": "FISCALYEAR",
    "reference": "REFERRED",
}


class Expression(NamedTuple):
    """Words of the text with their Reading."""

    start: int
    end: int
    reading: Reading


class TimeReport(NamedTuple):
    """All that was found in one text: `single` are the expressions by themselves, `whole` with since, until and ranges joined."""

    single: tuple[Expression, ...]
    whole: tuple[Expression, ...]


@cache
def reader(name: str) -> Reader:
    """The function that a rule's `means` names."""
    for module in MODULES:
        function = getattr(module, name, None) or getattr(module, f"{name}_", None)
        if function is not None:
            return function
    raise LexiconError(f"A time rule means {name}, and no reader has that name.")


@lru_cache(maxsize=4)  # times and figures of one report read the same words one after the other
def _found(text: str) -> tuple[tuple[Word, ...], tuple[Found, ...]]:
    words = lex(text)
    return words, tuple(core_grammar().find(words))


def found_words(text: str) -> tuple[Word, ...]:
    """The words of a text as the time grammar sees them, number words joined."""
    return _found(text)[0]


@cache
def _grammar(name: str) -> Grammar:
    return Grammar((f"time/{name}",))


def anchor_of(document: Document) -> tuple[dt.date | None, str]:
    """The day a report's words are read against, and where it was found: dateline, publication date, or nowhere."""
    if document.dateline_date is not None:
        return document.dateline_date, "dateline"
    if document.published is not None:
        return (
            document.published,
            f"publication date ({document.published_how})" if document.published_how else "publication date",
        )
    return None, "no date known"


ANY_YEAR = 2000  # a leap year: it has all days

# Top-level domains of countries that put the month before the day; all others with a country's domain put the day first.
MONTH_FIRST_DOMAINS = frozenset({"us", "ph"})


def month_first(url: str | None) -> bool | None:
    """Whether 9/13/23 starts with the month, by the country of the outlet's address; None when it has none."""
    host = (url or "").split("//")[-1].split("/")[0].rstrip(".").lower()
    top = host.rsplit(".", 1)[-1] if "." in host else ""
    return top in MONTH_FIRST_DOMAINS if len(top) == 2 and top not in {"io", "tv", "me", "co", "ai"} else None


def read_times(
    text: str,
    *,
    anchor: dt.date | None,
    tense: Callable[[int], Tense | None],
    first_month: bool | None = None,
    of_some_year: dt.date | None = None,
) -> TimeReport:
    """All time expressions of a text; `of_some_year` is the day of its dateline, where nobody knows the year."""
    words, found = _found(text)
    readings: list[tuple[int, int, Reading]] = []
    context = Context(anchor, tense, None, first_month, of_some_year)
    done = 0
    for match in found:
        if match.first < done:
            continue
        reading = reader(match.rule.means)(match, context)
        if reading is None:
            continue
        readings.append((match.first, match.last, reading))
        done = match.last
        context = _moved(context, reading, match)
    bent_words = _with_cells(words, readings)
    bent = _apply(_grammar("bends"), bent_words, context)
    single = _expressions(bent)
    joined = _apply(_grammar("wholes"), bent, context)
    return TimeReport(single, _expressions(joined))


# "WASHINGTON, March 12 (Xinhua) --": the line that dates the report is no one's time.
AFTER_DATELINE = re.compile(r",?\s*\(\s*[A-Z][\w./& ]{1,30}\)\s*(?:--|—|–|-|_|:)")


def _expressions(words: Iterable[Word]) -> tuple[Expression, ...]:
    return tuple(Expression(word.start, word.end, word.value) for word in words if isinstance(word.value, Reading))


def _told(document: Document, expression: Expression) -> bool:
    """Whether an expression stands in the report's own sentences: not in a dateline, a credit line or what the page left over."""
    if AFTER_DATELINE.match(document.text, expression.end):
        return False
    return not any(
        part.start <= expression.start < part.end and part.kind in {"dateline", "credit", "boilerplate", "leftover"}
        for part in document.parts
    )


def _moved(context: Context, reading: Reading, match: Found) -> Context:
    """The Context after an expression: what "the following day" counts from, and the quarter that is spoken of."""
    cell = reading.cell
    if (
        cell is not None
        and cell.grain == "quarter"
        and context.anchor is not None
        and cell.start.year == context.anchor.year
    ):
        # Results are told of quarters that are over.
        context = replace(context, quarter=cell if cell.end <= context.anchor else cell.shift(-1))
    if reading.sort != "calendar" or not reading.moves or cell is None or reading.start is None:
        return context
    if cell.grain == "day" and context.day is not None and _names_a_thing(match):
        return context
    return replace(context, previous=cell, told_at=match.first, day=cell if cell.grain == "day" else context.day)


def _names_a_thing(match: Found) -> bool:
    """ "Denounced the May 3 accord": where a story has its day, one that only says which thing is meant moves it no further."""
    after = match.after()
    said_of = after is not None and after.kind == "" and after.lower.isalpha() and not after.capital
    small = after is not None and after.lower in neighbours("function_words")
    return (
        "MONTH" in match.slots
        and match.before() in {"the", "a", "its", "his", "her", "their"}
        and said_of
        and not small
    )


def _with_cells(words: Sequence[Word], readings: Iterable[tuple[int, int, Reading]]) -> list[Word]:
    """The words with each expression as one Word that carries its Reading."""
    out: list[Word] = []
    at = 0
    for first, last, reading in readings:
        out.extend(words[at:first])
        said = " ".join(word.lower for word in words[first:last])
        out.append(Word(words[first].start, words[last - 1].end, said, KIND_OF.get(reading.sort, "other"), reading))
        at = last
    out.extend(words[at:])
    return out


def _apply(grammar: Grammar, words: Sequence[Word], context: Context) -> list[Word]:
    """The words with what the grammar joins joined; repeated once, so that "since late March" is reached."""
    readings: list[tuple[int, int, Reading]] = []
    done = 0
    for match in grammar.find(words):
        if match.first < done:
            continue
        reading = reader(match.rule.means)(match, context)
        if reading is not None:
            readings.append((match.first, match.last, reading))
            done = match.last
    return _with_cells(words, readings)


def times(document: Document, doc: Doc) -> tuple[TimeSpan, ...]:
    """The time expressions of a report that can be an event's time, in order.

    Args:
        document: the report; its dateline or publication date is what words are read against.
        doc: its Doc; tags and tree, where there are any, tell the tense.

    Returns:
        TimeSpans with `said` set. Those that wait for a year or for the report's date have neither start nor end.
    """
    anchor, how = anchor_of(document)
    found = _against(document, doc, anchor, how)
    # A page whose date cannot be true and that has no dateline: what depends on its date stays open.
    refuted = anchor is not None and document.dateline_date is None and stamp_is_refuted(document, found)
    return _against(document, doc, None, "the date on the page cannot be true") if refuted else found


def _against(document: Document, doc: Doc, anchor: dt.date | None, how: str) -> tuple[TimeSpan, ...]:
    report = read_times(
        document.text,
        anchor=anchor,
        tense=tense_of(doc),
        first_month=month_first(document.url),
        of_some_year=_of_some_year(document) if anchor is None else None,
    )
    return tuple(
        as_record(document, expression, anchor, how)
        for expression in report.whole
        if expression.reading.sort in {"calendar", "open"} and _told(document, expression)
    )


def _of_some_year(document: Document) -> dt.date | None:
    """The day of a dateline that names no year, in a year that has all days; "yesterday" then waits for the year only."""
    named = DATED.search(document.dateline or "")
    words = lex(named[0]) if named else ()
    month = next((int(word.value) for word in words if word.kind == "MONTH"), None)
    of_month = next((int(word.lower) for word in words if word.lower.isdigit()), None)
    if month is None or of_month is None:
        return None
    try:
        return dt.date(ANY_YEAR, month, of_month)
    except ValueError:  # "April 31"
        return None


def as_record(
    document: Document, expression: Expression, anchor: dt.date | None, how: str, *, offset: int = 0
) -> TimeSpan:
    """The record of one expression; `offset` is where the text it was found in begins in the report."""
    reading = expression.reading
    return TimeSpan(
        edtf=reading.edtf,
        start=reading.start,
        end=reading.end,
        grain=reading.grain,
        said=document.span(offset + expression.start, offset + expression.end),
        reason=f"{reading.reason} ({how} {anchor.isoformat()})" if reading.anchored and anchor else reading.reason,
        anchor=anchor if reading.anchored else None,
        approximate=reading.approximate,
    )
