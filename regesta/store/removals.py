"""Reports taken out of the record. In: an open Store, in a transaction. Out: rows gone, and a note by which they can come back."""

from collections.abc import Sequence

import msgspec

from regesta.records import Document
from regesta.store import read as stored
from regesta.store.database import Store
from regesta.store.write import encode, forget_readings, mark_changed, now, put_document


class Removal(msgspec.Struct, frozen=True, kw_only=True):
    """A report that a person took out: when, and why."""

    document: str
    at: str
    why: str
    title: str | None
    outlet: str | None
    sources: tuple[str, ...]


def removals(store: Store) -> list[Removal]:
    """All that was taken out and not put back."""
    rows = store.connection.execute("SELECT document, at, why, sources, json FROM removals ORDER BY at, document")
    return [_removal(row) for row in rows.fetchall()]


def removed(store: Store, document: str) -> Removal | None:
    """The note of a report that was taken out."""
    query = "SELECT document, at, why, sources, json FROM removals WHERE document = ?"
    row = store.connection.execute(query, (document,)).fetchone()
    return None if row is None else _removal(row)


def _removal(row: tuple[str, str, str, str, bytes]) -> Removal:
    document = msgspec.json.decode(row[4], type=Document)
    sources = tuple(row[3].split("\n"))
    return Removal(
        document=row[0], at=row[1], why=row[2], title=document.title, outlet=document.outlet, sources=sources
    )


def remove(store: Store, document: str, *, why: str) -> None:
    """Take a report out, with all that was read from it, and keep a note of it."""
    found = stored.document(store, document)
    if found is None:
        return
    query = "SELECT source FROM document_sources WHERE document = ? ORDER BY source"
    sources = "\n".join(row[0] for row in store.connection.execute(query, (document,)))
    kept = encode(msgspec.structs.replace(found, copy_of=None))
    store.connection.execute(
        "INSERT OR REPLACE INTO removals VALUES (?, ?, ?, ?, ?)", (document, now(), why, sources, kept)
    )
    take_out(store, [document])


def take_out(store: Store, documents: Sequence[str]) -> None:
    """Delete reports and all that was read from them, without a note; what hangs on them is to be joined anew."""
    execute = store.connection.execute
    forget_readings(store, documents)
    for document in documents:
        found = stored.document(store, document)
        number = execute("SELECT number FROM documents WHERE id = ?", (document,)).fetchone()
        if found is None or number is None:
            continue
        execute(
            "INSERT INTO document_words (document_words, rowid, title, text) VALUES ('delete', ?, ?, ?)",
            (number[0], found.title or "", found.text),
        )
        execute("DELETE FROM copies WHERE document = ?1 OR original = ?1", (document,))
        # Of a report of which a note is kept, what came with it is kept too: both come back together.
        execute("DELETE FROM originals WHERE document = ?1 AND ?1 NOT IN (SELECT document FROM removals)", (document,))
        for table in ("document_sources", "event_documents", "issues", "arrivals", "superseded"):
            execute(f"DELETE FROM {table} WHERE document = ?", (document,))
        execute("DELETE FROM documents WHERE id = ?", (document,))
    mark_changed(store, documents)


def put_back(store: Store, document: str) -> bool:
    """Put a report back that was taken out, to be read again; False where there is no such note."""
    row = store.connection.execute("SELECT sources, json FROM removals WHERE document = ?", (document,)).fetchone()
    if row is None:
        return False
    found = msgspec.json.decode(row[1], type=Document)
    store.connection.execute("DELETE FROM removals WHERE document = ?", (document,))
    put_document(store, found, state="waiting" if found.language in ("en", None) else "kept")
    for source in row[0].split("\n"):
        store.connection.execute("INSERT OR IGNORE INTO document_sources VALUES (?, ?)", (document, source))
    return True
