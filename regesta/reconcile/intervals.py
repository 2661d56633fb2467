"""Times as what they allow. In: TimeSpans, also those that wait for a year. Out: whether two can both hold, and what both leave.

"In June" of an unknown year and "2024" leave June 2024; "2024" and "June 2024" leave June 2024; the 13th and the 14th leave nothing.
"""

import calendar
import datetime as dt
import re
from functools import reduce

from msgspec.structs import replace

from regesta.records import Grain, TimeSpan

_OPEN = re.compile(r"XXXX-(\d\d|XX)(?:-(\d\d))?")
MANY_YEARS = 12  # a choice: an interval longer than this does not help to find the year that is open
ONE_DAY = dt.timedelta(days=1)


def awaits(time: TimeSpan) -> tuple[int | None, int | None] | None:
    """Month and day of a time whose year is open; None where the time does not wait for one."""
    found = _OPEN.fullmatch(time.edtf)
    if found is None or time.start is not None or time.end is not None:
        return None
    month, day = found.groups()
    return (int(month) if month != "XX" else None, int(day) if day else None)


def says_when(time: TimeSpan | None) -> bool:
    """Whether a time tells anything: an interval with at least one end, or a month or day of an open year."""
    return time is not None and (
        time.start is not None or time.end is not None or awaits(time) not in (None, (None, None))
    )


def days(time: TimeSpan) -> float:
    """How long the interval is; infinite where a side is open."""
    if time.start is None or time.end is None:
        return float("inf")
    return float((time.end - time.start).days)


def meet(one: TimeSpan, other: TimeSpan) -> TimeSpan | None:
    """What both times leave, or None when they cannot both hold."""
    if awaits(one) is not None and awaits(other) is not None:
        return _both_open(one, other)
    if awaits(one) is not None:
        one, other = other, one
    if awaits(other) is not None:
        return _closed(one, other)
    if not says_when(other):
        return one
    if not says_when(one):
        return other
    left, right = _width(one), _width(other)
    start = max((x for x in (left[0], right[0]) if x is not None), default=None)
    end = min((x for x in (left[1], right[1]) if x is not None), default=None)
    if start is not None and end is not None and start >= end:
        return None
    for same in sorted((one, other), key=_preference):
        if (start, end) == (same.start, same.end):
            return same
    both = between(start, end, reason="what two accounts leave", approximate=one.approximate and other.approximate)
    return replace(both, said=min((one, other), key=_preference).said)


def _preference(time: TimeSpan) -> tuple[bool, float, str]:
    return time.approximate, days(time), time.edtf


def _width(time: TimeSpan) -> tuple[dt.date | None, dt.date | None]:
    # "Around the 5th" is not refuted by the 6th: an approximate time reaches its own length to both sides.
    if not time.approximate or time.start is None or time.end is None:
        return time.start, time.end
    length = time.end - time.start
    return time.start - length, time.end + length


def _both_open(one: TimeSpan, other: TimeSpan) -> TimeSpan | None:
    pairs = list(zip(awaits(one) or (), awaits(other) or (), strict=True))
    if any(a is not None and b is not None and a != b for a, b in pairs):
        return None
    return max((one, other), key=lambda t: (sum(part is not None for part in awaits(t) or ()), t.edtf))


def _closed(known: TimeSpan, waiting: TimeSpan) -> TimeSpan | None:
    """The only stretch of `known` that fits the month and day; `waiting` itself while several years fit."""
    month, day = awaits(waiting) or (None, None)
    if month is None:
        return waiting if known.start is None and known.end is None else known
    if known.start is None or known.end is None:
        return known if says_when(known) else waiting
    if known.end.year - known.start.year > MANY_YEARS:
        return waiting
    fitting = [
        found for year in range(known.start.year, known.end.year + 1) if (found := _cut(known, year, month, day))
    ]
    if not fitting:
        return None
    if len(fitting) != 1:
        return waiting
    return fitting[0] if fitting[0] is known else replace(fitting[0], said=waiting.said)


def _cut(known: TimeSpan, year: int, month: int, day: int | None) -> TimeSpan | None:
    last = calendar.monthrange(year, month)[1]
    if day is not None and day > last:
        return None
    start = dt.date(year, month, day or 1)
    end = start + ONE_DAY if day else dt.date(year, month, last) + ONE_DAY
    start, end = max(start, known.start or start), min(end, known.end or end)
    if start >= end:
        return None
    if (start, end) == (known.start, known.end):
        return known
    words = f": “{known.said.text}”" if known.said is not None else ""
    return between(start, end, reason=f"the year from another account{words}")


def between(start: dt.date | None, end: dt.date | None, *, reason: str, approximate: bool = False) -> TimeSpan:
    """A TimeSpan for `[start, end)` with its exchange form."""
    edtf, grain = _written(start, end)
    return TimeSpan(edtf=edtf, start=start, end=end, grain=grain, said=None, reason=reason, approximate=approximate)


def _written(start: dt.date | None, end: dt.date | None) -> tuple[str, Grain]:
    if start is None or end is None:
        left = start.isoformat() if start else ".."
        return f"{left}/{(end - ONE_DAY).isoformat() if end else '..'}", "open"
    last = end - ONE_DAY
    if start == last:
        return start.isoformat(), "day"
    whole_month = last.day == calendar.monthrange(last.year, last.month)[1]
    if start.day == 1 and whole_month:
        if (start.year, start.month) == (last.year, last.month):
            return f"{start:%Y-%m}", "month"
        if (start.month, last.month) == (1, 12):
            return (f"{start.year}", "year") if start.year == last.year else (f"{start.year}/{last.year}", "year")
        return f"{start:%Y-%m}/{last:%Y-%m}", "month"
    return f"{start.isoformat()}/{last.isoformat()}", "day"


def can_both_hold(one: TimeSpan | None, other: TimeSpan | None) -> bool | None:
    """Whether two times can be of one act; None when one of them tells nothing."""
    if one is None or other is None or not says_when(one) or not says_when(other):
        return None
    return meet(one, other) is not None


def gap(one: TimeSpan, other: TimeSpan) -> int | None:
    """Days between two intervals that do not meet; 0 when they do, None when an open side hides it.

    A month and day whose year is open is taken in the year of the other time.
    """
    if meet(one, other) is not None:
        return 0
    left, right = _in_year_of(one, other), _in_year_of(other, one)
    if left.start is None or left.end is None or right.start is None or right.end is None:
        return None
    return max(0, (max(left.start, right.start) - min(left.end, right.end)).days + 1)


def _in_year_of(waiting: TimeSpan, other: TimeSpan) -> TimeSpan:
    if awaits(waiting) is None or other.start is None:
        return waiting
    year = between(dt.date(other.start.year, 1, 1), dt.date(other.start.year + 1, 1, 1), reason="year of the other")
    return _closed(year, waiting) or waiting


def intersection(times: list[TimeSpan]) -> TimeSpan | None:
    """What all times leave, taken from the most exact on; those that contradict it are left out."""

    def both(left: TimeSpan, right: TimeSpan) -> TimeSpan:
        return meet(left, right) or left

    ordered = sorted(times, key=lambda t: (awaits(t) is not None, *_preference(t), str(t.start)))
    return reduce(both, ordered) if ordered else None
