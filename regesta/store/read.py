"""Taking records out of the file. In: an open Store. Out: records, always in the same order.

Reports come by id, what was taken from them by report and place in it, events by date.
"""

import hashlib
from collections.abc import Collection, Iterator
from itertools import groupby
from operator import itemgetter
from typing import TypeVar

import msgspec

from regesta.errors import RecordFileError
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
from regesta.store.accounts import merged_actor, merged_outlet
from regesta.store.database import Store

T = TypeVar("T")
# Rows whose content is the record; `runs` and the numbers of rows are about its making.
_CONTENT = {
    "documents": "id, state, json", "document_sources": "document, source", "copies": "document, original",
    "mentions": "document, id, json", "event_mentions": "document, id, json", "statements": "document, id, json",
    "figures": "document, id, json", "times": "document, position, json", "actors": "id, document, json",
    "places": "id, json", "outlets": "id, document, json", "events": "id, json", "event_documents": "event, document",
    "disagreements": "id, json", "judgements": "id, json", "rejected": "kind, id, json", "superseded": "document, later",
    "removals": "document, why, json", "issues": "id, json", "settings": "key, value",
}  # fmt: skip


def records(store: Store, kind: type[T], query: str, *values: object) -> Iterator[T]:
    """What a query of JSON columns finds, as records of one kind. Raises RecordFileError when one cannot be read."""
    decode = msgspec.json.Decoder(kind).decode
    try:
        for (row,) in store.connection.execute(query, values):
            yield decode(row)
    except msgspec.MsgspecError as error:
        raise RecordFileError(
            f"{store.path} holds an entry that cannot be read ({error}). Restore it from a copy."
        ) from error


def documents(store: Store, *, state: str | None = None, search: str | None = None) -> Iterator[Document]:
    """Reports in order of id; those of one state, or those with all the words of `search` (best first), only."""
    copies = dict(store.connection.execute("SELECT document, original FROM copies"))
    if search is not None:
        found = records(
            store, Document,
            "SELECT documents.json FROM document_words JOIN documents ON documents.number = document_words.rowid "
            "WHERE document_words MATCH ? ORDER BY bm25(document_words, 4.0, 1.0), documents.id", match_words(search),
        )  # fmt: skip
    elif state is not None:
        found = records(store, Document, "SELECT json FROM documents WHERE state = ? ORDER BY id", state)
    else:
        found = records(store, Document, "SELECT json FROM documents ORDER BY id")
    for document in found:
        original = copies.get(document.id)
        yield document if original is None else msgspec.structs.replace(document, copy_of=original)


def match_words(search: str) -> str:
    """The words as an FTS5 query that asks for all of them, whatever signs stand among them."""
    words = [word.replace('"', "") for word in search.replace("\0", " ").split()]  # a NUL would end the query
    return " ".join(f'"{word}"' for word in words if word) or '""'


def document(store: Store, document_id: str) -> Document | None:
    """One report by its id."""
    original = store.connection.execute("SELECT original FROM copies WHERE document = ?", (document_id,)).fetchone()
    for found in records(store, Document, "SELECT json FROM documents WHERE id = ?", document_id):
        return found if original is None else msgspec.structs.replace(found, copy_of=original[0])
    return None


def document_ids(store: Store, *, state: str | None = None) -> list[str]:
    """Ids of all reports, or of those in one state (waiting, read, kept, failed), in order."""
    where, values = ("WHERE state = ?", (state,)) if state else ("", ())
    return [row[0] for row in store.connection.execute(f"SELECT id FROM documents {where} ORDER BY id", values)]


def state_of(store: Store, document_id: str) -> str:
    """waiting, read, kept (not English) or failed."""
    return str(store.connection.execute("SELECT state FROM documents WHERE id = ?", (document_id,)).fetchone()[0])


def states_by_id(store: Store) -> dict[str, str]:
    """Which report is in which state."""
    return dict(store.connection.execute("SELECT id, state FROM documents ORDER BY id"))


def mentions(store: Store, *, document: str | None = None) -> Iterator[Mention]:
    """Mentions of all reports, or of one."""
    return _of_documents(store, Mention, "mentions", document)


def event_mentions(store: Store, *, document: str | None = None) -> Iterator[EventMention]:
    """Event mentions of all reports, or of one."""
    return _of_documents(store, EventMention, "event_mentions", document)


def event_mention(store: Store, key: str) -> EventMention | None:
    """One event mention by its id."""
    return next(records(store, EventMention, "SELECT json FROM event_mentions WHERE id = ?", key), None)


def statements(store: Store, *, document: str | None = None) -> Iterator[Statement]:
    """Statements of all reports, or of one."""
    return _of_documents(store, Statement, "statements", document)


def figures(store: Store, *, document: str | None = None) -> Iterator[Figure]:
    """Figures of all reports, or of one."""
    return _of_documents(store, Figure, "figures", document)


def _of_documents(store: Store, kind: type[T], table: str, document: str | None) -> Iterator[T]:
    # Number of row is order within a report, as a report is written at once.
    if document is None:
        return records(store, kind, f"SELECT json FROM {table} ORDER BY document, rowid")
    return records(store, kind, f"SELECT json FROM {table} WHERE document = ? ORDER BY rowid", document)


def times(store: Store, *, document: str) -> Iterator[TimeSpan]:
    """The time words of one report, in order."""
    return records(store, TimeSpan, "SELECT json FROM times WHERE document = ? ORDER BY position", document)


def actors(store: Store) -> Iterator[Actor]:
    """Actors in order of id, what several reports say of one put together."""
    rows = store.connection.execute("SELECT id, document, json FROM actors ORDER BY id, document")
    decode = msgspec.json.Decoder(Actor).decode
    for _, group in groupby(rows, key=itemgetter(0)):
        accounts = list(group)
        yield merged_actor([decode(row[2]) for row in accounts], known=accounts[0][1] == "")


def sightings(store: Store) -> dict[str, dict[str, list[str]]]:
    """Of each actor by id, the reports that name it with the words they use."""
    found: dict[str, dict[str, list[str]]] = {}
    for one in records(store, Mention, "SELECT json FROM mentions WHERE actor IS NOT NULL ORDER BY document, rowid"):
        if one.actor is not None:
            found.setdefault(one.actor, {}).setdefault(one.span.document, []).append(one.span.text)
    return found


def outlets(store: Store) -> Iterator[Outlet]:
    """Outlets in order of id."""
    accounts = records(store, Outlet, "SELECT json FROM outlets ORDER BY id, document")
    for _, group in groupby(accounts, key=lambda one: one.id):
        yield merged_outlet(list(group))


def places(store: Store) -> Iterator[Place]:
    """Places in order of id."""
    return records(store, Place, "SELECT json FROM places ORDER BY id")


def events(store: Store, *, document: str | None = None) -> Iterator[Event]:
    """Events by date (undated last), or those that one report tells of."""
    order = 'ORDER BY coalesce(start, "end") IS NULL, coalesce(start, "end"), "end", type, id'
    if document is None:
        return records(store, Event, f"SELECT json FROM events {order}")
    query = f"SELECT json FROM events WHERE id IN (SELECT event FROM event_documents WHERE document = ?) {order}"
    return records(store, Event, query, document)


def event(store: Store, key: str) -> Event | None:
    """One event by its id."""
    return next(records(store, Event, "SELECT json FROM events WHERE id = ?", key), None)


def event_ids(store: Store) -> list[str]:
    """Ids of all events, in order."""
    return [row[0] for row in store.connection.execute("SELECT id FROM events ORDER BY id")]


def disagreements(store: Store, *, event: str | None = None) -> Iterator[Disagreement]:
    """Disagreements in order of id, or those about one event."""
    if event is None:
        return records(store, Disagreement, "SELECT json FROM disagreements ORDER BY id")
    return records(store, Disagreement, "SELECT json FROM disagreements WHERE event = ? ORDER BY id", event)


def rejected_events(store: Store) -> Iterator[Event]:
    """Events that people have judged to be none, in order of id; they are in no other list."""
    return records(store, Event, "SELECT json FROM rejected WHERE kind = 'event' ORDER BY id")


def rejected_disagreements(store: Store) -> Iterator[Disagreement]:
    """Disagreements that people have judged to be none, in order of id."""
    return records(store, Disagreement, "SELECT json FROM rejected WHERE kind = 'disagreement' ORDER BY id")


def judgements(store: Store) -> Iterator[Judgement]:
    """Judgements kept in the record as they were made, in order of id; `located.judgements` tells what they bear on now."""
    return records(store, Judgement, "SELECT json FROM judgements ORDER BY id")


def issues(store: Store, *, document: str | None = None) -> Iterator[Issue]:
    """Issues by stage, code and source, or those of one report."""
    if document is None:
        return records(store, Issue, "SELECT json FROM issues ORDER BY stage, code, source, id")
    return records(store, Issue, "SELECT json FROM issues WHERE document = ? ORDER BY stage, code, id", document)


def setting(store: Store, key: str) -> str | None:
    """A setting of the record, None when it is not set."""
    row = store.connection.execute("SELECT value FROM settings WHERE key = ?", (key,)).fetchone()
    return None if row is None else str(row[0])


def count(store: Store, table: str, *, without: Collection[str] = ()) -> int:
    """How many rows a table of the record has, `without` those with these ids."""
    if table not in _CONTENT:
        raise ValueError(f"no table {table}")
    run = store.connection.execute
    left_out = 0
    if without:
        keys = msgspec.json.encode(sorted(without)).decode()
        query = f"SELECT count(*) FROM {table} WHERE id IN (SELECT value FROM json_each(?))"
        left_out = run(query, (keys,)).fetchone()[0]
    return int(run(f"SELECT count(*) FROM {table}").fetchone()[0]) - int(left_out)


def counts(store: Store, *, without: Collection[str] = ()) -> dict[str, int]:
    """How many of each thing that people look at the record holds; statements and figures `without` those with these ids."""
    return {
        table: count(store, table, without=without if table in ("statements", "figures") else ())
        for table in ("documents", "copies", "events", "statements", "figures", "disagreements", "issues")
    }


def ids_starting(store: Store, prefix: str) -> list[tuple[str, str]]:
    """(table, id) of everything whose id begins so, at most a few of each; the way `show` finds what is meant.

    What people have rejected is among it, under the table that it left.
    """
    found: list[tuple[str, str]] = []
    pattern = prefix.lower() + "\U0010ffff"
    for table in ("events", "documents", "statements", "figures", "disagreements", "event_mentions", "issues"):
        query = f"SELECT DISTINCT id FROM {table} WHERE id >= ? AND id < ? ORDER BY id LIMIT 5"
        found += [(table, row[0]) for row in store.connection.execute(query, (prefix.lower(), pattern))]
    query = "SELECT kind || 's', id FROM rejected WHERE id >= ? AND id < ? ORDER BY id LIMIT 5"
    return found + [(row[0], row[1]) for row in store.connection.execute(query, (prefix.lower(), pattern))]


def content_digest(store: Store) -> str:
    """A hash of all that the record says: equal for equal records, in whatever order and steps they were made."""
    digest = hashlib.blake2b(digest_size=16)
    for table, columns in _CONTENT.items():
        digest.update(f"\x1e{table}".encode())
        for row in store.connection.execute(f"SELECT {columns} FROM {table} ORDER BY {columns.replace(', json', '')}"):
            digest.update(repr(row).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
