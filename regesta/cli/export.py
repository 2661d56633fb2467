"""`export` and `restore`. In: what was typed. Out: files of other programs; then what was written, what was left out, and why."""

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from regesta.cli import output
from regesta.cli.commands import RecordFile, app, open_record
from regesta.cli.groups import AsJson, Which, grouped
from regesta.record import Record
from regesta.serve.export.formats import FORMATS
from regesta.serve.export.run import Exported

_FORMS = "\n\n".join(f"[bold]{one.name}[/bold]: {one.holds}. [dim]Lost: {one.lost}.[/dim]" for one in FORMATS.values())
HELP = f"""Write the record, or the part that filters ask for, in the form of another program.

Days are never made up: what a form cannot hold is left out or marked, and the summary says how many and why. \
Ids stay the same from export to export and when reports are added.

{_FORMS}"""


@app.command(help=HELP)
@output.for_people
@grouped
def export(
    record: RecordFile,
    *,
    to: Annotated[str, typer.Option("--to", metavar="FORMAT", help=", ".join(FORMATS))],
    out: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="PATH",
            help="File or folder; - for standard output. Named after the record if not given.",
        ),
    ] = None,
    which: Which,
) -> None:
    """Write the record in the form of another program."""
    with open_record(record) as opened:
        done = opened.export(to, sys.stdout if out == "-" else out, **asdict(which))
    sys.stdout.flush()
    draw_exported(done)


@app.command()
@output.for_people
def restore(
    record: RecordFile,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="What `regesta export --to jsonl` wrote.")],
    as_json: AsJson = False,
) -> None:
    """Make a new record out of its JSON lines: the same record again, nothing read anew."""
    existed = record.exists()
    try:
        with Record(record, create=True) as made:
            lines = made.restore(folder)
    except BaseException:
        if not existed:
            for path in (record, *(record.with_name(record.name + end) for end in ("-wal", "-shm"))):
                path.unlink(missing_ok=True)
        raise
    if as_json:
        output.write_json(lines)
    else:
        told = ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in lines.items() if number)
        output.screen().print(Text(f"{record} holds what {folder} held: {told}."))


def draw_exported(done: Exported) -> None:
    """The summary; on standard error when the export itself went to standard output."""
    console = output.errors() if done.path == "-" else output.screen()
    written = ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in done.written.items() if number)
    part = " (a part of the record)" if done.part else ""
    console.print(Text(f"Wrote {done.path}{part}: {written or 'nothing'}."))
    for title, counted in (("Left out", done.left_out), ("Marked", done.marked)):
        for why, number in sorted(counted.items(), key=lambda pair: -pair[1]):
            console.print(Text(f"  {title} {number}: {why}"))
    console.print(Text(f"{done.format} cannot hold: {done.lost}.", style="dim"))
