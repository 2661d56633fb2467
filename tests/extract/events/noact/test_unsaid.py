"""Acts whose parties the sentence leaves unsaid: those of passives that take two, and of answers to what was put before."""

import pytest
from spacy.language import Language

from regesta.extract.events.noact.unsaid import NOBODY, TWO_MUST
from tests.extract.reading import check_sides, read_events

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The accord was initialled in Lima.", "initialled"),
        ("Two projects worth a million dollars have already been signed.", "signed"),
        ("Fire was exchanged across the river.", "exchanged"),
        ("No agreement was reached.", "reached"),
        ("Talks will be resumed in May.", "resumed"),
    ],
)
def test_what_takes_two_is_told_though_nobody_is_named(nlp: Language, text: str, word: str) -> None:
    (act,) = (event for event in read_events(nlp, text) if event.trigger.text == word)
    check_sides(act, [], [])
    assert TWO_MUST in act.provenance.reasons[0]


@pytest.mark.parametrize(
    "text",
    [
        "The catch was confiscated.",
        "A press conference was held in Lima.",
        "Compensation for the dead was not discussed.",
        "The minister was asked for an answer.",
    ],
)
def test_what_one_does_is_not(nlp: Language, text: str) -> None:
    assert not any(NOBODY in reason for event in read_events(nlp, text) for reason in event.provenance.reasons)


@pytest.mark.parametrize(
    ("text", "word", "who", "whom"),
    [
        ("Chile demanded that Peru free the crew. The demand was rejected in full.", "rejected", "Peru", "Chile"),
        ("Peru proposed a joint patrol to Chile. The proposal was turned down.", "turned", "Chile", "Peru"),
        ("Norway offered Chad a loan; the offer was declined.", "declined", "Chad", "Norway"),
        ("Peru accused Chile of spying. The accusation was rejected.", "rejected", "Chile", "Peru"),
    ],
)
def test_an_answer_is_given_by_those_to_whom_it_was_put(
    nlp: Language, text: str, word: str, who: str, whom: str
) -> None:
    found = read_events(nlp, text)
    (act,) = (event for event in found if event.trigger.text == word)
    assert act.type == "REJECT"
    check_sides(act, [who], [whom])
    thing = text.split(".")[1].split()[1] if ";" not in text else "offer"
    assert not any(event.trigger.text == thing for event in found)  # and the thing is not told a second time


def test_a_pact_is_ratified_by_those_who_signed_it(nlp: Language) -> None:
    found = read_events(nlp, "Chile and Peru signed a pact in Lima. The pact was ratified in May.")
    check_sides(next(event for event in found if event.subtype == "ratification"), ["Chile", "Peru"], [])
