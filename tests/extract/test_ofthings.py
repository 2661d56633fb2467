"""Parties that a clause of a thing names: who did it, on whom it lies, who holds those it is about."""

import pytest
from spacy.language import Language

from tests.extract.reading import check_sides, read_events

pytestmark = pytest.mark.model
CASES = [
    ("Norway criticised the deal that Sudan signed with Mali.", "criticism", ["Norway"], ["Sudan"]),
    ("Norway criticised the deal that angered Sudan.", "criticism", ["Norway"], []),
    ("The council will not lift the sanctions imposed on Peru.", "sanctions_relief", ["council"], ["Peru"]),
    ("Norway eased restrictions placed on Peruvian traders.", "sanctions_relief", ["Norway"], ["Peruvian traders"]),
    ("Norway called for the release of priests held in Peru.", "demand", ["Norway"], ["Peru"]),
    ("Norway called for the release of those detained by the Peruvian regime.", "demand", ["Norway"], ["Peruvian"]),
    ("Norway demanded the release of the editor.", "demand", ["Norway"], []),
    ("Peru will sign a memorandum of understanding with Jordan.", "treaty_signing", ["Peru", "Jordan"], []),
    ("Anna Berg was scathing, threatening to pull out of NATO.", "threat", ["Anna Berg"], ["NATO"]),
    ("Norway was outraged that Peru had shelled the convoy.", "criticism", ["Norway"], ["Peru"]),
    ("Norway will wait before deciding whether to expel the Peruvian envoy.", "expulsion", ["Norway"], ["envoy"]),
    ("Norway's chief aim in the talks was to press Peru to pay.", "appeal", ["Norway"], ["Peru"]),
]


@pytest.mark.parametrize(("text", "subtype", "actors", "recipients"), CASES)
def test_a_clause_of_the_thing_names_them(
    nlp: Language, text: str, subtype: str, actors: list[str], recipients: list[str]
) -> None:
    (event,) = [one for one in read_events(nlp, text) if one.subtype == subtype]
    check_sides(event, actors, recipients)
