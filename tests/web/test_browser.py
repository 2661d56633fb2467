"""The pages in Debian's chromium on a real record: read by everybody, gone through by keyboard, drawn, filtered, written to."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import regesta
from tests.piles import REPORTS
from tests.web.addresses import FILTERED, every
from tests.web.checks import axe, intruders, overflow
from tests.web.conftest import Server, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.model


@pytest.fixture
def reader(browser: "Browser", strait_server: Server) -> "Iterator[Page]":
    """Somebody who may write, so that every form is shown."""
    context = browser.new_context()
    opened = context.new_page()
    opened.goto(strait_server.login)
    yield opened
    context.close()


def test_every_page_in_both_schemes_and_on_a_phone(strait_server: Server, reader: "Page") -> None:
    wrong: dict[str, object] = {}
    for path in every(strait_server):
        reader.goto(strait_server.at(path))
        wrong[path] = axe(reader)[:4]
        reader.emulate_media(color_scheme="dark")
        wrong[f"{path} (dark)"] = axe(reader, only=("color-contrast",))[:4]
        reader.set_viewport_size({"width": 360, "height": 740})
        wrong[f"{path} (phone)"] = overflow(reader)
        reader.set_viewport_size({"width": 1280, "height": 900})
        reader.emulate_media(color_scheme="light")
    assert {path: found for path, found in wrong.items() if found} == {}


def test_filtered_and_empty_pages(strait_server: Server, reader: "Page") -> None:
    wrong: dict[str, object] = {}
    reader.set_viewport_size({"width": 360, "height": 740})
    for path in FILTERED:
        reader.goto(strait_server.at(path))
        wrong[path] = overflow(reader) or axe(reader, only=("cat.semantics", "cat.forms", "cat.name-role-value"))[:4]
    assert {path: found for path, found in wrong.items() if found} == {}


def test_every_page_of_the_other_example(pact_server: Server, page: "Page") -> None:
    page.goto(pact_server.login)
    wrong: dict[str, object] = {}
    for path in every(pact_server):
        answer = page.goto(pact_server.at(path))
        wrong[path] = overflow(page) or intruders(page) or (answer is None or answer.status != 200)
    assert {path: found for path, found in wrong.items() if found} == {}


def test_the_keyboard_goes_through_a_list_and_opens_it(strait_server: Server, page: "Page") -> None:
    page.goto(strait_server.at("/timeline"))
    for key in "jjk":
        page.keyboard.press(key)
    focused = page.evaluate(
        "[...document.querySelectorAll('[data-row]')].findIndex(one => one.contains(document.activeElement))"
    )
    assert focused == 0
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/*")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.type("Petrel j")
    assert page.input_value("#find") == "Petrel j"
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("t")
    page.wait_for_url("**/timeline")
    page.keyboard.press("?")
    page.wait_for_url("**/keys")


def test_the_skip_link_comes_first(strait_server: Server, page: "Page") -> None:
    page.goto(strait_server.at("/timeline"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_filters_make_a_short_address_that_can_be_passed_on(strait_server: Server, page: "Page") -> None:
    page.goto(strait_server.at("/timeline"))
    page.fill("input[name=actor]", "Kestria")
    page.select_option("select[name=status]", "planned")
    page.wait_for_url("**/timeline?*status=planned*")
    assert page.url == strait_server.at("/timeline?actor=Kestria&status=planned")
    rows = page.locator("[data-row]").count()
    assert rows > 0
    page.goto(page.url)
    assert page.locator("[data-row]").count() == rows
    page.click("ul.on a[aria-label='Take off the filter status']")
    assert page.url == strait_server.at("/timeline?actor=Kestria")


def test_a_drawn_column_leads_to_its_list(strait_server: Server, page: "Page") -> None:
    page.goto(strait_server.at("/timeline"))
    link = page.locator("svg.drawn a[href*='since=']").first
    title = link.locator("title").text_content() or ""
    page.goto(strait_server.at(link.get_attribute("href") or ""))
    assert int(title.rsplit(": ", 1)[1].split()[0]) <= page.locator("[data-row]").count()


def test_layers_of_a_report_are_switched(strait_server: Server, page: "Page") -> None:
    page.goto(strait_server.at(next(path for path in every(strait_server) if path.startswith("/documents/"))))
    colour = "getComputedStyle(document.querySelector('.text .l-event, .text .l-time')).backgroundColor"
    on = page.evaluate(colour)
    for name in ("event", "time", "statement", "figure"):
        page.uncheck(f"#show-{name}")
    assert page.evaluate(colour) != on


def test_the_theme_is_kept(strait_server: Server, page: "Page") -> None:
    page.goto(strait_server.at("/timeline"))
    page.click("[data-theme-switch]")
    page.goto(strait_server.at("/issues"))
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(23, 21, 18)"


def test_pages_are_read_without_scripts(strait_server: Server, browser: "Browser") -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(strait_server.at("/timeline"))
    assert opened.locator("[data-row]").count() > 20
    opened.click("text=Pages") if opened.locator("summary:has-text('Pages')").is_visible() else None
    opened.click("nav >> text=Issues")
    assert "/issues" in opened.url
    context.close()


def test_files_are_added_in_the_browser(tmp_path: Path, page: "Page") -> None:
    record = tmp_path / "new.regesta"
    regesta.open(record, create=True).close()
    for name in ("tidende/opening.txt", "post/missile.txt"):
        (tmp_path / Path(name).name).write_text(REPORTS[name], encoding="utf-8")
    for server in serving(record):
        page.goto(server.at("/add"))
        assert page.locator("#files").count() == 0
        page.goto(server.login)
        page.goto(server.at("/add"))
        page.set_input_files("#files", [tmp_path / "opening.txt", tmp_path / "missile.txt"])
        assert "2 files" in (page.text_content("[data-chosen]") or "")
        page.click("text=Read them")
        page.wait_for_selector("text=2 reports found", timeout=120_000)
        page.click("text=See the timeline")
        page.wait_for_selector("[data-row]")
        assert page.locator("[data-row]").count() >= 1
