"""The pages of the skeleton's owner: timeline, event, report, search, issues, first page; each filter, its twins, its errors."""

import csv
import io

import pytest
from starlette.testclient import TestClient

from regesta.web.marking import Mark, cut
from regesta.web.pages.document import PART, parts
from regesta.web.serving import _cell
from tests import sample

OPENING, VISIT = sample.EVENTS


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 2), ("actor=NOR", 2), ("actor=Norway", 2), ("actor=Anna+Berg", 1), ("actor=NOR&pair=TCD", 2), ("actor=anna-berg&pair=Chad", 1),
        ("type=COOPERATE", 1), ("type=visit", 1), ("status=planned", 1), ("status=happened", 1), ("place=Finse", 1), ("place=fin", 1),
        ("place=NOR", 1), ("place=%25", 0), ("origins=2", 1), ("origins=3", 0), ("since=2024-03-03", 1), ("since=2024-03-04", 0),
        ("until=2024-03", 1),
        ("until=2024-03-02", 0), ("q=bridge", 1), ("q=bridge+Finse", 1), ("q=nothing", 0), ("q=%22", 0), ("side=NOR", 0),
        ("order=newest", 2), ("order=reports", 2), ("order=origins", 2),
    ],
)  # fmt: skip
def test_filters_of_the_timeline(client: TestClient, query: str, found: int) -> None:
    assert client.get(f"/timeline.json?{query}").json()["total"] == found
    page = client.get(f"/timeline?{query}")
    assert page.status_code == 200
    assert page.text.count("<li data-row>") == found


@pytest.mark.parametrize(
    "query", ["type=foo", "status=foo", "since=foo", "until=2024-13", "origins=two", "order=foo", "by=hour", "page=0", "page=x",
     "actor=Nobody+Known"]
)  # fmt: skip
def test_an_impossible_filter_says_what_is_possible(client: TestClient, query: str) -> None:
    assert client.get(f"/timeline?{query}").status_code == 400
    answer = client.get(f"/timeline.json?{query}")
    assert answer.status_code == 400
    assert len(answer.json()["error"]) > 20


def test_a_page_beyond_the_last_is_empty_not_wrong(client: TestClient) -> None:
    assert client.get("/timeline?page=99").status_code == 200


def test_the_timeline_as_csv(client: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/timeline.csv?type=COOPERATE").text)))
    assert [(row["id"], row["date"], row["place"], row["reports"]) for row in rows] == [
        (OPENING.id, "2024-03-03", "Finse", "2")
    ]


def test_the_drawing_has_each_event_and_its_status(client: TestClient) -> None:
    text = client.get("/timeline").text
    assert f'href="/events/{OPENING.id}"' in text
    spread = client.get("/timeline.json").json()["spread"]
    assert [(one["event"], one["start"]) for one in spread["placed"]] == [(OPENING.id, "2024-03-03")]


def test_an_event_tells_who_when_where_and_why(client: TestClient) -> None:
    text = client.get(f"/events/{OPENING.id}").text
    for words in ("3 Mar 2024", "on Sunday", "weekday before the report", "Finse", "Norway", "Chad", "Fjell Tidende", "Fjord Post",
                  "2 reports from 2 independent origins", "reports disagree: date", "2024-03-04",
                  "same parties", "another kind"):  # fmt: skip
        assert words in text, words
    assert '<mark class="m-trigger" title="trigger">opened</mark>' in text
    assert f"/documents/{sample.one.id}?at=" in text


def test_an_event_is_found_by_its_beginning_and_by_its_mentions(client: TestClient) -> None:
    for key in (OPENING.id[:6], sample.OPENING_AGAIN.id):
        answer = client.get(f"/events/{key}")
        assert answer.status_code == 307
        assert answer.headers["location"] == f"/events/{OPENING.id}"
    assert client.get(f"/events/{OPENING.id[:6]}.json").headers["location"] == f"/events/{OPENING.id}.json"


@pytest.mark.parametrize(
    "path", ["/events/zzz", "/documents/zzz", "/events/zzz.json", "/documents/zzz.json", "/jobs/zzz", "/nowhere"]
)
def test_what_is_not_there_is_told(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_report_is_marked_with_all_that_was_read(client: TestClient) -> None:
    text = client.get(f"/documents/{sample.one.id}").text
    for layer in ("l-name", "l-event", "l-statement", "l-figure", "l-time"):
        assert f'class="{layer}' in text or f" {layer}" in text, layer
    assert f'href="/events/{OPENING.id}"' in text
    assert 'href="https://fjell.example/1"' in text
    assert sample.one.sha256 in text


def test_words_of_a_report_are_pointed_at(client: TestClient) -> None:
    span = sample.OPENING.trigger
    text = client.get(f"/documents/{sample.one.id}?at={span.start}-{span.end}").text
    assert 'id="at"' in text
    assert client.get(f"/documents/{sample.one.id}?at=x").status_code == 400
    assert client.get(f"/documents/{sample.one.id}?at=5-2").status_code == 200
    assert client.get(f"/documents/{sample.one.id}?at=99999-999999&part=9").status_code == 200


def test_a_long_text_is_cut_into_parts_that_make_it_again() -> None:
    for text in ("", "a", "line\n" * 20_000, "x" * 100_000, "word " * 30_000):
        found = parts(text)
        assert "".join(text[start:end] for start, end in found) == text
        assert all(end - start <= PART * 1.2 for start, end in found)


def test_search_marks_the_words(client: TestClient) -> None:
    text = client.get("/search?q=BRIDGE").text
    assert '<mark class="m-hit" title="hit">bridge</mark>' in text
    assert client.get("/search.json?q=bridge").json()["total"] == 2
    assert client.get("/search.json?q=bridge+nothing").json()["total"] == 0
    for odd in ('"', "*", "AND", "a OR", "-", "(", "'", "^", ":", "NEAR("):
        assert client.get("/search", params={"q": odd}).status_code == 200
    assert "title" in client.get("/search.csv?q=bridge").text


def test_issues_say_what_to_do(client: TestClient) -> None:
    assert "Remove it." in client.get("/issues").text
    assert client.get("/issues.json?code=empty-file").json()["total"] == 1
    assert client.get("/issues.json?q=reason").json()["total"] == 1
    assert client.get("/issues.json").json()["codes"] == [["empty-file", 1], ["reading-failed", 1]]


def test_the_first_page_and_the_keys(client: TestClient) -> None:
    assert "What happened, in time" in client.get("/").text
    assert "next, previous line" in client.get("/keys").text


def test_pieces_make_the_text() -> None:
    text = "Norway and Chad opened a bridge."
    made = cut(
        text,
        [
            Mark(0, 6, "name"),
            Mark(0, len(text), "statement"),
            Mark(12, 99, "time"),
            Mark(40, 50, "far"),
            Mark(5, 5, "none"),
        ],
    )
    assert "".join(one.text for one in made) == text
    assert made[0].classes == "l-statement l-name"
    assert {one.layer for one in made[-1].marks} == {"statement", "time"}


def test_a_cell_is_no_formula() -> None:
    assert _cell("=HYPERLINK(1)") == "'=HYPERLINK(1)"
    assert _cell("-12.5") == "-12.5"
    assert _cell("plain") == "plain"
