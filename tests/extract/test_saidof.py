"""What a clause says of somebody: blamed, or cleared."""

import pytest
from spacy.language import Language

from tests.extract.reading import read_events

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("Norway suspects that Libya hid the ship.", "ACCUSE", ["Norway"], ["Libya"]),
        ("Norway argued that Libya violated the truce.", "ACCUSE", ["Norway"], ["Libya"]),
        ("Libya insists its reactor is peaceful.", "REJECT", ["Libya"], []),
        ("Libya insisted it had not sent the ship.", "REJECT", ["Libya"], []),
    ],
)
def test_said_of_somebody(nlp: Language, text: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    told = [e for e in read_events(nlp, text) if e.type == kind]
    assert [[p.name for p in e.actors] for e in told] == [actors]
    assert [[p.name for p in e.recipients] for e in told] == [recipients]


@pytest.mark.parametrize(
    "text",
    [
        "Norway argued that Libya could break the truce.",
        "Norway argued that Libya had not violated the truce.",
        "Norway argued that Libya needs more time.",
        "Norway hopes the two sides will talk.",
        "Norway hopes it will rain.",
        "Norway insists the winter was long.",
        "Norway insists its harbour is full.",
        "Norway claimed that Libya grows dates.",
        "Norway hopes Libya will win the cup.",
        "Doctors suspect that Ola Lund has malaria.",
        "Norway insists it did not rain.",
    ],
)
def test_said_of_nobody(nlp: Language, text: str) -> None:
    assert not [e for e in read_events(nlp, text) if e.type in ("ACCUSE", "REQUEST", "REJECT")]
