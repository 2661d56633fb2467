"""Acts that another act points back to: a charge denied."""

import pytest

from tests.link.acts.test_story import acts, states

pytestmark = pytest.mark.model
CASES = [
    ("Peru and Chile accused Bolivia of smuggling. Bolivia denies the charges.", "denies", "CHL,PER"),
]


@pytest.mark.parametrize(("text", "word", "to"), CASES)
def test_who_did_what_is_pointed_at(text: str, word: str, to: str) -> None:
    found = [states(one.recipients) for one in acts(text) if one.trigger.text == word]
    assert found == [to]
