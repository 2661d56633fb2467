"""Acts told on after an act with a day, and those that are not."""

import datetime as dt

import pytest
from spacy.language import Language

from tests.extract.reading import dated_events, document

PUBLISHED = dt.date(2024, 5, 15)  # a Wednesday

CASES = [
    # those who met agreed then, whoever tells it
    (
        "Anna Berg spoke with Juris Ozols by telephone on Monday. The two agreed to reopen the port, her office said.",
        "agreed",
        "2024-05-13",
    ),
    (
        "Norway's premier Anna Berg met Latvia's president Juris Ozols in Riga on Tuesday. Berg and Ozols welcomed the pact "
        "that Chad had announced in March, the ministry said.",
        "welcomed",
        "2024-05-14",
    ),
    ("Anna Berg met Juris Ozols in Riga on Tuesday. The ministers of Chad and Togo agreed on a pact.", "agreed", None),
    (
        "Anna Berg met Juris Ozols on Monday and Karl Lund met Ines Orr on Tuesday. They agreed on a pact, a spokesman said.",
        "agreed",
        None,
    ),
    # another's account of the same shots
    (
        "Shots were fired on the border of Chad and Togo on Monday. Togo's army said that Chadian soldiers had fired at a post.",
        "fired",
        "2024-05-13",
    ),
    (
        "Shots were fired on the border of Chad and Togo on Monday. Togo's army said that Chad had expelled its envoy.",
        "expelled",
        None,
    ),
    (
        "Chad's army said on Monday that Togo's soldiers had fired on a boat. Togo denied that any shot had been fired.",
        "fired",
        None,
    ),
    # the meeting told before
    (
        "Norway and Latvia agreed on a pact at talks in Riga on Tuesday. The talks between Anna Berg and Juris Ozols took "
        "place in the castle.",
        "talks",
        "2024-05-14",
    ),
    (
        "A bomb attack killed nine people in Lome on Monday. Police sealed the port. The attack happened at a bus station.",
        "attack",
        "2024-05-13",
    ),
    # that day, though a year or a date that names a thing was told since
    (
        "Peru and Chile met in Lima on Monday to talk of a railway by 2030. Earlier that day, Peru attacked a port.",
        "attacked",
        "2024-05-13",
    ),
    (
        "Peru and Chile denounced the May 3 accord in Lima on Monday.\n\nThe following day Brazil recalled its envoy.",
        "recalled",
        "2024-05-14",
    ),
    (
        "Peru expelled two envoys on Monday. It had invaded Chile in 2003. The next day Chile shelled a port.",
        "shelled",
        "XXXX-XX-XX",
    ),
    # the year that an anniversary is counted from
    (
        "On Monday Berg sent a message for the 50th anniversary of the establishment of relations between Peru and Chile.",
        "establishment",
        "1974",
    ),
    (
        "Peru and Chile marked the anniversary of the signing of a treaty between them.",
        "signing",
        None,
    ),
    # how long it is to last
    ("On Monday Chad and Togo met in Lome. Chad shut its border with Togo until 1 June 2024.", "shut", "2024-05-13"),
    ("Chad shut its border with Togo until 1 June 2023.", "shut", "../2023-06-01"),
    # what is said where people came together
    (
        "Anna Berg held a press briefing on Monday. The room was full. She accused Chad of sending troops.",
        "accused",
        "2024-05-13",
    ),
    (
        "A seminar was held in Lome on Monday. Speeches were made. The chairman of the Lome Institute praised the Labour Party.",
        "praised",
        "2024-05-13",
    ),
    (
        "Karl Lund visited the tower in Riga on Monday. The weather was fine. The premier of Togo condemned Chad.",
        "condemned",
        None,
    ),
    ("Anna Berg held a rally in Lome on Monday. In a speech, she accused Chad of theft.", "accused", "2024-05-13"),
    (
        "A rally was held in Lome on Monday. Norway sent a ship. Norway condemned Chad.",
        "condemned",
        None,
    ),
    (
        "Anna Berg held a rally in Lome on Monday. It rained. The wind blew. A tree fell. A bell rang. The sun set. The moon rose. "
        "Berg condemned Chad.",
        "condemned",
        None,
    ),
    # what an act was done for is kept every year, or is an act of its own day
    (
        "Norway thanked Chad on Monday. Norway gave a medal to Kim Lund of Chad ahead of the 75th anniversary of its fleet on May 19.",
        "gave",
        "2024-05-13",
    ),
    (
        "Norway thanked Chad on Monday. Norway expelled Kim Lund of Chad ahead of the signing of the pact.",
        "expelled",
        None,
    ),
    # that day is not that of a paragraph further up
    (
        "On Monday Peru expelled Chad's envoy.\n\nIn March 2019 rebels seized Gao.\n\nThat day Chad expelled Togo's envoy.",
        "expelled",
        "XXXX-XX-XX",
    ),
    (
        "On Monday Peru expelled Chad's envoy. Peru did so in 2016, too.\n\nThe weather was fine.\n\nThat day Chad expelled Togo's envoy.",
        "expelled",
        "2024-05-13",
    ),
    # the attack may be the one that has no day
    (
        "Gunmen shot a judge on Sunday. The court had tried ten men over a bombing in Lima. Sixty people were killed in the attack.",
        "killed",
        None,
    ),
    ("On Monday a seminar in Lome was cancelled. The premier of Togo condemned Chad.", "condemned", None),
    # dead in the attack, by whatever name it was told
    (
        "A gunman shot ten people in Lome on Monday. Police sealed the street. Six Danes were killed in the attack.",
        "killed",
        "2024-05-13",
    ),
    (
        "A gunman shot ten people in Lome on Monday. Rebels shelled a port on Friday. Six Danes were killed in the attack.",
        "killed",
        None,
    ),
    # what somebody said on a later day is no later day of the deed
    (
        "On Saturday a gunman shot ten people in Lome. He would be charged, prosecutors said on Sunday. The gunman freed a hostage.",
        "freed",
        None,
    ),
    # the text of a statement
    (
        "A spokesman of Chad issued the following press statement on Monday. Chad expelled two envoys of Togo.",
        "expelled",
        None,
    ),
    (
        "On Monday a spokesman of Chad issued a statement, which said:\nChad expelled two envoys of Togo.",
        "expelled",
        None,
    ),
    # told by its distance from an act, whose day may not be known
    (
        "Rebels held a rally in Lome on Saturday. The court rejected, the day before the rally, a suit that Chad had filed.",
        "rejected",
        "2024-05-10",
    ),
    (
        "On Monday Karl Lund left Lome. Lund attacked a guard on the morning following the wedding.",
        "attacked",
        None,
    ),
    # the story has gone to another day since
    (
        "On Monday Karl Lund met Ines Orr in Oslo. On Sunday the ministers of Chad and Togo met in Lome. Lund attended a ceremony.",
        "attended",
        None,
    ),
    # a pact's own day ends the story's
    (
        "Berg met Ozols in Riga on Monday.\n\nIn the May 3 deal, Chad and Togo agreed on a line. Ozols expelled the envoy of Togo.",
        "expelled",
        None,
    ),
    # one scene, one day
    ("Anna Berg visited Riga on Tuesday, where she met Juris Ozols.", "met", "2024-05-14"),
    ("Anna Berg is to visit Riga on Tuesday, where she will meet Juris Ozols.", "meet", "2024-05-21"),
    ("Anna Berg visited a school in Lome on Monday, where rebels killed ten teachers.", "killed", None),
    ("Anna Berg arrived in Riga on Tuesday, where she had met Juris Ozols.", "met", None),
    (
        "Chad shelled a Danish post on Monday. Two days after the incident the Danish commander met his Chadian "
        "counterpart, a spokesman said, and demanded an apology.",
        "demanded",
        "2024-05-15",
    ),
    # "will" on a visit whose day is told
    (
        "Chad recalled its envoy from Oslo on Tuesday. Norway, which never withdrew its own envoy, voiced regret.",
        "withdrew",
        None,
    ),
    # what has an age, and what is yet to come, is no step of the story
    (
        "Anna Berg met Juris Ozols in Riga on Tuesday. Ozols gave Berg a chart from 1788. Berg signed a treaty with Latvia.",
        "signed",
        "2024-05-14",
    ),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "trigger", "edtf"), CASES)
def test_the_day_of_what_is_told_on(nlp: Language, text: str, trigger: str, edtf: str | None) -> None:
    report = document(text, published=PUBLISHED)
    found = [e for e in dated_events(nlp, report) if e.trigger.text == trigger]
    last = max(found, key=lambda e: e.trigger.start)
    assert (last.time.edtf if last.time else None) == edtf
