"""Options that commands share, several as one parameter. In: a command with groups. Out: the same command with each option by itself.

typer makes an option of every parameter, so a command with filters, a day and a form of output had twelve. A group is a frozen dataclass
whose fields are the options; `grouped` shows typer the fields, and hands the command the group. Nothing else is done: names, helps,
defaults and their order are those of the fields.
"""

import functools
import inspect
from collections.abc import Callable, Iterable
from dataclasses import MISSING, dataclass, fields, is_dataclass
from typing import Annotated, Any, get_type_hints

import typer

from regesta.cli import output
from regesta.serve.tables import Table

Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="2023, 2023-09 or 2023-09-13.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="The last day; written likewise.")]
Pair = typer.Option("--between", metavar="A B", help="Two actors: RUS PRK, or Russia China.")
AsJson = Annotated[bool, typer.Option("--json", help="Every field, as JSON.")]
Actor = Annotated[str | None, typer.Option("--actor", metavar="NAME", help='An actor: RUS, Russia, "Kim Jong Un".')]


@dataclass(frozen=True)
class Which:
    """Which events: the filters of `timeline` and of `export`."""

    between: Annotated[tuple[str, str] | None, Pair] = None
    actor: Actor = None
    type: Annotated[str | None, typer.Option("--type", metavar="TYPE", help="A type (CONSULT) or kind (meeting).")] = (
        None
    )
    since: Since = None
    until: Until = None
    status: Annotated[
        str | None,
        typer.Option("--status", metavar="STATUS", help="happened, ongoing, planned, possible, denied, not_happened."),
    ] = None
    abroad: Annotated[
        bool, typer.Option("--abroad", help="Without home affairs: acts of parties of one state among themselves.")
    ] = False
    confidence: Annotated[
        float | None,
        typer.Option("--confidence", metavar="N", help="Only events at least so likely read rightly: 0 to 1, as 0.7."),
    ] = None


@dataclass(frozen=True)
class Period:
    """From which day to which."""

    since: Since = None
    until: Until = None


@dataclass(frozen=True)
class Then:
    """The record as it stood on a day."""

    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="As it stood then: what was published by that day.")
    ] = None
    held_at: Annotated[
        str | None, typer.Option("--held-at", metavar="DATE", help="What this record held at the end of that day.")
    ] = None


@dataclass(frozen=True)
class Page:
    """Which part of a long list."""

    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", min=1, help="So many events a page; 500 on the screen.")
    ] = None
    page: Annotated[int, typer.Option("--page", metavar="N", min=1, help="The first page is 1.")] = 1


@dataclass(frozen=True)
class Form:
    """How what was found is written: for people, or for programs."""

    as_json: AsJson = False
    as_csv: Annotated[bool, typer.Option("--csv", help="As CSV, one row each.")] = False

    def dump(self, found: Iterable[Any], table: Callable[[list[Any]], Table]) -> bool:
        """Write the records as JSON or CSV when that was asked for; False when a table for the screen is wanted."""
        return output.dump(found, as_json=self.as_json, as_csv=self.as_csv, table=table)


@dataclass(frozen=True)
class How:
    """How reports are read in; None is what the record keeps, or all cores."""

    metadata: Annotated[
        str | None,
        typer.Option("--metadata", metavar="TABLE", help="CSV: file, publisher, published, url, title, language."),
    ] = None
    actors: Annotated[
        str | None,
        typer.Option("--actors", metavar="FILE", help="Your own actors: YAML, CSV, or FollowTheMoney JSON lines."),
    ] = None
    events: Annotated[
        str | None,
        typer.Option("--events", metavar="FILE", help="Your own kinds of acts: YAML, as docs/events.md shows."),
    ] = None
    reader: Annotated[
        str | None,
        typer.Option(
            "--reader", metavar="NAME", help="A spaCy pipeline of Universal Dependencies in our reader's place."
        ),
    ] = None
    jobs: Annotated[
        int | None, typer.Option("--jobs", metavar="N", min=1, help="Processes that read; all cores if not given.")
    ] = None
    engine: Annotated[
        str | None, typer.Option("--engine", metavar="ENGINE", help="daft: this machine; ray: a cluster of many.")
    ] = None
    tables: Annotated[
        str | None, typer.Option("--tables", metavar="FOLDER", help="Keep the engine's Parquet tables there.")
    ] = None


def grouped(command: Callable[..., None]) -> Callable[..., None]:
    """The command with an option for each field of its groups."""
    hints = get_type_hints(command, include_extras=True)
    groups = {name: kind for name, kind in hints.items() if isinstance(kind, type) and is_dataclass(kind)}
    shown: list[inspect.Parameter] = []
    for one in inspect.signature(command).parameters.values():
        if one.name in groups:
            shown += _options(groups[one.name])
        else:
            shown.append(one.replace(kind=inspect.Parameter.KEYWORD_ONLY, annotation=hints[one.name]))

    @functools.wraps(command)
    def run(**typed: Any) -> None:
        made = {name: kind(**{one.name: typed.pop(one.name) for one in fields(kind)}) for name, kind in groups.items()}
        command(**typed, **made)

    run.__signature__ = inspect.Signature(shown, return_annotation=None)  # type: ignore[attr-defined]
    run.__annotations__ = {one.name: one.annotation for one in shown}
    return run


def _options(group: type) -> Iterable[inspect.Parameter]:
    hints = get_type_hints(group, include_extras=True)
    for one in fields(group):
        default = inspect.Parameter.empty if one.default is MISSING else one.default
        yield inspect.Parameter(one.name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=hints[one.name])
