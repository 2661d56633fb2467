"""From examples to padded batches: sentences of like length together, roughened a little.

In: examples and tasks. Out: batches of tensors; a batch holds either sentences with trees or sentences with names only, so that no
head works for nothing.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from training.rough import Ready, roughened
from training.tasks import NOTHING


@dataclass(slots=True)
class Batch:
    """Padded: pieces 0, right answers NOTHING."""

    pieces: Tensor
    casings: Tensor
    first: Tensor
    right: dict[str, Tensor]

    def to(self, device: torch.device) -> Batch:
        """The same batch where the network is."""
        right = {key: values.to(device) for key, values in self.right.items()}
        return Batch(self.pieces.to(device), self.casings.to(device), self.first.to(device), right)


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
        yield _padded([roughened(s, chance) for s in group] if rough else group)


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
