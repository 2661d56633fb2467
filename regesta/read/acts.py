"""Acts that the reading model sees. In: its heads' scores at the words, the trees. Out: per sentence the words that tell an act, with
what kind of act, whether it happened, who does it and to whom.

Beside `lexicons/events`, which knows why: these heads know only how likely (docs/decisions/0053). Whether another word of the sentence is a
party is scored from both words and from the way through the tree between them, in a graph of its own (`pairs.onnx`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, cast

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from regesta.read.batches import ROWS
from regesta.read.decode import Scores
from regesta.records import EventType, Status
from regesta.seenacts import SeenAct

FLOOR = 0.1  # an act less likely than this is not looked at
LEAST = 0.02  # neither is such a party; choices: beside a frame even an unlikely one may count
WAYS = 3  # how many tellings of a way through the tree are looked up
FAR = 3  # edges up or down that are told by name; longer ways by their number and ends
MOST = 6  # edges told apart by number
KEPT = 32_768  # ways whose telling is kept; a choice, some 10 MB
Way = tuple[tuple[str, ...], tuple[str, ...]]  # the edges up, the edges down


class Tree(NamedTuple):
    """A sentence's part as the batch has it: where its words begin in the rows, how many, its heads (from 1, 0 the root) and relations."""

    start: int
    heads: Sequence[int]
    relations: Sequence[str]


class ActHeads:
    """The heads' labels and the graph of pairs.

    Args:
        labels: of the tasks "acts.type", "acts.subtype", "acts.status" and "acts.ways".
        pairs: the graph of pairs.
    """

    def __init__(self, labels: dict[str, list[str]], pairs: onnxruntime.InferenceSession) -> None:
        self._types, self._subtypes, self._states = (labels[f"acts.{x}"] for x in ("type", "subtype", "status"))
        self._ways = {way: number for number, way in enumerate(labels["acts.ways"])}
        self._pairs = pairs
        self._numbered = lru_cache(maxsize=KEPT)(self._numbers)  # three ways in four were met before

    def of(self, made: dict[str, Scores], trees: Sequence[Tree]) -> list[list[SeenAct]]:
        """The acts of each part, in the order of their words."""
        shares = _shares(made["acts.type"])
        told = [
            (tree, word)
            for tree in trees
            for word in range(len(tree.heads))
            if 1 - shares[tree.start + word, 0] > FLOOR
        ]
        likely = self._parties(made, told)
        found: dict[int, list[SeenAct]] = {tree.start: [] for tree in trees}
        for (tree, word), parties in zip(told, likely, strict=True):
            found[tree.start].append(self._act(made, shares[tree.start + word], tree.start + word, word, parties))
        return [found[tree.start] for tree in trees]

    def _act(
        self, made: dict[str, Scores], shares: NDArray[np.float32], row: int, word: int, parties: NDArray[np.float32]
    ) -> SeenAct:
        best = int(shares[1:].argmax()) + 1
        certainty = float(1 - shares[0])
        able = np.nonzero(parties.max(1) > LEAST)[0].tolist()
        return SeenAct(
            word,
            certainty,
            cast(EventType, self._types[best]),
            float(shares[best]) / certainty,
            self._subtypes[int(made["acts.subtype"][row].argmax())] or None,
            cast(Status, self._states[int(made["acts.status"][row].argmax())]),
            tuple((at, round(float(parties[at, 0]), 4), round(float(parties[at, 1]), 4)) for at in able),
        )

    def _parties(self, made: dict[str, Scores], told: Sequence[tuple[Tree, int]]) -> list[NDArray[np.float32]]:
        """For each act how likely every word of its sentence is one who acts and one acted on; in one run of the graph."""
        if not told:
            return []
        triggers = [tree.start + word for tree, word in told for _ in tree.heads]
        others = [tree.start + at for tree, _ in told for at in range(len(tree.heads))]
        ways = [self._numbered(way) for tree, word in told for way in ways_from(word, tree.heads, tree.relations)]
        more = -len(ways) % ROWS  # as in `read.batches`: no kernel has odd rows left over
        triggers, others, ways = triggers + triggers[:1] * more, others + others[:1] * more, ways + ways[:1] * more
        given = {
            "doers": made["acts.doer"][triggers],
            "words": made["acts.word"][others],
            "ways": np.array(ways, dtype=np.int64),
        }
        scores: NDArray[np.float32] = 1 / (1 + np.exp(-self._pairs.run(None, given)[0]))
        found, at = [], 0
        for tree, word in told:
            own = scores[at : at + len(tree.heads)]
            own[word] = 0
            found.append(own)
            at += len(tree.heads)
        return found

    def _numbers(self, ways: tuple[str, ...]) -> tuple[int, ...]:
        known = tuple(self._ways.get(way, 0) for way in ways)
        return known + (0,) * (WAYS - len(known))


def ways_from(word: int, heads: Sequence[int], relations: Sequence[str]) -> list[tuple[str, ...]]:
    """The way through the tree from a word to each word, told thrice: by all its edges, by their number, by its ends.

    >>> ways_from(1, [2, 0, 2], ["nsubj", "root", "obj"])[0]
    ('|nsubj', 'far0,1', '|nsubj')
    """
    up = [word]  # the word and what stands over it
    while heads[up[-1]] and len(up) < len(heads) + 1:
        up.append(heads[up[-1]] - 1)
    risen = tuple(relations[one] for one in up)
    # of each word the edges up to where the way turns downwards, and those down from there
    known: dict[int, Way] = {at: (risen[:steps], ()) for steps, at in reversed(list(enumerate(up)))}
    return [_told(_down(at, heads, relations, known)) for at in range(len(heads))]


def _down(at: int, heads: Sequence[int], relations: Sequence[str], known: dict[int, Way]) -> Way | None:
    """The edges up and down to a word; None where no tree joins them."""
    below: list[int] = []
    place = at
    while place not in known:
        below.append(place)
        if not heads[place] or len(below) > len(heads):
            return None
        place = heads[place] - 1
    risen, edges = known[place]
    for one in reversed(below):
        edges = (*edges, relations[one])
        known[one] = (risen, edges)
    return risen, edges


@lru_cache(maxsize=KEPT)
def _told(way: Way | None) -> tuple[str, ...]:
    if way is None:
        return ("none",)
    risen, fallen = way
    ends = f"{risen[0] if risen else ''}|{fallen[-1] if fallen else ''}"
    if len(risen) > FAR or len(fallen) > FAR:
        return f"far{min(len(risen), MOST)},{min(len(fallen), MOST)}", ends
    return f"{'>'.join(risen)}|{'<'.join(fallen)}", f"far{len(risen)},{len(fallen)}", ends


def _shares(scores: Scores) -> NDArray[np.float32]:
    """Scores as shares of one, row by row."""
    raised: NDArray[np.float32] = np.exp(scores - scores.max(-1, keepdims=True))
    return raised / raised.sum(-1, keepdims=True)
