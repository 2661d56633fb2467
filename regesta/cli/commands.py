"""The commands. In: what was typed. Out: the Record's methods, called and shown."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from regesta.cli import output
from regesta.cli.groups import Actor, AsJson, Form, How, Page, Then, Which, grouped
from regesta.errors import InputError
from regesta.record import Record
from regesta.serve import tables
from regesta.serve.wording import what
from regesta.version import __version__

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    help="Reads a pile of news reports and keeps the record: what happened, who did it to whom, when, where, on whose word.",
    epilog="Begin with: regesta add pact.regesta FOLDER, then: regesta timeline pact.regesta",
)

RecordFile = Annotated[Path, typer.Argument(metavar="RECORD", help="The record file, such as pact.regesta.")]


@app.callback(invoke_without_command=True)
def options(version: Annotated[bool, typer.Option("--version", help="Tell the version.")] = False) -> None:
    """Options that stand before a command."""
    if version:
        output.screen().print(f"regesta {__version__}")
        raise typer.Exit


@app.command()
@output.for_people
@grouped
def add(
    record: RecordFile,
    *,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATHS...", help="Folders, files, Parquet tables of an engine, or - for standard input."
        ),
    ] = None,
    how: How,
    as_json: AsJson = False,
) -> None:
    """Read reports into a record, which is made if there is none. Run it again to go on where it was stopped."""
    from regesta.cli.adding import add_with_bar

    add_with_bar(record, paths or [], how, as_json=as_json)


@app.command()
@output.for_people
@grouped
def timeline(
    record: RecordFile,
    *,
    which: Which,
    sources: Annotated[bool, typer.Option("--sources", help="With the reports and their sentences.")] = False,
    part: Page,
    form: Form,
    then: Then,
) -> None:
    """What happened, one line an event, by date. Undated events come last, or not at all when you ask for dates."""
    from regesta.cli.timelines import PAGE, draw_timeline

    with open_record(record, then) as opened:
        size = part.limit or (None if (form.as_json or form.as_csv) and part.page == 1 else PAGE)
        lines = opened.timeline(**asdict(which), limit=size, offset=(part.page - 1) * (size or 0))
    if not form.dump(lines, tables.timeline_csv):
        draw_timeline(lines, record=record, sources=sources, page=part.page)


@app.command()
@output.for_people
@grouped
def show(
    record: RecordFile,
    *,
    id_: Annotated[str, typer.Argument(metavar="ID", help="The id of anything in the record, or how it begins.")],
    as_json: AsJson = False,
    then: Then,
) -> None:
    """All about one event: every report, its sentence, on whose word, and why they were joined. Also any other id."""
    from regesta.cli.views import draw_view

    with open_record(record, then) as opened:
        view = opened.show(id_)
    if as_json:
        output.write_json(view)
    else:
        draw_view(view)


@app.command()
@output.for_people
@grouped
def events(record: RecordFile, form: Form, then: Then) -> None:
    """All events as records, for other programs; `timeline` is for reading."""
    with open_record(record, then) as opened:
        found = list(opened.events())
    if not form.dump(found, tables.events_csv):
        output.draw(tables.events(found), nothing="No events in this record.")


@app.command()
@output.for_people
@grouped
def documents(
    record: RecordFile,
    *,
    search: Annotated[
        str | None, typer.Option("--search", metavar="WORDS", help="Only reports with all these words.")
    ] = None,
    form: Form,
    then: Then,
) -> None:
    """The reports, copies marked; or those with certain words, best first."""
    with open_record(record, then) as opened:
        found = list(opened.documents(search=search))
        states = opened.states()
    _tell(found, form, lambda rows, full: tables.documents(rows, states=states, full=full), "No reports found.")


@app.command()
@output.for_people
@grouped
def statements(
    record: RecordFile,
    *,
    actor: Actor = None,
    form: Form,
    then: Then,
) -> None:
    """Who said what, and on whose word."""
    with open_record(record, then) as opened:
        found = list(opened.statements(actor=actor))
        reports = {one.id: one for one in opened.documents()}
    _tell(
        found,
        form,
        lambda rows, full: tables.statements(rows, reports=reports, full=full),
        "No statements found.",
    )


@app.command()
@output.for_people
@grouped
def figures(
    record: RecordFile,
    *,
    actor: Actor = None,
    form: Form,
    then: Then,
) -> None:
    """Which figures were given, of what, and on whose word."""
    with open_record(record, then) as opened:
        found = list(opened.figures(actor=actor))
        reports = {one.id: one for one in opened.documents()}
    _tell(found, form, lambda rows, full: tables.figures(rows, reports=reports, full=full), "No figures found.")


@app.command()
@output.for_people
@grouped
def disagreements(record: RecordFile, form: Form, then: Then) -> None:
    """Where reports cannot both be right, were revised, or were denied."""
    with open_record(record, then) as opened:
        found = list(opened.disagreements())
        told = {one.id: what(one) for one in opened.events()}
    _tell(
        found,
        form,
        lambda rows, full: tables.disagreements(rows, events=told, full=full),
        "No disagreements found.",
    )


@app.command()
@output.for_people
@grouped
def issues(
    record: RecordFile,
    *,
    code: Annotated[str | None, typer.Option("--code", metavar="CODE", help="Only issues of this code.")] = None,
    form: Form,
) -> None:
    """What was skipped or doubted, why, and what to do about it."""
    with open_record(record) as opened:
        found = list(opened.issues(code=code))
    _tell(found, form, lambda rows, full: tables.issues(rows, full=full), "No issues: everything was read.")


@app.command()
@output.for_people
def schema() -> None:
    """JSON Schema of every record that is stored."""
    output.write_json(Record.schema())


@contextmanager
def open_record(record: Path, then: Then | None = None) -> Iterator[Record]:
    """The record, or as it stood on a day, with a word about a run that was stopped."""
    as_of, held_at = (then.as_of, then.held_at) if then else (None, None)
    if as_of is not None and held_at is not None:
        raise InputError(
            "Choose one of --as-of (what was published by then) and --held-at (what the record held then)."
        )
    with Record(record) as opened:
        if opened.unfinished:
            output.tell(
                f"A run on this record was stopped; what it left is missing here. Finish it: regesta add {record}"
            )
        if as_of is None and held_at is None:
            yield opened
            return
        with opened.as_of(as_of) if as_of is not None else opened.held_at(held_at or "") as stood:
            yield stood


def _tell(found: list[Any], form: Form, table: Callable[[list[Any], bool], tables.Table], nothing: str) -> None:
    if not form.dump(found, lambda rows: table(rows, True)):
        output.draw(table(found, False), nothing=nothing)
