"""What a judgement is about. In: an open Store and an id as a person writes it, or how it begins. Out: a Thing, with what anchors it.

An event may be meant by an id it had before other reports came. What people have rejected is found as well.
"""

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

import msgspec

from regesta.errors import InputError
from regesta.link.judgements.judged import Judged
from regesta.reconcile.ties import event_id
from regesta.records import Disagreement, Event, EventMention, Figure, JudgedKind, Span, Statement
from regesta.store import read as stored
from regesta.store import some
from regesta.store.database import Store
from regesta.store.located import anchor_of, judgements

T = TypeVar("T")
_TABLES: dict[str, tuple[JudgedKind, type[msgspec.Struct]]] = {
    "events": ("event", Event), "event_mentions": ("mention", EventMention), "statements": ("statement", Statement),
    "figures": ("figure", Figure), "disagreements": ("disagreement", Disagreement),
}  # fmt: skip
NAMES = {"event": "event", "mention": "mention of an event", "statement": "statement", "figure": "figure",
         "disagreement": "disagreement", "actor": "actor"}  # fmt: skip


class Thing(msgspec.Struct, frozen=True, kw_only=True):
    """One thing of the record as it stands; `mentions` are those of an event, the one it is named after first."""

    kind: JudgedKind
    id: str
    record: Event | EventMention | Statement | Figure | Disagreement
    mentions: tuple[EventMention, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The ids a judgement on it rests on beside its own: an event's mentions, a disagreement's claims."""
        if isinstance(self.record, Disagreement):
            return tuple(sorted({claim for position in self.record.positions for claim in position.claims}))
        return tuple(one.id for one in self.mentions)

    @property
    def anchors(self) -> tuple[Span, ...]:
        """The words it is found again by, in the order of the ids."""
        if isinstance(self.record, EventMention | Statement | Figure):
            return (anchor_of(self.record),)
        return tuple(anchor_of(one) for one in self.mentions)


def thing(store: Store, text: str) -> Thing:
    """The one event, mention of an event, statement, figure or disagreement that is meant.

    Raises:
        InputError: nothing, or more than one thing, has an id that begins so.
    """
    prefix = text.strip().lower()
    found = _beginning(store, prefix)
    exact = [one for one in found if one[1] == prefix]
    if len(exact or found) > 1:
        several = ", ".join(f"{key} ({NAMES[_TABLES[table][0]]})" for table, key in found[:6])
        raise InputError(f"More than one id begins with {text!r}: {several}. Write more of it.")
    if not found:
        former = _former(store, prefix)
        if former is None:
            raise InputError(
                f"Nothing that can be judged has an id that begins with {text!r}. `regesta review RECORD` lists ids."
            )
        return of(store, former)
    table, key = (exact or found)[0]
    return of(store, one(store, table, key))


def _beginning(store: Store, prefix: str) -> list[tuple[str, str]]:
    return [(table, key) for table, key in stored.ids_starting(store, prefix) if table in _TABLES] if prefix else []


def one(store: Store, table: str, key: str) -> Event | EventMention | Statement | Figure | Disagreement:
    """The record of a table with this id, as judged. Raises InputError when there is none."""
    kind = _TABLES[table][1]
    row = store.connection.execute(f"SELECT json FROM {table} WHERE id = ?", (key,)).fetchone()
    if row is None:
        row = store.connection.execute(
            "SELECT json FROM rejected WHERE kind = ? AND id = ?", (_TABLES[table][0], key)
        ).fetchone()
    if row is None:
        raise InputError(f"The record holds no {NAMES[_TABLES[table][0]]} {key}.")
    found = msgspec.json.decode(row[0], type=kind)
    if isinstance(found, Statement | Figure | EventMention):
        return laid([found], Judged(judgements(store)))[0]
    return found  # type: ignore[return-value]


def laid(records: Sequence[T], judged: Judged) -> list[T]:
    """Statements, figures and mentions of events with what people judged laid over them; events have it in them."""
    made: list[T] = []
    for found in records:
        if isinstance(found, Statement):
            made.append(judged.statement(found))  # type: ignore[arg-type]
        elif isinstance(found, Figure):
            made.append(judged.figure(found))  # type: ignore[arg-type]
        elif isinstance(found, EventMention):
            made.append(judged.event(found))  # type: ignore[arg-type]
        else:
            made.append(found)
    return made


def of(store: Store, record: Event | EventMention | Statement | Figure | Disagreement) -> Thing:
    """The thing that a record is."""
    kind = next(kind for kind, type_ in _TABLES.values() if isinstance(record, type_))
    mentions = list(some.event_mentions(store, record.mentions).values()) if isinstance(record, Event) else []
    mentions.sort(key=lambda one: (event_id(one.id) != record.id, one.id))
    return Thing(kind=kind, id=record.id, record=record, mentions=tuple(mentions))


def _former(store: Store, prefix: str) -> Event | None:
    if len(prefix) < 4:
        return None
    told = [key for (key,) in some.rows(store, "SELECT mention FROM event_tells")]
    told += [key for event in stored.rejected_events(store) for key in event.mentions]
    found = {some.event_of(store, key) for key in told if event_id(key).startswith(prefix)} - {None}
    return next(some.events(store, [key for key in found if key]), None) if len(found) == 1 else None


def event_with(store: Store, mentions: Sequence[str]) -> Event | None:
    """The event that holds most of these mentions now, rejected ones among them."""
    counted = Counter(key for key in (some.event_of(store, mention) for mention in mentions) if key is not None)
    if not counted:
        return None
    return next(some.events(store, [min(counted, key=lambda key: (-counted[key], key))]), None)
