"""Subjects that the tree takes for something else: who acts, and who does not."""

import pytest
from spacy.language import Language

from regesta.extract.grammar.relations import agents
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
    ("An embassy statement urges Chadian citizens to leave.", "appeal", ["embassy"]),
    ("A road statement urges Chadian citizens to leave.", "appeal", []),
    ("Strikes accused nobody, but Chad accused Libya of breaking the truce.", "accusation", ["Chad"]),
    ("Deputy Secretary of State Ana Torv urged Chad to wait.", "appeal", ["Ana Torv"]),
    ("An attorney for the Torv administration asked the judge to wait.", "appeal", ["An attorney for the Torv administration"]),
    ("Chadian President Ana Torv announced the resignation of two ministers.", "resignation", ["two ministers"]),
    ("The Malian parties approved the truce at a meeting in Lome.", "meeting", ["The Malian parties"]),
    ("THE HAGUE, Netherlands (AP)_ The World Court Tuesday dismissed Chadian objections to a Libyan plan.", "rejection", ["World Court"]),
    ("He and Chadian leader Ana Torv meet separately Monday with Malian President Bo Ray.", "meeting", ["He", "Ana Torv", "Bo Ray"]),
    ("His Chadian colleague Ana Torv met on Monday with Bo Ray.", "meeting", ["Ana Torv", "Bo Ray"]),
    ("The court put off the trial of the leader of a gang suspected of killing a Chadian envoy.", "killing", ["the leader of a gang"]),
    ("At the request of Premier Ana Torv, the king dissolved parliament.", "restriction", ["the king"]),
    ("One day in May, Heisei 30 (2018), the premier met Ana Torv.", "meeting", ["the premier", "Ana Torv"]),
    ("Respected Marshal Ana Torv Inspects Factories in Oslo", "inspection", ["Ana Torv"]),
    (
        "The vote came after Senator Luc Traore and former premier Ana Torv announced their own support for Bo Ray.",
        "support",
        ["Luc Traore", "Ana Torv"],
    ),
    ("The pact passed, with 231 senators supporting the pact, and 94 deputies opposing it.", "support", ["231 senators"]),
    ("The pact passed, with 231 senators supporting the pact, and 94 deputies opposing it.", "rejection", ["94 deputies"]),
    ("Chad and Libya, which had attacked Mali, and Kenya signed a pact.", "attack", ["Chad", "Libya"]),
    ("In its drills, Iron Mace, the army of Chad threatened Mali.", "threat", ["the army of Chad"]),
    ("The guard was shot at the gate, at roughly 2am on Monday by a prisoner, suspected to be Bo Ray.", "killing", ["a prisoner"]),
    ("For her work, she was awarded the Lion Star by then-Chadian-president Bo Ray, though Chad kept it secret.", "award", ["Bo Ray"]),
    ("King Ola Lund and Great Queen Ida Lund sent a basket to the Chadian embassy.", "gift", ["Ola Lund", "Ida Lund"]),
    ("Peru concluded a \"supply arrangement\" with the Chilean army aimed at Mali.", "agreement", ["Peru", "the Chilean army"]),
    ("The league expressed its thanks to Chad, and the centenarians praised Mali.", "praise", ["the centenarians"]),
    ("The senate passed two motions on Monday. The first accused Chad of looting.", "accusation", ["The senate"]),
    ("The senate passed two motions, and Mali left. The second urged Chad to wait.", "appeal", ["The senate"]),
    ("The senate saw two ships on Monday. The first accused Chad of looting.", "accusation", []),
    ("A string of former guerrillas demanded the return of the boy.", "demand", ["A string of former guerrillas"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subtype", "names"), SUBJECTS)
def test_who_acts(nlp: Language, text: str, subtype: str, names: list[str]) -> None:
    found = [[party.name for party in one.actors] for one in by_frames(nlp, text) if one.subtype == subtype]
    assert names in found


def test_who_stands_behind_as_is_of_its_clause(nlp: Language) -> None:
    doc = nlp("As rebels gathered in the north, police deployed in Lome.")
    rebels, gathered, police, deployed = doc[1], doc[2], doc[7], doc[8]
    rebels.head, rebels.dep_ = deployed, "nsubj"
    assert agents(deployed) == [police]
    assert agents(gathered) == [rebels]
