"""Hostile words in reports: none runs, breaks a layout or is lost."""

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from regesta.records import Document, Event, record_id
from regesta.web.pages.document import parts
from tests.web.checks import intruders, overflow
from tests.web.conftest import Server, client_of, serving
from tests.web.hostile import HOW_MANY, HUGE, PAYLOADS, texts, write_hostile

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAMES = ("q", "actor", "place", "outlet", "side", "type", "at", "code", "pair")
LARGEST = 300 * 1024
LISTS = (
    "/", "/timeline", "/timeline?order=newest&by=day", "/search?q=met", "/search?q=script", "/issues", "/add", "/actors", "/statements",
    "/figures", "/figures?counts=script", "/disagreements", "/network", "/network?grain=actors", "/map", "/outlets", "/pairs",
    "/review", "/review?kind=figure", "/review?kind=disagreement", "/review/actors", "/review/log",
)  # fmt: skip
EVERY = (
    6  # of the pages of statements, figures, actors and the desk every sixth is gone to: each has texts of every kind
)
Told = list[tuple[Event, Document, list[str]]]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Told]:
    return write_hostile(tmp_path_factory.mktemp("hostile") / "<b>hostile & 'co'.regesta")


@pytest.fixture(scope="module")
def server(hostile: tuple[Path, Told]) -> Iterator[Server]:
    yield from serving(hostile[0])


def test_there_are_as_many_as_we_say() -> None:
    assert len(set(texts())) == HOW_MANY
    assert all(len(one) > 900_000 for one in HUGE)


def test_nothing_is_lost_and_no_page_is_too_large(hostile: tuple[Path, Told]) -> None:
    client = client_of(hostile[0])
    for event, document, mine in hostile[1]:
        told = client.get(f"/events/{event.id}.json").json()["view"]["line"]["event"]
        assert [
            told["actors"][0]["name"],
            told["recipients"][0]["name"],
            told["object"],
            told["place"]["name"],
        ] == mine[:4]
        assert client.get(f"/documents/{document.id}.json").json()["document"]["text"] == document.text
        for path in (f"/events/{event.id}", f"/documents/{document.id}", f"/documents/{document.id}?part=2"):
            page = client.get(path)
            assert page.status_code == 200
            assert len(page.content) < LARGEST, path
    for path in LISTS:
        assert len(client.get(path).content) < LARGEST, path


@pytest.mark.parametrize("path", ["/timeline", "/search", "/issues", "/documents/x"])
def test_hostile_filters_are_only_words(hostile: tuple[Path, Told], path: str) -> None:
    client = client_of(hostile[0])
    for name, one in zip(cycle(NAMES), texts()[: len(PAYLOADS)], strict=False):
        answer = client.get(path, params={name: one[:300]})
        assert answer.status_code in (200, 400, 404)
        assert "<script>alert" not in answer.text
        assert "<img src=x" not in answer.text


def test_nothing_runs_and_no_layout_breaks(hostile: tuple[Path, Told], server: Server, page: "Page") -> None:
    page.goto(server.login)
    for path in LISTS:
        _visit(page, server.at(path))
    for path in _things(hostile[1], EVERY):
        _visit(page, server.at(path))
    for event, document, _ in hostile[1][::3]:
        _visit(page, server.at(f"/events/{event.id}"))
        _visit(page, server.at(f"/documents/{document.id}"))
        start, end = parts(document.text)[0]
        shown = page.evaluate("document.querySelector('.text').textContent")
        assert shown == document.text[start:end].replace("\x00", "\ufffd")


def test_nor_on_a_phone(hostile: tuple[Path, Told], server: Server, browser: "Browser") -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    opened = context.new_page()
    for path in (
        *LISTS,
        *(f"/events/{event.id}" for event, *_ in hostile[1][::EVERY]),
        *(f"/documents/{one.id}" for _, one, _ in hostile[1][::EVERY]),
        *_things(hostile[1], 2 * EVERY),
    ):
        _visit(opened, server.at(path))
    context.close()


def _things(told: Told, step: int) -> list[str]:
    """Some pages of what events are made of: who, who said, how many, and each on the desk."""
    made = []
    for number, (event, _, _) in list(enumerate(told))[::step]:
        said, counted = record_id("hs", number), record_id("hf", number)
        made += [f"/actors/{event.actors[0].actor}", f"/statements/{said}", f"/figures/{counted}"]
        made += [f"/review?item={key}" for key in (event.id, said, counted)]
    return made


def _visit(page: "Page", address: str) -> None:
    page.goto(address)
    assert intruders(page) == [], address
    assert overflow(page) <= 0, address
