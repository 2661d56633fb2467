"""What wire news does with a sentence: counts, shared passives, what is called for, words joined by a hyphen."""

import pytest
from spacy.language import Language

from tests.extract.reading import read_events

pytestmark = pytest.mark.model


def _told(nlp: Language, text: str) -> list[tuple[str | None, list[str], list[str]]]:
    """(subtype, who acts, who is acted on) of every act, in the sentence's order."""
    return [
        (e.subtype, [p.span.text for p in e.actors if p.span], [p.span.text for p in e.recipients if p.span])
        for e in read_events(nlp, text)
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Two Chadian bombers killed at least four people and wounded 17 in the market.",
            [
                ("killing", ["Two Chadian bombers"], ["at least four people"]),
                ("wounding", ["Two Chadian bombers"], ["17"]),
            ],
        ),
        (
            "Libyan police have arrested and jailed two Chadian editors.",
            [("arrest", ["Libyan police"], ["two Chadian editors"])],
        ),
        (
            "Norway asked about the jailed Chadian editor Ola Lund.",
            [("arrest", [], ["Ola Lund"])],
        ),
        ("Two Chadian soldiers were killed by small-arms fire.", [("killing", [], ["Two Chadian soldiers"])]),
        ("Two Chadian soldiers were killed by a fire in Lome.", []),
        ("Two Chadian soldiers were killed when a bomb exploded.", [("killing", [], ["Two Chadian soldiers"])]),
        ("Norway wants peace in Chad.", []),
        ("Bello is wanted in Peru.", [("arrest_warrant", ["Peru"], ["Bello"])]),
        (
            "One person was killed and two others wounded in Lome on Saturday.",
            [("killing", [], ["One person"]), ("wounding", [], ["two others"])],
        ),
        (
            "Chad has deployed a total of 2,000 troops to Libya.",
            [("troop_deployment", ["Chad"], ["Libya"])],
        ),
        (
            "President Sani Bello and visiting Japanese Prime Minister Juro Ito have met in Lome.",
            [("meeting", ["Sani Bello", "Juro Ito"], [])],
        ),
        (
            "Chad has accused Libya of theft, a charge Libya denies.",
            [("accusation", ["Chad"], ["Libya"]), ("denial", ["Libya"], ["Chad"])],
        ),
        ("Peru denied receiving the note.", [("denial", ["Peru"], [])]),
        ("Peru called for Chile to free the crew.", [("appeal", ["Peru"], ["Chile"])]),
        ("Peru called for lifting the siege.", [("appeal", ["Peru"], [])]),
        ("Chad reminded itself of the treaty.", []),
        ("Chad has approved the sale of forty jets to Libya.", [("arms_transfer", ["Chad"], ["Libya"])]),
        ("Chad ordered four Libyan diplomats to leave.", [("expulsion", ["Chad"], ["four Libyan diplomats"])]),
        (
            "Gunmen ambushed a convoy of peacekeepers, killing two and injuring five others.",
            [
                ("attack", ["Gunmen"], ["a convoy of peacekeepers"]),
                ("killing", ["Gunmen"], ["two"]),
                ("wounding", ["Gunmen"], ["five others"]),
            ],
        ),
        ("Chad condemned what it called a raid by Libya.", [("criticism", ["Chad"], ["Libya"])]),
        (
            "A gunman attacked a Libyan convoy killing two guards.",
            [("attack", ["A gunman"], ["a Libyan convoy"]), ("killing", ["A gunman"], ["two guards"])],
        ),
    ],
)
def test_wire(nlp: Language, text: str, told: list[tuple[str, list[str], list[str]]]) -> None:
    assert _told(nlp, text) == told


def test_a_ceasefire_with_a_hyphen_is_one(nlp: Language) -> None:
    (event,) = read_events(nlp, "Chad and Libya agreed a cease-fire on Tuesday.")
    assert (event.type, event.object.text if event.object else None) == ("AGREE", "a cease-fire")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Peru called on Prime Minister Olaf Reyes to free the sailors.", "appeal"),
        ("The opposition in Peru called on President Marko Vidal to step down.", "appeal"),
        ("The Peruvian ambassador called on President Marko Vidal to present his credentials.", "visit"),
        ("Foreign Minister Ana Rios called on President Marko Vidal in Lima on Monday.", "visit"),
    ],
)
def test_a_call_on_somebody_to_do_something_is_no_visit(nlp: Language, text: str, told: str) -> None:
    assert next(subtype for subtype, _, _ in _told(nlp, text)) == told


def test_what_had_been_going_on_is_told_as_past(nlp: Language) -> None:
    (event,) = read_events(nlp, "A Chadian patrol boat had been shadowing the Libyan tanker since noon.")
    assert (event.subtype, event.status) == ("surveillance", "happened")


@pytest.mark.parametrize(
    "text",
    [
        "Two Chadian sailors have been held in Libya for three months.",
        "The Chadian town has been besieged since June.",
        "The inspector remains in a Libyan jail on charges of spying.",
    ],
)
def test_what_has_lasted_up_to_now_goes_on(nlp: Language, text: str) -> None:
    assert [event.status for event in read_events(nlp, text)] == ["ongoing"]


def test_a_demand_told_as_a_thing_is_one_where_it_says_what_for(nlp: Language) -> None:
    assert ("demand", ["Chadian"], []) in _told(nlp, "The ministry took note of the Chadian demand to free the crew.")
    assert not any(kind == "demand" for kind, _, _ in _told(nlp, "The Chadian demand was heard in Libya."))


def test_a_question_behind_a_speakers_name_is_asked(nlp: Language) -> None:
    (event,) = read_events(nlp, "HOST: Did Libya let the ship through without trouble?")
    assert event.status == "possible"


def test_who_did_not_shake_hands_met_all_the_same(nlp: Language) -> None:
    assert not _told(nlp, "Ana Rios of Peru and Marko Vidal of Chile did not shake hands.")
    assert [kind for kind, _, _ in _told(nlp, "Ana Rios of Peru and Marko Vidal of Chile shook hands.")] == ["meeting"]
