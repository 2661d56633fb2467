"""What a time expression means, before it becomes a record. In: cells and an anchor. Out: Readings.

A Reading carries two values that may differ on purpose. `edtf`, `start`, `end` are what the record may say: "in June" without
a year stays open. `value` is the best single guess in TIMEX3 form, used only to compare with other programs, whose test sets
want a year whatever the text says.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from regesta.extract.times.cells import Cell
from regesta.records import Grain

Sort = Literal["calendar", "open", "clock", "length", "set", "reference", "fiscal", "age", "name"]
# "told" is past by the verb of the sentence only: the time hangs on a noun, whose own side of the report's date is not said.
# "planned" likewise with a verb that looks ahead.
Tense = Literal["past", "told", "present", "planned", "future"]
GRAINS: dict[str, Grain] = {"weekend": "week", "half": "quarter"}


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading. `sort` says whether it can be an event's time (calendar, open) or not (a length, a frequency, ...)."""

    sort: Sort
    edtf: str
    start: dt.date | None
    end: dt.date | None
    grain: Grain
    type: str
    value: str
    reason: str
    cell: Cell | None = None
    anchored: bool = False
    approximate: bool = False
    yearless: bool = False  # the words give no year; the one here is the likeliest
    moves: bool = True  # whether a later "the following day" may count from it
    base: dt.date | None = None  # the day told before that it was counted from: "later that month" is after it


@dataclass(frozen=True, slots=True)
class Context:
    """What words are read against. `tense` tells the tense at an offset; `previous` is the last time named in the narrative.

    `day` is the last day named, which `previous`, a year or a month named since, may not be.
    """

    anchor: dt.date | None
    tense: Callable[[int], Tense | None]
    previous: Cell | None = None
    month_first: bool | None = None
    of_some_year: dt.date | None = None  # the day of a dateline without a year, put into a leap year
    day: Cell | None = None
    told_at: int = 0  # the index of the first word of `previous`
    quarter: Cell | None = None  # the last quarter named: "a year earlier" in its neighbourhood is its like


NO_DATE = "no date to read it against"
NO_YEAR = "read against the dateline, which has no year"


def calendar(
    cell: Cell, reason: str, *, anchored: bool = False, approximate: bool = False, value: str | None = None
) -> Reading:
    """A Reading of one closed Cell."""
    grain: Grain = GRAINS.get(cell.grain, cell.grain)  # type: ignore[arg-type]
    return Reading(
        "calendar", cell.edtf + ("~" if approximate and "/" not in cell.edtf else ""), cell.start, cell.end, grain,
        "DATE", value or cell.timex, reason, cell, anchored, approximate,
    )  # fmt: skip


def between(first: Cell, last: Cell, reason: str, *, anchored: bool = False) -> Reading | None:
    """A Reading from one Cell through another, None when they run backwards."""
    if last.start < first.start:
        return None
    grain: Grain = GRAINS.get(first.grain, first.grain)  # type: ignore[arg-type]
    opening, closing = first.edtf.split("/")[0], last.edtf.split("/")[-1]
    edtf = opening if opening == closing else f"{opening}/{closing}"
    return Reading("calendar", edtf, first.start, last.end, grain, "DATE", first.timex, reason, first, anchored)


def open_time(edtf: str, grain: Grain, reason: str, *, value: str = "", guess: Cell | None = None) -> Reading:
    """A time that waits for its year, month or anchor; `guess` serves only the comparison with others."""
    return Reading("open", edtf, None, None, grain, "DATE", guess.timex if guess else value or edtf, reason, guess)


OPEN_EDTF: dict[str, tuple[str, Grain]] = {
    "day": ("XXXX-XX-XX", "day"), "week": ("XXXX-XX-XX", "week"), "weekend": ("XXXX-XX-XX", "week"), "month": ("XXXX-XX", "month"),
    "quarter": ("XXXX-XX", "quarter"), "half": ("XXXX-XX", "quarter"), "season": ("XXXX-XX", "season"), "year": ("XXXX", "year"),
    "decade": ("XXXX", "decade"), "century": ("XXXX", "century"),
}  # fmt: skip


def unanchored(grain: str) -> Reading:
    """What depends on the report's date when that is unknown."""
    edtf, shown = OPEN_EDTF.get(grain, OPEN_EDTF["day"])
    return open_time(edtf, shown, NO_DATE, value=edtf)


def as_part(reading: Reading, part: str | None) -> Reading:
    """The same day, said to a part of it ("Wednesday morning")."""
    if part is None:
        return reading
    return replace(reading, grain="time", type="TIME", value=f"{reading.value}T{part}")
