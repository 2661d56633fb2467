"""Who felled or seized those of whom a sentence says only that they were."""

import pytest
from spacy.language import Language

from tests.extract.reading import by_frames

pytestmark = pytest.mark.model

# (sentence, subtype, who did it)
FELLED = [
    ("Four dockers were wounded when a gunman hurled a grenade into their bus.", "wounding", ["a gunman"]),
    (
        "Four dockers were wounded Friday when artillery shells launched by rebels hit their homes.",
        "wounding",
        ["rebels"],
    ),
    ("Four dockers were wounded when a bus hit the port.", "wounding", []),
    (
        "The Malian army says twenty rebels were killed during an operation in the north.",
        "killing",
        ["The Malian army"],
    ),
    ("The police say three suspects were arrested in raids on the port.", "arrest", ["The police"]),
    ("The Malian army says twenty rebels were killed in an explosion.", "killing", []),
    ("The Malian army says twenty rebels were killed when their bomb went off.", "killing", []),
    ("The Malian army says two soldiers were killed during an operation.", "killing", []),
    ("The Malian army says twenty rebels were killed in a Chadian air strike.", "killing", ["Chadian"]),
    ("Chadian officials say Oro Lenk is suspected of taking bribes.", "accusation", ["Chadian officials"]),
    ("Neighbours say Oro Lenk is suspected of taking bribes.", "accusation", []),
    ("Witnesses say twenty rebels were killed during an operation.", "killing", []),
]


@pytest.mark.parametrize(("text", "subtype", "names"), FELLED)
def test_who_felled(nlp: Language, text: str, subtype: str, names: list[str]) -> None:
    found = [[party.name for party in one.actors] for one in by_frames(nlp, text) if one.subtype == subtype]
    assert found == [names]
