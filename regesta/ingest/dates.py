"""Dates as pages, tables and addresses write them. In: a string. Out: a `datetime.date`, or None where it is not one certain day.

The day is the outlet's own, for that is what its "today" means: "2023-09-13T23:30:00+09:00" is the 13th as written, and
"2023-09-13T23:30:00Z" the 14th where the outlet's address is in Korea (`local_date`).
"03/04/2023" is None: nobody can tell March from April.
"""

import datetime as dt
import re
from urllib.parse import urlsplit

from regesta.lexicons import lexicon

MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"), start=1,
    )
    for name in names.split()
}  # fmt: skip
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)"
# Newspapers before 1900 are not met; later than 2100 is a slip or a number that is no date.
FIRST_YEAR, LAST_YEAR = 1900, 2100

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?![\d-])")
_YMD = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?(?!\d)")
_UTC = re.compile(r"\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?:Z|\+00:?00)$")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")
_DAY_MONTH = re.compile(
    rf"(?:{WEEKDAY}\.?,?\s+)?(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({MONTH})\.?,?\s+(\d{{4}})(?!\d)", re.IGNORECASE
)
_MONTH_DAY = re.compile(
    rf"(?:{WEEKDAY}\.?,?\s+)?({MONTH})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})(?!\d)", re.IGNORECASE
)
_EPOCH = re.compile(r"(\d{10})(\d{3})?(?:\.\d+)?")
_IN_ADDRESS = (
    re.compile(r"/((?:19|20)\d{2})/(\d{1,2})/(\d{1,2})(?=[/.\-_]|$)"),
    re.compile(r"/((?:19|20)\d{2})(\d{2})(\d{2})(?=[/.\-_]|$)"),
    re.compile(r"[/\-_]((?:19|20)\d{2})-(\d{2})-(\d{2})(?=[/.\-_]|$)"),
    re.compile(rf"/((?:19|20)\d{{2}})/({MONTH})/(\d{{1,2}})(?=[/.\-_]|$)", re.IGNORECASE),
)


def day(year: str | int, month: str | int, of_month: str | int) -> dt.date | None:
    """A date from its parts (the month a number or an English name), None when there is no such day."""
    number = MONTHS.get(month.lower().rstrip(".")) if isinstance(month, str) and not month.isdigit() else int(month)
    if number is None or not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return None
    try:
        return dt.date(int(year), number, int(of_month))
    except ValueError:
        return None


def parse_date(text: str) -> dt.date | None:
    """The one certain day that a string begins with; a time of day after it is not read."""
    text = text.strip()
    if match := _EPOCH.fullmatch(text):  # seconds or milliseconds since 1970, from 2001 on
        return _bounded(dt.datetime.fromtimestamp(int(match[1]), tz=dt.UTC).date())
    for pattern in (_ISO, _YMD, _COMPACT):
        if match := pattern.match(text):
            return day(match[1], match[2], match[3])
    if match := _DAY_MONTH.match(text):
        return day(match[3], match[2], match[1])
    if match := _MONTH_DAY.match(text):
        return day(match[3], match[1], match[2])
    if match := _DOTTED.match(text):  # with dots the day stands first everywhere
        return day(match[3], match[2], match[1])
    if match := _SLASHED.match(text):
        one, two = int(match[1]), int(match[2])
        if one > 12 or one == two:
            return day(match[3], two, one)
        return day(match[3], one, two) if two > 12 else None
    return None


def parse_moment(text: str) -> dt.datetime | None:
    """A moment in UTC, of a stamp that tells its zone ("2024-03-04T10:00:00Z"); None of anything less."""
    try:
        moment = dt.datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return moment.astimezone(dt.UTC) if moment.tzinfo is not None and _bounded(moment.date()) else None


def _bounded(date: dt.date) -> dt.date | None:
    return date if FIRST_YEAR <= date.year <= LAST_YEAR else None


def local_date(text: str, url: str | None) -> dt.date | None:
    """The day of a stamp where the outlet is: a stamp in UTC is moved by the hours of the country in the outlet's address.

    Without a time of day in UTC, or for a country of several time zones, the day as written.
    """
    match = _UTC.match(text.strip())
    top = (urlsplit_host(url or "") or "").rsplit(".", 1)[-1]
    hours, summer = lexicon("ingest/zones")["hours"], lexicon("ingest/zones")["summer_hours"]
    written = parse_date(text)
    if match is None or written is None or top not in {**hours, **summer}:
        return written
    at = dt.datetime.combine(written, dt.time(int(match[1]), int(match[2])))
    offsets = [hours[top]] if top in hours else [summer[top], summer[top] + 1]
    days = {(at + dt.timedelta(hours=offset)).date() for offset in offsets}
    return days.pop() if len(days) == 1 else written


def urlsplit_host(url: str) -> str | None:
    """The host of an address, None for an address that is none."""
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def date_in_address(url: str) -> dt.date | None:
    """The day in an address's path: /2025/10/11/, /20251011/, /2025-10-11, /2025/oct/11/."""
    path = urlsplit_path(url)
    for pattern in _IN_ADDRESS:
        if match := pattern.search(path):
            return day(match[1], match[2], match[3])
    return None


def urlsplit_path(url: str) -> str:
    """The path of an address, empty for an address that is none."""
    try:
        return urlsplit(url).path
    except ValueError:
        return ""
