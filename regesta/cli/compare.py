"""`compare`. In: what was typed. Out: how far the rows of a coded data set are borne out by the record, each with its sentence."""

from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from regesta.cli import output
from regesta.cli.commands import RecordFile, app, open_record
from regesta.cli.groups import Form, grouped
from regesta.errors import InputError
from regesta.serve.compare import Compared, Comparison, Evidence, Verdict
from regesta.serve.comparetables import CAVEAT, VERDICTS, headline, page, share, table, told_row
from regesta.serve.dates import day
from regesta.serve.tables import counted

JUDGED: tuple[Verdict, ...] = ("supported", "partly", "not")
STYLES = {"supported": "green", "partly": "yellow", "not": "red"}


@app.command()
@output.for_people
@grouped
def compare(
    record: RecordFile,
    *,
    rows: Annotated[Path, typer.Argument(metavar="ROWS", help="A POLECAT, ICEWS or GDELT file, also .zip or .gz.")],
    show: Annotated[
        int, typer.Option("--show", metavar="N", help="How many rows of each sort are told; 0 is totals only.")
    ] = 10,
    everything: Annotated[
        bool, typer.Option("--all", help="All rows, also those that the record cannot judge.")
    ] = False,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help="All of it as a page whose sentences link to the reports."),
    ] = None,
    form: Form,
) -> None:
    """Which rows of machine-coded events the record supports, with the sentence, which it does not, and what they lack.

    A row is supported by an event of the same parties in the same roles (or mutual), the same PLOVER type, on the same day; in part
    when one or two of these differ. CAMEO codes are read as PLOVER types. Rows on actors or days that the reports do not
    cover are counted apart.
    """
    if form.as_json and form.as_csv:
        raise InputError("Choose one of --json and --csv.")
    with open_record(record) as opened:
        found = opened.compare(rows, everything=everything)
    if html is not None:
        try:
            html.write_text(page(found, record=str(record), rows=rows.name), encoding="utf-8")
        except OSError as error:
            raise InputError(f"{html} cannot be written: {error.strerror}.") from error
    if form.as_json:
        output.write_json(found)
    elif form.as_csv:
        output.write_csv(table(found))
    else:
        draw_comparison(found, record=record, show=10**9 if everything else show)
        if html is not None:
            output.screen().print(Text(f"All of it: {html}"))


def draw_comparison(found: Comparison, *, record: Path, show: int) -> None:
    """Totals, then rows, then what no row has."""
    console = output.screen()
    judged = found.rows - found.totals["not coverable"]
    console.print(Text(headline(found), style="bold"))
    for verdict in JUDGED:
        console.print(Text(f"  {VERDICTS[verdict]}: {share(found.totals[verdict], judged)}", style=STYLES[verdict]))
    for why, number in found.differences.items():
        console.print(Text(f"    {number} differ in {why}", style="dim"))
    if found.repeated:
        console.print(
            Text(f"  {counted(found.repeated, 'row')} told an event again that an earlier row has", style="dim")
        )
    for why, number in found.not_coverable.items():
        console.print(Text(f"  cannot be judged: {number}, {why}", style="dim"))
    if found.unread:
        console.print(
            Text(f"  could not be read: {counted(len(found.unread), 'line')}. {found.unread[0].reason}", style="red")
        )
    if found.covered[0]:
        console.print(
            Text(f"  The record's reports are of {day(found.covered[0])} to {day(found.covered[1])}.", style="dim")
        )
    if len(found.by_type) > 1:
        console.print(_types(found))
    for verdict in ("partly", "not", "supported"):
        _draw_rows(
            [one for one in found.compared if one.verdict == verdict], console, title=VERDICTS[verdict], show=show
        )
    _draw_missing(found, console, show=show)
    console.print(Text(CAVEAT, style="dim"))
    first = next((one.evidence for one in found.compared if one.evidence), None)
    if first is not None:
        console.print(Text(f"One event with all its sentences: regesta show {record} {first.event[:7]}", style="dim"))


def _types(found: Comparison) -> Grid:
    grid = Grid(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False, header_style="bold")
    grid.add_column("Type of the row")
    for verdict in JUDGED:
        grid.add_column(VERDICTS[verdict], justify="right")
    for name, counts in sorted(found.by_type.items()):
        grid.add_row(name, *(str(counts[verdict]) for verdict in JUDGED))
    return grid


def _draw_rows(rows: list[Compared], console: Console, *, title: str, show: int) -> None:
    if not rows or not show:
        return
    console.print(Text(f"\n{title.capitalize()}", style="bold"))
    for one in rows[:show]:
        again = " (again)" if one.again else ""
        console.print(Text(f"line {one.row.line}  {told_row(one)}{again}"))
        for why in one.why:
            console.print(Text(f"    {why}", style="yellow"))
        if one.evidence is not None:
            draw_evidence(one.evidence, console)
    if len(rows) > show:
        console.print(Text(f"... and {len(rows) - show} more: --all, --csv, --json or --html FILE", style="dim"))


def _draw_missing(found: Comparison, console: Console, *, show: int) -> None:
    if found.missing and show:
        console.print(Text(f"\nIn the record, and in no row: {len(found.missing)}", style="bold"))
        for one in found.missing[:show]:
            draw_evidence(one, console)
        if len(found.missing) > show:
            console.print(Text(f"... and {len(found.missing) - show} more", style="dim"))
    if found.outside:
        noun = counted(found.outside, "event")
        console.print(
            Text(f"{noun} of the record could be in no row: undated, not between states, or not done.", style="dim")
        )


def draw_evidence(one: Evidence, console: Console) -> None:
    """Our event with its sentence."""
    reports = f"{counted(one.reports, 'report')} ({one.origins})"
    console.print(Text.assemble("    ", (f"{one.when}: {one.what}", "bold"), (f"  {reports} [{one.event[:7]}]", "dim")))
    if one.sentence:
        cited = ", ".join(part for part in (one.outlet or "unknown outlet", one.published, one.url) if part)
        console.print(Text.assemble("    ", (f"“{one.sentence}” ", "italic"), (f"({cited})", "dim")))
