"""A sheet of statements or acts drawn at random, to be read. In: tables of reports. Out: a text file with a line to mark for each.

    python -m bench.sheet statements corpora/one.json corpora/two.csv --count 100 --seed 1 --out /somewhere/sheet.txt
    python -m bench.sheet events corpora/one.json corpora/two.csv -n 200 --seed 1 --out /somewhere/sheet.txt

Reports are drawn evenly from the tables, read into a record that is thrown away, and lines drawn from those. The sheet holds other
people's text: it is written outside the repository and stays there. Only the figures that its reader counted go into docs/accuracy.md.
"""

import argparse
import csv
import datetime as dt
import json
import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import regesta
from regesta.errors import InputError
from regesta.records import Document, EventMention, Party, Statement
from regesta.store import read as stored
from regesta.store.database import Store, open_store

REPORTS = 40  # drawn from each table (a choice: enough for a hundred lines with few from one report)
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


def drawn(paths: Sequence[Path], *, kind: str, count: int, seed: int) -> list[tuple[Document, Any]]:
    """Lines of one kind drawn at random from reports drawn at random; the same for the same seed, tables and version."""
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
            found = sorted(KINDS[kind][0](store), key=lambda one: one.id)
    each = count // len(paths)
    chosen: list[Any] = []
    for path in paths:
        own = [one for one in found if path.stem in documents[one.document].source]
        chosen += dice.sample(own, min(each, len(own)))
    return [(documents[one.document], one) for one in chosen]


def statement_lines(number: int, document: Document, statement: Statement) -> str:
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


def event_lines(number: int, document: Document, event: EventMention) -> str:
    """One act as it is read: its sentence with the trigger in brackets, and what we made of it."""
    at, end = event.trigger.start - event.sentence.start, event.trigger.end - event.sentence.start
    words = event.sentence.text
    text = " ".join(f"{words[:at]}[[{words[at:end]}]]{words[end:]}".split())
    thing = " ".join(event.object.text.split()) if event.object else "-"
    return (
        f"{number:>3} [ ] type [ ] parties [ ] status   {document.source} ({document.published or 'no date'})\n"
        f"    text     {text}\n"
        f"    act      {event.type} {event.subtype}, {event.status}{', background' if event.background else ''}\n"
        f"    parties  {_parties(event.actors)} -> {_parties(event.recipients)}   (thing: {thing})\n"
        f"    because  {'; '.join(event.provenance.reasons[:2])}\n"
    )


def _parties(parties: Sequence[Party]) -> str:
    return "; ".join(f"{_words(one)} = {one.name} ({one.state})" for one in parties) or "-"


def _words(party: Party) -> str:
    return " ".join(party.span.text.split()) if party.span is not None else "-"


KINDS: dict[str, tuple[Callable[[Store], Iterator[Any]], Callable[[int, Document, Any], str]]] = {
    "statements": (stored.statements, statement_lines),
    "events": (stored.event_mentions, event_lines),
}


def main() -> None:
    """Draw the sheet and write it."""
    options = argparse.ArgumentParser(prog="python -m bench.sheet", description="A sheet to be read.")
    options.add_argument("kind", choices=sorted(KINDS))
    options.add_argument("tables", nargs="+", type=Path)
    options.add_argument("-n", "--count", type=int, default=100)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--out", type=Path, required=True)
    typed = options.parse_args()
    if Path(__file__).parents[1] in typed.out.resolve().parents:
        options.error("the sheet holds other people's text: write it outside the repository")
    try:
        found = drawn(typed.tables, kind=typed.kind, count=typed.count, seed=typed.seed)
    except InputError as error:
        options.error(str(error))
    typed.out.write_text("\n".join(KINDS[typed.kind][1](i, *pair) for i, pair in enumerate(found, 1)), encoding="utf-8")
    sys.stdout.write(f"{len(found)} {typed.kind} in {typed.out}\n")


if __name__ == "__main__":
    main()
