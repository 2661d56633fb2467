"""PDF and Word files as text. In: their bytes. Out: the text, line by line as printed, or why there is none.

Only the text is taken. What such a file says of its title and date is mostly the program's that made it, and is left.
"""

import io
import re
import zipfile
import zlib

from regesta.bounds import max_characters
from regesta.ingest.raw import MAX_REPORT_BYTES

MAX_PAGES = 1_000  # a choice: what has more is no report, or says a number that is not so
HYPHEN = re.compile("\ufffe\r?\n?")  # what pdfium gives for a hyphen that the line's end made

# What python-docx and zipfile raise for parts that are missing, of another kind, locked or cut.
_BROKEN = (KeyError, ValueError, OSError, EOFError, AttributeError, TypeError, IndexError, RuntimeError, zlib.error)


class Unreadable(Exception):
    """A paper that cannot be read: code, what is the matter, what to do."""

    def __init__(self, code: str, what: str, advice: str) -> None:
        super().__init__(what)
        self.code, self.what, self.advice = code, what, advice


def pdf_text(data: bytes, *, between: str = "\n") -> str:
    """The text of a PDF, pages one after the other with `between` between them.

    Raises:
        Unreadable: it is broken, locked, or holds pictures of text only.
    """
    import pypdfium2 as pdfium

    try:
        paper = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise Unreadable(
            "encrypted" if locked else "broken-pdf",
            "is locked with a password" if locked else f"cannot be opened as a PDF: {error}",
            "Save it without a password and add it again." if locked else "Fetch or export it again, and add it again.",
        ) from error
    pages: list[str] = []
    size = 0
    try:
        for number in range(min(len(paper), MAX_PAGES)):
            page = paper[number]
            words = page.get_textpage().get_text_bounded()
            size += len(words)
            pages.append(HYPHEN.sub("", words).replace("\r\n", "\n"))
            page.close()
            if size > max_characters():
                break
    except pdfium.PdfiumError as error:
        raise Unreadable(
            "broken-pdf",
            f"cannot be read on after page {len(pages)}: {error}",
            "Fetch or export it again, and add it again.",
        ) from error
    finally:
        paper.close()
    text = between.join(pages)
    if not text.strip():
        raise Unreadable(
            "no-text", "holds no text, only pictures of it", "Run it through text recognition (OCR) and add the text."
        )
    return text


def word_text(data: bytes) -> str:
    """The paragraphs of a Word file (.docx), tables' cells in their place.

    Raises:
        Unreadable: it is broken, or unpacks to more than a report has.
    """
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from docx.table import Table
    from lxml.etree import LxmlError

    broken = "Open it in a word processor, save it as .docx or .txt, and add it again."
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(one.file_size for one in archive.infolist() if one.filename.endswith(".xml")) > MAX_REPORT_BYTES:
                raise Unreadable("too-large", "unpacks to more than a report has", "Save its text by itself.")
        paper = docx.Document(io.BytesIO(data))
        lines: list[str] = []
        for block in paper.iter_inner_content():
            if isinstance(block, Table):
                lines += [cell.text for row in block.rows for cell in row.cells]
            else:
                lines.append(block.text)
    except (zipfile.BadZipFile, PackageNotFoundError, LxmlError, *_BROKEN) as error:
        raise Unreadable("broken-word", f"cannot be opened as a Word file: {error}", broken) from error
    return "\n\n".join(line for line in lines if line.strip())
