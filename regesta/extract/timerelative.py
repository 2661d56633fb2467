"""Readers of words that count from the report's date or from a time told before. In: a Found and its Context. Out: a Reading or None."""

import datetime as dt
from dataclasses import replace

from regesta.extract.timecells import Cell, add_months, cell
from regesta.extract.timecompared import like_quarter, vague_past
from regesta.extract.timegrammar import Found
from regesta.extract.timelengths import length_reading
from regesta.extract.timereading import (
    Context,
    Reading,
    as_part,
    between,
    calendar,
    open_time,
    unanchored,
)  # fmt: skip
from regesta.records import Grain

# How exact "N units ago" is: a day for days, a week for weeks, and so on; hours stay on the day.
VAGUE = frozenset({"several", "few", "some", "many", "couple"})
FROM_REPORT = "counted from the report's date"


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
    if context.anchor is None:
        return as_part(unanchored("day"), part_of(found))
    day = context.anchor + dt.timedelta(days=found.rule.options["shift"])
    reading = calendar(Cell("day", day), FROM_REPORT, anchored=True)
    return as_part(reading, part_of(found) or found.rule.options.get("part"))


def overnight(found: Found, context: Context) -> Reading | None:
    """The night to the report's date: on either of two days."""
    after = found.after()
    if after is not None and after.lower in {"success", "stay", "stays", "trip", "flight", "train", "rates", "rate"}:
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
    narrative = found.says("previous", "preceding", "prior", "next", "following") and unit == "day"
    if narrative:
        return _moved(context, unit, by)
    if context.anchor is None:
        return unanchored(unit)
    if unit == "quarter" and found.says("latest", "period"):
        guess = context.quarter or cell("quarter", context.anchor).shift(-1)
        return replace(calendar(guess, "the one the report is about"), sort="reference", moves=False)
    # "the past year", "the last week": the stretch that ends now, not the calendar's year before this one.
    if found.says("the") and found.says("past", "last") and found.words[found.first].lower == "the":
        stretch = ending_now(context.anchor, unit, 1)
        return replace(stretch, type="DATE", value=cell(unit, context.anchor).shift(-1).timex) if stretch else None
    return calendar(cell(unit, context.anchor).shift(by), FROM_REPORT, anchored=True)


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
        reading, start=first_day, end=anchor + dt.timedelta(days=1), approximate=True, type="DURATION",
        value=f"P{amount}{letters.get(unit, 'D')}", moves=False,
    )  # fmt: skip


def _moved(context: Context, unit: str, by: int) -> Reading:
    """So many units from the time told before; open when there is none."""
    if context.previous is None:
        if context.anchor is None:
            return unanchored(unit)
        return replace(
            open_time("XXXX-XX-XX" if unit == "day" else "XXXX-XX", "day", "counted from a time that is not given"),
            value=cell(unit, context.anchor).shift(by).timex,
        )
    base = cell(unit, context.previous.start).shift(by)
    return calendar(base, "counted from the time told before", anchored=True)


def moving_unit(found: Found, context: Context) -> Reading | None:
    """ "the following day", "that same week", "that day", "the next morning"."""
    unit_word = found.slots.get("UNIT")
    unit = str(unit_word.value) if unit_word else "day"
    if unit in {"second", "minute", "hour"}:
        return None
    if unit_word is not None and unit != "day" and found.says("next") and context.previous is None:
        return (
            None
            if context.anchor is None
            else calendar(cell(unit, context.anchor).shift(1), FROM_REPORT, anchored=True)
        )
    reading = _moved(context, unit, step(found))
    if context.previous is not None and context.previous.grain != "day" and unit == "day":
        reading = replace(
            reading,
            sort="open",
            edtf="XXXX-XX-XX",
            start=None,
            end=None,
            grain="day",
            reason="counted from a time not told to the day",
        )
    return as_part(reading, part_of(found))


def _amount(found: Found) -> float | None:
    number = found.slots.get("NUM")
    if number is not None:
        value = float(number.value)
        return value + 0.5 if found.says("half") else value
    if found.says("half"):
        return 1.5 if found.says("and") else 0.5
    if found.says("couple"):
        return 2
    if found.says("dozen"):
        return 12
    return None if found.says(*VAGUE) else 1


def _from(base: dt.date, unit: str, amount: float) -> Cell | None:
    """The cell so many units from a day; None where that leaves the calendar."""
    try:
        if unit in {"second", "minute", "hour"}:
            return Cell("day", base + dt.timedelta(**{f"{unit}s": amount})) if abs(amount) < 10_000 else None
        if amount != int(amount):
            months = {"year": 12, "decade": 120, "century": 1200}.get(unit)
            return cell("month", add_months(base, round(amount * months))) if months else None
        if unit == "day":
            return Cell("day", base + dt.timedelta(days=int(amount)))
        if unit == "fortnight":
            return cell("week", base).shift(2 * int(amount))
        if unit in {"decade", "century", "millennium"}:
            return cell("year", add_months(base, int(amount) * {"decade": 120, "century": 1200}.get(unit, 12000)))
        return cell(unit, base).shift(int(amount))
    except (OverflowError, ValueError):
        return None


def units_ago(found: Found, context: Context) -> Reading | None:
    """ "three weeks ago": the cell of that grain, since nobody counts to the day."""
    unit = str((found.slot("UNIT", "UNITS")).value)  # type: ignore[union-attr]
    sign = found.rule.options.get("sign", -1)
    if context.anchor is None:
        return unanchored("day" if unit in {"second", "minute", "hour"} else unit)
    amount = _amount(found)
    if amount is None:
        return vague_past(found, context) if sign < 0 else None
    at = _from(context.anchor, unit, sign * amount)
    if at is None:
        return None
    reading = calendar(at, FROM_REPORT, anchored=True, approximate=unit not in {"day", "hour", "minute"})
    return replace(reading, edtf=at.edtf, value=like_quarter(context, unit, amount) or at.timex)


def units_moved(found: Found, context: Context) -> Reading | None:
    """ "two days earlier", "a week later": from the time told before."""
    unit = str((found.slot("UNIT", "UNITS")).value)  # type: ignore[union-attr]
    amount, sign = _amount(found), found.rule.options["sign"]
    after = found.after()
    # "two days before the summit", "a week after he left": counted from an event whose date is not here.
    if found.says("before", "after", "on", "prior") and after is not None and (after.lower.isalpha() or after.kind):
        return None
    if found.says("on") or unit in {"second", "minute", "hour"}:
        return None
    if amount is None:
        return open_time("XXXX-XX-XX", "day", "how long before or after is not said", value="PAST_REF")
    base = context.previous
    if base is not None and unit == "day" and base.grain != "day":
        base = None
    if base is None:
        guess = _from(context.anchor, unit, sign * amount) if context.anchor else None
        like = like_quarter(context, unit, -sign * amount)
        edtf = {"day": "XXXX-XX-XX", "week": "XXXX-XX-XX", "month": "XXXX-XX"}.get(unit, "XXXX")
        grain: Grain = unit if unit in {"day", "week", "month", "year", "decade"} else "day"  # type: ignore[assignment]
        waiting = open_time(edtf, grain, "counted from a time that is not given", guess=guess)
        return replace(waiting, value=like) if like else waiting
    at = _from(base.start, unit, sign * amount)
    if at is None:
        return None
    reading = calendar(at, "counted from the time told before", anchored=True)
    return replace(reading, edtf=at.edtf, value=like_quarter(context, unit, -sign * amount) or at.timex)


def past_units(found: Found, context: Context) -> Reading | None:
    """ "the past two months", "the last several days": the stretch up to the report's date."""
    unit_word = found.slot("UNITS")
    unit = str(unit_word.value) if unit_word else "hour"
    amount = _amount(found)
    number = found.slots.get("NUM")
    after = found.after()
    if after is not None and after.lower == "of" and number is not None and found.says("last"):
        # "the last two weeks of May" are the end of May.
        return length_reading(unit, amount)
    if number is None and not found.says("couple"):
        amount = None
    if unit == "hour" and amount:
        days = max(1, round(amount / 24))
        if context.anchor is None:
            return unanchored("day")
        reading = ending_now(context.anchor, "day", days)
        value = f"P{days}D" if amount % 24 == 0 else f"PT{amount:g}H"
        return replace(reading, value=value) if reading else None
    if amount is None:
        if found.says("recent"):
            return length_reading(unit, None)
        return replace(length_reading(unit, None), sort="reference")
    if context.anchor is None or amount != int(amount):
        return length_reading(unit, amount)
    return ending_now(context.anchor, unit, int(amount)) or length_reading(unit, amount)


def next_units(found: Found, context: Context) -> Reading | None:
    """ "the next two weeks": a length for comparison; as a plan it starts now and ends then."""
    unit = str(found.slots["UNITS"].value)
    amount = _amount(found) if found.slots.get("NUM") or found.says("couple") else None
    length = length_reading(unit, amount)
    if (
        length is None
        or amount is None
        or context.anchor is None
        or unit in {"second", "minute", "hour"}
        or found.says("following")
    ):
        return length
    if unit in {"day", "week", "fortnight"}:
        days = {"day": 1, "week": 7, "fortnight": 14}[unit] * amount
        last: Cell | None = Cell("day", context.anchor + dt.timedelta(days=min(days, 10_000)))
    else:
        last = _from(context.anchor, unit, amount)
    if last is None:
        return length
    reading = between(cell(last.grain, context.anchor), last, "the stretch from the report's date", anchored=True)
    if reading is None:
        return length
    return replace(reading, start=context.anchor, approximate=True, type="DURATION", value=length.value, moves=False)
