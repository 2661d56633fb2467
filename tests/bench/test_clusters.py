"""Scores of groupings: the worked example of Pradhan et al. 2014, counted by hand, and what must hold for any grouping."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.clusters import b_cubed, best_match, ceaf_e, muc, scores


def groups(text):
    return [frozenset(group) for group in text.split()]


GOLD, OURS = groups("abc defg"), groups("ab cd fghi")


def test_muc_of_the_worked_example():
    # gold: abc falls into ab + c, one of two links; defg into d + e + fg, one of three; ours: 1 of 1, 0 of 1, fg of 3
    assert scores(muc(GOLD, OURS)) == pytest.approx((0.4, 0.4, 0.4))


def test_b_cubed_of_the_worked_example():
    precision, recall, f1 = scores(b_cubed(GOLD, OURS))
    assert precision == pytest.approx((1 + 1 + 0.5 + 0.5 + 0.5 + 0.5) / 8)
    assert recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 / 4 + 0 + 1 / 2 + 1 / 2) / 7)
    assert f1 == pytest.approx(2 * precision * recall / (precision + recall))


def test_ceaf_of_the_worked_example():
    # abc with ab: 4/5; defg with fghi: 4/8
    assert scores(ceaf_e(GOLD, OURS)) == pytest.approx((1.3 / 3, 1.3 / 2, 0.52))


@pytest.mark.parametrize("measure", [muc, b_cubed, ceaf_e])
def test_the_same_grouping_scores_one_and_none_scores_nought(measure):
    assert scores(measure(GOLD, GOLD)) == pytest.approx((1, 1, 1))
    assert scores(measure(GOLD, [])) == (0, 0, 0)
    assert scores(measure([], OURS)) == (0, 0, 0)


def test_all_in_one_group_has_full_recall_and_little_precision():
    one = groups("abcdefg")
    assert scores(muc(GOLD, one))[1] == 1
    assert scores(b_cubed(GOLD, one))[:2] == pytest.approx(((3 * 3 / 7 + 4 * 4 / 7) / 7, 1))


def test_the_best_match_is_not_the_greedy_one():
    assert best_match([[9, 8], [8, 1]]) == [(0, 1), (1, 0)]
    assert best_match([[1, 2, 9], [1, 5, 8]]) == [(0, 2), (1, 1)]
    assert best_match([[1, 1], [2, 5], [9, 8]]) == [(1, 1), (2, 0)]


@given(st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=1, max_size=4))
def test_the_best_match_beats_every_other(table):
    from itertools import permutations

    wide = table if len(table) <= 3 else [list(row) for row in zip(*table, strict=True)]
    others = permutations(range(len(wide[0])), len(wide))
    best = max(sum(wide[row][column] for row, column in enumerate(order)) for order in others)
    assert sum(table[row][column] for row, column in best_match(table)) == best


@given(st.lists(st.integers(0, 4), min_size=2, max_size=12), st.lists(st.integers(0, 4), min_size=2, max_size=12))
def test_scores_lie_between_nought_and_one(left, right):
    one, other = (
        [frozenset(at for at, label in enumerate(labels) if label == which) for which in sorted(set(labels))]
        for labels in (left, right)
    )
    for measure in (muc, b_cubed, ceaf_e):
        assert all(0 <= value <= 1 + 1e-9 for value in scores(measure(one, other)))
