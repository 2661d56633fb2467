"""Who "they" are where the words before do not settle it."""

import pytest

from tests.link.acts.test_story import acts, states

pytestmark = pytest.mark.model
CASES = [
    (
        "Ana Torv and the United Nations Security Council denounced the raids. They urged Somalia to make peace.",
        "urged",
        "UNO",
    ),
    ("The foreign ministers of Egypt and Greece met in Lima. They called on Turkey to halt.", "called", "EGY,GRC"),
    (
        "The foreign ministers of Egypt, Greece and Cyprus met in Lima. They called on Turkey to halt.",
        "called",
        "CYP,EGY,GRC",
    ),
    ("The foreign minister of Egypt condemned Greece. He called on Turkey to halt.", "called", "EGY"),
]


@pytest.mark.parametrize(("text", "word", "acting"), CASES)
def test_those_who_acted_before(text: str, word: str, acting: str) -> None:
    (event,) = [one for one in acts(text) if one.trigger.text == word]
    assert states(event.actors) == acting
