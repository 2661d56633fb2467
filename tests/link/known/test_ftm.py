"""Actors files as CSV and as FollowTheMoney JSON lines. All people and bodies are invented."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from regesta.errors import LexiconError
from regesta.link.known.own import read_actors
from regesta.link.known.world import World


def _entity(key: str, schema: str, **properties: list[Any]) -> dict[str, Any]:
    return {"id": key, "schema": schema, "caption": (properties.get("name") or [key])[0], "properties": properties}


ENTITIES = [
    _entity(
        "Q-1", "Person", name=["Rosa Holf", "Роза Хольф"], alias=["R. Holf"], citizenship=["no"], topics=["role.pep"]
    ),
    _entity("Q-2", "Person", name=["Piet Tarnow"], country=["td"], position=["Chairman of the Ferry Board"]),
    _entity("p-1", "Position", name=["Minister of Foreign Affairs"], country=["no"]),
    _entity("o-1", "Occupancy", holder=["Q-1"], post=["p-1"], startDate=["2031-02-03"], endDate=["2033"]),
    _entity("c-1", "Company", name=["Zenda Shipping"], jurisdiction=["no"], alias=["Zenda Lines"]),
    _entity("b-1", "PublicBody", name=["Zenda Harbour Police"], country=["no"], topics=["gov.security"]),
    _entity("a-1", "Address", full=["1 Quay, Zenda"]),
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "targets.ftm.jsonl"
    path.write_text("\n".join(json.dumps(one) for one in ENTITIES) + "\n\n", encoding="utf-8")
    return path


def test_people_and_bodies_of_follow_the_money(file: Path) -> None:
    found = read_actors(file)
    assert [one["name"] for one in found["people"]] == ["Rosa Holf", "Piet Tarnow"]
    assert found["people"][0]["offices"] == [
        {"title": "Minister of Foreign Affairs", "state": "NOR", "from": "2031-02-03", "to": "2033"}
    ]
    assert found["people"][1]["offices"][0]["title"] == "Chairman of the Ferry Board"
    assert [(one["name"], one["state"], one["sector"]) for one in found["bodies"]] == [
        ("Zenda Shipping", "NOR", "BUS"),
        ("Zenda Harbour Police", "NOR", "MIL"),
    ]


def test_they_are_found_by_any_name_and_hold_their_office(file: Path) -> None:
    world = World.load(actors_file=file)
    for name in ("Rosa Holf", "Роза Хольф", "Holf, Rosa", "Q-1"):
        assert [actor.name for actor in world.find(name)] == ["Rosa Holf"]
    (company,) = world.find("Zenda Lines")
    assert (company.kind, company.state) == ("body", "NOR")
    held = world.office_holder("NOR", ["foreign_minister"], dt.date(2032, 1, 1))
    assert held is not None
    assert held.name == "Rosa Holf"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{broken", "line 1 is not JSON"),
        ('{"id": "a", "schema": "Person"}', 'has no "properties"'),
        ('{"name": "a"}', 'lacks "id" or "schema"'),
        (
            '{"id": "a", "schema": "Vessel", "properties": {"name": ["Zenda Star"]}}',
            "no entity that is a person or a body",
        ),
        ("", "no entity that is a person or a body"),
    ],
)
def test_what_is_no_entity_is_told(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=said.replace("(", "\\(")):
        read_actors(path)


CSV = """kind,name,aliases,state,sector,title,from,to,domain
person,Ida Tarn,I. Tarn|Ида Тарн,NOR,,Minister of Defence,2031,2032-06,
person,Ida Tarn,,NOR,,Prime Minister,2032-06-01,,
body,Zenda Ferry Board,ZFB,NOR,GOV,,,,
outlet,The Zenda Post,,NOR,,,,,zendapost.example
"""


def test_a_table_of_actors_with_offices_and_addresses(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(CSV, encoding="utf-8")
    world = World.load(actors_file=path)
    (tarn,) = world.find("Ида Тарн")
    assert [(office.title, str(office.since)) for office in tarn.offices] == [
        ("Prime Minister", "2032-06-01"),
        ("Minister of Defence", "2031-01-01"),
    ]
    assert world.outlets.at("https://www.zendapost.example/a") is not None
    assert [actor.state for actor in world.find("ZFB")] == ["NOR"]


def test_a_day_that_is_none_is_told(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(CSV.replace("2032-06-01", "June 2032"), encoding="utf-8")
    with pytest.raises(LexiconError, match="June 2032` is not a date"):
        read_actors(path)
