"""Quantities in a text: numbers with bounds, ranges and units. In: Words. Out: Amounts in order, claims or not.

What is counted and whether anyone claims it is for figurenouns.py and figureclaims.py; here only "about 5,000", "between 50,000
and 60,000", "$1.5 million", "57.3 percent", "dozens" are recognised, and the shares, multiples and ranks of figureshares.py.
"""

import re
from collections.abc import Sequence
from functools import cache

from regesta.extract.figures.bounds import Amount, bound_before, bounded, settled
from regesta.extract.figures.shares import multiples, share
from regesta.extract.figures.units import is_sign, lower, sign_before, unit_after
from regesta.extract.grammar import numbers
from regesta.extract.times.words import NUMBER_KINDS, ORDINAL_KINDS, Word
from regesta.lexicons import lexicon, word_set
from regesta.records import Bound

__all__ = ["Amount", "amounts"]

ROUND_NUMBERS = word_set("figures/words", "round_numbers")
ROUND_NUMBER = word_set("figures/words", "round_number")
VAGUE = frozenset({"several", "few"})
COUNTING = frozenset({*NUMBER_KINDS, *ORDINAL_KINDS, "mixed"})
SUFFIXED = re.compile(r"(\d[\d,]*(?:\.\d+)?)(m|mn|mln|bn|bln|tn|trn|k|km|kg|t|mw|gw|kwh|mm|cm)")
SUFFIX_UNITS = {
    "km": "kilometre", "kg": "kilogram", "t": "tonne", "mw": "megawatt", "gw": "gigawatt", "kwh": "kilowatt-hour", "mm": "millimetre",
    "cm": "centimetre",
}  # fmt: skip
RANGING = word_set("figures/words", "ranging")
MANY = word_set("figures/words", "many")


def amounts(words: Sequence[Word]) -> tuple[Amount, ...]:
    """All quantities of a text, left to right, none inside another."""
    out: list[Amount] = []
    at = 0
    while at < len(words):
        if not _opens(words[at]):
            at += 1
            continue
        found = _word_amount(words, at) or share(words, at) or _one_unit(words, at) or _number(words, at)
        if found is None or found.first < (out[-1].last if out else 0):
            at += 1
            continue
        out.append(found)
        at = max(found.last, at + 1)
    return tuple(out)


def _opens(word: Word) -> bool:
    """Whether a quantity can begin with the word: of most words it is told by their class and letters alone that none does."""
    return word.kind in COUNTING or word.lower in _openers() or word.lower.endswith("fold")


@cache
def _openers() -> frozenset[str]:
    return ROUND_NUMBERS | MANY | VAGUE | multiples().keys() | {"tens", "half", "a", "an", "one", "dozen", "twice"}


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
        if suffix == "m" and sign_before(words, at) is None:
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
    if words[at].lower == "dozen" and lower(words, at - 1) in {"a", "half"}:
        first -= 1
        if lower(words, first) == "a" and lower(words, first - 1) == "half":
            first -= 1
        low = 6.0 if lower(words, first) == "half" else 12.0
    if lower(words, last) == "dozen":
        low, last = low * 12, last + 1
    high: float | None = None
    bound: Bound = "exact"
    sign = sign_before(words, first)
    if sign is not None:
        first = sign[1]
    second = _range_end(words, first, last, low, sign is not None)
    if second is not None:
        low, high, last = second
        bound = "between"
    number = last - 1
    unit, last = unit_after(words, last)
    unit = unit or glued or (sign[0] if sign else None)
    if unit is None and lower(words, first - 1) == "magnitude":
        first, unit = first - 1, "magnitude"
    first, last, bound, new = bounded(words, first, last, bound)
    return settled(Amount(first, last, number, low, high, bound, unit, None, new))


def _one_unit(words: Sequence[Word], at: int) -> Amount | None:
    """ "less than a kilometre", "over a tonne": "a" is one where a bound stands before it and a unit behind."""
    if lower(words, at) not in {"a", "an"}:
        return None
    unit, last = unit_after(words, at + 1)
    found = bound_before(words, at)
    if unit is None or found is None or lower(words, found[1]) in {"some", "about", "around", "maximum", "minimum"}:
        return None
    return settled(Amount(found[1], last, at, 1.0, None, found[0], unit))


def _range_end(words: Sequence[Word], first: int, at: int, low: float, sign: bool) -> tuple[float, float, int] | None:
    """Low, high and end of a range that starts with `low`: "350 to 450", "one to two", "between 50,000 and 60,000"."""
    link, after = lower(words, at), at + 1
    opened = lower(words, first - 1)
    unit, end = unit_after(words, at)
    if unit is not None and link != "-" and lower(words, end) in {"to", "-", "and"}:
        link, after = lower(words, end), end + 1  # "10 percent to 15 percent"
    if link not in {"-", "to", "or", "and"} or (link == "and" and opened != "between") or _changes(words, first, link):
        return None
    if sign and is_sign(words, after):
        after += 1
    second = _value(words, after)
    if second is None or (words[after].kind == "YEAR" and words[at - 1].kind != "YEAR" and low < 100):
        return None
    high = second[0]
    if link == "-" and lower(words, after + 1) == "-" and _value(words, after + 2) is not None:
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


def _changes(words: Sequence[Word], first: int, link: str) -> bool:
    """Whether "from 12 to 15" tells of a change and not of a range: "rose from 12 to 15"."""
    if link != "to" or lower(words, first - 1) != "from":
        return False
    if lower(words, first - 2) in RANGING:
        return False
    return any(lower(words, first - back) in lexicon("figures/claims")["change_verbs"]["words"] for back in range(2, 5))


def _spacing(word: Word) -> str:
    """A blank where the number was written in more than one word."""
    return " " if word.end - word.start > len(word.lower) else ""


def _word_amount(words: Sequence[Word], at: int) -> Amount | None:
    """ "dozens", "tens of thousands", "several hundred", "hundreds of millions"."""
    word = lower(words, at)
    last = at + 1
    if word in MANY and lower(words, at + 1) == "of" and lower(words, at + 2) in ROUND_NUMBERS:
        last = at + 3
    elif word in VAGUE and (lower(words, at + 1) in ROUND_NUMBER or lower(words, at + 1) in ROUND_NUMBERS):
        last = at + 2
    elif word not in ROUND_NUMBERS or (word == "scores" and lower(words, at + 1) not in {"of", "more", "were"}):
        return None
    if word == "tens" and last == at + 1:
        return None
    first = at
    if lower(words, at - 1) == "a" and word == "few":
        first -= 1
    said = " ".join(w.lower for w in words[at:last])
    unit, last = unit_after(words, last)
    if unit is None and lower(words, last) == "of":
        unit, end = unit_after(words, last + 1)
        last = end if unit is not None else last
    first, last, _, new = bounded(words, first, last, "word")
    return Amount(first, last, at, None, None, "word", unit, said, new)
