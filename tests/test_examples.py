"""The examples score at least what they did when their floors were set (`bench/floors.json`)."""

import pytest

from bench.gate import EXAMPLES, below, floors, raised
from bench.record import run


@pytest.mark.model
@pytest.mark.parametrize("name", sorted(floors()))
def test_example_scores_at_least_its_floors(name: str) -> None:
    measured = run(EXAMPLES / name)["ours"]
    assert below(name, measured) == []
    assert measured["spans_ok"] == 1.0


def test_every_example_has_floors() -> None:
    assert sorted(floors()) == sorted(folder.name for folder in EXAMPLES.iterdir() if (folder / "truth.yaml").is_file())
    assert all(floors().values())


def test_floors_only_go_up() -> None:
    old = {"events_recall": 0.5, "figures_recall": 0.2}
    new = raised(
        old, {"events_recall": 0.4, "figures_recall": 0.7, "statements_recall": 0.9, "events_f1": 0.9, "spans_ok": 1.0}
    )
    assert new == {"events_recall": 0.5, "figures_recall": 0.69, "statements_recall": 0.89, "spans_ok": 1.0}


def test_a_figure_that_is_no_longer_measured_is_below_its_floor() -> None:
    name = next(iter(sorted(floors())))
    assert len(below(name, {})) == len(floors()[name])
