"""Which time belongs to which act: sentences by hand, read with the model."""

import datetime as dt

import pytest

from regesta.extract.times.attach import time_of
from regesta.extract.times.report import times
from regesta.records import Document

pytestmark = pytest.mark.model
ANCHOR = dt.date(2025, 11, 13)

# sentence, trigger, EDTF of its time (None: undated)
CASES = [
    ("They held a meeting on September 3 at the guesthouse.", "held", "2025-09-03"),
    ("They held a meeting on September 3 at the guesthouse.", "meeting", "2025-09-03"),
    ("On Monday the minister resigned over the affair.", "resigned", "2025-11-10"),
    ("According to the agency on the 12th, the party selected five recipients.", "selected", "2025-11-12"),
    ("In 2017, the party established its own prize and has presented it since.", "established", "2017"),
    ("Since last month, about 5,000 workers have been moving to the coast.", "moving", "2025-10/2025-11"),
    ("The promises were made during their first summit in April 2019.", "made", "2019-04"),
    ("The promises were made during their first summit in April 2019.", "summit", "2019-04"),
    ("Wednesday's shelling killed five islanders.", "killed", "2025-11-12"),
    (
        "Ana Torv, a steady foe of the 1998 U.S.-led Chad invasion, was heard Sunday on the radio.",
        "invasion",
        "1998",
    ),
    ("Peru has kept to the pact signed by both states last May.", "signed", "2025-05"),
    ("The treaty of 1961 lapsed without a word.", "lapsed", None),
    ("He hopes that they read the accord of May 3 more closely.", "accord", "2025-05-03"),
    ("Oslo insists that the accord, reached on May 3, obliges Chad to pay.", "accord", "2025-05-03"),
    ("Oslo insists that the accord, torn up on May 3, obliged Chad to pay.", "accord", None),
    ("The treaty was signed in 1961 and lapsed without a word.", "signed", "1961"),
    ("The death toll from Wednesday's shelling rose to five.", "rose", None),
    ("Exchanges grew five-fold over last year.", "grew", None),
    ("Exports were higher in March than in February.", "were", "XXXX-03"),
    ("The court convicted the officer.", "convicted", None),
    ("The envoy, who arrived on Monday, met the premier on Wednesday.", "arrived", "2025-11-10"),
    ("The envoy, who arrived on Monday, met the premier on Wednesday.", "met", "2025-11-12"),
    ("On Tuesday he arrived and met the premier.", "met", "2025-11-11"),
    ("The ministry said on Tuesday that the ship had sunk.", "said", "2025-11-11"),
    ("The ministry said on Tuesday that the ship had sunk.", "sunk", None),
    ("The two leaders will meet on Friday in Oslo.", "meet", "2025-11-14"),
    ("The treaty, signed in 2000, was torn up on Monday.", "signed", "2000"),
    ("The treaty, signed in 2000, was torn up on Monday.", "torn", "2025-11-10"),
    ("The envoy is to take over the mission on Friday.", "take", "2025-11-14"),
    ("The two ministers are to meet in Lima on Tuesday.", "meet", "2025-11-18"),
    ("The mayor gave his guest a map of the bay from 1788.", "gave", None),
    ("The 2020 Victory Parade has been postponed.", "postponed", None),
    ("The government of India on Monday banned 59 applications.", "banned", "2025-11-10"),
    ("China voiced strong concern over the ban on Tuesday.", "voiced", "2025-11-11"),
    ("Four soldiers died in the clash with the guards in the Galwan valley in June 2020.", "died", "2020-06"),
    ("Anna Berg attended the forum held in Oslo on Monday.", "attended", "2025-11-10"),
    ("They signed a pact at a ceremony held in Riga on Monday.", "signed", "2025-11-10"),
    ("The step was agreed in the third round of talks, held in Riga on Monday.", "agreed", "2025-11-10"),
    ("The step was agreed in the third round of talks, held in Riga on Monday.", "round", "2025-11-10"),
    ("She condemned the forum held in Oslo on Monday.", "condemned", None),
    ("They met for talks on a forum to be held in May 2026.", "met", None),
    ("They flew to Oslo on Monday to meet the premier.", "meet", "2025-11-10"),
    ("The guards stopped a vessel on Monday and detained twelve sailors.", "detained", "2025-11-10"),
    ("The tension dates from March 4, when guards seized the trawler.", "seized", "2025-03-04"),
    ("The council had promised a visit for Friday.", "promised", None),
    ("Peruvian troops began to pull out of the Sora area on Monday, a joint statement said.", "pull", "2025-11-10"),
    ("On Monday the ministry announced an agreement with the union.", "agreement", "../2025-11-10"),
    ("The union praised the agreement that the ministry had announced on Monday.", "agreement", "../2025-11-10"),
    ("The council condemned the bombing of the embassy on Monday.", "condemned", "2025-11-10"),
    ("The council condemned the bombing of the embassy on Monday.", "bombing", None),
    ("On Monday the minister revealed the death toll from the bombing of the camp.", "bombing", None),
    ("The council condemned the bombing of May 4.", "bombing", "2025-05-04"),
    ("On Monday Norway agreed to send troops to Chad.", "agreed", "2025-11-10"),
    ("On Monday Norway agreed to send troops to Chad.", "send", None),
    ("On Monday the parliament voted on a resolution to expel the envoys.", "expel", None),
    ("Norway agreed to send troops to Chad in May 2026.", "send", "2026-05"),
    ("In the June 14, 2019 deal Peru and Chile agreed on a line.", "agreed", "2019-06-14"),
    ("The talks have been postponed to May 13 by the mediator.", "postponed", None),
    ("It was the first summit since December 2019 of the two.", "summit", None),
    ("It was in Riga, on June 14, 2019, that the two countries signed the accord.", "signed", "2019-06-14"),
    ("Ties collapsed after a clash in the valley in June 2020 in which ten soldiers were killed.", "killed", "2020-06"),
    (
        "With the visit to Riga, where she met the premier on Wednesday, Norway has returned to the talks.",
        "met",
        "2025-11-12",
    ),
    ("It is to resume on August 1, the day the treaty took effect.", "took", "2025-08-01"),
    ("On Saturday he published a video of him handing her a letter.", "handing", "../2025-11-08"),
    (
        "On 5 July 2024, following the talks between the premiers, the accord was signed in Riga.",
        "talks",
        "../2024-07-05",
    ),
    (
        "On 5 July 2024, following the talks between the premiers, the accord was signed in Riga.",
        "signed",
        "2024-07-05",
    ),
    ("The ministry today refuted rumours that marines had landed on the island.", "landed", None),
    ("Premiums fell on Wednesday as a ceasefire between Chad and Mali took hold.", "ceasefire", "2025-11-12"),
    ("She leaves on Tuesday for the coast, where the leaders gather.\n", "leaves", "2025-11-18"),
    # a participle is of the day of the verb it goes with, unless something else is said between them
    ("The ferry struck a reef off Lima in June 2024, drowning nine sailors.", "drowning", "2024-06"),
    ("The envoy left Lima on Monday without meeting the premier.", "meeting", None),
    ("The envoy left Lima on Monday, having met the premier.", "met", None),
    ("The officer was shot while giving a lecture on June 8, 2024 in Lima.", "shot", "2024-06-08"),
    ("The envoy met the premier while Peru was preparing for elections in May 2024.", "met", None),
    ("Speaking in Lima on Monday, the envoy condemned the raid.", "condemned", "2025-11-10"),
    ("Speaking before the 2024 vote, the envoy condemned the raid.", "condemned", None),
    # what has gone on since something happened is open to this day
    ("Rebels have raided the coast since they broke a truce on June 8, 2024.", "raided", "2024-06-08/.."),
    ("Rebels have seized two mines since taking the port of the island, Sora, in June 2024.", "taking", "2024-06"),
    ("Rebels have seized two mines since taking the port of the island, Sora, in June 2024.", "seized", "2024-06/.."),
    # who suffers in a dated blow does so on its day; who is blamed for it does not
    ("The June 2024 blasts killed nine sailors in Lima.", "killed", "2024-06"),
    ("Nine sailors died in the June 2024 bombing of the port.", "died", "2024-06"),
    ("The gunman was convicted in the June 2024 bombing of the port.", "convicted", None),
    ("They recalled the 1976 bombing of a ferry that killed nine.", "killed", "1976"),
    ("Chad took the plateau from Libya during the 1987 war.", "took", "1987"),
    ("The council considered the request during its 2024 session.", "request", None),
    # the time that opens a sentence is not that of what is only spoken of in it
    ("On Monday the envoys denounced the pacts in which Chad and Libya agreed on a line.", "agreed", None),
    ("On Monday police entered a flat and looked for a man wanted over the bombing of a port.", "bombing", None),
    ("Last year ministers assailed Chad for holding a drill in the bay.", "holding", None),
    ("On Monday crowds filled the square, burning a flag of Chad.", "burning", "2025-11-10"),
    (
        "On March 3, 1995, Orr was made a colonel, and the following year he was appointed envoy in Lima.",
        "appointed",
        "1996",
    ),
    # what a paper is about has no day of its own
    ("Chad announced an accord with Libya on fishing on October 21.", "accord", "../2025-10-21"),
    # who came to a place did there what is told on the same day
    ("The premier visited Lima on Monday, where she met the envoy.", "met", "2025-11-10"),
    ("The premier visited Lima on Monday, where rebels killed ten teachers.", "killed", None),
    ("The premier died in Lima on Monday, where she signed a pact with Chad.", "signed", None),
    # what bounds an interval was done at its bound, not since
    ("Chad has held the port since 1985, when Libyan troops left the town.", "left", "1985"),
    ("Since 1985 - when Chad seized the port - ten envoys have died.", "seized", "1985"),
    ("Since 1985 - when Chad seized the port - ten envoys have died.", "died", "1985/.."),
    ("The two have not met since 3 May 2019, when Peru expelled the envoy.", "expelled", "2019-05-03"),
    ("Peru and Chile fought until 1929, when they signed a treaty in Lima.", "signed", "1929"),
    ("The port has been shut since the January 2020 bombing of a ferry.", "bombing", "2020-01"),
    ("The port has been shut since the January 2020 bombing of a ferry that killed nine.", "killed", "2020-01"),
    ("Since the 2019 raid on the port, Peru has arrested ten sailors.", "arrested", "2019/.."),
    # the first of its kind since then was not done then
    ("It was the first joint raid of the two navies since 2019.", "raid", None),
    ("Peru held the largest drill of its navy with Chile since 2019.", "held", None),
    ("Peru has held drills with Chile since 2019.", "held", "2019/.."),
    # who became or was the first to do something did it then
    ("Among the first states to join the bloc on Friday were Peru and Chile.", "join", "2025-11-07"),
    ("Peru will be the first state to join the bloc on Friday.", "join", "2025-11-14"),
    ("Peru agreed to join the bloc on Friday.", "join", "2025-11-14"),
    # a day behind what was said is of that
    ("Officials said the president himself met with the envoy Sunday.", "met", "2025-11-09"),
    ("Officials said the president himself met with the envoy Sunday.", "said", None),
    # a vote for something does it; a vote to do something later does not
    ("All three ministers voted to support the treaty on Friday.", "support", "2025-11-07"),
    ("All three ministers voted on Friday to send troops.", "send", None),
    # a paper says what it says since its day
    ("The minister who wrote the 1978 resolution calls for the withdrawal of Chad.", "calls", None),
    # of two days without "on" each is of its own verb
    (
        "After touring Lima Monday and meeting with Kenyan police leaders Tuesday morning, the envoy left.",
        "meeting",
        "2025-11-11",
    ),
    (
        "After touring Lima Monday and meeting with Kenyan police leaders Tuesday morning, the envoy left.",
        "touring",
        "2025-11-10",
    ),
    ("The envoy toured Lima and met the premier Monday.", "met", "2025-11-10"),
    # the day of the paper in which it was said
    ("In a statement issued on Monday, Peru condemned the raid.", "condemned", "2025-11-10"),
    ("Peru warned Chile in a letter dated November 3.", "warned", "2025-11-03"),
    ("Peru advised its citizens to leave Chile in its November 3 security alert.", "advised", "2025-11-03"),
    ("Peru asked Chile to keep to a pact signed on Monday.", "asked", None),
    # what goes with an act, and what was done before it
    ("The premier stepped down on Monday, with Karl Lund succeeding her.", "succeeding", "2025-11-10"),
    ("The premier became sultan in 1970 after overthrowing her father.", "overthrowing", "1970"),
    ("The premier resigned on Monday after losing a vote.", "losing", "../2025-11-10"),
    ("The rebels retaliated by shelling the port on Monday.", "retaliated", "2025-11-10"),
    ("In 2019 the premier survived a drone attack that left nine guards dead.", "left", "2019"),
    ("On Monday the premier recalled the attack that left six soldiers dead.", "left", None),
    # a vote and what it does
    ("The parliament voted on Monday to elect Anna Berg as premier.", "elect", "2025-11-10"),
    ("The parliament voted on Monday on a resolution to remove the envoy.", "remove", None),
    ("The cabinet voted to lift the ban on 1 December 2025.", "voted", None),
    ("As of Monday, the police were searching the port.", "searching", "2025-11-10"),
    ("As of Monday, rebels had killed ten soldiers.", "killed", "../2025-11-10"),
    ("In March the premier announced her plan to appoint Karl Lund.", "appoint", None),
    ("In the 3 November deal Peru and Chile agreed on a line.", "agreed", "2025-11-03"),
    ("The fair opens on Saturday, with Chad rejecting the plan.", "rejecting", None),
    ("On Monday rebels carried out a raid that killed ten sailors.", "killed", "2025-11-10"),
    ("On Monday the army confirmed an attack that killed ten sailors.", "killed", None),
    ("Peru signed a pact ending the fighting that broke out on November 3.", "signed", None),
    # a paper has its day, what is only shown in it was before
    ("In a letter dated November 3, Berg threatened Chad.", "threatened", "2025-11-03"),
    ("Rebels killed a soldier in a video released on Sunday.", "killed", "../2025-11-09"),
    ("In a 2015 speech posted online on Monday, Berg threatened Chad.", "threatened", None),
    # what stands before an "and", behind a participle on the object, and with what one was punished for
    ("On Monday Chad wanted men seen in a raid in January and demanded help.", "demanded", "2025-11-10"),
    ("The rebels staged a raid targeting our port once again in front of us on 3 November.", "staged", "2025-11-03"),
    ("Ten rebels were jailed on Monday for the murder of two nuns.", "murder", None),
    ("Ten rebels were jailed on Monday due to the murder of two nuns.", "murder", None),
    ("Peru and Chile met on Monday for talks on a railway.", "talks", "2025-11-10"),
    ("The rebels were found guilty on Thursday of robbing a bank in 2014.", "robbing", "2014"),
    ("Ten died on Monday in an attack claimed by rebels.", "claimed", None),
    # behind a semicolon, beside "when", and what an act was for
    ("Berg sat in the house from 2007 to 2009; in 2010, she was sent to Peru by Karl Lund.", "sent", "2010"),
    ("The ministry described Lund in March as a rebel, when it offered a reward for his arrest.", "offered", "XXXX-03"),
    ("Karl Lund endorsed Anna Berg for this year's election.", "endorsed", None),
    ("Peru passed the Border Act 2019.", "passed", None),
    # how long it is to last is not when it was done
    ("On Friday the governor signed an order delaying the vote until June.", "delaying", "2025-11-07"),
    ("Peru held the port until 2015.", "held", "../2015"),
    # a participle on the thing that was published
    ("On Monday Peru published a pact signed by Chile and Togo.", "signed", None),
    ("The meeting of Peru and Chile is set to open tomorrow.", "meeting", "2025-11-14"),
    # a blow is not of the day of those it left
    ("The premier paid tribute on Tuesday to bombing victims.", "bombing", None),
]


@pytest.mark.parametrize(("sentence", "trigger", "expected"), CASES, ids=[f"{c[1]}: {c[0][:60]}" for c in CASES])
def test_time_of(nlp, sentence, trigger, expected):
    document = Document(id="d", source="d.txt", sha256="", text=sentence, language="en", published=ANCHOR)
    doc = nlp(sentence)
    token = next(token for token in doc if token.text == trigger)
    span, reason = time_of(token, times(document, doc), doc)
    assert (span.edtf if span else None) == expected
    assert reason


def test_the_publication_date_is_never_put_in(nlp):
    text = "The minister resigned. His deputy took over. Guards stood at the gate."
    document = Document(id="d", source="d.txt", sha256="", text=text, language="en", published=ANCHOR)
    doc = nlp(text)
    assert [time_of(token, times(document, doc), doc)[0] for token in doc] == [None] * len(doc)
