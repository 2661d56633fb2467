"""Talks told by who took part in them, and by those who agreed after so many days of them; rows of names; what is done by doing."""

import pytest
from spacy.language import Language

from tests.extract.reading import read_events

pytestmark = pytest.mark.model

TALKS = [
    (
        "The accord was reached at talks in which her Malian colleague Luc Traore, the Libyan minister and an envoy of Togo took part.",
        ["Luc Traore", "the Libyan minister", "an envoy of Togo"],
    ),
    ("The talks in Lome, in which Chad, Libya and Togo took part, ended on Friday.", ["Chad", "Libya", "Togo"]),
    ("After two days of talks in an old mill, Chad and Libya agreed on Tuesday to a truce.", ["Chad", "Libya"]),
]
NO_TALKS = [
    "The talks ended in a hall in which the premier had been born.",
    "After two days of rain, Chad and Libya agreed on Tuesday to a truce.",
    "After two days of talks, Chad agreed on Tuesday to a truce.",
]


@pytest.mark.parametrize(("text", "names"), TALKS)
def test_who_took_part_is_told(nlp: Language, text: str, names: list[str]) -> None:
    (talks,) = [one for one in read_events(nlp, text) if one.subtype == "meeting"]
    assert [party.name for party in talks.actors] == names


@pytest.mark.parametrize("text", NO_TALKS)
def test_no_talks_of_anybody_are_told(nlp: Language, text: str) -> None:
    assert not [one for one in read_events(nlp, text) if one.subtype == "meeting"]


def test_a_place_is_not_said_to_lie_in_the_state_that_acts(nlp: Language) -> None:
    for one in read_events(nlp, "After talks in Lome, Chad and Libya signed a pact."):
        assert one.place is not None
        assert one.place.name == "Lome"


ROWS = [
    ("Poland, the Czech Republic and Hungary, who asked for it in May, will join NATO in March.", 3),
    ("The United States, other council members and Germany condemned the raid.", 3),
    ("Ana Torv, minister of trade and head of the port, condemned the raid.", 1),
]


@pytest.mark.parametrize(("text", "many"), ROWS)
def test_a_row_is_of_all_its_names(nlp: Language, text: str, many: int) -> None:
    told = [one for one in read_events(nlp, text) if one.subtype in ("partnership", "criticism")]
    assert [len(one.actors) for one in told] == [many]


def test_what_is_done_by_doing_something_is_done_by_the_same(nlp: Language) -> None:
    text = "Premier Lena Kovac cut short further talks by issuing an ultimatum to Chad."
    (warning,) = [one for one in read_events(nlp, text) if one.subtype == "warning"]
    assert [party.name for party in warning.actors] == ["Lena Kovac"]
    assert [party.name for party in warning.recipients] == ["Chad"]


THERE = [
    (
        "Present at the stop were Abel Kong, minister of sports of Togo, members of the ski committee, builders and farm workers.",
        ["Abel Kong", "members of the ski committee", "builders", "farm workers"],
    ),
    ("Present at the talks were Abel Kong and Ama Darko.", ["Abel Kong", "Ama Darko"]),
    ("Present at the ceremony were Abel Kong and his officials.", ["Abel Kong"]),
]


@pytest.mark.parametrize(("text", "names"), THERE)
def test_all_of_those_present_are_told(nlp: Language, text: str, names: list[str]) -> None:
    (told,) = [one for one in read_events(nlp, text) if one.trigger.text == "Present"]
    assert [party.name for party in told.actors] == names
