"""A briefing as PDF, set by typst with footnotes at the foot of the page. In: a Briefing. Out: bytes, the same for the same briefing."""

import json
import re
from collections.abc import Iterable, Sequence

from regesta.errors import InputError
from regesta.serve.briefing.model import Block, Briefing, Grid, Heading, Note, Paragraph, Picture, Row

MARK = "\x01"  # around the number of a note until it is known which mark is its first; no text holds it, as `_string` takes such signs out
_BREAKS = re.compile(r"[\x00-\x1f\x7f]+")
SETUP = """
#set page(paper: "a4", margin: (x: 24mm, y: 24mm), numbering: "1", number-align: center)
#set text(font: "Libertinus Serif", size: 10.5pt, lang: "en")
#set par(justify: true, leading: 0.62em, spacing: 0.85em)
#show heading.where(level: 1): it => block(above: 1.6em, below: 0.8em, text(size: 13pt, weight: "bold", it.body))
#show heading.where(level: 2): it => block(above: 1.2em, below: 0.6em, text(size: 10.5pt, style: "italic", weight: "regular", it.body))
#set footnote.entry(gap: 0.35em, clearance: 0.7em)
#show footnote.entry: set text(size: 7.6pt)
#show footnote.entry: set par(justify: false, leading: 0.45em)
#set table(stroke: (x, y) => (bottom: 0.4pt + luma(190)), inset: (x: 4pt, y: 3pt))
#show table: set text(size: 8.6pt)
#show table: set par(justify: false)
"""
COMPACT = """
#set page(margin: (x: 17mm, y: 14mm), numbering: none)
#set text(size: 9.5pt)
#set par(leading: 0.5em, spacing: 0.6em)
#show heading.where(level: 1): it => block(above: 0.9em, below: 0.45em, text(size: 11pt, weight: "bold", it.body))
#set footnote.entry(gap: 0.2em, clearance: 0.4em)
#show footnote.entry: set text(size: 7pt)
"""


def pdf(briefing: Briefing) -> bytes:
    """The whole as PDF.

    Raises:
        InputError: typst is not installed.
    """
    try:
        import typst
    except ImportError as error:
        raise InputError("A PDF needs typst. Run: pip install 'regesta[pdf]', or write .docx, .html or .md.") from error
    # Without fonts of this machine and without the time of day the file is the same everywhere.
    made = typst.compile(source(briefing).encode(), ignore_system_fonts=True, timestamp=0)
    return bytes(made)


def source(briefing: Briefing) -> str:
    """The briefing in typst's own language; all words go in as strings, so that no sign of theirs is read as a command."""
    lines = [
        SETUP + (COMPACT if briefing.compact else ""),
        f"#set document(title: {_string(briefing.title)}, date: none)",
    ]
    lines.append(f'#text(size: 20pt, weight: "bold")[#{_string(briefing.title)}]')
    lines.append(f"#v(-0.4em)\n#text(fill: luma(90))[#{_string(briefing.covers)}]")
    for section in briefing.sections:
        lines.append(f"#heading(level: 1)[#{_string(section.heading)}]")
        lines += [_block(block) for block in section.blocks]
    lines.append(f"#v(1em)\n#text(size: 8.5pt, fill: luma(90))[#{_string(briefing.made_from)}]")
    return _placed("\n\n".join(lines) + "\n", briefing.notes())


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"#heading(level: 2)[#{_string(block.text)}]"
    if isinstance(block, Paragraph):
        lead = f"#strong[#{_string(block.lead + '.')}] " if block.lead else ""
        return lead + " ".join(f"#{_string(one.text)}{_notes(one.notes)}" for one in block.sentences)
    if isinstance(block, Grid):
        head = ", ".join(f"[*#{_string(column)}*]" for column in block.columns)
        rows = ",\n".join(", ".join(_cells(row, block.marked)) for row in block.rows)
        return f"#table(columns: ({', '.join(['auto', *['1fr'] * (len(block.columns) - 1)])}), table.header({head}),\n{rows})"
    assert isinstance(block, Picture)
    return f'#figure(image(bytes({_string(block.svg)}), format: "svg", width: 100%, alt: {_string(block.told)}))'


def _cells(row: Row, marked: int) -> list[str]:
    made = [f"#{_string(cell)}" for cell in row.cells]
    made[marked] += _notes(row.notes)
    return [f"[{cell}]" for cell in made]


def _notes(notes: Sequence[Note]) -> str:
    """Marks of notes; the first of a number holds the note (a label tells it, set by `_once`), the others point to it."""
    return "#super[,\u2009]".join(f"{MARK}{note.number}{MARK}" for note in notes)


def _placed(text: str, notes: Iterable[Note]) -> str:
    """The text with each note at the first mark of its number, and a reference at every other."""
    waiting = {note.number: note for note in notes}

    def mark(found: re.Match[str]) -> str:
        number = int(found[1])
        note = waiting.pop(number, None)
        return f"#footnote(<n{number}>)" if note is None else f"#footnote[{_note(note)}]<n{number}>"

    return re.sub(f"{MARK}(\\d+){MARK}", mark, text)


def _note(note: Note) -> str:
    if note.kind == "record":
        return f"#{_string('Counted in the record: ')}#raw({_string(note.command)})"
    where = f"#{_string(note.where())}"
    if note.address():
        where += f"#{_string(', ')}#link({_string(note.address())})"
    return f"{where}#{_string(note.said())}"


def _string(text: str) -> str:
    """A string of typst's: its escapes are those of JSON, except for signs beyond ASCII, which stand as they are."""
    return json.dumps(_BREAKS.sub(" ", text), ensure_ascii=False)
