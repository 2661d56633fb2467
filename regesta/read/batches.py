"""Sentences put together for the network. In: sentences as pieces. Out: batches of like length, and the arrays the network takes.

What is read of a sentence may not depend, not even in its last bit, on the sentences read beside it. Products are sums of whole
numbers, which are exact (docs/decisions/0036); what is left are sums of broken numbers, and two things see to those. A
sentence is padded to a length that is its own: the next multiple of STEP, never the longest of its companions'. And the rows of
every matrix are filled up to a multiple of ROWS, so that no kernel has odd ones left over at the end that it adds in
another order. `tests/read/test_batches.py` holds both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from regesta.read.pieces import Encoded

STEP = 4  # pieces; measured on 417-word articles: 4% of the pieces are padding, 10% with 8, half of them in one batch a report
ROWS = 4  # kernels take up to four rows at once
BATCH = 1024  # pieces with padding in one run; measured: 512 and 1024 take 3.7 s where 2048 takes 4.2 and 4096 5.3, for the cache


class Part(NamedTuple):
    """A sentence, or the part of one too long for the encoder: which sentence, its words, its pieces."""

    sentence: int
    words: Sequence[str]
    encoded: Encoded


def padded(part: Part) -> int:
    """The pieces that a sentence takes up in a batch."""
    return -(-len(part.encoded.pieces) // STEP) * STEP


def groups(parts: Sequence[Part]) -> Iterator[list[int]]:
    """Places of the parts that are read in one run: all of one padded length, at most BATCH pieces."""
    by_length: dict[int, list[int]] = {}
    for place, part in enumerate(parts):
        by_length.setdefault(padded(part), []).append(place)
    for length, places in sorted(by_length.items()):
        size = max(1, BATCH // length)
        yield from (places[start : start + size] for start in range(0, len(places), size))


def fed(parts: Sequence[Part]) -> dict[str, NDArray[np.int64]]:
    """A batch as the network takes it: padded with zeros, the words filled up with the first one's place."""
    length = padded(parts[0])
    pieces = np.zeros((len(parts), length), dtype=np.int64)  # ROWS divides STEP: no empty sentence is needed
    casings = np.zeros((len(parts), length), dtype=np.int64)
    first: list[int] = []
    for row, part in enumerate(parts):
        size = len(part.encoded.pieces)
        pieces[row, :size] = part.encoded.pieces
        casings[row, :size] = part.encoded.casings
        first += [row * length + place for place in part.encoded.first]
    first += first[:1] * (-len(first) % ROWS)
    return {"pieces": pieces, "casings": casings, "first": np.array(first, dtype=np.int64)}
