"""Parties that the tree hangs elsewhere: the accused, the quoted, names behind commas, lists that it breaks."""

import pytest
from spacy.language import Language

from tests.extract.reading import check_sides, read_events

pytestmark = pytest.mark.model
CASES = [
    ("Peru accused Malian prison officials of opening fire on two detainees.", "attack", ["officials"], ["detainees"]),
    ("The daily quotes the Malian envoy as denying the charge.", "denial", ["envoy"], None),
    ("She also will meet with her Peruvian counterpart, Bo Tarr.", "meeting", ["She", "Bo Tarr"], []),
    ("The husband of Malian aid worker Ada Renn has asked the rebels to free her.", "appeal", ["husband"], ["rebels"]),
    ("Aides to Malian premier Ada Renn have condemned the Peruvian government.", "criticism", ["Aides"], None),
    ("Peruvian aircraft and tanks fired at the rebels on Monday.", "attack", ["aircraft", "tanks"], ["rebels"]),
    ("Chadian troops are being deployed in the Malian capital.", "troop_deployment", ["troops"], ["Malian"]),
    ("The general met with Malian officers in a town where rebels had fought.", "meeting", ["general", "officers"], []),
    (
        "The militant group Sol Negro and its Peruvian allies condemned the Malian army.",
        "criticism",
        ["Sol Negro", "allies"],
        ["army"],
    ),
    (
        "Peruvian senator and former nominee Ada Renn accused Mali of fraud.",
        "accusation",
        ["Ada Renn"],
        ["Mali"],
    ),
    (
        "She held talks with Malian allies, including President Ada Renn, Chancellor Bo Tarr and Premier Cy Dov.",
        "meeting",
        ["She", "Ada Renn", "Bo Tarr", "Cy Dov"],
        [],
    ),
    ("It was not clear who had led the attack on the Malian embassy.", "attack", [], None),
    ("He is being held at a Peruvian naval base.", "arrest", ["Peruvian"], ["He"]),
    ("He was imprisoned in Peru for fraud.", "arrest", ["Peru"], ["He"]),
    ("She called on Mali to agree to suspend its operations.", "cessation", ["Mali"], []),
    ("The envoys secured the release of two priests held by Malian rebels.", "release", ["rebels"], ["priests"]),
    ("The premier ended her African tour of Mali on Monday.", "visit", ["her"], ["Mali"]),
    ("The president and Premier Ada Renn accused Mali of fraud.", "accusation", ["president", "Ada Renn"], ["Mali"]),
]


@pytest.mark.parametrize(("text", "subtype", "actors", "recipients"), CASES)
def test_each_is_found(nlp: Language, text: str, subtype: str, actors: list[str], recipients: list[str] | None) -> None:
    event = next(one for one in read_events(nlp, text) if one.subtype == subtype)
    check_sides(event, actors, [p.name for p in event.recipients] if recipients is None else recipients)
