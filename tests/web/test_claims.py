"""The pages of one statement and one figure, actors that may be the same, places by their codes."""

from pathlib import Path

from starlette.testclient import TestClient

import regesta
from tests.web.conftest import client_of


def test_a_statement_has_its_page(client: TestClient, sample_record: Path) -> None:
    with regesta.open(sample_record) as record:
        one = record.statements()[0]
        figure = record.figures()[0]
    page = client.get(f"/statements/{one.id}")
    assert page.status_code == 200
    assert one.content[0].text.split()[0] in page.text
    assert client.get(f"/statements/{one.id}.json").json()["said"]["statement"]["id"] == one.id
    assert client.get(f"/statements/{one.id[:8]}").headers["location"] == f"/statements/{one.id}"
    assert client.get(f"/statements/{figure.id}").status_code == 404, "a figure is no statement"
    assert client.get("/statements/zzzz").status_code == 404


def test_a_figure_has_its_page_and_can_be_judged_there(writer: TestClient, own_record: Path) -> None:
    with regesta.open(own_record) as record:
        one = record.figures()[0]
    assert "Reject" in writer.get(f"/figures/{one.id}").text
    answer = writer.post("/review/verdict/reject", data={"item": one.id, "back": f"/figures/{one.id}"})
    assert answer.headers["location"] == f"/figures/{one.id}"
    assert "rejected" in writer.get(f"/figures/{one.id}").text, "what was rejected keeps its page"
    assert one.id not in [line["figure"]["id"] for line in writer.get("/figures.json").json()["lines"]]
    report = writer.get(f"/documents/{one.document}.json").json()
    assert one.id not in [figure["id"] for figure in report["figures"]], "and is marked in no report"


def test_actors_that_may_be_the_same_are_listed_as_json_and_csv(sample_record: Path) -> None:
    client = client_of(sample_record)
    told = client.get("/review/actors.json").json()
    assert told["total"] == len(told["pairs"])
    assert client.get("/review/actors.csv").text.startswith("left,left_name")
    assert client.get("/review/actors").status_code == 200


def test_a_code_in_capitals_is_a_country_and_no_part_of_a_name(client: TestClient) -> None:
    assert client.get("/timeline.json", params={"place": "NSE"}).json()["total"] == 0
    assert client.get("/timeline.json", params={"place": "nse"}).status_code == 200
