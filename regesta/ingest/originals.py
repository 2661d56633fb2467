"""What is kept of a report as it came, and how it is shown. In: RawReport; or an Original. Out: an Original; its words, line by line.

Nothing of it is ever run: a page is shown as the words on it, or as the signs it is written in.
"""

import json

from selectolax.lexbor import LexborHTMLParser, LexborNode

from regesta.bounds import max_original
from regesta.ingest.clean import clean
from regesta.ingest.decoding import decode
from regesta.ingest.markup import flattened
from regesta.ingest.papers import Unreadable, pdf_text, word_text
from regesta.ingest.raw import RawReport
from regesta.originals import PAGE, PAPERS, Original, pack, unpack

_UNSEEN = ["script", "style", "template", "head", "svg"]
_BLOCKS = frozenset(
    "address article aside blockquote body br caption dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li "
    "main nav ol option p pre section table tbody td tfoot th thead tr ul".split()
)


def original(raw: RawReport) -> Original | None:
    """What is kept of a report: the bytes as they were read, of a paper the text of its pages. None when nothing is to be kept."""
    most = max_original()
    if not most:
        return None
    data = raw.data
    if raw.kind in PAPERS:
        try:
            words = pdf_text(raw.data, between=PAGE) if raw.kind == "pdf" else word_text(raw.data)
        except Unreadable:  # it is no report then
            return None
        data = words.encode("utf-8", "replace")
    return pack(raw.kind, data, size=len(raw.data), most=most)


def source(kept: Original) -> str:
    """The signs a report is written in, decoded as they were when it was read.

    Raises:
        ValueError: it is damaged.
    """
    data = unpack(kept.packed)
    if kept.kind in PAPERS or kept.kind == "row":
        return data.decode("utf-8", "replace")
    return decode(data, html=kept.kind == "html").text


def words(kept: Original) -> str:
    """The words of a report as it came, all of them: of a page also menus, notes and advertisements; of a row every field.

    Raises:
        ValueError: it is damaged.
    """
    text = source(kept)
    if kept.kind == "html":
        return page_words(text)
    return row_words(text) if kept.kind == "row" else text


def page_words(page: str) -> str:
    """All words of a page, a line a block."""
    tree = LexborHTMLParser(flattened(page))
    tree.strip_tags(_UNSEEN, recursive=True)
    if tree.body is None:
        return ""
    lines: list[str] = [""]
    before: int | None = None
    for node in tree.body.traverse(include_text=True):
        if node.tag != "-text":
            if node.tag in ("br", "hr"):
                before = None
            continue
        block = _block(node)
        if block != before:
            lines.append("")
        before = block
        lines[-1] += node.text(deep=False) or ""
    told = (" ".join(line.split()) for line in lines)
    return "\n".join(line for line in told if line)


def _block(node: LexborNode) -> int:
    """Which block of the page a text stands in."""
    above = node.parent
    while above is not None and above.tag not in _BLOCKS:
        above = above.parent
    return -1 if above is None else above.mem_id


def row_words(text: str) -> str:
    """The fields of a row, "name: value" each; a row that was cut is told as it is."""
    try:
        row = json.loads(text)
    except ValueError:
        return text
    if not isinstance(row, dict):
        return text
    return "\n".join(
        f"{key}: {value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}"
        for key, value in row.items()
    )


def left_out(original: str, text: str) -> list[tuple[int, int]]:
    """Which lines of the original are not in the cleaned text, as [start, end) in the original.

    Compared line by line, spaces made single: a long line also counts where it stands inside another (lines joined, a page's own breaks).
    """
    whole = " ".join(text.split())
    lines = {" ".join(line.split()) for line in text.split("\n")}
    gone: list[tuple[int, int]] = []
    start = 0
    for line in original.replace(PAGE, "\n").split("\n"):
        end = start + len(line)
        told = " ".join(clean(line).text.split())
        if told and told not in lines and not (len(told) >= LONG and told in whole) and not _field(told, lines, whole):
            gone.append((start, end))
        start = end + 1
    return gone


LONG = 25  # letters from which a line that stands inside another is no chance; a choice


def _field(told: str, lines: set[str], whole: str) -> bool:
    """Whether a row's field ("text: ...") holds what is in the text."""
    _, colon, value = told.partition(": ")
    return bool(colon) and (value in lines or (len(value) >= LONG and value in whole))
