"""Web archives: one report a page that was fetched well, whatever else the archive holds."""

import gzip
from pathlib import Path

from regesta.ingest.articles import document
from regesta.ingest.raw import RawReport
from regesta.ingest.sources import raw_reports
from regesta.issues import Issue

PAGE = (
    "<html><head><title>Norway signs</title></head><body><article><p>Norway and Chad signed a treaty in Oslo on Monday, the foreign "
    "ministry said in a statement.</p><p>Some 300 people came to the harbour to see it.</p></article></body></html>"
)


def record(kind: str, content: bytes, uri: str, type_: str = "application/http; msgtype=response") -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2024-03-05T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{len(content):012d}>\r\nContent-Type: {type_}\r\n"
        f"Content-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def response(body: bytes, *, status: str = "200 OK", type_: str = "text/html; charset=utf-8", more: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {type_}\r\n{more}Content-Length: {len(body)}\r\n\r\n".encode() + body


ARCHIVE = [
    record("warcinfo", b"software: none\r\n", "", "application/warc-fields"),
    record("request", b"GET / HTTP/1.1\r\n\r\n", "https://example.org/a", "application/http; msgtype=request"),
    record("response", response(PAGE.encode()), "https://example.org/2024/03/05/a.html"),
    record("response", response(b"moved", status="301 Moved"), "https://example.org/b"),
    record("response", response(b"\x89PNG....", type_="image/png"), "https://example.org/c.png"),
    record(
        "response", response(gzip.compress(PAGE.encode()), more="Content-Encoding: gzip\r\n"), "https://example.org/d"
    ),
    record("resource", b"Chad recalled its envoy from Norway on Tuesday.", "https://example.org/e.txt", "text/plain"),
]


def read(folder: Path) -> tuple[list[RawReport], list[Issue]]:
    found = list(raw_reports([folder]))
    return [one for one in found if isinstance(one, RawReport)], [one for one in found if isinstance(one, Issue)]


def test_pages_are_read_and_the_rest_is_not(tmp_path: Path) -> None:
    (tmp_path / "news.warc").write_bytes(b"".join(ARCHIVE))
    reports, issues = read(tmp_path)
    assert issues == []
    assert [(one.source, one.kind) for one in reports] == [
        ("news.warc#1", "html"), ("news.warc#2", "html"), ("news.warc#3", "text"),
    ]  # fmt: skip
    assert reports[0].data == reports[1].data == PAGE.encode(), "packed pages are unpacked"
    first, _ = document(reports[0])
    assert first is not None
    assert (first.url, str(first.retrieved)) == ("https://example.org/2024/03/05/a.html", "2024-03-05")
    assert str(first.published) == "2024-03-05", "by its address, not by the day it was fetched"
    third, _ = document(reports[2])
    assert third is not None
    assert third.published is None


def test_a_packed_archive_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "news.warc.gz").write_bytes(b"".join(gzip.compress(one) for one in ARCHIVE))
    reports, issues = read(tmp_path)
    assert issues == []
    assert [one.source for one in reports] == ["news.warc.gz#1", "news.warc.gz#2", "news.warc.gz#3"]


def test_an_archive_cut_short_or_broken_gives_what_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "cut.warc.gz").write_bytes(b"".join(gzip.compress(one) for one in ARCHIVE)[:-30])
    (tmp_path / "none.warc").write_bytes(b"no archive at all")
    (tmp_path / "other.gz").write_bytes(gzip.compress(b"x"))
    reports, issues = read(tmp_path)
    assert {one.source for one in reports} >= {"cut.warc.gz#1", "cut.warc.gz#2"}
    assert "no-reports" in {one.code for one in issues if one.source == "none.warc"}
    assert "unknown-kind" in {one.code for one in issues}
    assert all(one.advice for one in issues)
