"""What judgements bear on now. In: an open Store. Out: the judgements, ids brought up to date, and those whose thing is no longer there.

A report that is read anew, by another reader or a better one, may give the same words other ids. A judgement keeps the words it was made
on; where an id is gone, what now stands on those words in that report is meant.
"""

import msgspec
from msgspec.structs import replace

from regesta.records import EventMention, Figure, Judgement, Span, Statement
from regesta.store import read
from regesta.store.database import Store

_TABLES = {"event": "event_mentions", "mention": "event_mentions", "statement": "statements", "figure": "figures"}


class Located(msgspec.Struct, frozen=True, kw_only=True):
    """All judgements with ids as of now; `lost` are the ids of those that bear on nothing the record holds."""

    judgements: tuple[Judgement, ...]
    lost: frozenset[str]


def located(store: Store) -> Located:
    """All judgements of the record."""
    found: list[Judgement] = []
    lost: set[str] = set()
    for one in read.judgements(store):
        table = _TABLES.get(one.about or "")
        keys = one.mentions if one.about in ("event", "mention") and one.mentions else (one.left,)
        if table is None:
            found.append(one)
            continue
        now: dict[str, str] = {}
        for place, key in enumerate(keys):
            here = _here(store, table, key, one.anchors[place] if place < len(one.anchors) else None)
            if here is not None:
                now[key] = here
        if not now:
            lost.add(one.id)
        moved = any(key != value for key, value in now.items())
        found.append(_moved(one, now) if moved else one)
    return Located(judgements=tuple(found), lost=frozenset(lost))


def judgements(store: Store) -> tuple[Judgement, ...]:
    """All judgements of the record, ids as of now."""
    return located(store).judgements


def _moved(one: Judgement, now: dict[str, str]) -> Judgement:
    return replace(
        one, left=now.get(one.left, one.left), right=now.get(one.right, one.right),
        mentions=tuple(now.get(key, key) for key in one.mentions),
    )  # fmt: skip


def _here(store: Store, table: str, key: str, anchor: Span | None) -> str | None:
    if store.connection.execute(f"SELECT 1 FROM {table} WHERE id = ?", (key,)).fetchone() is not None:
        return key
    if anchor is None:
        return None
    there: dict[str, str] = {}
    for mention in read.event_mentions(store, document=anchor.document) if table == "event_mentions" else ():
        there.setdefault(_place(mention.trigger), mention.id)
    for statement in read.statements(store, document=anchor.document) if table == "statements" else ():
        there.setdefault(_place(statement.content[0]), statement.id)
    for figure in read.figures(store, document=anchor.document) if table == "figures" else ():
        there.setdefault(_place(figure.value.said), figure.id)
    return there.get(_place(anchor))


def anchor_of(thing: EventMention | Statement | Figure) -> Span:
    """The words by which a thing is found again."""
    if isinstance(thing, EventMention):
        return thing.trigger
    return thing.content[0] if isinstance(thing, Statement) else thing.value.said


def _place(span: Span) -> str:
    return f"{span.start} {span.text}"
