"""Originals made to do harm, in Debian's chromium: told as words and as signs, none runs, none breaks the page, none asks for anything."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from regesta.originals import unpack
from regesta.pipeline.runs import Run
from regesta.pipeline.taking import take_in
from regesta.store import originals
from regesta.store.database import open_store
from tests.web.checks import intruders, overflow
from tests.web.conftest import Server, client_of, serving
from tests.web.hostile import HUGE, PAYLOADS, texts

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAGE = (
    "<!doctype html><html><head><title>{0}</title><script>alert(1)</script><style>*{{display:none}}</style></head><body>"
    "<article><h1>Ferry sails {0}</h1><p>The ferry of Tarn sailed on Monday, its owners told a reporter at the quay {0}.</p>"
    "<p>Some 300 people came to see it leave the harbour, said the master of the port there.</p></article>{0}</body></html>"
)
FEW = 24  # texts to a page, so that all of them stand in some page


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile-originals")
    reports = folder / "reports"
    reports.mkdir()
    every = [*PAYLOADS, *texts()]
    for at in range(0, len(every), FEW):
        (reports / f"page{at}.html").write_text(
            PAGE.format(" ".join(every[at : at + FEW])), encoding="utf-8", errors="replace"
        )
        (reports / f"text{at}.txt").write_text(
            "Ferry sails\n\n" + "\n".join(every[at : at + FEW]), encoding="utf-8", errors="replace"
        )
    (reports / "huge.txt").write_text("Ferry sails\n\nOn Monday.\n" + HUGE[1], encoding="utf-8")
    with open_store(folder / "hostile.regesta", create=True) as store:
        take_in(store, [str(reports)], {}, Run())
    return folder / "hostile.regesta"


@pytest.fixture(scope="module")
def server(hostile: Path) -> Iterator[Server]:
    yield from serving(hostile)


def ids(record: Path) -> list[tuple[str, str]]:
    with open_store(record) as store:
        return store.connection.execute("SELECT document, kind FROM originals ORDER BY document").fetchall()


def test_nothing_of_an_original_is_lost(hostile: Path) -> None:
    client = client_of(hostile)
    for key, _ in ids(hostile):
        with open_store(hostile) as store:
            kept = originals.original(store, key)
        assert kept is not None
        address, told = f"/documents/{key}.json", ""
        first = client.get(address, params={"original": "source"}).json()["facing"]
        for sheet in range(1, min(first["of"], 4) + 1):
            told += client.get(address, params={"original": "source", "sheet": sheet}).json()["facing"]["text"]
        whole = unpack(kept.packed).decode("utf-8")
        assert whole.startswith(told.replace("\n", "\f") if "\f" in whole else told)
        page = client.get(f"/documents/{key}?original=source").text
        assert len(page.encode()) < 300 * 1024


@pytest.mark.parametrize("form", ["words", "source"])
def test_no_original_runs_or_breaks_the_page(hostile: Path, server: Server, page: "Page", form: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    wrong = {}
    for key, _ in ids(hostile):
        page.goto(server.at(f"/documents/{key}?original={form}"))
        bad = [*intruders(page), *([overflow(page)] if overflow(page) else [])]
        if not page.locator(".original").is_visible():
            bad.append("hidden")
        wrong[key] = bad
    assert len(wrong) > 20
    assert {key: bad for key, bad in wrong.items() if bad} == {}
