"""Getting records out: table, JSON or CSV. In: what a command found. Out: text on standard output, errors on the other."""

import csv
import functools
import os
import sys
from collections.abc import Callable, Iterable
from typing import Any, NoReturn, ParamSpec, TypeVar

import msgspec
import typer
from rich import box
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from regesta.errors import InputError, RegestaError
from regesta.serve.tables import Table

P = ParamSpec("P")
R = TypeVar("R")


class Screen(Console):
    """A console that ends quietly when nobody reads on, as under `| head`."""

    def on_broken_pipe(self) -> None:
        """End without a word."""
        nobody_reads_on()


def screen() -> Screen:
    """Standard output as it is now; made anew each time, as tests and pipes exchange it."""
    return Screen(highlight=False, soft_wrap=False)


def errors() -> Console:
    """Standard error."""
    return Console(stderr=True, highlight=False)


def tell(words: str) -> None:
    """A remark that is not what was asked for, on standard error."""
    errors().print(words, soft_wrap=True, markup=False)


def nobody_reads_on() -> NoReturn:
    """Leave without the traceback that a broken pipe would give."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains when it flushes at the end
    raise SystemExit(0)


def for_people(command: Callable[P, R]) -> Callable[P, R]:
    """The command, with our errors told in one line and exit code 1; anything else is a bug and shows its traceback."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except RegestaError as error:
            errors().print(Text.assemble(("regesta: ", "bold red"), str(error)), soft_wrap=True)
            raise typer.Exit(1) from error
        except BrokenPipeError:
            nobody_reads_on()
        except KeyboardInterrupt as stop:
            errors().print("Stopped.")
            raise typer.Exit(130) from stop

    return run


def dump(found: Iterable[Any], *, as_json: bool, as_csv: bool, table: Callable[[list[Any]], Table]) -> bool:
    """Write the records as JSON or CSV when that was asked for; False when a table for the screen is wanted."""
    if as_json and as_csv:
        raise InputError("Choose one of --json and --csv.")
    if as_json:
        write_json(list(found))
    elif as_csv:
        write_csv(table(list(found)))
    return as_json or as_csv


def write_json(value: object) -> None:
    """One JSON value, indented, as UTF-8."""
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n")
    sys.stdout.flush()


def write_csv(table: Table) -> None:
    """A table as CSV with a header."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(table.rows)
    sys.stdout.flush()


def draw(table: Table, *, nothing: str, foot: str = "") -> None:
    """A table that fits the terminal; `nothing` is said when it has no rows."""
    if not table.rows:
        screen().print(nothing)
        return
    grid = Grid(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False, header_style="bold")
    for column in table.columns:
        wide = column in table.wide
        grid.add_column(column, overflow="fold", no_wrap=not wide, ratio=None, style="dim" if column == "Id" else "")
    for row in table.rows:
        grid.add_row(*(Text(cell) for cell in row))
    screen().print(grid)
    if foot:
        screen().print(foot, style="dim")
