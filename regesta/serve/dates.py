"""Dates as people read them. In: a TimeSpan or text such as "2023-09". Out: "13 Sep 2023", "before 8 Nov 2025", or the interval meant."""

import datetime as dt
import re

from regesta.errors import InputError
from regesta.records import TimeSpan

UNDATED = "undated"
ONE_DAY = dt.timedelta(days=1)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ASKED = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_OPEN = re.compile(r"X{4}(?:-(\d\d|XX))?(?:-(\d\d))?")


def told(time: TimeSpan | None) -> str:
    """The time as short words; "undated" where none is known."""
    if time is None:
        return UNDATED
    about = "about " if time.approximate else ""
    if time.start is None and time.end is None:
        return _open(time.edtf)
    if time.start is None:
        return f"before {day(time.end)}"
    if time.end is None:
        return f"from {_begun(time.edtf, time.start)}"
    return about + interval(time.start, time.end - ONE_DAY)


def _begun(edtf: str, start: dt.date) -> str:
    """Since when, no closer than it is told: "2019/.." is "2019", not the first day of it."""
    told_to = _ASKED.fullmatch(edtf.partition("/")[0])
    if told_to is None or told_to.group(3):
        return day(start)
    return f"{MONTHS[start.month - 1]} {start.year}" if told_to.group(2) else str(start.year)


def day(date: dt.date | None) -> str:
    """ "13 Sep 2023"; empty for None."""
    return "" if date is None else f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def interval(first: dt.date, last: dt.date) -> str:
    """From the first to the last day, both meant: a day, month, year, or two ends with what they share said once."""
    if first >= last:
        return day(first)
    whole_months = first.day == 1 and (last + ONE_DAY).day == 1
    if whole_months and first.year == last.year and first.month == 1 and last.month == 12:
        return str(first.year)
    if whole_months and first.month == 1 and last.month == 12:
        return f"{first.year}–{last.year}"
    if whole_months and (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[first.month - 1]} {first.year}"
    if whole_months and first.year == last.year:
        return f"{MONTHS[first.month - 1]}–{MONTHS[last.month - 1]} {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]}–{day(last)}"
    return f"{day(first)}–{day(last)}"


def _open(edtf: str) -> str:
    match = _OPEN.fullmatch(edtf)
    if match is None:
        return UNDATED
    month, number = match.groups()
    if month and month != "XX":
        name = MONTHS[int(month) - 1]
        return f"{int(number)} {name}, no year" if number else f"{name}, no year"
    return f"day {int(number)}, no month" if number else UNDATED


def asked(text: str, *, option: str) -> tuple[dt.date, dt.date]:
    """The interval `[start, end)` a person means by "2023", "2023-09" or "2023-09-13".

    Raises:
        InputError: The text is no such date; the message names the option.
    """
    match = _ASKED.fullmatch(text.strip())
    if match is None:
        raise InputError(f"{option} {text} is not a date. Write 2023, 2023-09 or 2023-09-13.")
    year, month, number = (int(part) if part else None for part in match.groups())
    try:
        start = dt.date(year or 0, month or 1, number or 1)
        if number:
            return start, start + ONE_DAY
        following = (
            dt.date(start.year + 1, 1, 1) if month is None else (start.replace(day=28) + 4 * ONE_DAY).replace(day=1)
        )
    except (ValueError, OverflowError) as error:
        raise InputError(f"{option} {text} is not in the calendar. Write a date such as 2023-09-13.") from error
    return start, following
