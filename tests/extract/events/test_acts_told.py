"""Acts of parliaments, courts, police and capitals in wire reports: turns that tell one, and those that look alike and tell none."""

import pytest
from spacy.language import Language

from tests.extract.reading import read_events

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "subtype", "told"),
    [
        ("The Peruvian congress voted overwhelmingly on Friday to close the base.", "decision", True),
        ("Peru challenged the Chadian claim in a letter to the press.", "lawsuit", False),
        ("Peru filed a brief with the tribunal on Tuesday.", "lawsuit", True),
        ("The clerk filed the papers in a drawer.", "lawsuit", False),
        ("Chad is taking legal action against a Peruvian bank.", "lawsuit", True),
        ("The visit began a legal battle between two heirs in Chad.", "clash", False),
        ("At a news conference in Lima, Minister Ida Lund said the port was safe.", "meeting", False),
        (
            "Speaking at a joint news conference with Premier Omar Hadi, Minister Ida Lund praised Chad.",
            "meeting",
            True,
        ),
        ("Minister Ida Lund met visiting Chadian Premier Omar Hadi on Friday.", "meeting", True),
        ("Minister Ida Lund met visiting Chadian Premier Omar Hadi on Friday.", "visit", False),
        ("The Chadian captain was put on a flight to Cairo by Peruvian officials.", "deportation", True),
        ("The funds allowed Chad to finish the dam inside a year.", "access", False),
        ("Chad allowed Peruvian inspectors inside the plant.", "access", True),
        ("Peru and Chad are in a joint struggle against smuggling.", "rejection", False),
        ("Peru is against the accession of Chad.", "rejection", True),
        ("The mayor has no objection to the Chadian plan.", "rejection", False),
        ("The Peruvian army lost four soldiers in the raid.", "killing", True),
        ("The Peruvian team lost its captain to an injury.", "killing", False),
        ("Chad holds an election in May.", "arrest", False),
        ("The report cites two Chadian officials.", "accusation", False),
        ("Peru called the vote in Chad a major breakthrough.", "praise", True),
        ("Peru called the Chadian vote a first test.", "praise", False),
        ("The Peruvian police pursue a lead in the death of the Chadian envoy.", "investigation", True),
        ("Minister Ida Lund made the general an offer.", "appointment", False),
        ("Omar Hadi of Chad was made an admiral in 1995.", "appointment", True),
        ("Chad called the Peruvian plan a step in the wrong direction.", "praise", False),
        ("Chad called the Peruvian plan a step in the wrong direction.", "criticism", True),
        ("Chad described the Peruvian plan as a step.", "criticism", False),
        ("The agency was quoted as a source.", "demand", False),
        ("The Chadian sailors were questioned by police for three days.", "investigation", True),
        ("Peru questioned the Chadian figures.", "investigation", False),
        ("Chad hopes for a flag of its own.", "gift", False),
    ],
)
def test_told(nlp: Language, text: str, subtype: str, told: bool) -> None:
    assert any(event.subtype == subtype for event in read_events(nlp, text)) == told
