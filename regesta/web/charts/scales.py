"""Where a number or a day stands in a drawing. In: ranges of values and of places. Out: places, and ticks with short words."""

import datetime as dt
import math
from collections.abc import Callable

from regesta.serve.dates import MONTHS

Scale = Callable[[float], float]
Days = Callable[[dt.date], float]
_STEPS = (1, 2, 2.5, 5, 10)
_MONTHS_APART = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)  # from a month to a century
_DAYS_APART = (1, 2, 7, 14)


def linear(values: tuple[float, float], places: tuple[float, float]) -> Scale:
    """A scale of equal steps; a range of one value stands in the middle."""
    low, high = values
    start, end = places
    if high == low:
        return lambda value: (start + end) / 2
    return lambda value: start + (value - low) / (high - low) * (end - start)


def ticks(low: float, high: float, *, most: int = 6) -> list[float]:
    """Round numbers between low and high, at most so many, spread evenly."""
    if not (math.isfinite(low) and math.isfinite(high)) or high <= low:
        return [low]
    raw = (high - low) / max(1, most - 1)
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(one * power for one in _STEPS if one * power >= raw * (1 - 1e-9))
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return [round(place * step, 10) for place in range(first, last + 1)]


def around(values: list[float], *, zero: bool = True) -> tuple[float, float]:
    """A range that holds all values with a little air, and zero if asked."""
    known = [one for one in values if math.isfinite(one)]
    low, high = (min(known), max(known)) if known else (0.0, 1.0)
    if zero:
        low, high = min(0.0, low), max(0.0, high)
    if low == high:
        return low - 1, high + 1
    air = (high - low) * 0.06
    return (low - air if low < 0 or not zero else low, high + air if high > 0 or not zero else high)


def told(value: float) -> str:
    """A number for reading: 1,200; 0.5; 3.4 million."""
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            return f"{value / size:.4g} {word}"
    if value == int(value):
        return f"{int(value):,}".replace("-", "−")
    return f"{value:,.4g}".replace("-", "−")


def days(first: dt.date, last: dt.date, places: tuple[float, float]) -> Days:
    """A scale of days."""
    scale = linear((first.toordinal(), last.toordinal()), places)
    return lambda day: scale(day.toordinal())


def date_ticks(first: dt.date, last: dt.date, *, most: int = 8) -> list[tuple[dt.date, str]]:
    """Days between first and last at which an axis is marked, from days to centuries, with their words."""
    length = max(1, (last - first).days)
    for step in _DAYS_APART:
        if length / step <= most:
            start = first.toordinal()
            marked = (dt.date.fromordinal(day) for day in range(start, last.toordinal() + 1, step))
            return [(day, f"{day.day} {MONTHS[day.month - 1]}") for day in marked]
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next((one for one in _MONTHS_APART if months / one <= most), _MONTHS_APART[-1])
    number = -(-(first.year * 12 + first.month - 1 + (first.day > 1)) // step) * step
    found = []
    while number <= last.year * 12 + last.month - 1:
        day = dt.date(number // 12, number % 12 + 1, 1)
        found.append((day, str(day.year) if step >= 12 else f"{MONTHS[day.month - 1]} {day.year}"))
        number += step
    return found


def axis_words(on: float, left: float, right: float) -> str:
    """How the words of a tick hang, so that none runs over the edge of the drawing: start, middle or end."""
    if right - on < 26:
        return "end"
    return "start" if on - left < 4 else "middle"
