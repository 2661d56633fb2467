"""Is the record whole? In: an open Store. Out: what is wrong with it, in words; nothing when all is well.

What is looked at: the file itself, links between tables, every entry read and every span against its text, the state of each
report, what events and disagreements rest on, the index of words, what is
kept of reports as they came. While a run is unfinished, what events rest on is not looked at: they are
made anew by the next run.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

from regesta.errors import RecordFileError
from regesta.records import Span
from regesta.store import originals, read, rows
from regesta.store.database import Store

SHOWN = 3  # of many faults of a kind so many are named
_WORD = re.compile(r"[A-Za-z]{4,20}")


class Fault(msgspec.Struct, frozen=True):
    """One thing that is wrong: a short stable name, how often it was found, and a sentence with the first few."""

    code: str
    count: int
    what: str


def faults(store: Store) -> Iterator[Fault]:
    """All that is wrong with a record."""
    checks = [_damage, _links, _entries, _spans, _states, _search, originals.damaged]
    if read.setting(store, "dirty") is None:
        checks += [_events, _references]
    store.connection.execute("BEGIN")  # one moment of the record, whoever writes meanwhile
    try:
        for check in checks:
            found = list(check(store))
            for code in dict.fromkeys(code for code, _ in found):
                words = [what for one, what in found if one == code]
                more = f"; and {len(words) - SHOWN} more" if len(words) > SHOWN else ""
                yield Fault(code, len(words), "; ".join(words[:SHOWN]) + more)
            if found and check is _damage:
                return  # what else is found in a damaged file is its consequence
    except (sqlite3.DatabaseError, RecordFileError) as error:
        yield Fault("damaged", 1, f"the file cannot be read to its end: {error}")
    finally:
        store.connection.rollback()


def _damage(store: Store) -> Iterator[tuple[str, str]]:
    for (line,) in store.connection.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield "damaged", str(line)


def _links(store: Store) -> Iterator[tuple[str, str]]:
    for table, _, to, _ in store.connection.execute("PRAGMA foreign_key_check"):
        yield "broken-link", f"an entry of {table} belongs to an entry of {to} that is not there"


def _entries(store: Store) -> Iterator[tuple[str, str]]:
    for table, kind in rows.KINDS.items():
        decode = msgspec.json.Decoder(kind).decode
        key = "document" if table in ("times", "removals") else "id"
        for name, content in store.connection.execute(f"SELECT {key}, json FROM {table}"):
            try:
                entry = decode(content)
            except (msgspec.MsgspecError, UnicodeDecodeError) as error:
                yield "unreadable-entry", f"{name} in {table} cannot be read: {error}"
                continue
            if table != "times" and getattr(entry, "id", name) != name:
                yield "unreadable-entry", f"{name} in {table} calls itself {getattr(entry, 'id', None)}"


def _spans(store: Store) -> Iterator[tuple[str, str]]:
    for span in broken_spans(store):
        yield "broken-span", f"{span.document}[{span.start}:{span.end}] is not {span.text[:40]!r}"


def _states(store: Store) -> Iterator[tuple[str, str]]:
    odd = store.connection.execute("SELECT id FROM documents WHERE state NOT IN ('waiting', 'read', 'kept', 'failed')")
    for (key,) in odd:
        yield "no-state", f"{key} is neither read nor waiting, kept or failed"
    for (key,) in store.connection.execute(
        "SELECT id FROM documents WHERE state IN ('kept', 'failed') "
        "AND NOT EXISTS (SELECT 1 FROM issues WHERE issues.document = documents.id)"
    ):
        yield "no-reason", f"{key} was not read, and no issue says why"
    for table in rows.TAKEN:
        for (key,) in store.connection.execute(
            f"SELECT id FROM documents WHERE state <> 'read' AND id IN (SELECT document FROM {table})"
        ):
            yield "not-read", f"{key} was not read, but {table} were taken from it"


def _events(store: Store) -> Iterator[tuple[str, str]]:
    mentions = {row[0] for row in store.connection.execute("SELECT id FROM event_mentions")}
    told: dict[str, set[str]] = {}
    for key, document in store.connection.execute("SELECT event, document FROM event_documents"):
        told.setdefault(key, set()).add(document)
    for event in read.events(store):
        missing = [one for one in event.mentions if one not in mentions]
        if missing:
            yield "lost-mention", f"event {event.id} rests on {missing[0]}, which is not there"
        if not event.mentions:
            yield "lost-mention", f"event {event.id} rests on nothing"
        if set(event.documents) != told.get(event.id, set()):
            yield "lost-report", f"event {event.id} and the table of its reports do not agree"


def _references(store: Store) -> Iterator[tuple[str, str]]:
    for table, column, target, key in (
        ("disagreements", "event", "events", "id"),
        ("superseded", "document", "documents", "id"),
        ("superseded", "later", "documents", "id"),
        ("rests", "document", "documents", "id"),
        ("placed", "document", "documents", "id"),
        ("placed", "mention", "event_mentions", "id"),
        ("placed", "event", "events", "id"),
        ("signatures", "document", "documents", "id"),
    ):
        for (name,) in store.connection.execute(
            f"SELECT {column} FROM {table} WHERE {column} IS NOT NULL AND {column} NOT IN (SELECT {key} FROM {target})"
        ):
            yield "broken-link", f"{table} names {name}, which is not among the {target.replace('_', ' ')}"


def _search(store: Store) -> Iterator[tuple[str, str]]:
    """Every report is in the index of words, and is found by a word of its own."""
    connection = store.connection
    for (key,) in connection.execute(
        "SELECT id FROM documents WHERE number NOT IN (SELECT id FROM document_words_docsize)"
    ):
        yield "not-searchable", f"{key} is not in the index of words"
    for (number,) in connection.execute(
        "SELECT id FROM document_words_docsize WHERE id NOT IN (SELECT number FROM documents)"
    ):
        yield "not-searchable", f"the index of words holds a report (number {number}) that is not there"
    query = "SELECT 1 FROM document_words WHERE document_words MATCH ? AND rowid = ?"
    for number, key, text in connection.execute("SELECT number, id, json ->> '$.text' FROM documents"):
        word = _WORD.search(text or "")
        bounded = word and not (text[word.end() : word.end() + 1].isalnum() or text[: word.start()][-1:].isalnum())
        if word and bounded and connection.execute(query, (f'text:"{word[0]}"', number)).fetchone() is None:
            yield "not-searchable", f"{key} holds {word[0]!r}, but the index of words does not know it"


def broken_spans(store: Store) -> Iterator[Span]:
    """Every span in the record whose words do not stand where it says."""

    @lru_cache(maxsize=256)  # spans come report by report, so one would nearly do; events reach over several
    def text(document: str) -> str:
        found = read.document(store, document)
        return "" if found is None else found.text

    for span in all_spans(store):
        if text(span.document)[span.start : span.end] != span.text:
            yield span


def all_spans(store: Store) -> Iterator[Span]:
    """Every span in the record; while a run is unfinished without those of events, which may be of readings that are gone."""
    kinds: list[Iterable[object]] = [read.mentions(store), read.event_mentions(store), read.statements(store)]
    kinds += [read.figures(store), read.issues(store)]
    if read.setting(store, "dirty") is None:
        kinds.append(read.events(store))
    for records in kinds:
        for record in records:
            yield from spans_in(record)
    for document in read.document_ids(store):
        for time in read.times(store, document=document):
            yield from spans_in(time)


def spans_in(value: object) -> Iterator[Span]:
    """Every Span inside a record, at any depth."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from spans_in(getattr(value, field))
    elif isinstance(value, tuple):
        for one in value:
            yield from spans_in(one)
