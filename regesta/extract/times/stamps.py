"""Whether the date on a page can be true. In: a Document and its TimeSpans. Out: Issues where the text refutes it.

PATTERNS: stamps days before the event they report, months early or late. Both dates are kept; nothing is corrected here.
"""

import datetime as dt
import re
from collections.abc import Sequence

from msgspec.structs import replace

from regesta.extract.times.words import vocabulary
from regesta.issues import Issue, issue
from regesta.lexicons import word_set
from regesta.records import Document, TimeSpan

# A choice: how long after the day it is dated a page may be written without our asking (time zones, a night's work).
SLACK = 2
# A choice: a day and month so near the stamp is meant of the stamp's own year.
YEAR_SLACK = 15
# A day and month in a dateline. Where ingest found one and gave it no year, it lies more than a month from the page's date.
DATED = re.compile(r"\b(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})\b")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
TOLD_AS_PAST = word_set("time/telling", "told_as_past")
TOLD_AS_AHEAD = word_set("time/telling", "told_as_ahead")


def stamp_issues(document: Document, times: Sequence[TimeSpan]) -> tuple[Issue, ...]:
    """Issues for a page date that the report's own words contradict: a past event after it, a far dateline, a wrong weekday."""
    return (*_wrong_weekdays(document), *_refutations(document, times))


def stamp_is_refuted(document: Document, times: Sequence[TimeSpan]) -> bool:
    """Whether the report's own words show that the date on its page is not its day."""
    return bool(_refutations(document, times))


def believed(document: Document, times: Sequence[TimeSpan]) -> Document:
    """The report without a page date that its own words refute: nothing may be called past or to come by it."""
    return replace(document, published=None) if stamp_is_refuted(document, times) else document


def _refutations(document: Document, times: Sequence[TimeSpan]) -> list[Issue]:
    """What refutes the date on the page."""
    out: list[Issue] = []
    stamp = document.published
    if stamp is None:
        return out
    if document.dateline_date is not None and abs((document.dateline_date - stamp).days) > SLACK:
        out.append(
            _refuted(
                document,
                f"The page is dated {stamp}, its dateline {document.dateline_date}.",
                "Times were read against the dateline.",
            )
        )
    elif document.dateline_date is None and (named := DATED.search(document.dateline or "")):
        out.append(
            _refuted(
                document, f"The page is dated {stamp}, its dateline {named[0]!r}: more than a month apart.",
                "Times that count from the report's date stay open; give the right date in the metadata table.",
            )
        )  # fmt: skip
    out.extend(_wrong_years(document, stamp, times))
    later = [
        span
        for span in times
        if span.anchor is None and span.start is not None and span.grain in {"day", "time"} and (span.start - stamp).days > SLACK
        and span.said is not None and told_as_past(document.text, span.said.start)
    ]  # fmt: skip
    if later and later[0].said is not None:
        out.append(
            _refuted(
                document, f"The page is dated {stamp}, but it tells of {later[0].edtf} (\"{later[0].said.text}\") as past.",
                "Check the date on the page; give the right one in the metadata table.",
            )
        )  # fmt: skip
    return out


def told_as_past(text: str, offset: int) -> bool:
    """Whether the sentence around a time is told as past, by its words alone: "was", "held", no "will" or "to be"."""
    start = max(text.rfind(". ", 0, offset), text.rfind("\n", 0, offset)) + 1
    stops = [at for at in (text.find(". ", offset), text.find("\n", offset)) if at >= 0]
    words = re.findall(r"[a-z]+", text[start : min(stops, default=len(text))].lower())
    if TOLD_AS_AHEAD & set(words):
        return False
    return bool(TOLD_AS_PAST & set(words))


def _wrong_weekdays(document: Document) -> list[Issue]:
    """Weekdays that the date beside them did not fall on ("Friday, May 6, 2020")."""
    vocab = vocabulary()
    names = "|".join(WEEKDAYS)
    months = "|".join(name for name, (kind, _) in vocab.items() if kind == "MONTH")
    pattern = re.compile(
        rf"\b({names}),? (?:({months})\.? (\d{{1,2}})|(\d{{1,2}}) ({months})\.?),? (\d{{4}})\b", re.IGNORECASE
    )
    out = []
    for match in pattern.finditer(document.text):
        month = vocab[(match[2] or match[5]).lower()][1]
        try:
            day = dt.date(int(match[6]), int(month), int(match[3] or match[4]))
        except ValueError:
            continue
        if WEEKDAYS[day.weekday()] != match[1].capitalize():
            out.append(
                issue(
                    "extract", "weekday-contradicts-date",
                    f"\"{match[0]}\": {day} was a {WEEKDAYS[day.weekday()]}.",
                    advice="One of the two is wrong in the report; the date was used.", source=document.source, document=document.id,
                )
            )  # fmt: skip
    return out


def _wrong_years(document: Document, stamp: dt.date, times: Sequence[TimeSpan]) -> list[Issue]:
    """ "Tuesday, May 5" on a page of a year in which 5 May, days before the stamp, was a Wednesday."""
    out = []
    for span in times:
        words = span.said.text.lower() if span.said else ""
        weekday = next((at for at, name in enumerate(WEEKDAYS) if name.lower() in words), None)
        if weekday is None or not span.edtf[-5:].replace("-", "").isdigit() or re.search(r"\d{4}", words):
            continue
        month, day = int(span.edtf[-5:-3]), int(span.edtf[-2:])
        near = [at for year in (stamp.year - 1, stamp.year, stamp.year + 1) if (at := _day(year, month, day))]
        nearest = min(near, key=lambda at: abs((at - stamp).days), default=None)
        named = bool(re.search(r"[a-z]{3,9}\.? \d|\d(?:st|nd|rd|th)? [a-z]{3}", words))
        if nearest and named and abs((nearest - stamp).days) <= YEAR_SLACK and nearest.weekday() != weekday:
            fell = WEEKDAYS[nearest.weekday()]
            reason = f'The page is dated {stamp}, but "{span.said.text if span.said else ""}" fits no {stamp.year}: {nearest} was a {fell}.'
            out.append(
                _refuted(document, reason, "Check the year of the page; give the right date in the metadata table.")
            )
    return out


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _refuted(document: Document, reason: str, advice: str) -> Issue:
    return issue("extract", "stamp-refuted", reason, advice=advice, source=document.source, document=document.id)
