"""A blow and those whom it killed, told in one sentence."""

import pytest
from spacy.language import Language

from tests.extract.reading import check_sides, read_events

pytestmark = pytest.mark.model
CASES = [
    ("At least 11 villagers were killed when gunmen ambushed a bus.", "killing", ["gunmen"], ["11 villagers"]),
    ("Two dockers were killed after Peruvian jets bombed the port.", "killing", ["jets"], ["dockers"]),
    (
        "The navy carried out a strike on Wednesday that killed a Peruvian fisherman.",
        "killing",
        ["navy"],
        ["fisherman"],
    ),
    ("The navy carried out a strike on Wednesday that killed a Peruvian fisherman.", "attack", ["navy"], ["fisherman"]),
    ("Peruvian tanks fired shells in the north, killing seven villagers.", "shelling", ["tanks"], ["villagers"]),
    ("He was killed as he attacked the post.", "killing", [], ["He"]),
    (
        "The shooting of marchers by guards in Lima that left two people dead was told on.",
        "killing",
        ["guards"],
        ["people"],
    ),
    ("Two men were killed when their lorry left the road.", "killing", [], ["men"]),
]


@pytest.mark.parametrize(("text", "subtype", "actors", "recipients"), CASES)
def test_each_has_the_side_that_the_other_tells(
    nlp: Language, text: str, subtype: str, actors: list[str], recipients: list[str]
) -> None:
    (event,) = [one for one in read_events(nlp, text) if one.subtype == subtype]
    check_sides(event, actors, recipients)
