"""Events in time: counted, placed, drawn."""

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace

from regesta.serve.browse import Wish
from regesta.serve.spread import BARS, FEW, STRETCHES, Spread, after, spread
from regesta.store.database import open_store
from regesta.store.write import replace_events
from regesta.web.drawing import LEFT, WIDTH, draw
from tests import sample
from tests.web.conftest import write_sample

OPENING = sample.EVENTS[0]


def spread_of(path: Path, spans: list[tuple[dt.date | None, dt.date | None]], *, step: str = "") -> Spread | None:
    """The spread of events with these times, all else alike."""
    assert OPENING.time is not None
    made = [
        replace(OPENING, id=f"e{number:05}", time=replace(OPENING.time, start=start, end=end))
        for number, (start, end) in enumerate(spans)
    ]
    with open_store(write_sample(path)) as store, store.transaction():
        replace_events(store, made, ())
        return spread(store, Wish(), step=step)


def days(first: dt.date, number: int, every: int = 1) -> list[tuple[dt.date | None, dt.date | None]]:
    """Events of one day each."""
    starts = [first + dt.timedelta(days=every * place) for place in range(number)]
    return [(start, start + dt.timedelta(days=1)) for start in starts]


def test_every_event_is_counted_placed_or_told_of(tmp_path: Path) -> None:
    wide = [(dt.date(2020, 1, 1), dt.date(2021, 1, 1))] * (BARS + 5)
    open_ended = [(None, dt.date(2020, 6, 1)), (dt.date(2020, 2, 1), None)]
    spans = [*days(dt.date(2020, 1, 1), 300), *wide, *open_ended]
    found = spread_of(tmp_path / "a.regesta", spans, step="month")
    assert found is not None
    counted = sum(one.total for one in found.stretches)
    assert counted == 300
    assert counted + len(found.placed) + found.left_out + found.earlier + found.later == len(spans)
    assert found.step == "month"


def test_few_events_are_placed_one_by_one(tmp_path: Path) -> None:
    found = spread_of(tmp_path / "a.regesta", days(dt.date(2020, 1, 1), FEW))
    assert found is not None
    assert (len(found.placed), found.stretches) == (FEW, ())


def test_what_lies_far_off_is_apart(tmp_path: Path) -> None:
    found = spread_of(tmp_path / "a.regesta", [*days(dt.date(1788, 1, 1), 1), *days(dt.date(2024, 1, 1), 100)])
    assert found is not None
    assert found.earlier == 1
    assert found.first.year >= 2023


def test_a_step_that_is_too_fine_gives_a_coarser_one(tmp_path: Path) -> None:
    found = spread_of(tmp_path / "a.regesta", days(dt.date(1990, 1, 1), 400, every=30), step="day")
    assert found is not None
    assert found.asked_finer
    assert len(found.stretches) <= STRETCHES


def test_nothing_dated_gives_no_drawing(tmp_path: Path) -> None:
    assert spread_of(tmp_path / "a.regesta", [(None, None)]) is None


@pytest.mark.parametrize("number", [1, 30, 60, 200])
def test_everything_lies_inside_the_drawing(tmp_path: Path, number: int) -> None:
    found = spread_of(
        tmp_path / "a.regesta",
        [
            *days(dt.date(2023, 11, 20), number, every=9),
            (dt.date(2024, 1, 1), dt.date(2025, 1, 1)),
            (None, dt.date(2024, 3, 1)),
        ],
    )
    assert found is not None
    drawing = draw(found)
    for bar in drawing.bars:
        assert bar.x >= LEFT
        assert bar.x + bar.width <= WIDTH
        assert bar.y < drawing.height
    for column in drawing.columns:
        assert all(0 <= piece.y <= drawing.floor for piece in column.pieces)
    assert 1 <= len(drawing.ticks) <= 14


def test_stretches_follow_each_other() -> None:
    day = dt.date(2023, 12, 1)
    assert [after(dt.date(2023, 10, 1), "quarter"), after(day, "month"), after(dt.date(2020, 1, 1), "decade"), after(day, "week")] == [
        dt.date(2024, 1, 1), dt.date(2024, 1, 1), dt.date(2030, 1, 1), dt.date(2023, 12, 8),
    ]  # fmt: skip
