"""People told by their nation or land alone are people of the state; so many of a party are not the party."""

from contextlib import nullcontext

import pytest
from spacy.language import Language

from regesta.link.known.world import World
from regesta.stages import read_document
from tests.extract.reading import document
from tests.link.acts.test_story import acts

pytestmark = pytest.mark.model

PEOPLE = [
    ("Tanzania expelled five Iraqis and a Libyan on Friday.", "expulsion", ["five Iraqis IRQ CVL", "a Libyan LBY CVL"]),
    ("Police in Oslo arrested two Libyans suspected of spying.", "arrest", ["two Libyans LBY CVL"]),
    ("Ten Chinese were arrested in Lagos by police on Monday.", "arrest", ["Ten Chinese CHN CVL"]),
    ("Gunmen killed Americans in Chad on Monday.", "killing", ["Americans USA CVL"]),
    ("Chad expelled the Libyans.", "expulsion", ["Libyans LBY CVL"]),
    ("Chad freed two of the Libyans.", "release", ["two of the Libyans LBY"]),
]
STATES = [
    ("Chad accused the Americans of spying.", "accusation", ["United States USA CVL"]),
    ("Chad arrested a Libyan officer on Monday.", "arrest", ["Libyan officer LBY GOV"]),
    ("Chad freed a Libyan vessel on Monday.", "release", ["Libyan vessel LBY"]),
]


@pytest.fixture(scope="module")
def world() -> World:
    return World.load()


@pytest.mark.parametrize(("text", "kind", "recipients"), PEOPLE + STATES)
def test_to_whom_it_is_done(nlp: Language, world: World, text: str, kind: str, recipients: list[str]) -> None:
    read = read_document(document(text), nlp, world, lambda _: nullcontext()).extraction
    (event,) = [one for one in read.event_mentions if one.subtype == kind]
    assert [f"{party.name} {party.code}" for party in event.recipients] == recipients


def test_who_marches(nlp: Language, world: World) -> None:
    read = read_document(document("Libyans marched in Lagos against the ban."), nlp, world, lambda _: nullcontext())
    assert [(p.name, p.actor) for p in read.extraction.event_mentions[0].actors] == [("Libyans", None)]


LANDS = [
    ("The Riga protests continued on Monday.", "protests", ["LVA CVL"]),
    ("French protests continued on Monday.", "protests", ["FRA CVL"]),
    ("Peru protested on Monday against the raid by Chad.", "protested", ["PER None"]),
    ("The Philippines protested on Monday after a Chinese ship rammed a boat.", "protested", ["PHL None"]),
    ("Peruvians protested on Monday.", "protested", ["PER CVL"]),
]


@pytest.mark.parametrize(("text", "word", "who"), LANDS)
def test_the_people_of_a_land_demonstrate(text: str, word: str, who: list[str]) -> None:
    (told,) = [one for one in acts(text) if one.trigger.text == word]
    assert [f"{party.state} {party.sector}" for party in told.actors] == who


PARTIES = [
    ("In Washington, other Republicans condemned Chad.", "other Republicans", None),
    ("In Washington, 231 Democrats condemned Chad.", "231 Democrats", None),
    ("In Washington, Democrats condemned Chad.", "Democratic Party", "all"),
]


@pytest.mark.parametrize(("text", "name", "whole"), PARTIES)
def test_some_of_a_party_are_not_the_party(text: str, name: str, whole: str | None) -> None:
    (told,) = [one for one in acts(text) if one.trigger.text == "condemned"]
    (party,) = told.actors
    assert (party.name, party.state, party.sector) == (name, "USA", "PTY")
    assert (party.actor is None) is (whole is None)
