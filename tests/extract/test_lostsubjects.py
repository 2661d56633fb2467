"""Subjects that the tree takes for something else: who acts, and who does not."""

import pytest
from spacy.language import Language

from tests.extract.reading import by_frames

pytestmark = pytest.mark.model

# (sentence, subtype, who acts)
SUBJECTS = [
    ("The premier said Chad is winning the war and warned Libya against a quick withdrawal.", "warning", ["The premier"]),
    ("The premier says the rebels are planning raids and urged Chad to help.", "appeal", ["The premier"]),
    ("The premier said Chad had won the war and rejected the plan.", "rejection", ["Chad"]),
    ("The premier said that he is sorry and called on Chad to pay.", "appeal", ["he"]),
    (
        "Peru cut all ties with Mali after a rebel raid late on Monday killed six Chadian envoys.",
        "killing",
        ["rebel"],
    ),
    ("The premier resigned after the committee named Ana Torv as chairwoman.", "appointment", ["the committee"]),
    ("The premier resigned after the vote, named Ana Torv his heir and left.", "resignation", ["The premier"]),
    ("In the capital, Lome, Ana Torv praised Chad for its help.", "praise", ["Ana Torv"]),
    ("In a deal with Peru and Chile, Oslo agreed last year to free the crew.", "agreement", ["Oslo"]),
    ("In a statement, Peru, Chile and Oslo condemned the raid.", "criticism", ["Peru", "Chile", "Oslo"]),
    (
        "The Torv family and Chadian politicians accuse Libya of the raid.",
        "accusation",
        ["The Torv family", "Chadian politicians"],
    ),
    (
        "The talks will be attended by Libyan leader Ana Torv and Malian President Bo Ray.",
        "meeting",
        ["Ana Torv", "Bo Ray"],
    ),
    ("The agency quoted Malian ambassador Bo Ray rejecting the claims.", "rejection", ["Bo Ray"]),
    ("The agency praised the Malian ambassador, rejecting the claims.", "rejection", ["The agency"]),
    ("A joint Peruvian and Chilean statement praised the Malian people.", "praise", ["Peruvian", "Chilean"]),
    ("A Save the Whales press release accused Chadian troops of looting.", "accusation", ["Save the Whales"]),
    ("An embassy statement urges Chadian citizens to leave.", "appeal", ["embassy"]),
    ("A road statement urges Chadian citizens to leave.", "appeal", []),
    ("Straw accused both Chad and Libya of breaking the truce.", "accusation", ["Straw"]),
    ("Strikes accused nobody, but Chad accused Libya of breaking the truce.", "accusation", ["Chad"]),
    ("Deputy Secretary of State Ana Torv urged Chad to wait.", "appeal", ["Ana Torv"]),
    ("An attorney for the Torv administration asked the judge to wait.", "appeal", ["An attorney for the Torv administration"]),
    ("Chadian President Ana Torv announced the resignation of two ministers.", "resignation", ["two ministers"]),
    ("The Malian parties approved the truce at a meeting in Lome.", "meeting", ["The Malian parties"]),
    ("THE HAGUE, Netherlands (AP)_ The World Court Tuesday dismissed Chadian objections to a Libyan plan.", "rejection", ["World Court"]),
    ("He and Chadian leader Ana Torv meet separately Monday with Malian President Bo Ray.", "meeting", ["He", "Ana Torv", "Bo Ray"]),
    ("His Chadian colleague Ana Torv met on Monday with Bo Ray.", "meeting", ["Ana Torv", "Bo Ray"]),
    ("The court put off the trial of two Libyans suspected of killing a Chadian envoy.", "killing", ["Libyans"]),
    ("The court put off the trial of the leader of a gang suspected of killing a Chadian envoy.", "killing", ["the leader of a gang"]),
    ("A string of former guerrillas demanded the return of the boy.", "demand", ["A string of former guerrillas"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subtype", "names"), SUBJECTS)
def test_who_acts(nlp: Language, text: str, subtype: str, names: list[str]) -> None:
    found = [[party.name for party in one.actors] for one in by_frames(nlp, text) if one.subtype == subtype]
    assert names in found
