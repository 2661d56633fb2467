"""Trees with one root and no cycle whatever the scores; legal runs of labels."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from regesta.read.decode import heads_of, is_tree, runs_of

LABELS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG"]
finite = st.floats(-20, 20, width=32)


def table(rows, columns):
    return arrays(np.float32, (rows, columns), elements=finite)


@given(st.integers(1, 9).flatmap(lambda n: table(n, n + 1)))
def test_always_a_tree(scores):
    heads = heads_of(scores)
    assert len(heads) == len(scores)
    assert is_tree(heads)


@given(st.integers(1, 4).flatmap(lambda n: table(n, n + 1)))
def test_the_best_tree(scores):
    """Against every tree there is; four words have all roots tried."""
    words = len(scores)
    logs = scores - np.log(np.exp(scores).sum(1, keepdims=True))
    logs[np.arange(words), np.arange(1, words + 1)] = -1e9
    logs -= np.log(np.exp(logs).sum(1, keepdims=True))

    def total(heads):
        return sum(logs[w, h] for w, h in enumerate(heads))

    trees = [t for t in itertools.product(range(words + 1), repeat=words) if is_tree(t)]
    assert total(heads_of(scores)) == pytest.approx(max(total(t) for t in trees), abs=1e-3)


def test_greedy_choice_is_kept_where_it_is_a_tree():
    scores = np.array([[5, 0, 0], [0, 5, 0]], dtype=np.float32)
    assert heads_of(scores) == [0, 1]


@pytest.mark.parametrize("heads", [[0, 0], [2, 1], [1], [2, 3, 1], []])
def test_no_tree(heads):
    assert not is_tree(heads)


@given(st.integers(0, 8).flatmap(lambda n: table(n, len(LABELS))))
def test_runs_are_legal(scores):
    run = [LABELS[n] for n in runs_of(scores, LABELS)]
    for before, label in zip(["O", *run], run, strict=False):
        assert not label.startswith("I-") or before[2:] == label[2:]


@given(st.integers(1, 4).flatmap(lambda n: table(n, len(LABELS))))
def test_the_best_run(scores):
    def legal(run):
        return all(not b.startswith("I-") or a[2:] == b[2:] for a, b in zip(["O", *run], run, strict=False))

    every = [r for r in itertools.product(range(len(LABELS)), repeat=len(scores)) if legal([LABELS[n] for n in r])]
    best = max(sum(scores[w, n] for w, n in enumerate(run)) for run in every)
    assert sum(scores[w, n] for w, n in enumerate(runs_of(scores, LABELS))) == pytest.approx(best, abs=1e-3)
