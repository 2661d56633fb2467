"""The pages of actors: the list, one actor with all its parts, actors that people judged to be one or not."""

from pathlib import Path

import msgspec
import pytest
from starlette.testclient import TestClient

from regesta.link.judgements.judged import apart_id
from regesta.records import Actor, Judgement, Office
from regesta.store.database import open_store
from regesta.store.write import put_actors, put_judgements, put_reading
from tests import sample
from tests.web.conftest import client_of


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", {"Norway", "Chad", "Anna Berg"}), ("q=berg", {"Anna Berg"}), ("q=KINGDOM", set()), ("kind=state", {"Norway", "Chad"}),
        ("state=tcd", {"Chad"}), ("kind=person&state=NOR", {"Anna Berg"}), ("q=%25", set()), ("q=_", set()),
    ],
)  # fmt: skip
def test_the_list_and_its_filters(client: TestClient, query: str, names: set[str]) -> None:
    told = client.get(f"/actors.json?{query}").json()
    assert {one["name"] for one in told["lines"]} == names
    page = client.get(f"/actors?{query}")
    assert page.status_code == 200
    assert ("fits these filters" in page.text) is (not names)


def test_those_of_most_events_come_first_and_the_csv_holds_all(client: TestClient) -> None:
    told = client.get("/actors.json").json()
    # Norway's id is its code here, so that what Anna Berg says for it counts for it, too.
    assert [(one["name"], one["events"], one["statements"]) for one in told["lines"]] == [
        ("Chad", 2, 0),
        ("Anna Berg", 1, 1),
        ("Norway", 1, 1),
    ]
    table = client.get("/actors.csv").text.splitlines()
    assert table[0].startswith("id,name,kind")
    assert len(table) == 4


def test_a_state_has_what_those_do_who_act_for_it(client: TestClient) -> None:
    told = client.get("/actors/NOR.json").json()
    assert told["counts"] == {"did": 2, "received": 0, "said": 1, "about": 0, "reports": 2}
    assert [one["event"]["id"] for one in told["did"]] == [sample.EVENTS[0].id, sample.EVENTS[1].id]
    assert told["partners"] == [{"id": "TCD", "name": "Chad", "kind": "state", "events": 2}]
    chad = client.get("/actors/TCD.json").json()
    assert chad["counts"] == {"did": 1, "received": 1, "said": 0, "about": 0, "reports": 2}


def test_a_person_stands_for_themselves(client: TestClient) -> None:
    told = client.get("/actors/anna-berg.json").json()
    assert told["counts"] == {"did": 1, "received": 0, "said": 1, "about": 0, "reports": 0}
    page = client.get("/actors/anna-berg").text
    assert "At least 12 guests came" in page
    assert f"/documents/{sample.one.id}?at=" in page


@pytest.mark.parametrize(("show", "length"), [("did", 2), ("received", 0), ("said", 1), ("about", 0), ("reports", 2)])
def test_each_part_has_its_own_address_and_csv(client: TestClient, show: str, length: int) -> None:
    told = client.get(f"/actors/NOR.json?show={show}").json()
    assert told["total"] == length == len(told[show])
    page = client.get(f"/actors/NOR?show={show}").text
    assert page.count("<li data-row>") == length
    assert ("Nothing of this" in page) is (length == 0)
    assert len(client.get(f"/actors/NOR.csv?show={show}").text.splitlines()) == length + 1


def test_who_is_not_here_is_not_found_and_a_wrong_part_says_which_there_are(client: TestClient) -> None:
    assert client.get("/actors/Nobody-Whatever").status_code == 404
    assert "did, received" in client.get("/actors/NOR.json?show=x").json()["error"]
    assert "person" in client.get("/actors.json?kind=x").json()["error"]


@pytest.fixture
def judged(own_record: Path) -> Path:
    """Somebody else who says something in the third report, judged to be Anna Berg."""
    other = Actor(
        id="a-berg", kind="person", name="A. Berg", names=("A. Berg", "А. Берг"), state="NOR", provenance=sample.BY_HAND,
        offices=(Office(title="mayor", source=sample.three.id),),
    )  # fmt: skip
    said = msgspec.structs.replace(
        sample.SAID, id="said-two", document=sample.three.id, content=(sample.find(sample.three, "visit Chad"),), cue=None,
        speaker=sample.party(sample.three, "Anna Berg", other),
    )  # fmt: skip
    same = Judgement(
        id="j1", left="anna-berg", right="a-berg", verdict="same", decided_by="Ola", decided_at="2026-01-01"
    )
    with open_store(own_record) as store, store.transaction():
        put_actors(store, [other], document=sample.three.id)
        put_reading(store, msgspec.structs.replace(sample.EXTRACTIONS[2], event_mentions=(), statements=(said,)))
        put_judgements(store, [same])
    return own_record


@pytest.mark.parametrize("key", ["anna-berg", "a-berg"])
def test_actors_that_are_one_share_a_page(judged: Path, key: str) -> None:
    told = client_of(judged).get(f"/actors/{key}.json").json()
    assert told["counts"]["said"] == 2
    assert {"А. Берг"} <= set(told["actor"]["names"])
    assert [one["title"] for one in told["offices"]] == ["mayor"]
    assert "judged" in client_of(judged).get(f"/actors/{key}").text
    assert len(told["judgements"]) == 1


def test_a_judgement_taken_back_parts_them_again(judged: Path) -> None:
    with open_store(judged) as store, store.transaction():
        store.connection.execute("DELETE FROM judgements")
    client = client_of(judged)
    assert client.get("/actors/anna-berg.json").json()["counts"]["said"] == 1
    assert client.get("/actors/a-berg.json").json()["counts"]["said"] == 1


def test_who_was_parted_in_one_report_has_what_that_report_tells(own_record: Path) -> None:
    apart = Judgement(
        id="j2",
        left="anna-berg",
        right=f"anna-berg@{sample.one.id}",
        verdict="different",
        decided_by="Ola",
        decided_at="2026-01-01",
    )
    with open_store(own_record) as store, store.transaction():
        put_judgements(store, [apart])
    client = client_of(own_record)
    assert client.get("/actors/anna-berg.json").json()["counts"]["said"] == 0
    assert client.get(f"/actors/{apart_id('anna-berg', sample.one.id)}.json").json()["counts"]["said"] == 1
