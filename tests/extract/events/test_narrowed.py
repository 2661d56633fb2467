"""What rules leave alone, and everyday doings that frames leave alone. Rows: a sentence, a kind of act, whether it is told."""

import pytest
from spacy.language import Language

from tests.extract.reading import read_events

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "subtype", "told"),
    [
        ("The Peruvian army pursued a policy of burning farms in the hills.", "destruction", True),
        ("Peru made the right decision to shell the airport.", "shelling", True),
        ("Ana Torv is the right woman to help Togo rebuild.", "cooperation", False),
        ("The admiral promised further attacks on Peru.", "threat", True),
        ("The premier promised stricter penalties for smugglers.", "threat", False),
        ("The premier vowed to fight the gunmen and bring back law and order.", "threat", True),
        (
            "The Northern Front burned the bridge, threatening to derail the truce unless its men are paid.",
            "threat",
            True,
        ),
        ("The talks broke down, threatening to derail the truce.", "threat", False),
        ("Nine guards were killed when a van loaded with explosives smashed into a house.", "killing", True),
        ("Nine nuns were killed when a bus crashed into a house.", "killing", False),
        ("Iran launched a rocket carrying a satellite.", "missile_launch", True),
        ("Ana Torv was awarded the silver medal for courage.", "award", True),
        ("Ana Torv conceded that Ola Lund would lead the party.", "concession", True),
        ("Peruvian scientists handed out blankets to homeless villagers.", "humanitarian_aid", True),
        ("Peru's offer to mediate was a relief.", "offer", True),
        ("The parliament elects a premier on Tuesday.", "appointment", True),
        ("The council appoints a judge as governor of Cusco.", "appointment", True),
        ("General Ola Lund joined the Northern Liberation Front.", "partnership", True),
        ("Ana Torv joined the government of Peru as minister of trade.", "partnership", True),
        ("The Aleppo retreat was announced on Monday.", "withdrawal", True),
        ("Ana Torv left the ruling party in May.", "resignation", True),
        ("A student flew a balloon over Peru.", "border_crossing", False),
        ("The miners began preparations for a strike.", "mobilisation", False),
        ("The village set about preparations for the wedding.", "mobilisation", False),
        ("The brewery came under the control of its founder.", "seizure", False),
        ("The port came under the control of Peru.", "seizure", True),
        ("Peru turned off the water in the port.", "restriction", True),
        ("Peru announced the closure of its border.", "restriction", True),
        ("Nurses carried out checks on King Aldo.", "inspection", False),
        ("Nurses placed King Aldo in isolation.", "arrest", False),
        ("Officials suggested that Peru should leave the bridge.", "proposal", True),
        ("Officials suggested Peru leave the bridge to the army.", "proposal", True),
        ("The village fell under the control of the militia.", "seizure", True),
        ("The envoy disclosed the intention of Peru to leave the bloc.", "accusation", False),
        ("Students uncovered the nature of the Peruvian salt.", "accusation", False),
        ("Peru bought pumps in case gunmen attack the dam.", "attack", False),
        ("Peru moved its tanks in case Chile invades.", "attack", False),
    ],
)
def test_narrowed(nlp: Language, text: str, subtype: str, told: bool) -> None:
    assert (subtype in [event.subtype for event in read_events(nlp, text)]) is told


@pytest.mark.parametrize(
    ("text", "subtype", "doers"),
    [
        (
            "The Peruvian government banned a film in May. The ban was criticised by Chile. The ban was lifted in June.",
            "sanctions_relief",
            ["The Peruvian government"],
        ),
        ("Chile praised the trade treaty of Peru and Mali. The treaty was ratified.", "ratification", []),
    ],
)
def test_not_by_who_speaks_of_it(nlp: Language, text: str, subtype: str, doers: list[str]) -> None:
    told = [event for event in read_events(nlp, text) if event.subtype == subtype]
    assert [party.name for event in told for party in event.actors] == doers
