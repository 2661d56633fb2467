"""Clauses that set a condition, and questions of yes or no."""

import pytest
from spacy.language import Language

from regesta.extract.grammar.conditions import asked, conditional

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "verb", "so"),
    [
        ("Oslo will lift the ban if Chad frees the crew.", "frees", True),
        ("Oslo will lift the ban if Chad lays down its arms and frees the crew.", "frees", True),
        ("Oslo will keep the ban unless Chad frees the crew.", "frees", True),
        ("Oslo will act should Chad attack the port.", "attack", True),
        ("Oslo lifted the ban when Chad freed the crew.", "freed", False),
        ("Oslo said that Chad freed the crew.", "freed", False),
    ],
)
def test_conditions(nlp: Language, text: str, verb: str, so: bool) -> None:
    assert conditional(next(t for t in nlp(text) if t.text == verb)) is so


@pytest.mark.parametrize(
    ("text", "verb", "so"),
    [
        ("Did Chad free the crew?", "free", True),
        ("HOST: Did Chad free the crew?", "free", True),
        ("Chad freed the crew.", "freed", False),
        ("Who freed the crew?", "freed", False),
    ],
)
def test_questions_of_yes_or_no(nlp: Language, text: str, verb: str, so: bool) -> None:
    assert asked(next(t for t in nlp(text) if t.text == verb)) is so
