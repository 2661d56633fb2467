"""`regesta originals`: what is kept of reports as they came. In: a record, a report. Out: its size, or one of them as text."""

from typing import Annotated

import typer

from regesta.cli import output
from regesta.cli.commands import RecordFile, app, open_record
from regesta.cli.groups import AsJson
from regesta.errors import InputError
from regesta.serve.facing import odd_signs
from regesta.serve.tables import counted

Report = Annotated[
    str | None, typer.Argument(metavar="REPORT", help="The id of a report, or how it begins: print it as it came.")
]


@app.command()
@output.for_people
def originals(
    record: RecordFile,
    report: Report = None,
    drop: Annotated[bool, typer.Option("--drop", help="Take them out, and give their room back.")] = False,
    as_json: AsJson = False,
) -> None:
    """Reports as they came: how many are kept and what room they take; or one of them."""
    with open_record(record) as opened:
        if report is not None:
            found = opened.original(report)
            if found is None:
                raise InputError(f"Nothing of {report} is kept as it came. Add its file once more.")
            output.screen().print(odd_signs(found), markup=False, highlight=False, soft_wrap=True)
            return
        room = opened.originals(drop=drop)
    if as_json:
        output.write_json(room)
        return
    cut = f", {room.cut} of them cut" if room.cut else ""
    output.screen().print(
        f"{counted(room.reports, 'report')} {'was' if drop else 'is' if room.reports == 1 else 'are'} kept as they came{cut}: "
        f"{room.size:,} bytes, {room.packed:,} in the record file{'; they are gone from it now' if drop else ''}.",
        soft_wrap=True,
    )
