"""What an address holds: a list of others, or a report. In: bytes. Out: a Feed: items with their stamps, further lists, or nothing of it.

OPML names feeds; a sitemap index names sitemaps; RSS, Atom and sitemaps name pages; a web page may name its feed in its head.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Literal
from urllib.parse import urljoin
from xml.etree import ElementTree

import msgspec

MOST_ITEMS = 5000  # of one list; sitemaps hold up to 50,000, the newest of which are wanted


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """A page that a list names; `stamp` changes when the page does, as far as the list tells."""

    url: str
    stamp: str | None = None


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """What was found: pages, further lists, or that it is a page itself."""

    kind: Literal["list", "page"]
    items: tuple[Item, ...] = ()
    lists: tuple[str, ...] = ()


def read(data: bytes, *, url: str, kind: str) -> Feed:
    """What these bytes are; `kind` is the content type the server gave."""
    root = _xml(data)
    name = _bare(root.tag) if root is not None else ""
    if root is not None and name == "opml":
        return Feed(kind="list", lists=tuple(opml(root, url)))
    if root is not None and name == "sitemapindex":
        return Feed(kind="list", lists=tuple(item.url for item in _locations(root, "sitemap", url)))
    if root is not None and name == "urlset":
        newest = sorted(_locations(root, "url", url), key=lambda item: item.stamp or "", reverse=True)
        return Feed(kind="list", items=tuple(newest[:MOST_ITEMS]))
    if name in ("rss", "feed", "rdf") or (root is None and _looks_like_feed(data, kind)):
        return Feed(kind="list", items=tuple(_entries(data, url)))
    return Feed(kind="page", lists=tuple(_named_feeds(data, url)) if "html" in kind or not kind else ())


def opml(root: ElementTree.Element, base: str) -> Iterator[str]:
    """The feeds that an OPML names."""
    for outline in root.iter("outline"):
        address = outline.get("xmlUrl") or outline.get("xmlurl")
        if address:
            yield urljoin(base, address.strip())


def parse_opml(data: bytes) -> ElementTree.Element | None:
    """The root of an OPML; None where it is none."""
    root = _xml(data)
    return root if root is not None and _bare(root.tag) == "opml" else None


def _xml(data: bytes) -> ElementTree.Element | None:
    """The root of well-formed XML that declares no entities of its own, which could unfold without end."""
    if b"<!ENTITY" in data or not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return None
    try:
        return ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError):
        return None


def _bare(tag: str) -> str:
    return tag.rpartition("}")[2].lower()


def _locations(root: ElementTree.Element, name: str, base: str) -> Iterator[Item]:
    for one in root:
        if _bare(one.tag) != name:
            continue
        told = {_bare(child.tag): (child.text or "").strip() for child in one}
        if told.get("loc"):
            yield Item(url=urljoin(base, told["loc"]), stamp=told.get("lastmod") or None)


def _looks_like_feed(data: bytes, kind: str) -> bool:
    start = data[:2000].lower()
    return ("xml" in kind or "rss" in kind) and (b"<rss" in start or b"<feed" in start or b"<rdf:rdf" in start)


def _entries(data: bytes, base: str) -> Iterator[Item]:
    import feedparser

    # Given as bytes, feedparser reads them and fetches nothing.
    for entry in feedparser.parse(data, response_headers={"content-location": base}).entries[:MOST_ITEMS]:
        link = str(entry.get("link") or "").strip()
        if link:
            yield Item(url=urljoin(base, link), stamp=_stamp(entry))


def _stamp(entry: Mapping[str, Any]) -> str | None:
    # By its own keys: feedparser's `get` would put one date for the other.
    found = next((entry[name] for name in ("updated", "published") if name in list(entry.keys())), None)
    return str(found) if found else None


def _named_feeds(data: bytes, base: str) -> Iterator[str]:
    from selectolax.lexbor import LexborHTMLParser

    for node in LexborHTMLParser(data).css("link[rel~=alternate]"):
        kind, address = (node.attributes.get(name) or "" for name in ("type", "href"))
        if kind.lower() in ("application/rss+xml", "application/atom+xml") and address:
            yield urljoin(base, address)
