"""Which texts are worth comparing word by word, kept from run to run. In: signatures of all texts, which are new. Out: pairs, as numbers.

The same bands as in `copies`, packed: whether two reports are compared depends on the reports that are there and not on how they came.
A band that more than BUCKET reports share tells nothing; where its reports come over that mark, or back, all of them are looked at again.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import numpy as np
import rensa
from numpy.typing import NDArray

from regesta.ingest.copies import BUCKET, PERMUTATIONS, ROWS, is_copy, shingles, text_words
from regesta.records import Document

BANDS = PERMUTATIONS // ROWS
Bands = NDArray[np.uint32]  # one row a text, one number a band; a text without words has a row of zeros


def bands(documents: Sequence[Document]) -> Bands:
    """The bands of some texts, a row each."""
    runs = [shingles(text_words(document)) for document in documents]
    present = [at for at, each in enumerate(runs) if each]
    found = np.zeros((len(documents), BANDS), dtype=np.uint32)
    if present:
        digests = np.asarray(
            rensa.RMinHash.digests_from_token_sets([runs[at] for at in present], num_perm=PERMUTATIONS, seed=1),
            dtype=np.uint64,
        )
        mixed = digests[:, 0::ROWS] * np.uint64(0x9E3779B1) + digests[:, 1::ROWS]
        found[present] = np.maximum((mixed ^ (mixed >> np.uint64(32))).astype(np.uint32), 1)
    return found


def unsettled(before: Bands, after: Bands, changed: Bands) -> set[tuple[int, int]]:
    """(band, number) of buckets that went over the mark, or came back under it.

    Args:
        before: the rows of all texts as they were.
        after: the rows of all texts now.
        changed: the rows, former and present, of texts that came, changed or went.
    """
    found = set()
    for band in range(BANDS):
        numbers = np.unique(changed[:, band])
        crowded = [_many(rows[:, band], numbers) for rows in (before, after)]
        found |= {(band, int(number)) for number in numbers[crowded[0] != crowded[1]]}
    return found


def among(numbers: NDArray[np.uint32], wanted: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Which of many numbers are among some; those are looked for among the ones that end alike, as few are wanted most often."""
    if len(wanted) * 8 > len(numbers):
        return np.isin(numbers, wanted)
    ends = np.zeros(1 << 16, dtype=bool)
    ends[wanted & 0xFFFF] = True
    found = ends[numbers & 0xFFFF]
    found[found] = np.isin(numbers[found], wanted)
    return found


def _many(column: NDArray[np.uint32], numbers: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Of some numbers in order, whether more than BUCKET rows have them."""
    inside = column[among(column, numbers)]
    return np.bincount(np.searchsorted(numbers, inside), minlength=len(numbers)) > BUCKET


def candidates(rows: Bands, looked_at: Sequence[int]) -> set[tuple[int, int]]:
    """Pairs of rows, the lower first, at least one of them among `looked_at`, that share a band which no more than BUCKET do."""
    found: set[tuple[int, int]] = set()
    mine = np.zeros(len(rows), dtype=bool)
    mine[list(looked_at)] = True
    for band in range(BANDS):
        column = rows[:, band]
        inside = np.flatnonzero(among(column, column[mine]) & (column != 0))
        order = inside[np.argsort(column[inside], kind="stable")]
        edges = np.flatnonzero(np.diff(column[order])) + 1
        for bucket in np.split(order, edges):
            if 2 <= len(bucket) <= BUCKET:
                found.update(
                    (int(one), int(other)) if one < other else (int(other), int(one))
                    for one, other in combinations(bucket.tolist(), 2)
                    if mine[one] or mine[other]
                )
    return found


def same_words(one: Document, other: Document) -> bool:
    """Whether one report copies the other, whichever came first."""
    return is_copy(text_words(one), text_words(other))


def originals(pairs: Iterable[tuple[str, str]], published: Mapping[str, str | None]) -> dict[str, str]:
    """Copies and their originals, from the pairs that say the same; the rule is that of `copies.near_copies`."""
    beside: dict[str, list[str]] = {}
    for one, other in pairs:
        beside.setdefault(one, []).append(other)
        beside.setdefault(other, []).append(one)

    def precedence(key: str) -> tuple[str, str]:
        return published.get(key) or str(dt.date.max), key

    copies: dict[str, str] = {}
    for key in sorted(beside, key=precedence):
        earlier = [other for other in sorted(beside[key], key=precedence) if precedence(other) < precedence(key)]
        original = next((other for other in earlier if other not in copies), None)
        if original is not None:
            copies[key] = original
    return copies
