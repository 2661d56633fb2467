"""Examples in numbers, roughened a little so that the reader gets used to the web.

In: examples and tasks. Out: `Ready` ones. Roughening changes words' casings (headlines, all lower case), hides words, drops the
last stop or the commas.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from regesta.read.pieces import MASK, Encoded, Pieces
from training.corpora import Example
from training.tasks import Task, targets

LONGEST = 500  # pieces; the encoder has places for 512


@dataclass(slots=True)
class Ready:
    """An example in numbers."""

    encoded: Encoded
    right: dict[str, list[int]]
    stop: bool
    """the sentence ends in a full stop that nothing hangs on"""
    commas: list[int]
    """places of commas that nothing hangs on"""


def ready(example: Example, tasks: Sequence[Task], pieces: Pieces) -> Ready | None:
    """The example in numbers; None if it is too long to learn from or says nothing to any head."""
    encoded, right = pieces.encode(example.words), targets(example, tasks)
    if len(encoded.pieces) > LONGEST or not right:
        return None
    count = len(example.words)
    stop = count > 3 and example.words[-1] == "." and count not in (example.heads or [])
    hung_on = set(example.heads or [])
    commas = [at for at, word in enumerate(example.words) if word == "," and at + 1 not in hung_on]
    return Ready(encoded, right, stop, commas)


def roughened(sentence: Ready, chance: random.Random) -> Ready:
    """The sentence as a careless page might print it; most stay as they are."""
    gone = set(sentence.commas) if sentence.commas and chance.random() < 0.04 else set()
    if sentence.stop and chance.random() < 0.08:
        gone.add(len(sentence.encoded.first) - 1)
    sentence = without(sentence, gone) if gone else sentence
    pieces, casings, first = (list(part) for part in sentence.encoded)
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
    return Ready(Encoded(pieces, casings, first), sentence.right, sentence.stop, sentence.commas)


def without(sentence: Ready, gone: set[int]) -> Ready:
    """The sentence without some words that nothing hangs on; heads are counted anew."""
    pieces, casings, first = sentence.encoded
    ends = [*first[1:], len(pieces) - 1]
    stay = [at for at in range(len(first)) if at not in gone]
    kept, shapes, starts = [pieces[0]], [casings[0]], []
    for at in stay:
        starts.append(len(kept))
        kept += pieces[first[at] : ends[at]]
        shapes += casings[first[at] : ends[at]]
    places = {0: 0} | {at + 1: new + 1 for new, at in enumerate(stay)}
    right = {key: [values[at] for at in stay] for key, values in sentence.right.items()}
    if "tree" in right:
        right["tree"] = [places[head] for head in right["tree"]]
    encoded = Encoded([*kept, pieces[-1]], [*shapes, casings[-1]], starts)
    return Ready(encoded, right, stop=False, commas=[])
