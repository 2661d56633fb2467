"""The weights of who takes part: learnt from what a reader of acts was asked, in the traits that a run weighs."""

import numpy as np
import pytest

from regesta.extract.events import report as events
from regesta.extract.events.seen import weighing
from training.logistic import fitted
from training.marks import Act, Marked
from training.weighing import asked, lessons

SENTENCES = [
    Marked("gmb:1", "Norway condemned Chad on Monday.", [Act(1, "ACCUSE", "criticism", "happened", (0,), (2,))]),
    Marked("gmb:2", "Peru praised Oman and Kenya.", [Act(1, "SUPPORT", "praise", "happened", (0,), (2, 4))]),
]


def test_the_weights_tell_right_from_wrong() -> None:
    chance = np.random.default_rng(4)
    traits = chance.normal(size=(400, 3))
    right = (traits @ np.array([3.0, -2.0, 0.0]) + chance.logistic(size=400) > 0).astype(float)
    weights = fitted(traits, right, np.ones(traits.shape[1]))
    assert weights[0] > 2
    assert weights[1] < -1
    assert abs(weights[2]) < 0.5
    assert ((traits @ weights > 0) == right.astype(bool)).mean() > 0.8


def test_weights_are_held_where_nothing_tells() -> None:
    assert np.allclose(fitted(np.ones((2, 1)), np.array([0.0, 1.0]), np.ones(1)), 0)


@pytest.mark.model
def test_every_word_that_was_asked_about_is_a_row() -> None:
    sides = lessons(SENTENCES)
    for (traits, right), marked in zip(sides, (2, 3), strict=True):
        assert len(traits) == len(right)
        assert traits.shape[1] == len(weighing.WEIGHTS[0])
        assert right.sum() == marked


@pytest.mark.model
def test_the_readers_own_weighing_is_put_back() -> None:
    heard = [len(acts) for _, _, acts in asked(SENTENCES)]
    assert heard == [1, 1]
    assert events.with_weighed is weighing.with_weighed
