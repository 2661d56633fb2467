"""Silver names that the network itself reads otherwise, taken out of what it learns in the second round.

In: silver sentences and a network trained on gold and silver. Out: the same sentences; words of names on which the two differ get
the label that no head learns from.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

import torch

from regesta.read.decode import runs_of
from regesta.read.pieces import Pieces
from training.batches import batches
from training.corpora import Example, spans
from training.network import Network
from training.rough import ready
from training.silver import agreeing
from training.tasks import Task


def doubted(
    examples: Sequence[Example],
    network: Network,
    tasks: Sequence[Task],
    pieces: Pieces,
    *,
    count: int,
    size: int = 6000,
) -> list[Example]:
    """`count` of the sentences, drawn with a fixed seed, with the doubtful names' words marked so."""
    chosen = random.Random(5).sample(list(examples), min(count, len(examples)))
    task = next(t for t in tasks if t.name == "names")
    place = next(network.parameters()).device
    numbered = {}
    for at, example in enumerate(chosen):
        made = ready(example, tasks, pieces)
        if made is not None:
            made.right = {"names": made.right["names"], "at": [at] * len(example.words)}
            numbered[at] = made
    marked: list[Example] = []
    network.eval()
    with torch.no_grad(), torch.autocast(place.type, dtype=torch.bfloat16):
        for batch in batches(list(numbered.values()), size, random.Random(0), rough=False):
            own = batch.to(place)
            scores = network(own.pieces, own.casings, own.first, {"names"})["names"].cpu().numpy()
            for row, at in zip(scores, batch.right["at"][:, 0].tolist(), strict=True):
                example = chosen[at]
                run = runs_of(row[: len(example.words)], task.labels)
                marked.append(agreeing(example, spans([task.labels[number] for number in run])))
    return marked
