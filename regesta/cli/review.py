"""`review` and its commands. In: what was typed. Out: the queue, judgements written, the log, agreement, files for a team."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text
from typer.core import TyperGroup

from regesta.cli import output
from regesta.cli.commands import RecordFile, app, open_record
from regesta.cli.groups import AsJson, Form, grouped
from regesta.cli.reviewed import draw_agreement, draw_judged, draw_log, draw_queue, draw_taken
from regesta.serve import reviewtables as tables
from regesta.serve.queue import Asked

Why = Annotated[str | None, typer.Option("--why", metavar="WORDS", help="The reason, kept with the judgement.")]
Who = Annotated[
    str | None,
    typer.Option("--who", metavar="NAME", help="Who judges. Else REGESTA_WHO, else the name of your account."),
]
Ids = Annotated[list[str], typer.Argument(metavar="ID...", help="What is judged, by id or how it begins.")]


class OrQueue(TyperGroup):
    """`regesta review RECORD` is `regesta review queue RECORD`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put `queue` before a word that is no command."""
        first = next((word for word in args if not word.startswith("-")), None)
        if first is not None and first not in self.commands:
            args = ["queue", *args]
        return super().parse_args(ctx, args)


group = typer.Typer(
    cls=OrQueue,
    no_args_is_help=True,
    help="Check and correct: `regesta review RECORD` lists what to look at next. No later run undoes what you judge.",
)
app.add_typer(group, name="review")


@dataclass(frozen=True)
class Sought:
    """What of the queue is asked for."""

    kind: Annotated[str, typer.Option("--kind", help="event, disagreement, statement or figure.")] = ""
    reason: Annotated[
        str, typer.Option("--reason", help="Only what is doubted for this: join, undated, nobody, ...")
    ] = ""
    actor: Annotated[
        str, typer.Option("--actor", help="Only what names this actor, by code, id or part of the name.")
    ] = ""
    limit: Annotated[int, typer.Option("--limit", "-n", help="How many lines.")] = 20
    again: Annotated[bool, typer.Option("--again", help="What others judged and you have not: for agreement.")] = False
    who: Who = None


@group.command()
@output.for_people
@grouped
def queue(record: RecordFile, sought: Sought, form: Form) -> None:
    """What to look at next, the most doubtful and weighty first, and why."""
    from regesta.serve.judging import who_is

    asked = Asked(
        kind=sought.kind, reason=sought.reason, actor=sought.actor, who=who_is(sought.who), again=sought.again
    )
    with open_record(record) as one:
        everything = form.as_json or form.as_csv
        found = one.review.queue(asked, limit=None if everything else sought.limit, patience=None if everything else 5)
    if found.waiting:
        output.tell(f"{found.waiting:,} things were not looked at yet and may come between; the same command goes on.")
    if form.as_json:
        output.write_json(found)
    elif form.as_csv:
        output.write_csv(tables.queue(found.items))
    else:
        draw_queue(found, record)


@group.command()
@output.for_people
def accept(record: RecordFile, ids: Ids, why: Why = None, who: Who = None) -> None:
    """Judge that an event, a mention of one, a statement, a figure or a disagreement is right as it stands."""
    with open_record(record) as one:
        made = [one.review.accept(key, why=why, who=who, later=True) for key in ids]
        one.review.settle()
    draw_judged(made, record)


@group.command()
@output.for_people
def reject(record: RecordFile, ids: Ids, why: Why = None, who: Who = None) -> None:
    """Judge that it is none: it leaves the lists, `show` still finds it, and `undo` brings it back."""
    with open_record(record) as one:
        made = [one.review.reject(key, why=why, who=who, later=True) for key in ids]
        one.review.settle()
    draw_judged(made, record)


@group.command()
@output.for_people
def unsure(record: RecordFile, ids: Ids, why: Why = None, who: Who = None) -> None:
    """Judge that it cannot be told from these reports; it stays in the queue for others."""
    with open_record(record) as one:
        made = [one.review.unsure(key, why=why, who=who, later=True) for key in ids]
        one.review.settle()
    draw_judged(made, record)


@group.command()
@output.for_people
def edit(
    record: RecordFile,
    id_: Annotated[str, typer.Argument(metavar="ID", help="An event, a mention of one, a statement or a figure.")],
    changes: Annotated[
        list[str],
        typer.Argument(
            metavar="FIELD=VALUE...",
            help="type, subtype, status, date, place, object; actor+=A, actor-=A, actor:A=B, recipient likewise; "
            "speaker; value, counts. Nothing after = means not known.",
        ),
    ],
    why: Why = None,
    who: Who = None,
) -> None:
    """Put values in the place of the program's, which stay visible: date=2024-03-05 actor+=Norway."""
    with open_record(record) as one:
        draw_judged(list(one.review.edit(id_, *changes, why=why, who=who)), record)


@group.command()
@output.for_people
def pair(record: RecordFile, left: str, right: str, why: Why = None, who: Who = None) -> None:
    """Judge that it cannot be told whether two actors, or two events, are one; `merge` and `split` decide it."""
    with open_record(record) as one:
        draw_judged([one.review.pair(left, right, "unsure", why=why, who=who)], record)


@group.command()
@output.for_people
@grouped
def log(
    record: RecordFile,
    *,
    thing: Annotated[str, typer.Argument(metavar="[ID]", help="Only what was judged of this.")] = "",
    who: Annotated[str, typer.Option("--who", metavar="NAME", help="Only judgements of this person.")] = "",
    kind: Annotated[str, typer.Option("--kind", help="Only of events, mentions, statements, figures, actors ...")] = "",
    form: Form,
) -> None:
    """Who judged what and when, before and after, and why; with the id by which it is undone."""
    with open_record(record) as one:
        found = one.review.log(who=who, kind=kind, thing=thing)
    if not form.dump(found, tables.log):
        draw_log(found, record)


@group.command()
@output.for_people
def agreement(
    record: RecordFile,
    left: Annotated[str, typer.Argument(metavar="[A", help="A reviewer.")] = "",
    right: Annotated[str, typer.Argument(metavar="B]", help="Another.")] = "",
    as_json: AsJson = False,
) -> None:
    """How far reviewers agree (Cohen's kappa), overall and by kind, and where they differ."""
    with open_record(record) as one:
        found = one.review.agreement(left=left, right=right)
    if as_json:
        output.write_json(found)
    else:
        draw_agreement(found)


@group.command("export")
@output.for_people
def export_(
    record: RecordFile,
    file: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The file to write, as JSON lines.")],
) -> None:
    """Write all judgements to a file, for colleagues who work on the same reports."""
    with open_record(record) as one:
        count = one.review.export(file)
    output.screen().print(Text(f"{count} judgements written to {file}."))


@group.command("import")
@output.for_people
def import_(
    record: RecordFile,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file made with `regesta review export`.")],
    as_json: AsJson = False,
) -> None:
    """Take in a colleague's judgements. Doing it twice changes nothing; where you differ both are kept and told."""
    with open_record(record) as one:
        taken = one.review.import_(file)
    if as_json:
        output.write_json(taken)
    else:
        draw_taken(taken, record)
