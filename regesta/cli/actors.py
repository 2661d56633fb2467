"""`actors`, `merge`, `split`, `undo`. In: what was typed. Out: who the record knows, and what a person has judged about it."""

from collections.abc import Sequence
from typing import Annotated

import typer
from rich.text import Text

from regesta.cli import output
from regesta.cli.commands import RecordFile, app, open_record
from regesta.cli.groups import Form, grouped
from regesta.cli.views import draw_field, draw_list
from regesta.issues import Issue
from regesta.records import Judgement, Office
from regesta.serve import tables
from regesta.serve.actors import ActorView, Proposal, Sighting
from regesta.serve.dates import day

Why = Annotated[str | None, typer.Option("--why", metavar="WORDS", help="The reason, kept with the judgement.")]


@app.command()
@output.for_people
@grouped
def actors(
    record: RecordFile,
    *,
    who: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="One actor by id, code or name: all about it.")
    ] = None,
    find: Annotated[
        str | None, typer.Option("--find", metavar="TEXT", help="Only actors whose name or id fits, in any spelling.")
    ] = None,
    proposals: Annotated[
        bool, typer.Option("--proposals", help="Pairs of people that may be one, for you to judge.")
    ] = False,
    form: Form,
) -> None:
    """Who is named in the reports; or, with an id or a name, one actor: names, offices with dates, where it was seen."""
    with open_record(record) as one:
        if proposals:
            open_ = list(one.proposals())
            if not form.dump(open_, _proposals):
                foot = f"To judge: regesta merge {record} A B, or regesta split {record} A B"
                output.draw(_proposals(open_), nothing="No pair of people is open.", foot=foot)
            return
        if who is None:
            found = list(one.actors(find=find))
            if not form.dump(found, lambda rows: tables.actors(rows, full=True)):
                nothing = f'No actor fits "{find}".' if find else "No actors in this record."
                output.draw(tables.actors(found), nothing=nothing, foot=f"One of them: regesta actors {record} ID")
            return
        view = one.actor(who)
    if form.as_json:
        output.write_json(view)
    else:
        draw_actor(view)


@app.command()
@output.for_people
def merge(
    record: RecordFile,
    left: Annotated[
        str, typer.Argument(metavar="A", help="An actor (id or name) or an event (id); it gives the name.")
    ],
    right: Annotated[str, typer.Argument(metavar="B", help="The other, which is the same.")],
    why: Why = None,
) -> None:
    """Judge that two actors, or two events, are one and the same. No later run undoes it; `undo` does."""
    with open_record(record) as one:
        _told(one.merge(left, right, why=why), str(record))


@app.command()
@output.for_people
def split(
    record: RecordFile,
    left: Annotated[str, typer.Argument(metavar="A", help="An actor (id or name) or an event (id).")],
    right: Annotated[str | None, typer.Argument(metavar="[B]", help="The other, which is not the same.")] = None,
    report: Annotated[
        str | None, typer.Option("--in", metavar="REPORT", help="The report in which A is somebody else.")
    ] = None,
    why: Why = None,
) -> None:
    """Judge that two actors, or two events, are not one; or that the actor of one report is somebody else."""
    with open_record(record) as one:
        _told(one.split(left, right, report=report, why=why), str(record))


@app.command()
@output.for_people
def undo(
    record: RecordFile,
    judgement: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="The judgement, or how its id begins; the last if none is given."),
    ] = None,
) -> None:
    """Take back the last judgement of `merge` or `split`, or the one named."""
    with open_record(record) as one:
        gone = one.undo(judgement)
    output.screen().print(Text(f"Taken back: {_words(gone)}"))


def _proposals(found: Sequence[Proposal]) -> tables.Table:
    rows = tuple(
        (one.left.name, one.left.state or "", one.left.id[:7], one.right.name, one.right.state or "", one.right.id[:7],
         f"{one.judgement.score or 0:.2f}", "; ".join(one.judgement.reasons))
        for one in found
    )  # fmt: skip
    return tables.Table(columns=("A", "State", "Id", "B", "State of B", "Id of B", "Score", "Why"), rows=rows)


def _told(judgement: Judgement, record: str) -> None:
    output.screen().print(Text(f"Judged: {_words(judgement)}"))
    output.screen().print(Text(f"To take it back: regesta undo {record} {judgement.id[:7]}", style="dim"))


def _words(judgement: Judgement) -> str:
    other, _, report = judgement.right.partition("@")
    if report:
        return f"{judgement.left[:7]} in report {report[:7]} is somebody else [{judgement.id[:7]}]"
    verb = {"same": "is the same as", "unsure": "may be"}.get(judgement.verdict, "is not")
    by = ", by the program" if judgement.decided_by == "program" else ""
    return f"{judgement.left[:7]} {verb} {other[:7]} [{judgement.id[:7]}{by}]"


def draw_actor(view: ActorView) -> None:
    """One actor on the screen."""
    console, actor = output.screen(), view.line.actor
    console.print(Text(actor.name, style="bold"))
    console.print(Text(f"{actor.kind}; id {actor.id}", style="dim"))
    console.print()
    draw_field(console, "State", " ".join(part for part in (actor.state, actor.sector) if part))
    draw_field(console, "Names", "; ".join(name for name in actor.names if name != actor.name))
    draw_field(console, "Codes", "; ".join(f"{key} {value}" for key, value in sorted(actor.codes.items())))
    draw_list(console, "Offices", (_office(office) for office in view.offices))
    draw_list(console, "Reports and tables differ", (_differs(one) for one in view.differs))
    draw_list(
        console, f"Seen in {tables.counted(view.line.reports, 'report')}", (_sighting(one) for one in view.sightings)
    )
    draw_list(console, "Judged", (_words(one) + "".join(f": {why}" for why in one.reasons) for one in view.judgements))


def _office(office: Office) -> str:
    days = f"{day(office.since) or 'unknown'} to {day(office.until) or 'unknown'}"
    known = days if office.since or office.until else "days unknown"
    where = f", {office.body or office.state}" if office.body or office.state else ""
    source = f"report {office.source[:7]}" if len(office.source) == 16 and " " not in office.source else office.source
    return f"{office.title}{where}: {known} ({source})"


def _differs(one: Issue) -> str:
    return f"{one.reason} [{(one.document or '')[:7]}]"


def _sighting(one: Sighting) -> str:
    where = ", ".join(part for part in (one.outlet or "unknown outlet", one.published) if part)
    return f"{where}: {', '.join(f'“{words}”' for words in one.words[:6])} [{one.document[:7]}]"
