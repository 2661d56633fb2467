"""PDF and Word files: their text becomes a report like any other; what cannot be read is an Issue that says what to do."""

import io
import zipfile
from pathlib import Path

import docx
import pytest

from regesta.ingest.articles import document
from regesta.ingest.papers import Unreadable, pdf_text, word_text
from regesta.ingest.raw import RawReport
from regesta.ingest.sources import raw_reports
from regesta.issues import Issue

LINES = ("OSLO, March 4 (Fjell) -- Norway and Chad signed a fishing", "treaty in Oslo on Monday.")


def pdf(*pages: tuple[str, ...]) -> bytes:
    """A PDF of some lines of text a page, written by hand."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    kids = []
    for lines in pages:
        drawn = "BT /F1 12 Tf 72 720 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    out += (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n"
    )
    return f"{out}startxref\n{out.index('xref')}\n%%EOF\n".encode()


def word(*paragraphs: str, cells: tuple[str, ...] = ()) -> bytes:
    paper = docx.Document()
    for words in paragraphs:
        paper.add_paragraph(words)
    if cells:
        table = paper.add_table(rows=1, cols=len(cells))
        for cell, words in zip(table.rows[0].cells, cells, strict=True):
            cell.text = words
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def test_a_pdf_is_read_page_by_page() -> None:
    assert pdf_text(pdf(LINES, ("Some 300 people came.",))).split() == [
        *" ".join(LINES).split(),
        *"Some 300 people came.".split(),
    ]


def test_a_word_file_is_read_with_its_tables() -> None:
    assert (
        word_text(word("Norway spoke.", "", "Chad answered.", cells=("Dead", "12")))
        == "Norway spoke.\n\nChad answered.\n\nDead\n\n12"
    )


@pytest.mark.parametrize(
    ("read", "data", "code"),
    [
        (pdf_text, b"%PDF-1.4 and then nothing", "broken-pdf"),
        (pdf_text, pdf(()), "no-text"),
        (word_text, b"PK\x03\x04 no zip", "broken-word"),
        (word_text, b"", "broken-word"),
    ],
)
def test_what_cannot_be_read_says_why(read, data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as told:
        read(data)
    assert told.value.code == code
    assert told.value.advice


def test_a_zip_that_is_no_word_file_and_one_that_is_a_bomb() -> None:
    other, bomb = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("a.txt", "x")
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * 30_000_000)
    for data, code in ((other, "broken-word"), (bomb, "too-large")):
        with pytest.raises(Unreadable) as told:
            word_text(data.getvalue())
        assert told.value.code == code


def test_papers_in_a_folder_become_reports(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf(LINES))
    (tmp_path / "b.docx").write_bytes(word("OSLO, March 4 (Fjell) -- Norway and Chad signed a treaty."))
    (tmp_path / "c.pdf").write_bytes(b"%PDF broken")
    found = list(raw_reports([tmp_path]))
    assert [one.kind for one in found if isinstance(one, RawReport)] == ["pdf", "word", "pdf"]
    made = [document(one) for one in found if isinstance(one, RawReport)]
    reports = [report for report, _ in made if report is not None]
    assert [report.dateline_place for report in reports] == ["Oslo", "Oslo"] or all(r.dateline for r in reports)
    assert all("Norway and Chad signed" in report.text for report in reports)
    (issue,) = made[2][1]
    assert isinstance(issue, Issue)
    assert (issue.code, issue.source) == ("broken-pdf", "c.pdf")
