"""Readers of days with a name, and of weeks named by a day. In: a Found, its Context. Out: a Reading or None.

The names and their days are a table (lexicons/time/holidays.yaml). A name that several states have on different days stands there
with its state ("Ukraine's Independence Day"); without one it is no time.
"""

import datetime as dt
from typing import Any

from regesta.extract.times.cells import Cell, cell, easter, nth_weekday, orthodox_easter
from regesta.extract.times.dates import month_day, shifted_year, year_of
from regesta.extract.times.grammar import Found
from regesta.extract.times.reading import NO_DATE, Context, Reading, between, calendar, open_time
from regesta.extract.times.words import holidays

LEADS = frozenset({"on", "since", "until", "till", "before", "after", "by", "of", "at", "last", "this", "next", "from"})


def _day(entry: dict[str, Any], year: int) -> Cell | None:
    """The first day of a named day or feast in a year, None where the table does not reach."""
    if "easter" in entry:
        day = easter(year) + dt.timedelta(days=entry["easter"])
    elif "orthodox_easter" in entry:
        day = orthodox_easter(year) + dt.timedelta(days=entry["orthodox_easter"])
    elif "weekday" in entry:
        month, weekday, nth = entry["weekday"]
        day = nth_weekday(year, month, weekday, nth) + dt.timedelta(days=entry.get("plus", 0))
    else:
        date = entry["dates"].get(year) if "dates" in entry else entry.get("date")
        if date is None:
            return None
        day = dt.date(year, *(int(part) for part in date.split("-")))
    return Cell("day", day)


def _reading(entry: dict[str, Any], day: Cell, reason: str, *, anchored: bool) -> Reading | None:
    """A feast that states keep on different days is an interval."""
    days = entry.get("days", 1)
    if days > 1:
        return between(day, day.shift(days - 1), f"{reason}; kept on other days by state", anchored=anchored)
    return calendar(day, reason, anchored=anchored)


def holiday(found: Found, context: Context) -> Reading | None:
    """A day with a name, where the table gives its date and it is used as a time."""
    word = found.slots["HOLIDAY"]
    entry, after = holidays()[word.value], found.after()
    before = found.before(2) if found.before() == "the" else found.before()
    lead = before in LEADS or found.first != found.last - 1
    if entry.get("state") and (not lead or before == "of"):
        return None
    if after is not None and after.capital and after.kind == "":
        return None  # "Christmas Island", "Victory Day Parade"
    year, shift = year_of(found), shifted_year(found)
    counted = year is None
    if year is None and shift is not None and found.says("year") and context.anchor is not None:
        year = context.anchor.year + shift
    if year is not None:
        named = _day(entry, year)
        return _reading(entry, named, "a named day of the year given", anchored=counted) if named else None
    if context.anchor is None:
        return open_time(f"XXXX-{entry['date']}", "day", NO_DATE) if entry.get("date") else None
    return _nearest(found, context, entry, context.anchor)


def _nearest(found: Found, context: Context, entry: dict[str, Any], anchor: dt.date) -> Reading | None:
    """The last such day, or the next when told as to come."""
    days = [day for year in range(anchor.year - 1, anchor.year + 2) if (day := _day(entry, year))]
    if found.says("this"):
        here = [day for day in days if day.start.year == anchor.year]
    elif context.tense(found.start) in {"future", "planned"} or found.says("next"):
        here = [day for day in days if day.start >= anchor][:1]
    else:
        here = [day for day in days if day.start <= anchor][-1:]
    return _reading(entry, here[0], "a named day next to the report's date", anchored=True) if here else None


def week_of(found: Found, context: Context) -> Reading | None:
    """ "the week of March 2", "the week beginning 2 March", "the week ending March 8"."""
    day = month_day(found, context)
    if day is None or day.cell is None or day.start is None:
        return day
    if found.says("ending", "ended"):
        return between(day.cell.shift(-6), day.cell, f"{day.reason}; the week up to it", anchored=day.anchored)
    if not found.says("of") or found.says("beginning", "starting", "commencing"):
        return between(day.cell, day.cell.shift(6), f"{day.reason}; the week from it", anchored=day.anchored)
    return calendar(cell("week", day.start), f"{day.reason}; its week", anchored=day.anchored)
