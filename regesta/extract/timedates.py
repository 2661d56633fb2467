"""Readers of dates, months and years. In: a Found and its Context. Out: a Reading, or None when the words are no time.

The rules name these functions in `means`. What needs a year and has none is closed only where tense and nearness leave no
choice (DESIGN, definition 5); the reason says which.
"""

import calendar as calendars
import datetime as dt
import re
from dataclasses import replace

from regesta.extract.timecells import Cell, add_months, cell, day_cell
from regesta.extract.timegrammar import Found
from regesta.extract.timereading import NO_DATE, Context, Reading, between, calendar, open_time
from regesta.extract.timewords import Word
from regesta.lexicons import lexicon

# Words that may follow a bare date or year; any other small word after "March 12" or "2019" hints at a count ("2000 troops").
FUNCTION = frozenset(
    "and or but to at in on for by from with as when after before that which who the a an of until till since near where while if "
    "during between through against over under into is was were are has had have will would said says say saying told local too "
    "also not than because although though, about amid among around despite following including its their his her s it he she they "
    "we there then without within per via ago again next last this so only".split()
)


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
    short = found.slots.get("YEAR2")
    return two_digit_year(int(short.value[-2:])) if short else None


def two_digit_year(number: int) -> int:
    """1941 to 2040: reports look back further than ahead."""
    return 1900 + number if number > 40 else 2000 + number


def iso(found: Found, context: Context) -> Reading | None:
    """2023-09-13."""
    year, month, day = (int(part) for part in found.slots["ISO"].value[:10].split("-"))
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
    if tense == "future":
        return future, "told as to come: the next such day after the report's date"
    coming, gone = (future.start - anchor).days, (anchor - past.start).days
    near = coming <= NEAR < gone or (ahead(found) and coming <= 3 * NEAR)
    if near or (tense in {"present", None} and coming <= NEAR and coming < gone):
        return future, "the tense leaves it open: the such day nearest to the report's date"
    return past, "the tense leaves it open: the latest such day up to the report's date"


# A choice: where the tense does not decide, a day at most so far ahead is taken when the last one is further back than this.
NEAR = 60


def ahead(found: Found) -> bool:
    """Whether a word beside the time puts it ahead of the report ("payable Jan. 2", "until Friday", "ahead of ... on May 9")."""
    return found.before() in {"by", "until", "till"} or said_ahead(found)


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
    return plural and after.lower not in FUNCTION and found.before() in {"in", "since", "of", "last", "until", "by"}


def day_of_month(found: Found, context: Context) -> Reading | None:
    """ "the 12th": of the month that the report's date and the tense give."""
    day = int((found.slot("ORDNUM", "ORDWORD", "ORD") or found.words[found.first]).value)
    after = found.after()
    if not 1 <= day <= 31:
        return None
    named = found.says("month") or "WEEKDAY" in found.slots
    if not named:
        if "ORDNUM" not in found.slots or found.before() not in {
            "on",
            "until",
            "by",
            "since",
            "from",
            "before",
            "after",
            "of",
            "through",
        }:
            return None
        if after is not None and (
            after.kind or (after.lower.isalpha() and not after.capital and after.lower not in FUNCTION)
        ):
            return None
        if after is not None and (after.lower in {"of", "-", "and"} or (after.capital and found.before() == "of")):
            return None
    anchor = context.anchor
    if anchor is None:
        return open_time(f"XXXX-XX-{day:02d}", "day", NO_DATE)
    if found.says("last", "next"):
        first = cell("month", anchor).shift(-1 if found.says("last") else 1).start
        at = day_cell(first.year, first.month, day)
        return calendar(at, "a day of the month beside the report's", anchored=True) if at else None
    future = context.tense(found.start) == "future"
    months = [add_months(anchor.replace(day=1), n) for n in ((0, 1, 2, 3) if future else (0, -1, -2, -3))]
    days = [at for m in months if (at := day_cell(m.year, m.month, day))]
    fits = [at for at in days if (at.start >= anchor if future else at.start <= anchor)]
    if not fits:
        return None
    how = "to come: the next such day from" if future else "the latest such day up to"
    return calendar(fits[0], f"{how} the report's date", anchored=True)


def month_days(found: Found, context: Context) -> Reading | None:
    """ "July 11-13", "from 11 to 13 July"."""
    first, last = found.slot("DAY", "ORDNUM"), found.slot("DAY_2", "ORDNUM_2") or found.slot("ORDNUM")
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
    """ "from the 11th to the 13th"."""
    first, last = found.slots["ORD"], found.slots["ORD_2"]
    after = found.after()
    if after is not None and after.kind == "" and after.lower not in FUNCTION and after.lower.isalpha():
        return None
    if context.anchor is None:
        return open_time(f"XXXX-XX-{first.value:02d}/XXXX-XX-{last.value:02d}", "day", NO_DATE)
    future = context.tense(found.start) == "future"
    month = context.anchor.replace(day=1)
    if not future and last.value > context.anchor.day:
        month = add_months(month, -1)
    if future and first.value < context.anchor.day:
        month = add_months(month, 1)
    start, end = day_cell(month.year, month.month, int(first.value)), day_cell(month.year, month.month, int(last.value))
    return between(start, end, "days of the month by the report's date", anchored=True) if start and end else None


def month_year(found: Found, context: Context) -> Reading | None:
    """ "April 2019", "September of this year", "May a year ago"."""
    month = int(found.slots["MONTH"].value)
    year = year_of(found)
    if year is not None:
        return calendar(Cell("month", dt.date(year, month, 1)), "month and year are written out")
    shift = found.rule.options.get("shift", shifted_year(found))
    if found.says("the", "that", "same", "previous", "following"):
        if context.previous is None:
            return open_time(f"XXXX-{month:02d}", "month", "its year is that of another time in the report")
        at = Cell("month", dt.date(context.previous.start.year + (shift or 0), month, 1))
        return calendar(at, "the year counted from the time told before", anchored=True)
    if context.anchor is None:
        return open_time(f"XXXX-{month:02d}", "month", NO_DATE)
    return calendar(
        Cell("month", dt.date(context.anchor.year + int(shift or 0), month, 1)),
        "the year counted from the report's",
        anchored=True,
    )


def named_month(found: Found, context: Context) -> Reading | None:
    """ "last June", "this September", "next March"."""
    month, anchor = int(found.slots["MONTH"].value), context.anchor
    if anchor is None:
        return open_time(f"XXXX-{month:02d}", "month", NO_DATE)
    here = Cell("month", dt.date(anchor.year, month, 1))
    if found.says("next", "coming"):
        at = here if here.start > anchor else here.shift(12)
    elif found.says("this") and not found.says("past"):
        at = here
    else:
        at = here if here.end <= anchor else here.shift(-12)
    return calendar(at, "the month counted from the report's date", anchored=True)


def month_span(found: Found, context: Context) -> Reading | None:
    """ "April-June 2021", "May and June"."""
    first, last, year = int(found.slots["MONTH"].value), int(found.slots["MONTH_2"].value), year_of(found)
    if year is None:
        return None  # each month is read on its own
    start = Cell("month", dt.date(year - (first > last), first, 1))
    return between(start, Cell("month", dt.date(year, last, 1)), "months and year are written out")


def month(found: Found, context: Context) -> Reading | None:
    """A month alone. Closed only next to the report's date or when to come; else it waits for its year."""
    word = found.slots["MONTH"]
    if not _is_month(found, word):
        return None
    number, anchor = int(word.value), context.anchor
    edtf = f"XXXX-{number:02d}"
    if year := year_of(found):
        return calendar(Cell("month", dt.date(year, number, 1)), "month and year are written out")
    if anchor is None:
        return open_time(edtf, "month", NO_DATE)
    tense = context.tense(found.start)
    here = cell("month", anchor)
    back = (anchor.month - number) % 12
    past, coming = here.shift(-back), here.shift((number - anchor.month) % 12)
    if tense == "future":
        return calendar(coming, "told as to come: the next such month from the report's date", anchored=True)
    if back <= 1:
        near = "the report's own month" if back == 0 else "the month before the report's"
        return calendar(past, f"no year said: {near}", anchored=True)
    soon = (coming.start - anchor).days <= NEAR and ahead(found)
    guess = past if (tense == "past" or back <= 9) and not soon else coming
    return open_time(edtf, "month", "no year said", guess=guess)


def _is_month(found: Found, word: Word) -> bool:
    """Whether a lone month name is a month: not a person ("April Jones"), a verb or the march of troops."""
    after, before = found.after(), found.before()
    prepositions = {
        "in",
        "since",
        "by",
        "until",
        "till",
        "of",
        "from",
        "to",
        "during",
        "through",
        "before",
        "after",
        "early",
        "late",
        "mid",
        "for",
        "and",
        "or",
        "between",
        "-",
        "last",
        "next",
        "this",
        "every",
        "each",
        "around",
        "as",
        "on",
    }
    if word.lower in {"may", "march", "mar", "sep", "dec", "jan", "jun"} and before not in prepositions:
        return False
    if (
        word.lower in {"march", "may"}
        and before in {"on", "to", "of", "for", "and", "or", "as"}
        and found.before(2) in {"the", "a"}
    ):
        return False
    if after is not None and after.capital and after.kind == "" and before not in prepositions:
        return False
    person = (
        after is not None
        and after.capital
        and after.kind == ""
        and word.lower in {"april", "june", "may", "august", "jan"}
    )
    return not (person and before not in {"in", "since", "until", "during"})


COUNTABLE = frozenset(
    "people troops men soldiers women children points jobs dollars euros won yen miles meters metres kilometers kilometres km feet tons tonnes pounds shares votes homes houses employees workers members deaths cases times".split()
)


def year(found: Found, context: Context) -> Reading | None:
    """A year alone, told from a count by its neighbours."""
    word = found.slot("YEAR", "YEARWORDS", "YEARNUM")
    if word is None:
        return None
    value, before, after = int(word.value), found.before(), found.after()
    if found.rule.options.get("sure"):
        return calendar(Cell("year", dt.date(value, 1, 1)), "the year is written out")
    leads = before in {
        "in",
        "since",
        "until",
        "till",
        "by",
        "from",
        "of",
        "during",
        "between",
        "early",
        "late",
        "mid",
        "before",
        "after",
        "through",
        "around",
        "circa",
        "post",
        "pre",
        "and",
        "to",
        "for",
        "for the",
        "as",
        "end",
        "end-",
        "-",
        ",",
        "(",
        "the",
        "'s",
        "year",
        "spring",
        "summer",
        "fall",
        "winter",
        "or",
        "back",
    }
    if before in {
        "$",
        "€",
        "£",
        "¥",
        "₩",
        "us$",
        "#",
        "no",
        "about",
        "some",
        "nearly",
        "almost",
        "over",
        "than",
        "approximately",
        "roughly",
        "least",
        "most",
        "another",
        "additional",
        "article",
        "resolution",
        "flight",
        "route",
        "number",
        "room",
        "page",
    }:
        return None
    if not 1900 <= value <= 2050 and before not in {
        "in",
        "since",
        "from",
        "of",
        "until",
        "year",
        "late",
        "early",
        "mid",
    }:
        return None
    if found.first >= 2 and before == "." and found.words[found.first - 1].end == found.start:
        return None
    if after is not None:
        glued = after.start == found.end
        if (
            after.lower in {"%", "percent", "per", "°"}
            or after.kind in {"UNITS", "AMPM"}
            or (after.lower in {"/", ":"} and glued)
        ):
            return None
        if after.lower in COUNTABLE or (after.lower == "-" and glued and not leads):
            return None
        counted = (
            after.lower.isalpha() and not after.capital and after.lower.endswith("s") and after.lower not in FUNCTION
        )
        if counted and not leads and before not in {""}:
            return None
        if counted and value % 100 == 0 and before not in {"in", "since", "year", "until"}:
            return None
    if not leads and before and found.words[found.first - 1].kind in {"mixed", "url"}:
        return None
    if (
        before == "-"
        and found.first >= 2
        and found.words[found.first - 1].end == found.start
        and found.words[found.first - 2].end == found.words[found.first - 1].start
        and found.before(2) not in {"mid", "late", "early", "end", "post", "pre"}
        and found.words[found.first - 2].kind != "YEAR"
    ):
        return None  # "Falcon-2000"
    reading = calendar(Cell("year", dt.date(value, 1, 1)), "the year is written out")
    # "the 2025 Lenin Prize": the year is part of a name.
    named = after is not None and after.capital and after.kind in {"", "HOLIDAY"} and before not in IN_A_YEAR
    return replace(reading, sort="name", moves=False) if named else reading


IN_A_YEAR = frozenset(
    {
        "in",
        "since",
        "until",
        "till",
        "by",
        "from",
        "during",
        "between",
        "early",
        "late",
        "mid",
        "before",
        "after",
        "year",
        "-",
    }
)


def year_short(found: Found, context: Context) -> Reading | None:
    """ "'98"."""
    return calendar(Cell("year", dt.date(year_of(found) or 1900, 1, 1)), "the year in two digits")


def juche(found: Found, context: Context) -> Reading | None:
    """A Juche year counts from 1912."""
    number = int(found.slots["NUM"].value)
    return calendar(Cell("year", dt.date(1911 + number, 1, 1)), "Juche 1 is 1912") if 1 <= number <= 200 else None


def year_span(found: Found, context: Context) -> Reading | None:
    """ "1998-2000", "2016-18", "between 2016 and 2018"."""
    first = int(found.slots["YEAR"].value)
    second = found.slot("YEAR_2", "D12", "D24", "D31", "D99")
    if second is None:
        return None
    last = int(second.value)
    if last < 100:
        if second.end - second.start != 2:
            return None
        last += first // 100 * 100
    if not 1500 <= first < last <= 2100:
        return None
    return between(Cell("year", dt.date(first, 1, 1)), Cell("year", dt.date(last, 1, 1)), "the years are written out")


def decade(found: Found, context: Context) -> Reading | None:
    """ "the 1950s", "the '80s"."""
    number = int(re.sub(r"\D", "", found.slots["DECADE"].value))
    if number < 100:
        number += 2000 if number <= 20 else 1900
    return calendar(Cell("decade", dt.date(number, 1, 1)), "the decade is written out")


def decade_word(found: Found, context: Context) -> Reading | None:
    """ "the fifties", of the twentieth century; not a person's age ("in his fifties")."""
    if found.before() in {"his", "her", "their", "mid", "late", "early"} or not found.says("the", "nineteen"):
        return None
    names = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"]
    start = 1920 + 10 * names.index(found.slots["DECADEWORD"].lower)
    return calendar(Cell("decade", dt.date(start, 1, 1)), "a decade of the twentieth century")


def century(found: Found, context: Context) -> Reading | None:
    """ "the 19th century"."""
    number = int(found.slots["ORD"].value)
    return (
        calendar(Cell("century", dt.date(max(100 * (number - 1), 1), 1, 1)), "the century is written out")
        if 1 <= number <= 21
        else None
    )
