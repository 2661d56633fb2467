"""A timeline on the screen. In: Lines. Out: a table that fits the terminal, undated events apart at its end."""

from collections.abc import Sequence
from pathlib import Path

from rich import box
from rich.console import Group
from rich.table import Table as Grid
from rich.text import Text

from regesta.cli.output import screen
from regesta.serve.dates import day
from regesta.serve.lists import Timeline
from regesta.serve.tables import counted
from regesta.serve.timeline import Line, Source

PAGE = 500  # lines at once on a screen; a choice
STATUS_STYLE = {"planned": "cyan", "possible": "yellow", "denied": "red", "not_happened": "red", "ongoing": "green"}


def draw_timeline(lines: Timeline, *, record: Path, sources: bool = False, page: int = 1) -> None:
    """The dated events, then the undated ones, then how to look closer."""
    console = screen()
    if not lines and page > 1:
        console.print("No event is on this page. Ask for an earlier one.")
        return
    if not lines:
        console.print(f"No event fits. Ask for less, or see what there is: regesta timeline {record}")
        return
    dated = [line for line in lines if line.dated]
    undated = [line for line in lines if not line.dated]
    width = max(len(line.when) for line in lines)
    if dated:
        console.print(_grid(dated, width=width, sources=sources))
    if undated:
        console.print(Text("No report tells the day, month or year:", style="bold"))
        console.print(_grid(undated, width=width, sources=sources))
    share = f", {len(undated)} of them undated" if undated else ""
    if lines.total is None or lines.total > len(lines):
        share += (
            f" (page {page} of {f'{lines.total:,} events' if lines.total else 'very many'}; --page {page + 1} goes on)"
        )
    console.print(
        f"{counted(len(lines), 'event')}{share}. Reports: how many tell of it, in brackets from how many independent origins.\n"
        f"One with its sentences: regesta show {record} {lines[0].short}",
        style="dim",
    )


def _grid(lines: Sequence[Line], *, width: int, sources: bool) -> Grid:
    grid = Grid(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False, header_style="bold", expand=True)
    grid.add_column("Date", no_wrap=True, min_width=width)
    grid.add_column("What", ratio=1, overflow="fold")
    grid.add_column("Reports", no_wrap=True, justify="right")
    grid.add_column("Id", no_wrap=True, style="dim")
    for line in lines:
        told = Text(line.what, style=STATUS_STYLE.get(line.status, ""))
        if line.disagree:
            told.append(f"  (reports disagree: {', '.join(line.disagree)})", style="yellow")
        if not line.dated and line.event.first_reported:
            told.append(f"  (first reported {day(line.event.first_reported)})", style="dim")
        cell = Group(told, *(_source(one) for one in line.sources)) if sources else told
        grid.add_row(line.when, cell, f"{line.reports} ({line.origins})", line.short)
    return grid


def _source(source: Source) -> Text:
    where = ", ".join(part for part in (source.outlet or "unknown outlet", source.published) if part)
    chain = f", after {' > '.join(source.by)}" if source.by else ""
    copy = ", a copy" if source.copy_of else ""
    return Text.assemble(
        (f"{where}{chain}{copy}: ", "dim"), ("“" + " ".join(source.sentence.split()) + "”", "dim italic")
    )
