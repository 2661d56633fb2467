"""The search of the documents' site in Debian's chromium, opened from a folder: no server, no network."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.web.conftest import CHROMIUM, FLAGS

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    spec = importlib.util.spec_from_file_location("site_tool", ROOT / "tools" / "site.py")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    folder = tmp_path_factory.mktemp("documents") / "site"
    tool.make(folder)
    return folder


@pytest.fixture(scope="module")
def page(site: Path) -> Iterator["Page"]:
    playwright = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM.exists():
        pytest.skip("Debian's chromium is not installed")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        opened = browser.new_page()
        opened.asked, opened.wrong = [], []
        opened.on("request", lambda request: opened.asked.append(request.url))
        opened.on("pageerror", lambda error: opened.wrong.append(str(error)))
        yield opened
        browser.close()


def test_a_word_is_looked_for_from_any_page_and_leads_to_its_section(site: Path, page: "Page") -> None:
    page.goto((site / "decisions" / "index.html").as_uri())
    page.fill("nav input[type=search]", "robots.txt 503")
    page.press("nav input[type=search]", "Enter")
    page.wait_for_url("**/search.html?q=robots.txt+503")
    first = page.locator("#found li").first
    assert "What is new: feeds" in first.inner_text()
    assert {word.lower() for word in first.locator("mark").all_inner_texts()} & {"robots.txt", "503"}
    first.locator("a").click()
    page.wait_for_url("**/watch.html#*")
    assert page.locator(page.url[page.url.index("#") :]).count() == 1
    assert all(url.startswith(("file://", "data:")) for url in page.asked)
    assert page.wrong == []


def test_what_is_typed_is_looked_for_at_once(site: Path, page: "Page") -> None:
    page.goto((site / "search.html").as_uri())
    page.fill("#q", "footnote")
    assert page.locator("#found li").count() > 1
    assert "sections" in page.inner_text("#told")
    page.fill("#q", "FOOTNOTE zzzyx")
    assert page.locator("#found li").count() == 0
    assert page.inner_text("#told") == "Nothing holds all of these words."
    page.fill("#q", "")
    assert page.inner_text("#told") == ""


def test_what_is_typed_is_no_markup(site: Path, page: "Page") -> None:
    page.goto((site / "search.html").as_uri() + "?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E")
    assert page.input_value("#q") == "<img src=x onerror=alert(1)>"
    assert page.locator("main img").count() == 0


def test_every_section_with_words_is_in_the_index(site: Path) -> None:
    index = (site / "search-index.js").read_text(encoding="utf-8")
    assert index.startswith("const SECTIONS = [[")
    assert "<" not in index
    for name in ("tutorial.html#", "codebook.html#", "decisions/0002-the-record-file.html#", "readme.html#"):
        assert f'"{name}' in index
