"""Network, map, outlets: counts that add up to the events and reports, filters, twins."""

import csv
import io
from pathlib import Path

import msgspec
import pytest
from starlette.testclient import TestClient

from regesta.records import Outlet, Place
from regesta.store.database import open_store
from regesta.store.write import put_actors, put_copies, put_places, put_reading, replace_events
from tests import sample
from tests.web.conftest import client_of


@pytest.mark.parametrize(
    ("query", "pairs"),
    [("", [("NOR", "TCD", 2)]), ("grain=actors", [("NOR", "TCD", 1), ("TCD", "anna-berg", 1)]), ("type=COOPERATE", [("NOR", "TCD", 1)]),
     ("status=planned", [("NOR", "TCD", 1)]), ("actor=anna-berg", [("NOR", "TCD", 1)]), ("since=2024", [("NOR", "TCD", 1)]),
     ("until=2023", []),
     ("least=2", [("NOR", "TCD", 2)]), ("least=3", []), ("place=Finse", [("NOR", "TCD", 1)])],
)  # fmt: skip
def test_pairs_of_the_network(client: TestClient, query: str, pairs: list[tuple[str, str, int]]) -> None:
    told = client.get(f"/network.json?{query}").json()
    assert [(one["left"], one["right"], one["events"]) for one in told["lines"]] == pairs
    page = client.get(f"/network?{query}")
    assert page.status_code == 200
    assert ("plot-network" in page.text) is bool(pairs)
    assert len(client.get(f"/network.csv?{query}").text.splitlines()) == len(pairs) + 1


def test_impossible_filters_of_the_network(client: TestClient) -> None:
    assert "states, actors" in client.get("/network.json?grain=foo").json()["error"]
    assert "not a number" in client.get("/network.json?least=foo").json()["error"]


def test_what_has_no_place_is_told_in_words(client: TestClient) -> None:
    told = client.get("/map.json").json()
    assert told["total"] == 2
    assert told["unplaced"] == 1
    assert [(one["country"], one["events"]) for one in told["countries"]] == [("NOR", 1)]
    assert "no report tells where" in client.get("/map").text
    assert client.get("/map.csv").text.splitlines()[-1].startswith(",,,unknown,1")


@pytest.fixture
def placed(own_record: Path) -> TestClient:
    """The opening in a city with degrees, the visit in a country only."""
    opening, visit = sample.EVENTS
    assert opening.place is not None
    city = Place(id="finse", name="Finse", kind="city", country="NOR", latitude=60.6, longitude=7.5)
    events = (
        msgspec.structs.replace(opening, place=msgspec.structs.replace(opening.place, place="finse", precision="city")),
        msgspec.structs.replace(
            visit,
            place=msgspec.structs.replace(opening.place, name="Chad", country="TCD", precision="country", span=None),
        ),
    )
    with open_store(own_record) as store, store.transaction():
        replace_events(store, events, ())
        put_actors(store, sample.ACTORS, document="")
        put_places(store, [city])
    return client_of(own_record)


def test_a_city_is_a_point_and_a_country_is_shaded(placed: TestClient) -> None:
    told = placed.get("/map.json").json()
    assert [(one["name"], one["events"], one["latitude"]) for one in told["cities"]] == [("Finse", 1, 60.6)]
    assert [(one["country"], one["name"]) for one in told["countries"]] == [("TCD", None)]
    assert told["unplaced"] == 0
    page = placed.get("/map?type=COOPERATE").text
    assert page.count('class="city"') == 2  # the point and its sample in the legend
    assert "/timeline?type=COOPERATE&amp;place=finse" in page


def test_the_places_of_the_map_open_in_the_timeline(placed: TestClient) -> None:
    assert placed.get("/timeline.json?place=finse").json()["total"] == 1
    assert placed.get("/timeline.json?place=TCD").json()["total"] == 1


@pytest.fixture
def copying(own_record: Path) -> TestClient:
    """The second report copies the first and carries an agency's name; the agency credits itself by another name."""
    post = Outlet(id="post", name="Fjord Post", kind="private", state="NOR")
    tidende = Outlet(id="tidende", name="Fjell Tidende", kind="state_agency", names=("Fjell",), state="NOR")
    with open_store(own_record) as store, store.transaction():
        put_reading(
            store,
            msgspec.structs.replace(sample.EXTRACTIONS[0], event_mentions=(), statements=(), figures=()),
            outlet=tidende,
        )
        put_reading(store, msgspec.structs.replace(sample.EXTRACTIONS[1], event_mentions=()), outlet=post)
        put_copies(store, {sample.two.id: sample.one.id})
        for report, agency in ((sample.one, "Fjell"), (sample.two, "Fjell")):
            told = msgspec.json.encode(msgspec.structs.replace(report, agency=agency))
            store.connection.execute("UPDATE documents SET json = ? WHERE id = ?", (told, report.id))
    return client_of(own_record)


def test_who_copies_whom_and_who_credits_whom(copying: TestClient) -> None:
    told = copying.get("/outlets.json").json()
    by_name = {one["name"]: one for one in told["lines"]}
    assert set(by_name) == {"Fjell Tidende", "Fjord Post", None}
    assert by_name["Fjell Tidende"] == {
        "id": "tidende", "name": "Fjell Tidende", "kind": "state_agency", "state": "NOR", "reports": 1, "copies": 0,
        "copied": 1, "credits": 0,
    }  # fmt: skip
    assert (by_name["Fjord Post"]["copies"], by_name["Fjord Post"]["credits"]) == (1, 1)
    assert told["flows"] == [{"of": "Fjell Tidende", "to": "Fjord Post", "copies": 1, "credits": 1}]
    assert "plot-network" in copying.get("/outlets").text


def test_origins_are_counted_by_event_and_report(client: TestClient) -> None:
    told = client.get("/outlets.json").json()
    found = {one["name"]: (one["events"], one["reports"]) for one in told["origins"]}
    assert found == {"Fjell Tidende": (1, 1), "Fjord Post": (1, 1), "unknown outlet": (1, 1)}
    rows = list(csv.DictReader(io.StringIO(client.get("/outlets.csv").text)))
    assert sum(int(row["reports"]) for row in rows) == 3
