"""`regesta add` on the screen. In: paths. Out: a bar while it goes on, a summary at the end, and how to go on when stopped."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Table as Grid

from regesta.cli.groups import How
from regesta.cli.output import errors, screen, write_json
from regesta.errors import InputError
from regesta.serve.tables import counted
from regesta.store.runs import RunSummary


def add_with_bar(record: Path, paths: Sequence[str], how: How, *, as_json: bool) -> None:
    """Add, showing how far it is; Ctrl-C keeps what was finished."""
    if how.engine is not None or how.tables is not None:
        with _tables_of(record, paths, how) as folder:
            add_with_bar(record, [folder], How(jobs=how.jobs), as_json=as_json)
        return
    from regesta import pipeline
    from regesta.pipeline.workers import cores

    console = errors()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        try:
            summary = pipeline.add(
                record,
                paths,
                metadata=how.metadata,
                own=pipeline.OwnFiles(how.actors, how.events),
                reader=how.reader,
                jobs=how.jobs or cores(),
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


@contextmanager
def _tables_of(record: Path, paths: Sequence[str], how: How) -> Iterator[str]:
    """The folder of tables into which an engine has read the reports; taken away afterwards unless it was named."""
    from regesta.distributed import read_into_tables
    from regesta.pipeline.workers import cores

    if how.reader is not None or "-" in paths:
        raise InputError("An engine reads files with our own reader; leave out --reader and standard input.")
    beside = record.absolute().parent
    if how.tables is None and not beside.is_dir():
        raise InputError(f"The folder of {record} is not there. Make it first: mkdir -p {record.parent}")
    with nullcontext(how.tables) if how.tables else TemporaryDirectory(prefix=f".{record.name}-", dir=beside) as folder:
        engine, jobs = how.engine or "daft", how.jobs or cores()
        own = {"actors": how.actors, "events": how.events}
        read_into_tables(paths, folder, engine=engine, jobs=jobs, metadata=how.metadata, **own)
        yield folder


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
