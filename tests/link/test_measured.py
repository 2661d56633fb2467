"""Offices on a day, outlets and agencies: the sets beside this file hold their floors, what is held apart as well. Floors only go up."""

from pathlib import Path
from typing import Any

import pytest

from bench import offices, outlets
from regesta.ingest import credits

HERE = Path(__file__).parent
QUESTIONS, LINES = HERE / "office_questions.tsv", HERE / "outlet_lines.txt"


@pytest.fixture(scope="module")
def asked() -> dict[str, Any]:
    return offices.run(QUESTIONS)


@pytest.fixture(scope="module")
def read() -> dict[str, Any]:
    return outlets.run(LINES)


def test_enough_questions_and_lines() -> None:
    found = offices.questions(QUESTIONS)
    assert len(found) >= 190
    assert len({question.state for question in found}) >= 80
    assert len(outlets.cases(LINES)) >= 220


@pytest.mark.parametrize(("metric", "floor"), [("right", 0.97), ("held_right", 0.94)])
def test_offices_on_a_day(metric: str, floor: float, asked: dict[str, Any]) -> None:
    assert asked["ours"][metric] >= floor
    assert asked["ours"][metric] > asked["floor"][metric] + 0.3


def test_nobody_is_named_wrongly(asked: dict[str, Any]) -> None:
    assert asked["ours"]["wrong"] == 0


@pytest.mark.parametrize(("metric", "floor"), [("outlet", 0.99), ("agency", 0.98), ("held_both", 0.97)])
def test_outlet_and_agency(metric: str, floor: float, read: dict[str, Any]) -> None:
    assert read["ours"][metric] >= floor
    assert read["ours"][metric] > read["floor"][metric]


@pytest.mark.parametrize(
    ("text", "agency", "outlet"),
    [
        ("Talks in Zenda end - TASS\nThe talks ended.", None, None),
        ("TASS, KCNA sign deal\nThe two signed it.", None, None),
        ("The talks ended.\nHe told Reuters.", None, None),
        ("The talks ended.\n(With inputs from PTI)", "PTI", None),
        ("The talks ended.\nPhoto: AFP\n© 2024 The Zenda Post", None, "The Zenda Post"),
        ("The Zenda Post\nThe talks ended.", None, None),
        ("The talks ended.\nSource: Ministry of War", None, None),
        ("", None, None),
    ],
)
def test_what_credits_tell(text: str, agency: str | None, outlet: str | None) -> None:
    assert (credits.agency(text), credits.outlet(text)) == (agency, outlet)
