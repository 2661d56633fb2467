"""People of several reports who are one. In: a store, a world. Out: the program's judgements on them, written anew.

The one hook of `link/namesakes.py`: called in the transaction of a comparison, before judgements are asked for. What a person has judged or
taken back stays; the program's own judgements are made from all accounts each time, so that order and lots do not show.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from regesta.link.namesakes import PROGRAM, Account, judge_people
from regesta.records import Actor
from regesta.store import read as stored
from regesta.store.database import Store
from regesta.store.write import put_judgements

if TYPE_CHECKING:
    from regesta.link.world import World


def judge_names(store: Store, world: "World") -> None:
    """Write the judgements of the program on people of one name; those it made before and no longer makes are dropped."""
    made = judge_people(_accounts(store, world))
    store.connection.execute("DELETE FROM judgements WHERE decided_by = ?", (PROGRAM,))
    put_judgements(store, made)


def _accounts(store: Store, world: "World") -> Iterator[Account]:
    """What each report says of the people that no table holds, with the states it names."""
    query = "SELECT json FROM actors WHERE kind = 'person' AND document = ? ORDER BY id"
    where = "SELECT DISTINCT document FROM actors WHERE kind = 'person' AND document != '' ORDER BY document"
    for (document,) in store.connection.execute(where).fetchall():
        about = _states(store, world, document)
        for one in stored.records(store, Actor, query, document):
            yield Account(actor=one, document=document, about=about)


def _states(store: Store, world: "World", document: str) -> frozenset[str]:
    """Codes of the states that a report names."""
    named = store.connection.execute(
        "SELECT DISTINCT actor FROM mentions WHERE document = ? AND actor IS NOT NULL", (document,)
    )
    found = (world.names.actors.get(key) for (key,) in named)
    return frozenset(one.state for one in found if one is not None and one.kind == "state" and one.state)
