"""A briefing as Markdown with footnotes. In: a Briefing. Out: text."""

import re
from collections.abc import Iterator, Sequence

from regesta.serve.briefing.model import Block, Briefing, Grid, Heading, Note, Paragraph, Picture

_SIGNS = re.compile(r"([\\`*_\[\]<>|])")


def markdown(briefing: Briefing) -> str:
    """The whole as one text; notes stand at its end, drawings as words."""
    lines = [f"# {_safe(briefing.title)}", "", f"*{_safe(briefing.covers)}*", ""]
    for section in briefing.sections:
        lines += [f"## {section.heading}", ""]
        for block in section.blocks:
            lines += _block(block)
    lines += ["---", "", _safe(briefing.made_from), ""]
    lines += [f"[^{note.number}]: {_note(note)}" for note in briefing.notes()]
    return "\n".join(lines) + "\n"


def _block(block: Block) -> list[str]:
    if isinstance(block, Heading):
        return [f"### {_safe(block.text)}", ""]
    if isinstance(block, Paragraph):
        lead = f"**{_safe(block.lead)}.** " if block.lead else ""
        return [lead + " ".join(_safe(one.text) + _marks(one.notes) for one in block.sentences), ""]
    if isinstance(block, Grid):
        return [*_grid(block), ""]
    return [f"*{_safe(block.told)}*", ""] if isinstance(block, Picture) and not block.beside else []


def _grid(grid: Grid) -> Iterator[str]:
    yield f"| {' | '.join(grid.columns)} |"
    yield "|" + " --- |" * len(grid.columns)
    for row in grid.rows:
        cells = [_safe(cell) for cell in row.cells]
        cells[grid.marked] += _marks(row.notes)
        yield f"| {' | '.join(cells)} |"


def _marks(notes: Sequence[Note]) -> str:
    return "".join(f"[^{note.number}]" for note in notes)


def _note(note: Note) -> str:
    if note.kind == "record":
        return f"Counted in the record: `{note.command}`"
    address = f", <{note.address()}>" if note.address() else ""
    return f"{_safe(note.where())}{address}{_safe(note.said())}"


def _safe(text: str) -> str:
    return _SIGNS.sub(r"\\\1", text)
