"""A record out of its JSON lines. In: a new, empty record and a folder that `export --to jsonl` wrote. Out: the same record again.

All of it is written in one transaction: when a line is broken the record stays empty.
"""

from base64 import b64decode
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from regesta.errors import InputError
from regesta.issues import Issue
from regesta.records import (
    Actor,
    Disagreement,
    Document,
    Event,
    Extraction,
    Judgement,
    Outlet,
    Place,
)  # fmt: skip
from regesta.serve.export.jsonl import MANIFEST, Manifest
from regesta.store import read as stored
from regesta.store import rows, write
from regesta.store.database import Store
from regesta.store.migrations import VERSION
from regesta.store.runs import put_issues

T = TypeVar("T")


def restore(store: Store, folder: str | Path) -> dict[str, int]:
    """Fill an empty record from a folder of JSON lines; the number of lines of each table.

    Raises:
        InputError: The record is not empty, the folder is not such an export or only a part of a record, or a line is broken.
    """
    folder = Path(folder)
    manifest = _manifest(folder)
    if any(stored.count(store, table) for table in ("documents", "events", "judgements", "settings")):
        raise InputError(
            f"{store.path} holds something already. Restore into a new record: give a name that is not there yet."
        )
    with store.transaction():
        _documents(store, folder)
        _readings(store, folder)
        _world(store, folder)
        _events(store, folder)
        _as_it_was(store, folder)
        if manifest.form == VERSION and manifest.digest not in (None, stored.content_digest(store)):
            raise InputError(
                f"{folder} does not hold what it held when it was written; nothing was restored. Export again."
            )
    return manifest.lines


def _manifest(folder: Path) -> Manifest:
    try:
        manifest = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError) as error:
        raise InputError(
            f"{folder} is not a record in JSON lines: {error}. Make one with: regesta export RECORD --to jsonl"
        ) from error
    if not manifest.whole:
        raise InputError(
            f"{folder} holds only a part of a record, which cannot be restored. Export it without filters."
        )
    if manifest.form > VERSION:
        raise InputError(
            f"{folder} was written by a newer Regesta ({manifest.regesta}). Upgrade: pip install --upgrade regesta"
        )
    missing = [table for table in rows.TABLES if table in manifest.lines and not (folder / f"{table}.jsonl").is_file()]
    if missing:
        raise InputError(f"{folder} lacks {', '.join(f'{table}.jsonl' for table in missing)}. Export again.")
    return manifest


def _lines(folder: Path, table: str, kind: type[T]) -> Iterator[tuple[dict[str, Any], T]]:
    """Each line as its columns beside the record, and the record."""
    decode = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
    path = folder / f"{table}.jsonl"
    if not path.is_file():
        return
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                fields = decode(line)
                beside = {key[1:]: msgspec.json.decode(value) for key, value in fields.items() if key.startswith("_")}
                yield beside, msgspec.json.decode(_bare(fields), type=kind)
            except msgspec.MsgspecError as error:
                raise InputError(f"{path}, line {number}, cannot be read: {error}. Nothing was restored.") from error


def _bare(fields: dict[str, msgspec.Raw]) -> bytes:
    """The record of a line, as it lay in the file: sign for sign."""
    own = (msgspec.json.encode(key) + b":" + bytes(value) for key, value in fields.items() if not key.startswith("_"))
    return b"{" + b",".join(own) + b"}"


def _as_it_was(store: Store, folder: Path) -> None:
    """Put back the very signs of each record: 12 and 12.0 are one number to a reader, but not to a digest."""
    decode = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
    for table in [one for one in rows.TABLES if one not in rows.PLAIN | {"times", "runs", "removals"}]:
        keys = "id = ? AND document = ?" if "document" in rows.TABLES[table][0] else "id = ?"
        path = folder / f"{table}.jsonl"
        if not path.is_file():  # written before there was such a table
            continue
        with path.open("rb") as file:
            for line in file:
                fields = decode(line)
                key = [msgspec.json.decode(fields[name]) for name in ("id", "_document") if name in fields]
                bare = _bare(fields)
                store.connection.execute(f"UPDATE {table} SET json = ? WHERE {keys} AND json <> ?", (bare, *key, bare))


def _documents(store: Store, folder: Path) -> None:
    for beside, document in _lines(folder, "documents", Document):
        write.put_document(store, document, state=beside["state"])
    sources = [(row["document"], row["source"]) for row, _ in _lines(folder, "document_sources", dict)]
    store.connection.executemany("INSERT OR IGNORE INTO document_sources VALUES (?, ?)", sources)
    write.put_copies(store, {row["document"]: row["original"] for row, _ in _lines(folder, "copies", dict)})
    for table, columns in (("superseded", ("document", "later")), ("arrivals", ("document", "at"))):
        values = [tuple(row[name] for name in columns) for row, _ in _lines(folder, table, dict)]
        store.connection.executemany(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", values)
    kept = [(row["document"], row["kind"], row["size"], row["whole"], b64decode(row["packed"]))
            for row, _ in _lines(folder, "originals", dict)]  # fmt: skip
    store.connection.executemany("INSERT OR REPLACE INTO originals VALUES (?, ?, ?, ?, ?)", kept)
    gone = [(row["document"], row["at"], row["why"], row["sources"], write.encode(one))
            for row, one in _lines(folder, "removals", Document)]  # fmt: skip
    store.connection.executemany("INSERT INTO removals VALUES (?, ?, ?, ?, ?)", gone)


def _readings(store: Store, folder: Path) -> None:
    states: Any = stored.states_by_id(store)
    for table, kind in ((table, rows.KINDS[table]) for table in rows.TAKEN):
        lines: Iterator[tuple[dict[str, Any], Any]] = _lines(folder, table, kind)
        for document, group in groupby(lines, key=lambda line: line[0]["document"]):
            taken: Any = {table: tuple(record for _, record in group)}
            write.put_reading(store, Extraction(document=document, **taken), state=states[document])
    for beside, outlet in _lines(folder, "outlets", Outlet):
        key = beside["document"]
        write.put_reading(store, Extraction(document=key), outlet=outlet, state=states[key])


def _world(store: Store, folder: Path) -> None:
    write.put_places(store, _only(_lines(folder, "places", Place)))
    for beside, actor in _lines(folder, "actors", Actor):
        write.put_actors(store, [actor], document=beside["document"])
    for row, _ in _lines(folder, "settings", dict):
        write.put_setting(store, row["key"], row["value"])
    write.put_judgements(store, _only(_lines(folder, "judgements", Judgement)))
    put_issues(store, _only(_lines(folder, "issues", Issue)))
    runs = [(row["number"], row["finished_at"], row["version"], msgspec.json.encode(run))
            for row, run in _lines(folder, "runs", dict)]  # fmt: skip
    store.connection.executemany("INSERT INTO runs (number, finished_at, version, json) VALUES (?, ?, ?, ?)", runs)


def _events(store: Store, folder: Path) -> None:
    write.replace_events(
        store, _only(_lines(folder, "events", Event)), _only(_lines(folder, "disagreements", Disagreement))
    )
    kinds: dict[str, Any] = {"event": Event, "disagreement": Disagreement}
    for row, one in _lines(folder, "rejected", dict):
        record = msgspec.convert(one, kinds[row["kind"]])
        store.connection.execute(
            "INSERT INTO rejected VALUES (?, ?, ?)", (row["kind"], record.id, write.encode(record))
        )


def _only(lines: Iterator[tuple[dict[str, Any], T]]) -> Iterator[T]:
    return (record for _, record in lines)
