"""Who answers for a deed by the clause that it stands in, and who does not."""

import pytest
from spacy.language import Language

from tests.extract.reading import by_frames

pytestmark = pytest.mark.model

# (sentence, subtype, who did it)
DOERS = [
    ("Oro fighters are accused of killing six Malian farmers.", "killing", ["Oro fighters"]),
    ("The three guards were accused of wounding a Chadian envoy.", "wounding", ["The three guards"]),
    ("Six dockers were shelled by Chad, killing two.", "killing", ["Chad"]),
    (
        "Oro rebels were responsible for a raid near the dam that left one soldier dead.",
        "killing",
        ["Oro rebels"],
    ),
    (
        "The Moro Front claimed responsibility for a blast in the port of Lome that killed eight dockers.",
        "killing",
        ["Moro Front"],
    ),
    ("The Moro Front is believed to be behind the bombing of the Malian embassy.", "attack", ["Moro Front"]),
    ("Gunmen of the Moro Front were behind the killing of Ana Torv.", "killing", ["Gunmen of the Moro Front"]),
    ("The minister said the gunmen were behind the killing of Ana Torv.", "killing", ["the gunmen"]),
    ("Ana Torv was shot in a street behind the bombed school.", "attack", []),
    ("The police accused Oro Lenk of a part in the bombing that killed six dockers.", "killing", []),
    ("The Moro Front condemned a blast in the port that killed eight dockers.", "killing", []),
    ("A NATO strike killed a Malian commander.", "killing", ["NATO"]),
    ("Nine sailors were killed in separatist violence in the south of Chad.", "killing", ["separatist"]),
    ("Rebel ambushes and a bombing killed 21 Malian soldiers.", "killing", []),
    ("The three were sentenced for the murder of a Malian driver.", "killing", ["The three"]),
]


@pytest.mark.parametrize(("text", "subtype", "names"), DOERS)
def test_who_did_it(nlp: Language, text: str, subtype: str, names: list[str]) -> None:
    found = [[party.name for party in one.actors] for one in by_frames(nlp, text) if one.subtype == subtype]
    assert names in found or (not names and not any(found))
