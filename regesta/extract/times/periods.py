"""Readers of quarters, seasons, fiscal years, ends of periods, clock times. In: Found, Context. Out: a Reading or None."""

import datetime as dt
import re
from dataclasses import replace

from regesta.extract.times.cells import SEASON_START, Cell, cell
from regesta.extract.times.dates import shifted_year, year_of
from regesta.extract.times.grammar import Found
from regesta.extract.times.lengths import length_reading
from regesta.extract.times.reading import NO_DATE, Context, Reading, calendar, open_time, unanchored
from regesta.extract.times.relative import step


def _year(found: Found, context: Context) -> tuple[int | None, bool]:
    """The year the words give, and whether it was counted from the report's date."""
    year = year_of(found)
    if year is not None:
        return year, False
    shift = shifted_year(found)
    if shift is None and found.words[found.last - 1].lower == "year" and found.words[found.last - 2].lower == "the":
        shift = 0
    if shift is not None and context.anchor is not None:
        return context.anchor.year + shift, True
    return None, True


def quarter(found: Found, context: Context) -> Reading | None:
    """ "the third quarter of 2020", "Q3 2023"; without a year the latest begun, and only as a guess."""
    rank = found.slots.get("RANK")
    short = found.slots.get("QUARTERNUM")
    number = int(rank.value) if rank else int(short.value.strip("Q")) if short else 4
    if not 1 <= number <= 4:
        return None
    year, counted = _year(found, context)
    fiscal = found.says("fiscal")
    if year is not None:
        at = Cell("quarter", dt.date(year, 3 * number - 2, 1))
        reading = calendar(at, "quarter and year are given", anchored=counted)
    elif context.anchor is None:
        return open_time("XXXX-XX", "quarter", NO_DATE)
    else:
        at = Cell("quarter", dt.date(context.anchor.year, 3 * number - 2, 1))
        future = context.tense(found.start) in {"future", "planned"}
        if at.start > context.anchor and not future:
            at = at.shift(-4)
        reading = open_time("XXXX-XX", "quarter", "no year said", guess=at)
    return replace(reading, sort="fiscal", moves=False) if fiscal else reading


def half(found: Found, context: Context) -> Reading | None:
    """ "the first half of 2020", "the second half of July"."""
    rank, short = found.slots.get("RANK"), found.slots.get("HALFNUM")
    number = int(rank.value) if rank else int(short.value.strip("H")) if short else 2
    if number > 2:
        return None
    if month := found.slots.get("MONTH"):
        year = year_of(found)
        if year is None:
            return open_time(f"XXXX-{month.value:02d}", "month", "no year said")
        whole = Cell("month", dt.date(year, int(month.value), 1))
        first = whole.start if number == 1 else whole.start.replace(day=16)
        last = whole.start.replace(day=15) if number == 1 else whole.end - dt.timedelta(days=1)
        return replace(
            calendar(whole, "half of a month"),
            edtf=f"{first}/{last}",
            start=first,
            end=last + dt.timedelta(days=1),
            approximate=True,
        )
    year, counted = _year(found, context)
    if year is None:
        return unanchored("half") if context.anchor is None else None
    at = Cell("half", dt.date(year, 1 if number == 1 else 7, 1))
    reading = calendar(at, "half of a year", anchored=counted)
    return replace(reading, sort="fiscal") if found.says("fiscal") else reading


def _season(letters: str, year: int) -> Cell:
    return Cell("season", dt.date(year, SEASON_START[letters], 1))


def season(found: Found, context: Context) -> Reading | None:
    """ "the autumn of 2022", "spring of last year"; of the northern year, and roughly."""
    year, counted = _year(found, context)
    letters = str(found.slots["SEASON"].value)
    if found.says("-", "/"):  # "the winter of 2021-22"; a summer over two years is a southern one
        year = int(found.slots["YEAR"].value)
        return calendar(_season("WI", year), "a winter over two years") if letters == "WI" else None
    if letters == "FA" and found.slots["SEASON"].capital and not found.says("of", "the"):
        return None
    if year is None:
        return unanchored("season")
    reading = calendar(_season(letters, year), "a season of the northern year", anchored=counted)
    return replace(reading, approximate=True)


def deictic_season(found: Found, context: Context) -> Reading | None:
    """ "last winter", "this summer"."""
    if context.anchor is None:
        return unanchored("season")
    letters, by = str(found.slots["SEASON"].value), step(found)
    here = _season(letters, context.anchor.year)
    if by < 0:
        at = here if here.start <= context.anchor and here.end <= context.anchor else here.shift(-1)
        if at.end > context.anchor:
            at = at.shift(-1)
    elif by > 0:
        at = here if here.start > context.anchor else here.shift(1)
    else:
        at = here.shift(-1) if letters == "WI" and context.anchor.month < 3 else here
    return replace(calendar(at, "a season counted from the report's date", anchored=True), approximate=True)


def lone_season(found: Found, context: Context) -> Reading | None:
    """ "the winter": waits for its year."""
    word = found.slots.get("SEASON")
    letters = str(word.value) if word else ""
    lead = found.rule.options.get("after")
    after = found.after()
    joined = after is not None and after.lower in {"-", "and"}
    if word is None or (lead and found.before() not in lead) or word.capital or joined:
        return None
    if (
        after is not None
        and after.lower.isalpha()
        and after.lower.endswith("s")
        and after.lower not in {"s", "was", "is", "has", "as"}
    ):
        return None
    guess = None
    if context.anchor:
        here = _season(letters, context.anchor.year)
        past = context.tense(found.start) not in {"future", "planned"}
        guess = here if (here.start <= context.anchor) == past else here.shift(-1 if past else 1)
    return open_time("XXXX-XX", "season", "no year said", guess=guess)


def fiscal_year(found: Found, context: Context) -> Reading | None:
    """A fiscal year begins where its state says: no event's time."""
    year = year_of(found)
    if year is None and (word := found.slots.get("FISCAL")):
        digits = re.split(r"[-/]", word.value.lstrip("FY ").strip())[0]
        year = int(digits) if len(digits) == 4 else 2000 + int(digits)
    if year is None and step(found) == 0 and not found.says("this", "current", "latest"):
        return length_reading("year", 1)
    if year is None:
        if context.anchor is None:
            return None
        year = context.anchor.year - 1 if found.says("latest") else context.anchor.year + step(found)
    return replace(calendar(Cell("year", dt.date(year, 1, 1)), "a fiscal year"), sort="fiscal", moves=False)


def unit_end(found: Found, context: Context) -> Reading | None:
    """ "year-end", "end-2023": the last part of it."""
    year, month = year_of(found), found.slots.get("MONTH")
    if month is not None:
        return open_time(f"XXXX-{month.value:02d}", "month", "no year said")
    unit = "year" if year is not None or found.says("year") else "quarter" if found.says("quarter") else "month"
    if context.anchor is None and year is None:
        return unanchored(unit)
    whole = Cell("year", dt.date(year, 1, 1)) if year is not None else cell(unit, context.anchor)  # type: ignore[arg-type]
    last = Cell("month" if unit != "month" else "day", (whole.end - dt.timedelta(days=1)).replace(day=1))
    if unit == "month":
        last = Cell("day", whole.end - dt.timedelta(days=1))
    return replace(calendar(last, "the end of it", anchored=year is None), approximate=True, value=whole.timex)


def clock(found: Found, context: Context) -> Reading | None:
    """A time of day; it joins a day next to it (timewholes)."""
    name, ampm = found.slots.get("CLOCKNAME"), found.slots.get("AMPM")
    if name is not None:
        text = "12:00" if name.value == "12:00" else "24:00"
        return _clock(text, context)
    word = found.slot("TIME", "HOUR", "HHMM")
    if word is None:
        return None
    if "HHMM" in found.slots and "TIME" not in found.slots:
        raw = word.lower
        if len(raw) != 4 or not raw.isdecimal() or int(raw[:2]) > 24 or int(raw[2:]) > 59:
            return None
        hour, minute = int(raw[:2]), int(raw[2:])
    elif word.kind == "TIME":
        hour, minute = (int(part) for part in word.value.split(":")[:2])
    else:
        hour, minute = int(word.value), 0
        if found.rule.name == "clock-gmt" and not found.says("hours") and "ZONE" not in found.slots:
            return None
        if found.says("hours"):
            return None
    if hour > 24 or minute > 59 or (ampm and hour > 12):
        return None
    evening = (ampm and ampm.lower.startswith("p")) or (
        (part := found.slots.get("PART")) is not None and part.value in {"AF", "EV"}
    )
    if evening and hour < 12:
        hour += 12
    if ampm and ampm.lower.startswith("a") and hour == 12:
        hour = 0
    value = f"{hour:02d}:{minute:02d}" if word.kind == "TIME" or minute else f"{hour:02d}:00"
    return _clock(value, context)


def _clock(value: str, context: Context) -> Reading:
    """A time of day alone; its TIMEX3 value guesses the day told before or the report's."""
    day = context.previous.start if context.previous is not None and context.previous.grain == "day" else context.anchor
    guess = f"{day.isoformat()}T{value}" if day else value
    return Reading("clock", "", None, None, "time", "TIME", guess, "a time of day", moves=False)


def part(found: Found, context: Context) -> Reading | None:
    """ "in the morning": a part of the day told before, or of the report's."""
    word = found.slots.get("PART")
    lead = found.rule.options.get("after")
    before, after = found.before(), found.after()
    if word is None or (lead and before not in lead):
        return None
    if not lead and (
        found.words[found.first].lower == word.lower
        or before not in {"in", "during", "on", "of", "by", "until", "since", "for", "through"}
    ):
        return None
    if after is not None and (after.capital or after.lower in {"-", "of"}):
        return None
    base = context.previous or (Cell("day", context.anchor) if context.anchor else None)
    guess = (
        f"{base.start.isoformat()}T{word.value}"
        if base is not None and base.grain == "day"
        else f"XXXX-XX-XXT{word.value}"
    )
    return Reading("clock", "", None, None, "time", "TIME", guess, "a part of a day", moves=False)
