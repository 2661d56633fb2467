"""Acts named within others: told beside them, as they stand."""

import pytest
from spacy.language import Language

from tests.extract.reading import check_sides, read_events

pytestmark = pytest.mark.model
CASES = [
    ("Chad rejected a Libyan demand to withdraw its troops.", "demand", "happened", ["Libyan"], ["Chad"]),
    ("Peru turned down a request by President Ola Lund to meet.", "appeal", "happened", ["Lund"], ["Peru"]),
    ("Chad has denied the charges.", "accusation", "happened", [], ["Chad"]),
    ("Togo accepted an offer by Norway last week.", "offer", "happened", ["Norway"], ["Togo"]),
    ("Peru will lift its ban on Chilean fish next week.", "ban", "ongoing", ["its"], ["Chilean"]),
    ("President Ola Lund has cancelled a trip to Peru.", "visit", "not_happened", ["Lund"], ["Peru"]),
    ("The minister postponed a visit to Chad.", "visit", "not_happened", ["minister"], ["Chad"]),
]


@pytest.mark.parametrize(("text", "subtype", "status", "actors", "recipients"), CASES)
def test_the_act_within_is_told_beside(
    nlp: Language, text: str, subtype: str, status: str, actors: list[str], recipients: list[str]
) -> None:
    (event,) = [one for one in read_events(nlp, text) if one.subtype == subtype]
    assert event.status == status
    check_sides(event, actors, recipients)
    if status in ("happened", "ongoing"):
        assert event.time is None


ONE = [
    ("Chad held talks with Libya.", "CONSULT"),
    ("The rebels sought help from Norway.", "AID"),
    ("Peru lifted its sanctions on Chile.", "SANCTION"),
    ("The rebels gave up their demand for a separate state.", "ACCUSE"),
]


@pytest.mark.parametrize(("text", "kind"), ONE)
def test_what_is_asked_for_or_of_the_verbs_own_kind_is_no_second_act(nlp: Language, text: str, kind: str) -> None:
    assert len([one for one in read_events(nlp, text) if one.type == kind]) < 2
    assert not [one for one in read_events(nlp, text) if one.type == kind and kind != "CONSULT"]


@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        ("Chad rejected any Libyan offer.", "offer"),
        ("Chad said it would reject any Libyan demand.", "demand"),
        ("The premier did not cancel a trip to Chad.", "visit"),
        ("Libya ended its blockade of the port.", "restriction"),
    ],
)
def test_what_nobody_says_there_is_is_not_told(nlp: Language, text: str, subtype: str) -> None:
    assert not [one for one in read_events(nlp, text) if one.subtype == subtype]
