"""Which figures were given: filters, twins, bounds as people read them, series."""

import csv
import io
from pathlib import Path

import msgspec
import pytest
from starlette.testclient import TestClient

from regesta.records import Disagreement, Position, Quantity
from regesta.store.database import open_store
from regesta.store.write import put_reading, replace_events
from regesta.web.pages.figures import short
from tests import sample
from tests.web.conftest import client_of


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 1), ("counts=guest", 1), ("counts=ships", 0), ("counts=%22", 0), ("actor=Anna+Berg", 1), ("actor=TCD", 0),
        ("outlet=Fjell+Tidende", 1),
        ("outlet=x", 0), (f"event={sample.EVENTS[0].id}", 1), (f"event={sample.EVENTS[1].id}", 0), ("since=2024-03-04", 1),
        ("since=2025", 0),
        ("until=2024-03-03", 0), ("order=newest", 1),
    ],
)  # fmt: skip
def test_filters(client: TestClient, query: str, found: int) -> None:
    told = client.get(f"/figures.json?{query}").json()
    assert told["total"] == found == len(told["lines"])
    page = client.get(f"/figures?{query}")
    assert page.status_code == 200
    assert page.text.count("<tr data-row>") == found


def test_an_impossible_filter_says_what_is_possible(client: TestClient) -> None:
    assert "2023-09" in client.get("/figures.json?until=foo").json()["error"]
    assert "oldest" in client.get("/figures.json?order=foo").json()["error"]


def test_a_figure_stands_with_its_bound_its_word_and_its_event(client: TestClient) -> None:
    page = client.get("/figures").text
    assert "≥ 12" in page
    assert "Anna Berg" in page
    assert f"/events/{sample.EVENTS[0].id}" in page
    (row,) = csv.DictReader(io.StringIO(client.get("/figures.csv").text))
    assert (row["value"], row["claimant"], row["event"]) == (">=12", "Anna Berg", sample.EVENTS[0].id)


@pytest.fixture
def revised(own_record: Path) -> TestClient:
    """A second figure of the same thing and event, which revises the first."""
    later = msgspec.structs.replace(
        sample.GUESTS, id="later", document=sample.two.id, sentence=sample.find(sample.two, "15 guests came."),
        about=sample.OPENING_AGAIN.id,
        value=Quantity(low=15, high=None, bound="exact", said=sample.find(sample.two, "15")), by=(), statement=None,
    )  # fmt: skip
    revision = Disagreement(
        id="r1", event=sample.EVENTS[0].id, about="guests", field="number", kind="revision", provenance=sample.BY_HAND,
        positions=(Position(value=">=12", claims=(sample.GUESTS.id,), documents=(sample.one.id,)),
                   Position(value="15", claims=("later",), documents=(sample.two.id,))),
    )  # fmt: skip
    with open_store(own_record) as store, store.transaction():
        put_reading(store, msgspec.structs.replace(sample.EXTRACTIONS[1], figures=(later,)))
        replace_events(store, sample.EVENTS, (*sample.DISAGREEMENTS, revision))
    return client_of(own_record)


def test_figures_of_one_thing_and_event_are_a_series(revised: TestClient) -> None:
    told = revised.get("/figures.json").json()
    (series,) = told["series"]
    assert series["words"] == "guests"
    assert [point[0] for point in series["points"]] == ["2024-03-04", "2024-03-05"]
    assert series["points"][1][1]["revises"] == sample.GUESTS.id
    page = revised.get("/figures").text
    assert "plot-figures" in page
    assert "revises an earlier one" in page
    assert page.count('class="revision') == 1


@pytest.mark.parametrize(
    ("bound", "low", "high", "told"),
    [("exact", 2000, None, "2\u202f000"), ("about", 300, None, "≈ 300"), ("at_least", 12, None, "≥ 12"), ("more_than", 130, None, "> 130"),
     ("at_most", None, 2, "≤ 2"), ("at_most", 2, None, "≤ 2"), ("less_than", None, 9, "< 9"), ("between", 49, 60, "49–60"),
     ("times", 5, None, "5 ×")],
)  # fmt: skip
def test_bounds_are_told_as_people_read_them(bound: str, low: float | None, high: float | None, told: str) -> None:
    said = sample.find(sample.one, "12")
    assert short(Quantity(low=low, high=high, bound=bound, said=said)) == told  # type: ignore[arg-type]
