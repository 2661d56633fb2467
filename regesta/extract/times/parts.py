"""Readers of counted parts of a month, a year or a century. In: a Found, its Context. Out: a Reading or None.

"The first week of May", "the first three months of 2021", "the closing months of the year", "the second Tuesday in March", "the three
months to June 2021", "the first decade of this century". What has no count ("the last days of May") is the third that "late" means too.
"""

import datetime as dt
import re
from dataclasses import replace

from regesta.extract.times.cells import Cell, add_months, cell, nth_weekday
from regesta.extract.times.dates import shifted_year, year_of
from regesta.extract.times.grammar import Found
from regesta.extract.times.lengths import plain
from regesta.extract.times.reading import NO_DATE, Context, Reading, between, calendar, open_time, unanchored
from regesta.extract.times.wholes import thirds
from regesta.extract.times.years import month
from regesta.lexicons import word_set

FROM_THE_END = word_set("time/telling", "from_the_end")
MONTHS_OF = {"month": 1, "quarter": 3}


def _rank(found: Found) -> int | None:
    """1 to 5 for first to fifth, -1 for last."""
    if found.says(*FROM_THE_END):
        return -1
    word = found.slot("RANK", "ORD")
    return int(word.value) if word is not None else None


def whole(found: Found, context: Context) -> Reading | None:
    """The month or year that the part is of: "May 2020", "May", "2021", "last year", "the year", "this month"."""
    if "MONTH" in found.slots:
        return month(found, context)
    year = year_of(found)
    if year is not None:
        return calendar(Cell("year", dt.date(year, 1, 1)), "the year is written out")
    unit = found.words[found.last - 1].lower
    if context.anchor is None:
        return unanchored(unit)
    by = shifted_year(found) or 0
    return calendar(cell(unit, context.anchor).shift(by), "counted from the report's date", anchored=True)


def part_of_whole(found: Found, context: Context) -> Reading | None:
    """ "the first three months of 2021", "the last week of October", "the opening days of May"."""
    inner, unit_word = whole(found, context), found.slot("UNIT", "UNITS")
    if unit_word is None or unit_word.value not in {"day", "week", "month", "quarter"}:
        return None
    if inner is None or inner.cell is None or inner.start is None:
        return inner
    unit, ending = str(unit_word.value), found.says(*FROM_THE_END)
    ranked = unit_word.kind == "UNIT"
    part = _ranked(inner.cell, unit, _rank(found) or 1) if ranked else _vague(inner.cell, unit, ending=ending)
    if part is None:
        return None
    reading = between(*part, f"{inner.reason}; a part of it", anchored=inner.anchored)
    if reading is None or reading.start is None or reading.end is None or reading.end > inner.cell.end:
        return None
    return replace(reading, approximate=not ranked, value=inner.value, cell=inner.cell)


def _ranked(at: Cell, unit: str, rank: int) -> tuple[Cell, Cell] | None:
    """The nth week or day of a month, the nth month of a year."""
    if unit in {"day", "week"}:
        days = 7 if unit == "week" else 1
        first = at.end - dt.timedelta(days=days) if rank < 0 else at.start + dt.timedelta(days=days * (rank - 1))
        day = Cell("day", first)
        return day, day.shift(days - 1)
    if unit == "month" and at.grain == "year":
        one = cell("month", at.end - dt.timedelta(days=1)) if rank < 0 else cell("month", at.start).shift(rank - 1)
        return one, one
    return None


def _counted(at: Cell, unit: str, count: int, *, ending: bool) -> tuple[Cell, Cell] | None:
    """So many units from its beginning or up to its end."""
    grain = "month" if unit in MONTHS_OF else "day"
    size = count * (MONTHS_OF.get(unit) or {"day": 1, "week": 7, "fortnight": 14}.get(unit, 0))
    if size < 1:
        return None
    last_day = at.end - dt.timedelta(days=1)
    if ending:
        last = cell(grain, last_day)
        return last.shift(1 - size), last
    first = cell(grain, at.start)
    return first, first.shift(size - 1)


def _vague(at: Cell, unit: str, *, ending: bool) -> tuple[Cell, Cell] | None:
    """ "the last days of 2021" are its last month; "the closing months of 2021", "the last days of May" the third that "late" is."""
    if at.grain == "year" and unit in {"day", "week"}:
        one = cell("month", at.end - dt.timedelta(days=1) if ending else at.start)
        return one, one
    return thirds(at, 2 if ending else 0)


def weekday_of_month(found: Found, context: Context) -> Reading | None:
    """ "the second Tuesday in March 2020"."""
    inner, rank = whole(found, context), _rank(found)
    if inner is None or inner.cell is None or inner.start is None or rank is None:
        return inner
    try:
        day = nth_weekday(inner.start.year, inner.start.month, int(found.slots["WEEKDAY"].value), rank)
    except IndexError:
        return None
    return calendar(Cell("day", day), f"{inner.reason}; the weekday counted in it", anchored=inner.anchored)


LENGTH = re.compile(r"P(\d+)([DWMQY])")
UNITS_OF = {"D": ("day", 1), "W": ("week", 1), "M": ("month", 1), "Q": ("month", 3), "Y": ("month", 12)}


def _length(found: Found) -> tuple[str, int, list[str]] | None:
    """Unit and count of the LENGTH in a Found, with the words it stands in."""
    word = found.slots["LENGTH"]
    match = LENGTH.fullmatch(word.value.value)
    if match is None:
        return None
    unit, factor = UNITS_OF[match[2]]
    return unit, int(match[1]) * factor, word.lower.split()


def length_of(found: Found, context: Context) -> Reading | None:
    """ "the first three months of 2021", "the last two weeks of May"."""
    length = _length(found)
    inner = found.slots["T"].value if "T" in found.slots else _own(found.slots["REFERRED"].lower, context)
    if length is None or inner is None:
        return None
    unit, count, said = length
    ending = bool(set(said) & set(FROM_THE_END))
    if not ending and not {"first", "opening", "initial"} & set(said):
        return None
    if inner.cell is None or inner.start != inner.cell.start:
        return replace(inner, moves=False)
    part = _counted(inner.cell, unit, count, ending=ending)
    reading = between(*part, f"{inner.reason}; so many of it", anchored=inner.anchored) if part else None
    if reading is None or reading.start is None or reading.end is None:
        return None
    return reading if inner.cell.start <= reading.start and reading.end <= inner.cell.end else None


def _own(said: str, context: Context) -> Reading | None:
    """ "the year", "the month": the report's own."""
    unit = said.removeprefix("the ")
    if unit not in {"year", "month"}:
        return None
    if context.anchor is None:
        return unanchored(unit)
    return calendar(cell(unit, context.anchor), "counted from the report's date", anchored=True)


def length_to(found: Found, context: Context) -> Reading | None:
    """ "the three months to June 2021", "the year ended 31 March 2022"; of a fiscal year nothing is read."""
    length, inner = _length(found), found.slots["T"].value
    if length is None or length[0] != "month" or inner.cell is None or inner.cell.grain not in {"day", "month"}:
        return None
    if "fiscal" in length[2] or "financial" in length[2]:
        return same_fiscal(found, context)
    if inner.start is None:
        return open_time("XXXX-XX", "month", inner.reason)
    if found.says("to", "through") and inner.cell.grain == "day":
        return None
    last = cell("month", inner.cell.start)
    return between(last.shift(1 - length[1]), last, f"{inner.reason}; so many up to it", anchored=inner.anchored)


def same_fiscal(found: Found, context: Context) -> Reading | None:
    """ "the fiscal year ending March 2022": the date says which year is meant, not when something was."""
    return plain("fiscal", "DATE", "")


def part_of_century(found: Found, context: Context) -> Reading | None:
    """ "the first decade of this century", "the second half of the 19th century"."""
    rank = _rank(found)
    if rank is None:
        return None
    ordinal = found.slot("ORD_2") or (found.slot("ORD") if "RANK" in found.slots or found.says(*FROM_THE_END) else None)
    if ordinal is not None and ordinal is not found.slots.get("RANK"):
        start = dt.date(max(100 * (int(ordinal.value) - 1), 1), 1, 1)
    elif context.anchor is None:
        return open_time("XXXX", "century", NO_DATE)
    else:
        start = cell("century", context.anchor).start
        start = add_months(start, -1200) if found.says("last") and not found.says("this") else start
    years = 10 if found.says("decade") else 50
    count = 100 // years
    first = cell("year", start).shift(years * ((rank if rank > 0 else count) - 1))
    reading = between(first, first.shift(years - 1), "counted in the century", anchored=ordinal is None)
    return replace(reading, grain="decade") if reading else None
