"""Two actors: the curve, its points opening into their events, what each says of the other."""

import pytest
from starlette.testclient import TestClient

from tests import sample

OPENING, VISIT = sample.EVENTS


def test_the_curve_adds_up_to_its_events(client: TestClient) -> None:
    told = client.get("/pairs/NOR/TCD.json").json()
    inside = [key for point in told["curve"]["points"] for key in point["events"]]
    apart = [key for left in told["curve"]["left_out"] for key in left["events"]]
    assert sorted((*inside, *apart)) == sorted((OPENING.id, VISIT.id))
    assert inside == [OPENING.id]
    assert told["total"] == 2


def test_a_point_opens_into_its_events_only(client: TestClient) -> None:
    told = client.get("/pairs/NOR/TCD.json?step=month&point=2024-03-01").json()
    assert [one["id"] for one in told["lines"]] == [OPENING.id]
    assert told["total"] == 1
    page = client.get("/pairs/NOR/TCD?step=month")
    assert "point=2024-03-01#events" in page.text
    assert "Mar 2024" in client.get("/pairs/NOR/TCD?step=month&point=2024-03-01").text


@pytest.mark.parametrize("step", ["day", "week", "month", "quarter", "year"])
def test_each_step(client: TestClient, step: str) -> None:
    told = client.get(f"/pairs/NOR/TCD.json?step={step}").json()
    assert told["step"] == step
    assert sum(len(one["events"]) for one in told["curve"]["points"]) == 1
    assert client.get(f"/pairs/NOR/TCD?step={step}").status_code == 200
    assert len(client.get(f"/pairs/NOR/TCD.csv?step={step}").text.splitlines()) == len(told["curve"]["points"]) + 1


def test_both_orders_tell_the_same(client: TestClient) -> None:
    one, other = (client.get(f"/pairs/{path}.json").json() for path in ("NOR/TCD", "TCD/NOR"))
    assert one["curve"] == other["curve"]


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [("NOR/NOR", 400, "two"), ("NOR/Nobody-Whatever", 404, "Nobody"), ("NOR/TCD?step=hour", 400, "week"),
    ("NOR/TCD?since=foo", 400, "2023"),
     ("NOR/TCD?point=foo", 400, "first day")],
)  # fmt: skip
def test_what_cannot_be_asked(client: TestClient, path: str, status: int, says: str) -> None:
    address, _, query = path.partition("?")
    answer = client.get(f"/pairs/{address}.json?{query}")
    assert answer.status_code == status
    assert says in answer.json()["error"]


def test_dates_cut_the_curve_and_an_empty_one_says_what_to_do(client: TestClient) -> None:
    told = client.get("/pairs/NOR/TCD.json?since=2025").json()
    assert told["total"] == 0
    assert told["curve"]["points"] == []
    assert "Nothing is told" in client.get("/pairs/NOR/TCD?since=2025").text


def test_two_names_lead_to_their_page(client: TestClient) -> None:
    answer = client.get("/pairs?actor=NOR&pair=TCD")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/pairs/NOR/TCD"
    assert "/pairs/NOR/TCD" in client.get("/pairs").text
