"""The example `pact` in chromium: every page tells something, every filter narrows, a link shows a colleague the same, review lasts."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.web.addresses import every
from tests.web.checks import axe, intruders, overflow
from tests.web.conftest import Server, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.model

LATER = """NEW DELHI, June 21 (Gulmohar) -- Indian and Chinese commanders met at Moldo on Sunday, an army official said.

The commanders talked for several hours about troops in the valley.
"""
# What is typed into a field of filters, by its name; in a choice the first value is taken.
TYPED = {
    "actor": "China", "pair": "India", "about": "India", "to": "India", "place": "Galwan", "since": "2020-06-10", "until": "2020-07",
    "q": "troops", "counts": "soldiers", "outlet": "Plateau Today", "least": "2", "state": "IND", "type": "ASSAULT",
}  # fmt: skip
FILTERED = (
    "/timeline",
    "/statements",
    "/figures",
    "/disagreements",
    "/network",
    "/map",
    "/actors",
    "/review",
    "/issues",
)
OWN = "[data-own]"


@pytest.fixture
def writer(browser: "Browser", pact_server: Server) -> "Iterator[Page]":
    """Somebody who may write."""
    context = browser.new_context()
    opened = context.new_page()
    opened.goto(pact_server.login)
    yield opened
    context.close()


def told(page: "Page") -> str:
    """What a page tells, without what it shows only because of who looks."""
    page.evaluate(f"document.querySelectorAll('{OWN}').forEach(one => one.remove())")
    return " ".join(page.inner_text("body").split())


def json_of(page: "Page", address: str) -> Any:
    path, _, query = address.partition("?")
    return page.request.get(f"{path}.json?{query}").json()


def test_every_page_tells_something_and_is_read_by_everybody(pact_server: Server, writer: "Page") -> None:
    wrong: dict[str, object] = {}
    for path in every(pact_server):
        answer = writer.goto(pact_server.at(path))
        bad: list[object] = [*axe(writer)[:3], *intruders(writer)]
        if answer is None or answer.status != 200:
            bad.append("not there")
        if writer.locator("h1").count() != 1 or not writer.inner_text("h1").strip():
            bad.append("no heading")
        writer.set_viewport_size({"width": 390, "height": 844})
        bad += [overflow(writer)] if overflow(writer) else []
        writer.set_viewport_size({"width": 1280, "height": 900})
        wrong[path] = bad
    assert {path: found for path, found in wrong.items() if found} == {}


@pytest.mark.parametrize("path", FILTERED)
def test_every_filter_narrows_the_list_and_stands_in_the_address(
    pact_server: Server, writer: "Page", path: str
) -> None:
    writer.goto(pact_server.at(path))
    form = (
        f"form.filters[action='{path}']"
        if writer.locator(f"form.filters[action='{path}']").count()
        else "main form[method=get]"
    )
    names = writer.eval_on_selector_all(
        f"{form} [name]", "found => found.map(one => [one.name, one.tagName, one.type])"
    )
    whole = json_of(writer, pact_server.at(path))["total"]
    wrong = {}
    for name, tag, kind in names:
        if kind == "hidden" or name in ("order", "again", "grain"):
            continue
        writer.goto(pact_server.at(path))
        for closed in writer.locator(f"details:not([open]):has({form}) > summary").all():
            closed.click()
        one = writer.locator(f"{form} [name={name}]")
        if tag == "SELECT":
            value = one.locator("option").nth(1).get_attribute("value") or ""
            with writer.expect_navigation():
                one.select_option(value)
        else:
            value = TYPED[name]
            one.fill(value)
            with writer.expect_navigation():
                one.press("Enter")
        total = json_of(writer, writer.url)["total"]
        if f"{name}=" not in writer.url or not total <= whole or axe(writer, only=("cat.forms",)) or overflow(writer):
            wrong[name] = (writer.url, total, whole)
    assert names, "there is a form"
    assert wrong == {}


def test_the_total_that_a_page_tells_is_the_length_of_its_csv(pact_server: Server, writer: "Page") -> None:
    for path in (
        "/timeline?actor=China&pair=India",
        "/statements?act=deny",
        "/figures?actor=China",
        "/actors?kind=person",
    ):
        total = json_of(writer, pact_server.at(path))["total"]
        name, _, query = path.partition("?")
        lines = writer.request.get(pact_server.at(f"{name}.csv?{query}")).text().splitlines()
        assert total > 0
        assert len(lines) >= total + 1, path


def test_a_link_shows_a_colleague_exactly_the_same(pact_server: Server, writer: "Page", browser: "Browser") -> None:
    context = browser.new_context(locale="de-DE", timezone_id="Asia/Seoul")
    colleague = context.new_page()
    wrong = {}
    for path in [
        *every(pact_server),
        "/timeline?actor=China&pair=India&since=2020-06&order=newest",
        "/figures?counts=soldiers",
    ]:
        if path in ("/add", "/review/team"):  # only for whoever may write
            continue
        writer.goto(pact_server.at(path))
        link = writer.get_attribute("footer a:has-text('link to this page')", "href") or ""
        assert "token" not in link
        assert "token" not in writer.url
        colleague.goto(pact_server.at(link))
        here, there = told(writer), told(colleague)
        if here != there:
            wrong[path] = next((one, two) for one, two in zip(here.split(), there.split(), strict=False) if one != two)
    context.close()
    assert wrong == {}


def test_the_original_stands_beside_the_cleaned_text(pact_server: Server, page: "Page") -> None:
    kinds = set()
    for one in json_of(page, pact_server.at("/search?q=Galwan"))["hits"]:
        page.goto(pact_server.at(f"/documents/{one['report']['id']}?original=words"))
        kinds.add(json_of(page, page.url)["kept"]["kind"])
        assert page.locator(".original").inner_text().strip()
        assert axe(page) == []
    assert "html" in kinds


def test_what_was_judged_by_keyboard_outlasts_more_reports(pact_record: Path, tmp_path: Path, page: "Page") -> None:
    record = tmp_path / "own.regesta"
    shutil.copy(pact_record, record)
    (tmp_path / "later.txt").write_text(LATER, encoding="utf-8")
    for server in serving(record):
        page.goto(server.login)
        page.goto(server.at("/review?kind=event"))
        rejected = page.locator(".queue li.here a").get_attribute("href") or ""
        key = rejected.partition("item=")[2].partition("&")[0]
        page.keyboard.press("r")
        page.wait_for_selector("text=Rejected by")
        page.goto(server.at("/review?kind=event"))
        corrected = (
            (page.locator(".queue li.here a").get_attribute("href") or "").partition("item=")[2].partition("&")[0]
        )
        assert corrected != key
        page.fill("form.values input[name=date]", "2020-06-14")
        page.fill("form.values input[name=why]", "the reports say so")
        page.click("text=Save changes")
        page.wait_for_selector("text=Changed by")
        page.goto(server.at("/add"))
        page.set_input_files("#files", [tmp_path / "later.txt"])
        page.click("text=Read them")
        page.wait_for_selector("text=1 report found", timeout=180_000)
        page.goto(server.at(f"/events/{corrected}"))
        assert "14 Jun 2020" in page.inner_text("dl.facts")
        lines = {one["id"] for one in json_of(page, server.at("/timeline"))["lines"]}
        assert key not in lines
        page.goto(server.at("/review/log"))
        assert "the reports say so" in page.inner_text("main")
