"""`regesta gold` and `regesta evaluate`. In: a record, a file to mark. Out: the file; a table of figures and what is wrong."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.padding import Padding
from rich.text import Text

from regesta.cli import output
from regesta.cli.commands import RecordFile, app, open_record
from regesta.cli.groups import AsJson
from regesta.errors import InputError
from regesta.serve.tables import Table, counted


@app.command()
@output.for_people
def gold(
    action: Annotated[str, typer.Argument(metavar="new", help="new: write a file to mark.")],
    record: RecordFile,
    to: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where to write it; else the screen.")
    ] = None,
    sample: Annotated[
        int | None, typer.Option("--sample", metavar="N", help="How many reports, drawn by chance; else all.")
    ] = None,
    seed: Annotated[int, typer.Option("--seed", metavar="S", help="Another seed draws other reports.")] = 1,
) -> None:
    """Write a file with reports and our lines, for you to put right; `evaluate` then tells how right the record is."""
    if action != "new":
        raise InputError(f"{action} is not known. Write: regesta gold new RECORD -o gold.yaml")
    if to is not None and to.exists():
        raise InputError(f"{to} is there already, perhaps with marks of yours. Name another file.")
    with open_record(record) as opened:
        text = opened.gold(sample=sample, seed=seed)
    if to is None:
        sys.stdout.write(text)
        return
    try:
        to.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"{to} cannot be written: {error.strerror}.") from error
    output.screen().print(f"{to}: mark it as its first lines tell, then: regesta evaluate {record} {to}")


@app.command()
@output.for_people
def evaluate(
    record: RecordFile,
    file: Annotated[Path, typer.Argument(metavar="GOLD", help="A file of `regesta gold new`, marked.")],
    as_json: AsJson = False,
) -> None:
    """How right the record is on the reports you checked: precision, recall and F1 a field, and every line that is wrong."""
    with open_record(record) as opened:
        found = opened.evaluate(file)
    if as_json:
        output.write_json(found)
        return
    rows = tuple(
        (one.kind, one.field, _share(one.precision), _share(one.recall), _share(one.f1),
         f"{one.ours_right} of {one.ours}", f"{one.right} of {one.lines}")
        for one in found.scores
    )  # fmt: skip
    columns = ("Lines", "Field", "Precision", "Recall", "F1", "Ours right", "Yours met")
    console = output.screen()
    output.draw(Table(columns=columns, rows=rows), nothing="Nothing to compare.")
    for one in found.wrong:
        console.print(Text(f"{one.kind.removesuffix('s')}, {one.what}: {one.report}", style="bold"))
        for name, words in (("yours", one.line), ("ours", one.ours)):
            if words:
                console.print(Padding(Text(f"{name:<6}{words}"), (0, 0, 0, 2)))
    for lost in found.lost:
        console.print(Text(f"These words are not in the report: {lost}", style="yellow"))
    console.print(
        f"{counted(found.reports, 'report')} checked, {counted(len(found.wrong), 'line')} not right.", style="dim"
    )


def _share(share: float | None) -> str:
    return "–" if share is None else f"{share:.2f}"
