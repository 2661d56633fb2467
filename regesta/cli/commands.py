"""The commands. In: what was typed. Out: the Record's methods, called and shown."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from regesta.cli import output
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
AsJson = Annotated[bool, typer.Option("--json", help="Every field, as JSON.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="As CSV, one row each.")]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="As it stood then: what was published by that day.")
]
HeldAt = Annotated[
    str | None, typer.Option("--held-at", metavar="DATE", help="What this record held at the end of that day.")
]
Actor = Annotated[str | None, typer.Option("--actor", metavar="NAME", help='An actor: RUS, Russia, "Kim Jong Un".')]


@app.callback(invoke_without_command=True)
def options(version: Annotated[bool, typer.Option("--version", help="Tell the version.")] = False) -> None:
    """Options that stand before a command."""
    if version:
        output.screen().print(f"regesta {__version__}")
        raise typer.Exit


@app.command()
@output.for_people
def add(
    record: RecordFile,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATHS...", help="Folders, files, Parquet tables of an engine, or - for standard input."
        ),
    ] = None,
    metadata: Annotated[
        str | None,
        typer.Option("--metadata", metavar="TABLE", help="CSV: file, publisher, published, url, title, language."),
    ] = None,
    actors: Annotated[
        str | None,
        typer.Option("--actors", metavar="FILE", help="Your own actors: YAML, CSV, or FollowTheMoney JSON lines."),
    ] = None,
    events: Annotated[
        str | None,
        typer.Option("--events", metavar="FILE", help="Your own kinds of acts: YAML, as docs/events.md shows."),
    ] = None,
    reader: Annotated[
        str | None,
        typer.Option(
            "--reader", metavar="NAME", help="A spaCy pipeline of Universal Dependencies in our reader's place."
        ),
    ] = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", metavar="N", min=1, help="Processes that read; all cores if not given.")
    ] = None,
    engine: Annotated[
        str | None, typer.Option("--engine", metavar="ENGINE", help="daft: this machine; ray: a cluster of many.")
    ] = None,
    tables: Annotated[
        str | None, typer.Option("--tables", metavar="FOLDER", help="Keep the engine's Parquet tables there.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Read reports into a record, which is made if there is none. Run it again to go on where it was stopped."""
    from regesta.cli.adding import How, add_with_bar

    how = How(metadata, actors, events, reader, jobs, engine, tables)
    add_with_bar(record, paths or [], how, as_json=as_json)


@app.command()
@output.for_people
def timeline(
    record: RecordFile,
    between: Annotated[
        tuple[str, str] | None, typer.Option("--between", metavar="A B", help="Two actors: RUS PRK, or Russia China.")
    ] = None,
    actor: Actor = None,
    type_: Annotated[
        str | None, typer.Option("--type", metavar="TYPE", help="A type (CONSULT) or kind (meeting).")
    ] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="2023, 2023-09 or 2023-09-13.")] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="The last day; written likewise.")
    ] = None,
    status: Annotated[
        str | None,
        typer.Option("--status", metavar="STATUS", help="happened, ongoing, planned, possible, denied, not_happened."),
    ] = None,
    sources: Annotated[bool, typer.Option("--sources", help="With the reports and their sentences.")] = False,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", min=1, help="So many events a page; 500 on the screen.")
    ] = None,
    page: Annotated[int, typer.Option("--page", metavar="N", min=1, help="The first page is 1.")] = 1,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    as_of: AsOf = None,
    held_at: HeldAt = None,
) -> None:
    """What happened, one line an event, by date. Undated events come last, or not at all when you ask for dates."""
    from regesta.cli.timelines import PAGE, draw_timeline

    with open_record(record, as_of=as_of, held_at=held_at) as opened:
        size = limit or (None if (as_json or as_csv) and page == 1 else PAGE)
        lines = opened.timeline(
            between=between, actor=actor, type=type_, since=since, until=until, status=status,
            limit=size, offset=(page - 1) * (size or 0),
        )  # fmt: skip
    if not output.dump(lines, as_json=as_json, as_csv=as_csv, table=tables.timeline_csv):
        draw_timeline(lines, record=record, sources=sources, page=page)


@app.command()
@output.for_people
def show(
    record: RecordFile,
    id_: Annotated[str, typer.Argument(metavar="ID", help="The id of anything in the record, or how it begins.")],
    as_json: AsJson = False,
    as_of: AsOf = None,
    held_at: HeldAt = None,
) -> None:
    """All about one event: every report, its sentence, on whose word, and why they were joined. Also any other id."""
    from regesta.cli.views import draw_view

    with open_record(record, as_of=as_of, held_at=held_at) as opened:
        view = opened.show(id_)
    if as_json:
        output.write_json(view)
    else:
        draw_view(view)


@app.command()
@output.for_people
def events(
    record: RecordFile, as_json: AsJson = False, as_csv: AsCsv = False, as_of: AsOf = None, held_at: HeldAt = None
) -> None:
    """All events as records, for other programs; `timeline` is for reading."""
    with open_record(record, as_of=as_of, held_at=held_at) as opened:
        found = list(opened.events())
    if not output.dump(found, as_json=as_json, as_csv=as_csv, table=tables.events_csv):
        output.draw(tables.events(found), nothing="No events in this record.")


@app.command()
@output.for_people
def documents(
    record: RecordFile,
    search: Annotated[
        str | None, typer.Option("--search", metavar="WORDS", help="Only reports with all these words.")
    ] = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    as_of: AsOf = None,
    held_at: HeldAt = None,
) -> None:
    """The reports, copies marked; or those with certain words, best first."""
    with open_record(record, as_of=as_of, held_at=held_at) as opened:
        found = list(opened.documents(search=search))
        states = opened.states()
    _tell(
        found, as_json, as_csv, lambda rows, full: tables.documents(rows, states=states, full=full), "No reports found."
    )


@app.command()
@output.for_people
def statements(
    record: RecordFile,
    actor: Actor = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    as_of: AsOf = None,
    held_at: HeldAt = None,
) -> None:
    """Who said what, and on whose word."""
    with open_record(record, as_of=as_of, held_at=held_at) as opened:
        found = list(opened.statements(actor=actor))
        reports = {one.id: one for one in opened.documents()}
    _tell(
        found,
        as_json,
        as_csv,
        lambda rows, full: tables.statements(rows, reports=reports, full=full),
        "No statements found.",
    )


@app.command()
@output.for_people
def figures(
    record: RecordFile,
    actor: Actor = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    as_of: AsOf = None,
    held_at: HeldAt = None,
) -> None:
    """Which figures were given, of what, and on whose word."""
    with open_record(record, as_of=as_of, held_at=held_at) as opened:
        found = list(opened.figures(actor=actor))
        reports = {one.id: one for one in opened.documents()}
    _tell(
        found, as_json, as_csv, lambda rows, full: tables.figures(rows, reports=reports, full=full), "No figures found."
    )


@app.command()
@output.for_people
def disagreements(
    record: RecordFile, as_json: AsJson = False, as_csv: AsCsv = False, as_of: AsOf = None, held_at: HeldAt = None
) -> None:
    """Where reports cannot both be right, were revised, or were denied."""
    with open_record(record, as_of=as_of, held_at=held_at) as opened:
        found = list(opened.disagreements())
        told = {one.id: what(one) for one in opened.events()}
    _tell(
        found,
        as_json,
        as_csv,
        lambda rows, full: tables.disagreements(rows, events=told, full=full),
        "No disagreements found.",
    )


@app.command()
@output.for_people
def issues(
    record: RecordFile,
    code: Annotated[str | None, typer.Option("--code", metavar="CODE", help="Only issues of this code.")] = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """What was skipped or doubted, why, and what to do about it."""
    with open_record(record) as opened:
        found = list(opened.issues(code=code))
    _tell(found, as_json, as_csv, lambda rows, full: tables.issues(rows, full=full), "No issues: everything was read.")


@app.command()
@output.for_people
def schema() -> None:
    """JSON Schema of every record that is stored."""
    output.write_json(Record.schema())


@contextmanager
def open_record(record: Path, *, as_of: str | None = None, held_at: str | None = None) -> Iterator[Record]:
    """The record, or as it stood on a day, with a word about a run that was stopped."""
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
        with opened.as_of(as_of) if as_of is not None else opened.held_at(held_at or "") as then:
            yield then


def _tell(
    found: list[Any], as_json: bool, as_csv: bool, table: Callable[[list[Any], bool], tables.Table], nothing: str
) -> None:
    if not output.dump(found, as_json=as_json, as_csv=as_csv, table=lambda rows: table(rows, True)):
        output.draw(table(found, False), nothing=nothing)
