"""Phrases in which a word of acts tells another thing. Rows: a sentence, a kind of act, whether it is told."""

import pytest
from spacy.language import Language

from tests.extract.reading import read_events

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "subtype", "told"),
    [
        ("The Chadian economist is wanted in Peru as a speaker.", "arrest_warrant", False),
        ("The Chadian banker is wanted in Peru as a suspect.", "arrest_warrant", True),
        (
            "Premier Ann Lee flew to Lome after the bombings that hit the port, but mostly claimed Togolese lives.",
            "killing",
            False,
        ),
        ("The blast in Lome claimed the lives of ten Togolese guards.", "killing", True),
        ("The Chadian court awarded custody of the boy to Ana Torv.", "arrest", False),
        ("Relatives of the boy in Chad are fighting for permanent custody of the boy.", "arrest", False),
        ("The Chadian captain remains in custody in Lima.", "arrest", True),
        ("A Chadian effort boosted Ola Lund's campaign against Ann Lee.", "attack", False),
        ("The army's campaign against the rebels in Chad went on.", "attack", True),
        ("The embassy announced the suspension of consular work in Chad.", "expulsion", False),
        ("The bloc announced the suspension of Libya from all meetings.", "expulsion", True),
        ("Minister Ola Bello pleaded not guilty to the charges in Chad.", "concession", False),
        ("Minister Ola Bello pleaded guilty to the charges in Chad.", "concession", True),
        ("The council charged the Chadian envoy with finding a way out of the dispute.", "accusation", False),
        ("The police charged the Chadian envoy with spying.", "accusation", True),
        ("Peru charged the Chadian captain with bringing rifles ashore.", "accusation", True),
        ("Chad escalated its war of words with Peru.", "clash", False),
        ("Peru expressed regret over Chad's attack on the ferry.", "concession", False),
        ("Peru expressed regret over its attack on the Chadian ferry.", "concession", True),
        ("The Chadian president postponed a show of force off Peru.", "postponement", True),
        ("The Chadian premier visited the affected areas.", "visit", True),
        ("The ministry did not reply to the paper's request for an interview.", "appeal", False),
        ("The ministry did not reply to Peru's request for aid.", "appeal", True),
        ("The Chadian president cancelled his holiday on Tuesday.", "cancellation", False),
        ("The Chadian president cancelled his visit to Peru on Tuesday.", "cancellation", True),
        ("Chad built a barrier against floods along the river.", "restriction", False),
        ("The Peruvian army simulated a Libyan attack on the port.", "attack", False),
        ("The court cleared Chad of the attack on the Malian convoy.", "attack", False),
        ("The officer was not charged in the killing of the Malian envoy.", "killing", False),
        ("The officer was charged in the killing of the Malian envoy.", "killing", True),
        ("Ambassador Ana Torv presented a medal honouring Peruvian President Ida Lund.", "praise", False),
        ("When the Chadian premier visits other countries, he takes his cook along.", "visit", False),
        ("The Chadian premier visited two towns in Peru.", "visit", True),
        ("Peru is offering a reward for word of the Chadian spy.", "reward", True),
        ("The driver of the bus collided with the Chadian envoy's car.", "ramming", False),
        ("The Chadian premier met her aides to assess the situation in Peru.", "investigation", False),
        ("Peru offered to mediate between Chad and Mali.", "offer", True),
    ],
)
def test_told(nlp: Language, text: str, subtype: str, told: bool) -> None:
    assert any(event.subtype == subtype for event in read_events(nlp, text)) == told


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Chad took credit for the truce with Libya.", "AID"),
        ("The United States is striking a balance with Chad.", "ASSAULT"),
    ],
)
def test_no_act_of_a_type(nlp: Language, text: str, kind: str) -> None:
    assert all(event.type != kind for event in read_events(nlp, text))


@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        ("The Chadian envoy also called on the vice president.", "visit"),
        ("The Chadian envoy called on the vice president to resign.", "appeal"),
    ],
)
def test_calls_on_somebody(nlp: Language, text: str, subtype: str) -> None:
    assert [event.subtype for event in read_events(nlp, text)] == [subtype]
