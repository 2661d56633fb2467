"""Sums of whole numbers: exact, the fast way as the slow one."""

import numpy as np
import pytest

from regesta.read import sums
from regesta.read.batches import fed
from regesta.read.model import WEIGHTS, load_model

pytestmark = pytest.mark.model

TOLD = [
    "The envoys of Norway and Chad signed a pact in Geneva on Monday .".split(),
    "The ministry told the embassy it would release the crew .".split(),
]


def test_both_ways_of_adding_give_the_same_numbers() -> None:
    model, content = load_model(), (WEIGHTS / "reader.onnx").read_bytes()
    parts = [part for number, words in enumerate(TOLD) for part in model._parts(number, words)]
    slow = sums.session(content, exact=False, threads=1)
    way = sums.session(content, exact=sums.adds_exactly(WEIGHTS / "sums.onnx"), threads=1)
    for part in parts:
        pairs = zip(way.run(None, fed([part])), slow.run(None, fed([part])), strict=True)
        assert all(np.array_equal(left, right) for left, right in pairs)


def test_the_slow_way_passes_the_probe_of_any_processor() -> None:
    probe = sums.session((WEIGHTS / "sums.onnx").read_bytes(), exact=False, threads=1)
    rows = np.full((sums.ROWS, sums.WIDTH), sums.LARGEST, dtype=np.uint8)
    assert (probe.run(None, {"rows": rows})[0] == sums.LARGEST * 127 * sums.WIDTH).all()
