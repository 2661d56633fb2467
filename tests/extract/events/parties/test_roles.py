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
    ("Chile was ordered by the court to return the ships to Peru.", "demand", ["the court"], ["Chile"]),
    ("Peru expressed thanks to Chile for freeing the crew.", "release", ["Chile"], ["the crew"]),
    (
        "Chilean envoys assailed Peru for holding a joint exercise with Zambia.",
        "joint_exercise",
        ["Peru", "Zambia"],
        [],
    ),
    # where a ship is from is said of it and is nobody struck beside it
    ("Gunmen attacked the trawler Albatros, homeport Lima, and fled.", "attack", ["Gunmen"], ["trawler Albatros"]),
    ("Gunmen attacked Peru, Bolivia and Chile.", "attack", ["Gunmen"], ["Peru", "Bolivia", "Chile"]),
    ("Finland laid sanctions on Chile for arresting two sailors.", "arrest", ["Chile"], ["two sailors"]),
    ("Finland punished Chile by expelling its consul.", "expulsion", ["Finland"], ["its consul"]),
    ("Chile gave Peru until Friday to withdraw its troops.", "warning", ["Chile"], ["Peru"]),
    ("Chile gave Peru until Friday to withdraw its troops.", "withdrawal", ["Peru"], []),
    ("Lima's threat to expel the Chilean consul alarmed traders.", "threat", ["Lima"], ["the Chilean consul"]),
    (
        "He also criticised unilateral Peruvian sanctions on Chile, calling on Zambia to end them.",
        "appeal",
        ["He"],
        ["Zambia"],
    ),
    ("Peru criticised sanctions targeting banks in Chile.", "criticism", ["Peru"], []),
    ("Peru has trouble with Chile, which had condemned the raid.", "criticism", ["Chile"], []),
    ("Peru held talks with Chile, which accused Zambia of the raid.", "accusation", ["Chile"], ["Zambia"]),
    ("Peru signed an accord with Chile, which bans Zambian ships.", "ban", [], ["Zambian ships"]),
    (
        "In a letter to President Aino Palo of Finland, the premier of Zambia said he would come.",
        "letter",
        ["the premier of Zambia"],
        ["Aino Palo"],
    ),
    ("Mrs. June's invitation to Mr. Palo came too late.", "invitation", ["June"], ["Palo"]),
    ("The Finnish-led Zambia invasion was condemned.", "attack", ["Finnish"], ["Zambia"]),
    ("Zambia suffers from attacks blamed on Chilean rebels.", "attack", ["Chilean rebels"], ["Zambia"]),
    ("The Security Council met on Friday.", "meeting", ["Security Council"], []),
    # shared objects, bare numbers
    ("Peru condemned and sanctioned Chile.", "criticism", ["Peru"], ["Chile"]),
    ("Peruvian gunboats killed 12 near the border.", "killing", ["Peruvian gunboats"], ["12"]),
    ("A Chilean shell killed two soldiers and wounded several others.", "wounding", [], ["several others"]),
    # company
    ("Finland, together with Zambia, condemned Peru.", "criticism", ["Finland", "Zambia"], ["Peru"]),
    ("Peru along with Chile imposed sanctions on Zambia.", "sanctions", ["Peru", "Chile"], ["Zambia"]),
    (
        "A Zambian delegation led by Foreign Minister Joseph Mwela arrived in Lima.",
        "visit",
        ["A Zambian delegation", "Joseph Mwela"],
        ["Lima"],
    ),
    # titles and groups
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
    # verbs that stand for another, states told with "be"
    ("Chile was the target of a Peruvian cyberattack.", "cyber_operation", ["Peruvian"], ["Chile"]),
    ("Chilean sailors were the victims of an attack by Peruvian gunboats.", "attack", [], ["Chilean sailors"]),
    ("Finnish peacekeepers came under attack by rebels.", "attack", ["rebels"], ["Finnish peacekeepers"]),
    ("Rebels backed by Zambia seized a Malian town.", "seizure", ["Rebels"], ["a Malian town"]),
    # who adds a word to what he said of a thing; whose the worth of a thing is; who is behind an attack
    ("Ivan Lukin said the attack was a crime, urging Peru to stop.", "appeal", ["Ivan Lukin"], ["Peru"]),
    ("Ivan Lukin said on Friday the talks had failed, thanking Peru for its help.", "praise", ["Ivan Lukin"], ["Peru"]),
    ("The Kenyan minister said Chad had left the talks, accusing Libya of fraud.", "accusation", ["Chad"], ["Libya"]),
    ("The minister praised the quality of Ivan Lukin's work.", "praise", ["The minister"], ["Ivan Lukin"]),
    ("Omar Hadi masterminded the attacks on Kenya in 1998.", "attack", ["Omar Hadi"], ["Kenya"]),
    # who did the act that is condemned
    ("Finland condemned the arrest of a Finnish journalist by Zambia.", "criticism", ["Finland"], ["Zambia"]),
    ("Finland condemned the killing of two aid workers in Mali.", "criticism", ["Finland"], []),
    ("Finland protested against Zambia's arrest of a journalist.", "arrest", ["Zambia"], ["a journalist"]),
    (
        "Pekka Salo flew to Lima for talks with his Peruvian counterpart.",
        "meeting",
        ["Pekka Salo", "his Peruvian counterpart"],
        [],
    ),
    # joined to a title, or read too low
    (
        "Ana Torv on Saturday congratulated Chilean leader Ivo Darn and the Chilean people on their feast.",
        "congratulation",
        ["Ana Torv"],
        ["Ivo Darn", "the Chilean people"],
    ),
    (
        "Officials of the Peruvian trade ministry and a Chilean team signed the contract.",
        "treaty_signing",
        ["Officials of the Peruvian trade ministry", "a Chilean team"],
        [],
    ),
    ("Peru was accused by Chile of violating the ceasefire.", "accusation", ["Chile"], ["Peru"]),
    ("Peru and Chile accused each other of theft.", "accusation", ["Peru", "Chile"], []),
    ("Expelled from Zambia in May, Finnish envoy Pekka Salo returned to Helsinki.", "expulsion", [], ["Pekka Salo"]),
    # nouns
    ("Tensions have risen since Peru's seizure of a Chilean tanker.", "seizure", ["Peru"], ["a Chilean tanker"]),
    ("The release by Chile of nine Peruvian sailors was welcomed.", "release", ["Chile"], ["nine Peruvian sailors"]),
    ("Chile's shelling of the port of Ilo on Monday killed seven people.", "killing", ["Chile"], ["seven people"]),
    ("The visit of Joseph Mwela to Finland was postponed.", "postponement", ["Joseph Mwela"], []),
    # what causes, threatens or decides for others
    ("Peru's former president is accused of having had opponents wiretapped.", "surveillance", [], ["opponents"]),
    (
        "Prosecutors take seriously a threat by the Peruvian gang to shoot a minister.",
        "threat",
        ["the Peruvian gang"],
        [],
    ),
    ("Rockets from a Peruvian helicopter hit the hut.", "shelling", ["a Peruvian helicopter"], ["the hut"]),
    ("Ana Torv met Ivo Darn in Lima and agreed to reopen the border.", "agreement", ["Ana Torv", "Ivo Darn"], []),
    ("A decision by Peru to expel two Chilean envoys was criticised.", "expulsion", ["Peru"], ["two Chilean envoys"]),
    ("Two Chilean boats were fired on by the Peruvian navy.", "attack", ["the Peruvian navy"], ["Two Chilean boats"]),
    ("Joseph Mwela received here on Tuesday Aino Palo, ambassador of Finland.", "reception", [], ["Aino Palo"]),
    (
        "At least 14 people, including two Finnish doctors, were killed in an air raid by Zambia.",
        "killing",
        ["Zambia"],
        ["At least 14 people", "two Finnish doctors"],
    ),
    ("The Chilean battalion will be moved up to Arica.", "troop_deployment", ["The Chilean battalion"], ["Arica"]),
    ("Three Finnish diplomats were expelled from Zambia.", "expulsion", ["Zambia"], ["Three Finnish diplomats"]),
    # texts, waters
    (
        "A letter from 61 Finnish senators urged the president to keep the base.",
        "appeal",
        ["61 Finnish senators"],
        ["the president"],
    ),
    ("A resolution adopted by the Security Council condemned Zambia.", "criticism", ["Security Council"], ["Zambia"]),
    ("A Chilean jet entered Peruvian airspace on Sunday.", "border_crossing", ["A Chilean jet"], ["Peruvian"]),
    (
        "Hauliers are demonstrating at the Arica checkpoint against unfair competition.",
        "demonstration",
        ["Hauliers"],
        [],
    ),
    # lists, displaced objects, calls, blows that are nobody
    (
        "In a joint statement, Finland, Peru and Chile called on Zambia to release the journalists.",
        "appeal",
        ["Finland", "Peru", "Chile"],
        ["Zambia"],
    ),
    ("Finland will send to Zambia 40 doctors and nurses.", "humanitarian_aid", ["Finland"], ["Zambia"]),
    ("Zambia told Finland's envoy to leave within 48 hours.", "demand", ["Zambia"], ["Finland's envoy"]),
    ("In a telephone call on Sunday, Ana Torv told Ivo Darn it was over.", "phone_call", ["Ana Torv", "Ivo Darn"], []),
    ("Chile gave back to Peru a boat that it had seized in May.", "release", ["Chile"], ["Peru"]),
    ("With Finnish help, Zambia rebuilt the bridge.", "construction", ["Zambia", "Finnish"], []),
    ("He was killed by a Peruvian military airstrike.", "killing", ["Peruvian"], ["He"]),
    # ships by name, offices joined to a state
    (
        "A Peruvian patrol boat rammed the Chilean cutter Aurora off Ilo on Tuesday.",
        "ramming",
        ["A Peruvian patrol boat"],
        ["the Chilean cutter Aurora"],
    ),
    (
        "The envoy addressed letters to the President of Peru and the Prime Minister of Chile.",
        "letter",
        ["The envoy"],
        ["the President of Peru", "the Prime Minister of Chile"],
    ),
    ("The league's observers were refused entry by Peru.", "refusal", ["Peru"], ["The league's observers"]),
    ("Finland calls for the immediate release of the ship and crew.", "demand", ["Finland"], []),
    ("Finland welcomed the agreement between Peru and Chile.", "praise", ["Finland"], ["Peru", "Chile"]),
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


def test_a_clash_of_two_kills_in_the_name_of_both(nlp: Language) -> None:
    text = "A clash between Peruvian and Chilean troops on Sunday left nine soldiers dead."
    (event,) = [event for event in read_events(nlp, text) if event.subtype == "killing"]
    assert [party.name for party in event.actors] == ["Peruvian and Chilean troops"]


@pytest.mark.parametrize(
    "text",
    [
        "The Southern Front, which is linked to the Kareth Group, claimed responsibility.",
        "Ivan Lukin was linked to the Front by prosecutors in Chad.",
        "The routes linking Peru to Chile have been closed for good.",
        "The Peruvian military demonstration is nothing but a bluff, the ministry said.",
        "Earlier attempts to obtain documents from the ministry failed.",
    ],
)
def test_words_of_no_act(nlp: Language, text: str) -> None:
    """A suspect's ties are no railway, a show of arms is no march, and who asks for papers does not spy."""
    assert not [e for e in read_events(nlp, text) if e.subtype in ("transport_link", "demonstration", "espionage")]


@pytest.mark.model
@pytest.mark.parametrize("day", ["Aug. 7", "August 7", "7 August", "Monday"])
def test_a_day_is_nobody_who_is_attacked(nlp: Language, day: str) -> None:
    found = read_events(nlp, f"Nine sailors were killed in an attack on {day}.")
    assert {party.name for event in found for party in event.recipients} == {"Nine sailors"}
