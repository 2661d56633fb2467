"""Protests and fighting told in passing, meetings told by their occasion, questions that ask for nothing."""

import pytest
from spacy.language import Language

from tests.extract.reading import read_events

pytestmark = pytest.mark.model
TOLD = [  # text, subtype, actors, status
    (
        "Ghanaian exiles protested in Oslo against the arrest of Ama Darko.",
        "demonstration",
        ["Ghanaian exiles"],
        "happened",
    ),
    ("Ghana protested against the decision of Togo.", "criticism", ["Ghana"], "happened"),
    ("Officials in Togo protested against the decision.", "criticism", ["Officials in Togo"], "happened"),
    ("Anti-government protests continue in Baghdad.", "demonstration", [], "ongoing"),
    ("Protests erupted in Khartoum after the vote.", "demonstration", [], "happened"),
    ("Fighting continued near Aleppo on Sunday.", "clash", [], "ongoing"),
    ("Serbians protested for a fourth night in Belgrade.", "demonstration", ["Serbians"], "happened"),
    (
        "The parliament of Togo voted for the expulsion of Ghanaian troops.",
        "expulsion",
        ["The parliament of Togo"],
        "planned",
    ),
    (
        "The parliament of Togo adopted a resolution to expel Ghanaian troops.",
        "expulsion",
        ["The parliament of Togo"],
        "planned",
    ),
    ("The envoy looked forward to visiting Kenya.", "visit", ["The envoy"], "planned"),
    ("Norway agreed on Tuesday to send troops to Chad.", "agreement", ["Norway"], "happened"),
    (
        "After a meeting in Lome, President Ama Darko and President Sani Bello said that trade would grow.",
        "meeting",
        ["Ama Darko", "Sani Bello"],
        "happened",
    ),
    (
        "The two ministers said after talks in Lome that they would cooperate.",
        "meeting",
        ["The two ministers"],
        "happened",
    ),
    (
        "The minister affirmed this during a meeting, held in Lome, with Ambassador Ola Lund.",
        "meeting",
        ["The minister", "Ola Lund"],
        "happened",
    ),
    ("Summit Held in Lome Between Ghana and Togo", "meeting", ["Ghana", "Togo"], "happened"),
    ("Ghana asked Togo for help.", "appeal", ["Ghana"], "happened"),
    ("Rebels claimed responsibility for the attack on the Malian base.", "attack", ["Rebels"], "happened"),
    ("The attack on the Malian base was claimed by rebels.", "attack", ["rebels"], "happened"),
    ("No group claimed responsibility for the bombing of the embassy.", "attack", [], "happened"),
    ("Chad agreed to a meeting with Libya in Lome next month.", "meeting", ["Chad", "Libya"], "planned"),
    ("Ghana's parliament has yet to ratify the treaty.", "ratification", ["Ghana's parliament"], "not_happened"),
    ("Turkey is under EU sanctions.", "sanctions", ["EU"], "ongoing"),
    ("Ghana asked that Togo return the ship.", "appeal", ["Ghana"], "happened"),
    ("The premier was asked by parliament to resign.", "appeal", ["parliament"], "happened"),
]
NOT_TOLD = [  # text, subtype
    ("Reporters asked President Ama Darko why she had not resigned.", "appeal"),
    ("The envoy asked the minister whether Ghana would sign the pact.", "appeal"),
    ("The minister said when asked by reporters that Togo was to blame.", "appeal"),
    ("The speaker wants to speed up the process of electing a president.", "appointment"),
    ("Norwegians should continue visiting Kenya, the minister wrote.", "visit"),
    ("Norway vetoed a resolution condemning Chad.", "criticism"),
    ("Norway advised its citizens against travelling to Chad.", "visit"),
    ("He helped negotiate the nuclear pact that was signed in 2015.", "treaty_signing"),
    (
        "After a meeting of the cabinet, President Ama Darko and President Sani Bello said that trade would grow.",
        "meeting",
    ),
]


@pytest.mark.parametrize(("text", "subtype", "actors", "status"), TOLD)
def test_told(nlp: Language, text: str, subtype: str, actors: list[str], status: str) -> None:
    (act,) = [one for one in read_events(nlp, text) if one.subtype == subtype]
    assert ([party.span.text for party in act.actors if party.span], act.status) == (actors, status)


@pytest.mark.parametrize(("text", "subtype"), NOT_TOLD)
def test_not_told(nlp: Language, text: str, subtype: str) -> None:
    assert subtype not in [one.subtype for one in read_events(nlp, text)]


def test_one_meeting_with_what_it_was_for(nlp: Language) -> None:
    found = read_events(nlp, "The ministers met to discuss the raid on the camp.")
    assert [(one.subtype, one.status) for one in found] == [("meeting", "happened"), ("attack", "happened")]
