"""Some records by their ids, so that a question about a few costs a few. In: an open Store, ids. Out: records by id."""

from collections.abc import Iterable
from typing import TypeVar

import msgspec

from regesta.records import Document, EventMention
from regesta.store.database import Store

T = TypeVar("T")
AT_ONCE = 500  # values a query may have; SQLite's own limit is at least 999


def event_mentions_by_id(store: Store, ids: Iterable[str]) -> dict[str, EventMention]:
    """The event mentions with these ids; of one that two reports share, the account of the later id."""
    return _chosen(
        store, EventMention, "SELECT id, json FROM event_mentions WHERE id IN ({}) ORDER BY document, rowid", ids
    )


def documents_by_id(store: Store, ids: Iterable[str]) -> dict[str, Document]:
    """The reports with these ids, copies marked."""
    wanted = sorted(set(ids))
    copies: dict[str, str] = {}
    for start in range(0, len(wanted), AT_ONCE):
        some = wanted[start : start + AT_ONCE]
        marks = ", ".join("?" * len(some))
        copies.update(
            store.connection.execute(f"SELECT document, original FROM copies WHERE document IN ({marks})", some)
        )
    found = _chosen(store, Document, "SELECT id, json FROM documents WHERE id IN ({})", wanted)
    return {
        key: msgspec.structs.replace(one, copy_of=copies[key]) if key in copies else one for key, one in found.items()
    }


def _chosen(store: Store, kind: type[T], query: str, ids: Iterable[str]) -> dict[str, T]:
    decode = msgspec.json.Decoder(kind).decode
    wanted, found = sorted(set(ids)), dict[str, T]()
    for start in range(0, len(wanted), AT_ONCE):
        some = wanted[start : start + AT_ONCE]
        rows = store.connection.execute(query.format(", ".join("?" * len(some))), some)
        found.update((key, decode(row)) for key, row in rows)
    return found
