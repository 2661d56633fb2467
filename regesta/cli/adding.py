"""`regesta add` on the screen. In: paths. Out: a bar while it goes on, a summary at the end, and how to go on when stopped."""

from collections.abc import Callable, Sequence
from pathlib import Path

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Table as Grid

from regesta.cli.output import errors, screen, write_json
from regesta.serve.tables import counted
from regesta.store.runs import RunSummary


def add_with_bar(
    record: Path,
    paths: Sequence[str],
    *,
    metadata: str | None,
    actors: str | None,
    reader: str | None,
    events: str | None = None,
    as_json: bool,
) -> None:
    """Add, showing how far it is; Ctrl-C keeps what was finished."""
    from regesta import pipeline

    console = errors()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        try:
            summary = pipeline.add(
                record,
                paths,
                metadata=metadata,
                actors_file=actors,
                reader=reader,
                events_file=events,
                progress=_teller(bar),
            )
        except KeyboardInterrupt as stop:
            bar.stop()
            console.print("Stopped. What was finished is kept; run the same command again to go on from there.")
            raise typer.Exit(130) from stop
    if as_json:
        write_json(summary)
    else:
        draw_summary(summary, record=record)


def _teller(bar: Progress) -> Callable[[str, int, int | None], None]:
    tasks: dict[str, TaskID] = {}

    def tell(what: str, done: int, total: int | None) -> None:
        if what not in tasks:
            for earlier in tasks.values():
                bar.update(earlier, visible=False)
            tasks[what] = bar.add_task(what, total=total)
        bar.update(tasks[what], completed=done, total=total)

    return tell


def draw_summary(summary: RunSummary, *, record: Path) -> None:
    """What the run did, and what the record holds now."""
    console = screen()
    console.print(f"{counted(summary.reports, 'report')} found, {summary.read} read in {summary.seconds:.1f} s.")
    grid = Grid(box=None, padding=(0, 2, 0, 0), show_header=False, pad_edge=False)
    for name, number in (
        ("already there", summary.already_there),
        ("not in English, kept unread", summary.not_english),
        ("could not be read", summary.failed),
    ):
        if number:
            grid.add_row(f"  {name}", str(number))
    for code, number in summary.skipped.items():
        grid.add_row(
            f"  {code}", str(number), f"see: regesta issues {record}" if code == next(iter(summary.skipped)) else ""
        )
    if grid.rows:
        console.print(grid)
    console.print(
        f"{record} now holds {counted(summary.documents, 'report')} ({summary.copies} of them copies), "
        f"{counted(summary.events, 'event')}, {counted(summary.statements, 'statement')}, "
        f"{counted(summary.figures, 'figure')}, {counted(summary.disagreements, 'disagreement')}.",
        soft_wrap=False,
    )
    console.print(f"Next: regesta timeline {record}", style="dim")
