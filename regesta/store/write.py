"""Putting records into the file. In: an open Store, inside one of its transactions, and records. Out: rows.

What is written does not depend on the order of writing: two files with the same records have the same content.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from regesta.records import Actor, Disagreement, Document, Event, Extraction, Judgement, Outlet, Place
from regesta.store.database import Store
from regesta.store.index import index_changed
from regesta.store.rows import TAKEN

State = Literal["waiting", "read", "kept", "failed"]
Arrival = Literal["new", "known", "better"]
_EXTRACTED = (*TAKEN, "actors", "outlets")
# What a metadata table or another copy of the same page may add to a report whose bytes are known already.
_DESCRIBING = ("outlet", "url", "title", "byline", "published", "retrieved")

encode = msgspec.json.Encoder(order="deterministic").encode


def put_document(store: Store, document: Document, *, state: State = "waiting") -> Arrival:
    """Write a report, or note one more file it was found in.

    The same bytes may come twice with different descriptions, say with and without a metadata table. The fuller
    description stays; of two from one file the later; of two equal ones that of the first file in the alphabet.
    So the outcome is the same in any order.
    """
    row = store.connection.execute("SELECT json FROM documents WHERE id = ?", (document.id,)).fetchone()
    if row is None:
        _insert_document(store, document, state)
        return "new"
    _note_source(store, document)
    known = msgspec.json.decode(row[0], type=Document)
    if encode(known) == encode(document) or not _describes_better(document, known):
        return "known"
    _replace_document(store, known, document, state)
    return "better"


def _describes_better(document: Document, known: Document) -> bool:
    filled, filled_before = (sum(getattr(one, field) is not None for field in _DESCRIBING) for one in (document, known))
    if document.source == known.source:
        return filled >= filled_before
    return (-filled, document.source) < (-filled_before, known.source)


def _insert_document(store: Store, document: Document, state: State) -> None:
    cursor = store.connection.execute(
        "INSERT INTO documents (id, outlet, published, language, state, json) VALUES (?, ?, ?, ?, ?, ?)",
        (document.id, document.outlet, _day(document.published), document.language, state, encode(document)),
    )
    words = (cursor.lastrowid, document.title or "", document.text)
    store.connection.execute("INSERT INTO document_words (rowid, title, text) VALUES (?, ?, ?)", words)
    _note_source(store, document)
    store.connection.execute("INSERT OR IGNORE INTO arrivals VALUES (?, ?)", (document.id, now()))
    mark_changed(store, [document.id])


def _replace_document(store: Store, known: Document, document: Document, state: State) -> None:
    number = store.connection.execute("SELECT number FROM documents WHERE id = ?", (document.id,)).fetchone()[0]
    store.connection.execute(
        "INSERT INTO document_words (document_words, rowid, title, text) VALUES ('delete', ?, ?, ?)",
        (number, known.title or "", known.text),
    )
    words = (number, document.title or "", document.text)
    store.connection.execute("INSERT INTO document_words (rowid, title, text) VALUES (?, ?, ?)", words)
    store.connection.execute(
        "UPDATE documents SET outlet = ?, published = ?, language = ?, json = ? WHERE number = ?",
        (document.outlet, _day(document.published), document.language, encode(document), number),
    )
    forget_readings(store, [document.id], state=state)


def _note_source(store: Store, document: Document) -> None:
    store.connection.execute("INSERT OR IGNORE INTO document_sources VALUES (?, ?)", (document.id, document.source))


def forget_readings(store: Store, documents: Iterable[str], *, state: State = "waiting") -> None:
    """Drop all that was taken from these reports, so that they are read again; the reports stay."""
    for document in documents:
        for table in _EXTRACTED:
            store.connection.execute(f"DELETE FROM {table} WHERE document = ?", (document,))
        store.connection.execute("DELETE FROM issues WHERE document = ? AND stage <> 'ingest'", (document,))
        store.connection.execute("UPDATE documents SET state = ? WHERE id = ?", (state, document))
        mark_changed(store, [document])


def put_reading(
    store: Store,
    extraction: Extraction,
    *,
    actors: Iterable[Actor] = (),
    outlet: Outlet | None = None,
    state: State = "read",
) -> None:
    """Write all that was taken from one report and mark it as read (or, with `state`, as failed)."""
    document, execute = extraction.document, store.connection.executemany
    execute("INSERT OR IGNORE INTO mentions VALUES (?, ?, ?, ?)",
            [(one.id, document, one.actor, encode(one)) for one in extraction.mentions])  # fmt: skip
    execute("INSERT OR IGNORE INTO event_mentions VALUES (?, ?, ?, ?, ?)",
            [(one.id, document, one.type, one.status, encode(one)) for one in extraction.event_mentions])  # fmt: skip
    execute("INSERT OR IGNORE INTO statements VALUES (?, ?, ?, ?, ?)",
            [(one.id, document, one.act, one.speaker.name if one.speaker else None, encode(one))
             for one in extraction.statements])  # fmt: skip
    execute("INSERT OR IGNORE INTO figures VALUES (?, ?, ?, ?, ?)",
            [(one.id, document, one.counts, one.about, encode(one)) for one in extraction.figures])  # fmt: skip
    execute("INSERT OR IGNORE INTO times VALUES (?, ?, ?, ?)",
            [(document, position, one.edtf, encode(one)) for position, one in enumerate(extraction.times)])  # fmt: skip
    put_actors(store, actors, document=document)
    if outlet is not None:
        store.connection.execute(
            "INSERT OR IGNORE INTO outlets VALUES (?, ?, ?, ?)", (outlet.id, document, outlet.name, encode(outlet))
        )
    store.connection.execute("UPDATE documents SET state = ? WHERE id = ?", (state, document))
    mark_changed(store, [document])


def put_actors(store: Store, actors: Iterable[Actor], *, document: str) -> None:
    """Write what one report says of actors; `document` is "" for what the world or the user's file says."""
    rows = [(one.id, document, one.kind, one.name, one.state, encode(one)) for one in actors]
    store.connection.executemany("INSERT OR IGNORE INTO actors VALUES (?, ?, ?, ?, ?, ?)", rows)


def put_judgements(store: Store, judgements: Iterable[Judgement]) -> None:
    """Add judgements; none is ever changed, so one whose id is there already is the same one."""
    rows = [(one.id, one.left, one.right, one.decided_by, encode(one)) for one in judgements]
    store.connection.executemany("INSERT OR IGNORE INTO judgements VALUES (?, ?, ?, ?, ?)", rows)


def replace_rejected_events(store: Store, events: Iterable[Event]) -> None:
    """Write anew the events that people have judged to be none."""
    store.connection.execute("DELETE FROM rejected WHERE kind = 'event'")
    rows = [("event", one.id, encode(one)) for one in events]
    store.connection.executemany("INSERT INTO rejected VALUES (?, ?, ?)", rows)


def put_judged_event(store: Store, event: Event) -> None:
    """Write an event that is there with what was judged of it; once it is rejected it leaves the list of events."""
    execute, start, end = store.connection.execute, *_days(event)
    execute("INSERT OR IGNORE INTO as_joined SELECT id, json FROM events WHERE id = ?", (event.id,))
    if event.review is not None and event.review.verdict == "reject":
        execute("DELETE FROM event_documents WHERE event = ?", (event.id,))
        execute("DELETE FROM events WHERE id = ?", (event.id,))
        execute("INSERT OR REPLACE INTO rejected VALUES ('event', ?, ?)", (event.id, encode(event)))
    else:
        values = (event.type, event.status, start, end, encode(event), event.id)
        execute('UPDATE events SET type = ?, status = ?, start = ?, "end" = ?, json = ? WHERE id = ?', values)
    index_changed(store.connection)


def put_judged_disagreement(store: Store, one: Disagreement) -> None:
    """Write a disagreement with what was judged of it; a rejected one leaves the list, an accepted one comes back."""
    gone = one.review is not None and one.review.verdict == "reject"
    store.connection.execute("DELETE FROM rejected WHERE kind = 'disagreement' AND id = ?", (one.id,))
    store.connection.execute("DELETE FROM disagreements WHERE id = ?", (one.id,))
    if gone:
        store.connection.execute("INSERT INTO rejected VALUES ('disagreement', ?, ?)", (one.id, encode(one)))
    else:
        row = (one.id, one.event, one.field, one.kind, encode(one))
        store.connection.execute("INSERT INTO disagreements VALUES (?, ?, ?, ?, ?)", row)


def put_copies(store: Store, copies: Mapping[str, str]) -> list[str]:
    """Write which report copies which (copy id -> id of the original); the reports for which this is another than before."""
    before = dict(store.connection.execute("SELECT document, original FROM copies"))
    other = sorted(key for key in {*before, *copies} if before.get(key) != copies.get(key))
    store.connection.executemany("DELETE FROM copies WHERE document = ?", [(key,) for key in other])
    rows = [(key, copies[key]) for key in other if key in copies]
    store.connection.executemany("INSERT INTO copies VALUES (?, ?)", rows)
    mark_changed(store, other)
    return other


def mark_changed(store: Store, documents: Iterable[str]) -> None:
    """Note that reports came, changed or went, so that what hangs on them is made anew."""
    store.connection.executemany("INSERT OR IGNORE INTO changed VALUES (?)", [(key,) for key in documents])


def put_met(store: Store, document: str, actors: Iterable[Actor], places: Iterable[Place]) -> None:
    """Write the actors and places of the world that one report's parties were linked to; those no report is linked to any longer go."""
    execute = store.connection.execute
    before = set(execute("SELECT kind, id FROM met WHERE document = ?", (document,)))
    found = {("actor", one.id): one for one in actors} | {("place", one.id): one for one in places}
    execute("DELETE FROM met WHERE document = ?", (document,))
    store.connection.executemany("INSERT INTO met VALUES (?, ?, ?)", [(document, *key) for key in found])
    for one in found.values():
        if isinstance(one, Actor):
            row = (one.id, "", one.kind, one.name, one.state, encode(one))
            execute("INSERT OR REPLACE INTO actors VALUES (?, ?, ?, ?, ?, ?)", row)
    put_places(store, (one for one in found.values() if isinstance(one, Place)))
    for kind, key in sorted(before - set(found)):
        if execute("SELECT 1 FROM met WHERE id = ? AND kind = ? LIMIT 1", (key, kind)).fetchone() is None:
            table, where = ("actors", " AND document = ''") if kind == "actor" else ("places", "")
            execute(f"DELETE FROM {table} WHERE id = ?{where}", (key,))


def put_places(store: Store, places: Iterable[Place]) -> None:
    """Write places of the world."""
    rows = [(one.id, one.name, one.country, encode(one)) for one in places]
    store.connection.executemany("INSERT OR REPLACE INTO places VALUES (?, ?, ?, ?)", rows)


def replace_events(store: Store, events: Iterable[Event], disagreements: Iterable[Disagreement]) -> None:
    """Write the events and disagreements of the whole record anew."""
    for table in ("event_documents", "as_joined", "events", "disagreements"):
        store.connection.execute(f"DELETE FROM {table}")
    for event in events:
        _put_event(store, event)
    _put_disagreements(store, disagreements)
    index_changed(store.connection)


def put_event(store: Store, event: Event, *, joined: Event | None = None) -> None:
    """Write one event, in place of the one with its id; `joined` is it without what people judged, where that is another.

    The tables of `store/index.py` wait for `index_changed`, when all of a lot are written.
    """
    _put_event(store, event)
    store.connection.execute("DELETE FROM as_joined WHERE event = ?", (event.id,))
    if joined is not None and joined != event:
        store.connection.execute("INSERT INTO as_joined VALUES (?, ?)", (event.id, encode(joined)))


def _put_event(store: Store, event: Event) -> None:
    start, end = _days(event)
    store.connection.execute("DELETE FROM event_documents WHERE event = ?", (event.id,))
    # Not one statement with ON CONFLICT: its policy would take the place of the one in the lists' triggers.
    row = (event.type, event.status, start, end, encode(event), event.id)
    put = store.connection.execute(
        'UPDATE events SET type = ?, status = ?, start = ?, "end" = ?, json = ? WHERE id = ?', row
    )
    if put.rowcount == 0:
        store.connection.execute(
            'INSERT INTO events (type, status, start, "end", json, id) VALUES (?, ?, ?, ?, ?, ?)', row
        )
    rows = [(event.id, document) for document in sorted(set(event.documents))]
    store.connection.executemany("INSERT INTO event_documents VALUES (?, ?)", rows)


def drop_event(store: Store, key: str) -> None:
    """Take one event out, with its disagreements and all that is kept beside it."""
    put_disagreements(store, key, ())
    for table, column in (("event_documents", "event"), ("as_joined", "event"), ("events", "id")):
        store.connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (key,))


def put_disagreements(store: Store, event: str, found: Sequence[Disagreement]) -> None:
    """Write the disagreements about one event in place of those that are there; those judged to be none go apart."""
    execute = store.connection.execute
    execute("DELETE FROM disagreements WHERE event = ?", (event,))
    execute("DELETE FROM rejected WHERE kind = 'disagreement' AND CAST(json AS TEXT) ->> '$.event' = ?", (event,))
    none = {one.id: one for one in found if one.review is not None and one.review.verdict == "reject"}
    _put_disagreements(store, (one for one in found if one.id not in none))
    for one in none.values():
        execute("INSERT OR REPLACE INTO rejected VALUES ('disagreement', ?, ?)", (one.id, encode(one)))


def _put_disagreements(store: Store, found: Iterable[Disagreement]) -> None:
    rows = [(one.id, one.event, one.field, one.kind, encode(one)) for one in found]
    store.connection.executemany("INSERT OR REPLACE INTO disagreements VALUES (?, ?, ?, ?, ?)", rows)


def put_setting(store: Store, key: str, value: str | None) -> None:
    """Set a setting of the record, or with None take it away."""
    if value is None:
        store.connection.execute("DELETE FROM settings WHERE key = ?", (key,))
    else:
        store.connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (key, value))


def _days(event: Event) -> tuple[str | None, str | None]:
    return (_day(event.time.start), _day(event.time.end)) if event.time else (None, None)


def now() -> str:
    """The time, in UTC, as it is kept."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


def _day(day: object) -> str | None:
    return None if day is None else str(day)
