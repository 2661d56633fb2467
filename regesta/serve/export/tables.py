"""The record as flat tables, described. In: a Selection. Out: Tables whose rows come one by one.

Csv, parquet, sqlite and the data dictionary are made of them.

Lists are rows of tables of their own. Days are inclusive here (`first_day`, `last_day`), as people and spreadsheets count; `date` is EDTF.
"""

from collections.abc import Callable, Iterator
from typing import Literal

import msgspec

from regesta.serve.export.selection import Selection

Kind = Literal["text", "integer", "real", "date", "yes"]
Cell = str | int | float | bool | None
Row = tuple[Cell, ...]


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """A column: `refers` is "table.column" of what it points at."""

    name: str
    kind: Kind
    what: str
    refers: str | None = None


class Flat(msgspec.Struct, frozen=True, kw_only=True):
    """A table: its columns and how its rows are made. `key` are the columns that tell one row from another."""

    name: str
    what: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Callable[[Selection], Iterator[Row]]


def columns(text: str) -> tuple[Column, ...]:
    """Columns from lines such as `event text>events.id: the event`."""
    found = []
    for line in text.strip().splitlines():
        head, _, what = line.strip().partition(": ")
        name, kind = head.split(" ", 1)
        kind, _, refers = kind.partition(">")
        found.append(Column(name=name, kind=msgspec.convert(kind, type=Kind), what=what, refers=refers or None))
    return tuple(found)


def all_tables() -> tuple[Flat, ...]:
    """Every table, those pointed at before those that point."""
    from regesta.serve.export import tables_acts, tables_said, tables_world

    return (*tables_world.TABLES, *tables_acts.TABLES, *tables_said.TABLES)
