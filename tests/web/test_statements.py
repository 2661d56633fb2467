"""Who said what: filters, twins, words linked to where they stand."""

import csv
import io

import pytest
from starlette.testclient import TestClient

from tests import sample


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 1), ("actor=NOR", 1), ("actor=Anna+Berg", 1), ("actor=TCD", 0), ("about=NOR", 0), ("to=NOR", 0), ("act=assert", 1),
        ("act=deny", 0), ("manner=indirect", 1), ("manner=direct", 0), ("q=guests", 1), ("q=guests+came", 1), ("q=bridge", 0), ("q=%22", 0),
        ("q=a%00b", 0), ("outlet=Fjell+Tidende", 1), ("outlet=Fjord+Post", 0), ("since=2024-03-04", 1), ("since=2024-03-05", 0),
        ("until=2024-03-04", 1), ("until=2024-03-03", 0), ("order=newest", 1), ("actor=NOR&act=assert&q=came&since=2024", 1),
    ],
)  # fmt: skip
def test_filters(client: TestClient, query: str, found: int) -> None:
    told = client.get(f"/statements.json?{query}").json()
    assert told["total"] == found == len(told["lines"])
    page = client.get(f"/statements?{query}")
    assert page.status_code == 200
    assert page.text.count("<li data-row>") == found
    assert ("No statement fits" in page.text) is (found == 0)


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("act=foo", "assert, deny"),
        ("manner=foo", "direct, indirect"),
        ("since=foo", "2023-09"),
        ("order=foo", "oldest"),
        ("actor=Nobody+Whatever", "Nobody"),
    ],
)
def test_an_impossible_filter_says_what_is_possible(client: TestClient, query: str, says: str) -> None:
    answer = client.get(f"/statements.json?{query}")
    assert answer.status_code == 400
    assert says in answer.json()["error"]


def test_the_words_lead_to_where_they_stand(client: TestClient) -> None:
    words = sample.SAID.content[0]
    assert f"/documents/{sample.one.id}?at={words.start}-{words.end}#at" in client.get("/statements").text


def test_the_csv_has_every_field(client: TestClient) -> None:
    (row,) = csv.DictReader(io.StringIO(client.get("/statements.csv").text))
    assert row["speaker"] == "Anna Berg"
    assert row["speaker_code"] == "NOR GOV"
    assert row["words"] == "At least 12 guests came"
    assert row["published"] == "2024-03-04"
