"""What joining finds of the planted disagreements when it is given the truth's own lines."""

from pathlib import Path

from bench.disagreements import run

STRAIT = Path(__file__).parents[2] / "examples" / "strait"


def test_the_truths_own_lines_are_joined_and_disagree() -> None:
    ours = run(STRAIT)["ours"]
    assert ours["recall"] >= 0.6  # floors, below what was measured
    assert ours["precision"] >= 0.85
    assert ours["b3"] >= 0.87
    assert ours["b3_tied"] >= 0.9
