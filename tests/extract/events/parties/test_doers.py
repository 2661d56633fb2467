"""Who acts where the tree's subject cannot: the nearest before a relative clause, whoever speaks, and those who met."""

import pytest
from spacy.language import Language

from tests.extract.reading import read_events

pytestmark = pytest.mark.model

# (sentence, subtype or type, actors)
ACTORS = [
    (
        "The court is studying a complaint brought by a deputy from the Harbour Party, who accused her relatives of fraud.",
        "accusation",
        ["a deputy from the Harbour Party"],
    ),
    ("The move was meant to avoid more trouble with Chad, which had condemned Libya's raid.", "criticism", ["Chad"]),
    ('The ministry said the change was "not final," and urged Chadian officials to wait.', "appeal", ["The ministry"]),
    ("The Chadian ministry says it has appealed to Libya not to return the refugees.", "appeal", ["it"]),
    ("A third round was planned for May, but Chad rejected the plan, saying it was useless.", "rejection", ["Chad"]),
    ("Ana Torv praised the guards before meeting with President Bo Ray.", "meeting", ["Ana Torv", "Bo Ray"]),
    (
        "She was to visit the ruined school, speak to teachers who had lived through the fire and meet with President Bo Ray.",
        "meeting",
        ["She", "Bo Ray"],
    ),
    (
        "Minister Ana Torv met with her Chadian counterpart, Bo Ray, to sign a treaty on fishing.",
        "treaty_signing",
        ["Ana Torv", "Bo Ray"],
    ),
    ("Hezbollah, whose armed wing has claimed dozens of raids on Chad, rejected the offer.", "attack", ["Hezbollah"]),
    ("Peru's main objective in the talks was to urge Chile to reopen the port.", "appeal", ["Peru"]),
    ("He led rebels fighting U.S. and Chadian army units.", "clash", ["rebels", "U.S. and Chadian army units"]),
]


@pytest.mark.parametrize(("text", "subtype", "names"), ACTORS)
def test_who_acts_is_found(nlp: Language, text: str, subtype: str, names: list[str]) -> None:
    found = [[party.name for party in one.actors] for one in read_events(nlp, text) if one.subtype == subtype]
    assert names in found


def test_a_raid_is_not_done_by_the_state_it_hit(nlp: Language) -> None:
    found = read_events(nlp, "Rebels claimed a raid on Chad, which killed nine soldiers.")
    assert {one.subtype for one in found} >= {"killing"}
    assert all("Chad" not in [party.name for party in one.actors] for one in found)


def test_who_meets_one_and_meets_another_meets_twice(nlp: Language) -> None:
    found = read_events(
        nlp, "On Sunday President Ana Torv is to meet with Premier Bo Ray and hold a meeting with Premier Ivo Darn."
    )
    sides = [[party.name for party in one.actors] for one in found if one.subtype == "meeting"]
    assert sides == [["Ana Torv", "Bo Ray"], ["Ana Torv", "Ivo Darn"]]


def test_what_one_is_praised_for_is_his(nlp: Language) -> None:
    (signed,) = [
        one for one in read_events(nlp, "Peru praised Chad for signing the treaty.") if one.subtype == "treaty_signing"
    ]
    assert [party.name for party in signed.actors] == ["Chad"]
