"""Phrases by which nobody is told to have done a thing. Rows: a sentence, a kind of act, whether it is told."""

import pytest
from spacy.language import Language

from tests.extract.reading import read_events

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "subtype", "told"),
    [
        ("The Chadian mayor opened the gates, allowing Malian families to enter.", "concession", False),
        ("Chad is allowing Malian refugees to return.", "concession", True),
        ("Chad declined to give details of the raid.", "rejection", False),
        ("Chad refused to give up the islands.", "rejection", True),
        ("Togo and Chad staged an air drill targeting our republic.", "attack", False),
        ("Rebels launched raids targeting Chadian troops.", "attack", True),
        ('"How would you work with Congress to pass your bill?" the reporter asked Lee.', "cooperation", False),
        ("How will Chad work with Peru to free the crew?", "cooperation", True),
        ("Chad never ruled out a visit to Mali.", "rejection", False),
        ("Chad ruled out talks with Mali.", "rejection", True),
    ],
)  # fmt: skip
def test_told(nlp: Language, text: str, subtype: str, told: bool) -> None:
    assert any(event.subtype == subtype for event in read_events(nlp, text)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Two weeks of rain have killed nine farmers in Togo.", False),
        ("Mercury poisoning has killed 30 miners in Togo.", False),
        ("A ferry collided with a barge off Togo, killing six villagers and wounding nine.", False),
        ("Twenty Chadian nurses were killed when their bus left the road and rolled into a river.", False),
        ("Some forty Chadians were hurt as the driver lost control of the bus.", False),
        ("All nine Chadians on board were killed when a missile hit the plane.", True),
        ("At least 60 people were killed in Chad when a car bomb went off.", True),
        ("A blast that rebels set off in Chad killed 11 soldiers.", True),
    ],
)  # fmt: skip
def test_nobody_killed_them(nlp: Language, text: str, told: bool) -> None:
    assert any(event.subtype == "killing" for event in read_events(nlp, text)) == told


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Ana Torv succeeded Karl Zenda.", [], ["Ana Torv"]),
        ("Karl Zenda is to be replaced by Ana Torv, the minister of justice.", [], ["Ana Torv"]),
        ("Ana Torv resigned, and Karl Zenda succeeded her.", [], ["Karl Zenda"]),
        ("The president intends to replace him in May.", ["The president"], ["him"]),
        ("The president replaced his defence minister on Friday.", ["The president"], ["his defence minister"]),
        ("Karl Zenda appointed Ana Torv as premier, replacing Karl Lee.", ["Karl Zenda"], ["Ana Torv"]),
    ],
)
def test_who_comes_after_somebody(nlp: Language, text: str, actors: list[str], recipients: list[str]) -> None:
    (event,) = (e for e in read_events(nlp, text) if e.subtype == "appointment")
    assert [p.name for p in event.actors] == actors
    assert [p.name for p in event.recipients] == recipients


def test_a_law_is_nobody(nlp: Language) -> None:
    (event,) = read_events(nlp, "A party supported the Ninth Amendment to the Chadian Constitution.")
    assert not event.recipients


@pytest.mark.parametrize(
    "text", ["He planned the raid on December 27th.", "He planned the attack on the 27th of December."]
)
def test_a_day_is_nobody(nlp: Language, text: str) -> None:
    (event,) = (e for e in read_events(nlp, text) if e.type == "ASSAULT")
    assert not event.recipients


def test_talks_stand_as_their_resumption_does(nlp: Language) -> None:
    (event,) = (
        e for e in read_events(nlp, "Togo and Chad are considering a resumption of talks.") if e.type == "CONSULT"
    )
    assert event.status == "possible"


def test_neither_nor(nlp: Language) -> None:
    (event,) = read_events(nlp, "Togo has neither the means nor the intention to attack Chad.")
    assert event.status == "not_happened"


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("The Senate of Chad was told that she was elected to the House in 2006.", [], ["she"]),
        ("She was elected to the Senate of Chad.", [], ["She"]),
        ("The committee of Chad was established in 1948.", [], []),
        ("The rebels made new demands on the government of Chad.", ["The rebels"], ["the government of Chad"]),
        ("Lark, backed by Karl Zenda, is the first Chadian firm to reach it.", ["Karl Zenda"], ["Lark"]),
    ],
)
def test_who_has_a_part(nlp: Language, text: str, actors: list[str], recipients: list[str]) -> None:
    (event,) = (e for e in read_events(nlp, text) if e.type in ("SUPPORT", "REQUEST"))
    assert [p.name for p in event.actors] == actors
    assert [p.name for p in event.recipients] == recipients


def test_what_is_not_ruled_out_may_come(nlp: Language) -> None:
    (event,) = read_events(nlp, "Chad refused to rule out an attack on Mali.")
    assert event.status == "possible"


def test_a_year_is_no_place(nlp: Language) -> None:
    assert not read_events(nlp, "Arriving home in 1951, she took up the study of birds.")
