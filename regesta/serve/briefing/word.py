"""A briefing as a Word file with real footnotes. In: a Briefing. Out: bytes, the same for the same briefing."""

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from typing import Any

from regesta.serve.briefing.model import Block, Briefing, Grid, Heading, Note, Paragraph, Picture
from regesta.serve.briefing.wordnotes import Footnotes, Piece, W, add_styles

FIXED = dt.datetime(
    2000, 1, 1
)  # the time written into the file: not that of its making, so that equal briefings are equal files
MARGIN, PICTURE, WIDE = 2.3, 16.0, 16.4  # centimetres


def word(briefing: Briefing) -> bytes:
    """The whole as .docx."""
    import docx

    document = docx.Document()
    add_styles(document)
    _look(document, small=briefing.compact)
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


def _look(document: Any, *, small: bool) -> None:
    """Type, margins, and the number of each page at its foot; `small` for what is to stand on one page."""
    from docx.oxml import parse_xml
    from docx.shared import Cm, Pt

    styles = document.styles
    styles["Normal"].font.name = "Calibri"
    styles["Normal"].font.size = Pt(9.5 if small else 10.5)
    styles["Normal"].paragraph_format.space_after = Pt(3 if small else 6)
    if small:
        styles["Normal"].paragraph_format.line_spacing = 1.0
        styles["Footnote Text"].font.size = Pt(7)
        styles["Footnote Text"].paragraph_format.space_after = Pt(0)
        styles["Title"].font.size = Pt(17)
        styles["Heading 1"].font.size = Pt(11.5)
        for name in ("Title", "Subtitle", "Heading 1"):
            styles[name].paragraph_format.space_before = Pt(4)
            styles[name].paragraph_format.space_after = Pt(2)
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        margin = Cm(1.6 if small else MARGIN)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = margin
        if not small:
            foot = section.footer.paragraphs[0]
            foot.alignment = 1
            foot._p.append(
                parse_xml(f"<w:fldSimple xmlns:w='{W}' w:instr=' PAGE '><w:r><w:t>1</w:t></w:r></w:fldSimple>")
            )


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
    from docx.oxml import parse_xml
    from docx.shared import Cm, Pt

    table = document.add_table(rows=1, cols=len(grid.columns))
    table.style = "Light List Accent 1"
    look = table._tbl.tblPr.find(f"{{{W}}}tblLook")
    if look is not None:
        look.set(f"{{{W}}}val", "0420")
        look.set(f"{{{W}}}firstColumn", "0")  # not in bold
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader xmlns:w='{W}'/>"))  # stands on every page
    for cell, name in zip(table.rows[0].cells, grid.columns, strict=True):
        cell.text = name
    for row in grid.rows:
        cells = table.add_row().cells
        for cell, told in zip(cells, row.cells, strict=True):
            cell.text = told
        _mark(cells[grid.marked].paragraphs[0], row.notes, notes)
    longest = [max(len(row.cells[at]) for row in grid.rows) for at in range(len(grid.columns))]
    shares = [min(max(number, len(name), 8), 40) for number, name in zip(longest, grid.columns, strict=True)]
    table.autofit = False
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Cm(WIDE * share / sum(shares))
    for row in table.rows:
        for cell, share in zip(row.cells, shares, strict=True):
            cell.width = Cm(WIDE * share / sum(shares))
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = Pt(0)
    document.add_paragraph()


def _picture(document: Any, picture: Picture) -> None:
    """The drawing as PNG where vl-convert is installed; else its words."""
    from docx.shared import Cm

    try:
        import vl_convert
    except ImportError:
        if not picture.beside:
            document.add_paragraph().add_run(picture.told).italic = True
        return
    image = document.add_picture(io.BytesIO(vl_convert.svg_to_png(picture.svg, scale=2)), width=Cm(PICTURE))
    image._inline.docPr.set("descr", picture.told)


def _mark(paragraph: Any, found: Sequence[Note], notes: Footnotes) -> None:
    for number, note in enumerate(found):
        if number:
            paragraph.add_run(", ").style = "Footnote Reference"
        notes.mark(paragraph, note.number, _pieces(note))


def _pieces(note: Note) -> list[Piece]:
    if note.kind == "record":
        return [Piece(f"Counted in the record: {note.command}")]
    if note.address():
        return [Piece(note.where() + ", "), Piece(note.address(), note.address()), Piece(note.said())]
    return [Piece(note.where() + note.said())]


def _undated(made: bytes) -> bytes:
    """The same archive with one fixed time on every file in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, date_time=(2000, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return out.getvalue()
