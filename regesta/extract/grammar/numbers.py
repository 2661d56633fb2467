"""Numbers as English writes them. In: lower-case tokens. Out: a value and where it ends.

Digits ("1,375", "5.2", "10 000" is left to the caller), words ("twenty-five", "two hundred and six", "nineteen ninety-six")
and multipliers ("1.5 million", "half a million"). "one of", "no one" and the like are for the caller to refuse: here only value counts.
"""

import re
from collections.abc import Sequence

SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SHORT_SCALES = {
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "bn": 10**9,
    "bln": 10**9,
    "tn": 10**12,
    "trn": 10**12,
    "k": 1_000,
}
ORDINAL_UNITS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth".split(),
        start=1,
    )
}
ORDINAL_TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth".split(), start=2
    )
}
DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
NUMBER_WORDS = frozenset({*SMALL, *TENS, *SCALES})


def digits(token: str) -> float | None:
    """The value of a number in digits, None when the token is none: "1,375" is 1375.0."""
    return float(token.replace(",", "")) if DIGITS.fullmatch(token) else None


def _below_hundred(tokens: Sequence[str], at: int) -> tuple[int, int] | None:
    if at >= len(tokens):
        return None
    word = tokens[at]
    if word in SMALL:
        return SMALL[word], at + 1
    if word not in TENS:
        return None
    value, at = TENS[word], at + 1
    after = at + 1 if at < len(tokens) and tokens[at] == "-" else at
    if after < len(tokens) and 1 <= SMALL.get(tokens[after], 0) <= 9:
        return value + SMALL[tokens[after]], after + 1
    return value, at


def cardinal(tokens: Sequence[str], at: int) -> tuple[float, int] | None:
    """The number in words or digits with its multipliers that starts at `at`; (value, index after it) or None.

    >>> cardinal("two hundred and fifty thousand men".split(), 0)
    (250000.0, 5)
    """
    first = _first_number(tokens, at)
    if first is None:
        return None
    current, at = first
    total = 0.0
    seen_scale = False
    while at < len(tokens):
        word = tokens[at]
        if word in SCALES:
            scale, seen_scale = SCALES[word], True
            at += 1
            if scale == 100:
                current *= 100
            else:
                total, current = total + current * scale, 0.0
            continue
        joined = at + 1 if word == "and" else at
        more = _below_hundred(tokens, joined) if seen_scale else None
        # "two million and one hundred" counts; "a hundred and two" too; "five thousand, ten" does not.
        if more is None or (word == "and" and more[1] == joined) or current % 100:
            break
        current, at = current + more[0], more[1]
    return total + current, at


def _first_number(tokens: Sequence[str], at: int) -> tuple[float, int] | None:
    word = tokens[at]
    if word in {"a", "an"}:
        # "a hundred", "a million": only before a multiplier.
        return (1.0, at + 1) if at + 1 < len(tokens) and tokens[at + 1] in SCALES else None
    if word == "half" and tokens[at + 1 : at + 2] == ["a"] and tokens[at + 2 : at + 3] and tokens[at + 2] in SCALES:
        return 0.5, at + 2
    value = digits(word)
    if value is not None:
        return value, at + 1
    small = _below_hundred(tokens, at)
    return (float(small[0]), small[1]) if small else None


def year_in_words(tokens: Sequence[str], at: int) -> tuple[int, int] | None:
    """A year read aloud: "nineteen ninety-six", "two thousand and five"; (year, index after) or None."""
    first = _below_hundred(tokens, at)
    if first and 15 <= first[0] <= 20:
        second = _below_hundred(tokens, first[1])
        if second and second[0] >= 10 and first[1] < len(tokens) and tokens[first[1]] != "-":
            return first[0] * 100 + second[0], second[1]
    if list(tokens[at : at + 2]) == ["two", "thousand"]:
        after = at + 3 if list(tokens[at + 2 : at + 3]) == ["and"] else at + 2
        second = _below_hundred(tokens, after)
        if second and second[0] < 50:
            return 2000 + second[0], second[1]
        return 2000, at + 2
    return None


def ordinal(tokens: Sequence[str], at: int) -> tuple[int, int] | None:
    """An ordinal in words: "twelfth", "twenty-first"; (value, index after it) or None."""
    word = tokens[at]
    if word in ORDINAL_UNITS:
        return ORDINAL_UNITS[word], at + 1
    if word in ORDINAL_TENS:
        return ORDINAL_TENS[word], at + 1
    if word in TENS:
        after = at + 2 if list(tokens[at + 1 : at + 2]) == ["-"] else at + 1
        if after < len(tokens) and 1 <= ORDINAL_UNITS.get(tokens[after], 0) <= 9:
            return TENS[word] + ORDINAL_UNITS[tokens[after]], after + 1
    return None
