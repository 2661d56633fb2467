"""Denials of an act told before, in other words or in none; and what was put off, with its new day."""

import pytest
from spacy.language import Language

from tests.extract.reading import read_events

pytestmark = pytest.mark.model
TAKEN_UP = [
    ("Kenyan boats opened fire on a cutter, Uganda said. Kenya denied that its men had fired.", "fired", "boats"),
    (
        "Ghanaian soldiers had opened fire on a boat, Togo said. Ghana denied that any shot had been fired.",
        "fired",
        "soldiers",
    ),
    ("Russian troops shelled the town of Velm, Ukraine said. Russia denied it.", "denied", "troops"),
    ("Moldova says Ukrainian border guards fired on a patrol boat on Sunday, which Kyiv denies.", "denies", "guards"),
    ("Ghana's army shelled the town, the mayor said, a claim the army denied.", "denied", "army"),
    ("Iran arrested two German tourists, Berlin said. Tehran has denied the report.", "denied", "Iran"),
    (
        "China held up permission for the flight, India said. The embassy denied that there had been any delay.",
        "delay",
        "China",
    ),
]


@pytest.mark.parametrize(("text", "word", "actor"), TAKEN_UP)
def test_a_denial_is_of_the_act_told_before(nlp: Language, text: str, word: str, actor: str) -> None:
    found = read_events(nlp, text)
    (denied,) = [event for event in found if event.status == "denied"]
    (told,) = [event for event in found if event.status == "happened" and event.subtype != "denial"]
    assert (denied.type, denied.subtype, denied.trigger.text) == (told.type, told.subtype, word)
    assert denied.actors == told.actors
    assert actor in denied.actors[0].name
    assert [party.name for party in denied.by] != [party.name for party in told.by]


@pytest.mark.parametrize(
    "text",
    [
        "Spain recalled its ambassador from Morocco on Monday. Morocco denied that it had insulted Spain.",
        "Spain recalled its ambassador from Morocco. Morocco dismissed the criticism as baseless.",
        "Iran arrested two German tourists, Berlin said. Tehran did not deny it.",
        "Peru and Chile signed a treaty on fishing. Ghana denied the report.",
    ],
)
def test_a_denial_of_something_else_is_of_no_act_told(nlp: Language, text: str) -> None:
    assert not [
        event
        for event in read_events(nlp, text)
        if event.status == "denied" and "takes up" in event.provenance.reasons[0]
    ]


PUT_OFF = [
    ("The talks between Chad and Ghana planned for Tuesday have been postponed to May 23.", "meeting", "2024-05-23"),
    (
        "Slovenia and Hungary have moved the meeting of their ministers from June 10 to June 24.",
        "meeting",
        "2024-06-24",
    ),
    ("The visit of Pal Szendrey to Slovenia, planned for June 10, was put off until June 24.", "visit", "2024-06-24"),
    ("Norway and Latvia postponed their joint exercise to June 3.", "joint_exercise", "2024-06-03"),
]


@pytest.mark.parametrize(("text", "subtype", "day"), PUT_OFF)
def test_what_is_put_off_is_planned_for_its_new_day(nlp: Language, text: str, subtype: str, day: str) -> None:
    (event,) = [event for event in read_events(nlp, text) if event.subtype == subtype]
    assert event.status == "planned"
    assert event.time is not None
    assert event.time.edtf == day


def test_without_a_new_day_nothing_is_planned(nlp: Language) -> None:
    assert not [
        e for e in read_events(nlp, "Norway and Latvia postponed their joint exercise.") if e.status == "planned"
    ]
    assert not [e for e in read_events(nlp, "Chad moved its embassy to Riga in May.") if e.status == "planned"]
