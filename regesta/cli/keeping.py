"""Keeping a record safe: is it whole, and a copy of it. In: a record. Out: what is wrong, with exit code 1; a file."""

from pathlib import Path
from typing import Annotated

import typer

from regesta.cli import output
from regesta.cli.commands import RecordFile, app, open_record
from regesta.cli.groups import AsJson

MEND = "Take out your last copy (regesta backup makes them), or make the record anew from the reports with regesta add."


@app.command()
@output.for_people
def check(record: RecordFile, as_json: AsJson = False) -> None:
    """Is the record whole? Every entry, link and sentence is read back; exit code 1 when something is wrong."""
    with open_record(record) as opened:
        found = opened.check()
        reports = len(opened.states())
    if as_json:
        output.write_json(found)
    elif found:
        for one in found:
            output.screen().print(f"{one.code} ({one.count}): {one.what}", soft_wrap=True, markup=False)
        output.tell(MEND)
    else:
        output.screen().print(f"{record} is whole: {reports} reports, every value reads back.", soft_wrap=True)
    if found:
        raise typer.Exit(1)


@app.command()
@output.for_people
def backup(
    record: RecordFile,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The new file; it must not be there.")],
) -> None:
    """Copy the record to a new file, also while reports are being added to it; the copy is read back."""
    with open_record(record) as opened:
        made = opened.backup(file)
    output.screen().print(f"{made} is a whole copy of {record}.", soft_wrap=True)
