"""The search for cycles rests while reports are read, and what it would have freed is freed at the end of a batch."""

import gc
import weakref

import pytest

from regesta.pipeline.collecting import sweep, uncollected


class Ring:
    """Two objects that hold each other: nothing but the search frees them."""

    def __init__(self) -> None:
        self.other = [self]


def test_it_rests_inside_and_is_as_before_afterwards() -> None:
    assert gc.isenabled()
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_goes_on_after_an_error() -> None:
    with pytest.raises(ValueError, match="broken"), uncollected():
        raise ValueError("broken")
    assert gc.isenabled()


def test_a_sweep_frees_the_cycles_of_the_batch() -> None:
    with uncollected():
        ring = Ring()
        there = weakref.ref(ring)
        del ring
        assert there() is not None
        sweep()
        assert there() is None
