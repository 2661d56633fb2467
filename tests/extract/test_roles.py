"""Who did it to whom, from the sentence's structure: control, shared objects, company, titles in lists, pro-verbs.

Each row: sentence, subtype, words of the actors, words of the recipients. Each party is named by these words and by no others.
"""

import pytest
from spacy.language import Language

from tests.extract.reading import read_events

CASES: list[tuple[str, str, list[str], list[str]]] = [
    # who does what a lower verb says
    (
        "Peru accused Zambia of having allowed smugglers to use its airfields.",
        "concession",
        ["Zambia"],
        ["smugglers"],
    ),
    ("A court in Helsinki found Marek Olin guilty of spying for Chile.", "espionage", ["Marek Olin"], ["Chile"]),
    ("Zambia was asked to withdraw its troops by Finland.", "appeal", ["Finland"], ["Zambia"]),
    ("Chile was ordered by the court to pay compensation to Peru.", "demand", ["the court"], ["Chile"]),
    ("Chile gave Peru until Friday to withdraw its troops.", "warning", ["Chile"], ["Peru"]),
    ("Chile gave Peru until Friday to withdraw its troops.", "withdrawal", ["Peru"], []),
    ("Lima's threat to expel the Chilean consul alarmed traders.", "threat", ["Lima"], ["the Chilean consul"]),
    # shared objects, bare numbers
    ("Peru condemned and sanctioned Chile.", "criticism", ["Peru"], ["Chile"]),
    ("Peruvian gunboats killed 12 near the border.", "killing", ["Peruvian gunboats"], ["12"]),
    ("A Chilean shell killed two soldiers and wounded several others.", "killing", [], ["several others"]),
    # company
    ("Finland, together with Zambia, condemned Peru.", "criticism", ["Finland", "Zambia"], ["Peru"]),
    ("Peru along with Chile imposed sanctions on Zambia.", "sanctions", ["Peru", "Chile"], ["Zambia"]),
    ("Peru, joined by Chile and Finland, condemned Zambia.", "criticism", ["Peru", "Chile", "Finland"], ["Zambia"]),
    (
        "A Zambian delegation led by Foreign Minister Joseph Mwela arrived in Lima.",
        "visit",
        ["A Zambian delegation", "Joseph Mwela"],
        ["Lima"],
    ),
    # titles and groups
    (
        "The Prime Minister of Finland, Aino Palo, and the President of Zambia, Joseph Mwela, signed the accord.",
        "treaty_signing",
        ["Aino Palo", "Joseph Mwela"],
        [],
    ),
    (
        "The presidents and foreign ministers of Peru and Chile met in Lusaka.",
        "meeting",
        ["The presidents and foreign ministers of Peru and Chile"],
        [],
    ),
    ("Zambia accused one of the two Andean states, Peru, of backing rebels.", "accusation", ["Zambia"], ["Peru"]),
    ("Peru, whose troops attacked Chile last week, called for talks.", "attack", ["Peru"], ["Chile"]),
    (
        "Zambia accused the rebels of looting a town, a member of the Chilean team has said.",
        "accusation",
        ["Zambia"],
        ["the rebels"],
    ),
    # at whom a protest is aimed
    ("Demonstrators in Santiago burned flags in protest at Peru's arms purchases.", "riot", [], ["Peru"]),
    (
        "Workers at the port went on strike over the policies of the Zambian government.",
        "strike",
        ["Workers at the port"],
        ["the Zambian government"],
    ),
    ("Thousands marched in Lima to demand the resignation of Ana Torv.", "demonstration", ["Thousands"], ["Ana Torv"]),
    # whose the thing is
    ("Peru has suspended its participation in talks with Chile.", "suspension", ["Peru"], ["Chile"]),
    ("Chile pulled out of a border treaty with Peru.", "break_relations", ["Chile"], ["Peru"]),
    ("Zambian soldiers seized a truck belonging to a Finnish charity.", "seizure", [], ["a Finnish charity"]),
    ("Finland froze assets belonging to Zambian officials.", "sanctions", ["Finland"], ["Zambian officials"]),
    ("Chilean police confiscated weapons from Peruvian smugglers.", "seizure", [], ["Peruvian smugglers"]),
    ("Finland refused to lift the curfew on refugees from Mali.", "rejection", ["Finland"], ["refugees from Mali"]),
    ("Zambia turned down an offer of mediation from Finland.", "rejection", ["Zambia"], ["Finland"]),
    ("Zambia apologised to Finland for the killing of a tourist.", "support", ["Zambia"], ["Finland"]),
    ("Finland condemned the missile test carried out by Zambia.", "criticism", ["Finland"], ["Zambia"]),
    ("The United Nations called for an end to Chilean attacks on Peru.", "demand", ["United Nations"], ["Chilean"]),
    # who is behind a blow; what two verbs share
    ("A bomb planted by rebels killed a Chilean colonel in Lima.", "killing", ["rebels"], ["a Chilean colonel"]),
    (
        "The Chilean trawler was boarded and searched by Peruvian marines.",
        "seizure",
        ["Peruvian marines"],
        ["The Chilean trawler"],
    ),
    (
        "Clashes erupted between Zambian troops and rebels backed by Mali.",
        "clash",
        ["Zambian troops", "rebels"],
        [],
    ),
    (
        "Zambian forces killed three soldiers on Friday, a council representing villagers in the region said on Sunday.",
        "killing",
        ["Zambian forces"],
        ["three soldiers"],
    ),
]


@pytest.mark.parametrize(("text", "subtype", "actors", "recipients"), CASES)
def test_parties(nlp: Language, text: str, subtype: str, actors: list[str], recipients: list[str]) -> None:
    found = [
        ([p.name for p in event.actors], [p.name for p in event.recipients])
        for event in read_events(nlp, text)
        if event.subtype == subtype
    ]
    assert any(to == recipients and (not actors or by == actors) for by, to in found), found


def test_nobody_rejects_a_ruling_of_his_own(nlp: Language) -> None:
    found = read_events(nlp, "Peru, one of the two states in the dispute, rejected the ruling.")
    assert [event.type for event in found if event.type == "SANCTION"] == []


@pytest.mark.parametrize("text", ["Typhoon Rana killed 20 in Peru.", "The measles outbreak has killed at least 62."])
def test_nature_kills_in_nobodys_name(nlp: Language, text: str) -> None:
    assert read_events(nlp, text) == ()
