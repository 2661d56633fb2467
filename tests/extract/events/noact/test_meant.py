"""What is no act: nature, sport, what a charter provides for; and what stays one."""

import pytest
from spacy.language import Language

from tests.extract.reading import read_events

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "text",
    [
        "Malaria killed forty villagers in Chad.",
        "In the quarter-final the Chilean defence attacked Peru.",
        "Under the constitution the king appoints judges.",
        "A visitor is received with tea in Vanuatu.",
        "A bus overturned near Lome, killing four nurses.",
        "Typhoon Ara killed forty villagers in Chad.",
    ],
)
def test_no_act(nlp: Language, text: str) -> None:
    assert read_events(nlp, text) == ()


@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        ("Chadian jets bombed a football stadium in Libya.", "air_strike"),
        ("Under the treaty Chad withdrew its troops from the strip.", "withdrawal"),
        ("Libyan guards patrol the beach.", "patrol"),
        ("Settlers put the torch to an olive press.", "destruction"),
        ("Chadian settlers backed by France held a feast.", "support"),
        ("Chad and Libya started a patrol of the strait.", "patrol"),
        ("President Bello said Chad must withdraw its troops.", "demand"),
        ("Gunmen killed two Chadian soldiers near the crash of a plane.", "killing"),
        ("The king appointed two judges on Monday.", "appointment"),
        ("In 1991 warlords overthrew President Bello.", "attack"),
        ("President Bello warned of an arms race.", "warning"),
    ],
)
def test_an_act(nlp: Language, text: str, subtype: str) -> None:
    assert [event.subtype for event in read_events(nlp, text)] == [subtype]
