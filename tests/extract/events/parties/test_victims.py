"""Whom a blow hit where its own words do not say."""

import pytest
from spacy.language import Language

from tests.extract.reading import check_sides, read_events

pytestmark = pytest.mark.model
KILLED = [
    ("Four dockers were killed in a bombing near Arica on Tuesday.", "attack", [], ["dockers"]),
    ("Tuesday's ambush killed two Peruvian guards and a driver.", "attack", [], ["guards", "driver"]),
]
BEFORE = [
    ("The Madrid bombings on Friday shocked the country.", "attack", [], ["Madrid"]),
    ("A mosque attack on Friday stunned the town.", "attack", [], ["mosque"]),
    ("The U.S. raid on a mosque stunned the town.", "attack", ["U.S."], ["mosque"]),
]
PLACED = [
    ("Rebels staged attacks in Lome.", "attack", ["Rebels"], ["Lome"]),
    ("The Malian army has launched an offensive in Gao.", "attack", ["army"], ["Gao"]),
    ("Rebels staged attacks on farmers in Gao.", "attack", ["Rebels"], ["farmers"]),
    ("Libyan jets bombed a camp belonging to Malian rebels.", "air_strike", ["jets"], ["rebels"]),
    ("Mortar shells exploded near a mosque in the northern province.", "shelling", [], ["mosque"]),
    ("Rebels held hostage 38 soldiers.", "abduction", ["Rebels"], ["soldiers"]),
]


@pytest.mark.parametrize(("text", "subtype", "actors", "recipients"), KILLED + BEFORE + PLACED)
def test_whom_a_blow_hit(nlp: Language, text: str, subtype: str, actors: list[str], recipients: list[str]) -> None:
    (event,) = [one for one in read_events(nlp, text) if one.subtype == subtype]
    check_sides(event, actors, recipients)


FURTHER = [
    ("The army in Chad says three villagers have been wounded.", "wounding", [], ["three villagers"]),
    ("The Libyan army captured 16 suspected rebels near Derna.", "arrest", ["army"], ["rebels"]),
    ("Japan occupied Manchuria.", "seizure", ["Japan"], ["Manchuria"]),
    ("Peru withdrew its troops from two bases in Chad.", "withdrawal", ["Peru"], ["Chad"]),
    ("Peru pulled Chilean troops out of Chad.", "withdrawal", ["Peru"], ["Chad"]),
    ("Peru offered Chad economic incentives.", "offer", ["Peru"], ["Chad"]),
    ("Students protested Chad's tests.", "demonstration", ["Students"], ["Chad"]),
    ("Norway warned that Chad was preparing a raid.", "warning", ["Norway"], ["Chad"]),
]


@pytest.mark.parametrize(("text", "subtype", "actors", "recipients"), FURTHER)
def test_to_whom_an_act_is_done(
    nlp: Language, text: str, subtype: str, actors: list[str], recipients: list[str]
) -> None:
    (event,) = [one for one in read_events(nlp, text) if one.subtype == subtype]
    check_sides(event, actors, recipients)
