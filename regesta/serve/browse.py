"""Events asked for by many filters at once, a page at a time. In: an open Store and a Wish. Out: how many fit, and Lines of one window.

All is done in the tables of `store/index.py`; only the events of the window are read. `query.py` has the same filters for the command
line, which takes all events at once.
"""

from collections.abc import Iterator, Sequence
from typing import Any, get_args

import msgspec

from regesta.errors import InputError
from regesta.link.judged import Judged
from regesta.records import EventType, Status
from regesta.serve import query
from regesta.serve.dates import asked
from regesta.serve.query import Wanted
from regesta.serve.timeline import Line, line
from regesta.store import read as stored
from regesta.store import some
from regesta.store.database import Store

ORDERS = {"oldest": "number", "newest": "dated DESC, number DESC", "reports": "reports DESC, number",
          "origins": "origins DESC, number"}  # fmt: skip
DATED = 'dated AND ("end" IS NULL OR "end" > ?)'


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for, as a person writes it; empty is any.

    `pair` is the second actor of a pair, `origins` the fewest independent origins, `side` a state whose outlets report it, `q` words of it.
    """

    actor: str = ""
    pair: str = ""
    type: str = ""
    status: str = ""
    place: str = ""
    origins: int = 0
    side: str = ""
    outlet: str = ""
    since: str = ""
    until: str = ""
    q: str = ""
    order: str = "oldest"


class Where(msgspec.Struct, frozen=True):
    """A condition on `event_index` and the values in it."""

    sql: str
    values: tuple[Any, ...]


class Browsed(msgspec.Struct, frozen=True, kw_only=True):
    """A window of the events that fit, and how many fit in all."""

    total: int
    lines: tuple[Line, ...]


def browse(store: Store, wish: Wish, *, limit: int, offset: int = 0) -> Browsed:
    """The events that fit, from `offset` on.

    Raises:
        InputError: A filter has an impossible value; the message names those that are possible.
    """
    where = condition(store, wish)
    if wish.order not in ORDERS:
        raise InputError(f"order {wish.order} is not known. Choose one of: {', '.join(ORDERS)}.")
    run = store.connection.execute
    total = run(f"SELECT count(*) FROM event_index WHERE {where.sql}", where.values).fetchone()[0]
    order = ORDERS[wish.order]
    found = run(
        f"SELECT event FROM event_index WHERE {where.sql} ORDER BY {order} LIMIT ? OFFSET ?",
        (*where.values, limit, offset),
    )
    return Browsed(total=total, lines=lines_of(store, [row[0] for row in found]))


def lines_of(store: Store, events: Sequence[str]) -> tuple[Line, ...]:
    """These events as lines, in the order given; only what they rest on is read."""
    found = {one.id: one for one in some.events(store, events)}
    mentions = some.mentions_of(store, list(found.values()))
    heads = some.heads(store, sorted({key for one in found.values() for key in one.documents}))
    fields = some.disagreement_fields(store, events)
    return tuple(
        line(found[key], mentions=mentions, reports=heads, disagree=tuple(sorted(fields.get(key, ()))))
        for key in events
        if key in found
    )


def condition(store: Store, wish: Wish) -> Where:
    """The wish as a condition on `event_index`."""
    parts = list(_conditions(store, wish))
    return Where(
        " AND ".join(f"({part.sql})" for part in parts) or "1", tuple(value for part in parts for value in part.values)
    )


def _conditions(store: Store, wish: Wish) -> Iterator[Where]:
    if wish.actor or wish.pair:
        yield _parties(store, wish)
    if wish.type:
        yield _type(store, wish.type)
    if wish.status:
        status = wish.status.strip().lower().replace(" ", "_")
        if status not in get_args(Status):
            raise InputError(f"status {wish.status} is not known. Choose one of: {', '.join(get_args(Status))}.")
        yield Where("status = ?", (status,))
    if wish.place:
        yield _place(wish.place.strip())
    if wish.origins > 1:
        yield Where("origins >= ?", (wish.origins,))
    if wish.side:
        yield Where("number IN (SELECT number FROM event_outlets WHERE state = ?)", (wish.side.strip().upper(),))
    if wish.outlet:
        yield Where(
            "number IN (SELECT number FROM event_outlets WHERE name = ? OR outlet = ?)", (wish.outlet, wish.outlet)
        )
    if wish.since:
        yield Where(DATED, (str(asked(wish.since, option="since")[0]),))
    if wish.until:
        yield Where("dated AND (start IS NULL OR start < ?)", (str(asked(wish.until, option="until")[1]),))
    if wish.q.strip():
        yield Where(
            "number IN (SELECT rowid FROM event_words WHERE event_words MATCH ?)", (stored.match_words(wish.q),)
        )


def _place(name: str) -> Where:
    """A code in capitals is a country and not looked for within names (NOR is not in "Norra"); else a part of a place's name."""
    if len(name) == 3 and name.isalpha() and name.isupper():
        return Where("country = ? OR place = ? COLLATE NOCASE", (name, name))
    return Where("place LIKE ? ESCAPE '\\' OR place_id = ? OR country = ?", (_like(name), name, name.upper()))


def _like(text: str) -> str:
    escaped = text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def _type(store: Store, name: str) -> Where:
    if name.upper() in get_args(EventType):
        return Where("type = ?", (name.upper(),))
    subtype = name.strip().lower().replace(" ", "_")
    known = [
        row[0] for row in store.connection.execute("SELECT DISTINCT subtype FROM event_index WHERE subtype IS NOT NULL")
    ]
    if subtype not in known:
        here = f" or a kind that is in this record: {', '.join(sorted(known))}" if known else ""
        raise InputError(f"type {name} is not known. Choose a type: {', '.join(get_args(EventType))};{here}.")
    return Where("subtype = ?", (subtype,))


def _parties(store: Store, wish: Wish) -> Where:
    """One actor on either side, or two different parties of one event."""
    named = [name for name in (wish.actor, wish.pair) if name]
    conditions = [_is_party(who(store, name)) for name in named]
    if len(conditions) == 1:
        only = conditions[0]
        return Where(f"number IN (SELECT number FROM event_parties WHERE {only.sql})", only.values)
    one, other = conditions
    sql = (
        f"number IN (SELECT a.number FROM (SELECT number, position FROM event_parties WHERE {one.sql}) AS a "
        f"JOIN (SELECT number, position FROM event_parties WHERE {other.sql}) AS b "
        "ON a.number = b.number AND a.position <> b.position)"
    )
    return Where(sql, (*one.values, *other.values))


def _is_party(wanted: Wanted) -> Where:
    states, actors = sorted(wanted.states), sorted(wanted.actors)
    tests = [(column, keys) for column, keys in
             (("state", states), ("actor", actors), ("person", actors), ("body", actors)) if keys]  # fmt: skip
    sql = " OR ".join(f"{column} IN ({', '.join('?' * len(keys))})" for column, keys in tests)
    return Where(sql or "0", tuple(key for _, keys in tests for key in keys))


def who(store: Store, name: str) -> Wanted:
    """The actor that is meant: by a code or an id of this record at once, else as `query.wanted` finds names.

    Raises:
        InputError: Nobody has this name; the message gives the nearest names.
    """
    text = name.strip()
    run = store.connection.execute
    if run("SELECT 1 FROM event_parties WHERE state = ? LIMIT 1", (text.upper(),)).fetchone():
        return Wanted(states=frozenset({text.upper()}), actors=frozenset())
    rows = run(
        "SELECT DISTINCT id, kind, state FROM actors WHERE id = ? OR name = ? COLLATE NOCASE", (text, text)
    ).fetchall()
    if not rows:
        return query.wanted(store, text)
    judged = Judged(stored.judgements(store))
    return Wanted(
        states=frozenset(state for _, kind, state in rows if kind == "state" and state),
        actors=frozenset(key for actor, _, _ in rows for key in judged.group(actor)),
    )
