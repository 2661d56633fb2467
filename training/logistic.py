"""Logistic regression by Newton's steps. In: rows of traits, which of them are right. Out: the weights under which that is likeliest."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

STEPS = 40
Numbers = NDArray[np.float64]


def fitted(traits: Numbers, right: Numbers, held: Numbers) -> Numbers:
    """One weight a column of `traits`; `held` is how strongly each is held to nought, `right` 1 or 0 a row."""
    weights = np.zeros(traits.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-traits @ weights))
        bent = (traits * (likely * (1 - likely))[:, None]).T @ traits + np.diag(held)
        weights -= np.linalg.solve(bent, traits.T @ (likely - right) + held * weights)
    return weights
