"""Shares, multiples, ranks: "a fifth of", "two out of three", "five-fold", "doubled", "ranked 114th". In: Words. Out: Amounts.

A share is given in percent, rounded to one decimal; a rank has the unit `rank`.
"""

import re
from collections.abc import Sequence
from functools import cache

from regesta.extract.figures.bounds import Amount, bounded, settled
from regesta.extract.figures.units import lower
from regesta.extract.grammar import numbers
from regesta.extract.times.words import NUMBER_KINDS, ORDINAL_KINDS, Word
from regesta.lexicons import lexicon, word_set

FRACTIONS = {
    "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5, "sixth": 6, "eighth": 8, "tenth": 10, "tenths": 10,
}  # fmt: skip
FOLD = re.compile(r"(two|three|four|five|six|seven|eight|nine|ten|twenty|hundred|thousand)fold")
COMPARATIVES = word_set("figures/words", "comparatives")
DETERMINERS = frozenset({"the", "its", "their", "his", "her", "our", "all", "this", "that", "these", "those"})
MULTIPLIED = word_set("figures/words", "multiplied")
RANKING = word_set("figures/words", "ranking")
NEAR = frozenset({"almost", "nearly", "about", "roughly", "is", "was", "are", "were", "than", ","})
WHOLES = frozenset(
    {3, 4, 5, 6, 7, 8, 9, 10, 20, 50, 100, 1000}
)  # "one in five"; a choice: of others "in" means a place
NOT_DOUBLED = word_set("figures/words", "not_doubled")
DOUBLED = word_set("figures/words", "double")


@cache
def multiples() -> dict[str, int]:
    """Words that say how many times as much, with the number: "doubled" is 2."""
    return {word: entry["factor"] for entry in lexicon("figures/units")["times"] for word in entry["words"]}


def share(words: Sequence[Word], at: int) -> Amount | None:
    """A multiple, a fraction, a ratio or a rank that begins at an index."""
    return times(words, at) or fraction(words, at) or _ratio(words, at) or _rank(words, at)


def _number(words: Sequence[Word], at: int) -> float | None:
    if 0 <= at < len(words) and words[at].kind in NUMBER_KINDS and words[at].kind != "YEARWORDS":
        return float(words[at].value)
    return None


def times(words: Sequence[Word], at: int) -> Amount | None:
    """ "five-fold", "doubled", "three times more", "twice as many"."""
    word = lower(words, at)
    if match := FOLD.fullmatch(word):
        factor = numbers.SMALL.get(match[1]) or numbers.TENS.get(match[1]) or numbers.SCALES[match[1]]
        return Amount(at, at + 1, at, float(factor), None, "times")
    if word in multiples():
        after = lower(words, at + 1)
        if after in NOT_DOUBLED or (
            word in DOUBLED
            and lower(words, at - 1) not in {"to", "will", "would", "more", "could"}
            and not (after in {"the", "its", "their", "that", "what", "last"} and lower(words, at - 1) in NEAR)
        ):
            return None
        return Amount(at, at + 1, at, float(multiples()[word]), None, "times")
    if word == "twice" and lower(words, at + 1) in MULTIPLIED - {"last"}:
        return Amount(*bounded(words, at, at + 1, "times")[:2], at, 2.0, None, "times")
    value = _number(words, at)
    if value is None:
        return None
    if lower(words, at + 1) == "-" and lower(words, at + 2) == "fold":
        return Amount(*bounded(words, at, at + 3, "times")[:2], at, value, None, "times")
    if lower(words, at + 1) == "times" and lower(words, at + 2) in MULTIPLIED:
        return Amount(*bounded(words, at, at + 2, "times")[:2], at, value, None, "times")
    return None


def fraction(words: Sequence[Word], at: int) -> Amount | None:
    """ "a fifth of", "two-thirds", "by half", "half the": as a share in percent."""
    word = lower(words, at)
    if word == "half":
        return _half(words, at)
    top = 1.0 if word in {"a", "one"} else _number(words, at) or 0.0
    name = at + 2 if lower(words, at + 1) == "-" else at + 1
    bottom = FRACTIONS.get(lower(words, name))
    if not bottom or not 0 < top < bottom:
        return None
    after = lower(words, name + 1)
    said_as_share = (
        after in COMPARATIVES | {"of", "the"}
        or lower(words, at - 1) == "by"
        or (name == at + 2 and lower(words, name).endswith("s"))
        or lower(words, bounded(words, at, name + 1, "exact")[0] - 1) in {"which", "whom"}
    )
    if not said_as_share or (after == "of" and word == "a" and lower(words, name + 2) == "a"):
        return None
    first, last, bound, _ = bounded(words, at, name + 1, "exact")
    return settled(Amount(first, last, at, round(100 * top / bottom, 1), None, bound, "percent", fraction=True))


def _half(words: Sequence[Word], at: int) -> Amount | None:
    before, after = lower(words, at - 1), lower(words, at + 1)
    if after in {"an", "a"}:
        return _half_a(words, at)
    if after != "of" and before != "by" and after not in DETERMINERS:
        return None
    if before in {"first", "second", "other", "last", "latter", "better", "in", "and", "a", "-"}:
        return None
    first, last, bound, _ = bounded(words, at, at + 1, "exact")
    return settled(Amount(first, last, at, 50.0, None, bound, "percent", fraction=True))


def _half_a(words: Sequence[Word], at: int) -> Amount | None:
    """ "half an hour" is about 30 minutes; "half a percentage point" is 0.5."""
    from regesta.extract.figures.units import unit_after

    unit, end = unit_after(words, at + 2)
    if unit == "hour":
        first, last, _, _ = bounded(words, at, end, "exact")
        return Amount(first, last, at, 30.0, None, "about", "minute")
    if unit is None or unit in {"day", "year", "minute", "second", "month", "week"}:
        return None
    first, last, bound, _ = bounded(words, at, end, "exact")
    return settled(Amount(first, last, at, 0.5, None, bound, unit))


def _ratio(words: Sequence[Word], at: int) -> Amount | None:
    """ "two out of three Peruvians", "one in five": as a share in percent."""
    top = _number(words, at)
    after = at + 3 if (lower(words, at + 1), lower(words, at + 2)) == ("out", "of") else at + 2
    if top is None or (after == at + 2 and lower(words, at + 1) != "in"):
        return None
    whole = _number(words, after)
    if whole is None or not 0 < top < whole or whole not in WHOLES or words[after].kind == "YEAR":
        return None
    if lower(words, after + 1) in {
        "",
        ".",
        ",",
        ";",
        "day",
        "days",
        "hours",
        "months",
        "weeks",
        "years",
        "minutes",
        "o'clock",
    }:
        return None  # "killed two in three days"
    first, last, bound, _ = bounded(words, at, after + 1, "exact")
    return settled(Amount(first, last, after, round(100 * top / whole, 1), None, bound, "percent", fraction=True))


def _rank(words: Sequence[Word], at: int) -> Amount | None:
    """ "ranked 114th": a place in an order that somebody claims for the subject."""
    if words[at].kind not in ORDINAL_KINDS or not isinstance(words[at].value, int | float):
        return None
    before, rank = lower(words, at - 1), float(words[at].value)
    if before in RANKING or (before == "at" and lower(words, at - 2) in RANKING):
        return Amount(at, at + 1, at, rank, None, "exact", "rank")
    return None
