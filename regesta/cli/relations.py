"""`regesta relation` on the screen. In: two names and a step. Out: a table, a step a row, and what stands in no step."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from regesta.cli import output
from regesta.cli.commands import AsCsv, AsJson, AsOf, HeldAt, RecordFile, app, open_record
from regesta.serve import relations
from regesta.serve.dates import day

if TYPE_CHECKING:
    from regesta.reconcile.relation import Step


@app.command()
@output.for_people
def relation(
    record: RecordFile,
    between: Annotated[
        tuple[str, str], typer.Option("--between", metavar="A B", help="Two actors: RUS PRK, or Russia China.")
    ],
    step: Annotated[str, typer.Option("--step", metavar="STEP", help="day, week, month, quarter or year.")] = "month",
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="2023, 2023-09 or 2023-09-13.")] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="The last day; written likewise.")
    ] = None,
    scores: Annotated[
        Path | None, typer.Option("--scores", metavar="FILE", help="Your own table of scores: YAML.")
    ] = None,
    as_of: AsOf = None,
    held_at: HeldAt = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """How two stood to each other over time: cooperation, conflict and net, each event once, with the events of every step."""
    with open_record(record, as_of=as_of, held_at=held_at) as opened:
        found = opened.relation(between, step=cast("Step", step), since=since, until=until, scores=scores)
        events = {one.id: one for one in opened.events()}
    if as_json:
        output.write_json(found)
    elif as_csv:
        output.write_csv(relations.points(found.points))
    else:
        output.draw(relations.drawn(found), nothing="No event between the two stands in a step.")
        for change in found.changes:
            line = f"The level changes on {day(change.at)}: {change.before:g} a step before, {change.after:g} after (p {change.p:g})."
            output.screen().print(line)
        if not found.changes:
            output.screen().print(f"Changes of level: {found.about_changes}.", style="dim")
        for line in relations.apart(found, events):
            output.screen().print(line, style="dim")
