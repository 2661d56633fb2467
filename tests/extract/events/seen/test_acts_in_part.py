"""Verbs of which a frame tells one party, and the model the other. What is seen is given, whatever the weights say."""

import pytest
from spacy.language import Language

from regesta.extract.events.seen.acts import BETWEEN_STATES
from tests.extract.events.seen.test_acts import read, sides

pytestmark = pytest.mark.model


BY_THE_WAY = (
    "Ana Torv said that the series of Peruvian resolutions condemning Chad's raid on Mali implies a need for peace."
)


def test_the_model_tells_who_did_what_is_told_by_the_way(nlp: Language) -> None:
    seen = ("condemning", "ACCUSE.criticism", ("Peruvian", "Chad"), 0.9)
    [event] = [one for one in read(nlp, BY_THE_WAY, seen) if one.trigger.text == "condemning"]
    assert sides(event) == (["Peruvian"], ["Chad"])
    assert BETWEEN_STATES in event.provenance.reasons[0]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (BY_THE_WAY, ("condemning", "ACCUSE.criticism", ("Peruvian", "Chad"), 0.4)),  # unlikely
        (
            "New notes from Peru call for caution when visiting Chad.",
            ("visiting", "CONSULT.visit", ("Peru", "Chad"), 0.8),  # whenever somebody does
        ),
        ("Chad and Mali were also discussed.", ("discussed", "CONSULT.meeting", ("Chad; Mali", ""), 0.8)),
    ],
)
def test_what_is_unlikely_or_done_at_any_time_is_not_told(
    text: str, seen: tuple[str, str, tuple[str, str], float], nlp: Language
) -> None:
    assert not [one for one in read(nlp, text, seen) if one.trigger.text == seen[0]]
