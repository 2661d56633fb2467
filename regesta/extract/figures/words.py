"""Numbers in dress: what other languages and lands write in English news. In: Words of a text. Out: the same, such numbers made one Word.

"1 276 refugees" (blanks between thousands), "1,2 million" and "3,5 percent" (decimal comma), "3 lakh", "Rs500", "R12.5 billion".
The time grammar keeps its own reading; only figures are read from these.
"""

import re
from collections.abc import Sequence

from regesta.extract.figures.units import prefixes, starts_unit
from regesta.extract.grammar import numbers
from regesta.extract.times.words import NUMBER_KINDS, Word

INDIAN = {"lakh": 1e5, "lakhs": 1e5, "crore": 1e7, "crores": 1e7}
_DIGITS = re.compile(r"\d+(?:,\d{2,3})*(?:\.\d+)?")
BLANKS = frozenset({" ", "\u00a0", "\u202f", "\u2009"})


def joined(text: str, words: Sequence[Word]) -> tuple[Word, ...]:
    """The words with every number in one Word."""
    out: list[Word] = []
    at = 0
    while at < len(words):
        word, after = _number(text, words, at)
        if word.lower in prefixes() and after < len(words) and words[after].start == word.end:
            out.append(word)
            word, after = _glued(text, words, after)
        while (
            after < len(words)
            and words[after].lower in INDIAN
            and (word.kind in NUMBER_KINDS or word.lower in ("a", "one"))
        ):
            value = float(word.value if word.kind in NUMBER_KINDS else 1) * INDIAN[words[after].lower]
            word, after = Word(word.start, words[after].end, word.lower, "DIGITS", value), after + 1
        out.append(word)
        at = after
    return tuple(out)


def _number(text: str, words: Sequence[Word], at: int) -> tuple[Word, int]:
    word = words[at]
    if word.kind not in NUMBER_KINDS or not text[word.start].isdigit() or at + 1 >= len(words):
        return word, at + 1
    return _comma(text, words, at) or _blanks(text, words, at) or (word, at + 1)


def _comma(text: str, words: Sequence[Word], at: int) -> tuple[Word, int] | None:
    """ "1,2 million": only where a multiplier or a unit follows, as "3, 5" may be two numbers."""
    word = words[at]
    if at + 2 >= len(words) or words[at + 1].lower != "," or not text[word.start : word.end].isdecimal():
        return None
    last = words[at + 2]
    if word.end != words[at + 1].start or words[at + 1].end != last.start or last.kind not in NUMBER_KINDS:
        return None
    digits = re.match(r"\d{1,2}(?!\d)", text[last.start : last.end])
    if digits is None:
        return None
    scale = float(last.value) / int(digits[0]) if int(digits[0]) else 1.0
    if scale == 1 and not starts_unit(words, at + 3):
        return None
    value = float(f"{text[word.start : word.end]}.{digits[0]}") * scale
    return Word(word.start, last.end, word.lower, "DIGITS", round(value, 6)), at + 3


def _blanks(text: str, words: Sequence[Word], at: int) -> tuple[Word, int] | None:
    """ "1 276": groups of three behind one to three digits; not behind a month ("May 12 300 men fell")."""
    word, last = words[at], at + 1
    raw = text[word.start : word.end]
    if not raw.isdecimal() or len(raw) > 3 or raw[0] == "0" or (at and words[at - 1].kind == "MONTH"):
        return None
    while last < len(words) and text[words[last - 1].end : words[last].start] in BLANKS:
        group = text[words[last].start : words[last].end]
        if not (group.isdecimal() and len(group) == 3):
            break
        raw, last = raw + group, last + 1
    return (Word(word.start, words[last - 1].end, word.lower, "DIGITS", float(raw)), last) if last > at + 1 else None


def _glued(text: str, words: Sequence[Word], at: int) -> tuple[Word, int]:
    """The number glued to a currency's letters, which the words cut in pieces: "R12.5 billion" is R, 12, ., 5 billion."""
    start = words[at].start
    digits = _DIGITS.match(text, start)
    if digits is None:
        return words[at], at + 1
    last = at
    while last + 1 < len(words) and words[last + 1].start < digits.end():
        last += 1
    if words[last].start >= digits.end() or (
        words[last].kind == "mixed" and not words[last].lower.replace(",", "").isdecimal()
    ):
        return words[at], at + 1
    value = float(digits[0].replace(",", ""))
    own = re.match(r"[\d,.]+", text[words[last].start : words[last].end])
    if words[last].kind in NUMBER_KINDS and own is not None and float(own[0].replace(",", "") or 0):
        value *= float(words[last].value) / float(own[0].replace(",", ""))
    if last + 1 < len(words) and words[last + 1].lower in numbers.SCALES:
        value, last = value * numbers.SCALES[words[last + 1].lower], last + 1
    return Word(start, words[last].end, words[at].lower, "DIGITS", value), last + 1
