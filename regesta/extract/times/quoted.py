"""Time words inside a quotation, read against the day it was said. In: a report's times and statements. Out: the times, some read anew.

"We leave tomorrow," he said on Monday: the day after Monday, whenever the report came out. Where the day of saying is told too coarsely
("he said in 2014"), what depends on it stays open. A quotation whose day is not told was said in the news: the report's day holds.
"""

import datetime as dt
import re
from collections.abc import Sequence

from msgspec.structs import replace
from spacy.tokens import Doc, Token

from regesta.extract.statements.cues import text_of
from regesta.extract.times.attach import time_of
from regesta.extract.times.report import anchor_of, as_record, month_first, read_times
from regesta.extract.times.tense import tense_of
from regesta.records import Document, Span, Statement, TimeSpan

# Between the cue and its time where the tree misses it: "said Anna Berg late on", "told reporters in Riga on".
BESIDE = re.compile(r"(?: [\w.'’-]+){0,6} ")


def quoted(
    document: Document, doc: Doc, times: Sequence[TimeSpan], statements: Sequence[Statement]
) -> tuple[TimeSpan, ...]:
    """The times with those of dated quotations read against the day of saying.

    Args:
        document: the report.
        doc: its Doc.
        times: its times, read against the report's date.
        statements: its statements; only direct ones count, as indirect speech puts "tomorrow" in the reporter's mouth.
    """
    out = list(times)
    for statement in statements:
        said = _said_on(document, doc, times, statement)
        if said is None:
            continue
        for content in statement.content:
            out = _read_anew(document, doc, out, content, said)
    return tuple(out)


def _said_on(document: Document, doc: Doc, times: Sequence[TimeSpan], statement: Statement) -> TimeSpan | None:
    """When a direct quotation was said, where its cue says so and it was not the report's own day."""
    if statement.manner != "direct" or statement.cue is None:
        return None
    cue = _token(doc, statement.cue.start)
    if cue is None:
        return None
    outside = [t for t in times if t.said is not None and not _inside(t.said.start, statement.content)]
    when, _ = time_of(cue, outside, doc)
    when = when or next(
        (t for t in outside if t.said and BESIDE.fullmatch(text_of(doc)[statement.cue.end : t.said.start])), None
    )
    if when is None or when.start is None or when.end is None:
        return None
    anchor, _ = anchor_of(document)
    return None if anchor is not None and when.start <= anchor < when.end else when


def _read_anew(document: Document, doc: Doc, times: list[TimeSpan], content: Span, said: TimeSpan) -> list[TimeSpan]:
    day: dt.date | None = said.start if said.grain in ("day", "time") else None
    tense = tense_of(doc)
    report = read_times(
        content.text, anchor=day, tense=lambda at: tense(content.start + at), first_month=month_first(document.url)
    )
    anew = {content.start + e.start: e for e in report.whole if e.reading.sort in {"calendar", "open"}}
    how = f"the quotation was said {said.said.text!r}" if said.said else "the day of saying"
    out = []
    for time in times:
        counted = time.anchor is not None or (time.start is None and time.end is None)
        found = anew.get(time.said.start) if time.said is not None and counted else None
        if found is not None and time.said is not None and content.start + found.end == time.said.end:
            record = as_record(document, found, day, how, offset=content.start)
            time = replace(record, reason=record.reason if day else f"{record.reason}: {how}, too coarse to count from")
        out.append(time)
    return out


def _inside(offset: int, content: Sequence[Span]) -> bool:
    return any(span.start <= offset < span.end for span in content)


def _token(doc: Doc, offset: int) -> Token | None:
    span = doc.char_span(offset, offset + 1, alignment_mode="expand")
    return span[0] if span is not None and len(span) else None
