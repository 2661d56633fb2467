"""The heads for acts, in torch: what is scored from the encoder's states at the words, which stay as they are.

In: states (words, layers times width), pairs of words with their ways through the tree. Out: scores. Names of parameters are what
`training.acts_graph` goes by.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as fn

from training.network import WIDTH

LAYERS = (0, 3, 6)  # the last alone knows too little of what words mean (docs/decisions/0035)
HIDDEN, SIZE, WAY = 512, 192, 64


class ActHeads(nn.Module):
    """Kinds, status and parties; `labels` are those of the tasks "acts.type", "acts.subtype", "acts.status", "acts.ways"."""

    def __init__(self, labels: dict[str, list[str]], drop: float = 0.3) -> None:
        super().__init__()
        given = WIDTH * len(LAYERS)
        self.norm = nn.LayerNorm(given)
        self.before, self.drop = nn.Dropout(0.2), nn.Dropout(drop)
        self.kinds, self.roles = nn.Linear(given, HIDDEN), nn.Linear(given, HIDDEN)
        self.kind = nn.Linear(HIDDEN, len(labels["acts.type"]))
        self.finer = nn.Linear(HIDDEN, len(labels["acts.subtype"]))
        self.done = nn.Linear(HIDDEN, len(labels["acts.status"]))
        self.trigger, self.party = nn.Linear(HIDDEN, SIZE), nn.Linear(HIDDEN, SIZE)
        count = len(labels["acts.ways"])
        self.ways = nn.EmbeddingBag(count, WAY, mode="sum", padding_idx=0)
        self.leaning = nn.EmbeddingBag(count, 2, mode="sum", padding_idx=0)
        nn.init.zeros_(self.leaning.weight)
        self.pairs, self.sides = nn.Linear(3 * SIZE + WAY, SIZE), nn.Linear(SIZE, 2)

    def words(self, states: Tensor) -> tuple[Tensor, Tensor]:
        """What kinds and what roles are read from, (words, HIDDEN) each."""
        normed = self.before(self.norm(states))
        return self.drop(fn.gelu(self.kinds(normed))), self.drop(fn.gelu(self.roles(normed)))

    def parties(self, roles: Tensor, pairs: Tensor, ways: Tensor) -> Tensor:
        """Scores (pairs, 2) that a word acts or is acted on; `pairs` (pairs, 2) are rows of trigger and word."""
        trigger, word = self.trigger(roles[pairs[:, 0]]), self.party(roles[pairs[:, 1]])
        hidden = fn.gelu(self.pairs(torch.cat([trigger * word, trigger, word, self.ways(ways)], -1)))
        scores: Tensor = self.sides(self.drop(hidden)) + self.leaning(ways)
        return scores
