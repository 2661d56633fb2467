"""Readers of today, last month, the next day and their like. In: a Found and its Context. Out: a Reading or None."""

import datetime as dt
from dataclasses import replace

from regesta.extract.times.cells import Cell, add_months, cell
from regesta.extract.times.grammar import Found
from regesta.extract.times.reading import (
    NO_YEAR,
    Context,
    Reading,
    as_part,
    between,
    calendar,
    open_time,
    unanchored,
)  # fmt: skip
from regesta.lexicons import word_set

BOUNDS = frozenset({"by", "until", "till", "since", "through"})
LEAP_DAY = (2, 29)
FROM_REPORT = "counted from the report's date"
OVERNIGHT_THINGS = word_set("time/telling", "overnight_things")


def part_of(found: Found) -> str | None:
    """TIMEX3 letters of the part of day in the words."""
    word = found.slots.get("PART")
    return str(word.value) if word else None


def step(found: Found) -> int:
    """-1, 0 or 1 for last, this and next."""
    if found.says("last", "past", "previous", "prior", "preceding"):
        return -1
    return 1 if found.says("next", "coming", "following", "upcoming", "ensuing", "subsequent") else 0


def deictic_day(found: Found, context: Context) -> Reading | None:
    """Today, yesterday, tomorrow, tonight, this morning."""
    if context.anchor is None and context.of_some_year is not None:
        day = context.of_some_year + dt.timedelta(days=found.rule.options["shift"])
        if (day.month, day.day) != LEAP_DAY:  # the day before 1 March is not the same in every year
            return as_part(open_time(f"XXXX-{day:%m-%d}", "day", NO_YEAR), part_of(found))
    if context.anchor is None:
        return as_part(unanchored("day"), part_of(found))
    day = context.anchor + dt.timedelta(days=found.rule.options["shift"])
    reading = calendar(Cell("day", day), FROM_REPORT, anchored=True)
    return as_part(reading, part_of(found) or found.rule.options.get("part"))


def overnight(found: Found, context: Context) -> Reading | None:
    """The night to the report's date: on either of two days."""
    after = found.after()
    if after is not None and after.lower in OVERNIGHT_THINGS:
        return None
    if context.anchor is None:
        return as_part(unanchored("day"), "NI")
    night = between(
        Cell("day", context.anchor - dt.timedelta(days=1)),
        Cell("day", context.anchor),
        "the night to the report's date",
        anchored=True,
    )
    return (
        replace(night, grain="time", type="TIME", value=f"{context.anchor.isoformat()}TNI", approximate=True)
        if night
        else None
    )


def weekday_near(anchor: dt.date, weekday: int, *, ahead: bool, same: bool) -> Cell:
    """The nearest such weekday on one side of the anchor; `same`: the anchor itself may be it."""
    distance = (weekday - anchor.weekday()) % 7 if ahead else (anchor.weekday() - weekday) % 7
    if distance == 0 and not same:
        distance = 7
    return Cell("day", anchor + dt.timedelta(days=distance if ahead else -distance))


def before_last(found: Found, context: Context) -> Reading | None:
    """ "the year before last", "the week after next", "the Friday before last"."""
    last = found.slots.get("WEEKDAY")
    unit = found.slots.get("UNIT")
    if context.anchor is None:
        return unanchored(str(unit.value) if unit else "day")
    if found.says("night", "evening"):
        return as_part(calendar(Cell("day", context.anchor).shift(-2), FROM_REPORT, anchored=True), "NI")
    if unit is not None:
        return calendar(
            cell(str(unit.value), context.anchor).shift(-2 if found.says("last") else 2), FROM_REPORT, anchored=True
        )
    if last is None:
        return None
    near = weekday_near(context.anchor, last.value, ahead=False, same=False)
    return calendar(near.shift(-1 if found.says("day") else -7), FROM_REPORT, anchored=True)


def deictic_unit(found: Found, context: Context) -> Reading | None:
    """ "last month", "this year", "next week", "the previous day"."""
    unit_word = found.slots.get("UNIT")
    unit = str(unit_word.value) if unit_word else next(
        (u for u in ("decade", "century", "millennium", "year", "month", "quarter", "week") if found.says(u)), "quarter"
    )  # fmt: skip
    if unit in {"second", "minute", "hour"}:
        return None
    by = step(found)
    if unit == "day":
        context = from_the_day(found, context)
    if found.says("previous", "preceding", "prior", "next", "following") and (
        unit == "day" or _far_told(found, context)
    ):
        return moved(context, unit, by)
    if context.anchor is None:
        return unanchored(unit)
    if unit == "quarter" and found.says("latest", "period"):
        guess = context.quarter or cell("quarter", context.anchor).shift(-1)
        return replace(calendar(guess, "the one the report is about"), sort="reference", moves=False)
    # "the past year", "the last week": the stretch that ends now, not the calendar's year before this one.
    if found.says("the") and found.says("past", "last") and found.words[found.first].lower == "the":
        stretch = ending_now(context.anchor, unit, 1)
        return replace(stretch, type="DATE", value=cell(unit, context.anchor).shift(-1).timex) if stretch else None
    if unit == "week" and not by and context.anchor.weekday() == 0 and context.tense(found.start) == "past":
        seven = ending_now(context.anchor, unit, 1)  # on a Monday "this week" is hardly begun
        return replace(seven, type="DATE", value=cell(unit, context.anchor).timex) if seven else None
    return calendar(cell(unit, context.anchor).shift(by), FROM_REPORT, anchored=True)


def _far_told(found: Found, context: Context) -> bool:
    """Whether "the next year", "the previous month" counts from a time told before: one of another year than the report's."""
    told = context.previous
    return (
        told is not None
        and context.anchor is not None
        and found.words[found.first].lower == "the"
        and told.start.year != context.anchor.year
        and told.grain in {"day", "week", "month", "year"}
    )


def ending_now(anchor: dt.date, unit: str, count: int) -> Reading | None:
    """The so many units up to the report's date, roughly ("over the past two months")."""
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit)
    days = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}.get(unit)
    if months is None and days is None:
        return None
    first_day = add_months(anchor, -count * months) if months else anchor - dt.timedelta(days=count * (days or 1))
    grain = unit if unit in {"month", "year", "decade"} else "month" if months else "day"
    first, last = cell(grain, first_day), cell(grain, anchor)
    reading = between(first, last, "the stretch up to the report's date", anchored=True)
    if reading is None:
        return None
    letters = {
        "day": "D",
        "week": "W",
        "month": "M",
        "quarter": "Q",
        "year": "Y",
        "decade": "0Y",
        "century": "00Y",
        "fortnight": "W",
    }
    amount = count * 2 if unit == "fortnight" else count
    return replace(
        reading, approximate=True, type="DURATION", value=f"P{amount}{letters.get(unit, 'D')}", moves=False

    )  # fmt: skip


def moved(context: Context, unit: str, by: int) -> Reading:
    """So many units from the time told before; open when there is none."""
    if context.previous is None:
        if context.anchor is None:
            return unanchored(unit)
        return replace(
            open_time("XXXX-XX-XX" if unit == "day" else "XXXX-XX", "day", "counted from a time that is not given"),
            value=cell(unit, context.anchor).shift(by).timex,
        )
    told = context.previous
    if unit == "day" and told.grain != "day":
        guess = cell(unit, told.start).shift(by)
        return open_time("XXXX-XX-XX", "day", "counted from a time not told to the day", guess=guess)
    reading = calendar(cell(unit, told.start).shift(by), "counted from the time told before", anchored=True)
    return replace(reading, base=told.start) if told.grain == "day" and by == 0 else reading


def from_the_day(found: Found, context: Context) -> Context:
    """The Context in which the day told last is what "that day" counts from, where a wider time told since stands aside.

    "They met on Monday, to sign a pact for a line by 2025. Earlier that day": Monday. So it is two paragraphs behind a look back at 2016.
    """
    if context.day is None or context.previous is None or context.previous.grain == "day":
        return context
    bound = BOUNDS & {word.lower for word in found.words[max(0, context.told_at - 2) : context.told_at]}
    apart = sum(word.kind == "BREAK" for word in found.words[context.told_at : found.first]) > 1
    return replace(context, previous=context.day) if bound or apart else context


def moving_unit(found: Found, context: Context) -> Reading | None:
    """ "the following day", "that same week", "that day", "the next morning"."""
    unit_word = found.slots.get("UNIT")
    unit = str(unit_word.value) if unit_word else "day"
    if unit in {"second", "minute", "hour"}:
        return None
    if unit == "day":
        context = from_the_day(found, context)
    if unit_word is not None and unit != "day" and found.says("next") and context.previous is None:
        return (
            None
            if context.anchor is None
            else calendar(cell(unit, context.anchor).shift(1), FROM_REPORT, anchored=True)
        )
    return as_part(moved(context, unit, step(found)), part_of(found))
