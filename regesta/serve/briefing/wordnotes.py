"""Real footnotes in a Word file. In: a python-docx Document, and runs of notes. Out: the footnotes part, tied to the document.

python-docx writes no footnotes, so the part is made here: two separators that Word asks for, then a footnote each. `Footnotes.mark` puts a
number into a paragraph, `Footnotes.attach` adds the part, with the styles that its numbers and texts use.
"""

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

import msgspec

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
SPECIAL = (
    f"<w:footnotes xmlns:w='{W}' xmlns:r='{R}'>"
    "<w:footnote w:type='separator' w:id='-1'><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
    "<w:footnote w:type='continuationSeparator' w:id='0'><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"
)


class Piece(msgspec.Struct, frozen=True):
    """Words of a footnote; with `link`, they lead to an address."""

    text: str
    link: str | None = None


class Footnotes:
    """The footnotes of one document, in order."""

    def __init__(self, document: Any) -> None:
        self._document, self._notes, self._links = document, [SPECIAL], list[str]()
        self._count = 0

    def mark(self, paragraph: Any, number: int, pieces: Sequence[Piece]) -> None:
        """Put the number of a note at the end of a paragraph: with its note where it is the next one, else as a reference to it."""
        from docx.oxml import parse_xml

        look = "<w:rPr><w:rStyle w:val='FootnoteReference'/></w:rPr>"
        if number <= self._count:
            paragraph._p.append(
                parse_xml(
                    f"<w:fldSimple xmlns:w='{W}' w:instr=' NOTEREF _note{number} \\h '><w:r>{look}<w:t>{number}</w:t></w:r></w:fldSimple>"
                )
            )
            return
        self._count += 1
        for piece in (
            f"<w:bookmarkStart xmlns:w='{W}' w:id='{number}' w:name='_note{number}'/>",
            f"<w:r xmlns:w='{W}'>{look}<w:footnoteReference w:id='{number}'/></w:r>",
            f"<w:bookmarkEnd xmlns:w='{W}' w:id='{number}'/>",
        ):
            paragraph._p.append(parse_xml(piece))
        words = "".join(self._piece(one) for one in pieces)
        self._notes.append(
            f"<w:footnote w:id='{self._count}'><w:p><w:pPr><w:pStyle w:val='FootnoteText'/></w:pPr>"
            "<w:r><w:rPr><w:rStyle w:val='FootnoteReference'/></w:rPr><w:footnoteRef/></w:r>"
            f"{_run(' ')}{words}</w:p></w:footnote>"
        )

    def _piece(self, piece: Piece) -> str:
        if piece.link is None:
            return _run(piece.text)
        if piece.link not in self._links:
            self._links.append(piece.link)
        key = self._links.index(piece.link) + 1
        return f"<w:hyperlink r:id='rId{key}'>{_run(piece.text, underline=True)}</w:hyperlink>"

    def attach(self) -> None:
        """Add the part to the document; once, when all numbers are placed."""
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        package = self._document.part.package
        part = Part(PackURI("/word/footnotes.xml"), TYPE, ("".join(self._notes) + "</w:footnotes>").encode(), package)
        for link in self._links:
            part.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        self._announce()

    def _announce(self) -> None:
        """Tell the settings which footnotes are the separators, as Word itself writes it."""
        from docx.oxml import parse_xml
        from docx.oxml.ns import qn

        element = parse_xml(f"<w:footnotePr xmlns:w='{W}'><w:footnote w:id='-1'/><w:footnote w:id='0'/></w:footnotePr>")
        settings = self._document.settings.element
        after = settings.find(qn("w:compat"))
        if after is not None:
            after.addprevious(element)

    @property
    def count(self) -> int:
        """How many there are."""
        return self._count


def add_styles(document: Any) -> None:
    """The two styles of footnotes, which python-docx's own template leaves out."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    reference = document.styles.add_style("Footnote Reference", WD_STYLE_TYPE.CHARACTER)
    reference.font.superscript = True
    text = document.styles.add_style("Footnote Text", WD_STYLE_TYPE.PARAGRAPH)
    text.base_style = document.styles["Normal"]
    text.font.size = Pt(8)
    text.paragraph_format.space_after = Pt(1)


def _run(text: str, *, underline: bool = False) -> str:
    look = "<w:rPr><w:u w:val='single'/></w:rPr>" if underline else ""
    return f"<w:r>{look}<w:t xml:space='preserve'>{escape(_allowed(text))}</w:t></w:r>"


def _allowed(text: str) -> str:
    """Without the control signs that XML forbids."""
    return "".join(sign for sign in text if sign >= " " or sign in "\t\n")
