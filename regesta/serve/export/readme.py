"""What lies in an exported folder, told in Markdown. In: tables. Out: README.md, which also marks the folder as ours."""

from pathlib import Path

from regesta.serve.export.run import FIRST_LINE, MARK
from regesta.serve.export.selection import Selection
from regesta.serve.export.tables import Flat, all_tables
from regesta.version import __version__


def readme(folder: Path, *, ending: str, note: str, chosen: Selection) -> None:
    """Write the README of a folder of tables."""
    parts = [head(chosen, note), *(told(table, ending=ending) for table in all_tables())]
    (folder / MARK).write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def head(chosen: Selection, note: str) -> str:
    """Title, what is in it, and how to read it."""
    part = "The whole record." if chosen.whole else f"A part of the record: {asked(chosen)}."
    return f"{FIRST_LINE}\n\n{part} Made by Regesta {__version__}.\n\n{note}"


def asked(chosen: Selection) -> str:
    """The filters in words."""
    fields = {name: getattr(chosen.filters, name) for name in chosen.filters.__struct_fields__}
    return ", ".join(
        f"{name} {' '.join(value) if isinstance(value, tuple) else value}"
        for name, value in fields.items()
        if value is not None
    )


def told(table: Flat, *, ending: str = "", level: int = 2) -> str:
    """One table with its columns."""
    lines = [f"{'#' * level} {table.name}{ending}", "", table.what, "", "| column | kind | what |", "|---|---|---|"]
    for column in table.columns:
        refers = f" (`{column.refers}`)" if column.refers else ""
        key = " **key**" if column.name in table.key else ""
        lines.append(f"| `{column.name}`{key} | {KINDS[column.kind]} | {column.what}{refers} |")
    return "\n".join(lines)


KINDS = {"text": "text", "integer": "whole number", "real": "number", "date": "day, as 2024-03-05", "yes": "yes or no"}
