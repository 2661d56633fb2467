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
        ("The convention gives the islanders the right to fish off Peru.", "concession", False),
        ("Peru gave the islanders the right to fish.", "concession", True),
        ("The accord calls for Chad to leave the valley.", "appeal", False),
        ("Chad's president calls for Mali to leave the valley.", "appeal", True),
        ("The statement called for Mali to free the crew.", "appeal", True),
        ("The judge of Chad delayed the ruling pending appeal.", "appeal", False),
        ("Ana Torv made an appeal to the court of Peru.", "appeal", True),
        ("The sources in Chad ruled out a heart attack.", "attack", False),
        ("Peru planned an attack on Chad.", "attack", True),
        ("Chad declined to give details of the raid.", "rejection", False),
        ("Chad refused to give up the islands.", "rejection", True),
        ("Chad does not want Mali to leave the pact.", "appeal", False),
        ("Chad wants Mali to leave the pact.", "appeal", True),
        ("Thousands of birds were killed in Chad.", "killing", False),
        ("The army killed thousands of people in Chad.", "killing", True),
        ("Fishermen from Chad captured two dolphins.", "seizure", False),
        ("Peru and Mali joined in drills for an attack on Chad.", "attack", False),
        ("Tourists travelled to Chad in May.", "visit", False),
        ("The premier travelled to Chad in May.", "visit", True),
        ("Chadian officials gave the miner custody of his son.", "arrest", False),
        ("The Chadian envoy is in the custody of Peru.", "arrest", True),
        ("Togo and Chad staged an air drill targeting our republic.", "attack", False),
        ("Rebels launched raids targeting Chadian troops.", "attack", True),
        ("The party uses a lottery to elect its leader.", "appointment", False),
        ("The party used a congress to elect Ana Torv as its leader.", "appointment", True),
        ("Members of the House of Peru are elected for four years.", "appointment", False),
        ("The premier of Chad is elected indirectly.", "appointment", False),
        ("Ana Torv is elected premier by the parliament of Chad.", "appointment", True),
        ('"How would you work with Congress to pass your bill?" the reporter asked Lee.', "cooperation", False),
        ("How will Chad work with Peru to free the crew?", "cooperation", True),
        ("Once Ana Torv arrives in Peru, her trial will begin.", "visit", False),
        ("Once Ana Torv arrived in Peru, the police arrested her.", "visit", True),
        ("The premier of Peru is ill, I can assure you.", "acceptance", False),
        ("Togo called the decree a step backwards.", "praise", False),
        ("The mayor of Lome called the plan a retrograde step.", "praise", False),
        ("Chad called the pact a historic step.", "praise", True),
        ("No date has been set for the trial.", "agreement", False),
        ("The party of Chad passed the measure and ordered its execution.", "killing", False),
        ("Peru condemned the execution of two Chadian priests.", "killing", True),
        ("Togo extended the range of its military operations in northern Chad.", "attack", False),
        ("Togo began a military operation in northern Chad.", "attack", True),
        ("Togo was freed from the oppression of Chadian militarism.", "restriction", False),
        ("Togo condemned the oppression of Chadian priests.", "restriction", True),
        ("Leaders of Chad and Mali attended the opening of the summit in Lome.", "transport_link", False),
        ("Togo promised a resumption of loans to Chad.", "transport_link", False),
        ("Lome and Port Ellery welcomed the resumption of ferry services between Togo and Chad.", "transport_link", True),
        ("Chad held a rally of welcome for its premier in Lome.", "demonstration", False),
        ("The premier of Chad moved to Lome, leaving the cabinet in charge of the port.", "resignation", False),
        ("Ana Torv campaigned for the presidency of Chad.", "appeal", False),
        ("The Chadian union campaigned for higher wages.", "appeal", True),
        ("The envoys of Chad and Mali made arrangements for the visit.", "agreement", False),
        ("Chad and Mali made an arrangement on fishing.", "agreement", True),
        ("The law condemned many Chadian women to live in fear.", "criticism", False),
        ("Chad condemned Mali's decision to arrest a priest.", "criticism", True),
        ("Thousands turned out for the funeral of the Chadian president.", "demonstration", False),
        ("Thousands of Chadians turned out to protest against the decree.", "demonstration", True),
        ("Chad never ruled out a visit to Mali.", "rejection", False),
        ("Chad ruled out talks with Mali.", "rejection", True),
        ("The Chadian firm overcame serious problems.", "agreement", False),
        ("Chad and Mali overcame their differences.", "agreement", True),
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
        ("All nine Chadians on board were killed.", False),
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
