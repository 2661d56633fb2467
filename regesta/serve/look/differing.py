"""Where reports disagree. In: an open Store and a Wish. Out: a window of the disagreements that fit, each position with its sentences."""

from collections.abc import Iterator
from typing import get_args

import msgspec

from regesta.errors import InputError
from regesta.records import (
    Disagreement,
    DisagreementField,
    DisagreementKind,
    Event,
    EventMention,
    Figure,
    Position,
    Span,
)
from regesta.serve.browse import Wish, condition
from regesta.serve.look.sought import Where, joined
from regesta.store import some
from regesta.store.database import Store
from regesta.store.lists import LAST_DAY

SENTENCES = 6  # told of one position; the others are counted


class DifferWish(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for, as a person writes it; empty is any. Actors, dates and the like are those of the event."""

    kind: str = ""
    field: str = ""
    actor: str = ""
    pair: str = ""
    since: str = ""
    until: str = ""
    q: str = ""


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence that claims a position, on whose word, in which report."""

    sentence: Span
    by: str | None
    outlet: str | None
    published: str | None
    title: str | None


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """A position with its sentences; `more` are not told."""

    position: Position
    claims: tuple[Claim, ...]
    more: int = 0


class Differ(msgspec.Struct, frozen=True, kw_only=True):
    """A disagreement, its event, its sides."""

    disagreement: Disagreement
    event: Event | None
    sides: tuple[Side, ...]


class DisagreementList(msgspec.Struct, frozen=True, kw_only=True):
    """A window of the disagreements that fit; `kinds` counts all that fit by kind and field, the commonest first."""

    total: int
    lines: tuple[Differ, ...]
    kinds: tuple[tuple[str, str, int], ...]


def disagreements(store: Store, wish: DifferWish, *, limit: int, offset: int = 0) -> DisagreementList:
    """The disagreements that fit, by the date of their event, those of undated events last.

    Raises:
        InputError: A filter has an impossible value; the message names those that are possible.
    """
    where = joined(_conditions(store, wish))
    tables = "disagreements LEFT JOIN event_index ON event_index.event = disagreements.event"
    run = store.connection.execute
    kinds = run(
        f"SELECT kind, field, count(*) FROM {tables} WHERE {where.sql} GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2",
        where.values,
    ).fetchall()
    rows = run(
        f"SELECT disagreements.json FROM {tables} WHERE {where.sql} "
        f"ORDER BY coalesce(event_index.start, event_index.\"end\", '{LAST_DAY}'), event_index.number, disagreements.id LIMIT ? OFFSET ?",
        (*where.values, limit, offset),
    ).fetchall()
    decode = msgspec.json.Decoder(Disagreement).decode
    found = [decode(told) for (told,) in rows]
    events = {one.id: one for one in some.events(store, sorted({one.event for one in found if one.event}))}
    return DisagreementList(
        total=sum(count for _, _, count in kinds),
        lines=tuple(differ(store, one, events.get(one.event or "")) for one in found),
        kinds=tuple((str(kind), str(field), int(count)) for kind, field, count in kinds),
    )


def _conditions(store: Store, wish: DifferWish) -> Iterator[Where]:
    for value, known, column in (
        (wish.kind, get_args(DisagreementKind), "kind"), (wish.field, get_args(DisagreementField), "field"),
    ):  # fmt: skip
        if value.strip():
            if value.strip().lower() not in known:
                raise InputError(f"{column} {value} is not known. Choose one of: {', '.join(known)}.")
            yield Where(sql=f"{column} = ?", values=(value.strip().lower(),))
    if wish.actor or wish.pair or wish.since or wish.until or wish.q:
        of_event = condition(
            store, Wish(actor=wish.actor, pair=wish.pair, since=wish.since, until=wish.until, q=wish.q)
        )
        yield Where(
            sql=f"disagreements.event IN (SELECT event FROM event_index WHERE {of_event.sql})", values=of_event.values
        )


def differ(store: Store, found: Disagreement, event: Event | None) -> Differ:
    """A disagreement with its sentences."""
    return Differ(disagreement=found, event=event, sides=tuple(_side(store, one) for one in found.positions))


def _side(store: Store, position: Position) -> Side:
    claims = []
    for key in position.claims[:SENTENCES]:
        row = store.connection.execute(
            "SELECT json, 1 FROM event_mentions WHERE id = ? UNION ALL SELECT json, 0 FROM figures WHERE id = ?",
            (key, key),
        ).fetchone()
        if row is not None:
            kind: type[EventMention | Figure] = EventMention if row[1] else Figure
            claims.append(_claim(store, msgspec.json.decode(row[0], type=kind)))
    return Side(position=position, claims=tuple(claims), more=max(0, len(position.claims) - SENTENCES))


def _claim(store: Store, claim: EventMention | Figure) -> Claim:
    head = some.heads(store, [claim.document]).get(claim.document)
    return Claim(
        sentence=claim.sentence, by=claim.by[-1].name if claim.by else None, outlet=head.outlet if head else None,
        published=head.published if head else None, title=head.title if head else None,
    )  # fmt: skip
