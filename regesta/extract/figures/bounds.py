"""Words that bound a number: about, more than, at least, up to. In: Words and where a number stands. Out: the bound, its extent."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from regesta.extract.figures.units import lower
from regesta.extract.times.words import Word
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


@cache
def bounds(where: str) -> dict[tuple[str, ...], Bound]:
    """Phrases that bound a number, by the words they are made of; the longest first."""
    entries = lexicon("figures/bounds")[where]
    table: dict[tuple[str, ...], Bound] = {
        tuple(p.split()): entry["bound"] for entry in entries for p in entry["words"]
    }
    return dict(sorted(table.items(), key=lambda item: -len(item[0])))


@cache
def _longest() -> int:
    return max(len(phrase) for phrase in bounds("before"))


@cache
def _new_words() -> frozenset[tuple[str, ...]]:
    return frozenset(
        tuple(word.split())
        for entry in lexicon("figures/scope")["scopes"]
        if entry["where"] == "before"
        for word in entry["words"]
    )


def bound_before(words: Sequence[Word], first: int) -> tuple[Bound, int] | None:
    """The bound that ends right before an index, and where it begins."""
    for length in range(min(_longest(), first), 0, -1):
        phrase = tuple(lower(words, k) for k in range(first - length, first))
        if phrase == ("over",) and lower(words, first - 2) in lexicon("figures/claims")["over_verbs"]["words"]:
            continue  # "handed over six": the verb's own word
        if phrase in bounds("before"):
            return bounds("before")[phrase], first - length
    return None


def bounded(words: Sequence[Word], first: int, last: int, bound: Bound) -> tuple[int, int, Bound, bool]:
    """The quantity with the words that bound it, on both sides; whether "another" or the like stands before it."""
    new = False
    if bound == "between" and lower(words, first - 1) in {"between", "from"}:
        first -= 1
    while first > 0:
        found = bound_before(words, first)
        if found is not None:
            bound = found[0] if bound in {"exact", "about"} else bound
            first = found[1]
            continue
        added = _added_before(words, first)
        if added is None:
            break
        first, new = added[0], new or added[1]
    for phrase, kind in bounds("after").items():
        if tuple(lower(words, last + k) for k in range(len(phrase))) == phrase:
            if kind == "about" and phrase == ("odd",) and words[last - 1].end != words[last].start - 1:
                break
            return first, last + len(phrase), kind if bound in {"exact", "about"} else bound, new
    return first, last, bound, new


def _added_before(words: Sequence[Word], first: int) -> tuple[int, bool] | None:
    """ "another", "a total of" before a number: where it begins, and whether it says that the number is new."""
    for length in range(min(4, first), 0, -1):
        phrase = tuple(lower(words, k) for k in range(first - length, first))
        if phrase in _new_words() and phrase not in {("new",), ("altogether",), ("all", "told")}:
            return first - length, "total" not in phrase and "combined" not in phrase
    return None


def settled(amount: Amount) -> Amount:
    """The bound's numbers put where Quantity wants them."""
    if amount.bound in {"at_most", "less_than"} and amount.high is None:
        return amount._replace(low=None, high=amount.low)
    return amount
