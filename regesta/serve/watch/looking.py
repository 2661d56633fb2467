"""What is new at some addresses. In: an open Store, addresses, a folder. Out: pages in the folder with a table, and a Look.

What was seen is kept in the record's settings (`watch`): of each list and page by what its server knows its state. A page that a list names
again with another stamp is asked for again; where its text has changed, it is a new report of the same address.
"""

import csv
import datetime as dt
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

import msgspec
from msgspec.structs import replace

from regesta.errors import InputError
from regesta.ingest.raw import KINDS
from regesta.serve.watch import feeds
from regesta.serve.watch.client import Answer, Client, Seen
from regesta.store import read as stored
from regesta.store.database import Store
from regesta.store.write import put_setting

SETTING = "watch"
MOST_LISTS = 200  # of lists that lists name; a choice, against sitemaps without end
ENDINGS = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "text/markdown": ".md", "application/pdf": ".pdf",
}  # fmt: skip
PAGES, TABLE = "pages", "watched.csv"
Tell = Callable[[str], None]


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """What a look at the addresses gave. `files` were fetched; `waiting` is how many more there are than the limit let through."""

    lists: int
    named: int
    known: int
    files: tuple[str, ...]
    unchanged: int
    waiting: int
    problems: tuple[Answer, ...]
    seen: dict[str, Seen]


def look(
    store: Store, sources: Iterable[str], *, folder: Path, client: Client, limit: int, tell: Tell = lambda _: None
) -> Look:
    """Fetch what is new, at most `limit` pages, into `PAGES` of the folder, with a metadata table `TABLE` beside it.

    Raises:
        InputError: A source is neither an address nor a file that names some, or the limit is not positive.
    """
    if limit < 1:
        raise InputError("--limit takes a number from 1 on.")
    seen = remembered(store)
    made = _Looking(seen, client, tell)
    items = made.items(addresses(sources))
    asked = {
        url: item for url, item in items.items() if url not in seen or (item.stamp and item.stamp != seen[url].stamp)
    }
    chosen = list(asked.values())[:limit]
    rows = list(made.pages(chosen, folder / PAGES))
    if len(chosen) < len(asked) or any(answer.state == "failed" for answer in made.problems):
        made.forget_lists()  # what is left must be named again next time
    if rows:
        _write_table(folder / TABLE, rows)
    return Look(
        lists=made.lists, named=len(items), known=len(items) - len(asked), files=tuple(row[0] for row in rows),
        unchanged=made.unchanged, waiting=len(asked) - len(chosen), problems=tuple(made.problems), seen=made.seen,
    )  # fmt: skip


def remembered(store: Store) -> dict[str, Seen]:
    """What earlier looks have seen."""
    kept = stored.setting(store, SETTING)
    return msgspec.json.decode(kept, type=dict[str, Seen]) if kept else {}


def remember(store: Store, seen: dict[str, Seen]) -> None:
    """Keep what was seen, so that it is not asked for again."""
    with store.transaction():
        put_setting(store, SETTING, msgspec.json.encode(dict(sorted(seen.items()))).decode())


def addresses(sources: Iterable[str]) -> list[str]:
    """Addresses as given, and those of OPML files.

    Raises:
        InputError: A source is neither.
    """
    found: list[str] = []
    for source in sources:
        if source.lower().startswith(("http://", "https://")):
            found.append(source)
            continue
        path = Path(source)
        try:
            root = feeds.parse_opml(path.read_bytes())
        except OSError as error:
            raise InputError(
                f"{source} is neither an address (https://...) nor a file that can be read: {error.strerror}."
            ) from error
        if root is None:
            raise InputError(f"{source} is not OPML. Give a list of feeds as feed readers export it, or an address.")
        found += feeds.opml(root, "")
    wrong = [one for one in found if not one.lower().startswith(("http://", "https://"))]
    if wrong or not found:
        raise InputError(f"{wrong[0]} is not an http address." if wrong else "No address was given or named.")
    return list(dict.fromkeys(urldefrag(one).url for one in found))


class _Looking:
    """One look: what is seen on the way, and what went wrong."""

    def __init__(self, seen: dict[str, Seen], client: Client, tell: Tell) -> None:
        self.seen, self.client, self.tell = dict(seen), client, tell
        self.lists = self.unchanged = 0
        self.problems: list[Answer] = []
        self._pages: dict[str, Answer] = {}
        self._lists: list[str] = []

    def forget_lists(self) -> None:
        """Let the lists be read in whole the next time, changed or not."""
        self.seen.update({url: Seen() for url in self._lists})

    def items(self, given: list[str]) -> dict[str, feeds.Item]:
        """All pages that the lists name, by address, in order."""
        found: dict[str, feeds.Item] = {}
        waiting, met = list(given), set[str]()
        while waiting and len(met) < MOST_LISTS:
            url = waiting.pop(0)
            if url in met:
                continue
            met.add(url)
            self.tell(url)
            answer = self.client.fetch(url, seen=self.seen.get(url))
            if answer.state != "got":
                self._note(answer)
                continue
            feed = feeds.read(answer.data, url=answer.url, kind=answer.kind)
            if feed.kind == "page":
                self._page_given(url, answer, feed, found, waiting)
                continue
            self.lists += 1
            self._lists.append(url)
            # A list of lists is always read: what its lists name changes without it.
            self.seen[url] = Seen() if feed.lists else answer.seen
            waiting += feed.lists
            for item in feed.items:
                if item.url.lower().startswith(("http://", "https://")):
                    found.setdefault(urldefrag(item.url).url, replace(item, url=urldefrag(item.url).url))
        return found

    def _page_given(
        self, url: str, answer: Answer, feed: feeds.Feed, found: dict[str, feeds.Item], waiting: list[str]
    ) -> None:
        """An address that is no list: its feeds where it names some, else the page itself."""
        if feed.lists:
            waiting += feed.lists
            return
        self._pages[url] = answer
        digest = hashlib.sha256(answer.data).hexdigest()[:16]
        found.setdefault(url, feeds.Item(url=url, stamp=digest))

    def pages(self, items: Iterable[feeds.Item], folder: Path) -> Iterator[tuple[str, str, str]]:
        """(file, address, moment) of each page that was fetched and written."""
        for item in items:
            before = self.seen.get(item.url)
            answer = self._pages.get(item.url)
            if answer is None:
                self.tell(item.url)
                answer = self.client.fetch(item.url, seen=before)
            if answer.state == "unchanged":
                self.seen[item.url] = replace(before or Seen(), stamp=item.stamp)
            if answer.state != "got":
                self._note(answer)
                continue
            ending = ENDINGS.get(answer.kind or "text/html")
            self.seen[item.url] = replace(answer.seen, stamp=item.stamp)
            if ending is None or ending not in KINDS:
                self.problems.append(replace(answer, state="failed", why=f"{answer.kind} is not read", data=b""))
                continue
            name = file_name(item.url, ending)
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(_as_utf8(answer))
            # To the second: a text that is put right the same day takes the place of the one before.
            yield name, item.url, dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")

    def _note(self, answer: Answer) -> None:
        if answer.state == "unchanged":
            self.unchanged += 1
        else:
            self.problems.append(answer)


def file_name(url: str, ending: str) -> str:
    """A name for a page: the host as folder, the end of its path for reading, and a few digits that tell it from others."""
    parts = urlsplit(url)
    slug = (
        re.sub(r"[^\w-]+", "-", parts.path.rstrip("/").rpartition("/")[2].rsplit(".", 1)[0]).strip("-")[:60] or "page"
    )
    host = re.sub(r"[^\w.-]+", "-", parts.hostname or "unknown").lstrip(".-") or "unknown"
    return f"{host}/{slug}-{hashlib.blake2b(url.encode(), digest_size=4).hexdigest()}{ending}"


def _as_utf8(answer: Answer) -> bytes:
    """The page as it came; in UTF-8 with its mark where the server tells another charset, which a saved file could not."""
    charset = (answer.charset or "utf-8").lower()
    if charset in ("utf-8", "utf8", "us-ascii", "ascii"):
        return answer.data
    try:
        return b"\xef\xbb\xbf" + answer.data.decode(charset).encode()
    except (LookupError, UnicodeDecodeError):
        return answer.data


def _write_table(path: Path, rows: Iterable[tuple[str, str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("file", "url", "retrieved"))
        writer.writerows(rows)
