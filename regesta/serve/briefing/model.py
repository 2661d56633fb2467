"""A briefing as a document, before it has a format. In: nothing. Out: frozen structures that every writer reads.

Every sentence has notes. A note of a report carries the report and the very words of its sentence; a note of the record carries the command
that counts again what the sentence counts. Notes are numbered in the order of reading, by `numbered`.
"""

from collections.abc import Iterator
from typing import Literal

import msgspec
from msgspec.structs import replace


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """A footnote. `words` are exact, `start` and `end` their place in the report's text; `as_in` is an earlier note on the same words.

    `read` tells how a date was read from them. For a note of the record `words` is empty and `command` is set.
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
    as_in: int | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """What makes two notes the same: the words of one report, or one command."""
        return (self.document, self.start, self.end, self.command)

    def where(self) -> str:
        """The report in a line: outlet, title, date."""
        title = f"“{self.title}”" if self.title else ""
        date = self.published or "no date of publication"
        return ", ".join(part for part in (self.outlet or "outlet not known", title, date) if part)


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
    """A table; the notes of a row stand after its last cell."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


class Picture(msgspec.Struct, frozen=True, kw_only=True, tag="picture"):
    """A drawing as SVG; `told` says in words what it shows, for those who cannot see it."""

    svg: str
    told: str


Block = Paragraph | Heading | Grid | Picture


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the briefing under its heading."""

    key: str
    heading: str
    blocks: tuple[Block, ...]


class Briefing(msgspec.Struct, frozen=True, kw_only=True):
    """The whole: title, what it covers, sections."""

    title: str
    covers: str
    made_from: str
    sections: tuple[Section, ...]

    def _repr_html_(self) -> str:
        """For notebooks: the page, in a frame of its own."""
        from html import escape

        from regesta.serve.briefing.page import page

        return f"<iframe style='width:100%;height:40em;border:1px solid #ccc' srcdoc='{escape(page(self))}'></iframe>"

    def notes(self) -> Iterator[Note]:
        """All notes, in order."""
        for part in self.parts():
            yield from part.notes

    def parts(self) -> Iterator[Sentence | Row]:
        """All sentences and rows, in order."""
        for section in self.sections:
            for block in section.blocks:
                if isinstance(block, Paragraph):
                    yield from block.sentences
                elif isinstance(block, Grid):
                    yield from block.rows


def numbered(briefing: Briefing) -> Briefing:
    """The same with its notes numbered in order of reading; a note on words noted before points back to it."""
    first: dict[tuple[object, ...], int] = {}
    count = 0

    def notes(found: tuple[Note, ...]) -> tuple[Note, ...]:
        nonlocal count
        made = []
        for note in dict.fromkeys(found):
            count += 1
            before = first.setdefault(note.key, count)
            made.append(replace(note, number=count, as_in=before if before != count else None))
        return tuple(made)

    def block(one: Block) -> Block:
        if isinstance(one, Paragraph):
            return replace(one, sentences=tuple(replace(each, notes=notes(each.notes)) for each in one.sentences))
        if isinstance(one, Grid):
            return replace(one, rows=tuple(replace(each, notes=notes(each.notes)) for each in one.rows))
        return one

    sections = [replace(one, blocks=tuple(block(each) for each in one.blocks)) for one in briefing.sections]
    return replace(briefing, sections=tuple(sections))
