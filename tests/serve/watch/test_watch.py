"""Feeds of an invented paper, served by this machine: what is fetched, what is not, and how politely."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

import regesta
from regesta.cli import app
from regesta.errors import InputError
from regesta.serve.watch import client as asking
from regesta.serve.watch import feeds
from regesta.serve.watch.client import AGENT, Client, Seen
from regesta.serve.watch.guard import Guard
from regesta.serve.watch.looking import Look, addresses, file_name, look, remember, remembered
from regesta.store.database import open_store

SITE = "https://fjord.example"
Pages = dict[str, httpx.Response | Callable[[httpx.Request], httpx.Response]]
PAGE = "<html><head><title>{0}</title></head><body><article><h1>{0}</h1><p>{1}</p></article></body></html>"
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Fjord</title>
<item><title>One</title><link>https://fjord.example/one</link><pubDate>Mon, 04 Mar 2024 10:00:00 GMT</pubDate></item>
<item><title>Two</title><link>/two</link></item></channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Fjord</title>
<entry><title>Three</title><link href="https://fjord.example/three"/><updated>2024-03-05T10:00:00Z</updated></entry></feed>"""
MAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://fjord.example/old</loc><lastmod>2023-01-01</lastmod></url>
<url><loc>https://fjord.example/four</loc><lastmod>2024-03-05</lastmod></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://fjord.example/map.xml</loc></sitemap></sitemapindex>"""
OPML = """<opml version="2.0"><body><outline text="papers"><outline type="rss" xmlUrl="https://fjord.example/rss"/>
<outline xmlUrl="https://fjord.example/atom"/></outline></body></opml>"""


def page(title: str, text: str = "Norway and Chad signed a treaty in Oslo on Monday.") -> httpx.Response:
    return httpx.Response(200, html=PAGE.format(title, text))


def xml(text: str, **headers: str) -> httpx.Response:
    return httpx.Response(200, text=text, headers={"content-type": "application/xml", **headers})


class Paper:
    """An invented paper's server, and what was asked of it; the clock only moves when somebody waits."""

    def __init__(self, pages: Pages) -> None:
        self.pages, self.asked, self.now, self.waited = pages, list[httpx.Request](), 0.0, list[float]()

    def answer(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        found = self.pages.get(f"{request.headers['host']}{request.url.raw_path.decode()}") or self.pages.get(
            request.url.raw_path.decode()
        )
        if found is None:
            return httpx.Response(404)
        return (
            found(request)
            if callable(found)
            else httpx.Response(found.status_code, headers=found.headers, content=found.content)
        )

    def sleep(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.now += seconds

    def client(self, where: str = "93.184.216.34") -> Client:
        guard = Guard(
            httpx.MockTransport(self.answer),
            look_up=lambda host: ["10.0.0.1"] if host.startswith("inside") else [where],
        )
        return Client(transport=guard, clock=lambda: self.now, sleep=self.sleep)

    @property
    def paths(self) -> list[str]:
        return [one.url.raw_path.decode() for one in self.asked]


def looked(paper: Paper, path: Path, *sources: str, limit: int = 100) -> Look:
    with open_store(path / "a.regesta", create=True) as store:
        found = look(store, sources, folder=path, client=paper.client(), limit=limit)
        remember(store, found.seen)
    return found


@pytest.fixture
def paper() -> Paper:
    return Paper({
        "/rss": xml(RSS, etag='"v1"'), "/atom": xml(ATOM), "/map.xml": xml(MAP), "/index.xml": xml(INDEX),
        "/one": page("One"), "/two": page("Two"), "/three": page("Three"), "/four": page("Four"), "/old": page("Old"),
    })  # fmt: skip


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("/rss", ["one", "two"]),
        ("/atom", ["three"]),
        ("/map.xml", ["four", "old"]),
        ("/index.xml", ["four", "old"]),
        ("/one", ["one"]),
    ],
)
def test_what_lists_name_is_fetched(paper: Paper, tmp_path: Path, source: str, names: list[str]) -> None:
    found = looked(paper, tmp_path, SITE + source)
    assert [Path(one).name.partition("-")[0] for one in found.files] == names
    assert found.problems == ()
    table = (tmp_path / "watched.csv").read_text(encoding="utf-8").splitlines()
    assert table[0] == "file,url,retrieved"
    assert len(table) == len(names) + 1
    assert f"{SITE}/{names[0]}" in table[1]
    assert (tmp_path / "pages" / found.files[0]).read_bytes() == paper.pages[f"/{names[0]}"].content  # type: ignore[union-attr]
    assert {one.headers["user-agent"] for one in paper.asked} == {AGENT}


def test_opml_names_feeds_from_a_file_and_from_an_address(paper: Paper, tmp_path: Path) -> None:
    file = tmp_path / "feeds.opml"
    file.write_text(OPML, encoding="utf-8")
    assert addresses([str(file)]) == [f"{SITE}/rss", f"{SITE}/atom"]
    assert len(looked(paper, tmp_path, str(file)).files) == 3
    paper.pages["/opml"] = xml(OPML)
    again = looked(paper, tmp_path, f"{SITE}/opml")
    assert (again.named, again.known, again.files) == (3, 3, ())


def test_a_front_page_names_its_feed(paper: Paper, tmp_path: Path) -> None:
    paper.pages["/"] = httpx.Response(
        200, html="<html><head><link rel=alternate type='application/rss+xml' href='/rss'></head></html>"
    )
    assert len(looked(paper, tmp_path, f"{SITE}/").files) == 2


def test_a_second_look_asks_only_what_changed(paper: Paper, tmp_path: Path) -> None:
    first = looked(paper, tmp_path, f"{SITE}/rss")
    assert len(first.files) == 2
    paper.asked.clear()

    def unchanged(request: httpx.Request) -> httpx.Response:
        assert request.headers["if-none-match"] == '"v1"'
        return httpx.Response(304)

    paper.pages["/rss"] = unchanged
    second = looked(paper, tmp_path, f"{SITE}/rss")
    assert (second.files, second.unchanged) == ((), 1)
    assert paper.paths == ["/robots.txt", "/rss"]


def test_a_page_with_another_stamp_is_asked_for_again(paper: Paper, tmp_path: Path) -> None:
    paper.pages["/four"] = httpx.Response(
        200, html=PAGE.format("Four", "x"), headers={"last-modified": "Tue, 05 Mar 2024 00:00:00 GMT"}
    )
    looked(paper, tmp_path, f"{SITE}/map.xml")
    paper.pages["/map.xml"] = xml(MAP.replace("2024-03-05", "2024-03-09"))
    paper.asked.clear()

    def changed(request: httpx.Request) -> httpx.Response:
        assert request.headers["if-modified-since"] == "Tue, 05 Mar 2024 00:00:00 GMT"
        return page("Four, corrected")

    paper.pages["/four"] = changed
    found = looked(paper, tmp_path, f"{SITE}/map.xml")
    assert len(found.files) == 1
    assert paper.paths == ["/robots.txt", "/map.xml", "/four"]


def test_a_limit_leaves_the_rest_for_the_next_time(paper: Paper, tmp_path: Path) -> None:
    first = looked(paper, tmp_path, f"{SITE}/rss", limit=1)
    assert (len(first.files), first.waiting) == (1, 1)
    second = looked(paper, tmp_path, f"{SITE}/rss", limit=1)
    assert (len(second.files), second.waiting, second.known) == (1, 0, 1)
    with pytest.raises(InputError, match="--limit"):
        looked(paper, tmp_path, f"{SITE}/rss", limit=0)


def test_a_page_that_failed_is_tried_again(paper: Paper, tmp_path: Path) -> None:
    paper.pages["/two"] = httpx.Response(500)
    first = looked(paper, tmp_path, f"{SITE}/rss")
    assert [(one.state, one.why) for one in first.problems] == [("failed", "the server answers 500")]
    paper.pages["/two"] = page("Two")
    assert len(looked(paper, tmp_path, f"{SITE}/rss").files) == 1


def test_robots_are_obeyed(paper: Paper, tmp_path: Path) -> None:
    paper.pages["/robots.txt"] = httpx.Response(
        200, text="User-agent: regesta\nDisallow: /two\n\nUser-agent: *\nDisallow:\n"
    )
    found = looked(paper, tmp_path, f"{SITE}/rss")
    assert [one.why for one in found.problems] == ["robots.txt asks programs not to read it"]
    assert "/two" not in paper.paths


@pytest.mark.parametrize(("status", "fetched"), [(404, 2), (403, 2), (500, 0)])
def test_rules_that_are_not_there_allow_and_rules_that_cannot_be_had_forbid(
    paper: Paper, tmp_path: Path, status: int, fetched: int
) -> None:
    paper.pages["/robots.txt"] = httpx.Response(status)
    assert len(looked(paper, tmp_path, f"{SITE}/rss").files) == fetched


def test_there_is_a_pause_between_two_requests_to_one_host(paper: Paper, tmp_path: Path) -> None:
    looked(paper, tmp_path, f"{SITE}/rss")
    assert paper.waited == [asking.PAUSE] * 3
    paper.waited.clear()
    paper.pages["/robots.txt"] = httpx.Response(200, text="User-agent: *\nCrawl-delay: 7\n")
    looked(paper, tmp_path, f"{SITE}/atom")
    assert paper.waited == [7.0, 7.0]
    paper.pages["/robots.txt"] = httpx.Response(200, text="User-agent: *\nCrawl-delay: 600\n")
    assert (
        looked(paper, tmp_path, f"{SITE}/map.xml").problems[0].why
        == "robots.txt asks for 600 seconds between two requests"
    )


def test_a_server_that_asks_to_wait_is_left_alone(paper: Paper, tmp_path: Path) -> None:
    paper.pages["/one"] = httpx.Response(429)
    found = looked(paper, tmp_path, f"{SITE}/rss")
    assert [one.state for one in found.problems] == ["failed", "refused"]
    assert "/two" not in paper.paths


def test_redirects_are_followed_and_checked(paper: Paper, tmp_path: Path) -> None:
    def to(where: str) -> httpx.Response:
        return httpx.Response(302, headers={"location": where})

    paper.pages["/one"] = to("/final")
    paper.pages["/final"] = page("One")
    paper.pages["/two"] = to("http://inside.example/secret")
    found = looked(paper, tmp_path, f"{SITE}/rss")
    assert len(found.files) == 1
    assert [(one.state, one.why) for one in found.problems] == [
        ("refused", "inside.example is in a private network or on this machine")
    ]
    assert not any("secret" in path for path in paper.paths)
    paper.pages["/one"] = to("/one")
    assert paper.client().fetch(f"{SITE}/one").why == "more than 5 redirects"
    paper.pages["/one"] = to("file:///etc/passwd")
    assert paper.client().fetch(f"{SITE}/one").state in ("refused", "failed")


def test_what_is_too_large_or_no_report_is_not_kept(
    paper: Paper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "MOST_BYTES", 2_000)
    paper.pages["/one"] = httpx.Response(200, html="x" * 5_000)
    paper.pages["/two"] = httpx.Response(200, content=b"\x89PNG", headers={"content-type": "image/png"})
    found = looked(paper, tmp_path, f"{SITE}/rss")
    assert [one.why for one in found.problems] == ["more than 0 MB", "image/png is not read"]
    assert found.files == ()


def test_a_charset_that_only_the_server_tells(paper: Paper, tmp_path: Path) -> None:
    paper.pages["/one"] = httpx.Response(
        200, content="<p>Å</p>".encode("latin-1"), headers={"content-type": "text/html; charset=iso-8859-1"}
    )
    found = looked(paper, tmp_path, f"{SITE}/one")
    assert (tmp_path / "pages" / found.files[0]).read_bytes() == b"\xef\xbb\xbf" + "<p>Å</p>".encode()


@pytest.mark.parametrize(
    "data", [b"", b"\x00\xff", b"<rss", b"<!DOCTYPE x [<!ENTITY a 'b'>]><opml>&a;</opml>", b"<html><p>a"]
)
def test_anything_may_come(data: bytes) -> None:
    assert feeds.read(data, url=SITE, kind="text/html").items == ()


def test_sources_that_are_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("hello", encoding="utf-8")
    (tmp_path / "b.opml").write_text(
        "<opml><body><outline xmlUrl='file:///etc/passwd'/></body></opml>", encoding="utf-8"
    )
    for source, why in (
        ("nothing.opml", "neither an address"),
        ("a.txt", "not OPML"),
        ("b.opml", "not an http address"),
    ):
        with pytest.raises(InputError, match=why):
            addresses([str(tmp_path / source)])


def test_names_of_files_stay_inside_the_folder() -> None:
    for url in (
        "https://a.example/../../etc/passwd",
        "https://a.example/%2e%2e/x",
        "https://..%2f/x",
        "https://a.example/",
    ):
        name = file_name(url, ".html")
        assert not name.startswith((".", "/"))
        assert ".." not in name.split("/")
        assert name.count("/") == 1
    assert file_name("https://a.example/x?1", ".html") != file_name("https://a.example/x?2", ".html")


def test_what_was_seen_is_kept_in_the_record(paper: Paper, tmp_path: Path) -> None:
    looked(paper, tmp_path, f"{SITE}/rss")
    with open_store(tmp_path / "a.regesta") as store:
        seen = remembered(store)
    assert seen[f"{SITE}/rss"] == Seen(etag='"v1"')
    assert seen[f"{SITE}/one"].stamp == "Mon, 04 Mar 2024 10:00:00 GMT"


@pytest.fixture
def server() -> Iterator[str]:
    """A real server of this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            here = f"http://127.0.0.1:{self.server.server_port}"  # type: ignore[attr-defined]
            pages = {
                "/rss": ("application/rss+xml", RSS.replace(SITE, here)),
                "/one": (
                    "text/html",
                    PAGE.format(
                        "Treaty signed",
                        "Norway and Chad signed a fishing treaty in Oslo on 4 March 2024. Anna Berg thanked Chad.",
                    ),
                ),
                "/two": (
                    "text/html",
                    PAGE.format("Envoy recalled", "Denmark recalled its ambassador from Norway on 6 March 2024."),
                ),
            }
            kind, text = pages.get(self.path, ("text/plain", ""))
            self.send_response(200 if text else 404)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_: object) -> None:
            pass

    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{made.server_port}"
    made.shutdown()
    made.server_close()
    thread.join()


@pytest.mark.model
def test_the_command_against_a_real_server(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        asking.Client.__init__, "__kwdefaults__", {**asking.Client.__init__.__kwdefaults__, "pause": 0.0}
    )
    record = tmp_path / "new.regesta"

    def typed(*options: str) -> dict[str, object]:
        result = CliRunner().invoke(app, ["watch", f"{server}/rss", str(record), "--json", *options])
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)

    refused = typed()
    assert refused["fetched"] == []
    assert "private network" in str(refused["problems"]) or "port" in str(refused["problems"])
    fetched = typed("--allow-private")
    assert len(fetched["fetched"]) == 2  # type: ignore[arg-type]
    assert fetched["run"]["read"] == 2  # type: ignore[index]
    with regesta.open(record) as opened:
        reports = {one.url: one for one in opened.documents()}
        assert set(reports) == {f"{server}/one", f"{server}/two"}
        assert all(one.retrieved is not None for one in reports.values())
        assert {line.event.subtype for line in opened.timeline()} >= {"treaty_signing", "recall"}
    assert typed("--allow-private")["fetched"] == []


def test_a_slip_of_the_hand_makes_no_record(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["watch", "nothing.opml", str(tmp_path / "a.regesta")])
    assert result.exit_code == 1
    assert "neither an address" in result.stderr
    assert not (tmp_path / "a.regesta").exists()
