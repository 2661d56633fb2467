"""`regesta watch`. In: addresses, a record. Out: what was fetched and read, and what was not and why."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from regesta.cli import output
from regesta.cli.adding import draw_summary
from regesta.cli.commands import app
from regesta.cli.groups import AsJson
from regesta.record import Record
from regesta.serve.tables import counted

if TYPE_CHECKING:
    from regesta.serve.watch.looking import Look


@app.command()
@output.for_people
def watch(
    sources: Annotated[
        list[str], typer.Argument(metavar="FEEDS...", help="Addresses of feeds, sitemaps, pages; OPML files.")
    ],
    record: Annotated[Path, typer.Argument(metavar="RECORD", help="The record file; it is made if there is none.")],
    limit: Annotated[int, typer.Option("--limit", metavar="N", help="How many pages are fetched at most.")] = 100,
    as_json: AsJson = False,
    allow_private: Annotated[bool, typer.Option("--allow-private", hidden=True)] = False,
) -> None:
    """Fetch what is new and read it, politely: robots.txt, a pause, only what changed. Nothing else ever goes to the network."""
    from regesta.serve.watch.looking import addresses

    addresses(sources)  # a slip of the hand makes no record
    with Record(record, create=True) as opened:
        console = output.errors()
        tell = (lambda url: console.print(Text(f"asking {url}", style="dim"))) if console.is_terminal else None
        found, run = opened.watch(sources, limit=limit, allow_private=allow_private, tell=tell)
    if as_json:
        problems = [{"url": one.url, "state": one.state, "why": one.why} for one in found.problems]
        told = {"fetched": found.files, "unchanged": found.unchanged, "waiting": found.waiting, "problems": problems}
        output.write_json({**told, "run": run})
        return
    _draw(found)
    if run is not None:
        draw_summary(run, record=record)


def _draw(found: "Look") -> None:
    console = output.screen()
    for one in found.problems:
        console.print(Text(f"{one.state}: {one.url} ({one.why})", style="yellow"))
    new = counted(len(found.files), "page")
    console.print(
        f"{counted(found.lists, 'list')} read, {counted(found.named, 'page')} named, {found.known} known before, {new} fetched."
    )
    if found.waiting:
        console.print(
            f"{found.waiting} more than the limit of this run; run it again for these, or with a larger --limit."
        )
