"""Where a series changes its level. In: dated values. Out: Changes, each with the means before and after it, or none.

The values are added up as they depart from their mean; where the sum is furthest from zero the level may have changed. Whether it
has is asked by shuffling: how often is the sum as far off when the order means nothing? What lies on both sides is looked at again.
(Page 1954; the shuffling after Taylor 2000.) It takes the values for independent of each other but for the change.
"""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SHUFFLES = 1999
SEED = 20
SURE = 0.05  # share of shuffles below which a change is told; a choice
FEWEST = 8  # steps, and ...
WITH_EVENTS = 6  # ... of these with events, under which nothing is told
SHORTEST = 3  # steps on each side of a change
THIN = "too few events to tell"


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A change of level: `at` is the first day of the first step of the new one; `p` the share of shuffles that depart as far."""

    at: dt.date
    before: float
    after: float
    p: float


def changes(series: Sequence[tuple[dt.date, float, int]]) -> tuple[tuple[Change, ...], str]:
    """Changes in order of time and what is to be said of them.

    Args:
        series: Of each step its first day, its value, how many events it holds.
    """
    if len(series) < FEWEST or sum(count > 0 for _, _, count in series) < WITH_EVENTS:
        return (), THIN
    days = [day for day, _, _ in series]
    import numpy as np  # not needed by those who only look

    values = np.array([value for _, value, _ in series])
    found = sorted(_split(values, 0, np.random.default_rng(SEED)))
    edges = [0, *(place for place, _ in found), len(values)]
    made = [
        Change(
            at=days[place],
            before=round(float(values[edges[number] : place].mean()), 3),
            after=round(float(values[place : edges[number + 2]].mean()), 3),
            p=p,
        )
        for number, (place, p) in enumerate(found)
    ]
    return tuple(made), "" if made else "none found"


def _split(values: "NDArray[np.float64]", offset: int, rng: "np.random.Generator") -> list[tuple[int, float]]:
    import numpy as np

    if len(values) < max(2 * SHORTEST, FEWEST // 2 + 2) or np.ptp(values) == 0:
        return []
    sums = np.abs(np.cumsum(values - values.mean()))
    shuffled = np.abs(np.cumsum(rng.permuted(np.tile(values - values.mean(), (SHUFFLES, 1)), axis=1), axis=1)).max(
        axis=1
    )
    p = (1 + int((shuffled >= sums.max() - 1e-9).sum())) / (SHUFFLES + 1)
    place = int(sums.argmax()) + 1
    if p > SURE or not SHORTEST <= place <= len(values) - SHORTEST:
        return []
    left, right = _split(values[:place], offset, rng), _split(values[place:], offset + place, rng)
    return [*left, (offset + place, round(p, 4)), *right]
