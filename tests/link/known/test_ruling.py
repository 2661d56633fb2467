"""Movements that ruled their state at times: rebels on all other days."""

import datetime as dt

import pytest

from regesta.lexicons import lexicon
from regesta.link.known.build import actor_id
from regesta.link.known.ruling import on_the_day
from regesta.link.known.world import World
from regesta.link.people.clusters import Who

TALIBAN = actor_id("body", "Taliban", "AFG")


@pytest.mark.parametrize(("year", "sector"), [(1995, "REB"), (1998, "GOV"), (2019, "REB"), (2023, "GOV")])
def test_the_sector_of_the_day(year: int, sector: str) -> None:
    who = Who(name="Taliban", actor=TALIBAN, body=TALIBAN, state="AFG", sector="GOV")
    assert on_the_day(who, dt.date(year, 6, 1)).sector == sector
    assert on_the_day(who, None) == who


def test_their_fighters_are_rebels_while_they_rule_and_others_stay_what_they_are() -> None:
    fighters = Who(name="Taliban fighters", body=TALIBAN, state="AFG", sector="REB")
    assert on_the_day(fighters, dt.date(2023, 6, 1)) == fighters
    party = Who(name="Harbour Front", body="b", state="AFG", sector="GOV")
    assert on_the_day(party, dt.date(2019, 6, 1)) == party


@pytest.mark.parametrize("entry", lexicon("world/ruling"), ids=lambda entry: str(entry["body"]))
def test_each_is_a_body_of_the_tables(entry: dict[str, str]) -> None:
    assert World.load().body_named(entry["body"], entry["state"]) is not None
    assert entry["body"] in entry["example"]
