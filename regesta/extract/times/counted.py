"""Readers of counted units: "three weeks ago", "two days later", "the past two months". In: Found, Context. Out: a Reading or None."""

import datetime as dt
from dataclasses import replace

from regesta.extract.times.cells import Cell, add_months, cell
from regesta.extract.times.compared import like_quarter, vague_past
from regesta.extract.times.grammar import Found
from regesta.extract.times.lengths import length_reading
from regesta.extract.times.reading import Context, Reading, as_part, between, calendar, open_time, unanchored
from regesta.extract.times.relative import FROM_REPORT, ending_now, from_the_day, moved, part_of
from regesta.records import Grain

# How exact "N units ago" is: a day for days, a week for weeks, and so on; hours stay on the day.
UNCOUNTED = frozenset({"several", "few", "some", "many", "couple"})


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
    return None if found.says(*UNCOUNTED) else 1


def _from(base: dt.date, unit: str, amount: float) -> Cell | None:
    """The cell so many units from a day; None where that leaves the calendar."""
    try:
        if unit in {"second", "minute", "hour"}:
            return Cell("day", base + dt.timedelta(**{f"{unit}s": amount})) if abs(amount) < 10_000 else None
        if amount != int(amount):
            months = {"year": 12, "decade": 120, "century": 1200}.get(unit)
            moved = round(amount * months) if months else 0
            return cell("year" if moved % 12 == 0 else "month", add_months(base, moved)) if months else None
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
    reading = replace(reading, edtf=at.edtf, value=like_quarter(context, unit, amount) or at.timex)
    counted = "NUM" in found.slots or found.says("a", "an")
    return _bounded(found, reading, context.anchor) if sign < 0 and counted else reading


def _bounded(found: Found, reading: Reading, anchor: dt.date) -> Reading:
    """ "more than three years ago" ends with that year; "less than two weeks ago" begins with that day."""
    if reading.cell is None or found.says("and"):
        return reading
    last = reading.edtf.split("/")[-1]
    if found.says("more", "over", "least") and found.words[found.last - 2].lower != "more":
        return replace(reading, edtf=f"../{last}", start=None, reason=f"{reading.reason}; then or earlier")
    if not found.says("less", "under"):
        return reading
    unit, amount = found.slot("UNIT", "UNITS"), _amount(found)
    stretch = ending_now(anchor, str(unit.value), int(amount)) if unit is not None and amount else None
    if stretch is None or stretch.cell is None:
        return reading
    told = replace(stretch, type=reading.type, value=reading.value, reason=f"{reading.reason}; since then")
    if stretch.cell.grain != "day":
        return told
    return replace(told, edtf=f"{stretch.start}/{anchor}")


def part_moved(found: Found, context: Context) -> Reading | None:
    """ "the night before", at the end of a clause: from the time told before."""
    context = from_the_day(found, context)
    if not _ends_clause(found) or (context.previous is not None and context.previous.grain != "day"):
        return None
    return as_part(moved(context, "day", -1 if found.says("before") else 1), part_of(found))


def _ends_clause(found: Found) -> bool:
    after = found.after()
    return (
        after is None or after.kind == "BREAK" or after.lower in {".", ",", ";", ":", ")", "-", '"', "”", "and", "but"}
    )


def units_moved(found: Found, context: Context) -> Reading | None:
    """ "two days earlier", "a week later": from the time told before."""
    unit = str((found.slot("UNIT", "UNITS")).value)  # type: ignore[union-attr]
    amount, sign = _amount(found), found.rule.options["sign"]
    after = found.after()
    # "two days before the summit", "a week after he left": counted from an event whose date is not here.
    if found.says("before", "after", "on", "prior") and after is not None and (after.lower.isalpha() or after.kind):
        return None
    if found.says("the") and found.says("after") and not _ends_clause(found):
        return None
    if found.says("on") or unit in {"second", "minute", "hour"}:
        return None
    if amount is None:
        return open_time("XXXX-XX-XX", "day", "how long before or after is not said", value="PAST_REF")
    base = (from_the_day(found, context) if unit == "day" else context).previous
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
    reading = ending_now(context.anchor, unit, int(amount))
    years = ending_now(context.anchor, "year", 10 * int(amount)) if unit == "decade" and reading is not None else None
    if years is not None and reading is not None:  # "the past four decades" are forty years, not from decade to decade
        return replace(years, value=reading.value)
    return reading or length_reading(unit, amount)


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
    return replace(reading, approximate=True, type="DURATION", value=length.value, moves=False)
