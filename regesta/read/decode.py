"""From scores to structure: the best tree with exactly one root, and the best run of name labels.

In: numpy arrays of one sentence. Out: heads (0 is the root, words count from 1) and label numbers. The plain best choice per
word is taken where it already is a tree or a legal run; only otherwise is it searched for.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
NEVER = -1e9
ROOTS_TRIED = 4  # a choice: candidates for the root that are tried when the plain choice is no tree


def heads_of(scores: Scores) -> list[int]:
    """The head of every word.

    Args:
        scores: (words, words + 1); row w holds how well each head suits word w + 1, column 0 is the root.
    """
    words = len(scores)
    if words == 0:
        return []
    scores = scores.copy()
    scores[np.arange(words), np.arange(1, words + 1)] = NEVER
    greedy = scores.argmax(1).tolist()
    if is_tree(greedy):
        return greedy
    logs = scores - scores.max(1, keepdims=True)
    logs = logs - np.log(np.exp(logs).sum(1, keepdims=True))
    best: list[int] = []
    best_total = -np.inf
    for root in np.argsort(-logs[:, 0], kind="stable")[:ROOTS_TRIED].tolist():
        tried = np.full((words + 1, words + 1), NEVER)
        tried[1:, 1:] = logs[:, 1:]
        tried[root + 1, 0] = logs[root, 0]
        tried[root + 1, 1:] = NEVER
        heads = _best_tree(tried)
        total = float(sum(tried[w, heads[w]] for w in range(1, words + 1)))
        if total > best_total:
            best, best_total = heads[1:], total
    return best


def is_tree(heads: Sequence[int]) -> bool:
    """Whether exactly one word hangs on the root and every word is reached from it."""
    if list(heads).count(0) != 1:
        return False
    safe = [False] * (len(heads) + 1)
    safe[0] = True
    for word in range(1, len(heads) + 1):
        path: list[int] = []
        at = word
        while not safe[at]:
            if at in path or len(path) > len(heads):
                return False
            path.append(at)
            at = heads[at - 1]
        for passed in path:
            safe[passed] = True
    return True


def _best_tree(scores: NDArray[np.float64]) -> list[int]:
    """Chu-Liu/Edmonds: the best tree over nodes 0 (the root) to n; `scores[dependent, head]`; entry 0 of the answer is -1."""
    count = len(scores)
    scores = scores.copy()
    np.fill_diagonal(scores, 2 * NEVER)
    heads = scores.argmax(1)
    heads[0] = -1
    cycle = _cycle(heads.tolist())
    if not cycle:
        return [int(h) for h in heads]
    inside = np.zeros(count, dtype=bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    smaller = np.full((len(rest) + 1, len(rest) + 1), 2 * NEVER)
    smaller[:-1, :-1] = scores[np.ix_(rest, rest)]
    kept = np.array([scores[w, heads[w]] for w in cycle])
    ring = np.array(cycle)
    entering = scores[np.ix_(ring, rest)] - kept[:, None]
    smaller[-1, :-1] = entering.max(0) + kept.sum()
    leaving = scores[np.ix_(rest, ring)]
    smaller[:-1, -1] = leaving.max(1)
    found = _best_tree(smaller)
    answer = [-1] * count
    for place, word in enumerate(rest.tolist()):
        if word:
            head = found[place]
            answer[word] = cycle[int(leaving[place].argmax())] if head == len(rest) else int(rest[head])
    for word in cycle:
        answer[word] = int(heads[word])
    entry = found[-1]
    answer[cycle[int(entering[:, entry].argmax())]] = int(rest[entry])
    return answer


def _cycle(heads: Sequence[int]) -> list[int]:
    """The nodes of one cycle, or none."""
    state = [0] * len(heads)
    for start in range(1, len(heads)):
        path = []
        at = start
        while at > 0 and state[at] == 0:
            state[at] = start
            path.append(at)
            at = heads[at]
        if at > 0 and state[at] == start and at in path:
            return path[path.index(at) :]
    return []


def runs_of(scores: Scores, labels: Sequence[str]) -> list[int]:
    """The best legal run of BIO labels: an I- only after its own type.

    Args:
        scores: (words, labels).
        labels: `O`, `B-…`, `I-…` in the order of the columns.
    """
    if len(scores) == 0:
        return []
    greedy = scores.argmax(1).tolist()
    if _legal(greedy, labels):
        return greedy
    allowed = np.array([[_may_follow(a, b) for b in labels] for a in labels])
    steps = np.where(allowed, 0.0, NEVER)
    best = scores[0] + np.where([label.startswith("I-") for label in labels], NEVER, 0.0)
    back = []
    for row in scores[1:]:
        total = best[:, None] + steps
        back.append(total.argmax(0))
        best = total.max(0) + row
    at = int(best.argmax())
    run = [at]
    for pointers in reversed(back):
        at = int(pointers[at])
        run.append(at)
    return run[::-1]


def _may_follow(before: str, label: str) -> bool:
    return not label.startswith("I-") or before[2:] == label[2:]


def _legal(run: Sequence[int], labels: Sequence[str]) -> bool:
    before = "O"
    for number in run:
        if not _may_follow(before, labels[number]):
            return False
        before = labels[number]
    return True
