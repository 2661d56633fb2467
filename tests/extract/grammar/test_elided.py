"""Numbers that leave out the noun of the heading their paragraph opens with, and those that do not."""

import pytest
from spacy.language import Language

from tests.extract.reading import read_events

pytestmark = pytest.mark.model

MEANT = [
    ("The paratroopers. About 150 came home on May 2.", ["The paratroopers"]),
    ("The paratroopers. About 150 came home on May 2. All 300 will be gone by July.", ["The paratroopers"] * 2),
]
NOT_MEANT = [
    "The paratroopers. Six sailors were freed. All seven will be gone by July.",
    "The paratroopers are in Riga. About 150 came home on May 2.",
    "The season. About 150 came home on May 2.",
    "The paratroopers.\n\nAbout 150 came home on May 2.",
]


@pytest.mark.parametrize(("text", "names"), MEANT)
def test_a_bare_number_is_of_the_heading_s_noun(nlp: Language, text: str, names: list[str]) -> None:
    left = [one for one in read_events(nlp, text) if one.subtype == "withdrawal"]
    assert [party.name for one in left for party in one.actors] == names


@pytest.mark.parametrize("text", NOT_MEANT)
def test_elsewhere_a_bare_number_is_of_nobody(nlp: Language, text: str) -> None:
    assert not [one for one in read_events(nlp, text) if one.subtype == "withdrawal"]
