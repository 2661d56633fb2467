"""From examples to padded batches: sentences of like length together, roughened a little so that the reader gets used to the web.

In: examples and tasks. Out: batches of tensors; a batch holds either sentences with trees or sentences with names only, so that no
head works for nothing. Roughening changes words' casings (headlines, all lower case), hides words, drops the last stop.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from regesta.read.pieces import MASK, Encoded, Pieces
from training.corpora import Example
from training.tasks import NOTHING, Task, targets

LONGEST = 500  # pieces; the encoder has places for 512


@dataclass(slots=True)
class Ready:
    """An example in numbers."""

    encoded: Encoded
    right: dict[str, list[int]]
    stop: bool
    """the sentence ends in a full stop that nothing hangs on"""


@dataclass(slots=True)
class Batch:
    """Padded: pieces 0, right answers NOTHING."""

    pieces: Tensor
    casings: Tensor
    first: Tensor
    right: dict[str, Tensor]


def ready(example: Example, tasks: Sequence[Task], pieces: Pieces) -> Ready | None:
    """The example in numbers; None if it is too long to learn from."""
    encoded = pieces.encode(example.words)
    if len(encoded.pieces) > LONGEST:
        return None
    count = len(example.words)
    stop = count > 3 and example.words[-1] == "." and count not in (example.heads or [])
    return Ready(encoded, targets(example, tasks), stop)


def batches(data: Sequence[Ready], size: int, chance: random.Random, *, rough: bool) -> Iterator[Batch]:
    """All of the data once, in batches of at most `size` pieces with padding, in random order if `rough`."""
    groups: list[list[Ready]] = []
    for kind in (True, False):
        own = [s for s in data if ("tree" in s.right) is kind]
        own.sort(key=lambda s: len(s.encoded.pieces) + chance.random() * 3)
        group: list[Ready] = []
        longest = 0
        for sentence in own:
            longest = max(longest, len(sentence.encoded.pieces))
            if group and longest * (len(group) + 1) > size:
                groups.append(group)
                group, longest = [], len(sentence.encoded.pieces)
            group.append(sentence)
        if group:
            groups.append(group)
    if rough:
        chance.shuffle(groups)
    for group in groups:
        yield _padded([_roughened(s, chance) for s in group] if rough else group)


def _roughened(sentence: Ready, chance: random.Random) -> Ready:
    pieces, casings, first = (list(part) for part in sentence.encoded)
    right = sentence.right
    if sentence.stop and chance.random() < 0.08:
        cut = first[-1]
        pieces, casings, first = [*pieces[:cut], pieces[-1]], [*casings[:cut], 0], first[:-1]
        right = {key: values[:-1] for key, values in right.items()}
    form = chance.random()
    if form < 0.04:
        casings = [1 if c in (2, 3, 4, 6) else c for c in casings]
    elif form < 0.06:
        casings = [3 if c in (1, 2, 4, 6) else c for c in casings]
    elif form < 0.09:
        casings = [2 if c == 1 else c for c in casings]
    ends = [*first[1:], len(pieces) - 1]
    for start, end in zip(first, ends, strict=True):
        if chance.random() < 0.04:
            pieces[start:end] = [MASK] * (end - start)
    return Ready(Encoded(pieces, casings, first), right, sentence.stop)


def _padded(group: Sequence[Ready]) -> Batch:
    def pad(rows: list[list[int]], fill: int) -> Tensor:
        return torch.nn.utils.rnn.pad_sequence([torch.tensor(row) for row in rows], True, fill)

    right = {}
    for key in {key for s in group for key in s.right}:
        rows = [s.right.get(key) or [NOTHING] * len(s.encoded.first) for s in group]
        right[key] = pad(rows, NOTHING)
    encoded = [s.encoded for s in group]
    return Batch(
        pad([e.pieces for e in encoded], 0),
        pad([e.casings for e in encoded], 0),
        pad([e.first for e in encoded], 0),
        right,
    )
