"""`regesta remove`, `putback` and `removals`: reports taken out by hand. In: the beginning of an id, a reason. Out: what was done."""

from typing import Annotated

import typer

from regesta.cli import output
from regesta.cli.commands import RecordFile, app, open_record
from regesta.cli.groups import AsJson
from regesta.record import Record
from regesta.serve.tables import SHORT, Table

Report = Annotated[str, typer.Argument(metavar="REPORT", help="The id of a report, or how it begins.")]


@app.command()
@output.for_people
def remove(
    record: RecordFile,
    report: Report,
    why: Annotated[str, typer.Option("--why", metavar="WORDS", help="Why; the record keeps it.")],
) -> None:
    """Take a report out, with all that rests on it alone. The record notes it, and does not take it in again."""
    with Record(record) as opened:
        found = opened.remove(report, why=why)
    output.screen().print(
        f"Taken out: {found.title or found.sources[0]}. To put it back: regesta putback {record} {found.document[:SHORT]}",
        markup=False,
    )


@app.command()
@output.for_people
def putback(record: RecordFile, report: Report) -> None:
    """Put a report back that was taken out; it is read again."""
    with Record(record) as opened:
        found = opened.putback(report)
    output.screen().print(f"Put back: {found.title or found.sources[0]}.", markup=False)


@app.command()
@output.for_people
def removals(record: RecordFile, as_json: AsJson = False) -> None:
    """Reports that were taken out, when and why."""
    with open_record(record) as opened:
        found = opened.removals()
    if as_json:
        output.write_json(found)
        return
    rows = tuple((one.at[:10], one.title or one.sources[0], one.why, one.document[:SHORT]) for one in found)
    table = Table(columns=("Taken out", "Report", "Why", "Id"), rows=rows, wide=frozenset({"Report", "Why"}))
    output.draw(table, nothing="No report was taken out.")
