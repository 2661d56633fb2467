"""Who demonstrates where only a land is named, and so many of a party, which are not the party."""

import pytest

from tests.link.acts.test_story import acts

pytestmark = pytest.mark.model
CASES = [
    ("The Riga protests continued on Monday.", "protests", ["LVA CVL"]),
    ("French protests continued on Monday.", "protests", ["FRA CVL"]),
    ("Peru protested on Monday against the raid by Chad.", "protested", ["PER None"]),
    ("The Philippines protested on Monday after a Chinese ship rammed a boat.", "protested", ["PHL None"]),
    ("Peruvians protested on Monday.", "protested", ["PER CVL"]),
]


@pytest.mark.parametrize(("text", "word", "who"), CASES)
def test_the_people_of_a_land_demonstrate(text: str, word: str, who: list[str]) -> None:
    (told,) = [one for one in acts(text) if one.trigger.text == word]
    assert [f"{party.state} {party.sector}" for party in told.actors] == who


PARTIES = [
    ("In Washington, other Republicans condemned Chad.", "other Republicans", None),
    ("In Washington, 231 Democrats condemned Chad.", "231 Democrats", None),
    ("In Washington, Democrats condemned Chad.", "Democratic Party", "all"),
]


@pytest.mark.parametrize(("text", "name", "whole"), PARTIES)
def test_some_of_a_party_are_not_the_party(text: str, name: str, whole: str | None) -> None:
    (told,) = [one for one in acts(text) if one.trigger.text == "condemned"]
    (party,) = told.actors
    assert (party.name, party.state, party.sector) == (name, "USA", "PTY")
    assert (party.actor is None) is (whole is None)
