"""A folder with a CSV for each table. In: a Selection, a folder. Out: files in UTF-8 with a header, and a README of their columns.

A cell of text that a spreadsheet would take for a formula (it begins with = + - @, a tab or a line break) gets an apostrophe in front.
Empty is unknown.
"""

import csv
from pathlib import Path

from regesta.serve.export.readme import readme
from regesta.serve.export.selection import Selection
from regesta.serve.export.tables import Cell, Kind, all_tables
from regesta.serve.export.tally import Tally

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
NOTE = (
    "A cell that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, a tab or a line break) has an apostrophe "
    "in front; take it off when you read the files with a program. Empty is unknown. Files are UTF-8."
)


def write(chosen: Selection, folder: Path, tally: Tally) -> None:
    """Write every table."""
    for table in all_tables():
        kinds = [column.kind for column in table.columns]
        with (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow([column.name for column in table.columns])
            number = 0
            for row in table.rows(chosen):
                writer.writerow([guarded(cell, kind) for cell, kind in zip(row, kinds, strict=True)])
                number += 1
        tally.wrote(table.name, number)
    readme(folder, ending=".csv", note=NOTE, chosen=chosen)


def guarded(cell: Cell, kind: Kind = "text") -> str:
    """A cell as a spreadsheet may safely open it; numbers stay numbers."""
    if cell is None:
        return ""
    if kind == "yes":
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return f"{cell:.15g}"
    text = str(cell)
    return f"'{text}" if kind == "text" and text.startswith(FORMULA) else text
