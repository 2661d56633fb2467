"""Quoted words that do what they say: an act of the speaker where his own verb names it, else a statement."""

import pytest
from spacy.language import Language

from tests.extract.reading import read_events

pytestmark = pytest.mark.model
DONE = [
    ('"We urge Chad to withdraw its troops," Foreign Minister Ola Lund said.', "appeal", "Chad"),
    ('"I strongly reject the claims of Togo," Foreign Minister Ola Lund wrote.', "rejection", "Togo"),
    ('"We accuse Togo of piracy," the ministry said.', "accusation", "Togo"),
    ('"I want to thank the government of Togo," President Ama Darko said.', "praise", "the government of Togo"),
    ('"We expect an apology from Togo," the ministry said.', "demand", "Togo"),
    ('"We warn Togo that any raid will be answered," the ministry said in a statement.', "warning", "Togo"),
]
HEARTFELT = [
    (
        '"Our thoughts are with the families of the dead," Foreign Minister Ola Lund said.',
        "our",
        "the families of the dead",
    ),
    ('"My condolences are with the injured," Foreign Minister Ola Lund wrote.', "my", "the injured"),
    ("Foreign Minister Ola Lund said her heart was with the victims of the flood.", "her", "the victims"),
]
NOT_HEARTFELT = [
    "The mind of King Aldo was with his horses.",
    "Foreign Minister Ola Lund was with the injured.",
    '"If our thoughts are with the injured, that is not enough," Foreign Minister Ola Lund said.',
]
ONLY_SAID = [
    '"If we condemn Togo, nothing changes," Foreign Minister Ola Lund said.',
    '"We always thank our friends in Togo," Foreign Minister Ola Lund said.',
    '"I thank you for your help," Foreign Minister Ola Lund said.',
    '"We do not reject the claims of Togo," Foreign Minister Ola Lund said.',
    '"We want to condemn Togo," Foreign Minister Ola Lund said.',
    '"I am counting on you to help," Foreign Minister Ola Lund said.',
    '"We urge everybody to keep calm," Foreign Minister Ola Lund said.',
    '"We urged Chad to withdraw," Foreign Minister Ola Lund said.',
    '"We reject violence," Foreign Minister Ola Lund said.',
    '"I want this post," Foreign Minister Ola Lund said.',
    '"We praise the plan," Foreign Minister Ola Lund said.',
]
THINGS = [
    ('"We reject this demand," Foreign Minister Ola Lund said.', "rejection"),
    ('"I object to the new rules," Foreign Minister Ola Lund said.', "rejection"),
    ('"We accept the offer," Foreign Minister Ola Lund said.', "acceptance"),
    ('"I want a referendum," Foreign Minister Ola Lund said.', "demand"),
    ('"We demand the release of the crew," Foreign Minister Ola Lund said.', "demand"),
]


@pytest.mark.parametrize(("text", "subtype", "to"), DONE)
def test_done_by_saying_it(nlp: Language, text: str, subtype: str, to: str) -> None:
    (act,) = [one for one in read_events(nlp, text) if one.subtype == subtype]
    assert (act.status, [party.name.lower() for party in act.recipients]) == ("happened", [to.lower()])
    assert act.actors[0].name.lower() in ("we", "i")


@pytest.mark.parametrize(("text", "subtype"), THINGS)
def test_a_thing_is_answered_or_demanded(nlp: Language, text: str, subtype: str) -> None:
    (act,) = [one for one in read_events(nlp, text) if one.subtype == subtype]
    assert (act.status, act.actors[0].name.lower() in ("we", "i")) == ("happened", True)


@pytest.mark.parametrize("text", ONLY_SAID)
def test_only_said(nlp: Language, text: str) -> None:
    assert not [one for one in read_events(nlp, text) if one.actors and one.actors[0].name.lower() in ("we", "i")]


def test_politely_said_by_a_body(nlp: Language) -> None:
    (act,) = read_events(
        nlp, '"The government of Ghana would like to express its condolences to Togo," the statement said.'
    )
    assert (act.subtype, act.status) == ("condolence", "happened")


@pytest.mark.parametrize(("text", "whose", "to"), HEARTFELT)
def test_thoughts_are_with_somebody(nlp: Language, text: str, whose: str, to: str) -> None:
    (act,) = [one for one in read_events(nlp, text) if one.subtype == "condolence"]
    assert (act.status, act.actors[0].name.lower(), act.recipients[0].name) == ("happened", whose, to)


@pytest.mark.parametrize("text", NOT_HEARTFELT)
def test_no_condolence(nlp: Language, text: str) -> None:
    assert not [one for one in read_events(nlp, text) if one.subtype == "condolence"]
