"""Visits that an invitation foresees: only with a day that is named, and only where somebody was invited."""

import pytest
from spacy.language import Language

from tests.extract.reading import read_events

pytestmark = pytest.mark.model

FORESEEN = [
    ("President Tamm invited Chadian premier Musa Adoum to Riga on June 20.", "2024-06-20"),
    ("Chadian premier Musa Adoum was invited to Riga on June 3 by President Tamm.", "2024-06-03"),
]
NONE = [
    "President Tamm invited Chadian premier Musa Adoum to Riga.",
    "President Tamm invited Chadian premier Musa Adoum to Riga on May 3.",
    "On Monday President Tamm invited Chadian premier Musa Adoum to Riga.",
    "President Tamm did not invite Chadian premier Musa Adoum to Riga on June 3.",
    "President Tamm invited Chadian premier Musa Adoum to a dinner in Riga on June 3.",
    "President Tamm invited Chadian premier Musa Adoum to Riga, which votes on June 3.",
]


@pytest.mark.parametrize(("text", "day"), FORESEEN)
def test_an_invitation_for_a_day_foresees_a_visit(nlp: Language, text: str, day: str) -> None:
    visits = [one for one in read_events(nlp, text) if one.subtype == "visit"]
    assert [(one.status, one.time.edtf if one.time else None) for one in visits] == [("possible", day)]
    assert [party.name for party in visits[0].recipients] == ["Riga"]


@pytest.mark.parametrize("text", NONE)
def test_no_visit_is_foreseen_without_a_day_to_come(nlp: Language, text: str) -> None:
    assert not [one for one in read_events(nlp, text) if one.subtype == "visit"]


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        (
            "Premier Ann Lee of Chad will not come to Riga tomorrow. Latvia agreed to move her visit to July 4.",
            ["Riga"],
        ),
        ("Premier Ann Lee of Chad will not come to Riga tomorrow. Juris Ozols moved his visit to July 4.", []),
    ],
)
def test_a_visit_put_off_is_to_whom_it_was_to_be(nlp: Language, text: str, hosts: list[str]) -> None:
    planned = [one for one in read_events(nlp, text) if one.subtype == "visit" and one.status == "planned"]
    assert [party.name for one in planned for party in one.recipients] == hosts
