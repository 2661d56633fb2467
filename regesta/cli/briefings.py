"""`regesta brief`. In: two names, a period, a file. Out: the briefing in the file's format, or as Markdown on the screen."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from regesta.cli import output
from regesta.cli.commands import RecordFile, app, open_record
from regesta.serve.tables import counted


@app.command()
@output.for_people
def brief(
    record: RecordFile,
    between: Annotated[
        tuple[str, str], typer.Option("--between", metavar="A B", help="Two actors: RUS PRK, or Russia China.")
    ],
    since: Annotated[str | None, typer.Option("--since", metavar="DATE", help="2023, 2023-09 or 2023-09-13.")] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="The last day; written likewise.")
    ] = None,
    pages: Annotated[str, typer.Option("--pages", metavar="LENGTH", help="one (page), short or full.")] = "full",
    max_lines: Annotated[
        int | None, typer.Option("--max-lines", metavar="N", help="How many events are told at most.")
    ] = None,
    to: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="A file: .docx, .pdf, .html or .md.")
    ] = None,
) -> None:
    """A briefing on two actors, every sentence with a footnote to its report and the very words; Markdown without -o."""
    with open_record(record) as opened:
        briefing = opened.brief(between, since=since, until=until, pages=pages, max_lines=max_lines, to=to)
    if to is None:
        from regesta.serve.briefing.markdown import markdown

        sys.stdout.write(markdown(briefing))
        return
    notes = counted(sum(1 for _ in briefing.notes()), "note")
    output.screen().print(f"{to}: {briefing.title}, {briefing.covers}, {notes}.")
