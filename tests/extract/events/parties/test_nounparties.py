"""The other side of an act that a noun tells, where the clause around it names it."""

import pytest
from spacy.language import Language

from tests.extract.reading import check_sides, read_events

pytestmark = pytest.mark.model
CASES = [
    ("The premier spoke to pupils after talks with General Per Malk.", "meeting", ["premier", "Malk"], []),
    ("On Friday Ann Lee was in Lome for talks with President Per Malk.", "meeting", ["Lee", "Malk"], []),
    ("Seven miners were killed in a clash with Chadian soldiers.", "clash", ["miners", "soldiers"], []),
    ("At least two soldiers and nine rebels have died in clashes near Lome.", "clash", ["soldiers", "rebels"], []),
    ("At the end of a visit to Chad, Ann Lee praised the port.", "visit", ["Lee"], ["Chad"]),
    ("Ann Lee said during a visit to Chad that the port had been paid for.", "visit", ["Lee"], ["Chad"]),
    ("He spoke of his Chad visit.", "visit", ["his"], ["Chad"]),
    ("Attacks by Libyan rebels on the Chadian army went on.", "attack", ["rebels"], ["army"]),
    ("Chad has received a threat from the Libyan government.", "threat", ["Libyan"], ["Chad"]),
    ("The paper printed Libyan allegations that Chad had hidden the crews.", "accusation", ["Libyan"], ["Chad"]),
    ("The probe centres on allegations that Chadian soldiers burned the mill.", "accusation", [], ["soldiers"]),
    ("Ann Lee had talks in Lome with the Chadian envoy.", "meeting", ["Lee", "envoy"], []),
    ("The paper told of a meeting between Ann Lee and President Per Malk.", "meeting", ["Lee", "Malk"], []),
    ("The pact was signed at the NATO summit.", "meeting", ["NATO"], []),
    ("He has refused to take part in the talks.", "meeting", ["He"], []),
    ("The Lome Front claimed responsibility for the raid.", "attack", ["Front"], []),
    ("The Malk murder was never cleared up.", "killing", [], ["Malk"]),
    ("Chadian troops killed nine rebels in a series of clashes.", "clash", ["troops", "rebels"], []),
    ("Chadian soldiers killed nine rebels in a raid on Friday.", "attack", ["soldiers"], ["rebels"]),
    ("Ann Lee announced the choice on Friday following talks with President Per Malk.", "meeting", ["Lee", "Malk"], []),
    (
        "The Chadian foreign minister said progress in peace talks with Libya was slow.",
        "meeting",
        ["minister", "Libya"],
        [],
    ),
    ("The talks involving Peru and Chile ended on Monday.", "meeting", ["Peru", "Chile"], []),
    ("The talks of six include both Koreas, Mongolia and Russia.", "meeting", ["Koreas", "Mongolia", "Russia"], []),
]
NOBODYS = [
    ("Ann Lee praised the talks with the rebels.", "meeting"),
    ("Two drivers and a clerk were killed in clashes.", "clash"),
    ("Norway will extend the tour of its troops.", "visit"),
    ("The paper printed allegations that Chad denied.", "accusation"),
    ("The union said that a report on talks with Chad was late.", "meeting"),
    ("A bomb killed nine soldiers in the battle.", "clash"),
    ("The talks include trade.", "meeting"),
    ("The Chadian minister said progress in cabinet talks with unions was slow.", "meeting"),
]
STATUSES = [
    ("Chad confirmed the arrest of two Libyan sailors.", "arrest", "happened"),
    ("A sudden withdrawal of Chadian troops from Mali would be a defeat.", "withdrawal", "possible"),
    ("That raid by Chadian troops on Mali could anger Peru.", "attack", "happened"),
    ("Ann Lee will fill a seat at the opera for talks with President Per Malk.", "meeting", "planned"),
    ("Chad has not received a request from Libya.", "appeal", "not_happened"),
    ("Ann Lee announced the choice on Friday following talks with President Per Malk.", "meeting", "happened"),
    ("Ann Lee will announce the choice after talks with President Per Malk.", "meeting", "planned"),
]


@pytest.mark.parametrize(("text", "subtype", "actors", "recipients"), CASES)
def test_the_clause_names_the_other_side(
    nlp: Language, text: str, subtype: str, actors: list[str], recipients: list[str]
) -> None:
    (event,) = [one for one in read_events(nlp, text) if one.subtype == subtype]
    check_sides(event, actors, recipients)


@pytest.mark.parametrize(("text", "subtype"), NOBODYS)
def test_who_only_speaks_of_an_act_takes_no_part(nlp: Language, text: str, subtype: str) -> None:
    assert not [one for one in read_events(nlp, text) if one.subtype == subtype and len(one.actors) > 0]


@pytest.mark.parametrize(("text", "subtype", "status"), STATUSES)
def test_what_the_clause_says_of_its_being_done(nlp: Language, text: str, subtype: str, status: str) -> None:
    (event,) = [one for one in read_events(nlp, text) if one.subtype == subtype]
    assert event.status == status
