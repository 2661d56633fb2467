"""A briefing as PDF, set by typst with footnotes at the foot of the page. In: a Briefing. Out: bytes, the same for the same briefing."""

import json
import re
from collections.abc import Sequence

from regesta.errors import InputError
from regesta.serve.briefing.model import Block, Briefing, Grid, Heading, Note, Paragraph, Picture

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
    lines = [SETUP, f"#set document(title: {_string(briefing.title)}, date: none)"]
    lines.append(f'#text(size: 20pt, weight: "bold")[#{_string(briefing.title)}]')
    lines.append(f"#v(-0.4em)\n#text(fill: luma(90))[#{_string(briefing.covers)}]")
    for section in briefing.sections:
        lines.append(f"#heading(level: 1)[#{_string(section.heading)}]")
        lines += [_block(block) for block in section.blocks]
    lines.append(f"#v(1em)\n#text(size: 8.5pt, fill: luma(90))[#{_string(briefing.made_from)}]")
    return "\n\n".join(lines) + "\n"


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"#heading(level: 2)[#{_string(block.text)}]"
    if isinstance(block, Paragraph):
        lead = f"#strong[#{_string(block.lead + '.')}] " if block.lead else ""
        return lead + " ".join(f"#{_string(one.text)}{_notes(one.notes)}" for one in block.sentences)
    if isinstance(block, Grid):
        head = ", ".join(f"[*#{_string(column)}*]" for column in block.columns)
        rows = ",\n".join(", ".join(_cells(row.cells, row.notes)) for row in block.rows)
        return f"#table(columns: ({', '.join(['auto', *['1fr'] * (len(block.columns) - 1)])}), table.header({head}),\n{rows})"
    assert isinstance(block, Picture)
    return f'#figure(image(bytes({_string(block.svg)}), format: "svg", width: 100%, alt: {_string(block.told)}))'


def _cells(cells: Sequence[str], notes: Sequence[Note]) -> list[str]:
    made = [f"#{_string(cell)}" for cell in cells]
    made[-1] += _notes(notes)
    return [f"[{cell}]" for cell in made]


def _notes(notes: Sequence[Note]) -> str:
    return "#super[,\u2009]".join(f"#footnote[{_note(note)}]" for note in notes)


def _note(note: Note) -> str:
    if note.kind == "record":
        return f"#{_string('Counted in the record: ')}#raw({_string(note.command)})"
    if note.as_in is not None:
        return f"#{_string(f'As note {note.as_in}: {note.where()}.')}"
    where = f"#{_string(note.where())}"
    if note.url and note.url.startswith(("http://", "https://")):
        where += f"#{_string(', ')}#link({_string(note.url)})"
    read = f" ({note.read})" if note.read else ""
    words = " ".join(note.words.split())
    return f"{where}#{_string(f': “{words}”{read}')}"


def _string(text: str) -> str:
    """A string of typst's: its escapes are those of JSON, except for signs beyond ASCII, which stand as they are."""
    return json.dumps(_BREAKS.sub(" ", text), ensure_ascii=False)
