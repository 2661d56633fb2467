"""Speakers named in short, and what else the statements of a paragraph owe to each other. All people are invented."""

import pytest

from tests.extract.statements.test_report import read

CASES = {
    "a senator by his title": (
        "Luise Elphberg noted that the port was full. “We are few,” the Senator said.",
        "We are few,",
        "Luise Elphberg",
    ),
    "a class in full before": (
        "Two harbour officials said the gate was shut. The officials added that the crew was safe.",
        "the crew was safe",
        "Two harbour officials",
    ),
    "the captain may be another man": (
        "Oda Prynn said the boat was late. The captain said the sea was rough.",
        "the sea was rough",
        "The captain",
    ),
    "a message from an office has a sender without a name": (
        "Premier Max Holf received a message from the emir of Lome. The message said the port was open.",
        "the port was open",
        "the emir of Lome",
    ),
    "who congratulated wrote the message": (
        "Premier Max Holf congratulated Anna Gautet on her victory. “You have won well,” reads the message.",
        "You have won well,",
        "Max Holf",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_who_is_named_in_short(nlp, name):
    text, words, speaker = CASES[name]
    _, found = read(nlp, text)
    said = [s for s in found if s.content[0].text == words]
    assert [s.speaker.name for s in said if s.speaker] == [speaker], [(s.speaker, s.content) for s in found]


ONES = {
    "the tree gave the source to the clause": (
        "A Ruritanian official, speaking on condition of anonymity, said the visit had been put off to next Tuesday.",
        ("the visit had been put off to next Tuesday", "A Ruritanian official"),
    ),
    "according to, no comma": (
        "According to the Defence Ministry they were fired by the battery at Zenda, forty miles away.",
        ("they were fired by the battery at Zenda, forty miles away", "Defence Ministry"),
    ),
    "name in apposition before told": (
        '"We saw it all, and it was good," the head of the mission, Brigid Sohn, told Meridian.',
        ("We saw it all, and it was good,", "Brigid Sohn"),
    ),
    "a number is a claim": ("Max Holf spoke of 14 ships in the strait.", ("14 ships in the strait", "Max Holf")),
    "so is a count": ("Observers counted nine boats.", ("nine boats", "Observers")),
    "a denial of it": ("Ruritania denies it.", ("it", "Ruritania")),
    "what one called a thing": (
        "The ships passed the islands in what Ruritania called a rehearsal for invasion.",
        ("a rehearsal for invasion", "Ruritania"),
    ),
    "blame": ("Max Holf put the blame squarely on Karl Zenda.", ("Karl Zenda", "Max Holf")),
    "a circumstance is no part of it": (
        "While he was speaking in Zenda, Max Holf said the port was open.",
        ("the port was open", "Max Holf"),
    ),
    "a remark of the writer is none": (
        "Max Holf praised Karl Zenda, who leads the union.",
        ("Karl Zenda", "Max Holf"),
    ),
}


@pytest.mark.parametrize("name", ONES)
def test_one_statement(nlp, name):
    text, (words, speaker) = ONES[name]
    _, found = read(nlp, text)
    assert (words, speaker) in [(s.content[0].text, s.speaker.name) for s in found if s.speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Max Holf spoke of the ships in the strait.",
        "Does this imply that the ships are in the strait?",
        "Max Holf left the hall without denying the report.",
        "The crew made sure that the gate was shut.",
        "The speech went beyond the level of expressing sorrow.",
    ],
)
def test_no_statement(nlp, text):
    _, found = read(nlp, text)
    assert found == ()


def test_the_account_of_somebody_is_his_word(nlp):
    _, found = read(nlp, "The guns, in the ministry’s account, fired on the harbour.")
    assert [(s.speaker.name, s.cue.text) for s in found if s.speaker and s.cue] == [
        ("the ministry", "in the ministry’s account")
    ]


def test_whom_one_urges_or_thanks_is_told(nlp):
    for text, told in (
        ("Max Holf urged the miners to return to work.", "the miners"),
        ("Max Holf thanked Anna Gautet for her help.", "Anna Gautet"),
    ):
        _, found = read(nlp, text)
        assert [s.addressee.name for s in found if s.addressee] == [told]


def test_a_later_verb_without_subject_has_the_source_of_the_one_before(nlp):
    text = (
        "In the letters the Secretary-General calls for a ceasefire in the strait, condemns the loss of life on the island, "
        "and expresses support for the effort of Ruritania."
    )
    _, found = read(nlp, text)
    condemned = [s for s in found if s.act == "accuse"]
    assert [s.speaker.name for s in condemned if s.speaker] == ["the Secretary-General"]
