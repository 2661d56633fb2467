"""Cells of the calendar. In: a grain and a day. Out: the interval of that day, week, month, ..., its neighbours and its names.

A Cell is a stretch the calendar itself cuts: a day, an ISO week, a weekend, a month, a quarter, a half, a season, a year, a decade, a
century. Names are EDTF (Library of Congress, 2019; weeks, quarters and seasons are written as intervals of days or months,
since EDTF's own codes for them are read by few programs) and TIMEX3.
"""

import calendar
import datetime as dt
from typing import Literal, NamedTuple

CellGrain = Literal["day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century"]
MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "season": 3, "year": 12, "decade": 120, "century": 1200}
SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
SEASON_OF = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
DAYS_IN = {"day": 1, "week": 7, "weekend": 7}


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day of the month so many months on, or the month's last day where it has none.

    >>> add_months(dt.date(2024, 1, 31), 1)
    datetime.date(2024, 2, 29)
    """
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    year = min(max(year, 1), 9998)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


class Cell(NamedTuple):
    """One cell of the calendar, by its grain and its first day."""

    grain: CellGrain
    start: dt.date

    @property
    def end(self) -> dt.date:
        """The first day after it."""
        if self.grain == "weekend":
            return self.start + dt.timedelta(days=2)
        if self.grain in DAYS_IN:
            return self.start + dt.timedelta(days=DAYS_IN[self.grain])
        return add_months(self.start, MONTHS_IN[self.grain])

    def shift(self, count: int) -> "Cell":
        """The cell of this grain so many further on (back when negative)."""
        if self.grain in DAYS_IN:
            return Cell(self.grain, self.start + dt.timedelta(days=count * DAYS_IN[self.grain]))
        if self.grain == "season":
            return Cell(self.grain, add_months(self.start, 12 * count))
        return Cell(self.grain, add_months(self.start, count * MONTHS_IN[self.grain]))

    @property
    def edtf(self) -> str:
        """The Cell in EDTF."""
        year = f"{self.start.year:04d}"
        if self.grain == "day":
            return self.start.isoformat()
        if self.grain == "month":
            return f"{year}-{self.start.month:02d}"
        if self.grain == "year":
            return year
        if self.grain == "decade":
            return f"{year[:3]}X"
        if self.grain == "century":
            return f"{year[:2]}XX"
        last = self.end - dt.timedelta(days=1)
        if self.grain in {"week", "weekend"}:
            return f"{self.start.isoformat()}/{last.isoformat()}"
        return f"{year}-{self.start.month:02d}/{last.year:04d}-{last.month:02d}"

    @property
    def timex(self) -> str:
        """The Cell as a TIMEX3 value."""
        year = f"{self.start.year:04d}"
        match self.grain:
            case "week" | "weekend":
                iso = self.start.isocalendar()
                return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if self.grain == "weekend" else "")
            case "quarter":
                return f"{year}-Q{(self.start.month + 2) // 3}"
            case "half":
                return f"{year}-H{(self.start.month + 5) // 6}"
            case "season":
                return f"{year}-{SEASON_OF[self.start.month]}"
            case "decade":
                return year[:3]
            case "century":
                return year[:2]
            case _:
                return self.edtf


def cell(grain: str, day: dt.date) -> Cell:
    """The cell of this grain that holds the day."""
    match grain:
        case "day" | "second" | "minute" | "hour":
            return Cell("day", day)
        case "week" | "fortnight":
            return Cell("week", day - dt.timedelta(days=day.weekday()))
        case "weekend":
            return Cell("weekend", day - dt.timedelta(days=day.weekday()) + dt.timedelta(days=5))
        case "month":
            return Cell("month", day.replace(day=1))
        case "quarter":
            return Cell("quarter", dt.date(day.year, (day.month - 1) // 3 * 3 + 1, 1))
        case "half":
            return Cell("half", dt.date(day.year, (day.month - 1) // 6 * 6 + 1, 1))
        case "season":
            month = (day.month % 12) // 3 * 3 or 12
            return Cell("season", dt.date(day.year - (month == 12 and day.month < 3), month, 1))
        case "decade":
            return Cell("decade", dt.date(day.year // 10 * 10, 1, 1))
        case "century" | "millennium":
            return Cell("century", dt.date(max(day.year // 100 * 100, 1), 1, 1))
        case _:
            return Cell("year", dt.date(day.year, 1, 1))


def day_cell(year: int, month: int, day: int) -> Cell | None:
    """The Cell of a calendar day, None when there is no such day."""
    try:
        return Cell("day", dt.date(year, month, day))
    except ValueError:
        return None


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, as in Meeus, Astronomical Algorithms)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 19 * m) // 433
    month = (h + m - 7 * n + 90) // 25
    return dt.date(year, month, (h + m - 7 * n + 33 * month + 19) % 32)


def orthodox_easter(year: int) -> dt.date:
    """Easter Sunday of the Eastern churches, in the Gregorian calendar (Meeus, Astronomical Algorithms; 1900 to 2099).

    >>> orthodox_easter(2024)
    datetime.date(2024, 5, 5)
    """
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    return dt.date(year, (d + e + 114) // 31, (d + e + 114) % 31 + 1) + dt.timedelta(days=13)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> dt.date:
    """The nth such weekday of a month, the last one for -1 (Monday is 0)."""
    days = [week[weekday] for week in calendar.monthcalendar(year, month) if week[weekday]]
    return dt.date(year, month, days[nth - 1 if nth > 0 else nth])
