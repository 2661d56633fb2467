"""Judging in pages: without scripts (plain forms), and with the keyboard in a real browser until the next run."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

import regesta
from regesta.web.safety import sign_of
from tests import sample
from tests.web.conftest import TOKEN, Server, client_of, serving

if TYPE_CHECKING:
    from playwright.sync_api import Page

OPENING = sample.EVENTS[0].id


def post(client: TestClient, path: str, **fields: object) -> str:
    """The address a form leads on to."""
    answer = client.post(path, data={"sign": sign_of(TOKEN), **fields})
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def test_the_queue_and_the_desk(client: TestClient) -> None:
    page = client.get("/review")
    assert page.status_code == 200
    assert "Norway and Chad opened" in page.text
    assert "Accept" not in page.text, "who may only read is shown nothing to write with"
    told = client.get("/review.json").json()
    assert told["total"] == len(told["queue"]["items"]) > 0
    assert told["desk"]["id"] == told["queue"]["items"][0]["id"]
    assert client.get("/review.csv").text.splitlines()[0].startswith("id,kind,when,line")
    assert client.get("/review", params={"kind": "figure"}).status_code == 200
    assert client.get("/review", params={"kind": "nothing"}).status_code == 400
    assert "It is not here" in client.get("/review", params={"item": "zzzz"}).text


def test_accept_with_a_plain_form_goes_on_to_the_next(writer: TestClient, own_record: Path) -> None:
    told = writer.get("/review.json").json()
    first, second = (item["id"] for item in told["queue"]["items"][:2])
    on = post(writer, "/review/verdict/accept", item=first, later=second, why="seen", query="kind=event&evil=1")
    asked = parse_qs(urlsplit(on).query)
    assert (asked["item"], asked["kind"], "evil" in asked) == ([second], ["event"], False)
    page = writer.get("/review", params={"item": second, "done": asked["done"][0]})
    assert 'role="status"' in page.text
    assert "Accepted by" in page.text
    assert "seen" in page.text
    with regesta.open(own_record) as record:
        (judgement,) = [one for one in record.judgements() if one.decided_by == "person"]
    assert (judgement.verdict, judgement.reasons) == ("accept", ("seen",))
    on = post(writer, "/review/undo", item=first, judgement=judgement.id)
    page = writer.get(on)
    assert "Taken back by" in page.text
    assert "Bring it back" in page.text


def test_a_form_changes_only_what_was_changed(writer: TestClient, own_record: Path) -> None:
    fields = {
        "item": OPENING, "type": "COOPERATE/transport_link", "status": "planned", "date": "2024-03", "place": "Finse",
        "object": "a bridge", "actor_was": ["Norway", "Chad", ""], "actor": ["Norway", "", "Anna Berg"],
        "recipient_was": [""], "recipient": [""], "why": "read again",
    }  # fmt: skip
    on = post(writer, "/review/edit", **fields)
    with regesta.open(own_record) as record:
        event = next(one for one in record.events() if one.id == OPENING)
        assert [party.name for party in event.actors] == ["Norway", "Anna Berg"]
        assert event.status == "planned"
        assert event.time is not None
        assert event.time.edtf == "2024-03"
        assert event.review is not None
        edits = {(edit.field, edit.before, edit.after) for edit in event.review.edits}
        assert edits == {
            ("actor", "Chad", None), ("actor", None, "Anna Berg"), ("date", "2024-03-03", "2024-03"),
            ("status", "happened", "planned"),
        }  # fmt: skip
    page = writer.get(on).text
    assert "what the program gave" in page
    shown = writer.get(f"/events/{OPENING}").text
    assert "in place of" in shown
    assert "read again" in shown


def test_a_rejected_event_leaves_the_timeline_and_keeps_its_page(writer: TestClient) -> None:
    on = post(writer, "/review/verdict/reject", item=OPENING, back=f"/events/{OPENING}")
    assert on == f"/events/{OPENING}"
    assert OPENING not in writer.get("/timeline").text
    page = writer.get(on)
    assert page.status_code == 200
    assert "rejected" in page.text
    assert post(writer, "/review/verdict/accept", item=OPENING, back="//elsewhere.example/").startswith("/review")
    assert OPENING in writer.get("/timeline").text


def test_a_value_that_cannot_be_is_told(writer: TestClient) -> None:
    answer = writer.post("/review/edit", data={"sign": sign_of(TOKEN), "item": OPENING, "date": "soon"})
    assert answer.status_code == 400
    assert "soon is not a date of the record" in answer.text


def test_nobody_judges_without_token_and_sign(client: TestClient, own_record: Path) -> None:
    assert client.post("/review/verdict/accept", data={"item": OPENING}).status_code == 403
    signed = client_of(own_record, writing=True)
    del signed.headers["x-regesta-sign"]
    assert signed.post("/review/verdict/accept", data={"item": OPENING}).status_code == 403
    assert signed.post("/review/import", files={"file": ("a.jsonl", b"{}")}).status_code == 403


def test_two_reviewers_in_one_record(writer: TestClient) -> None:
    post(writer, "/review/verdict/accept", item=OPENING)
    on = post(writer, "/review/who", who="Zoë Ødegård", query="again=true")
    assert on == "/review?again=true"
    again = writer.get("/review.json", params={"again": "true"}).json()
    assert (again["who"], [item["id"] for item in again["queue"]["items"]]) == ("Zoë Ødegård", [OPENING])
    post(writer, "/review/verdict/reject", item=OPENING)
    told = writer.get("/review/agreement.json").json()["agreements"][0]
    assert (told["overall"]["both"], told["overall"]["same"]) == (1, 0.0)
    assert told["differences"][0]["id"] == OPENING
    assert "Zoë Ødegård" in writer.get("/review/agreement").text
    log = writer.get("/review/log.json").json()
    assert log["entries"][0]["who"] == "Zoë Ødegård"
    assert log["total"] == 2
    csv = writer.get("/review/log.csv").text.splitlines()
    assert csv[0].startswith("id,at,who")
    assert len(csv) == 3


def test_a_file_of_a_team_goes_round(writer: TestClient, tmp_path: Path) -> None:
    post(writer, "/review/verdict/unsure", item=OPENING, why="<b>odd</b>")
    file = writer.get("/review/judgements.jsonl").content
    answer = writer.post("/review/import", data={"sign": sign_of(TOKEN)}, files={"file": ("a.jsonl", file)})
    assert "0 new, 1 known already" in answer.text
    page = writer.get("/review/log").text
    assert "&lt;b&gt;odd&lt;/b&gt;" in page
    assert "<b>odd</b>" not in page
    key = writer.get("/review/log.json").json()["entries"][0]["id"]
    assert post(writer, "/review/log/undo", judgement=key) == "/review/log"
    assert writer.get("/review/log.json").json()["entries"][1]["state"] == "taken back"


def test_actors_the_same_and_different(writer: TestClient, own_record: Path) -> None:
    post(writer, "/review/pair", item="Anna Berg", other="Norway", verdict="unsure")
    with regesta.open(own_record) as record:
        last = list(record.judgements())[-1]
    assert (last.verdict, last.about) == ("unsure", "actor")


@pytest.fixture
def own_server(strait_record: Path, tmp_path: Path) -> Iterator[Server]:
    yield from serving(Path(shutil.copy(strait_record, tmp_path / "strait.regesta")))


@pytest.mark.model
def test_by_keyboard_from_the_queue_to_the_next_run(own_server: Server, page: "Page") -> None:
    def press(key: str) -> None:
        page.keyboard.press(key)
        page.wait_for_selector("html:not([data-busy])")

    page.goto(own_server.login)
    page.goto(own_server.at("/review?kind=event"))
    first = page.inner_text("#item")
    press("a")
    assert page.inner_text("#said").startswith("Accepted by")
    assert first in page.inner_text("#said")
    second = page.inner_text("#item")
    assert second != first
    assert page.evaluate("document.activeElement.id") == "item"
    press("j")
    assert page.inner_text("#item") != second
    press("k")
    assert page.inner_text("#item") == second
    key = parse_qs(urlsplit(page.url).query)["item"][0]
    press("e")
    assert page.evaluate("document.activeElement.name") == "type"
    page.fill("input[name=date]", "2024-02-29")
    page.fill(".values input[name=why]", "a leap day")
    press("Enter")
    assert "a leap day" in page.inner_text("#said")
    assert page.input_value("input[name=date]") == "2024-02-29"
    page.fill("input[name=date]", "someday")
    press("Enter")
    assert "someday is not a date of the record" in page.inner_text("#said")
    assert page.input_value("input[name=date]") == "someday", "the form stays as it was"
    page.goto(own_server.at(f"/review?item={key}"))
    press("r")
    assert page.inner_text("#said").startswith("Rejected by")
    press("z")
    assert page.inner_text("#said").startswith("Taken back by")
    with regesta.open(own_server.record) as record:
        more = own_server.record.parent / "more.txt"
        more.write_text(
            "OSLO, May 2, 2024 (Fjell) -- Norway and Chad held talks in Oslo on Thursday.", encoding="utf-8"
        )
        record.add(more)
        event = next(one for one in record.events() if one.id == key)
        assert event.time is not None
        assert event.time.edtf == "2024-02-29", [(one.verdict, one.state, one.after) for one in record.review.log()]
    page.goto(own_server.at(f"/events/{key}"))
    assert "29 Feb 2024" in page.inner_text("main")


@pytest.mark.model
def test_without_scripts(own_server: Server, browser: object) -> None:
    context = browser.new_context(java_script_enabled=False)  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto(own_server.login)
    page.goto(own_server.at("/review?kind=event"))
    first = page.inner_text("#item")
    page.fill(".verdicts input[name=why]", "plain")
    page.click("button[data-key=u]")
    assert "Left unsure by" in page.inner_text("#said")
    assert page.inner_text("#item") != first
    page.click("button[data-key=z]")
    assert "Taken back by" in page.inner_text("#said")
    context.close()
