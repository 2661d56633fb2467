"""`regesta relation` on the screen. In: two names and a step. Out: a table, a step a row, and what stands in no step."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from regesta.cli import output
from regesta.cli.commands import RecordFile, app, open_record
from regesta.cli.groups import Form, Pair, Since, Then, Until, grouped
from regesta.serve import relations
from regesta.serve.dates import day

if TYPE_CHECKING:
    from regesta.reconcile.relation import Step


@dataclass(frozen=True)
class Asked:
    """Of whom, in which steps, from when to when, by which scores."""

    between: Annotated[tuple[str, str], Pair]
    step: Annotated[str, typer.Option("--step", metavar="STEP", help="day, week, month, quarter or year.")] = "month"
    since: Since = None
    until: Until = None
    scores: Annotated[Path | None, typer.Option("--scores", metavar="FILE", help="Your own table of scores: YAML.")] = (
        None
    )


@app.command()
@output.for_people
@grouped
def relation(record: RecordFile, asked: Asked, then: Then, form: Form) -> None:
    """How two stood to each other over time: cooperation, conflict and net, each event once, with the events of every step."""
    with open_record(record, then) as opened:
        found = opened.relation(
            asked.between, step=cast("Step", asked.step), since=asked.since, until=asked.until, scores=asked.scores
        )
        events = {one.id: one for one in opened.events()}
    if form.as_json:
        output.write_json(found)
    elif form.as_csv:
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
