"""What somebody turns down by saying that he will not do it."""

import pytest
from spacy.language import Language

from tests.extract.reading import read_events

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Norway will not tolerate Libya's raids.", ["Libya"]),
        ("Norway could not accept Libya's terms.", ["Libya"]),
        ("Norway would never bow to Libyan threats.", ["Libyan"]),
        ("Norway does not recognise Libya's annexation of the port.", ["Libya"]),
        ("Norway would no longer abide by its treaty with Libya.", ["Libya"]),
        ("Norway will not take in any Libyan sailors this winter.", ["any Libyan sailors"]),
        ("Norway will not let Libyan inspectors see the port.", ["Libyan inspectors"]),
    ],
)
def test_turned_down(nlp: Language, text: str, recipients: list[str]) -> None:
    (told,) = [e for e in read_events(nlp, text) if e.type == "REJECT"]
    assert told.status == "happened"
    assert [p.name for p in told.actors] == ["Norway"]
    assert [p.name or (p.span and p.span.text) for p in told.recipients] == recipients


@pytest.mark.parametrize(
    "text",
    [
        "Norway accepted Libya's terms.",
        "If Norway does not accept the terms, Libya will leave.",
        "Norway could not have accepted Libya's terms.",
        "Doctors said the patient could not accept visitors.",
        "The shop does not take in Libyan shirts.",
        "The rescuers could not free the Libyan driver from the wreck.",
        "Norway cannot take part in the search for the Libyan ship.",
        "The Libyan minister did not stand for president.",
        "Why would Norway not agree to Libya's terms?",
    ],
)
def test_nothing_turned_down(nlp: Language, text: str) -> None:
    assert not [e for e in read_events(nlp, text) if e.type == "REJECT"]
