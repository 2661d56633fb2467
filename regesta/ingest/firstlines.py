"""What the first lines of a report say of it. In: cleaned text. Out: stamp, address, dateline, byline, a printed date.

A stamp (` date 2023-09-14 `) and an address were put before the text by whoever saved it; they are cut away, the map shows it.
A dateline, a byline and a printed date are the report's own; they stay and are marked.
"""

import datetime as dt
import re
from functools import cache

import msgspec

from regesta.ingest.dates import MONTH, WEEKDAY, day, parse_date
from regesta.lexicons import lexicon

FIRST_PARAGRAPHS = 10  # title, standfirst, byline, date, captions, then the dateline at the latest
# A dateline without a year takes it from the publication date if that puts it within a month; pages are stamped later than
# written by days, sometimes weeks, and a year's error would be worse than no year.
NEAR_DAYS = 31
CHRONOLOGY = 3  # published and updated are two; a third line that is a date heads a section

_STAMP = re.compile(
    r"\s*(?:date|published|posted|crawled)\s*[: ]\s*(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2})?Z?)?(?:\s+|$)"
)
_ADDRESS = re.compile(r"\s*(?:(?:url|link|source)\s*[: ]\s*)?(https?://[^\s<>\"]+)(?:\s+|$)", re.IGNORECASE)
_PRINTED = re.compile(
    rf"(?P<label>(?:first\s+)?(?:published|posted|date|issued|released)(?:\s+(?:on|at))?\s*[:|]?\s*)?"
    rf"(?P<date>\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}|\d{{4}}\.\d{{1,2}}\.\d{{1,2}}"
    rf"|(?:{WEEKDAY}\.?,?\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}\.?,?\s+\d{{4}}|{MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}))"
    rf"(?:[\s,|at-]*\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?\s*(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{{2,4}}\)?|[+-]\d{{2}}:?\d{{2}})?)?\s*",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?][\"”’]?$(?<![ap]\.m\.)")
_BARS = re.compile(r"\s*[|·•]\s*|\s+[/–—-]\s+")
_NAME_AND_DATE = re.compile(
    rf"[A-Z][\w&'’.-]*(?:\s[\w&'’.-]+){{0,5}},\s+(?P<date>(?:{WEEKDAY},?\s+)?(?:\d{{1,2}}\s+{MONTH}\s+\d{{4}}|{MONTH}\.?\s+\d{{1,2}},\s+\d{{4}}))",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:By|BY|by|Written by|Story by)[:\s]+"
    r"(?P<name>[A-Z][\w.'’-]*(?:\s+(?:(?:and|de|van|von|der|al|bin)\s+)?[A-Z][\w.'’-]*,?){1,9})(?:\s*[|,–-].{0,60})?"
)

_UPPER = r"[A-Z][A-Z'’.\-]*[A-Z.](?:\s(?:[A-Z][A-Z'’.\-]*[A-Z.]|of|de|el|al|the))*"
_NAME = r"[A-Z][\w'’\-]+\.?(?:\s(?:[A-Z][\w'’\-]+|of|de|el|al|the)\.?){0,4}"
_REGION = (
    rf"(?:,\s(?!{MONTH}\b|(?:I|i)n\b)(?:[A-Z][\w'’\-]*\.?)(?:(?:\s|\.)?[A-Z][\w'’\-]*\.?){{0,3}}|\s\[[A-Z][\w ]+\])?"
)
_DATE = (
    rf"(?:{WEEKDAY}\.?,?\s+)?"
    rf"(?:(?P<m1>{MONTH})\.?\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s*(?P<y1>\d{{4}}))?"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m2>{MONTH})\.?(?:,?\s+(?P<y2>\d{{4}}))?)(?!\d)"
)
_AGENCY = r"(?:\((?P<a1>[A-Z][^()\n]{1,40})\)|/(?P<a2>[A-Z][^/\n]{1,30})/\.?|\((?P<a3>dpa)\))"
_STROKE = r"(?:--+|[—–]|[-_](?=\s))\s*"
_DASH = r"\s*(?:--+|[—–]|[-_](?=\s|[A-Z])|:(?=\s)|\.-)\s*"


class DatelineFound(msgspec.Struct, frozen=True, kw_only=True):
    """A dateline at [start, end) of the text (its dash included), with place, date parts and agency as far as given."""

    start: int
    end: int
    text: str
    place: str | None
    agency: str | None
    year: int | None
    month: str | None
    of_month: int | None

    def date(self, published: dt.date | None) -> dt.date | None:
        """The day it names: its own year, else the year that puts it near the publication date; None when neither is so."""
        if self.month is None or self.of_month is None:
            return None
        if self.year is not None:
            return day(self.year, self.month, self.of_month)
        if published is None:
            return None
        days = [day(published.year + step, self.month, self.of_month) for step in (-1, 0, 1)]
        near = [found for found in days if found is not None and abs((found - published).days) <= NEAR_DAYS]
        return min(near, key=lambda found: abs((found - published).days), default=None)


class Prefix(msgspec.Struct, frozen=True, kw_only=True):
    """What stood before the report itself: `end` is where the report begins."""

    end: int
    stamp: dt.date | None = None
    url: str | None = None


def prefix(text: str) -> Prefix:
    """The stamp and address that a saved file opens with; nothing else is touched."""
    end, stamp, url = 0, None, None
    if match := _STAMP.match(text):
        stamp = parse_date(match[1])
        end = match.end() if stamp is not None else 0
    if match := _ADDRESS.match(text, end):
        url, end = match[1], match.end()
        if stamp is None and (again := _STAMP.match(text, end)):
            stamp = parse_date(again[1])
            end = again.end() if stamp is not None else end
    return Prefix(end=end, stamp=stamp, url=url)


def dateline(text: str) -> DatelineFound | None:
    """The dateline at the beginning of one of the first paragraphs, None when there is none."""
    for start, line in first_lines(text):
        found = _dateline(line, start)
        if found is not None:
            return found
    return None


def printed_date(line: str) -> dt.date | None:
    """The day of a line that is there to give it.

    Such are "Friday, January 4, 2019", "Published: 14 Sept 2023, 10:20", "Example Gazette, 14 September 2023" and, between bars or
    strokes, "EXAMPLE RADIO / Evening / 14 September 2023". A sentence is none, nor a line with two days.
    """
    line = line.strip()
    if len(line) > 100 or _SENTENCE_END.search(line):
        return None
    pieces = _BARS.split(line) if not _PRINTED.fullmatch(line) else [line]
    if len(pieces) == 1 and (named := _NAME_AND_DATE.fullmatch(line)):
        pieces = [named["date"]]
    found = {parse_date(match["date"]) for piece in pieces if (match := _PRINTED.fullmatch(piece.strip()))} - {None}
    return found.pop() if len(found) == 1 else None


def date_before_body(text: str) -> dt.date | None:
    """The first printed date above the body. A chronology, whose headings are dates, has none."""
    headings = {printed_date(line) for line in text.split("\n") if 8 <= len(line) <= 60} - {None}
    if len(headings) >= CHRONOLOGY:
        return None
    for _, line in first_lines(text):
        date = printed_date(line)
        if date is not None:
            return date
        if len(line) > 60 and _SENTENCE_END.search(line):
            return None
    return None


def byline(line: str) -> str | None:
    """The name on a line such as "By Ann Example and Bo Sample, Staff Writers"."""
    match = _BYLINE.fullmatch(line.strip()) if len(line) < 120 else None
    return match["name"].strip(" ,") if match else None


def first_lines(text: str) -> list[tuple[int, str]]:
    """The first lines that are not empty, each with its offset; leading spaces are left out."""
    found: list[tuple[int, str]] = []
    start = 0
    while start <= len(text) and len(found) < FIRST_PARAGRAPHS:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start:end]
        if line.strip():
            lead = len(line) - len(line.lstrip())
            found.append((start + lead, line.strip()))
        start = end + 1
    return found


@cache
def agencies() -> dict[str, str]:
    """Lower-case spelling -> name, of the agencies in the lexicon."""
    return {
        spelling.lower(): str(entry["name"])
        for entry in lexicon("ingest/agencies")["agencies"]
        for spelling in (entry["name"], *entry["also"])
    }


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    names = sorted(
        {name for entry in lexicon("ingest/agencies")["agencies"] for name in (entry["name"], *entry["also"])}, key=len
    )
    known = "|".join(re.escape(name) for name in reversed(names))
    any_place = rf"(?P<place>(?:{_UPPER}(?:/{_UPPER})*|{_NAME}(?:/{_NAME})?){_REGION})"
    upper = rf"(?P<place>{_UPPER}(?:/{_UPPER})*{_REGION})"
    gap = r"[,.]?\s+"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"{any_place}{gap}(?i:{_DATE})[.,]?\s*{_AGENCY}(?:{_DASH}|\s+)",  # PLACE, May 5 (Agency) --
            rf"{any_place}\s*{_AGENCY}{gap}(?i:{_DATE}){_DASH}",  # PLACE (Agency) May 5 --
            rf"{any_place}{gap}(?i:{_DATE})[.,]?\s+(?P<a4>{known})(?:{_DASH}|\.\s+)",  # PLACE, MAY 5, AGENCY.
            rf"{upper}{gap}(?i:{_DATE}){_DASH}(?P<a4>{known})(?:{_DASH}|\.\s+)",  # PLACE, May 5 - AGENCY.
            rf"{any_place}\s*{_AGENCY}{_DASH}",  # PLACE (Agency) —
            rf"{any_place},\s+(?P<a4>{known}){_DASH}",  # Place, AGENCY –
            rf"(?i:{_DATE})[.,]?\s*{_AGENCY}{_DASH}",  # May 5 (Agency) --
            rf"(?P<a4>{known}),\s+(?i:{_DATE})(?:{_DASH}|[.,]\s+)",  # AGENCY, 5 May.
            rf"\((?P<a4>{known})\){_DASH}(?:{upper}(?:{gap}(?i:{_DATE}))?{_DASH})?",  # (AGENCY) — PLACE, MAY 5 -
            rf"/(?P<a4>{known})/\.?\s+",  # /AGENCY/.
            rf"{upper}{gap}(?i:{_DATE})(?:{_DASH}|\.\s+)",  # PLACE, May 5 —
            rf"(?i:{_DATE}),\s+{any_place}\s*(?:--+|[—–]|-(?=\s))\s*",  # 5 May 2020, Place –
            rf"{any_place},\s+(?i:{_DATE})\s*(?:--+|[—–]|-(?=\s))\s*",  # Place, 5 May 2020 –
            rf"{upper}\s*(?:{_STROKE}|-(?=\d))(?i:{_DATE}){_DASH}",  # PLACE – 5 May 2020: and PLACE-5 May 2020:
            rf"{any_place}\s*\((?=[^)]*\d{{4}}\))(?i:{_DATE})\){_DASH}",  # PLACE (5 May 2020) –
            rf"{upper}\s+{_STROKE}",  # PLACE —
        )
    )


def _dateline(line: str, start: int) -> DatelineFound | None:
    head = line[:140]
    for pattern in _patterns():
        match = pattern.match(head)
        if match is None or match.end() >= len(line):
            continue
        groups = match.groupdict()
        place = groups.get("place")
        agency = groups.get("a1") or groups.get("a2") or groups.get("a3") or groups.get("a4")
        year = groups.get("y1") or groups.get("y2")
        of_month = groups.get("d1") or groups.get("d2")
        if agency and re.fullmatch(WEEKDAY, agency, re.IGNORECASE):
            continue
        if place is not None:
            if not _is_place(place, rest=line[match.end() :], agency=agency, dated=of_month is not None):
                continue
            place = place if "," in place else place.rstrip(".")
        return DatelineFound(
            start=start, end=start + match.end(), text=match[0].rstrip(), place=place,
            agency=agencies().get(agency.lower(), agency) if agency else None,
            year=int(year) if year else None, month=groups.get("m1") or groups.get("m2"),
            of_month=int(of_month) if of_month else None,
        )  # fmt: skip
    return None


def _is_place(place: str, *, rest: str, agency: str | None, dated: bool) -> bool:
    """Whether words where a dateline's place stands can be one. The less stands beside them, the more is asked of them."""
    words = place.split()
    not_places = lexicon("ingest/agencies")["not_places"]
    if (
        place.upper() in not_places
        or words[0].upper() in not_places
        or words[0].lower() in ("on", "in", "by", "the", "since")
    ):
        return False
    capitals = words[0].rstrip(",").isupper()
    if agency is not None or dated:  # "Mr. Example (Harbour Party) - " has neither capitals nor an agency that is known
        return capitals or dated or agency.lower() in agencies() if agency else True
    # Four letters, three words, and a sentence after it that is not all capitals: else a headline in capitals looks the same.
    return len(place) >= 4 and len(words) <= 4 and not rest[:12].isupper()
