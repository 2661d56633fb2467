"""Phrases in which a word of acts tells another thing. Rows: a sentence, a kind of act, whether it is told."""

import pytest
from spacy.language import Language

from tests.extract.reading import read_events

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "subtype", "told"),
    [
        ("Norway will decide whether to leave the pact with Togo.", "decision", False),
        ("Norway decided that the base in Togo must close.", "decision", True),
        ("She laid flowers at a shrine honouring ten soldiers of Togo.", "praise", False),
        ("Ola Lund joined the Green Party in 2010.", "partnership", False),
        ("Before joining the Senate, Ann Lee was a judge.", "partnership", False),
        ("He was made a judge, joining the Lima City Council in 1983.", "partnership", False),
        ("Norway joined the European Union in 1994.", "partnership", True),
        ("Two parties joined the coalition government in Lima.", "partnership", True),
        ("Ola Lund has decided to join the government of Chad.", "partnership", True),
        ("Ola Lund won the primary election of the Green Party on Tuesday.", "appointment", False),
        ("Ola Lund won all three elections.", "appointment", False),
        ("Ola Lund won the presidential election in Peru.", "appointment", True),
        ("Ohio plans to hold its election on Tuesday.", "appointment", False),
        ("Thousands of birds were killed in Chad.", "killing", False),
        ("Fishermen from Chad captured two dolphins.", "seizure", False),
        ("Ambassador Ana Torv presented a medal honouring Peruvian President Ida Lund.", "praise", False),
    ],
)
def test_told(nlp: Language, text: str, subtype: str, told: bool) -> None:
    assert any(event.subtype == subtype for event in read_events(nlp, text)) == told


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Chad took credit for the truce with Libya.", "AID"),
        ("The United States is striking a balance with Chad.", "ASSAULT"),
    ],
)
def test_no_act_of_a_type(nlp: Language, text: str, kind: str) -> None:
    assert all(event.type != kind for event in read_events(nlp, text))


@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        ("The Chadian envoy also called on the vice president.", "visit"),
        ("The Chadian envoy called on the vice president to resign.", "appeal"),
    ],
)
def test_calls_on_somebody(nlp: Language, text: str, subtype: str) -> None:
    assert [event.subtype for event in read_events(nlp, text)] == [subtype]
