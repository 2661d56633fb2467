"""Words that stand for nobody, whoever's they are."""

import pytest
from spacy.language import Language

from tests.extract.reading import read_events

pytestmark = pytest.mark.model

MATTERS = [
    ("Chad would build the dam with its own funds.", "its own funds"),
    ("Chad is ready to assist a later troop withdrawal, should Libya ask.", "a later troop withdrawal"),
    ("The league has been fighting for Kurdish autonomy for ten years.", "Kurdish autonomy"),
    ("A Chilean law prohibits the sale of the boats to Peru.", "A Chilean law"),
]
SOMEBODY = [
    ("Chilean troops withdrew from the island.", "Chilean troops"),
    ("A Chilean convoy shelled the village.", "A Chilean convoy"),
    ("The Chilean mission arrested two fishermen.", "The Chilean mission"),
    ("The Chilean insurgency attacked the barracks.", "The Chilean insurgency"),
]


def named(nlp: Language, text: str) -> set[str]:
    return {party.name for one in read_events(nlp, text) for party in (*one.actors, *one.recipients)}


@pytest.mark.parametrize(("text", "matter"), MATTERS)
def test_a_matter_takes_no_part(nlp: Language, text: str, matter: str) -> None:
    assert matter not in named(nlp, text)


@pytest.mark.parametrize(("text", "name"), SOMEBODY)
def test_a_body_takes_part_though_its_name_may_mean_an_act(nlp: Language, text: str, name: str) -> None:
    assert name in named(nlp, text)
