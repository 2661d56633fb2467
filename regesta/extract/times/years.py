"""Readers of months, years, decades and centuries. In: a Found and its Context. Out: a Reading, or None when the words are no time."""

import datetime as dt
import re
from dataclasses import replace

from regesta.extract.times.cells import Cell, cell
from regesta.extract.times.dates import NEAR, ahead, shifted_year, year_of
from regesta.extract.times.grammar import Found, neighbours
from regesta.extract.times.reading import NO_DATE, Context, Reading, between, calendar, open_time
from regesta.extract.times.words import Word


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
    if tense == "future" or (tense == "planned" and (coming.start - anchor).days <= 3 * NEAR):
        return calendar(coming, "told as to come: the next such month from the report's date", anchored=True)
    if back <= 1:
        near = "the report's own month" if back == 0 else "the month before the report's"
        return calendar(past, f"no year said: {near}", anchored=True)
    soon = (coming.start - anchor).days <= NEAR and ahead(found)
    guess = past if (tense == "past" or back <= 9) and not soon else coming
    return open_time(edtf, "month", "no year said", guess=guess)


def titled(found: Found) -> bool:
    """Whether a title stands right before: "Ms. May", "Dr. Friday"."""
    return found.before() in neighbours("titles") or (found.before() == "." and found.before(2) in neighbours("titles"))


def _is_month(found: Found, word: Word) -> bool:
    """Whether a lone month name is a month: not a person ("April Jones"), a verb or the march of troops."""
    after, before = found.after(), found.before()
    leads = before in neighbours("before_months")
    if titled(found):
        return False
    if word.lower in neighbours("ambiguous_months") and not leads:
        return False
    if (
        word.lower in {"march", "may"}
        and before in {"on", "to", "of", "for", "and", "or", "as"}
        and found.before(2) in {"the", "a"}
    ):
        return False
    if after is not None and after.capital and after.kind == "" and not leads:
        return False
    person = after is not None and after.capital and after.kind == "" and word.lower in neighbours("names_of_people")
    return not (person and before not in {"in", "since", "until", "during"})


def year(found: Found, context: Context) -> Reading | None:
    """A year alone, told from a count by its neighbours."""
    word = found.slot("YEAR", "YEARWORDS", "YEARNUM")
    if word is None:
        return None
    value, before, after = int(word.value), found.before(), found.after()
    if found.rule.options.get("sure"):
        return calendar(Cell("year", dt.date(value, 1, 1)), "the year is written out")
    leads = before in neighbours("before_years") or _opened(found)
    if before in neighbours("before_counts") and not _opened(found):
        return None
    if not 1900 <= value <= 2050 and before not in neighbours("before_far_years"):
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
        if after.lower in neighbours("countable") or (after.lower == "-" and glued and not leads):
            return None
        counted = (
            after.lower.isalpha()
            and not after.capital
            and after.lower.endswith("s")
            and after.lower not in neighbours("function_words")
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
    if before == "-" and found.before(2) in {"post", "pre"}:  # "the post-2021 order" is not of that year
        return replace(reading, sort="name", moves=False)
    # "the 2025 Lenin Prize": the year is part of a name.
    named = (
        after is not None
        and after.capital
        and after.kind in {"", "HOLIDAY"}
        and before not in neighbours("not_of_names")
        and not _of_an_act(found)
    )
    return replace(reading, sort="name", moves=False) if named else reading


def _of_an_act(found: Found) -> bool:
    """ "The 2003 Iraq invasion", "the 2014 U.S.-led raid": behind the names comes the act, in small letters, whose year it is."""
    rest = [word for word in found.words[found.last : found.last + 7] if word.lower not in {".", "-"}]
    small = next((word.lower for word in rest if not word.capital and word.lower != "led"), "")
    return found.before() in {"the", "a", "its", "their", "his", "her"} and small in neighbours("dated_acts")


def _opened(found: Found) -> bool:
    """Whether "about" or "at least" before a number comes after "since": then it is a year ("since at least 2019")."""
    opening = {"since", "from", "until", "in"}
    if found.before() in {"least", "around", "about"}:
        return found.before(3 if found.before(2) == "at" else 2) in opening
    return False


def year_short(found: Found, context: Context) -> Reading | None:
    """ "'98"."""
    return calendar(Cell("year", dt.date(year_of(found) or 1900, 1, 1)), "the year in two digits")


def juche(found: Found, context: Context) -> Reading | None:
    """A Juche year counts from 1912."""
    number = int(found.slots["NUM"].value)
    return calendar(Cell("year", dt.date(1911 + number, 1, 1)), "Juche 1 is 1912") if 1 <= number <= 200 else None


def year_span(found: Found, context: Context) -> Reading | None:
    """ "1998-2000", "2016-18", "2016/17"; "2023-09" is a month."""
    first = int(found.slots["YEAR"].value)
    second = found.slot("YEAR_2", "D12", "D24", "D31", "D99")
    if second is None:
        return None
    last = int(second.value)
    if last < 100:
        if second.end - second.start != 2:
            return None
        if last <= 12 and last < first % 100 and not found.says("/") and found.end - found.start == 7:
            return calendar(Cell("month", dt.date(first, last, 1)), "the month is written out")
        last += first // 100 * 100
    if found.says("/") and (last != first + 1 or found.end - found.start > 9):
        return None
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
    parted = found.before() in {"early", "late"} or (found.before() == "-" and found.before(2) == "mid")
    led = parted and found.before(3 if found.before() == "-" else 2) == "the"
    if not led and (found.before() in {"his", "her", "their", "mid"} or not found.says("the", "nineteen")):
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
