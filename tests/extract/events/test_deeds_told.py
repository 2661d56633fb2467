"""Deeds told in plain words: what courts rule, who leaves a race, whose a seizure is, and what is none of these."""

import pytest
from spacy.language import Language

from tests.extract.reading import read_events

pytestmark = pytest.mark.model


def told(nlp: Language, text: str) -> list[tuple[str | None, str, list[str], list[str]]]:
    """(subtype, status, who acts, who is acted on) of every act, in the sentence's order."""
    return [
        (e.subtype, e.status, [p.name for p in e.actors], [p.name for p in e.recipients])
        for e in read_events(nlp, text)
    ]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (
            "The court ruled that the law on mines is unconstitutional.",
            [("ruling", "happened", ["The court"], [])],
        ),
        ("The minister said that the law on mines was unlawful.", []),
        ("The Chadian court held that the law on mines was lawful.", []),
        (
            "Norway condemned the army's seizure of the port.",
            [
                ("criticism", "happened", ["Norway"], ["the army"]),
                ("seizure", "happened", ["the army"], []),
            ],
        ),
        ("General Ola Lund pleaded not guilty.", [("denial", "happened", ["Ola Lund"], [])]),
        ("Ola Lund pleaded not to be sent home.", []),
        (
            "Ana Torv, a candidate for president, dropped out of the race.",
            [("cessation", "happened", ["Ana Torv"], [])],
        ),
        ("Runner Ola Lund of Peru dropped out of the race after ten laps.", []),
        ("A bill to condemn Chad was made public.", []),
        (
            "Ola Lund, first elected to the Peruvian congress in 1996, was born in Lima.",
            [("appointment", "happened", [], ["Ola Lund"])],
        ),
        ("The members elected for a term of two years are from Peru.", []),
        ("The Chadian cabinet sent a bill legalising abortion to parliament.", []),
        ("Peruvian police arrested the accused.", [("arrest", "happened", ["Peruvian police"], ["the accused"])]),
        ("A session of the Chadian parliament on taxes was long.", []),
        (
            "Chad announced that the flights had been suspended by Peru.",
            [("suspension", "happened", ["Peru"], [])],
        ),
        (
            "Chad announced that the sanctions on it had been lifted.",
            [("sanctions_relief", "happened", [], ["it"])],
        ),
        (
            "The Chadian paper reported that sanctions on Peru had been lifted.",
            [("sanctions_relief", "happened", [], ["Peru"])],
        ),
        (
            "Chadian farmers marched in Lome. It rained. Clashes with police broke out at night.",
            [("demonstration", "happened", ["Chadian farmers"], [])],
        ),
        (
            "Chadian farmers marched in Lome. Clashes between police and guards broke out at night.",
            [
                ("demonstration", "happened", ["Chadian farmers"], []),
                ("clash", "happened", ["police", "guards"], []),
            ],
        ),
        ("Support for the plan came from Chad.", [("support", "happened", ["Chad"], [])]),
        ("Air support came from Norway.", []),
        (
            "President Ola Lund has yet to concede, saying earlier that he won.",
            [("concession", "not_happened", ["Ola Lund"], [])],
        ),
        (
            "The queen said she will comply with the request of Premier Ola Lund to suspend parliament.",
            [("appeal", "happened", ["Ola Lund"], [])],
        ),
        (
            "Both the council and the Chadian government called for his fall to be investigated.",
            [("appeal", "happened", ["the council", "the Chadian government"], [])],
        ),
        (
            "After his former lawyer Ola Lund was convicted of fraud, the Chadian premier resigned.",
            [("conviction", "happened", [], ["Ola Lund"]), ("resignation", "happened", ["the Chadian premier"], [])],
        ),
    ],
)
def test_deeds(nlp: Language, text: str, acts: list[tuple[str | None, str, list[str], list[str]]]) -> None:
    assert told(nlp, text) == acts


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        ("Norway is concerned about its fishermen.", False),
        ("Doctors are worried about King Aldo.", False),
        ("Norway is concerned about the safety of Ola Lund.", False),
        ("Norway is worried about the attacks of Togo.", True),
        ("Norway is concerned about the shelling of the town by Togo.", True),
    ],
)
def test_worry_blames_for_deeds_alone(nlp: Language, text: str, blamed: bool) -> None:
    assert ("criticism" in [act[0] for act in told(nlp, text)]) is blamed
