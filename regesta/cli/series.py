"""`regesta series` on the screen. In: a record, an event or actor. Out: a table, a figure a row."""

from typing import Annotated

import typer

from regesta.cli import output
from regesta.cli.commands import RecordFile, app, open_record
from regesta.cli.groups import Actor, Form, Then, grouped
from regesta.serve import series as counted


@app.command()
@output.for_people
@grouped
def series(
    record: RecordFile,
    *,
    event: Annotated[str | None, typer.Option("--event", metavar="ID", help="Of this event only.")] = None,
    actor: Actor = None,
    then: Then,
    form: Form,
) -> None:
    """Figures over time: one thing counted of one event, on whose word, as of when, and which figure revises which."""
    with open_record(record, then) as opened:
        found = opened.series(event=event, actor=actor)
    if not form.dump(found, lambda rows: counted.table(rows, full=True)):
        output.draw(counted.table(found), nothing="No thing was counted twice.")
