"""Reports that another machine has read, as Parquet tables. In: a folder of tables. Out: their reports and readings in the store.

A row is one report as it came: its Document, its Reading if it is in English, its Issues, as JSON; day, outlet, language and title
beside them, for whoever queries the tables in place. What the readings were made with stands in MANIFEST; readings made with anything
else than the record's are left, and the reports read anew.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from regesta.errors import InputError
from regesta.issues import Issue
from regesta.originals import Original
from regesta.pipeline.reading import put_outcome
from regesta.pipeline.runs import Run, batches
from regesta.pipeline.settings import recipe_of
from regesta.pipeline.taking import put_arrival
from regesta.pipeline.workers import Recipe
from regesta.records import Document
from regesta.stages import OWN_READER, Reading, reader_mark
from regesta.store import read as stored
from regesta.store.database import Store
from regesta.store.runs import drop_answered_issues, put_issues
from regesta.store.write import encode, put_setting

MANIFEST = "regesta.json"
REPORTS = "reports"
UNDATED = "undated"


class Manifest(msgspec.Struct, frozen=True):
    """With what the readings of a folder of tables were made."""

    recipe: Recipe
    mark: str  # version of the program and checksum of the weights: other ones may read otherwise
    reports: int = 0


class Row(msgspec.Struct, frozen=True):
    """One report as it came, or (without a document) what is to be told of a file."""

    document: Document | None = None
    reading: Reading | None = None
    issues: tuple[Issue, ...] = ()
    failed: Issue | None = None
    original: Original | None = None


def is_tables(path: str | Path) -> bool:
    """Whether a path is a folder of tables."""
    return (Path(path) / MANIFEST).is_file()


def manifest_of(folder: str | Path) -> Manifest:
    """The manifest of a folder of tables."""
    file = Path(folder) / MANIFEST
    try:
        return msgspec.json.decode(file.read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError) as error:
        raise InputError(
            f"{file} cannot be read: {error}. Make the tables again with: regesta add ... --tables"
        ) from error


def write_manifest(folder: Path, recipe: Recipe, reports: int) -> None:
    """Write the manifest; it is written last, so that a folder with one is whole."""
    made = Manifest(recipe=recipe, mark=reader_mark(recipe.reader), reports=reports)
    (folder / MANIFEST).write_bytes(msgspec.json.format(encode(made), indent=1) + b"\n")


def columns(row: Row) -> dict[str, Any]:
    """A row as the table holds it."""
    document = row.document
    day = document.published.isoformat() if document is not None and document.published else UNDATED
    return {
        "day": day,
        "id": document.id if document else None,
        "source": document.source if document else None,
        "outlet": document.outlet if document else None,
        "language": document.language if document else None,
        "title": document.title if document else None,
        "events": len(row.reading.extraction.event_mentions) if row.reading else None,
        "row": encode(row).decode(),
    }


def rows_of(folder: str | Path) -> Iterator[Row]:
    """All rows of a folder of tables, file by file."""
    try:
        from pyarrow import parquet
    except ImportError as error:
        raise InputError("Parquet tables need: pip install 'regesta[columns]'") from error
    decode = msgspec.json.Decoder(Row).decode
    for file in sorted((Path(folder) / REPORTS).rglob("*.parquet")):
        for batch in parquet.ParquetFile(file).iter_batches(256, columns=["row"]):
            yield from map(decode, batch.column(0).to_pylist())


def take_tables(store: Store, tables: Mapping[str, Manifest], run: Run) -> None:
    """Put what is in these folders into the store: every report, and its reading where the record would have read it alike."""
    for folder, manifest in tables.items():
        alike = manifest.recipe == recipe_of(store) and manifest.mark == reader_mark(manifest.recipe.reader)
        for batch in batches(rows_of(folder)):
            with store.transaction():
                for row in batch:
                    put_issues(store, row.issues)
                    run.codes.update(one.code for one in row.issues)
                    if row.document is not None:
                        run.counts["reports"] += 1
                        put_arrival(store, row.document, run, original=row.original)
            run.tell("Taking in reports", run.counts["reports"], None)
        if alike:
            _put_readings(store, folder, run)
    if tables:
        with store.transaction():
            drop_answered_issues(store)


def _put_readings(store: Store, folder: str, run: Run) -> None:
    """The readings of those reports that wait and are in the store as they were when they were read."""
    waiting = set(stored.document_ids(store, state="waiting"))
    for batch in batches(rows_of(folder)):
        with store.transaction():
            for row in batch:
                document, outcome = row.document, row.reading or row.failed
                if document is None or outcome is None or document.id not in waiting:
                    continue
                if stored.document(store, document.id) == document:
                    put_outcome(store, outcome, run)
                    waiting.discard(document.id)
            put_setting(store, "dirty", "yes")


def adopt(store: Store, manifest: Manifest) -> None:
    """A record without reports takes over what the tables were read with."""
    recipe = manifest.recipe
    if recipe == recipe_of(store) or stored.count(store, "documents"):
        return
    with store.transaction():
        put_setting(store, "actors", recipe.actors)
        put_setting(store, "actors_name", recipe.actors_name)
        put_setting(store, "events", recipe.events)
        put_setting(store, "reader", None if recipe.reader == OWN_READER else recipe.reader)
