"""Quantities in a text: numbers with bounds, ranges and units. In: Words. Out: Amounts in order, claims or not.

What is counted and whether anyone claims it is for figurenouns.py and figureclaims.py; here only "about 5,000", "between 50,000
and 60,000", "$1.5 million", "57.3 percent", "dozens", "five-fold", "doubled", "a fifth of" are recognised.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from regesta.extract import numbers
from regesta.extract.timewords import NUMBER_KINDS, Word
from regesta.lexicons import lexicon
from regesta.records import Bound


class Amount(NamedTuple):
    """One quantity: `words[first:last]` with bound and unit, `number` the index of its (last) number word."""

    first: int
    last: int
    number: int
    low: float | None
    high: float | None
    bound: Bound
    unit: str | None = None
    word: str | None = None
    new: bool = False
    fraction: bool = False


GROUPS = frozenset({"dozens", "scores", "hundreds", "thousands", "millions", "billions", "trillions"})
SINGLE_GROUPS = frozenset({"dozen", "hundred", "thousand", "million", "billion"})
VAGUE = frozenset({"several", "few"})
FRACTIONS = {
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fifth": 5,
    "fifths": 5,
    "sixth": 6,
    "eighth": 8,
    "tenth": 10,
    "tenths": 10,
}
SUFFIXED = re.compile(r"(\d[\d,]*(?:\.\d+)?)(m|mn|mln|bn|bln|tn|trn|k|km|kg|t|mw)")
FOLD = re.compile(r"(two|three|four|five|six|seven|eight|nine|ten|twenty|hundred|thousand)fold")
SUFFIX_UNITS = {"km": "kilometre", "kg": "kilogram", "t": "tonne", "mw": "megawatt"}


@cache
def bounds(where: str) -> dict[tuple[str, ...], Bound]:
    """Phrases that bound a number, by the words they are made of."""
    entries = lexicon("figures/bounds")[where]
    return {tuple(phrase.split()): entry["bound"] for entry in entries for phrase in entry["words"]}


@cache
def _unit_words() -> dict[tuple[str, ...], str]:
    content = lexicon("figures/units")
    table = {tuple(word.split()): "percent" for word in content["percent"]["words"]}
    for code, entry in content["currencies"].items():
        table |= {(word,): code for word in entry["words"]} | {
            tuple(w.split()): code for w in entry["words"] if " " in w
        }
    for name, entry in content["measures"].items():
        table |= {tuple(word.split()): name for word in entry["words"]}
    return table


@cache
def _signs() -> dict[str, str]:
    return {sign: code for code, entry in lexicon("figures/units")["currencies"].items() for sign in entry["signs"]}


@cache
def _new_words() -> frozenset[tuple[str, ...]]:
    return frozenset(
        tuple(word.split())
        for entry in lexicon("figures/scope")["scopes"]
        if entry["where"] == "before"
        for word in entry["words"]
    )


@cache
def _multiples() -> dict[str, int]:
    return {word: entry["factor"] for entry in lexicon("figures/units")["times"] for word in entry["words"]}


def amounts(words: Sequence[Word]) -> tuple[Amount, ...]:
    """All quantities of a text, left to right, none inside another."""
    out: list[Amount] = []
    at = 0
    while at < len(words):
        found = _word_amount(words, at) or _times(words, at) or _fraction(words, at) or _number(words, at)
        if found is None or found.first < (out[-1].last if out else 0):
            at += 1
            continue
        out.append(found)
        at = max(found.last, at + 1)
    return tuple(out)


def _lower(words: Sequence[Word], at: int) -> str:
    return words[at].lower if 0 <= at < len(words) else ""


def _value(words: Sequence[Word], at: int) -> tuple[float, str | None] | None:
    """The number at an index and the unit glued to it."""
    if not 0 <= at < len(words):
        return None
    word = words[at]
    if word.kind in NUMBER_KINDS and word.kind != "YEARWORDS":
        return float(word.value), None
    if word.kind == "mixed" and (match := SUFFIXED.fullmatch(word.lower)):
        suffix = match[2]
        value = float(match[1].replace(",", ""))
        if suffix == "m" and _lower(words, at - 1) not in _signs():
            return None  # metres or million: only money tells
        if suffix in SUFFIX_UNITS:
            return value, SUFFIX_UNITS[suffix]
        return value * numbers.SHORT_SCALES[suffix], None
    if word.lower == "dozen":
        return 12.0, None
    return None


def _number(words: Sequence[Word], at: int) -> Amount | None:
    """A number in digits or words, with range, sign, unit and bounds."""
    value = _value(words, at)
    if value is None or (words[at].lower == "dozen" and _value(words, at - 1) is not None):
        return None
    low, glued = value
    first, last = at, at + 1
    if words[at].lower == "dozen" and _lower(words, at - 1) in {"a", "half"}:
        first -= 1
        if _lower(words, first) == "a" and _lower(words, first - 1) == "half":
            first -= 1
        low = 6.0 if _lower(words, first) == "half" else 12.0
    if _lower(words, last) == "dozen":
        low, last = low * 12, last + 1
    high: float | None = None
    bound: Bound = "exact"
    sign = _signs().get(_lower(words, first - 1)) if first else None
    if sign:
        first -= 1
        if _lower(words, first - 1) in {"us", "c", "a", "hk"} and words[first - 1].end == words[first].start:
            first -= 1
    second = _range_end(words, first, last, low, sign)
    if second is not None:
        low, high, last = second
        bound = "between"
    number = last - 1
    unit, last = _unit_after(words, last)
    unit = unit or glued or sign
    first, last, bound, new = _bounded(words, first, last, bound)
    return _made(Amount(first, last, number, low, high, bound, unit, None, new))


def _range_end(
    words: Sequence[Word], first: int, at: int, low: float, sign: str | None
) -> tuple[float, float, int] | None:
    """Low, high and end of a range that starts with `low`: "350 to 450", "one to two", "between 50,000 and 60,000"."""
    link, after = _lower(words, at), at + 1
    opened = _lower(words, first - 1)
    if link == "percent" or link == "%":
        link, after = _lower(words, at + 1), at + 2
    if link not in {"-", "to", "or", "and"} or (link == "and" and opened != "between"):
        return None
    if sign and _lower(words, after) in _signs():
        after += 1
    second = _value(words, after)
    if second is None or (words[after].kind == "YEAR" and words[at - 1].kind != "YEAR" and low < 100):
        return None
    high = second[0]
    if link == "-" and _lower(words, after + 1) == "-" and _value(words, after + 2) is not None:
        return None  # a telephone or serial number
    # "10 to 15 thousand" and "5-6 million": the multiplier is the second's.
    word = words[after]
    for scale in sorted(numbers.SCALES.values(), reverse=True):
        if high >= scale and low < 1000 and high / scale > low and high % scale == 0 and " " in _spacing(word):
            low *= scale
            break
    if high <= low or (link == "or" and high > 1.6 * low) or (link in {"to", "-"} and high > 20 * low and low > 0):
        return None
    return low, high, after + 1


def _spacing(word: Word) -> str:
    """A blank where the number was written in more than one word."""
    return " " if word.end - word.start > len(word.lower) else ""


def _unit_after(words: Sequence[Word], at: int) -> tuple[str | None, int]:
    for length in (2, 1):
        phrase = tuple(_lower(words, at + k) for k in range(length))
        if phrase in _unit_words():
            return _unit_words()[phrase], at + length
    if _lower(words, at) == "-" and (_lower(words, at + 1),) in _unit_words() and words[at].start == words[at - 1].end:
        unit = _unit_words()[(_lower(words, at + 1),)]
        return (unit, at + 2)
    return None, at


def _bounded(words: Sequence[Word], first: int, last: int, bound: Bound) -> tuple[int, int, Bound, bool]:
    """The quantity with the words that bound it, on both sides; whether "another" or the like stands before it."""
    new = False
    table = bounds("before")
    moving = True
    if bound == "between" and _lower(words, first - 1) in {"between", "from"}:
        first -= 1
    while moving and first > 0:
        moving = False
        for length in (4, 3, 2, 1):
            phrase = tuple(_lower(words, k) for k in range(first - length, first)) if first >= length else ()
            if phrase == ("over",) and _lower(words, first - 2) in lexicon("figures/claims")["over_verbs"]["words"]:
                continue  # "handed over six": the verb's own word
            if phrase in table:
                bound = table[phrase] if bound in {"exact", "about"} else bound
                first, moving = first - length, True
            elif phrase in _new_words() and phrase not in {("new",), ("altogether",), ("all", "told")}:
                first, moving, new = first - length, True, new or ("total" not in phrase and "combined" not in phrase)
            if moving:
                break
    for phrase, kind in sorted(bounds("after").items(), key=lambda item: -len(item[0])):
        if tuple(_lower(words, last + k) for k in range(len(phrase))) == phrase:
            if kind == "about" and phrase == ("odd",) and words[last - 1].end != words[last].start - 1:
                break
            return first, last + len(phrase), kind if bound in {"exact", "about"} else bound, new
    return first, last, bound, new


def _made(amount: Amount) -> Amount:
    """The bound's numbers put where Quantity wants them."""
    if amount.bound in {"at_most", "less_than"} and amount.high is None:
        return amount._replace(low=None, high=amount.low)
    return amount


def _word_amount(words: Sequence[Word], at: int) -> Amount | None:
    """ "dozens", "tens of thousands", "several hundred", "hundreds of millions"."""
    lower = _lower(words, at)
    last = at + 1
    if (
        lower in {"tens", "hundreds", "thousands", "dozens", "scores"}
        and _lower(words, at + 1) == "of"
        and _lower(words, at + 2) in GROUPS
    ):
        last = at + 3
    elif (lower in VAGUE and _lower(words, at + 1) in SINGLE_GROUPS) or (
        lower in {"several", "few"} and _lower(words, at + 1) in GROUPS
    ):
        last = at + 2
    elif lower not in GROUPS or (lower == "scores" and _lower(words, at + 1) != "of"):
        return None
    if lower in {"tens", "hundreds", "thousands"} and last == at + 1 and lower == "tens":
        return None
    first = at
    if _lower(words, at - 1) == "a" and lower == "few":
        first -= 1
    word = " ".join(w.lower for w in words[at:last])
    unit, last = _unit_after(words, last)
    first, last, _, new = _bounded(words, first, last, "word")
    return Amount(first, last, at, None, None, "word", unit, word, new)


def _times(words: Sequence[Word], at: int) -> Amount | None:
    """ "five-fold", "doubled", "three times more"."""
    lower = _lower(words, at)
    if match := FOLD.fullmatch(lower):
        factor = numbers.SMALL.get(match[1]) or numbers.TENS.get(match[1]) or numbers.SCALES[match[1]]
        return Amount(at, at + 1, at, float(factor), None, "times")
    if lower in _multiples():
        after = _lower(words, at + 1)
        if after in {"down", "-", "over", "as", "agent", "standards", "standard", "room"} or (
            lower in {"double", "doubles"} and _lower(words, at - 1) not in {"to", "will", "would", "more", "could"}
        ):
            return None
        return Amount(at, at + 1, at, float(_multiples()[lower]), None, "times")
    value = _value(words, at)
    if value is None:
        return None
    if _lower(words, at + 1) == "-" and _lower(words, at + 2) == "fold":
        first, last, _, _ = _bounded(words, at, at + 3, "times")
        return Amount(first, last, at, value[0], None, "times")
    if _lower(words, at + 1) == "times" and _lower(words, at + 2) in {
        "more",
        "higher",
        "larger",
        "greater",
        "as",
        "bigger",
        "the",
        "last",
    }:
        first, last, _, _ = _bounded(words, at, at + 2, "times")
        return Amount(first, last, at, value[0], None, "times")
    return None


def _fraction(words: Sequence[Word], at: int) -> Amount | None:
    """ "a fifth of", "two-thirds", "by half": as a share in percent."""
    lower = _lower(words, at)
    if lower == "half" and _lower(words, at + 1) in {"an", "a"} and _lower(words, at + 2) == "hour":
        first, last, _, _ = _bounded(words, at, at + 3, "exact")
        return Amount(first, last, at, 30.0, None, "about", "minute")
    if lower == "half" and (_lower(words, at + 1) == "of" or _lower(words, at - 1) == "by"):
        if _lower(words, at - 1) in {"first", "second", "other", "last", "latter", "better", "in", "and"}:
            return None
        first, last, bound, _ = _bounded(words, at, at + 1, "exact")
        return _made(Amount(first, last, at, 50.0, None, bound, "percent", fraction=True))
    top = 1.0 if lower in {"a", "one"} else (_value(words, at) or (0.0,))[0]
    name = at + 2 if _lower(words, at + 1) == "-" else at + 1
    bottom = FRACTIONS.get(_lower(words, name))
    if not bottom or not 0 < top < bottom:
        return None
    said_as_share = (
        _lower(words, name + 1) in {"of", "the", "less", "more", "fewer"}
        or _lower(words, at - 1) == "by"
        or (name == at + 2 and _lower(words, name).endswith("s"))
    )
    if not said_as_share or (_lower(words, name + 1) == "of" and lower == "a" and _lower(words, name + 2) in {"a"}):
        return None
    first, last, bound, _ = _bounded(words, at, name + 1, "exact")
    return _made(Amount(first, last, at, round(100 * top / bottom, 1), None, bound, "percent", fraction=True))
