"""Whose ships and crews are whom one of two states takes."""

import pytest

from tests.link.acts.test_story import acts, states

pytestmark = pytest.mark.model
TREATY = "Kenya and Norway signed a treaty in May. "
CASES = [
    (TREATY + "Kenya seized the trawler Petrel and its crew on Monday.", "seized", "NOR"),
    (TREATY + "Kenya seized a Maltese tanker on Monday.", "seized", "MLT"),
    ("Kenya, Norway and Peru signed a treaty in May. Kenya seized the trawler Petrel on Monday.", "seized", "-"),
    (TREATY + "Kenya arrested six smugglers on Monday.", "arrested", "-"),
]


@pytest.mark.parametrize(("text", "word", "on"), CASES)
def test_the_other_of_two(text: str, word: str, on: str) -> None:
    (event,) = [one for one in acts(text) if one.trigger.text == word]
    assert states(event.recipients) == on
