"""Threats told by a plain "said"."""

import pytest
from spacy.language import Language

from tests.extract.reading import read_events

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Norway said it would punish Libya.", ["Libya"]),
        ('"Libya will pay a heavy price," Ola Lund said.', ["Libya"]),
        ("Norway said it would strike Libya unless the crew was freed.", ["Libya"]),
        ("Norway said the raid would not go unpunished.", []),
        ("Norway said it would hit back if Libya attacked.", ["Libya"]),
        ("Norway said Libya would pay a heavy price for its acts.", ["Libya"]),
        ("Norway said Libya would face the consequences of its actions.", ["Libya"]),
        ("Norway said Libya would pay for this.", ["Libya"]),
        ("Norway said it would use force against Libya.", ["Libya"]),
    ],
)
def test_threatened(nlp: Language, text: str, recipients: list[str]) -> None:
    told = [e for e in read_events(nlp, text) if e.type == "THREATEN"]
    assert [(e.status, [p.name for p in e.recipients]) for e in told] == [("happened", recipients)]


@pytest.mark.parametrize(
    "text",
    [
        "The minister said Libya would pay for the bridge.",
        "Norway said it would not use force.",
        "Norway said Libyan firms would face competition.",
        "Norway said Libya would hand over the crew if the court agreed.",
        "Norway said it would answer Libya's letter on Monday.",
        "Norway said it would fight back tears.",
        "Norway said it would punish its own soldiers.",
        "Norway said taxpayers would pay for the crisis.",
        "Norway said it would pay the price for its errors.",
        "Norway said Libya would pay the market price for gas.",
        "Norway said Libya would face consequences of the drought.",
        "Norway said it would hold the talks if Libya came.",
    ],
)
def test_no_threat(nlp: Language, text: str) -> None:
    assert not [e for e in read_events(nlp, text) if e.type == "THREATEN"]
