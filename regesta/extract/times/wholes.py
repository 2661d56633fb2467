"""Readers that bend or join expressions already read. In: a Found over CELL words and the Context. Out: a Reading or None.

In these rules a Word of kind CELL, OPEN, LENGTH or CLOCK carries its Reading as `value`.
"""

import datetime as dt
from dataclasses import replace

from regesta.extract.times.cells import Cell, cell
from regesta.extract.times.grammar import Found
from regesta.extract.times.reading import Context, Reading, as_part, between, calendar, open_time, unanchored
from regesta.lexicons import word_set

LATE = word_set("time/telling", "late")
EARLY = word_set("time/telling", "early")
BEHIND_DAYS = frozenset({"in", "at", "for", "with", "by", "near", "from", "of", "over", "under"})


def inner_of(found: Found) -> Reading:
    """The expression that a rule bends or bounds: in "late March 2020" March 2020."""
    word = found.slot("T", "CELL", "OPEN", "LENGTH", "CLOCK")
    assert word is not None, "a rule of bends.yaml without a time in it"
    return word.value


def thirds(at: Cell, which: int) -> tuple[Cell, Cell]:
    """First and last part of the early (0), middle (1) or late (2) third of a Cell."""

    def months(first: int, last: int) -> tuple[Cell, Cell]:
        base = cell("month", at.start)
        return base.shift(first), base.shift(last)

    def days(first: int, last: int) -> tuple[Cell, Cell]:
        base = Cell("day", at.start)
        return base.shift(first), base.shift(last)

    def years(first: int, last: int) -> tuple[Cell, Cell]:
        base = cell("year", at.start)
        return base.shift(first), base.shift(last)

    length = (at.end - at.start).days
    match at.grain:
        case "month":
            return (days(0, 9), days(10, 19), days(20, length - 1))[which]
        case "year":
            return (months(0, 3), months(4, 7), months(8, 11))[which]
        case "half":
            return (months(0, 1), months(2, 3), months(4, 5))[which]
        case "quarter" | "season":
            return months(which, which)
        case "decade":
            return (years(0, 3), years(4, 6), years(7, 9))[which]
        case "century":
            return (years(0, 33), years(34, 66), years(67, 99))[which]
        case "week":
            return (days(0, 1), days(2, 3), days(4, 6))[which]
        case _:
            return at, at


def third(found: Found, context: Context) -> Reading | None:
    """ "late March", "the beginning of 2020", "mid-February"."""
    inner = inner_of(found)
    if inner.cell is None or inner.start is None:
        return inner
    if inner.type == "DURATION" or inner.start != inner.cell.start:
        return inner
    which = 2 if found.says(*LATE) else 0 if found.says(*EARLY) else 1
    if inner.cell.grain == "day":
        return inner
    first, last = thirds(inner.cell, which)
    reading = between(first, last, f"{inner.reason}; a third of it, roughly", anchored=inner.anchored)
    return (
        replace(reading, approximate=True, grain=inner.grain, value=inner.value, cell=inner.cell) if reading else inner
    )


def thirds_span(found: Found, context: Context) -> Reading | None:
    """ "mid-to-late March": two thirds of it."""
    inner = inner_of(found)
    if inner.cell is None or inner.start is None or inner.start != inner.cell.start or inner.cell.grain == "day":
        return inner
    first, last = (
        thirds(inner.cell, 0 if found.says("early") else 1)[0],
        thirds(inner.cell, 2 if found.says("late") else 1)[1],
    )
    reading = between(first, last, f"{inner.reason}; two thirds of it, roughly", anchored=inner.anchored)
    return (
        replace(reading, approximate=True, grain=inner.grain, value=inner.value, cell=inner.cell) if reading else inner
    )


def edge_of_unit(found: Found, context: Context) -> Reading | None:
    """ "the end of the year", "later in the month": of the report's own year or month."""
    unit = found.words[found.last - 1].lower
    if context.anchor is None:
        return unanchored(unit)
    whole = cell(unit, context.anchor)
    base = calendar(whole, "counted from the report's date", anchored=True)
    if unit == "day":
        return base
    if found.says("earlier", "later"):
        return _side(base, found.says("earlier"), context.anchor)
    first, last = thirds(whole, 2 if found.says(*LATE) else 0 if found.says(*EARLY) else 1)
    reading = between(first, last, "a third of the report's own " + unit, anchored=True)
    return replace(reading, approximate=True, value=whole.timex, cell=whole) if reading else base


def _side(inner: Reading, earlier: bool, anchor: dt.date | None) -> Reading:
    """The part of the interval before or after the report's date, where that lies inside it."""
    if (
        anchor is None
        or inner.start is None
        or inner.end is None
        or inner.cell is None
        or not inner.start <= anchor < inner.end
    ):
        return inner
    if inner.cell.grain == "day":
        return inner
    fine = "month" if inner.cell.grain in {"year", "half", "quarter", "season", "decade", "century"} else "day"
    first = cell(fine, inner.start) if earlier else cell(fine, anchor)
    last = cell(fine, anchor) if earlier else cell(fine, inner.end - dt.timedelta(days=1))
    side = between(
        first,
        last,
        f"{inner.reason}; up to that day" if earlier else f"{inner.reason}; from that day on",
        anchored=True,
    )
    if side is None:
        return inner
    return replace(side, grain=inner.grain, value=inner.value, cell=inner.cell)


def earlier_later(found: Found, context: Context) -> Reading | None:
    """ "earlier this week", "later that month"."""
    inner = inner_of(found)
    return _side(inner, found.says("earlier"), inner.base or context.anchor)


def about(found: Found, context: Context) -> Reading | None:
    """ "around 1950"."""
    inner = inner_of(found)
    return replace(
        inner,
        approximate=True,
        edtf=inner.edtf if "/" in inner.edtf or not inner.edtf else inner.edtf.rstrip("~") + "~",
    )


def same(found: Found, context: Context) -> Reading | None:
    """The words around it change nothing but what is quoted."""
    return inner_of(found)


def hours_of(found: Found, context: Context) -> Reading | None:
    """ "the early hours of Wednesday" are on that day; any other length of a time is none ("two years of 2019")."""
    inner = inner_of(found)
    day = inner.cell is not None and inner.cell.grain == "day"
    return (
        (inner if inner.type == "TIME" else as_part(inner, "MO"))
        if day and found.slots["LENGTH"].value.value == "PTXH"
        else None
    )


def clock_day(found: Found, context: Context) -> Reading | None:
    """A time of day on a day."""
    day, clock = found.slots["CELL"].value, found.slots["CLOCK"].value
    if day.cell is None or day.cell.grain != "day" or day.start is None:
        return None
    if clock.value.endswith("24:00"):
        return replace(as_part(day, None), grain="time", type="TIME", value=f"{day.cell.timex}T24:00")
    text = clock.value.split("T")[-1]
    return replace(day, grain="time", type="TIME", value=f"{day.cell.timex}T{text}")


def same_day(found: Found, context: Context) -> Reading | None:
    """ "Tuesday (May 5)": the date decides; None when the two are different times."""
    first, second = found.slots["CELL"].value, found.slots["CELL_2"].value
    if (
        first.grain == "day"
        and second.grain == "day"
        and first.start
        and second.start
        and first.start.weekday() == second.start.weekday()
    ):
        return second
    return None


def _two(found: Found) -> tuple[Reading, Reading]:
    return found.slots["T"].value, found.slots["T_2"].value


def range_(found: Found, context: Context) -> Reading | None:
    """ "from May 2016 to July 2018"."""
    first, last = _two(found)
    if "DURATION" in {first.type, last.type}:
        return None
    if (
        first.yearless
        and first.cell
        and last.cell
        and last.sort == "calendar"
        and not last.anchored
        and last.cell.grain == "day"
    ):
        first = replace(first, edtf=f"XXXX-{first.cell.start:%m-%d}", sort="open", start=None)
    if first.start is None or last.start is None:
        # "from June to September 2021": the first borrows the second's year, where the months allow.
        if last.start is not None and first.edtf.startswith("XXXX-") and first.grain in {"month", "day"}:
            return _borrowed(first, last)
        if "/" in first.edtf + last.edtf:
            return None
        return open_time(f"{first.edtf}/{last.edtf}", first.grain, f"{first.reason}; {last.reason}")
    if first.cell is None or last.cell is None:
        return None
    if not found.says("from", "between") and first.cell.grain != last.cell.grain:
        return None
    reason = f"from: {first.reason}; to: {last.reason}"
    if first.start != first.cell.start or last.end != last.cell.end:  # "from late May to early June"
        if last.end is None or first.start >= last.end:
            return None
        edtf = f"{first.edtf.split('/')[0]}/{last.edtf.split('/')[-1]}"
        return replace(
            first, edtf=edtf, end=last.end, approximate=True, reason=reason, anchored=first.anchored or last.anchored
        )
    return between(first.cell, last.cell, reason, anchored=first.anchored or last.anchored)


def two_days(found: Found, context: Context) -> Reading | None:
    """ "On Tuesday and Wednesday", "yesterday and on Tuesday in Riga": two days on end; not "on Monday and on Tuesday, he left"."""
    first, last = _two(found)
    if found.says("on") and not _closed(found):
        return None
    days = [at.cell for at in (first, last) if at.sort == "calendar" and at.cell is not None and at.cell.grain == "day"]
    if len(days) < 2 or "/" in first.edtf + last.edtf or abs((days[0].start - days[1].start).days) != 1:
        return None
    early, late = sorted(days, key=lambda day: day.start)
    return between(early, late, f"{first.reason}; and: {last.reason}", anchored=first.anchored or last.anchored)


def _closed(found: Found) -> bool:
    """Whether no clause can begin with the second day: "met on Monday and on Tuesday.", not "met on Monday and on Tuesday, Peru left"."""
    after = found.after()
    if after is None or after.kind == "BREAK" or after.lower in {".", *BEHIND_DAYS}:
        return True
    back = 2 if found.before() == "on" else 1
    at = found.first - back
    opens = at < 0 or found.words[at].kind == "BREAK" or found.words[at].lower in {".", ","}
    return after.lower == "," and opens


def _borrowed(first: Reading, last: Reading) -> Reading | None:
    parts = first.edtf.split("-")
    if last.cell is None or "/" in first.edtf or "XX" in parts[1:] or last.cell.grain not in {"month", "day"}:
        return None
    year = last.cell.start.year - (int(parts[1]) > last.cell.start.month)
    try:
        start = dt.date(year, int(parts[1]), int(parts[2]) if len(parts) > 2 else 1)
    except ValueError:
        return None
    return between(
        Cell("day" if len(parts) > 2 else "month", start), last.cell, "both ends of one year", anchored=last.anchored
    )
