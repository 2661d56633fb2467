"""A few records out of very many. In: an open Store and ids. Out: those records, found by index, none else read."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from regesta.records import Event, EventMention, Figure, Outlet
from regesta.store.accounts import merged_outlet
from regesta.store.database import Store
from regesta.store.read import records, rejected_events


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What is told of a report in a line: all but its text."""

    id: str
    source: str
    language: str | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    agency: str | None = None
    byline: str | None = None
    published: str | None = None
    published_how: str | None = None
    copy_of: str | None = None


def _keys(ids: Sequence[str]) -> str:
    """Ids as one value for `json_each`: SQLite bounds how many values a query may have."""
    return msgspec.json.encode(list(ids)).decode()


def events(store: Store, ids: Sequence[str]) -> Iterator[Event]:
    """These events, those that are there, in order of id; rejected ones are found by their ids as well."""
    query = (
        "SELECT json FROM (SELECT id, json FROM events WHERE id IN (SELECT value FROM json_each(?1)) UNION ALL "
        "SELECT id, json FROM rejected WHERE kind = 'event' AND id IN (SELECT value FROM json_each(?1))) ORDER BY id"
    )
    return records(store, Event, query, _keys(ids))


def neighbours(store: Store, event: str) -> list[str]:
    """An event's id with those before and after it in the alphabet: what tells it apart from these tells it apart from all."""
    query = "SELECT max(id) FROM events WHERE id < ?1 UNION SELECT min(id) FROM events WHERE id > ?1"
    return [event, *(row[0] for row in store.connection.execute(query, (event,)) if row[0])]


def event_of(store: Store, mention: str) -> str | None:
    """The event that a mention tells of."""
    query = "SELECT event FROM event_tells JOIN event_index USING (number) WHERE mention = ?"
    row = store.connection.execute(query, (mention,)).fetchone()
    if row is None:
        return next((one.id for one in rejected_events(store) if mention in one.mentions), None)
    return str(row[0])


def event_mentions(store: Store, ids: Sequence[str]) -> dict[str, EventMention]:
    """These mentions of events, by id."""
    query = "SELECT json FROM event_mentions WHERE id IN (SELECT value FROM json_each(?)) ORDER BY document, rowid"
    return {one.id: one for one in records(store, EventMention, query, _keys(ids))}


def mentions_of(store: Store, found: Sequence[Event]) -> dict[str, EventMention]:
    """All mentions of these events, by id."""
    return event_mentions(store, [key for one in found for key in one.mentions])


def figures_about(store: Store, mentions: Sequence[str]) -> tuple[Figure, ...]:
    """Figures about these mentions of events."""
    query = "SELECT json FROM figures WHERE about IN (SELECT value FROM json_each(?)) ORDER BY document, rowid"
    return tuple(records(store, Figure, query, _keys(mentions)))


def heads(store: Store, ids: Sequence[str]) -> dict[str, Head]:
    """These reports without their texts, by id."""
    query = (
        "SELECT documents.json, copies.original FROM documents LEFT JOIN copies ON copies.document = documents.id "
        "WHERE documents.id IN (SELECT value FROM json_each(?))"
    )
    decode = msgspec.json.Decoder(Head).decode
    found = ((decode(told), original) for told, original in store.connection.execute(query, (_keys(ids),)))
    return {
        one.id: one if original is None else msgspec.structs.replace(one, copy_of=original) for one, original in found
    }


def disagreement_fields(store: Store, ids: Sequence[str]) -> dict[str, set[str]]:
    """Of these events, what reports disagree on."""
    query = "SELECT event, field FROM disagreements WHERE event IN (SELECT value FROM json_each(?))"
    found: dict[str, set[str]] = {}
    for event, field in store.connection.execute(query, (_keys(ids),)):
        found.setdefault(event, set()).add(field)
    return found


def outlet_of(store: Store, document: str) -> Outlet | None:
    """The outlet of a report, with all that the record knows of it."""
    query = "SELECT json FROM outlets WHERE id IN (SELECT id FROM outlets WHERE document = ?)"
    accounts = list(records(store, Outlet, query, document))
    return merged_outlet(accounts) if accounts else None


def rows(store: Store, query: str, *values: Any) -> list[tuple[Any, ...]]:
    """Rows of the derived tables."""
    return store.connection.execute(query, values).fetchall()


def figures(store: Store, ids: Sequence[str]) -> tuple[Figure, ...]:
    """These figures."""
    query = "SELECT json FROM figures WHERE id IN (SELECT value FROM json_each(?)) ORDER BY document, rowid"
    return tuple(records(store, Figure, query, _keys(ids)))
