"""Asking politely. In: addresses. Out: what they gave, or in words why not.

One request at a time; a pause between two to one host, longer where its robots.txt asks for it; nothing that robots.txt forbids; only
what has changed since (ETag, Last-Modified); no more bytes than a report can have; and a name by which a site can tell who asks.
"""

import time
from collections.abc import Callable, Mapping
from urllib.robotparser import RobotFileParser

import httpx
import msgspec

from regesta.serve.watch.guard import Forbidden, Guard
from regesta.version import __version__

NAME = "Regesta"
AGENT = f"{NAME}/{__version__} (reads feeds for one user; obeys robots.txt)"
PAUSE = 2.0  # seconds between two requests to one host; a choice
LONGEST_PAUSE = 60.0  # a longer Crawl-delay counts as a wish not to be read by a program
TIMEOUT = 20.0  # seconds
MOST_BYTES = 20_000_000  # as for a report from a file
ROBOTS_BYTES = 512_000  # as RFC 9309 lets one stop
MOST_REDIRECTS = 5


class Seen(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is remembered of an address: by what the server knows its state, and what the feed said of it."""

    etag: str | None = None
    modified: str | None = None
    stamp: str | None = None


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What an address gave. `state` is got, unchanged, refused (robots.txt, a private address) or failed; `why` in words."""

    url: str
    state: str
    why: str = ""
    data: bytes = b""
    kind: str = ""
    charset: str | None = None
    seen: Seen = Seen()


class Client:
    """Fetches, one address after the other."""

    def __init__(
        self,
        *,
        transport: httpx.BaseTransport | None = None,
        allow_private: bool = False,
        pause: float = PAUSE,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """A client; `transport`, `clock` and `sleep` can be put in by tests."""
        guard = transport or Guard(httpx.HTTPTransport(retries=0), allow_private=allow_private)
        self._http = httpx.Client(
            transport=guard, timeout=TIMEOUT, follow_redirects=False, trust_env=False,
            headers={"User-Agent": AGENT, "Accept-Encoding": "gzip, deflate"},
        )  # fmt: skip
        self._pause, self._clock, self._sleep = pause, clock, sleep
        self._robots: dict[str, RobotFileParser | str] = {}
        self._last: dict[str, float] = {}

    def fetch(self, url: str, *, seen: Seen | None = None) -> Answer:
        """What an address gives now, asked only for what changed since `seen`."""
        headers = {"If-None-Match": seen.etag if seen else None, "If-Modified-Since": seen.modified if seen else None}
        here = url
        try:
            for _ in range(MOST_REDIRECTS + 1):
                refused = self._refused(here)
                if refused:
                    return Answer(url=url, state="refused", why=refused)
                answer, onward = self._ask(here, {name: value for name, value in headers.items() if value}, MOST_BYTES)
                if onward is None:
                    return msgspec.structs.replace(answer, url=here) if answer.state == "got" else answer
                here = onward
        except Forbidden as error:
            return Answer(url=url, state="refused", why=str(error))
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            return Answer(url=url, state="failed", why=str(error) or type(error).__name__)
        return Answer(url=url, state="failed", why=f"more than {MOST_REDIRECTS} redirects")

    def _ask(self, url: str, headers: Mapping[str, str], most: int) -> tuple[Answer, str | None]:
        """One request: what came, or where it leads on."""
        self._wait(url)
        began = self._clock()
        with self._http.stream("GET", url, headers=dict(headers)) as response:
            if response.next_request is not None:
                return Answer(url=url, state="failed"), str(response.next_request.url)
            if response.status_code == 304:
                return Answer(url=url, state="unchanged"), None
            if response.status_code in (429, 503) and not url.endswith("/robots.txt"):
                self._robots[_site(url)] = "the server asks programs to wait; try again later"
            if response.status_code != 200:
                return Answer(url=url, state="failed", why=f"the server answers {response.status_code}"), None
            data = bytearray()
            for piece in response.iter_bytes():
                data += piece
                if len(data) > most:
                    return Answer(url=url, state="failed", why=f"more than {most // 1_000_000} MB"), None
                if self._clock() - began > 3 * TIMEOUT:
                    return Answer(url=url, state="failed", why="it came too slowly"), None
            kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
            known = Seen(etag=response.headers.get("etag"), modified=response.headers.get("last-modified"))
            charset = response.charset_encoding
        return Answer(url=url, state="got", data=bytes(data), kind=kind, charset=charset, seen=known), None

    def _wait(self, url: str) -> None:
        host, robots = httpx.URL(url).host, self._robots.get(_site(url))
        delay = robots.crawl_delay(NAME) if isinstance(robots, RobotFileParser) else None
        pause = max(self._pause, float(delay or 0))
        due = self._last.get(host, -pause) + pause - self._clock()
        if due > 0:
            self._sleep(due)
        self._last[host] = self._clock()

    def _refused(self, url: str) -> str:
        """Why robots.txt keeps us from an address; empty where it does not."""
        site = _site(url)
        if site not in self._robots:
            self._robots[site] = self._read_robots(site)
        robots = self._robots[site]
        if isinstance(robots, str):
            return robots
        if not robots.can_fetch(NAME, url):
            return "robots.txt asks programs not to read it"
        delay = robots.crawl_delay(NAME)
        return f"robots.txt asks for {delay} seconds between two requests" if float(delay or 0) > LONGEST_PAUSE else ""

    def _read_robots(self, site: str) -> RobotFileParser | str:
        """The rules of a site, or why it must not be read: a site whose rules cannot be had now is left alone (RFC 9309)."""
        here = f"{site}/robots.txt"
        for _ in range(MOST_REDIRECTS + 1):
            answer, onward = self._ask(here, {}, ROBOTS_BYTES)
            if onward is None:
                break
            here = onward
        rules = RobotFileParser()
        if answer.state == "got":
            rules.parse(answer.data.decode("utf-8", "replace").splitlines())
            return rules
        status = answer.why.rpartition(" ")[2]
        if status.isdigit() and status.startswith("4"):
            rules.parse([])  # there are no rules
            return rules
        return f"its robots.txt cannot be read ({answer.why or 'too many redirects'})"

    def close(self) -> None:
        """Close the connections."""
        self._http.close()


def _site(url: str) -> str:
    parsed = httpx.URL(url)
    return f"{parsed.scheme}://{parsed.netloc.decode()}"
