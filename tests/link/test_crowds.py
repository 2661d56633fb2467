"""Who demonstrates where only a land is named."""

import pytest

from tests.link.test_story import acts

pytestmark = pytest.mark.model
CASES = [
    ("The Riga protests continued on Monday.", "protests", ["LVA CVL"]),
    ("French protests continued on Monday.", "protests", ["FRA CVL"]),
    ("Peru protested on Monday against the raid by Chad.", "protested", ["PER None"]),
]


@pytest.mark.parametrize(("text", "word", "who"), CASES)
def test_the_people_of_a_land_demonstrate(text: str, word: str, who: list[str]) -> None:
    (told,) = [one for one in acts(text) if one.trigger.text == word]
    assert [f"{party.state} {party.sector}" for party in told.actors] == who
