"""Readers of weekdays and weekends. In: a Found and its Context. Out: a Reading or None.

The tense decides which Wednesday: told as past the latest one up to the report's date, that day included; to come the next one.
"""

import datetime as dt
from dataclasses import replace
from itertools import pairwise

from regesta.extract.times.cells import Cell, cell
from regesta.extract.times.dates import ahead, month_day, said_ahead
from regesta.extract.times.grammar import Found
from regesta.extract.times.reading import Context, Reading, as_part, between, calendar, open_time, unanchored
from regesta.extract.times.relative import FROM_REPORT, part_of, step, weekday_near
from regesta.extract.times.years import titled
from regesta.lexicons import word_set

JUST_GONE = 2  # days: "last Thursday", told on Friday, may be yesterday or a week before
STOPS = frozenset({".", "!", "?"})
NAMED_DAYS = word_set("time/telling", "named_days")


def weekend(found: Found, context: Context) -> Reading | None:
    """The weekend: the last one begun when told as past, else the coming one."""
    if context.anchor is None:
        return unanchored("weekend")
    here = cell("weekend", context.anchor)
    if found.says("next"):
        at = here.shift(1)
    elif found.says("last", "past"):
        at = here.shift(-1) if here.start + dt.timedelta(days=1) >= context.anchor else here
    else:
        past = context.tense(found.start) in {"past", "told", None}
        at = here.shift(-1) if past and not found.says("this", "coming") and here.start > context.anchor else here
    return calendar(at, FROM_REPORT, anchored=True)


def weekday(found: Found, context: Context) -> Reading | None:
    """A bare weekday: the latest up to the report's date, or the next when told as to come."""
    word = found.slots.get("WEEKDAY")
    if word is None or (found.slots.get("WEEKDAY_2") is not None):
        return None
    if found.before() in NAMED_DAYS or titled(found):
        return None
    after = found.after()
    if (
        found.before() == "the"
        and found.last - found.first == 1
        and after is not None
        and after.capital
        and not after.kind
    ):
        return None  # "the Monday Club"
    if context.anchor is None:
        return as_part(unanchored("day"), part_of(found))
    tense = context.tense(found.start)
    tense = "future" if tense == "planned" else tense
    if ahead(found) and (tense not in {"future", "past"} or said_ahead(found)):
        tense = "future"
    at = weekday_near(context.anchor, word.value, ahead=tense == "future", same=True)
    if tense == "future":
        reason = "told as to come: the next such weekday from the report's date"
    elif tense in {"past", "told"}:
        reason = "told as past: the latest such weekday up to the report's date"
    else:
        reason = "the tense leaves it open: the latest such weekday up to the report's date"
    return as_part(calendar(at, reason, anchored=True), part_of(found))


def deictic_weekday(found: Found, context: Context) -> Reading | None:
    """ "this Wednesday" (as tense says), "last Friday" (before today), "next Monday" (after today), "the following Tuesday"."""
    word = found.slots["WEEKDAY"]
    if found.says("following", "previous", "that") and context.previous is not None:
        later = found.says("following")
        at = weekday_near(context.previous.start, word.value, ahead=later, same=found.says("that"))
        return as_part(calendar(at, "counted from the time told before", anchored=True), part_of(found))
    if context.anchor is None:
        return as_part(unanchored("day"), part_of(found))
    if found.says("following", "that"):
        return as_part(open_time("XXXX-XX-XX", "day", "counted from a time that is not given"), part_of(found))
    if found.says("last", "past", "previous"):
        at, reason = weekday_near(context.anchor, word.value, ahead=False, same=False), "before the report's date"
        week_before = at.shift(-7)
        if (context.anchor - at.start).days <= JUST_GONE and _names_the_day(found, week_before.start):
            at, reason = week_before, "but one before the report's date, a day that the report names"
    elif found.says("next", "coming"):
        at, reason = weekday_near(context.anchor, word.value, ahead=True, same=False), "after the report's date"
    else:
        later = context.tense(found.start) in {"future", "planned"}
        at = weekday_near(context.anchor, word.value, ahead=later, same=True)
        reason = "told as to come: from the report's date on" if later else "told as past: up to the report's date"
    return as_part(calendar(at, f"the weekday nearest {reason}", anchored=True), part_of(found))


def _names_the_day(found: Found, day: dt.date) -> bool:
    """Whether the text so far names a day of a month: "his January 2 remarks" before "last Thursday", told on Friday the 10th."""
    ends = (at for at, word in enumerate(found.words) if word.kind == "BREAK" or word.lower in STOPS)
    last = next((at for at in ends if at >= found.last), len(found.words))
    words = found.words[:last]
    pairs = pairwise(words)
    return any(
        {one.kind, other.kind} & {"MONTH"}
        and {(w.kind == "MONTH", w.value) for w in (one, other)} == {(True, day.month), (False, day.day)}
        for one, other in pairs
    )


def weekday_span(found: Found, context: Context) -> Reading | None:
    """ "Monday through Wednesday"."""
    if context.anchor is None:
        return unanchored("day")
    later = context.tense(found.start) in {"future", "planned"}
    last = weekday_near(context.anchor, found.slots["WEEKDAY_2"].value, ahead=later, same=True)
    first = weekday_near(last.start, found.slots["WEEKDAY"].value, ahead=False, same=False)
    return between(first, last, "weekdays nearest the report's date", anchored=True)


def night_to(found: Found, context: Context) -> Reading | None:
    """ "overnight into Tuesday": on either of two days."""
    at = weekday(found, context)
    if at is None or at.cell is None or at.start is None:
        return at
    night = between(at.cell.shift(-1), at.cell, f"{at.reason}; the night to it", anchored=True)
    return replace(night, grain="time", type="TIME", value=f"{at.cell.timex}TNI", approximate=True) if night else None


def weekday_week(found: Found, context: Context) -> Reading | None:
    """ "on Wednesday week", British: a week after the next Wednesday."""
    if found.before() not in {"on", "until", "by", "before", "for"}:
        return None
    if context.anchor is None:
        return unanchored("day")
    at = weekday_near(context.anchor, found.slots["WEEKDAY"].value, ahead=True, same=False).shift(7)
    return calendar(at, "a week after the next such weekday", anchored=True)


def weekend_of(found: Found, context: Context) -> Reading | None:
    """ "the weekend of March 7": the weekend that holds the day or begins with it."""
    day = month_day(found, context)
    if day is None or day.cell is None or day.start is None:
        return day
    return replace(calendar(cell("weekend", day.start), f"{day.reason}; its weekend"), anchored=day.anchored)


def weekday_of_week(found: Found, context: Context) -> Reading | None:
    """ "Tuesday next week"."""
    if context.anchor is None:
        return unanchored("day")
    week = cell("week", context.anchor).shift(step(found))
    return calendar(
        Cell("day", week.start + dt.timedelta(days=found.slots["WEEKDAY"].value)), FROM_REPORT, anchored=True
    )


def week_and_weekday(found: Found, context: Context) -> Reading | None:
    """ "a week ago Monday", "Monday two weeks ago"."""
    if context.anchor is None:
        return unanchored("day")
    number = found.slots.get("NUM")
    weeks = int(number.value) if number else 1
    later = found.says("from")
    near = weekday_near(context.anchor, found.slots["WEEKDAY"].value, ahead=later, same=True)
    return calendar(near.shift(7 * weeks if later else -7 * weeks), FROM_REPORT, anchored=True)
