"""A page that comes again at its address with other words, from a real server: the later text counts, the earlier is kept."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from typer.testing import CliRunner

import regesta
from regesta.cli import app
from regesta.serve.watch import client as asking

pytestmark = pytest.mark.model
FEED = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Fjord</title>
<entry><title>Envoy</title><link href="{here}/envoy"/><updated>{stamp}</updated></entry></feed>"""
PAGE = (
    "<html><head><title>Envoy</title></head><body><article><h1>Envoy of Chad</h1><p>OSLO, March 5, 2024 (Fjord) -- {0}</p>"
    "<p>The embassy stands in Harbour Street, and its staff of nine went home early.</p></article></body></html>"
)
WRONG = "Denmark expelled the ambassador of Chad on Tuesday, 5 March 2024."
RIGHT = "Denmark invited the ambassador of Chad to talks on Tuesday, 5 March 2024."


class Site:
    """A paper that puts its page right: what it says now, and since when."""

    def __init__(self) -> None:
        self.text, self.stamp = WRONG, "2024-03-05T10:00:00Z"
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                found = {"/feed": FEED.format(here=site.here, stamp=site.stamp), "/envoy": PAGE.format(site.text)}
                data = found.get(self.path, "").encode()
                self.send_response(200 if data else 404)
                self.send_header("Content-Type", "text/html" if self.path == "/envoy" else "application/atom+xml")
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.here = f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr(
        asking.Client.__init__, "__kwdefaults__", {**asking.Client.__init__.__kwdefaults__, "pause": 0.0}
    )
    made = Site()
    thread = threading.Thread(target=made.server.serve_forever, daemon=True)
    thread.start()
    yield made
    made.server.shutdown()
    made.server.server_close()
    thread.join()


def test_a_text_put_right_the_same_day_takes_the_place_of_the_one_before(site: Site, tmp_path: Path) -> None:
    record = tmp_path / "new.regesta"

    def watched() -> int:
        typed = ["watch", f"{site.here}/feed", str(record), "--json", "--allow-private"]
        result = CliRunner().invoke(app, typed)
        assert result.exit_code == 0, result.output
        return len(json.loads(result.stdout)["fetched"])

    def told() -> tuple[set[str | None], dict[str, str]]:
        with regesta.open(record) as opened:
            reports = {one.id: one for one in opened.documents()}
            put = {
                "wrong" if WRONG in reports[one.document].text else "right": one.reason
                for one in opened.issues()
                if one.code == "superseded" and one.document
            }
            assert {one.url for one in reports.values()} == {f"{site.here}/envoy"}
            assert all(one.retrieved_at is not None for one in reports.values())
            assert any(WRONG in one.text for one in reports.values())  # what was told is kept
            return {one.subtype for one in opened.events()}, put

    assert watched() == 1
    assert told() == ({"expulsion"}, {})
    assert watched() == 0  # the feed says that nothing is new

    site.text, site.stamp = RIGHT, "2024-03-05T12:00:00Z"
    assert watched() == 1
    kinds, put = told()
    assert "expulsion" not in kinds
    assert kinds
    assert list(put) == ["wrong"]
    assert "later text at the same address" in put["wrong"]

    site.text, site.stamp = WRONG, "2024-03-05T15:00:00Z"  # the first text again
    assert watched() == 1
    kinds, put = told()
    assert kinds == {"expulsion"}
    assert list(put) == ["right"]
