"""Armed groups, parties, peoples and people who are known without an office: whose they are."""

import datetime as dt
from collections import Counter

import pytest

from regesta.lexicons import lexicon
from regesta.link.known.build import BODIES
from regesta.link.known.world import World
from regesta.link.mentions.bodies import entry_who
from regesta.link.mentions.context import Context
from regesta.link.mentions.named import name_who
from regesta.link.mentions.nominals import phrase_who


@pytest.fixture(scope="module")
def world() -> World:
    return World.load()


@pytest.mark.parametrize(
    ("text", "words", "state", "sector"),
    [
        ("On Monday Khmer Rouge guerrillas left the village.", "Khmer Rouge guerrillas", "KHM", "REB"),
        ("On Monday Bosnian Serb forces left the village.", "Bosnian Serb forces", "BIH", "MIL"),
        ("On Monday Hutu rebels left a village in Rwanda.", "Hutu rebels", "RWA", "REB"),
        ("On Monday Hutu rebels left a village in Zaire.", "Hutu rebels", None, None),  # of Rwanda or of Burundi
        ("On Monday Serb forces left the village.", "Serb forces", "SRB", "MIL"),
    ],
)
def test_armed_men_of_a_movement_or_a_people(
    text: str, words: str, state: str | None, sector: str | None, world: World
) -> None:
    told = phrase_who(Context(text, world, None), text.index(words), text.index(words) + len(words))
    assert (told.state if told else None, told.sector if told else None) == (state, sector)


@pytest.mark.parametrize(
    ("text", "words", "state"),
    [
        ("In the United States Democrats welcomed the plan.", "Democrats", "USA"),
        ("In Peru Democrats welcomed the plan.", "Democrats", None),
        ("The Royal Navy sank it.", "Royal Navy", "GBR"),
        ("The Royal Navy of Chad sank it.", "Royal Navy of Chad", "TCD"),
        ("The Royal Navy of New Zealand sank it.", "Royal Navy of New Zealand", "NZL"),
    ],
)
def test_a_body_that_several_states_have(text: str, words: str, state: str | None, world: World) -> None:
    told = name_who(Context(text, world, None), text.index(words), text.index(words) + len(words))
    assert (told.state if told else None) == state


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("a Norway-backed militia", None),
        ("the Norwegian-trained rebels", None),
        ("a Norwegian militia", "NOR"),
        ("a Norway-based militia", "NOR"),
    ],
)
def test_who_backs_men_does_not_own_them(words: str, state: str | None, world: World) -> None:
    text = f"On Monday {words} shelled the village."
    told = phrase_who(Context(text, world, None), text.index(words), text.index(words) + len(words))
    assert (told.state if told else None) == state


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("It paid US $3 million for it.", []),
        ("It paid 3 million US dollars for it.", []),
        ("It paid in Saudi riyals.", []),
        ("The US paid 3 million dollars for it.", ["USA"]),
        ("Saudi officials paid for it.", ["SAU"]),
        ("Norway won concessions from Chad.", ["NOR", "TCD"]),
        ("Chad pounds the Libyan port.", ["TCD", "LBY"]),
    ],
)
def test_money_names_no_state(text: str, named: list[str], world: World) -> None:
    assert [hit.entries[0].state for hit in Context(text, world, None).hits] == named


def test_a_people_keeps_its_name(world: World) -> None:
    context = Context("Bosnian Serbs voted.", world, None)
    told = entry_who(context.hits[0].entries[0], context)
    assert (told.name, told.state, told.sector, told.actor) == ("Bosnian Serbs", "BIH", "CVL", None)


@pytest.mark.parametrize(
    ("name", "state", "sector"),
    [
        ("Osama bin Laden", "SAU", "REB"),
        ("Usama bin Ladin", "SAU", "REB"),
        ("John McCain", "USA", "LEG"),
        ("Khalid Sheikh Mohammed", "PAK", "REB"),
    ],
)
def test_known_without_an_office(name: str, state: str, sector: str, world: World) -> None:
    found = world.find(name)
    assert [(one.kind, one.state, one.sector) for one in found[:1]] == [("person", state, sector)]


@pytest.mark.parametrize(
    ("state", "role", "day", "name"),
    [
        ("USA", "foreign_minister", dt.date(1990, 9, 1), "James Baker"),
        ("YUG", "president", dt.date(1998, 5, 1), "Slobodan Milosevic"),
        ("CHL", "leader", dt.date(1985, 5, 1), "Augusto Pinochet"),
    ],
)
def test_who_held_an_office_then(state: str, role: str, day: dt.date, name: str, world: World) -> None:
    held = world.office_holder(state, [role], day)
    assert held is not None
    assert held.name == name


def test_what_somebody_is_known_as_is_no_office(world: World) -> None:
    index = next(i for i in world.people.by_name("Osama bin Laden"))
    assert {office.role for office in world.people.rows[index].offices} == {""}


def test_no_name_is_twice_in_one_state() -> None:
    keys = [
        (str(state), str(name).removeprefix("?").lower())
        for file in BODIES
        for state, bodies in lexicon(file).items()
        for name, *_ in bodies
    ]
    twice = {key for key, count in Counter(keys).items() if count > 1}
    assert {name for _, name in twice} <= {"republican party"}
