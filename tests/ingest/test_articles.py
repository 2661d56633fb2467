import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from regesta.ingest.articles import document
from regesta.ingest.clean import to_original
from regesta.ingest.raw import Kind, RawReport
from regesta.ingest.sources import raw_reports
from regesta.records import Document, record_id

D = dt.date
BODY = "The ferry sailed on Monday with forty passengers, the harbour office of Port Ellery said."
LONG = f"{BODY}\n\nThe minister, who had come from the capital, called it a good day for both sides of the strait.\n\nNo more was said."


def _read(
    text: str | bytes, kind: Kind = "text", *, metadata: Mapping[str, str] | None = None, source: str = "a.txt"
) -> tuple[Document, list[str]]:
    data = text.encode() if isinstance(text, str) else text
    found, issues = document(RawReport(source=source, data=data, kind=kind, metadata=metadata or {}))
    assert found is not None
    assert all(issue.advice and issue.source == source and issue.document == found.id for issue in issues)
    return found, [issue.code for issue in issues]


def _row(**fields: str) -> tuple[Document, list[str]]:
    raw = RawReport(source="t.csv#1", data=json.dumps(fields, sort_keys=True).encode(), kind="row", fields=fields)
    found, issues = document(raw)
    assert found is not None
    return found, [issue.code for issue in issues]


def _page(head: str = "", body: str = "") -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in LONG.split("\n\n"))
    return f"<!DOCTYPE html><html><head>{head}</head><body><article><h1>Ferry sails again</h1>{paragraphs}{body}</article></body></html>"


def test_a_saved_wire_report() -> None:
    text = f" date 2023-09-14 https://daily.example/20230914/ferry.html\n\nFerry sails again\n\nSARRIN, Sept. 13 (Meridian) -- {LONG}"
    found, issues = _read(text)
    assert issues == []
    assert found.text == text[text.index("Ferry") :]
    assert found.id == record_id("document", found.sha256)
    assert found.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert (found.title, found.url, found.outlet) == (
        "Ferry sails again",
        "https://daily.example/20230914/ferry.html",
        "daily.example",
    )
    assert (found.published, found.published_how) == (D(2023, 9, 14), "first line")
    assert (found.dateline, found.dateline_place, found.dateline_date, found.agency) == (
        "SARRIN, Sept. 13 (Meridian) --", "SARRIN", D(2023, 9, 13), "Meridian",
    )  # fmt: skip
    assert (found.language, found.retrieved, found.copy_of) == ("en", None, None)
    assert [text[to_original(found.offsets, index)] for index in range(len(found.text))] == list(found.text)


def test_nothing_is_put_in_for_what_is_not_there() -> None:
    found, issues = _read(f"{BODY} It happened on the 12th.")
    assert issues == []
    assert (
        found.published,
        found.published_how,
        found.title,
        found.outlet,
        found.url,
        found.byline,
        found.dateline,
    ) == (None,) * 7
    assert found.parts == ()


def test_a_dateline_does_not_become_the_date_of_publication() -> None:
    found, _ = _read(f"SARRIN, Sept. 13, 2023 (Meridian) -- {BODY}")
    assert (found.dateline_date, found.published) == (D(2023, 9, 13), None)


STAMPED = f"date 2023-09-14\n{BODY}"


@pytest.mark.parametrize(
    ("text", "metadata", "published", "how", "issues"),
    [
        (STAMPED, {}, D(2023, 9, 14), "first line", []),
        (STAMPED, {"published": "2023-09-14"}, D(2023, 9, 14), "metadata table", []),
        (STAMPED, {"published": "2023-09-15"}, D(2023, 9, 15), "metadata table", []),  # a day: two zones
        (STAMPED, {"published": "2022-12-01"}, D(2022, 12, 1), "metadata table", ["stamp-differs"]),
        (STAMPED, {"published": "in autumn"}, D(2023, 9, 14), "first line", ["date-unread"]),
        (STAMPED, {"published": "03/04/2023"}, D(2023, 9, 14), "first line", ["date-unread"]),
        (STAMPED, {"url": "https://a.example/2023/09/14/x"}, D(2023, 9, 14), "first line", []),
        (STAMPED, {"url": "https://a.example/2021/09/14/x"}, D(2023, 9, 14), "first line", ["stamp-differs"]),
        (BODY, {"url": "https://a.example/2021/09/14/x"}, D(2021, 9, 14), "address", []),
        (f"Ferry sails\nPublished: 14 September 2023, 10:20\n{BODY}", {}, D(2023, 9, 14), "first line", []),
        (f"Ferry sails\nUpdated: 14 September 2023\n{BODY}", {}, None, None, []),
        (BODY, {}, None, None, []),
    ],
)
def test_date_precedence(
    text: str, metadata: dict[str, str], published: dt.date | None, how: str | None, issues: list[str]
) -> None:
    found, codes = _read(text, metadata=metadata)
    assert (found.published, found.published_how, codes) == (published, how, issues)


def test_a_dateline_far_from_the_stamp_is_told() -> None:
    found, issues = _read(f"date 2023-01-14\nSARRIN, Sept. 13 (Meridian) -- {BODY}")
    assert issues == ["dateline-differs"]
    assert (found.published, found.dateline_date) == (D(2023, 1, 14), None)


def test_the_metadata_table_wins() -> None:
    table = {
        "publisher": "Daily",
        "title": "Other title",
        "language": "English",
        "url": "https://b.example/x",
        "retrieved": "2024-01-02",
    }
    found, _ = _read(_page('<meta property="og:site_name" content="Herald">'), "html", metadata=table)
    assert (found.outlet, found.title, found.language, found.url) == (
        "Daily",
        "Other title",
        "en",
        "https://b.example/x",
    )
    assert found.retrieved == D(2024, 1, 2)
    assert found.text.startswith("Ferry sails again")


def test_json_ld() -> None:
    data = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "no"},
            {
                "@type": ["NewsArticle"], "headline": "Ferry sails again", "datePublished": "2024-03-05T23:40:00+09:00",
                "author": [{"@type": "Person", "name": "Ann Example"}], "publisher": {"@type": "Organization", "name": "The Example Daily"},
                "mainEntityOfPage": {"@id": "https://daily.example/ferry"}, "inLanguage": "en-GB",
            },
        ],
    }  # fmt: skip
    found, issues = _read(_page(f'<script type="application/ld+json">{json.dumps(data)}</script>'), "html")
    assert issues == []
    assert (found.title, found.byline, found.outlet) == ("Ferry sails again", "Ann Example", "The Example Daily")
    assert (found.url, found.published, found.published_how) == (
        "https://daily.example/ferry",
        D(2024, 3, 5),
        "json-ld",
    )
    assert found.text.count("Ferry sails again") == 1
    assert found.text.endswith("No more was said.")
    assert found.offsets == ()
    assert [(part.kind, found.text[part.start : part.end]) for part in found.parts] == [
        ("headline", "Ferry sails again")
    ]


def test_meta_tags_where_json_ld_is_broken() -> None:
    head = (
        '<title>Ferry sails again | The Example Daily</title><script type="application/ld+json">{broken</script>'
        '<meta property="og:site_name" content="The Example Daily"><meta property="article:published_time" content="2024-03-05T08:00:00Z">'
        '<meta name="author" content="Ann Example"><link rel="canonical" href="https://daily.example/2024/03/05/ferry">'
    )
    found, issues = _read(_page(head, '<p class="byline">By Ann Example and Meridian</p>'), "html")
    assert issues == []
    assert (found.title, found.byline, found.outlet) == (
        "Ferry sails again",
        "Ann Example and Meridian",
        "The Example Daily",
    )
    assert (found.published, found.published_how) == (D(2024, 3, 5), "meta")


def test_a_page_whose_stamps_differ() -> None:
    head = '<meta property="article:published_time" content="2024-03-05"><link rel="canonical" href="https://daily.example/2023/01/02/ferry">'
    found, issues = _read(_page(head), "html")
    assert issues == ["stamp-differs"]
    assert (found.published, found.published_how) == (D(2024, 3, 5), "meta")


def test_a_page_without_a_date_has_none() -> None:
    found, _ = _read(_page(body="<footer>© 2024 The Example Daily</footer>"), "html")
    assert (found.published, found.published_how) == (None, None)


def test_the_headline_is_put_above_the_text_of_a_page() -> None:
    head = "<title>Port Ellery: the ferry is back</title>"
    page = (
        f"<html><head>{head}</head><body><article>"
        + "".join(f"<p>{line}</p>" for line in LONG.split("\n\n"))
        + "</article></body></html>"
    )
    found, _ = _read(page, "html")
    assert found.text.startswith("Port Ellery: the ferry is back\n\nThe ferry sailed")


def test_a_page_without_main_text_gives_its_visible_text_and_says_so() -> None:
    found, issues = _read("<html><body><table><tr><td>Ferry</td><td>sails</td></tr></table></body></html>", "html")
    assert issues in ([], ["no-main-text"])
    assert "Ferry" in found.text


@pytest.mark.parametrize(
    "page", ["<p>Ferry <b>sails<p>again<table><tr>", "<<<>>>Ferry sails", "Ferry sails and no tag at all"]
)
def test_broken_pages_are_read_as_far_as_they_go(page: str) -> None:
    found, _ = _read(page, "html")
    assert "Ferry" in found.text


def test_a_page_of_a_hundred_thousand_open_elements_is_read_flat() -> None:
    found, issues = _read("<div>" * 100_000 + BODY, "html")
    assert (found.text, issues) == (BODY, ["no-main-text"])


@pytest.mark.parametrize(
    ("data", "kind", "code"),
    [
        (b"<html><head><script>x()</script></head><body></body></html>", "html", "empty-file"),
        (b"date 2023-09-14 https://a.example/x\n", "text", "empty-file"),
        ("\u200b\u00a0\n".encode(), "text", "empty-file"),
        (b"\x00\x01binary", "text", "binary-file"),
        (b"word " * 250_000, "text", "too-long"),
    ],
)
def test_nothing_to_read_is_an_issue(data: bytes, kind: Kind, code: str) -> None:
    found, issues = document(RawReport(source="a", data=data, kind=kind))
    assert found is None
    assert [issue.code for issue in issues] == [code]
    assert issues[0].advice


def test_markdown_with_front_matter() -> None:
    text = f"---\ntitle: Ferry sails\nauthor: Ann\ndate: 2024-03-16\nsite: The Tide\n---\n\n# Ferry sails\n\nThe **ferry** sailed. {BODY}\n"
    found, issues = _read(text, "markdown")
    assert issues == []
    assert (found.title, found.byline, found.outlet) == ("Ferry sails", "Ann", "The Tide")
    assert (found.published, found.published_how) == (D(2024, 3, 16), "front matter")
    assert found.text == f"Ferry sails\n\nThe ferry sailed. {BODY}"
    assert [text[to_original(found.offsets, index)] for index in range(len(found.text))] == list(found.text)


def test_broken_front_matter_does_not_lose_the_report() -> None:
    found, issues = _read(f"---\ntitle: [\n---\n{BODY}", "markdown")
    assert (found.text, issues) == (BODY, ["broken-front-matter"])


def test_a_row() -> None:
    found, issues = _row(title="Ferry\nsails", text=BODY, published="1703376000000", publisher="Daily", language="en")
    assert issues == []
    assert found.text == f"Ferry sails\n\n{BODY}"
    assert (found.title, found.published, found.published_how) == ("Ferry sails", D(2023, 12, 24), "table row")
    assert found.outlet == "Daily"


def test_a_row_that_holds_a_page() -> None:
    found, _ = _row(title="Ferry sails", text="".join(f"<p>{line}</p>" for line in LONG.split("\n\n")))
    assert found.text.startswith("Ferry sails\n\nThe ferry sailed on Monday")
    assert "<p>" not in found.text


def test_other_languages_are_kept_and_marked() -> None:
    found, issues = _read(
        "Le ministre des Affaires étrangères a déclaré lundi que les pourparlers reprendraient la semaine prochaine."
    )
    assert (found.language, issues) == ("fr", [])


def test_guessed_encoding_and_mended_letters_are_told() -> None:
    assert _read(f"{BODY} The café’s owner.".encode("cp1252"))[1] == ["encoding-guessed"]
    found, issues = _read(f"{BODY} The cafÃ© is open.")
    assert issues == ["letters-mended"]
    assert found.text.endswith("The café is open.")


@pytest.mark.parametrize(
    ("last", "outlet"),
    [
        ("© The Example Daily. All rights reserved.", "The Example Daily"),
        ("© The Example Daily(www.daily.example). All rights reserved.", "The Example Daily"),
        ("Copyright 2020-2023 Example Media", "Example Media"),
        ("(c) The Example Ledger 2020", "The Example Ledger"),
        ("Example Herald. All rights reserved.", "Example Herald"),
        ("© 2023 AFP", None),
        ("Copyright law was talked of.", None),
    ],
)
def test_outlet_from_the_copyright_line(last: str, outlet: str | None) -> None:
    assert _read(f"{BODY}\n{last}")[0].outlet == outlet


def _examples() -> list[Path]:
    return sorted((Path(__file__).resolve().parents[2] / "examples").glob("*/reports"))


@pytest.mark.parametrize("folder", _examples(), ids=lambda folder: folder.parent.name)
def test_every_example_is_read_and_its_parts_stand_in_order(folder: Path) -> None:
    read = 0
    for raw in raw_reports([folder]):
        assert isinstance(raw, RawReport)
        found, _ = document(raw)
        assert found is not None
        read += 1
        assert found.text == found.text.strip() != ""
        edges = [edge for part in found.parts for edge in (part.start, part.end)]
        assert edges == sorted(edges)
        assert all(found.text[part.start : part.end].strip() for part in found.parts)
        assert raw.kind == "html" or found.offsets[0][0] == 0
        assert document(raw)[0] == found
    assert read > 0
