"""A briefing on one page. In: a Briefing. Out: the same with the least that is needed, and whether it has room on a page."""

from collections.abc import Iterator

from msgspec.structs import replace

from regesta.serve.briefing.model import Block, Briefing, Note, Paragraph, Section, Sentence, numbered

ROOM = 5700  # letters that a page of small type holds; tried on the examples as PDF and in a word processor, whose pages were looked at
NOTE = 0.55  # a letter of a note takes this much of a letter of text: the square of the ratio of their sizes
BLOCK, LINE = (
    60,
    30,
)  # letters' worth of room that a paragraph or heading takes, and that the end of a note's last line leaves empty
MOST_NOTES = 3  # notes of a sentence; a choice
MOST = {"planned": 3, "disagreements": 2}  # paragraphs of a section; choices


def compact(briefing: Briefing) -> Briefing:
    """Paragraphs without headings between them and without drawings; of a sentence's notes the first holds words, the others reports."""
    sections = [replace(one, blocks=tuple(_blocks(one))) for one in briefing.sections]
    return numbered(replace(briefing, sections=tuple(sections), compact=True))


def has_room(briefing: Briefing) -> bool:
    """Whether text and notes have room on one page."""
    text = sum(len(one.text) for one in briefing.parts() if isinstance(one, Sentence))
    notes = sum(LINE + len(one.where() + one.address() + one.said() + one.command) for one in briefing.notes())
    return text + NOTE * notes + BLOCK * sum(1 + len(section.blocks) for section in briefing.sections) <= ROOM


def _blocks(section: Section) -> Iterator[Block]:
    paragraphs = [block for block in section.blocks if isinstance(block, Paragraph)]
    if section.key == "summary":
        # How many there are, from when to when, on how many reports: the first sentence, the last of the paragraph, and the next one.
        found = [
            paragraphs[0].sentences[0],
            *paragraphs[0].sentences[1:][-1:],
            *(p.sentences[0] for p in paragraphs[1:]),
        ]
        yield Paragraph(sentences=tuple(map(_short, found)))
        return
    for block in paragraphs[: MOST.get(section.key)]:
        yield replace(block, sentences=tuple(map(_short, block.sentences)))


def _short(one: Sentence) -> Sentence:
    first, *others = one.notes[:MOST_NOTES]
    return replace(one, notes=(first, *map(_place, others)))


def _place(note: Note) -> Note:
    """A note that names the report only."""
    return replace(note, terse=True, url=None)
