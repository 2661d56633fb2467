"""Whose an office is, by the words of a phrase. Sentences written for this test."""

import pytest

from regesta.link.people.holders import of_others


@pytest.mark.parametrize(
    ("words", "others"),
    [
        ("the group's leader", True),
        ("the small region's ruler", True),
        ("the party's president", True),
        ("the country's president", False),
        ("the chief of the general staff", False),
        ("the government's leadership", False),
        ("the army's leadership", False),
        ("the president", False),
        ("the Chilean president", False),
    ],
)
def test_an_office_of_others_than_a_state(words: str, *, others: bool) -> None:
    assert of_others(words) is others
