"""A briefing as a Word file with real footnotes. In: a Briefing. Out: bytes, the same for the same briefing."""

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from typing import Any

from regesta.serve.briefing.model import Block, Briefing, Grid, Heading, Note, Paragraph, Picture
from regesta.serve.briefing.wordnotes import Footnotes, Piece, add_styles

FIXED = dt.datetime(
    2000, 1, 1
)  # the time written into the file: not that of its making, so that equal briefings are equal files
MARGIN, PICTURE = 2.3, 16.0  # centimetres


def word(briefing: Briefing) -> bytes:
    """The whole as .docx."""
    import docx
    from docx.shared import Cm, Pt

    document = docx.Document()
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(10.5)
    add_styles(document)
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN)
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by, properties.comments = (
        briefing.title,
        "Regesta",
        "Regesta",
        "",
    )
    properties.created = properties.modified = FIXED
    document.add_heading(briefing.title, 0)
    document.add_paragraph(briefing.covers, style="Subtitle")
    notes = Footnotes(document)
    for part in briefing.sections:
        document.add_heading(part.heading, 1)
        for block in part.blocks:
            _block(document, block, notes)
    document.add_paragraph().add_run(briefing.made_from).italic = True
    notes.attach()
    file = io.BytesIO()
    document.save(file)
    return _undated(file.getvalue())


def _block(document: Any, block: Block, notes: Footnotes) -> None:
    if isinstance(block, Heading):
        document.add_heading(block.text, 2)
    elif isinstance(block, Paragraph):
        paragraph = document.add_paragraph()
        if block.lead:
            paragraph.add_run(f"{block.lead}. ").bold = True
        for number, one in enumerate(block.sentences):
            paragraph.add_run((" " if number else "") + one.text)
            _mark(paragraph, one.notes, notes)
    elif isinstance(block, Grid):
        _grid(document, block, notes)
    elif isinstance(block, Picture):
        _picture(document, block)


def _grid(document: Any, grid: Grid, notes: Footnotes) -> None:
    table = document.add_table(rows=1, cols=len(grid.columns))
    table.style = "Light List Accent 1"
    for cell, name in zip(table.rows[0].cells, grid.columns, strict=True):
        cell.text = name
    for row in grid.rows:
        cells = table.add_row().cells
        for cell, told in zip(cells, row.cells, strict=True):
            cell.text = told
        _mark(cells[-1].paragraphs[0], row.notes, notes)
    document.add_paragraph()


def _picture(document: Any, picture: Picture) -> None:
    """The drawing as PNG where vl-convert is installed; else its words."""
    from docx.shared import Cm

    try:
        import vl_convert
    except ImportError:
        document.add_paragraph().add_run(picture.told).italic = True
        return
    image = document.add_picture(io.BytesIO(vl_convert.svg_to_png(picture.svg, scale=2)), width=Cm(PICTURE))
    image._inline.docPr.set("descr", picture.told)


def _mark(paragraph: Any, found: Sequence[Note], notes: Footnotes) -> None:
    for number, note in enumerate(found):
        if number:
            paragraph.add_run(", ").style = "Footnote Reference"
        notes.mark(paragraph, _pieces(note))


def _pieces(note: Note) -> list[Piece]:
    if note.kind == "record":
        return [Piece(f"Counted in the record: {note.command}")]
    if note.as_in is not None:
        return [Piece(f"As note {note.as_in}: {note.where()}.")]
    words = f": “{' '.join(note.words.split())}”" + (f" ({note.read})" if note.read else "")
    if note.url and note.url.startswith(("http://", "https://")):
        return [Piece(note.where() + ", "), Piece(note.url, note.url), Piece(words)]
    return [Piece(note.where() + words)]


def _undated(made: bytes) -> bytes:
    """The same archive with one fixed time on every file in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, date_time=(2000, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return out.getvalue()
