"""One request and what it may use. In: a Request. Out: a Here: the open Record, the window of the list, addresses with other filters."""

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, TypeVar
from urllib.parse import urlencode

from fastapi import Depends, Query, Request
from jinja2 import Environment

from regesta.record import Record
from regesta.serve.browse import Wish
from regesta.serve.spread import Spread
from regesta.web.jobs import Jobs
from regesta.web.safety import may_write, sign_of

T = TypeVar("T")
PAGE = 100  # lines of a list on one page; a choice: with their sentences they stay well under 300 KB
MOST_PAGES = 100_000


class Kept:
    """What was reckoned for one state of the record and is asked for again: the drawing while somebody turns pages."""

    def __init__(self, most: int = 64) -> None:
        self._most, self._lock = most, threading.Lock()
        self._found: dict[tuple[Any, ...], Any] = {}

    def get(self, key: tuple[Any, ...], make: Callable[[], T]) -> T:
        """What was made for this key before, or what `make` gives now. Two threads may both make it: both make the same."""
        with self._lock:
            if key in self._found:
                known: T = self._found[key]
                return known
        made = make()
        with self._lock:
            while len(self._found) >= self._most:
                del self._found[next(iter(self._found))]
            self._found[key] = made
        return made


@dataclass(frozen=True, kw_only=True)
class Site:
    """What all requests share."""

    path: Path
    templates: Environment
    token: str
    jobs: Jobs
    kept: Kept = field(default_factory=Kept)


@dataclass(frozen=True)
class Window:
    """Which part of a list is asked for."""

    page: int = 1
    size: int = PAGE

    @property
    def offset(self) -> int:
        """Lines before it."""
        return (self.page - 1) * self.size


@dataclass(frozen=True)
class Pager:
    """Where a page stands in its list; addresses are None where there is no such page."""

    page: int
    pages: int
    first: int
    last: int
    total: int
    earlier: str | None
    later: str | None


class Given(dict[str, str]):
    """Filters as given; one that is not given is empty, so that templates need not ask."""

    def __missing__(self, name: str) -> str:
        return ""


@dataclass
class Here:
    """One request. `record` is open while a page is made."""

    request: Request
    site: Site
    window: Window = field(default_factory=Window)
    _record: Record | None = None

    @property
    def record(self) -> Record:
        """The open record."""
        if self._record is None:
            raise RuntimeError("the record is open only while a page is made")
        return self._record

    @contextmanager
    def opened(self) -> Iterator[None]:
        """The record open inside; in the thread that uses it, as SQLite asks."""
        with Record(self.site.path) as record:
            self._record = record
            try:
                yield
            finally:
                self._record = None

    def kept(self, name: str, asked: object, make: Callable[[], T]) -> T:
        """What takes long to count, made once for each state of the record; `asked` is all that it depends on."""
        return self.site.kept.get((name, self.record.state, asked), make)

    def spread(self, wish: Wish, step: str = "") -> Spread | None:
        """How events lie in time, reckoned once for each state of the record."""
        return self.kept("spread", (wish, step), lambda: self.record.spread(wish, step=step))

    @property
    def path(self) -> str:
        """The address without filters and without .json or .csv."""
        path = self.request.url.path
        return path.removesuffix(".json").removesuffix(".csv")

    @property
    def query(self) -> Given:
        """The filters as given; empty ones left out."""
        return Given({key: value for key, value in self.request.query_params.items() if value})

    @property
    def filters(self) -> Given:
        """The filters without the page."""
        return Given({key: value for key, value in self.query.items() if key != "page"})

    def url(self, suffix: str = "", **changes: str | int | None) -> str:
        """This page with other filters (None takes one away); changing a filter leads back to the first page."""
        kept = self.query if "page" in changes or suffix else self.filters
        return address(self.path + suffix, **{**kept, **changes})

    @property
    def may_write(self) -> bool:
        """Whether this reader has shown the token."""
        return may_write(self.request.headers, self.site.token)

    @property
    def sign(self) -> str:
        """What forms carry; empty for whom may not write."""
        return sign_of(self.site.token) if self.may_write else ""

    @property
    def partial(self) -> bool:
        """Whether htmx asks for a piece of the page."""
        return self.request.headers.get("hx-request") == "true"

    @property
    def today(self) -> dt.date:
        """The day, for what is said of now."""
        return dt.datetime.now(dt.UTC).date()

    def pager(self, total: int) -> Pager:
        """Where this page stands in a list of `total` lines."""
        page, size = self.window.page, self.window.size
        pages = max(1, -(-total // size))
        return Pager(
            page=page, pages=pages, first=min(self.window.offset + 1, total), last=min(self.window.offset + size, total),
            total=total, earlier=self.url(page=page - 1) if page > 1 else None,
            later=self.url(page=page + 1) if page < pages else None,
        )  # fmt: skip


def address(path: str, **query: str | int | None) -> str:
    """A path with a query; what is None or empty is left out."""
    told = urlencode({key: value for key, value in query.items() if value not in (None, "")})
    return path + ("?" + told if told else "")


def here(request: Request, page: Annotated[int, Query(ge=1, le=MOST_PAGES)] = 1) -> Here:
    """The dependency that every page takes: `def page(here: Asked, ...)`."""
    return Here(request=request, site=request.app.state.site, window=Window(page=page))


Asked = Annotated[Here, Depends(here)]
