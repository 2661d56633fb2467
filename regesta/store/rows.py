"""Rows as they lie in the file, and records by id, without loading a whole table. In: an open Store. Out: rows or records, one by one."""

from collections.abc import Iterable, Iterator

import msgspec

from regesta.issues import Issue
from regesta.records import (
    Actor,
    Disagreement,
    Document,
    Event,
    EventMention,
    Figure,
    Judgement,
    Mention,
    Outlet,
    Place,
    Statement,
    TimeSpan,
)  # fmt: skip
from regesta.store.database import Store

# Which table holds which record.
KINDS: dict[str, type[msgspec.Struct]] = {
    "documents": Document, "mentions": Mention, "event_mentions": EventMention, "statements": Statement, "figures": Figure,
    "times": TimeSpan, "actors": Actor, "places": Place, "outlets": Outlet, "events": Event, "disagreements": Disagreement,
    "judgements": Judgement, "issues": Issue, "removals": Document,
}  # fmt: skip
TAKEN = ("mentions", "event_mentions", "statements", "figures", "times")  # from a report, nothing from elsewhere

# Columns beside the record itself, by table, and the order in which reading gives its rows.
TABLES: dict[str, tuple[tuple[str, ...], str]] = {
    "documents": (("state",), "id"),
    "document_sources": (("document", "source"), "document, source"),
    "originals": (("document", "kind", "size", "whole", "packed"), "document"),
    "copies": (("document", "original"), "document"),
    "mentions": (("document",), "document, rowid"),
    "event_mentions": (("document",), "document, rowid"),
    "statements": (("document",), "document, rowid"),
    "figures": (("document",), "document, rowid"),
    "times": (("document",), "document, position"),
    "actors": (("document",), "id, document"),
    "outlets": (("document",), "id, document"),
    "places": ((), "id"),
    "events": ((), "id"),
    "disagreements": ((), "id"),
    "rejected": (("kind",), "kind, id"),
    "judgements": ((), "id"),
    "superseded": (("document", "later"), "document"),
    "arrivals": (("document", "at"), "document"),
    "removals": (("document", "at", "why", "sources"), "document"),
    "issues": ((), "id"),
    "settings": (("key", "value"), "key"),
    "runs": (("number", "finished_at", "version"), "number"),
}
PLAIN = frozenset(
    {"document_sources", "originals", "copies", "superseded", "arrivals", "settings"}
)  # they hold no record


def rows(store: Store, table: str) -> Iterator[tuple[dict[str, object], bytes | None]]:
    """Every row of a table: its columns beside the record, and the record as JSON (None in a table without)."""
    columns, order = TABLES[table]
    plain = table in PLAIN
    asked = ", ".join([*columns, *([] if plain else ["json"])])
    for row in store.connection.execute(f"SELECT {asked} FROM {table} ORDER BY {order}"):
        beside = dict(zip(columns, row, strict=False))
        yield beside, None if plain else row[-1] if isinstance(row[-1], bytes) else str(row[-1]).encode()


def mentions_by_id(store: Store, ids: Iterable[str]) -> list[EventMention]:
    """The event mentions with these ids, by report and place in it."""
    decode = msgspec.json.Decoder(EventMention).decode
    asked = "SELECT json FROM event_mentions WHERE id = ?"
    found = [decode(row[0]) for key in ids for row in store.connection.execute(asked, (key,))]
    return sorted(found, key=lambda one: (one.document, one.trigger))


def event(store: Store, key: str) -> Event:
    """The event with this id. Raises KeyError when there is none."""
    row = store.connection.execute("SELECT json FROM events WHERE id = ?", (key,)).fetchone()
    if row is None:
        raise KeyError(key)
    return msgspec.json.decode(row[0], type=Event)
