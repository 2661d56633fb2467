"""To whom an act is done, by the clauses and phrases around it."""

import pytest
from spacy.language import Language

from tests.extract.reading import check_sides, read_events

pytestmark = pytest.mark.model
GROUND = [
    ("Peru will soon deploy 300 soldiers in Libya's south.", "troop_deployment", ["Peru"], ["Libya"]),
    ("About 500 Danish soldiers are stationed in Chad.", "troop_deployment", ["Danish soldiers"], ["Chad"]),
    ("Peru is massing troops near the Chilean border.", "troop_deployment", ["Peru"], ["Chilean"]),
    ("Chadian troops were deployed in Chad's north.", "troop_deployment", ["Chadian troops"], []),
    ("Peru deployed 300 soldiers in the hills.", "troop_deployment", ["Peru"], []),
    ("Chilean forces could leave the country by June.", "withdrawal", ["Chilean forces"], ["country"]),
]
RETORTS = [
    ("Peru accuses Chad of hiding weapons, a charge Chad denies.", "denial", ["Chad"], ["Peru"]),
    ("Norway says Iran is building a bomb, but Iran denies the claim.", "denial", ["Iran"], ["Norway"]),
    ("Chad denied the claim on Monday.", "denial", ["Chad"], []),
    ("Prices rose in Peru, and Chad denied the claim.", "denial", ["Chad"], []),
]
LAID_LOW = [
    ("Six sailors were killed when guards opened fire in Lima.", "attack", ["guards"], ["sailors"]),
    ("Two officers were killed when a bomb hit their car.", "attack", [], ["officers"]),
    ("Gunmen fired on a bus carrying pilgrims near Gao.", "attack", ["Gunmen"], ["pilgrims"]),
    ("Gunmen fired on a car in which two nurses were riding.", "attack", ["Gunmen"], ["nurses"]),
    ("Malian forces killed four militants during a raid in Gao.", "attack", ["Malian forces"], ["militants"]),
    ("Two men died when rebels attacked a convoy.", "attack", ["rebels"], ["convoy"]),
    ("Two men died when rebels attacked a Chadian base.", "attack", ["rebels"], ["base"]),
    ("Gunmen fired on a truck carrying cement.", "attack", ["Gunmen"], ["truck"]),
    ("Malian forces killed four militants during a raid on a camp.", "attack", ["Malian forces"], ["camp"]),
]
BESIDE = [
    ("Police arrested two men and confiscated explosives.", "seizure", ["Police"], ["two men"]),
    ("Police confiscated explosives after guards arrested two men.", "seizure", ["Police"], []),
    ("Police fired tear gas to disperse marchers in Lima.", "restriction", ["Police"], ["marchers"]),
    ("Peru called for closer ties with Chad.", "appeal", ["Peru"], ["Chad"]),
    ("Peru called for an inquiry with the help of experts.", "demand", ["Peru"], []),
    ("Peru demanded Chad free the crew.", "demand", ["Peru"], ["Chad"]),
    ("Peru promised to send rice if Chad frees the crew.", "acceptance", ["Peru"], ["Chad"]),
    ("Peru promised to send rice if the rains fail.", "acceptance", ["Peru"], []),
    ("Thousands marched in Lima to protest Chad's tests.", "demonstration", ["Thousands"], ["Chad"]),
    ("Thousands marched in Lima to mark Chad's independence.", "demonstration", ["Thousands"], []),
    ("Ana Torv was arrested along with two aides.", "arrest", [], ["Ana Torv", "two aides"]),
    ("Norway condemned those who carried out the raid.", "criticism", ["Norway"], ["those"]),
]
PLACED = [
    ("Monday's bombings in Lome shocked the country.", "attack", [], ["Lome"]),
    ("Five bomb attacks were carried out in Lome.", "attack", [], ["Lome"]),
    ("The premier has arrived in Lome on a surprise visit.", "visit", ["premier"], ["Lome"]),
    ("The army took power in 1984.", "seizure", ["army"], []),
]
AGREED = [
    ("Rebel groups have agreed to suspend attacks on Chad.", "agreement", ["Rebel groups"], ["Chad"]),
    ("Ministers have agreed to send rice to Chad.", "agreement", ["Ministers"], []),
    ("The general agreed to give tribal leaders more power.", "agreement", ["general"], ["tribal leaders"]),
    ("The general agreed to give the roads more money.", "agreement", ["general"], []),
    ("Peru is ready to provide aid if Chad frees the crew.", "humanitarian_aid", ["Peru"], ["Chad"]),
    (
        "Police questioned the chief of the power company, Per Malk, on Monday.",
        "investigation",
        ["Police"],
        ["Per Malk"],
    ),
]
OWNERS = [
    ("Voters rejected his plans to reform the courts.", "rejection", ["Voters"], ["his"]),
    ("The senator rejected his plans to reform the courts.", "rejection", ["senator"], []),
    ("Norway condemned Friday's attack near Gao.", "criticism", ["Norway"], []),
    ("A poster showed kidnapped Chadian journalist Ana Torv.", "abduction", [], ["Ana Torv"]),
    ("Norway warned that Karl Zenda was a threat.", "warning", ["Norway"], ["Karl Zenda"]),
]
LISTED = [
    ("The blast killed six people, including two policemen.", "killing", [], ["six people"]),
    ("The blast killed six people, including two Finnish doctors.", "killing", [], ["six people", "Finnish doctors"]),
    ("The blast wounded four people, including Ana Torv.", "wounding", [], ["four people", "Ana Torv"]),
]


@pytest.mark.parametrize(
    ("text", "subtype", "actors", "recipients"),
    GROUND + RETORTS + LAID_LOW + BESIDE + OWNERS + LISTED + PLACED + AGREED,
)
def test_to_whom_it_is_done(nlp: Language, text: str, subtype: str, actors: list[str], recipients: list[str]) -> None:
    event = next(one for one in read_events(nlp, text) if one.subtype == subtype)
    check_sides(event, actors, recipients)
