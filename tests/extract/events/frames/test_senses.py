"""Words of several senses: what the act's own phrases rule out, what they make of it, and what stays."""

import pytest
from spacy.language import Language

from tests.extract.reading import read_events

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "text",
    [
        "Chad held a presidential election on Sunday.",
        "The party's primary election was held on Sunday.",
        "President Bello held a campaign rally in Quito.",
        "President Bello likes dropping bombs on people.",
        "President Bello called the police in Quito.",
        "Seven people were killed in Chad when a bomber crashed.",
        "Four Chadian nurses died after the crash of a plane that killed 20 people.",
        "Two men were killed and four others injured in a train crash in Chad.",
        "An accidental explosion killed two Chadian soldiers.",
        "The delivery of the address by President Bello was delayed.",
        "Chadian exports have grown.",
        "Rebels fired on a Libyan patrol near the border.",
        "Chadian soldiers backed by two helicopters reached the border.",
        "President Bello said his country must work harder.",
        "President Bello said Chadians should eat more fish.",
        "Chad is not ready to resume talks with Libya.",
        "Chad and Libya fought a mock battle.",
        "The protests concern Chadian encroachment on the rights of the islanders.",
    ],
)
def test_no_act_of_that_sense(nlp: Language, text: str) -> None:
    kinds = {event.subtype for event in read_events(nlp, text)}
    assert not kinds & {
        "appointment", "demonstration", "air_strike", "visit", "killing", "arms_transfer", "trade", "clash", "border_crossing",
        "patrol", "support", "demand", "offer",
    }  # fmt: skip


ACTS = [
    ("The election of Ann Lee as president was welcomed by Chad.", "appointment", [], ["Ann Lee"]),
    (
        "Rebels claimed responsibility for attacks on oil facilities in Chad.",
        "attack",
        ["Rebels"],
        ["oil facilities in Chad"],
    ),
    ("The army's assault on the city began in May.", "attack", ["The army"], ["the city"]),
    (
        "Militants killed two guards in an attack on a police post in Chad.",
        "attack",
        ["Militants"],
        ["a police post in Chad"],
    ),
    ("Ann Lee attacked Carl Roth for the tweet.", "criticism", ["Ann Lee"], ["Carl Roth"]),
    ("President Bello attacked the inquiry as a witch hunt.", "criticism", ["Bello"], ["the inquiry"]),
    ("Chadian troops attacked Libya for the second time.", "attack", ["Chadian troops"], ["Libya"]),
    ("President Bello vowed to attack Libya.", "threat", ["Bello"], ["Libya"]),
    ("Libya is promising to bomb Niger.", "threat", ["Libya"], ["Niger"]),
    ("Libya pledged not to attack Niger.", "acceptance", ["Libya"], ["Niger"]),
    ("Libya vowed to fight corruption.", "acceptance", ["Libya"], []),
    ("Libya pledged to pursue reforms.", "acceptance", ["Libya"], []),
    ("Libya promised to respond to the request.", "acceptance", ["Libya"], []),
    ("Libya promised to quit the council by May.", "acceptance", ["Libya"], ["the council"]),
    ("Ann Lee was welcomed by President Bello at the palace.", "reception", ["Bello"], ["Ann Lee"]),
    ("President Bello welcomed African leaders to the palace.", "reception", ["Bello"], ["African leaders"]),
    ("Libya welcomed President Bello to mediate.", "praise", ["Libya"], ["Bello"]),
    ("President Bello welcomed Libya's decision.", "praise", ["Bello"], ["Libya"]),
    ("Libya's killing of General Omar Sani angered Niger.", "killing", ["Libya"], ["Omar Sani"]),
    ("Omar Sani was killed in a US air strike in Chad.", "killing", ["US"], ["Omar Sani"]),
    ("The police shooting of Omar Sani angered Chad.", "attack", ["police"], ["Omar Sani"]),
    ("American troops will be brought home from Chad.", "withdrawal", ["American troops"], ["Chad"]),
    ("Russia seized Crimea from Ukraine in 2014.", "seizure", ["Russia"], ["Ukraine"]),
    ("A Bello supporter was shot by the police.", "killing", ["the police"], ["A Bello supporter"]),
    ("Chad blamed Libya for the attack, promising to send troops to Niger.", "troop_deployment", ["Chad"], ["Niger"]),
    ("Ann Lee challenged a White House plan to arrest the strikers.", "arrest", ["White House"], ["the strikers"]),
    ("Carl Roth, a donor whom President Bello appointed, resigned.", "appointment", [], ["Carl Roth"]),
    ("Carl Roth elected Conservative leader", "appointment", [], ["Carl Roth"]),
    ("This included marches of 40 miners.", "demonstration", ["40 miners"], []),
]


@pytest.mark.parametrize(("text", "subtype", "actors", "recipients"), ACTS)
def test_what_they_make(nlp: Language, text: str, subtype: str, actors: list[str], recipients: list[str]) -> None:
    told = [event for event in read_events(nlp, text) if event.subtype == subtype]
    assert len(told) == 1
    words = [[party.span.text for party in side if party.span] for side in (told[0].actors, told[0].recipients)]
    assert words[1] == recipients
    assert not actors or words[0] == actors


def test_who_vows_to_go_on_with_blows_threatens(nlp: Language) -> None:
    found = read_events(nlp, "The rebels vowed to step up their attacks on Chad.")
    assert "THREATEN" in {event.type for event in found}
    found = read_events(nlp, "The rebels vowed to step up their aid to Chad.")
    assert "THREATEN" not in {event.type for event in found}


def test_the_second_verb_shares_the_negation(nlp: Language) -> None:
    (event,) = read_events(nlp, "President Bello did not concede or admit defeat.")
    assert event.status == "not_happened"


def test_one_line_for_an_act_told_twice(nlp: Language) -> None:
    assert len(read_events(nlp, "A Chadian driver was shot and killed.")) == 1
    assert len(read_events(nlp, "Chadians protested on Monday; the protest began at noon.")) == 1
