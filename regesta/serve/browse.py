"""Events asked for by many filters at once, a page at a time. In: an open Store and a Wish. Out: how many fit, and Lines of one window.

All is done in the tables of `store/index.py`; only the events of the window are read. `query.py` has the conditions that the command line
asks for as well.
"""

from collections.abc import Iterator, Sequence

import msgspec

from regesta.errors import InputError
from regesta.link.judgements.judged import Judged
from regesta.serve import query
from regesta.serve.query import Wanted, Where, together
from regesta.serve.timeline import Line, line
from regesta.store import read as stored
from regesta.store import some
from regesta.store.database import Store

ORDERS = {"oldest": "number", "newest": "dated DESC, number DESC", "reports": "reports DESC, number",
          "origins": "origins DESC, number"}  # fmt: skip


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for, as a person writes it; empty is any.

    `pair` is the second actor of a pair, `origins` the fewest independent origins, `side` a state whose outlets report it, `q` words of it;
    `abroad`: home affairs are left out; `confidence`: at least so likely read rightly, 0 to 1.
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
    abroad: bool = False
    confidence: float = 0.0
    order: str = "oldest"


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
    return together(_conditions(store, wish))


def _conditions(store: Store, wish: Wish) -> Iterator[Where]:
    if wish.actor or wish.pair:
        yield _parties(store, wish)
    if wish.type:
        yield query.of_type(store, wish.type, option="type")
    if wish.status:
        yield query.of_status(wish.status, option="status")
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
        yield query.since(wish.since, option="since")
    if wish.until:
        yield query.until(wish.until, option="until")
    if wish.abroad:
        yield query.abroad()
    if wish.confidence:
        yield query.confident(wish.confidence, option="confidence")
    if wish.q.strip():
        words = "SELECT rowid FROM event_words WHERE event_words MATCH ?"
        said = f"event IN (SELECT event FROM event_said WHERE words IN ({words}))"
        yield Where(said, (stored.match_words(wish.q),))


def _place(name: str) -> Where:
    """A code in capitals is a country and not looked for within names (NOR is not in "Norra"); else a part of a place's name."""
    if len(name) == 3 and name.isalpha() and name.isupper():
        return Where("country = ? OR place = ? COLLATE NOCASE", (name, name))
    return Where("place LIKE ? ESCAPE '\\' OR place_id = ? OR country = ?", (_like(name), name, name.upper()))


def _like(text: str) -> str:
    escaped = text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def _parties(store: Store, wish: Wish) -> Where:
    """One actor on either side, or two different parties of one event."""
    named = [who(store, name) for name in (wish.actor, wish.pair) if name]
    return query.of_party(named[0]) if len(named) == 1 else query.of_pair(named[0], named[1])


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
