"""Units of figures: money before and after a number, percent, measures. In: Words. Out: the unit's name, where it ends or begins."""

from collections.abc import Sequence
from functools import cache

from regesta.extract.times.words import Word
from regesta.lexicons import lexicon

LONGEST = 3  # words of the longest unit ("hong kong dollars")


def lower(words: Sequence[Word], at: int) -> str:
    """The word at an index in small letters, "" outside the text."""
    return words[at].lower if 0 <= at < len(words) else ""


@cache
def unit_words() -> dict[tuple[str, ...], str]:
    """Units by the words that follow a number."""
    content = lexicon("figures/units")
    table = {tuple(word.split()): name for name in ("percent", "percentage point") for word in content[name]["words"]}
    for kind in ("currencies", "measures"):
        table |= {tuple(word.split()): name for name, entry in content[kind].items() for word in entry["words"]}
    return table


@cache
def currencies() -> frozenset[str]:
    """Names of all units of money."""
    return frozenset(lexicon("figures/units")["currencies"])


@cache
def measures() -> frozenset[str]:
    """Units that are part of what is counted ("tonnes of cod"); money and percent are not."""
    return frozenset(lexicon("figures/units")["measures"])


@cache
def _signs() -> dict[tuple[str, ...], str]:
    entries = lexicon("figures/units")["currencies"].items()
    return {tuple(sign.split()): code for code, entry in entries for sign in entry.get("signs", ())}


@cache
def prefixes() -> frozenset[str]:
    """Letters that stand for money where they are glued to the number ("R12", "Rs500")."""
    return frozenset(sign[0] for sign in _signs() if len(sign) == 1 and sign[0].isalpha())


def sign_before(words: Sequence[Word], at: int) -> tuple[str, int] | None:
    """The currency whose sign stands right before the word at an index, and where the sign begins: "$", "A$", "Rs."."""
    for length in (2, 1):
        if at < length:
            continue
        sign = tuple(lower(words, k) for k in range(at - length, at))
        glued = all(words[k].end == words[k + 1].start for k in range(at - length, at - 1))
        code = _signs().get(sign) if glued else None
        if code and not (sign[0] == "r" and words[at - 1].end != words[at].start):
            return code, at - length
    return None


def is_sign(words: Sequence[Word], at: int) -> bool:
    """Whether a sign of money of one word stands at an index."""
    return (lower(words, at),) in _signs()


def unit_after(words: Sequence[Word], at: int) -> tuple[str | None, int]:
    """The unit that begins at an index and the index after it; "-km" counts where the hyphen is glued to the number."""
    for length in range(LONGEST, 0, -1):
        phrase = tuple(lower(words, at + k) for k in range(length))
        if phrase in unit_words() and not (length == 1 and len(phrase[0]) == 1 and phrase[0] != "%"):
            return unit_words()[phrase], at + length
    if lower(words, at) == "-" and at and words[at].start == words[at - 1].end:
        unit, end = unit_after(words, at + 1)
        return (unit, end) if unit is not None and lower(words, at + 1) != "-" else (None, at)
    return None, at


def starts_unit(words: Sequence[Word], at: int) -> bool:
    """Whether a unit begins at an index."""
    return at < len(words) and unit_after(words, at)[0] is not None
