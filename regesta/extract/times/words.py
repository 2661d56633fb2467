"""The words of a text as the time grammar sees them. In: text. Out: Words, each with a class code of one character.

Numbers in words become one Word, abbreviations keep their full stop, named days are one Word, an empty line is a BREAK that no
rule crosses. Offsets are code points of the text. The codes let rules be plain regular expressions over a string of classes.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from regesta.extract.grammar import numbers
from regesta.lexicons import any_word, lexicon


class Word(NamedTuple):
    """One word, number or sign. `value` is what its class means: a month's number, a unit's name, a number's value."""

    start: int
    end: int
    lower: str
    kind: str
    value: Any = None
    capital: bool = False


TOKEN = re.compile(
    r"""(?:(?P<plain>[a-z]{3,}(?=[ ]))
    |(?P<BREAK>\n[ \t\r]*\n\s*)
    |(?P<url>(?:https?://|www\.|pic\.)\S+|\S+@\S+|[@\#]\w+|\w[\w.-]*\.(?:com|org|net|gov|info)\b\S*)
    |(?P<HOLIDAY>\b(?:HOLIDAYS)\b)
    |(?P<ISO>\b(?:19|20)\d\d(?P<sep>[/.])\d{1,2}(?P=sep)\d{1,2}\b|\b\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?Z?)?\b)
    |(?P<SLASH>\b\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})\b(?![/.]\d))
    |(?P<ORDNUM>\b\d{1,4}(?:st|nd|rd|th)\b)
    |(?P<DECADE>\b1[5-9]\d0['’]?s\b|\b20\d0['’]?s\b|['’]\d0s\b)
    |(?P<YEAR2>(?<!\w)['’]\d\d(?![\w'’]))
    |(?P<TIME>\b\d{1,2}:\d{2}(?::\d{2})?(?![:\d]))
    |(?P<AMPM>\b[ap]\.m\b\.?|(?<=\d)[ap]m\b|\b[apAP][mM]\b|\b[AP]\.M\b\.?)
    |(?P<QUARTERNUM>\bQ[1-4]\b|\b[1-4]Q\b)
    |(?P<HALFNUM>\bH[12]\b|\b[12]H\b)
    |(?P<FISCAL>\bFY[ ]?(?:\d{4}|\d{2})(?:[-/]\d\d)?\b)
    |(?P<number>\b\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\w)|\b\d+(?:\.\d+)?(?!\w|,\d{3}|\.\d)(?:\ \d/\d\b)?|\b\d+(?=[ap]m\b))
    |(?P<oclock>\bo['’]clock\b)
    |(?P<word>[^\W\d_]+(?:\.(?=[^\W\d_]\.))?)
    |(?P<mixed>\d[\d,]*(?:\.\d+)?[^\W\d_]\w*|\w+)
    |(?P<possessive>['’]s?\b)
    |(?P<sign>\S))[ ]*""",
    re.VERBOSE,
)
DASHES = "-–—‐‑"
NUMBER_KINDS = ("D12", "D24", "D31", "D99", "YEAR", "DIGITS", "W12", "W31", "WORDS", "YEARWORDS")
ORDINAL_KINDS = ("ORDNUM", "ORDWORD")


@cache
def vocabulary() -> dict[str, tuple[str, Any]]:
    """Lower-case word to its class and value, from lexicons/time/words.yaml."""
    words = lexicon("time/words")
    table: dict[str, tuple[str, Any]] = {}

    def add(kind: str, entries: Iterable[tuple[Any, Iterable[str]]]) -> None:
        for value, names in entries:
            for name in names:
                table[name] = (kind, value)

    add("MONTH", words["months"].items())
    add("WEEKDAY", words["weekdays"].items())
    add("WEEKDAYS", ((value, [f"{name}s" for name in names]) for value, names in words["weekdays"].items()))
    add("WDAY", words["weekdays_short"].items())
    add("PART", words["parts"].items())
    add("PARTS", ((value, [f"{name}s" for name in names]) for value, names in words["parts"].items()))
    add("CLOCKNAME", words["clock_names"].items())
    add("SEASON", words["seasons"].items())
    add("ZONE", [(None, words["zones"])])
    add("FREQUENCY", words["frequencies"].items())
    add("REFERENCE", words["references"].items())
    for unit, (singular, plural) in words["units"].items():
        add("UNIT", [(unit, [singular] if singular else [])])
        add("UNITS", [(unit, [plural])])
    return table


@cache
def holidays() -> dict[str, dict[str, Any]]:
    """Name of a day, as written, to its entry in the lexicon."""
    return {name: entry for entry in lexicon("time/holidays")["holidays"] for name in entry["names"]}


@cache
def _token_pattern() -> re.Pattern[str]:
    names = any_word(holidays())
    return re.compile(TOKEN.pattern.replace("HOLIDAYS", names), re.VERBOSE)


@cache
def _months_short() -> frozenset[str]:
    months, weekdays = lexicon("time/words")["months"], lexicon("time/words")["weekdays_short"]
    return frozenset(
        [name for names in months.values() for name in names[1:]]
        + [name for names in weekdays.values() for name in names]
    )


CAPITAL = frozenset({"MONTH", "WEEKDAY", "WEEKDAYS", "WDAY"})


def _word(text: str, start: int, end: int) -> Word:
    raw = text[start:end]
    lower = raw.lower()
    capital = raw[0].isupper()
    kind, value = vocabulary().get(lower, ("", None))
    if kind in CAPITAL and not capital:
        kind, value = "", None
    # A full stop belongs to a short month or weekday: "Sept. 13".
    if kind in {"MONTH", "WDAY"} and lower in _months_short() and text[end : end + 1] == ".":
        end += 1
    return Word(start, end, lower, kind, value, capital)


def _plain_word(raw: str, start: int, end: int) -> Word:
    kind, value = vocabulary().get(raw, ("", None))
    return Word(start, end, raw, "") if kind in CAPITAL else Word(start, end, raw, kind, value)


def _plain_number(text: str, start: int, end: int) -> Word:
    raw = text[start:end]
    whole, _, fraction = raw.partition(" ")
    value = numbers.digits(whole) or 0.0
    if fraction:
        top, bottom = fraction.split("/")
        return Word(start, end, raw, "DIGITS", value + (int(top) / int(bottom) if int(bottom) else 0))
    if not raw.isdecimal():
        kind = "DIGITS"
    elif len(raw) == 4 and 1500 <= value <= 2100:
        kind = "YEAR"
    elif len(raw) <= 2:
        kind = next(k for k, limit in (("D12", 12), ("D24", 24), ("D31", 31), ("D99", 99)) if value <= limit)
        if value == 0:
            kind = "DIGITS"
    else:
        kind = "DIGITS"
    return Word(start, end, raw, kind, int(value) if value == int(value) else value)


def _raw_words(text: str) -> Iterator[Word]:
    for match in _token_pattern().finditer(text):
        group = match.lastgroup or ""
        start, end = match.span(group)
        said = match[group]
        if group == "plain":  # most words: small letters before a space can be nothing else
            yield _plain_word(said, start, end)
        elif group == "word":
            yield _word(text, start, end)
        elif group == "number":
            yield _plain_number(text, start, end)
        elif group == "ORDNUM":
            yield Word(start, end, said.lower(), "ORDNUM", int(said[:-2]))
        elif group == "HOLIDAY":
            yield Word(start, end, said.lower(), "HOLIDAY", said, True)
        elif group in {"url", "mixed", "BREAK"}:
            yield Word(start, end, said.lower(), group, None)
        elif group == "sign" and said in DASHES:
            yield Word(start, end, "-", "")
        elif group == "oclock":
            yield Word(start, end, "oclock", "")
        elif group == "possessive":
            yield Word(start, end, "'s", "")
        elif group == "sign" and said == "’":
            yield Word(start, end, "'", "")
        else:
            yield Word(start, end, said.lower(), "" if group == "sign" else group, said)


def lex(text: str) -> tuple[Word, ...]:
    """The text as Words, number words joined."""
    raw: list[Word] = []
    for word in _raw_words(text):
        if not raw or word.start >= raw[-1].end:  # the full stop of "Sept." is already taken
            raw.append(word)
    lowers = [word.lower for word in raw]
    out: list[Word] = []
    at = 0
    while at < len(raw):
        joined = _number_words(raw, lowers, at)
        if joined is None:
            out.append(raw[at])
            at += 1
        else:
            out.append(joined[0])
            at = joined[1]
    return tuple(out)


def _number_words(raw: list[Word], lowers: list[str], at: int) -> tuple[Word, int] | None:
    """A number of several words, or one in letters, as one Word."""
    word = raw[at]
    lower = lowers[at]
    if word.kind in {"D12", "D24", "D31", "D99", "DIGITS", "YEAR"}:
        if at + 1 < len(raw) and lowers[at + 1] in numbers.SCALES and raw[at + 1].kind != "BREAK":
            found = numbers.cardinal(lowers, at)
            if found:
                return Word(word.start, raw[found[1] - 1].end, lower, "DIGITS", found[0]), found[1]
        return None
    starts = lower in numbers.NUMBER_WORDS or lower in numbers.ORDINAL_UNITS or lower in numbers.ORDINAL_TENS
    if not starts and lower not in {"a", "an", "half"}:
        return None
    year = numbers.year_in_words(lowers, at) if starts else None
    plain = lower == "two" and year is not None and year[1] - at == 2 and year[0] == 2000
    if (
        year
        and year[1] - at > 1
        and not (plain and (at == 0 or lowers[at - 1] not in {"in", "year", "since", "until", "by", "before", "after"}))
    ):
        return Word(word.start, raw[year[1] - 1].end, lower, "YEARWORDS", year[0]), year[1]
    rank = numbers.ordinal(lowers, at) if starts else None
    if rank:
        return Word(word.start, raw[rank[1] - 1].end, lower, "ORDWORD", rank[0], word.capital), rank[1]
    if lower in numbers.SCALES:
        return None
    found = numbers.cardinal(lowers, at)
    if found is None:
        return None
    value = int(found[0]) if found[0] == int(found[0]) else found[0]
    kind = "W12" if value <= 12 else "W31" if value <= 31 else "WORDS"
    return Word(word.start, raw[found[1] - 1].end, lower, kind, value, word.capital), found[1]
