"""What tests of pages share: records, a client without a network, a server on a free port, Debian's chromium."""

import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import uvicorn
from starlette.testclient import TestClient

from regesta import pipeline
from regesta.store.database import open_store
from regesta.store.runs import put_issues
from regesta.store.write import put_document, put_judgements, put_reading, replace_events
from regesta.web.app import make_app
from regesta.web.safety import cookie_of, sign_of
from tests import sample

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TOKEN = "a-token-for-tests"
ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--no-first-run"]  # fmt: skip


def write_sample(path: Path) -> Path:
    """The record made by hand (tests/sample.py), without any stage."""
    with open_store(path, create=True) as store, store.transaction():
        for report in sample.DOCUMENTS:
            put_document(store, report)
        for extraction in sample.EXTRACTIONS:
            put_reading(store, extraction, actors=sample.ACTORS)
        put_judgements(store, [sample.SAME])
        put_issues(store, sample.ISSUES)
        replace_events(store, sample.EVENTS, sample.DISAGREEMENTS)
    return path


@pytest.fixture(scope="session")
def sample_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of three reports and two events; read only."""
    return write_sample(tmp_path_factory.mktemp("web") / "sample.regesta")


@pytest.fixture
def own_record(tmp_path: Path) -> Path:
    """A copy of the sample that a test may write to."""
    return write_sample(tmp_path / "own.regesta")


@pytest.fixture(scope="session")
def strait_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example `strait`, read by the real stages (marks its tests `model`); read only."""
    place, example = tmp_path_factory.mktemp("strait") / "strait.regesta", ROOT / "examples" / "strait"
    pipeline.add(
        place, [example / "reports"], metadata=example / "metadata.csv", own=pipeline.OwnFiles(example / "actors.yaml")
    )
    return place


@pytest.fixture(scope="session")
def pact_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example `pact`, likewise."""
    place, example = tmp_path_factory.mktemp("pact") / "pact.regesta", ROOT / "examples" / "pact"
    pipeline.add(place, [example / "reports"], metadata=example / "metadata.csv")
    return place


def client_of(record: Path, *, writing: bool = False, **options: Any) -> TestClient:
    """A client as a browser on this machine would be; with `writing`, one that has shown the token and carries the sign."""
    client = TestClient(make_app(record, token=TOKEN, **options), base_url="http://127.0.0.1", follow_redirects=False)
    if writing:
        client.cookies.set(cookie_of(TOKEN), TOKEN)
        client.headers["x-regesta-sign"] = sign_of(TOKEN)
    return client


@pytest.fixture
def client(sample_record: Path) -> TestClient:
    """A reader of the sample."""
    return client_of(sample_record)


@pytest.fixture
def writer(own_record: Path) -> TestClient:
    """Somebody who may write to a copy of the sample."""
    return client_of(own_record, writing=True)


@dataclass(frozen=True)
class Server:
    """A running server: `server.at("/timeline")` is an address, `server.login` the one with the token."""

    record: Path
    port: int

    def at(self, path: str) -> str:
        """The address of a page."""
        return f"http://127.0.0.1:{self.port}{path}"

    @property
    def login(self) -> str:
        """The address that lets a browser write."""
        return self.at(f"/?token={TOKEN}")


def serving(record: Path) -> Iterator[Server]:
    """A server for a record in a thread of its own: `yield from serving(path)` in a fixture."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen(128)  # who comes before the server runs waits, and is not refused
    config = uvicorn.Config(make_app(record, token=TOKEN), log_level="warning", lifespan="off", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    yield Server(record=record, port=listener.getsockname()[1])
    server.should_exit = True
    thread.join(timeout=10)
    listener.close()


@pytest.fixture(scope="session")
def sample_server(sample_record: Path) -> Iterator[Server]:
    """The sample, served."""
    yield from serving(sample_record)


@pytest.fixture(scope="session")
def strait_server(strait_record: Path) -> Iterator[Server]:
    """The example `strait`, served."""
    yield from serving(strait_record)


@pytest.fixture(scope="session")
def pact_server(pact_record: Path) -> Iterator[Server]:
    """The example `pact`, served."""
    yield from serving(pact_record)


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Debian's chromium; tests that need it are skipped where it is missing."""
    sync = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM.exists():
        pytest.skip(f"there is no chromium at {CHROMIUM}")
    with sync.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def page(browser: "Browser") -> "Iterator[Page]":
    """A fresh page. The test fails when a script threw, a dialog opened, or a request went to another machine."""
    context = browser.new_context()
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(f"script error: {error}"))
    opened.on(
        "console", lambda said: wrong.append(f"console: {said.text}") if "Content Security" in said.text else None
    )

    def dialog(one: Any) -> None:
        wrong.append(f"dialog: {one.message}")
        one.dismiss()

    opened.on("dialog", dialog)
    opened.on(
        "request",
        lambda one: wrong.append(f"request: {one.url}") if not one.url.startswith("http://127.0.0.1:") else None,
    )
    yield opened
    context.close()
    assert wrong == []
