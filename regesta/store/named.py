"""Actors by their names. In: an open Store and a name. Out: who is called so, found by index.

`actors` has of each report what it calls an actor; other names it gives stand in `actor_names`, kept up by triggers. What the world or
the user's file says of an actor is asked of them, and not kept there.
"""

from regesta.store import read as stored
from regesta.store.database import Store


def actors(store: Store, name: str) -> set[tuple[str, str, str | None]]:
    """(id, kind, state) of those whose id this is, or who are called so in a report; small and large letters are one."""
    called = " ".join(name.split())
    query = (
        "SELECT DISTINCT id, kind, state FROM actors WHERE id = ?1 "
        "UNION SELECT DISTINCT id, kind, state FROM actors WHERE name = ?2 COLLATE NOCASE "
        "UNION SELECT id, kind, state FROM actors WHERE id IN (SELECT DISTINCT id FROM actor_names WHERE name = ?2)"
    )
    found = set(store.connection.execute(query, (name, called)))
    return found or (set() if name.isascii() else _folded(store, name))


def _folded(store: Store, name: str) -> set[tuple[str, str, str | None]]:
    # SQLite knows the case of English letters only.
    same = " ".join(name.casefold().split())
    return {
        (one.id, one.kind, one.state)
        for one in stored.actors(store)
        if same in {" ".join(each.casefold().split()) for each in (one.name, *one.names)}
    }


def names(store: Store) -> list[str]:
    """All names that reports use of actors, in order."""
    query = "SELECT name FROM actors UNION SELECT name FROM actor_names ORDER BY 1"
    return [row[0] for row in store.connection.execute(query)]
