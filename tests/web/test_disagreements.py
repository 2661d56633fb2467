"""Where reports disagree: filters, sides with their sentences, twins."""

import pytest
from starlette.testclient import TestClient

from tests import sample


@pytest.mark.parametrize(
    ("query", "found"),
    [("", 1), ("kind=contradiction", 1), ("kind=denial", 0), ("field=date", 1), ("field=number", 0), ("actor=NOR", 1),
    ("actor=anna-berg", 0),
     ("actor=NOR&pair=TCD", 1), ("since=2024-03-03", 1), ("since=2024-03-04", 0), ("until=2024-03-02", 0), ("q=bridge", 1), ("q=rain", 0)],
)  # fmt: skip
def test_filters(client: TestClient, query: str, found: int) -> None:
    told = client.get(f"/disagreements.json?{query}").json()
    assert told["total"] == found == len(told["lines"])
    page = client.get(f"/disagreements?{query}")
    assert page.status_code == 200
    assert page.text.count('class="differ"') == found


def test_positions_stand_side_by_side_with_their_sentences(client: TestClient) -> None:
    (line,) = client.get("/disagreements.json").json()["lines"]
    assert [side["position"]["value"] for side in line["sides"]] == ["2024-03-03", "2024-03-04"]
    assert [claim["sentence"]["text"] for side in line["sides"] for claim in side["claims"]] == [
        sample.OPENING.sentence.text, sample.OPENING_AGAIN.sentence.text,
    ]  # fmt: skip
    assert line["sides"][1]["claims"][0]["by"] == "Fjord Post"
    page = client.get("/disagreements").text
    assert sample.OPENING.sentence.text in page
    assert f"/events/{sample.EVENTS[0].id}" in page


def test_an_impossible_filter_says_what_is_possible(client: TestClient) -> None:
    assert "contradiction" in client.get("/disagreements.json?kind=foo").json()["error"]
    assert "number" in client.get("/disagreements.json?field=foo").json()["error"]


def test_the_csv_has_a_row_a_position(client: TestClient) -> None:
    assert len(client.get("/disagreements.csv").text.splitlines()) == 3
