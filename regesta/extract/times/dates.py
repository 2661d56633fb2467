"""Readers of dates, months and years. In: a Found and its Context. Out: a Reading, or None when the words are no time.

The rules name these functions in `means`. What needs a year and has none is closed only where tense and nearness leave no
choice (DESIGN, definition 5); the reason says which.
"""

import calendar as calendars
import datetime as dt
import re
from dataclasses import replace

from regesta.extract.times.cells import Cell, add_months, cell, day_cell
from regesta.extract.times.grammar import Found, neighbours
from regesta.extract.times.reading import NO_DATE, Context, Reading, between, calendar, open_time
from regesta.extract.times.words import Word
from regesta.lexicons import lexicon


def shifted_year(found: Found) -> int | None:
    """How far "this|last|next year" in the words lies from the anchor's year."""
    if found.says("last", "previous"):
        return -1
    if found.says("next", "following"):
        return 1
    return 0 if found.says("this", "same") else None


def year_of(found: Found) -> int | None:
    """The year that the words name."""
    word = found.slot("YEARNUM", "YEAR")
    if word is not None:
        return int(word.value)
    if found.says("juche") and "NUM" in found.slots:
        return 1911 + int(found.slots["NUM"].value)
    short = found.slots.get("YEAR2")
    return two_digit_year(int(short.value[-2:])) if short else None


def two_digit_year(number: int) -> int:
    """1941 to 2040: reports look back further than ahead."""
    return 1900 + number if number > 40 else 2000 + number


def iso(found: Found, context: Context) -> Reading | None:
    """2023-09-13."""
    year, month, day = (int(part) for part in re.split(r"[-/.]", found.slots["ISO"].value[:10]))
    at = day_cell(year, month, day)
    return calendar(at, "the date is written out") if at else None


def slashes(found: Found, context: Context) -> Reading | None:
    """9/13/23 or 13.09.2023: which is the month is told by a number over 12, the outlet's country, or the report's date."""
    first, second, year_text = re.split(r"[/.]", found.slots["SLASH"].value)
    year = int(year_text) if len(year_text) == 4 else two_digit_year(int(year_text))
    month_first, day_first = day_cell(year, int(first), int(second)), day_cell(year, int(second), int(first))
    dotted = "." in found.slots["SLASH"].value
    if dotted and (not day_first or int(second) > 12):
        return None
    if month_first is None or day_first is None or month_first == day_first or dotted:
        only = day_first if dotted or month_first is None else month_first
        return calendar(only, "the date is written out") if only else None
    if context.month_first is not None:
        return calendar(
            month_first if context.month_first else day_first, "month and day in the order of the outlet's country"
        )
    if context.anchor:
        near = [c for c in (month_first, day_first) if abs((c.start - context.anchor).days) <= 10]
        if len(near) == 1:
            return calendar(
                near[0], "of the two orders of month and day, the one near the report's date", anchored=True
            )
    return open_time(f"{year:04d}", "day", "month and day can be read in two orders", guess=month_first)


def slashed_day(found: Found, context: Context) -> Reading | None:
    """ "on 9/13" in an outlet whose country is known; without one, or without "on", it may be a share or a score."""
    first, second = found.slots["DAY"], found.slots["DAY_2"]
    glued = found.end - found.start == len(first.lower) + len(second.lower) + 1
    if context.month_first is None or found.before() not in {"on", "since", "until", "by"} or not glued:
        return None
    month, day = (first, second) if context.month_first else (second, first)
    return nearest_day(found, context, int(month.value), int(day.value)) if int(month.value) <= 12 else None


def month_day(found: Found, context: Context) -> Reading | None:
    """A day of a month, with or without its year."""
    month_word, day_word = found.slots["MONTH"], found.slot("DAY", "ORDNUM", "ORD", "ORDWORD")
    if day_word is None or not 1 <= int(day_word.value) <= 31:
        return None
    month, day = int(month_word.value), int(day_word.value)
    year = year_of(found)
    if year is None and (
        counts_something(found, day_word)
        or (
            month_word.end > day_word.start
            and month_word.lower in {"may", "march"}
            and not found.says("of")
            and _verb_follows(found)
        )
    ):
        return None
    if year is not None:
        at = day_cell(year, month, day)
        return calendar(at, "the date is written out") if at else None
    shift = shifted_year(found)
    if shift is not None and found.says("year"):
        if context.anchor is None:
            return open_time(f"XXXX-{month:02d}-{day:02d}", "day", NO_DATE)
        at = day_cell(context.anchor.year + shift, month, day)
        return calendar(at, "day and month, the year counted from the report's", anchored=True) if at else None
    return nearest_day(found, context, month, day)


def _verb_follows(found: Found) -> bool:
    after = found.after()
    return after is not None and after.lower in {"the", "his", "their", "its", "us", "them", "it"}


def nearest_day(found: Found, context: Context, month: int, day: int) -> Reading | None:
    """A day and month without a year: in news, of the year before the report when told as past, of the year after when to come."""
    if day > calendars.monthrange(2024, month)[1]:
        return None
    anchor = context.anchor
    if anchor is None:
        return open_time(f"XXXX-{month:02d}-{day:02d}", "day", NO_DATE)
    tense = context.tense(found.start)
    years = [at for year in range(anchor.year - 8, anchor.year + 9) if (at := day_cell(year, month, day))]
    past = max((at for at in years if at.start <= anchor), key=lambda at: at.start)
    future = min((at for at in years if at.start >= anchor), key=lambda at: at.start)
    weekday = found.slot("WEEKDAY", "WDAY")
    if weekday is not None:
        fits = [at for at in (past, future) if at.start.weekday() == weekday.value]
        if not fits:
            return open_time(
                f"XXXX-{month:02d}-{day:02d}",
                "day",
                "falls on the weekday in no year near the report's date",
                guess=past,
            )
        if len(fits) == 1:
            return replace(
                calendar(fits[0], "the nearest such day that falls on the weekday", anchored=True), yearless=True
            )
    at, reason = _side_of_report(found, anchor, tense, past, future)
    return replace(calendar(at, reason, anchored=True), yearless=True)


def _side_of_report(found: Found, anchor: dt.date, tense: str | None, past: Cell, future: Cell) -> tuple[Cell, str]:
    """The last or the next such day, and why."""
    if tense == "past" and not ahead(found):
        return past, "told as past: the latest such day up to the report's date"
    coming, gone = (future.start - anchor).days, (anchor - past.start).days
    if tense == "planned" and gone < coming:
        return past, "the tense leaves it open: the such day nearest to the report's date"
    if tense in {"future", "planned"}:
        if gone <= NEAR and coming > 4 * NEAR:
            return past, "told as to come, but so long ahead that the last such day is meant"
        return future, "told as to come: the next such day after the report's date"
    near = coming <= NEAR < gone or (ahead(found) and coming <= 3 * NEAR)
    if near or (tense in {"present", None} and coming <= NEAR and coming < gone):
        return future, "the tense leaves it open: the such day nearest to the report's date"
    return past, "the tense leaves it open: the latest such day up to the report's date"


# A choice: where the tense does not decide, a day at most so far ahead is taken when the last one is further back than this.
NEAR = 60


def ahead(found: Found) -> bool:
    """Whether a word beside the time puts it ahead of the report ("payable Jan. 2", "until Friday", "ahead of ... on May 9")."""
    back = 1
    while found.before(back) in {"early", "mid", "late", "-", "the", "end", "of", "about", "around"} and back < 5:
        back += 1
    return found.before(back) in {"by", "until", "till"} or said_ahead(found)


def said_ahead(found: Found) -> bool:
    """The same by words that say so whatever the tense ("extended until Friday", "the Jan. 14 deadline")."""
    words = frozenset(lexicon("time/tense")["ahead"])
    after = found.after()
    return bool(words & {found.before(back) for back in range(1, 6)}) or (after is not None and after.lower in words)


def counts_something(found: Found, number: Word) -> bool:
    """Whether the number at the end counts what follows: "in March 12 soldiers", "May 5 percent"."""
    after = found.after()
    if after is None or number.end != found.end:
        return False
    if after.lower in {"%", "percent", "per"}:
        return True
    plural = after.kind == "" and after.lower.isalpha() and not after.capital and after.lower.endswith("s")
    return (
        plural
        and after.lower not in neighbours("function_words")
        and found.before() in {"in", "since", "of", "last", "until", "by"}
    )


def day_of_month(found: Found, context: Context) -> Reading | None:
    """ "the 12th": of the month that the report's date and the tense give."""
    day = int((found.slot("ORDNUM", "ORDWORD", "ORD") or found.words[found.first]).value)
    after = found.after()
    if not 1 <= day <= 31:
        return None
    named = found.says("month") or "WEEKDAY" in found.slots
    if not named:
        if "ORDNUM" not in found.slots or found.before() not in neighbours("before_days"):
            return None
        if after is not None and (
            after.kind
            or (after.lower.isalpha() and not after.capital and after.lower not in neighbours("function_words"))
        ):
            return None
        if after is not None and (after.lower in {"of", "-", "and"} or (after.capital and found.before() == "of")):
            return None
    noun = after is not None and after.lower.isalpha() and not after.kind
    if "ORDWORD" in found.slots and noun and after is not None and after.lower not in neighbours("function_words"):
        return None  # "on Friday the first state to sign"
    anchor = context.anchor
    if anchor is None:
        return open_time(f"XXXX-XX-{day:02d}", "day", NO_DATE)
    if found.says("last", "next"):
        first = cell("month", anchor).shift(-1 if found.says("last") else 1).start
        at = day_cell(first.year, first.month, day)
        return calendar(at, "a day of the month beside the report's", anchored=True) if at else None
    future = context.tense(found.start) in {"future", "planned"}
    months = [add_months(anchor.replace(day=1), n) for n in ((0, 1, 2, 3) if future else (0, -1, -2, -3))]
    days = [at for m in months if (at := day_cell(m.year, m.month, day))]
    fits = [at for at in days if (at.start >= anchor if future else at.start <= anchor)]
    if not fits:
        return None
    how = "to come: the next such day from" if future else "the latest such day up to"
    return calendar(fits[0], f"{how} the report's date", anchored=True)


def month_days(found: Found, context: Context) -> Reading | None:
    """ "July 11-13", "from 11 to 13 July"."""
    first = found.slot("DAY", "ORDNUM")
    last = found.slot("DAY_3", "ORDNUM_3") or found.slot("DAY_2", "ORDNUM_2") or found.slot("ORDNUM")
    if first is None or last is None:
        return None
    if last is found.slot("ORDNUM") and "DAY" in found.slots and "ORDNUM" in found.slots:
        first, last = sorted((found.slots["DAY"], found.slots["ORDNUM"]))
    year = year_of(found)
    if year is None and counts_something(found, last):
        return None
    month = int(found.slots["MONTH"].value)
    if year is not None:
        start, end = day_cell(year, month, int(first.value)), day_cell(year, month, int(last.value))
        return between(start, end, "the dates are written out") if start and end else None
    opening = nearest_day(found, context, month, int(first.value))
    if opening is None or not 1 <= int(last.value) <= 31 or last.value <= first.value:
        return None
    if opening.start is None:
        edtf = f"XXXX-{month:02d}-{int(first.value):02d}/XXXX-{month:02d}-{int(last.value):02d}"
        return open_time(edtf, "day", opening.reason)
    end = day_cell(opening.start.year, month, int(last.value))
    return between(Cell("day", opening.start), end, opening.reason, anchored=True) if end else None


def days_of_month(found: Found, context: Context) -> Reading | None:
    """ "from the 11th to the 13th", "on the 4th and 5th"."""
    first, last = found.slots["ORD"], found.slots["ORD_2"]
    after, lead = found.after(), found.rule.options.get("after")
    if (lead and found.before() not in lead) or not 1 <= first.value < last.value <= 31:
        return None
    if (
        not found.says("month")
        and after is not None
        and after.kind == ""
        and after.lower not in neighbours("function_words")
        and after.lower.isalpha()
    ):
        return None
    if context.anchor is None:
        return open_time(f"XXXX-XX-{first.value:02d}/XXXX-XX-{last.value:02d}", "day", NO_DATE)
    future = context.tense(found.start) in {"future", "planned"}
    month = context.anchor.replace(day=1)
    if (shift := shifted_year(found)) is not None:
        month = add_months(month, shift)
    elif not future and last.value > context.anchor.day:
        month = add_months(month, -1)
    elif future and first.value < context.anchor.day:
        month = add_months(month, 1)
    start, end = day_cell(month.year, month.month, int(first.value)), day_cell(month.year, month.month, int(last.value))
    return between(start, end, "days of the month by the report's date", anchored=True) if start and end else None
