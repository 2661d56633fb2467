"""A report as read to a Document. In: RawReport. Out: Document (None where nothing can be read) and Issues.

Steps: decode; page, row or text to (words, what they say of themselves); clean; first lines; date by precedence; parts; language.
Date precedence: the user's table, the row or front matter, JSON-LD, meta tags, first lines, the address, htmldate's guess. Two that
differ are an Issue and the first is kept; no date stays None, and none is ever taken from the file or the clock.
"""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import msgspec
import trafilatura
import yaml

from regesta.bounds import too_much
from regesta.ingest import credits, firstlines
from regesta.ingest.clean import Offsets, clean, cut
from regesta.ingest.dates import date_in_address, parse_date, parse_moment
from regesta.ingest.decoding import decode, is_binary
from regesta.ingest.language import language_code, language_of
from regesta.ingest.markup import Markup, date_of_last_resort, flattened, markup, visible_text
from regesta.ingest.papers import Unreadable, pdf_text, word_text
from regesta.ingest.parts import parts, title_of
from regesta.ingest.raw import RawReport, our_fields, problem
from regesta.issues import Issue
from regesta.records import Document

# Two dates of one report a day apart are two time zones; more is a slip of one of them.
SAME_DAYS = 1
# A report is published on the day of its dateline or soon after; what lies outside is told, not mended.
DATELINE_BEFORE, DATELINE_AFTER = 7, 1

MAX_FRONT_MATTER = 5_000  # characters, a choice: a title, names and dates take some hundreds
_FRONT = re.compile(r"\A---\s*\n(.*?)\n---\s*\n", re.DOTALL)
_TAGS = re.compile(r"</(?:p|div|span|a|li)>|<br\s*/?>", re.IGNORECASE)


class _Draft(msgspec.Struct, kw_only=True):
    """What is known of a report on the way to a Document; the only thing here that changes."""

    text: str
    offsets: Offsets = ()
    page: Markup | None = None
    page_source: str = ""
    fields: Mapping[str, str] = {}
    fields_how: str = "table row"
    issues: list[Issue] = []


def document(raw: RawReport) -> tuple[Document | None, tuple[Issue, ...]]:
    """Understand one report.

    Returns:
        The Document, None where there is no text; and what was doubted or skipped, each with the Document's id if there is one.
    """
    if raw.kind not in ("row", "pdf", "word") and is_binary(raw.data):
        return None, (_skip(raw, "binary-file", "is not text", "Save the report as text or HTML and add that."),)
    try:
        draft = _text_of(raw)
    except Unreadable as error:
        return None, (_skip(raw, error.code, error.what, error.advice),)
    if not draft.text:
        return None, (
            *draft.issues,
            _skip(raw, "empty-file", "has no text", "Look whether its download failed, and add it again."),
        )
    before = firstlines.prefix(draft.text)
    if before.end:
        draft.text, draft.offsets = _without_prefix(draft, before.end)
    if not draft.text:
        return None, (
            *draft.issues,
            _skip(raw, "empty-file", "has a date and address but no text", "Add it with its text."),
        )
    found = _document(raw, draft, before)
    return found, tuple(draft.issues)


def _document(raw: RawReport, draft: _Draft, before: firstlines.Prefix) -> Document:
    page, said = draft.page or Markup(), {**draft.fields, **raw.metadata}
    text = draft.text
    url = said.get("url") or page.url or before.url
    published, how = _published(raw, draft, before, url)
    dateline = firstlines.dateline(text)
    dateline_date = dateline.date(published) if dateline else None
    _check_dateline(raw, draft, dateline, published)
    title = _line(raw.metadata.get("title") or draft.fields.get("title") or page.title) or title_of(
        text, outlet=said.get("publisher")
    )
    byline = said.get("byline") or page.byline or _byline(text)
    agency = (dateline.agency if dateline else None) or credits.agency(text)
    language = language_code(raw.metadata.get("language")) or language_of(text)
    return Document(
        id=raw.id, source=raw.source, sha256=raw.sha256, text=text,
        language=language or language_code(draft.fields.get("language") or page.language),
        outlet=said.get("publisher") or page.publisher or _domain(url) or credits.outlet(text),
        url=url, title=title, byline=byline,
        dateline=dateline.text if dateline else None, dateline_place=dateline.place if dateline else None,
        dateline_date=dateline_date, agency=agency, published=published, published_how=how,
        retrieved=parse_date(said.get("retrieved", "")), retrieved_at=parse_moment(said.get("retrieved", "")),
        parts=parts(text, title=title, dateline=dateline, marked=page.marked), offsets=draft.offsets,
    )  # fmt: skip


def _bounded(text: str) -> None:
    what = too_much(text)
    if what is not None:
        raise Unreadable("too-long", what, "Split it into one file a report and add these.")


def _text_of(raw: RawReport) -> _Draft:
    """The cleaned text with its map, and what the source says of itself."""
    if raw.kind == "row":
        return _row(raw)
    if raw.kind in ("pdf", "word"):
        return _plain(raw, pdf_text(raw.data) if raw.kind == "pdf" else word_text(raw.data))
    decoded = decode(raw.data, html=raw.kind == "html")
    draft = _page(raw, decoded.text, raw.fields) if raw.kind == "html" else _plain(raw, decoded.text)
    if decoded.guessed:
        draft.issues.insert(0, _doubt(
            raw, "encoding-guessed", f"is not UTF-8; it was read as {decoded.encoding}",
            "If its accents or quotation marks look wrong, save it as UTF-8 and add it again.",
        ))  # fmt: skip
    return draft


def _plain(raw: RawReport, original: str) -> _Draft:
    fields = dict(raw.fields)
    start = 0
    issues: list[Issue] = []
    if raw.kind == "markdown" and (match := _FRONT.match(original.replace("\r\n", "\n"))):
        fields |= _front_matter(raw, match[1], issues)
        start = original.index("\n---", 3) + 4
    _bounded(original)
    cleaned = clean(original[start:], markdown=raw.kind == "markdown")
    offsets = tuple((here, there + start) for here, there in cleaned.offsets)
    if cleaned.mended:
        issues.append(_doubt(
            raw, "letters-mended", "held letters decoded with the wrong encoding, which were mended", "Nothing need be done."
        ))  # fmt: skip
    return _Draft(text=cleaned.text, offsets=offsets, fields=fields, fields_how="front matter", issues=issues)


def _front_matter(raw: RawReport, block: str, issues: list[Issue]) -> dict[str, str]:
    try:
        # What is longer does not describe a report, and YAML takes its time over it.
        value: Any = yaml.safe_load(block if len(block) <= MAX_FRONT_MATTER else "[")
    except (yaml.YAMLError, ValueError, RecursionError):  # a day that is none and a number too long are ValueErrors
        issues.append(
            _doubt(
                raw,
                "broken-front-matter",
                "begins with front matter that is not YAML",
                "Mend it and add the file again.",
            )
        )
        return {}
    if not isinstance(value, dict):
        return {}
    plain = {key: item.isoformat() if isinstance(item, dt.date) else item for key, item in value.items()}
    fields = our_fields(plain)
    fields.pop("text", None)
    return fields


def _row(raw: RawReport) -> _Draft:
    """A row's text under its title. The decoded original of the map is title, blank line and text, as the row gives them."""
    body = raw.fields["text"]
    _bounded(body)
    if len(_TAGS.findall(body)) >= 2:
        return _page(raw, f"<html><body><article>{body}</article></body></html>", raw.fields)
    title = _line(raw.fields.get("title"))
    begins = title is None or _begins(body, title)
    cleaned = clean(body if begins else f"{title}\n\n{body}")
    return _Draft(text=cleaned.text, offsets=cleaned.offsets, fields=raw.fields, issues=[])


def _page(raw: RawReport, page: str, fields: Mapping[str, str]) -> _Draft:
    """Title and main text of a page.

    `offsets` stays empty: the main text is put together from many places of the page, and a map that is right only here and
    there would be worse than none. The page itself is found by sha256.
    """
    page = flattened(page)
    said = markup(page)
    issues: list[Issue] = []
    extracted = trafilatura.bare_extraction(page, include_comments=False, url=said.url, with_metadata=False)
    main = (extracted.text if extracted is not None else None) or ""  # type: ignore[union-attr]
    if not main.strip():
        main = visible_text(page)
        if main.strip():
            issues.append(_doubt(
                raw, "no-main-text", "has no main text that could be told from the rest; all its visible text was taken",
                "Look at the report; if it is full of menus, save the article's text alone and add that.",
            ))  # fmt: skip
    title = _line(fields.get("title") or said.title)
    _bounded(main)
    text = clean(main).text
    heading = clean(title).text if title else ""
    if text and heading and not _begins(text, heading):
        text = f"{heading}\n\n{text}"
    return _Draft(text=text, page=said, page_source=page, fields=fields, issues=issues)


def _line(title: str | None) -> str | None:
    """A title on one line, its white space single."""
    return " ".join(title.split()) if title else None


def _begins(text: str, title: str) -> bool:
    """Whether a title is one of the first three lines of a text."""
    wanted = " ".join(title.split()).casefold()
    return any(" ".join(line.split()).casefold() == wanted for _, line in firstlines.first_lines(text)[:3])


def _without_prefix(draft: _Draft, end: int) -> tuple[str, Offsets]:
    rest = draft.text[end:]
    start = end + len(rest) - len(rest.lstrip())
    text, offsets = cut(draft.text, draft.offsets or ((0, 0),), start, len(draft.text))
    return text, offsets if draft.offsets else ()


def _published(
    raw: RawReport, draft: _Draft, before: firstlines.Prefix, url: str | None
) -> tuple[dt.date | None, str | None]:
    """The date by precedence and where it was found; an Issue where two differ."""
    found: list[tuple[str, dt.date]] = []
    for how, fields in (("metadata table", raw.metadata), (draft.fields_how, draft.fields)):
        if "published" in fields:
            date = parse_date(fields["published"])
            if date is not None:
                found.append((how, date))
            else:
                draft.issues.append(_doubt(
                    raw, "date-unread", f"has the date {fields['published']!r} in its {how}, which is not one certain day",
                    "Write it as 2023-09-14.",
                ))  # fmt: skip
    found.extend(draft.page.dates if draft.page else ())
    first = before.stamp or firstlines.date_before_body(draft.text)
    if first is not None:
        found.append(("first line", first))
    in_address = date_in_address(url) if url else None
    if in_address is not None:
        found.append(("address", in_address))
    if not found and draft.page is not None and raw.kind == "html":
        guess = date_of_last_resort(draft.page_source)
        if guess is not None:
            found.append(("page text", guess))
    if not found:
        return None, None
    how, kept = found[0]
    for other, date in found[1:]:
        if abs((date - kept).days) > SAME_DAYS:
            draft.issues.append(_doubt(
                raw, "stamp-differs", f"is dated {kept} by its {how} and {date} by its {other}; {kept} was kept",
                "Look which is right; a row in the metadata table decides.",
            ))  # fmt: skip
            break
    return kept, how


def _check_dateline(
    raw: RawReport, draft: _Draft, dateline: firstlines.DatelineFound | None, published: dt.date | None
) -> None:
    if dateline is None or published is None or dateline.of_month is None:
        return
    date = dateline.date(published)
    if date is not None and -DATELINE_AFTER <= (published - date).days <= DATELINE_BEFORE:
        return
    draft.issues.append(_doubt(
        raw, "dateline-differs", f"is published on {published} but its dateline says {dateline.text!r}",
        "The date of publication may be that of a later copy; a row in the metadata table decides.",
    ))  # fmt: skip


def _byline(text: str) -> str | None:
    lines = (firstlines.byline(line) for _, line in firstlines.first_lines(text)[:6])
    return next((name for name in lines if name is not None), None)


def _domain(url: str | None) -> str | None:
    if not url:
        return None
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _skip(raw: RawReport, code: str, what: str, advice: str) -> Issue:
    return problem(code, f"{raw.source} {what}.", advice=advice, source=raw.source)


def _doubt(raw: RawReport, code: str, what: str, advice: str) -> Issue:
    return problem(code, f"{raw.source} {what}.", advice=advice, source=raw.source, document=raw.id)
