"""Shares of right, missing and added dates on worked cases."""

import datetime as dt

import pytest

from bench.dating import dating, wrong_dates
from regesta.link.known.world import World
from regesta.reconcile.intervals import between
from tests.bench.test_record import act, line, matcher

OTHER = between(dt.date(2024, 6, 1), dt.date(2024, 7, 1), reason="test")


@pytest.fixture(scope="module")
def world() -> World:
    return World.load()


@pytest.mark.parametrize(
    ("date", "time", "expected"),
    [
        ("2024-06-19", "same", {"dates_exact": 1.0}),
        ("2024-06-19", None, {"dates_exact": 0.0}),
        ("2024-06-19", OTHER, {"dates_exact": 0.0}),
        (None, "same", {"dates_added": 1.0}),
        (None, None, {"dates_added": 0.0}),
    ],
)
def test_dating(world: World, date: str | None, time: object, expected: dict[str, float]) -> None:
    ours = act() if time == "same" else act(time=time)  # type: ignore[arg-type]
    table = matcher(world, acts=(ours,), lines=(line(date=date),)).events()
    assert dating(table) == expected
    assert bool(list(wrong_dates(table))) == (expected in ({"dates_exact": 0.0}, {"dates_added": 1.0}))


def test_lines_that_are_missed_do_not_count(world: World) -> None:
    assert dating(matcher(world, lines=(line(),)).events()) == {}
