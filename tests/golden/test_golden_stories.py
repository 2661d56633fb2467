"""Ten reports in which much is left to the story: their record fits them, and is met as far as it was."""

from pathlib import Path

import pytest

from bench.record import run
from regesta.serve.evaluate.truth import read_truth

STORIES = Path(__file__).parent / "stories"
# Measured 2026-11-22 by `python -m bench record tests/golden/stories`: 0.406, 0.462, 0.762. Floors only go up.
FLOORS = {"events_recall": 0.38, "events_precision": 0.43, "events_met": 0.74}


def test_every_line_stands_in_its_report() -> None:
    truth = read_truth(STORIES)
    assert len(truth.events) > 100
    for line in truth.events:
        text = (STORIES / "reports" / line.report).read_text(encoding="utf-8")
        assert all(words in text for words in line.words), (line.report, line.words)


@pytest.mark.model
def test_the_record_is_met() -> None:
    ours = run(STORIES)["ours"]
    assert {name: ours[name] for name, floor in FLOORS.items() if ours[name] < floor} == {}
