"""Limits of one report: what is beyond them is told, what is within them is let through."""

import time

import pytest

from regesta import bounds
from regesta.errors import InputError


@pytest.mark.parametrize(
    ("text", "what"),
    [("a " * 500_001, "characters"), ("a\n" * 40_001, "lines"), ("a" * 5_001, "word"), (f"a{' ' * 5_001}b", "blanks")],
)
def test_what_is_no_report(text: str, what: str) -> None:
    found = bounds.too_much(text)
    assert found is not None
    assert what in found


@pytest.mark.parametrize("text", ["", "Norway signed.", "a " * 100_000, "word\n" * 10_000, "a" * 4_999])
def test_what_may_be_one(text: str) -> None:
    assert bounds.too_much(text) is None


def test_limits_are_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGESTA_MAX_CHARACTERS", "10")
    assert bounds.too_much("twelve signs") is not None
    monkeypatch.setenv("REGESTA_MAX_SECONDS", "much")
    with pytest.raises(InputError, match="REGESTA_MAX_SECONDS"):
        bounds.max_seconds()


@pytest.mark.skipif(not hasattr(bounds.signal, "setitimer"), reason="no such clock here")
def test_work_that_takes_too_long_is_stopped() -> None:
    def endless() -> None:
        with bounds.within(0.05):
            while True:
                time.sleep(0.01)

    with pytest.raises(bounds.TookTooLong):
        endless()
    time.sleep(0.1)  # the clock is off
