"""Who a page is about. In: an open Store and an id, a code or a name. Out: a Sought, with all keys this actor goes by.

Events are written as people have judged; statements and figures as they were read, so judgements are laid over them here.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from regesta.link.judgements.judged import Judged
from regesta.records import Actor
from regesta.serve.browse import who
from regesta.store import read as stored
from regesta.store.accounts import merged_actor
from regesta.store.database import Store


class Sought(msgspec.Struct, frozen=True, kw_only=True):
    """An actor as looked for. `keys` are ids and codes; of statements and figures only those in the report `only`, none in `never`."""

    id: str
    keys: frozenset[str]
    state: str | None = None
    only: str | None = None
    never: tuple[str, ...] = ()


class Where(msgspec.Struct, frozen=True, kw_only=True):
    """A condition of SQL and its values."""

    sql: str
    values: tuple[Any, ...] = ()


def sought(store: Store, name: str, *, judged: Judged | None = None) -> Sought:
    """The actor that is meant. Raises InputError when nobody has this name."""
    judged = judged or Judged(stored.judgements(store))
    if name in judged.parted:
        actor, document = judged.parted[name]
        return Sought(id=name, keys=frozenset({name, actor}), only=document)
    meant = who(store, name)
    states, actors = sorted(meant.states), sorted(meant.actors)
    never = tuple(sorted(document for actor, document in judged.parted.values() if actor in meant.actors))
    of_state = [
        row[0]
        for code in states
        for row in store.connection.execute(
            "SELECT DISTINCT id FROM actors WHERE kind = 'state' AND state = ?", (code,)
        )
    ]
    first = judged.one(actors[0]) if actors else states[0]
    return Sought(
        id=name if name in meant.actors else first, keys=frozenset((*states, *actors, *of_state)),
        state=states[0] if states else None, never=never,
    )  # fmt: skip


def not_rejected(judged: Judged) -> Iterator[Where]:
    """The lines that nobody has rejected."""
    if judged.left_out:
        keys = msgspec.json.encode(sorted(judged.left_out)).decode()
        yield Where(sql="id NOT IN (SELECT value FROM json_each(?))", values=(keys,))


def keyed(kind: str, found: Sought, roles: Iterable[str]) -> Where:
    """The lines (statement or figure) in which an actor has one of these roles."""
    keys, asked = sorted(found.keys), sorted(roles)
    sql = f"number IN (SELECT number FROM {kind}_keys WHERE key IN ({_marks(keys)}) AND role IN ({_marks(asked)}))"
    values = (*keys, *asked)
    if found.only is not None:
        return Where(sql=f"{sql} AND document = ?", values=(*values, found.only))
    if found.never:
        return Where(sql=f"{sql} AND document NOT IN ({_marks(found.never)})", values=(*values, *found.never))
    return Where(sql=sql, values=values)


def _marks(values: Iterable[object]) -> str:
    return ", ".join("?" for _ in values)


def joined(conditions: Iterable[Where]) -> Where:
    """All conditions at once."""
    parts = list(conditions)
    sql = " AND ".join(f"({part.sql})" for part in parts) or "1"
    return Where(sql=sql, values=tuple(value for part in parts for value in part.values))


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """An actor as told in a line."""

    id: str
    name: str
    kind: str
    state: str | None


# An organisation has a code as states have: the one body of the world or of the user's file that bears it.
_ONLY_BODY = (
    "kind = 'body' AND document = '' AND state = ?1 AND "
    "(SELECT count(DISTINCT id) FROM actors WHERE kind = 'body' AND document = '' AND state = ?1) = 1"
)


def named(store: Store, keys: Iterable[str]) -> dict[str, Named]:
    """Actors by id, and states by code, those that the record knows: the world's own name, else the fullest that a report uses."""
    found = {}
    for key in set(keys):
        for condition in (
            "id = ?",
            "kind = 'state' AND state = ?",
            *([_ONLY_BODY] if len(key) == 3 and key.isupper() else []),
        ):
            row = store.connection.execute(
                f"SELECT id, name, kind, state FROM actors WHERE {condition} ORDER BY document <> '', length(name) DESC, name DESC LIMIT 1",
                (key,),
            ).fetchone()
            if row is not None:
                found[key] = Named(id=row[0], name=row[1], kind=row[2], state=row[3])
                break
    return found


def actors(store: Store, keys: Iterable[str]) -> dict[str, Actor]:
    """Actors by id, and states by code, with all that reports say of them."""
    made: dict[str, Actor] = {}
    decode = msgspec.json.Decoder(Actor).decode
    for key, line in named(store, keys).items():
        # Reports that say the same need not be read twice.
        query = "SELECT min(document), json FROM actors WHERE id = ? GROUP BY json ORDER BY 1"
        accounts = store.connection.execute(query, (line.id,)).fetchall()
        made[key] = merged_actor([decode(told) for _, told in accounts], known=accounts[0][0] == "")
    return made


def names(store: Store, keys: Iterable[str]) -> dict[str, str]:
    """Names by id or code; a code that nobody has a name for stands for itself."""
    asked = list(keys)
    found = named(store, asked)
    return {key: found[key].name if key in found else key for key in asked}
