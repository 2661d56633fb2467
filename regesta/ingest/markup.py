"""What a page's markup says of the report. In: the page as text. Out: title, byline, date, outlet, address, language.

JSON-LD first, then meta tags (OpenGraph and its like), then the page's visible structure. JSON-LD that is broken is passed over
without an Issue: meta tags nearly always say the same, and a reader can do nothing about it.
"""

import datetime as dt
import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec
from htmldate import find_date
from selectolax.lexbor import LexborHTMLParser

from regesta.ingest.dates import local_date, parse_date
from regesta.records import PartKind

_ARTICLES = (
    "NewsArticle",
    "Article",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "BlogPosting",
    "LiveBlogPosting",
    "Report",
    "WebPage",
)
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date_published", "publishdate",
    "publish-date", "pubdate", "dc.date.issued", "dcterms.created", "dcterms.issued", "parsely-pub-date", "sailthru.date",
    "article.published", "cxenseparse:recs:publishtime", "dc.date", "date",
)  # fmt: skip
# Selectors of what stands in a page's text without being the report's own sentences.
_MARKED: tuple[tuple[str, PartKind], ...] = (
    ("figcaption, .wp-caption-text, .caption, .photo-caption, .image-caption", "caption"),
    (
        "blockquote.twitter-tweet p, blockquote.twitter-tweet, blockquote.instagram-media p, blockquote.tiktok-embed p",
        "embedded",
    ),
)

# Parsers take quadratic time over nested elements (100,000 open divs: two minutes). Browsers stop at 512.
MAX_NESTING = 1000
# The largest pages met have some 30,000; a million take a minute.
MAX_TAGS = 200_000
_NESTING = re.compile(
    r"<(/?)(?:div|span|table|section|article|font|center|blockquote|ul|ol|a|b|i|em|strong)\b", re.IGNORECASE
)


class Markup(msgspec.Struct, frozen=True, kw_only=True):
    """What the markup says; each date with where it was found. `marked`: words of a line -> what the page says they are."""

    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    dates: tuple[tuple[str, dt.date], ...] = ()
    marked: dict[str, PartKind] = {}


def markup(page: str) -> Markup:
    """Read a page's markup; broken pages give what can be found."""
    tree = LexborHTMLParser(page)
    meta = _meta(tree)
    article = next(_json_ld(tree), {})
    title = _text(article.get("headline")) or _title(tree, meta)
    publisher = _text(article.get("publisher")) or meta.get("og:site_name") or meta.get("application-name")
    canonical = tree.css_first("link[rel=canonical]")
    url = (canonical.attributes.get("href") if canonical else None) or meta.get("og:url") or _address(article)
    html = tree.css_first("html")
    author = (
        _text(article.get("author")) or meta.get("author") or meta.get("article:author") or meta.get("parsely-author")
    )
    return Markup(
        title=_without_site(title, publisher) if title else None,
        byline=_byline(tree, author if author and "://" not in author and author != publisher else None),
        publisher=publisher,
        url=url if url and url.startswith(("http://", "https://")) else None,
        language=_text(article.get("inLanguage"))
        or (html.attributes.get("lang") if html else None)
        or meta.get("og:locale"),
        dates=tuple(_dates(tree, meta, article, url)),
        marked=_marked(tree, meta),
    )


def date_of_last_resort(page: str) -> dt.date | None:
    """htmldate's guess from the page's visible text; never the day of the run, and no January 1st made of a bare year."""
    # max_date is htmldate's "not later than"; its default is today, which would make the record depend on the day of the run.
    found = find_date(page, original_date=True, extensive_search=False, max_date="2099-12-31")
    date = parse_date(found) if found else None
    return None if date is None or (date.month, date.day) == (1, 1) else date


def flattened(page: str) -> str:
    """The page as it is, or without any tags where they are nested, or many, beyond all sense."""
    depth = deepest = 0
    if page.count("<") > MAX_TAGS:
        return re.sub(r"<[^<>]*>", " ", page)
    for match in _NESTING.finditer(page):
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return page if deepest <= MAX_NESTING else re.sub(r"<[^<>]*>", " ", page)


def visible_text(page: str) -> str:
    """All visible text of a page, a line a block: for pages whose main text was not found."""
    tree = LexborHTMLParser(page)
    tree.strip_tags(["script", "style", "noscript", "template", "nav", "header", "footer", "form", "head"])
    text = tree.body.text(separator="\n", strip=True) if tree.body else ""
    return re.sub(r"\n\s*\n+", "\n\n", text)


def _meta(tree: LexborHTMLParser) -> dict[str, str]:
    """The content of meta tags by property, name or itemprop in lower case; the first of each counts."""
    found: dict[str, str] = {}
    for node in tree.css("meta"):
        attributes = node.attributes
        content = (attributes.get("content") or "").strip()
        for key in (attributes.get("property"), attributes.get("name"), attributes.get("itemprop")):
            if key and content:
                found.setdefault(key.lower(), content)
    return found


def _json_ld(tree: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    """Objects of the page that are articles, the surest type first."""
    objects: list[dict[str, Any]] = []
    for node in tree.css('script[type="application/ld+json"]'):
        try:
            objects.extend(_nested(json.loads(node.text(), strict=False)))
        except (json.JSONDecodeError, RecursionError):
            continue
    for wanted in _ARTICLES:
        for value in objects:
            kinds = value.get("@type")
            if wanted == kinds or (isinstance(kinds, list) and wanted in kinds):
                yield value


def _nested(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _nested(item)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nested(value.get(key))


def _text(value: Any) -> str | None:
    if isinstance(value, str):
        return " ".join(value.split()) or None
    if isinstance(value, dict):
        return _text(value.get("name"))
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(text for text in map(_text, value) if text)) or None
    return None


def _address(article: dict[str, Any]) -> str | None:
    main = article.get("mainEntityOfPage")
    return _text(article.get("url")) or (
        main if isinstance(main, str) else _text(main.get("@id")) if isinstance(main, dict) else None
    )


def _title(tree: LexborHTMLParser, meta: dict[str, str]) -> str | None:
    """The one h1, else OpenGraph's title, else the page's."""
    headings = [" ".join(node.text(separator=" ").split()) for node in tree.css("h1")]
    title = tree.css_first("title")
    whole = meta.get("og:title") or meta.get("twitter:title") or (" ".join(title.text().split()) if title else None)
    for heading in headings:
        if heading and (len(headings) == 1 or (whole and whole.casefold().startswith(heading.casefold()))):
            return heading
    return whole or None


def _byline(tree: LexborHTMLParser, author: str | None) -> str | None:
    """The author of the markup, or the byline on the page where it says more: "Ann Example and Meridian" names the agency."""
    for node in tree.css(".byline, [itemprop=author], [rel=author], .author"):
        words = re.sub(r"^(?:by|written by)[:\s]+", "", " ".join(node.text(separator=" ").split()), flags=re.IGNORECASE)
        if 2 < len(words) <= 80 and (author is None or author.casefold() in words.casefold()):
            return words
    return author


def _without_site(title: str, publisher: str | None) -> str:
    """ "Ferry sails | The Example Daily" without the outlet's name."""
    head, separator, tail = title.rpartition(" | ")
    if not separator:
        head, separator, tail = title.rpartition(" - ")
    same = publisher is not None and tail.strip().casefold() in (
        publisher.casefold(),
        publisher.casefold().removeprefix("the "),
    )
    return head.strip() if separator and head and same else title


def _dates(
    tree: LexborHTMLParser, meta: dict[str, str], article: dict[str, Any], url: str | None
) -> Iterator[tuple[str, dt.date]]:
    found = local_date(_text(article.get("datePublished")) or "", url)
    if found is not None:
        yield "json-ld", found
    for key in _PUBLISHED:
        if key in meta and (found := local_date(meta[key], url)) is not None:
            yield "meta", found
            break
    for node in tree.css(
        "time[itemprop=datePublished], time[pubdate], article time[datetime], time.published, time.entry-date"
    ):
        found = local_date(node.attributes.get("datetime") or node.attributes.get("content") or "", url)
        if found is not None:
            yield "time element", found
            return


def _marked(tree: LexborHTMLParser, meta: dict[str, str]) -> dict[str, PartKind]:
    marked: dict[str, PartKind] = {}
    for selector, kind in _MARKED:
        for node in tree.css(selector):
            words = " ".join(node.text(separator=" ").split())
            if words:
                marked.setdefault(words, kind)
    for node in tree.css(".standfirst, .article-subtitle, .subheadline, .deck, .lead-in"):
        words = " ".join(node.text(separator=" ").split())
        if words:
            marked.setdefault(words, "standfirst")
    return marked
