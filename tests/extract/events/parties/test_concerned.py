"""Whom an act in words concerns through what it is about, by one order for all such acts, and where nobody is put in.

Each row: sentence, subtype, words of the recipients.
"""

import pytest
from spacy.language import Language

from tests.extract.reading import read_events

CONCERNED: list[tuple[str, str, list[str]]] = [
    ("Peru agreed to send rice to Chile.", "agreement", ["Chile"]),
    ("Peru has agreed to help Chile rebuild its ports.", "agreement", ["Chile"]),
    ("Peru offered to help pay Chile's debts.", "offer", ["Chile"]),
    ("Peru signalled its readiness to negotiate with Chile and Mali.", "offer", ["Chile", "Mali"]),
    ("Peru is ready to talk to Chile.", "offer", ["Chile"]),
    ("The faction is ready to work with the government.", "offer", ["the government"]),
    ("Peru promised to withdraw from Chilean territory.", "acceptance", ["Chilean"]),
    ("Peru refused to send the banker to Chile.", "rejection", ["Chile"]),
    ("Peru opposes the NATO plan.", "rejection", ["NATO"]),
    ("The premier cancelled a visit to Chile.", "cancellation", ["Chile"]),
    ("Peru condemned the deaths of villagers during a Chilean raid.", "criticism", ["Chilean"]),
    ("Peru criticised the vote, saying Chile had bought it.", "criticism", ["Chile"]),
    ("Peru criticised remarks by a Chilean official.", "criticism", ["a Chilean official"]),
    ("Peru voiced concern that Chilean troops could cross the river.", "criticism", ["Chilean troops"]),
    ("Peru condemned the execution of two priests in Chile.", "criticism", ["Chile"]),
    ("Peru welcomed dialogue with Chile.", "praise", ["Chile"]),
    ("Peru called for an emergency meeting of the United Nations.", "appeal", ["United Nations"]),
    ("Peru called for pressure against Chile.", "appeal", ["Chile"]),
]
NOBODY = [
    ("Ministers of the league agreed to send rice to Chad.", "agreement"),  # with each other
    ("Peru vowed to find the bombers.", "acceptance"),
    ("The president vowed to carry on Ana Torv's work.", "acceptance"),
    ("Peru agreed to fight piracy in Chile.", "agreement"),  # where, not to whom
    ("Peru called for the lifting of sanctions against Chile.", "appeal"),
    ("Peru called for the release of Ana Torv.", "demand"),
    ("Peru rejected the Lusaka accord.", "rejection"),
    ("Peru welcomed the end of the war with Chile.", "praise"),
    ("Peru condemned the killing of two priests in Chile.", "criticism"),  # anybody may have killed them
    ("Peru condemned the attack on the Chilean embassy.", "criticism"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "subtype", "recipients"), CONCERNED)
def test_whom_it_concerns(nlp: Language, text: str, subtype: str, recipients: list[str]) -> None:
    found = [[p.name for p in event.recipients] for event in read_events(nlp, text) if event.subtype == subtype]
    assert recipients in found, found


@pytest.mark.model
@pytest.mark.parametrize(("text", "subtype"), NOBODY)
def test_nobody_is_concerned(nlp: Language, text: str, subtype: str) -> None:
    found = [[p.name for p in event.recipients] for event in read_events(nlp, text) if event.subtype == subtype]
    assert [] in found, found


@pytest.mark.model
def test_one_who_agrees_to_help_agrees_alone(nlp: Language) -> None:
    (agreed,) = [e for e in read_events(nlp, "Peru agreed to send rice to Chile.") if e.subtype == "agreement"]
    assert [p.name for p in agreed.actors] == ["Peru"]
