"""`regesta series` on the screen. In: a record, an event or actor. Out: a table, a figure a row."""

from typing import Annotated

import typer

from regesta.cli import output
from regesta.cli.commands import Actor, AsCsv, AsJson, AsOf, HeldAt, RecordFile, app, open_record
from regesta.serve import series as counted


@app.command()
@output.for_people
def series(
    record: RecordFile,
    event: Annotated[str | None, typer.Option("--event", metavar="ID", help="Of this event only.")] = None,
    actor: Actor = None,
    as_of: AsOf = None,
    held_at: HeldAt = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Figures over time: one thing counted of one event, on whose word, as of when, and which figure revises which."""
    with open_record(record, as_of=as_of, held_at=held_at) as opened:
        found = opened.series(event=event, actor=actor)
    if not output.dump(found, as_json=as_json, as_csv=as_csv, table=lambda rows: counted.table(rows, full=True)):
        output.draw(counted.table(found), nothing="No thing was counted twice.")
