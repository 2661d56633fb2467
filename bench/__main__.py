"""`python -m bench TASK PATH [--json] [--sample N] [--lines]`: one task on one set of data. Out: a table, or one JSON object.


Every task is a module of this folder with `run(path, sample=N)`, which returns
`{"task", "data", "n", "ours": {metric: value}, "floor": {...}, "peer": {...}, "errors": [{"kind", "count"}]}`.
"""

import argparse
import importlib
import json
import os
import sys
from pathlib import Path
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command line sets it, before numpy is loaded
FOLDER = Path(__file__).parent
SHOWN_ERRORS = 12


def tasks() -> list[str]:
    """The tasks there are: modules of this folder that have a `run`."""
    return sorted(file.stem for file in FOLDER.glob("*.py") if "\ndef run(" in file.read_text(encoding="utf-8"))


def main() -> None:
    """Read what was typed, run the task, print its object."""
    options = argparse.ArgumentParser(prog="python -m bench", description="Measures one task on one set of data.")
    options.add_argument("task", choices=tasks())
    options.add_argument("path", type=Path, help="the data, in the set's own format")
    options.add_argument("--json", action="store_true", help="one JSON object")
    options.add_argument("--lines", action="store_true", help="task record: every line that is not right, to be read")
    options.add_argument("--sample", type=int, metavar="N", help="about N items of it only")
    typed = options.parse_args()
    if not typed.path.exists():
        options.error(f"there is nothing at {typed.path}")
    if typed.sample is not None and typed.sample < 1:
        options.error("--sample needs a number above 0")
    task = importlib.import_module(f"bench.{typed.task}")
    if typed.lines:
        if not hasattr(task, "lines"):
            options.error(f"the task {typed.task} lists no lines")
        sys.stdout.writelines(f"{line}\n" for line in task.lines(typed.path))
        return
    result = task.run(typed.path, sample=typed.sample)
    if typed.json:
        sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n")
    else:
        draw(result)


def draw(result: dict[str, Any]) -> None:
    """The object as a table, its commonest errors beneath."""
    console = Console(highlight=False)
    table = Table(
        box=box.SIMPLE_HEAD, title=f"{result['task']} on {result['data']}, n = {result['n']}", title_justify="left"
    )
    table.add_column("metric")
    for column in ("ours", "floor", "peer"):
        table.add_column(column, justify="right")
    names = dict.fromkeys([*result["ours"], *result["floor"], *result["peer"]])
    for name in names:
        table.add_row(name, *(_cell(result[column].get(name)) for column in ("ours", "floor", "peer")))
    console.print(table)
    if "confusion" in result:
        console.print(_confusion(result["confusion"]))
    for error in result["errors"][:SHOWN_ERRORS]:
        console.print("  ", _error(error), markup=False)


def _confusion(rows: dict[str, dict[str, int]]) -> Table:
    """What each right value was read as."""
    names = list(dict.fromkeys([*rows, *(name for row in rows.values() for name in row)]))
    table = Table("right", *names, box=box.SIMPLE_HEAD, title="read as", title_justify="left")
    for right, row in rows.items():
        table.add_row(right, *(str(row.get(name, "")) for name in names))
    return table


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.3f}" if abs(value) < 10 else f"{value:,.1f}"
    return "" if value is None else str(value)


def _error(error: object) -> str:
    if isinstance(error, dict) and {"kind", "count"} <= set(error):
        return f"{error['count']:>5}  {error['kind']}"
    return f"{error[1]:>5}  {error[0]}" if isinstance(error, list | tuple) and len(error) == 2 else str(error)


if __name__ == "__main__":
    main()
