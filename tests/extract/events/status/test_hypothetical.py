"""Acts that are only supposed: conditions and purposes are no acts. Rows: a sentence, a kind of act, whether it is told."""

import pytest
from spacy.language import Language

from tests.extract.reading import read_events

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "subtype", "told"),
    [
        ("Trade will grow if Chad withdraws its troops from Mali.", "withdrawal", False),
        ("Norway will close its embassy unless Peru releases the crew.", "release", False),
        ("Trade will grow if Chad does not attack Mali.", "attack", False),
        ("If Mali keeps its word, Chad would withdraw its troops from the valley.", "withdrawal", False),
        ("Norway fears that Chad could attack Mali.", "attack", False),
        ("Chad threatened to expel the Libyan envoy.", "threat", True),
        ("Chad threatened to expel the Libyan envoy.", "expulsion", True),
        ("Chad vowed to expel the Libyan envoy.", "threat", True),
        ("Chad vowed to expel the Libyan envoy.", "expulsion", True),
        ("Chad vowed to release the Libyan envoy.", "release", True),
        ("Envoys asked whether Togo would sign the treaty.", "treaty_signing", True),
        ("Norway sold its ships to support Chad.", "support", False),
        ("Malta put pressure on Libya to free the crew.", "release", True),
        ("The Norwegian premier flew to Lome to meet the Togolese premier.", "meeting", True),
        ("Chad withdrew its troops from Mali.", "withdrawal", True),
        ("The crew will remain in Lima until Chad releases the captain.", "release", False),
        ("Rather than agreeing to disarm, the Chadian leader left.", "agreement", False),
        ("He had no hope that Libya would withdraw its army from Chad.", "withdrawal", False),
        ("An agreement under which Chad would withdraw its troops was signed.", "withdrawal", True),
        ("The Chadian embassy can offer Peruvians only emergency services.", "offer", False),
        ("The two ministers discussed cooperation between Chad and Peru.", "cooperation", False),
        ("The project strengthens cooperation between Chad and Peru.", "cooperation", False),
        ("Chad cooperated with Peru on the search.", "cooperation", True),
        ("The shock caused by the war between Chad and Mali is felt in Peru.", "clash", False),
        ("The war between Chad and Mali has claimed ninety lives.", "clash", True),
        ('Chad is sure of victory in its "special military operation" in Mali.', "attack", False),
        ("Chad launched a special military operation in Mali.", "attack", True),
        ("If they cannot agree, the council would open a letter from Ida Lund.", "letter", False),
        ("The Chadian army lost four soldiers in May.", "killing", True),
    ],
)
def test_told(nlp: Language, text: str, subtype: str, told: bool) -> None:
    assert any(event.subtype == subtype for event in read_events(nlp, text)) == told
