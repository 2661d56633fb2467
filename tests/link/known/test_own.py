"""The user's actors file: what it adds, what it overrides, and what is said of a malformed one."""

from pathlib import Path

import pytest

from regesta.errors import LexiconError
from regesta.link.known.world import World
from regesta.link.mentions.places import place

YAML = """
states:
  - {id: ruritania, code: XRU, names: [Ruritania, Kingdom of Ruritania], demonyms: [Ruritanian, Ruritanians],
     capital: Strelsau, seats: [the Winter Castle]}
people:
  - name: Rudolf Rassendyll
    aliases: [Rudolf Rassendil, King Rudolf]
    offices: [{title: King, body: crown, state: XRU, from: 2020-05, to: 2024-06-20}]
  - name: Flavia Elphberg
    offices: [{title: Queen, body: crown, state: XRU, from: 2024-06-21}]
bodies:
  - {id: crown, name: Crown Council, aliases: [the Council of the Crown], kind: government, state: XRU, sector: GOV}
places:
  - {name: Zenda, kind: city, state: XRU}
  - {name: Lake of Zenda, aliases: [Zenda Water], kind: lake}
outlets:
  - {name: Strelsau Telegraph Agency, kind: state_agency, state: XRU, domains: [sta.example], credits: [(STA)]}
"""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    file = tmp_path_factory.mktemp("own") / "actors.yaml"
    file.write_text(YAML, encoding="utf-8")
    return World.load(actors_file=file)


def test_states(world: World) -> None:
    for words in ("Ruritania", "XRU", "ruritania", "Ruritanian", "the Winter Castle", "Kingdom of Ruritania"):
        (found,) = world.find(words)
        assert (found.name, found.state) == ("Ruritania", "XRU")


def test_people_by_any_spelling(world: World) -> None:
    for words in ("Rudolf Rassendyll", "Rudolf Rassendil", "Rassendyll"):
        (found,) = world.find(words)
        assert found.name == "Rudolf Rassendyll"
        assert (found.offices[0].body, found.offices[0].state) == ("Crown Council", "XRU")


def test_bodies_places_outlets(world: World) -> None:
    (council,) = world.find("crown")
    assert (council.name, council.sector) == ("Crown Council", "GOV")
    assert place("Zenda Water", span=None, world=world).name == "Lake of Zenda"
    assert place("Zenda", span=None, world=world).country == "XRU"
    found = world.outlet("(STA)")
    assert found is not None
    assert found.state == "XRU"
    assert world.outlet("https://www.sta.example/1") == found


def test_its_names_are_known(world: World) -> None:
    known = world.known_names()
    assert known["Ruritania"] == "LOC"
    assert known["Ruritanian"] == "NORP"
    assert known["Crown Council"] == "ORG"
    assert known["Rudolf Rassendyll"] == "PER"
    assert known["Zenda"] == "LOC"


def test_the_shipped_world_is_not_changed_by_it(world: World) -> None:
    assert not World.load().find("Ruritania")
    assert world.find("Russia")


def test_csv(tmp_path: Path) -> None:
    file = tmp_path / "actors.csv"
    file.write_text(
        "kind,name,aliases,state,sector\nperson,Anton Hof,A. Hof|Antonius Hof,RUS,MIL\nbody,Hof Guard,,RUS,REB\n",
        encoding="utf-8",
    )
    world = World.load(actors_file=file)
    (hof,) = world.find("Antonius Hof")
    assert (hof.name, hof.state) == ("Anton Hof", "RUS")
    (guard,) = world.find("Hof Guard")
    assert guard.sector == "REB"


MALFORMED = [
    ("people: [{aliases: [X]}]", "people, entry 1 has no name"),
    ("people: [{name: A B, offices: [{state: RUS}]}]", r"entry 1 \(A B\): an office has no title"),
    ("people: [{name: A B, offices: [{title: King, from: May 2020}]}]", "`from: May 2020` is not a date"),
    ("people: [{name: A B, aliases: X}]", "`aliases` must be a list"),
    ("states: [{names: [Ruritania]}]", r"\(Ruritania\) has no code"),
    ("states: Ruritania", "`states` must be a list"),
    ("actors: []", "must hold lists named"),
    ("people: [", "is not valid YAML"),
    ("people: [Rudolf]", "entry 1 is not a set of fields"),
]


@pytest.mark.parametrize(("content", "message"), MALFORMED)
def test_malformed(content: str, message: str, tmp_path: Path) -> None:
    file = tmp_path / "actors.yaml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError, match=message):
        World.load(actors_file=file)


def test_malformed_csv(tmp_path: Path) -> None:
    file = tmp_path / "actors.csv"
    file.write_text("kind,name\nplanet,Mars\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="line 2: kind `planet` is not known"):
        World.load(actors_file=file)
    file.write_text("name\nMars\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="lacks the column kind"):
        World.load(actors_file=file)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="cannot be read"):
        World.load(actors_file=tmp_path / "none.yaml")
