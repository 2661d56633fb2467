"""A briefing as a document, before it has a format. In: nothing. Out: frozen structures that every writer reads.

Every sentence has notes. A note of a report carries the report and the very words of its sentence; a note of the record carries the command
that counts again what the sentence counts. Notes are numbered in the order of reading, by `numbered`; the same words noted again keep
their number.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Literal

import msgspec
from msgspec.structs import replace


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """A footnote. `words` are exact, `start` and `end` their place in the report's text; `read` tells how a date was read from them.

    `terse` is set where the writers leave the words out: the sentence with its number quotes them whole, or one page has no room. For a
    note of the record `words` is empty and `command` is set.
    """

    kind: Literal["report", "record"] = "report"
    number: int = 0
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    document: str | None = None
    start: int = 0
    end: int = 0
    words: str = ""
    read: str = ""
    command: str = ""
    terse: bool = False

    @property
    def key(self) -> tuple[object, ...]:
        """What makes two notes the same: the words of one report, or one command."""
        return (self.document, self.start, self.end, self.command)

    def where(self) -> str:
        """The report in a line: outlet, title, date."""
        title = f"“{self.title}”" if self.title else ""
        date = self.published or "no date of publication"
        return ", ".join(part for part in (self.outlet or "unnamed outlet", title, date) if part)

    def address(self) -> str:
        """Its address on the web, where it has one that may be followed."""
        return self.url if self.url and self.url.startswith(("http://", "https://")) else ""

    def said(self) -> str:
        """What follows the report: its words, unless the sentence quotes them, and how a date was read from them."""
        words = "" if self.terse else f": “{' '.join(self.words.split())}”"
        return words + (f" ({self.read})" if self.read else "")


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence and what it rests on."""

    text: str
    notes: tuple[Note, ...]


class Paragraph(msgspec.Struct, frozen=True, kw_only=True, tag="paragraph"):
    """Sentences that belong together; `lead` is a date or a name set before them."""

    sentences: tuple[Sentence, ...]
    lead: str = ""


class Heading(msgspec.Struct, frozen=True, kw_only=True, tag="heading"):
    """A heading inside a section: a month, a side."""

    text: str


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A row of a table and what it rests on."""

    cells: tuple[str, ...]
    notes: tuple[Note, ...]


class Grid(msgspec.Struct, frozen=True, kw_only=True, tag="table"):
    """A table; the notes of a row stand after the cell `marked`, the last if none is named."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    marked: int = -1


class Picture(msgspec.Struct, frozen=True, kw_only=True, tag="picture"):
    """A drawing as SVG; `told` says in words what it shows, for those who cannot see it.

    `beside` is set where the text beside it tells the same, so that a writer that cannot draw leaves it out.
    """

    svg: str
    told: str
    beside: bool = False


Block = Paragraph | Heading | Grid | Picture


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the briefing under its heading."""

    key: str
    heading: str
    blocks: tuple[Block, ...]


class Briefing(msgspec.Struct, frozen=True, kw_only=True):
    """The whole: title, what it covers, sections; `compact` asks the writers for small type, as for one page."""

    title: str
    covers: str
    made_from: str
    sections: tuple[Section, ...]
    compact: bool = False

    def _repr_html_(self) -> str:
        """For notebooks: the page, in a frame of its own."""
        from html import escape

        from regesta.serve.briefing.page import page

        return f"<iframe style='width:100%;height:40em;border:1px solid #ccc' srcdoc='{escape(page(self))}'></iframe>"

    def notes(self) -> Iterator[Note]:
        """All notes, each once, in order."""
        yield from {note.number: note for part in self.parts() for note in part.notes}.values()

    def parts(self) -> Iterator[Sentence | Row]:
        """All sentences and rows, in order."""
        for section in self.sections:
            for block in section.blocks:
                if isinstance(block, Paragraph):
                    yield from block.sentences
                elif isinstance(block, Grid):
                    yield from block.rows


def numbered(briefing: Briefing) -> Briefing:
    """The same with its notes numbered in order of reading; the same words noted again keep the number they have."""
    reads: dict[tuple[object, ...], dict[str, None]] = defaultdict(dict)
    for note in (note for part in briefing.parts() for note in part.notes if note.read):
        reads[note.key][note.read] = None
    with_words = {note.key for part in briefing.parts() for note in part.notes if not note.terse}
    first: dict[tuple[object, ...], Note] = {}

    def part(one: Sentence | Row) -> tuple[Note, ...]:
        made = {}
        for note in one.notes:
            if note.key not in first:
                quoted = isinstance(one, Sentence) and bool(note.words) and _bare(note.words) in _bare(one.text)
                quoted = quoted or note.key not in with_words
                read = "; ".join(reads[note.key])
                first[note.key] = replace(note, number=len(first) + 1, terse=quoted, read=read)
            made[note.key] = first[note.key]
        return tuple(made.values())

    def block(one: Block) -> Block:
        if isinstance(one, Paragraph):
            return replace(one, sentences=tuple(replace(each, notes=part(each)) for each in one.sentences))
        if isinstance(one, Grid):
            return replace(one, rows=tuple(replace(each, notes=part(each)) for each in one.rows))
        return one

    sections = [replace(one, blocks=tuple(block(each) for each in one.blocks)) for one in briefing.sections]
    return replace(briefing, sections=tuple(sections))


def _bare(text: str) -> str:
    """Letters and digits only: quoting changes the marks inside."""
    return re.sub(r"\W", "", text.lower())
