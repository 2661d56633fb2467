"""Acts that a noun tells again. Rows: a story, the noun, its kind and both sides; None: the noun tells no act of its own."""

import pytest
from spacy.language import Language

from tests.extract.reading import read_events

pytestmark = pytest.mark.model

STRUCK = "Rebels attacked a bank in Lome on Monday."


@pytest.mark.parametrize(
    ("text", "noun", "told"),
    [
        # the act told for itself, not one told by the way
        (
            f"{STRUCK} The mayor recalled attacks on shops. The attack lasted two hours.",
            "attack",
            ("attack", ["Rebels"], ["a bank"]),
        ),
        (
            f"{STRUCK} A similar attack on a school had failed. The attack lasted two hours.",
            "attack",
            ("attack", ["Rebels"], ["a bank"]),
        ),
        (
            "Chadian jets bombed a camp on Monday. The attack lasted an hour.",
            "attack",
            ("air_strike", ["Chadian jets"], ["a camp"]),
        ),
        (
            "Gunmen killed a judge in Lome. The attack took place at noon.",
            "attack",
            ("killing", ["Gunmen"], ["a judge"]),
        ),
        (
            "A guard shot a consul in Lima. The shooting took place at noon.",
            "shooting",
            ("killing", ["A guard"], ["a consul in Lima"]),
        ),
        # who is blamed for it or claims it, aimed at whom it was aimed
        (f"{STRUCK} Togo blamed Chad for the attack.", "attack", ("attack", ["Chad"], ["a bank"])),
        (f"{STRUCK} A gang in Ghana claimed the attack.", "attack", ("attack", ["A gang in Ghana"], ["a bank"])),
        # nothing new is said of it
        (f"{STRUCK} Nine guards were killed in the attack.", "attack", None),
        (f"{STRUCK} In a statement after the attack, Togo called for calm.", "attack", None),
        ("Miners marched through Lima on Saturday. Organizers of the march thanked the police.", "march", None),
        ("Norway received a letter from Chad on Monday. The letter said Chad was ready for talks.", "letter", None),
        # others
        (f"{STRUCK} The second attack wounded a guard.", "attack", ("attack", [], ["a guard"])),
        (f"{STRUCK} The attack on the harbour wounded a guard.", "attack", ("attack", [], ["the harbour"])),
        # a telephone call
        (
            "The premiers of Norway and Chad spoke by telephone on Monday. During the conversation they agreed to meet.",
            "conversation",
            ("phone_call", ["The premiers of Norway and Chad"], []),
        ),
        # a crossing
        (
            "Chadian drones intruded into Libya on Monday. The recent intrusion into its airspace is a crime.",
            "intrusion",
            ("border_crossing", ["Chadian drones"], []),
        ),
    ],
)
def test_noun(nlp: Language, text: str, noun: str, told: tuple[str, list[str], list[str]] | None) -> None:
    found = [event for event in read_events(nlp, text) if event.trigger.text == noun]
    if told is None:
        assert not found
        return
    sides = [(e.subtype, [p.name for p in e.actors], [p.name for p in e.recipients]) for e in found]
    assert sides[-1] == told


def test_several_are_none_of_two(nlp: Language) -> None:
    text = "Rebels attacked a bank in Lome. Soldiers attacked a school in Kara. The attacks lasted two hours."
    assert not [e for e in read_events(nlp, text) if e.trigger.text == "attacks" and (e.actors or e.recipients)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"{STRUCK} The attack was planned in Ghana, Togo said.", "happened"),
        ("Rebels threatened to raid a bank in Lome. The raid on the bank was planned in Ghana, Togo said.", "planned"),
    ],
)
def test_what_was_planned_and_done(nlp: Language, text: str, status: str) -> None:
    assert [e.status for e in read_events(nlp, text) if e.trigger.text in ("attack", "raid")][-1] == status


@pytest.mark.parametrize(
    ("text", "trigger", "acted_on"),
    [
        ("Miners in Peru marched with pictures of President Ola Berg on Monday.", "marched", []),
        ("Miners in Peru marched against President Ola Berg on Monday.", "marched", ["Ola Berg"]),
        ("Ghana condemned the arrest of Omar Lund by Togo.", "condemned", ["Togo"]),
    ],
)
def test_whom_the_model_adds(nlp: Language, text: str, trigger: str, acted_on: list[str]) -> None:
    (event,) = (e for e in read_events(nlp, text) if e.trigger.text == trigger)
    assert [p.name for p in event.recipients] == acted_on
