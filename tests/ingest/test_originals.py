"""Reports as they came: what is kept of each kind, how it is told, and what of it is not in the cleaned text."""

import pytest

from regesta.ingest.articles import document
from regesta.ingest.originals import left_out, original, page_words, source, words
from regesta.ingest.raw import RawReport
from regesta.originals import PAGE, Original, unpack
from tests.ingest.test_papers import LINES, pdf, word

PAGE_TEXT = """<!doctype html><html><head><title>Ferry sails</title><script>steal("everything")</script></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Ferry sails</h1>
<p>The ferry of <b>Great</b> Tern sailed on Monday, its owners said in a long sentence.</p>
<p>Some 300 people came to the quay to see it leave, the harbour master told reporters.</p></article>
<footer>Terms of use</footer></body></html>"""


def kept(kind: str, data: bytes) -> Original:
    made = original(RawReport(source="a", data=data, kind=kind))  # type: ignore[arg-type]
    assert made is not None
    return made


def test_the_bytes_of_a_file_are_kept() -> None:
    data = "café \u202e\r\n".encode() * 40
    made = kept("text", data)
    assert unpack(made.packed) == data
    assert (made.size, made.whole) == (len(data), True)
    assert len(made.packed) < len(data) / 4


def test_no_more_is_kept_than_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGESTA_MAX_ORIGINAL", "10")
    made = kept("text", b"0123456789abcdef")
    assert (unpack(made.packed), made.size, made.whole) == (b"0123456789", 16, False)
    monkeypatch.setenv("REGESTA_MAX_ORIGINAL", "0")
    assert original(RawReport(source="a", data=b"0123456789", kind="text")) is None


def test_of_papers_the_text_of_their_pages_is_kept() -> None:
    data = pdf(LINES, ("Some 300 people came.",))
    told = words(kept("pdf", data))
    assert told.split(PAGE)[1].strip() == "Some 300 people came."
    assert kept("pdf", data).size == len(data)
    assert words(kept("word", word("A treaty was signed.", "It holds."))) == "A treaty was signed.\n\nIt holds."


def test_a_page_is_told_by_its_words_a_line_a_block_and_by_its_signs() -> None:
    made = kept("html", PAGE_TEXT.encode())
    lines = words(made).split("\n")
    assert lines[0] == "Home Sport"
    assert "The ferry of Great Tern sailed on Monday, its owners said in a long sentence." in lines
    assert lines[-1] == "Terms of use"
    assert "steal" not in words(made)
    assert source(made) == PAGE_TEXT


def test_what_is_not_in_the_cleaned_text_is_marked() -> None:
    raw = RawReport(source="a.html", data=PAGE_TEXT.encode(), kind="html")
    cleaned, _ = document(raw)
    assert cleaned is not None
    told = page_words(PAGE_TEXT)
    assert [told[start:end] for start, end in left_out(told, cleaned.text)] == ["Home Sport", "Terms of use"]


def test_a_row_is_told_field_by_field() -> None:
    told = words(kept("row", b'{"outlet":"The Tideline","text":"Boats sailed.","n":3}'))
    assert told == "outlet: The Tideline\ntext: Boats sailed.\nn: 3"
    assert [told[start:end] for start, end in left_out(told, "Boats sailed.")] == ["outlet: The Tideline", "n: 3"]


def test_what_is_damaged_says_so() -> None:
    with pytest.raises(ValueError, match="cannot be unpacked"):
        unpack(b"no zip at all")
