"""Who stands behind a blow: by the blow's own words, or by the clause it stands in."""

import pytest
from spacy.language import Language

from tests.extract.reading import check_sides, read_events

pytestmark = pytest.mark.model
CASES = [
    ("Two villagers were killed in an insurgent attack on Monday.", "killing", ["insurgent"], ["villagers"]),
    ("Three farmers were killed during a Peruvian raid on the port.", "killing", ["Peruvian"], ["farmers"]),
    (
        "Fighting between government troops and rebels has killed nine people.",
        "killing",
        ["troops", "rebels"],
        ["people"],
    ),
    ("Two Malian soldiers were killed in fighting with rebels.", "killing", ["rebels"], ["soldiers"]),
    ("Nine people were killed in a clash between rebels and Malian troops.", "killing", [], ["people"]),
    ("Monday's attack on a Malian army post killed two soldiers.", "killing", [], ["soldiers"]),
    ("The army has accused Oro Lenk in the bombing of a Malian ferry.", "attack", ["Oro Lenk"], ["ferry"]),
    ("The gang is responsible for attacks on Malian troops.", "attack", ["gang"], ["troops"]),
    ("Two gunmen killed a guard in an attack on the Malian embassy.", "attack", ["gunmen"], ["embassy"]),
    ("One man was killed and two were wounded when gunmen ambushed a Malian patrol.", "killing", ["gunmen"], None),
    ("He plotted an attack on the Malian parliament.", "attack", ["He"], ["parliament"]),
    ("Nine people were killed in Chad's drug war.", "killing", [], ["people"]),
]


@pytest.mark.parametrize(("text", "subtype", "actors", "recipients"), CASES)
def test_who_struck(nlp: Language, text: str, subtype: str, actors: list[str], recipients: list[str] | None) -> None:
    event = next(one for one in read_events(nlp, text) if one.subtype == subtype)
    check_sides(event, actors, [p.name for p in event.recipients] if recipients is None else recipients)


@pytest.mark.parametrize(
    "text",
    [
        "A jury cleared Ola Lund of the bombing.",
        "The premier lost his brother in an attack.",
        "Chad lost two planes in a raid.",
        "Ola Lund died after a heart attack.",
    ],
)
def test_who_suffered_or_was_cleared_did_not_strike(nlp: Language, text: str) -> None:
    assert not [event for event in read_events(nlp, text) if event.type == "ASSAULT" and event.actors]
