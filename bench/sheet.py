"""A sheet of statements drawn at random, for a person to read. In: tables of reports. Out: a text file with a line to mark for each.

    python -m bench.sheet corpora/one.json corpora/two.csv --count 100 --seed 1 --out /somewhere/sheet.txt

Reports are drawn evenly from the tables, read into a record that is thrown away, and statements drawn from those. The sheet holds other
people's text: it is written outside the repository and stays there. Only the figures that its reader counted go into docs/accuracy.md.
"""

import argparse
import csv
import datetime as dt
import json
import random
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import regesta
from regesta.errors import InputError
from regesta.records import Document, Statement
from regesta.store import read as stored
from regesta.store.database import open_store

REPORTS = 40  # drawn from each table (a choice: enough for a hundred statements with few from one report)
AROUND = 220  # characters of the report shown before and after
NAMES = {"title": ("title", "headline"), "url": ("url", "link"), "text": ("text", "story_text", "body")}


def rows(path: Path) -> list[dict[str, Any]]:
    """The reports of a table as title, address, date and text."""
    if path.suffix == ".json":
        told = json.loads(path.read_text(encoding="utf-8"))
    elif path.suffix == ".csv":
        csv.field_size_limit(10_000_000)
        told = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines(keepends=True)))
    else:
        raise InputError(f"{path} is neither .json nor .csv. Give a table of reports.")
    made = []
    for row in told:
        one = {name: next((row[key] for key in keys if row.get(key)), "") for name, keys in NAMES.items()}
        made.append(one | {"date": _date(row.get("date"))})
    return [row for row in made if row["text"]]


def _date(told: object) -> str:
    if isinstance(told, int | float):  # milliseconds since 1970
        return dt.datetime.fromtimestamp(told / 1000, tz=dt.UTC).date().isoformat()
    return str(told or "")


def drawn(paths: Sequence[Path], *, count: int, seed: int) -> list[tuple[Document, Statement]]:
    """Statements drawn at random from reports drawn at random; the same for the same seed, tables and version."""
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        for path in paths:
            all_ = rows(path)
            some = dice.sample(all_, min(REPORTS, len(all_)))
            target = Path(folder) / f"{path.stem}.jsonl"
            target.write_text("".join(json.dumps(row) + "\n" for row in some), encoding="utf-8")
        file = Path(folder) / "sheet.regesta"
        with regesta.open(file, create=True) as record:
            record.add(sorted(Path(folder).glob("*.jsonl")))
        with open_store(file) as store:
            documents = {document.id: document for document in stored.documents(store)}
            found = sorted(stored.statements(store), key=lambda s: s.id)
    each = count // len(paths)
    chosen: list[Statement] = []
    for path in paths:
        own = [s for s in found if path.stem in documents[s.document].source]
        chosen += dice.sample(own, min(each, len(own)))
    return [(documents[s.document], s) for s in chosen]


def line(number: int, document: Document, statement: Statement) -> str:
    """One statement as it is read: where it stands, and what we made of it."""
    start = min(span.start for span in (*statement.content, *((statement.cue,) if statement.cue else ())))
    end = max(span.end for span in (*statement.content, *((statement.cue,) if statement.cue else ())))
    text = " ".join(document.text[max(0, start - AROUND) : end + AROUND].split())
    speaker = statement.speaker.name if statement.speaker else "-"
    by = " < ".join(party.name for party in statement.by) or "-"
    words = " … ".join(" ".join(span.text.split()) for span in statement.content)
    told = statement.addressee.name if statement.addressee else "-"
    cue = statement.cue.text if statement.cue else "-"
    return (
        f"{number:>3} [ ] speaker [ ] words   {document.source}\n    text     {text}\n    speaker  {speaker} (by {by}; to {told})\n"
        f"    words    {statement.manner}, {statement.act}, cue {cue!r}: {words}\n"
    )


def main() -> None:
    """Draw the sheet and write it."""
    options = argparse.ArgumentParser(prog="python -m bench.sheet", description="A sheet of statements to be read.")
    options.add_argument("tables", nargs="+", type=Path)
    options.add_argument("--count", type=int, default=100)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--out", type=Path, required=True)
    typed = options.parse_args()
    if Path(__file__).parents[1] in typed.out.resolve().parents:
        options.error("the sheet holds other people's text: write it outside the repository")
    found = drawn(typed.tables, count=typed.count, seed=typed.seed)
    typed.out.write_text("\n".join(line(i, *pair) for i, pair in enumerate(found, 1)), encoding="utf-8")
    sys.stdout.write(f"{len(found)} statements in {typed.out}\n")


if __name__ == "__main__":
    main()
