"""`regesta brief`. In: two names, a period, a file. Out: the briefing in the file's format, or as Markdown on the screen."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from regesta.cli import output
from regesta.cli.commands import RecordFile, app, open_record
from regesta.cli.groups import Pair, Period, grouped
from regesta.serve.tables import counted


@app.command()
@output.for_people
@grouped
def brief(
    record: RecordFile,
    *,
    between: Annotated[tuple[str, str], Pair],
    period: Period,
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
        briefing = opened.brief(
            between, since=period.since, until=period.until, pages=pages, max_lines=max_lines, to=to
        )
    if to is None:
        from regesta.serve.briefing.markdown import markdown

        sys.stdout.write(markdown(briefing))
        return
    notes = counted(sum(1 for _ in briefing.notes()), "note")
    output.screen().print(f"{to}: {briefing.title}, {briefing.covers}, {notes}.")
