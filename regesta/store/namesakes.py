"""Which people that no table holds share a key of their names. In: an open Store. Out: rows, kept beside the records; none is content."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the file's form is made of this module's step
    from regesta.store.database import Store

STEP = """
    -- Keys of the names of people whom reports name and no table holds, by which two spellings of one name meet.
    CREATE TABLE namesakes (
        drawer TEXT NOT NULL, actor TEXT NOT NULL, document TEXT NOT NULL, PRIMARY KEY (drawer, actor, document)
    ) WITHOUT ROWID;
    CREATE INDEX namesakes_actor ON namesakes (actor);
    CREATE INDEX namesakes_document ON namesakes (document);
    """


def replace(store: "Store", document: str, drawers: Iterable[tuple[str, str]]) -> set[str]:
    """Write the (key, actor) pairs of one report in place of those that are there; the actors of either."""
    execute = store.connection.execute
    before = {row[0] for row in execute("SELECT DISTINCT actor FROM namesakes WHERE document = ?", (document,))}
    execute("DELETE FROM namesakes WHERE document = ?", (document,))
    rows = sorted((drawer, actor, document) for drawer, actor in drawers)
    store.connection.executemany("INSERT INTO namesakes VALUES (?, ?, ?)", rows)
    return before | {actor for _, actor, _ in rows}


def sharing(store: "Store", actor: str) -> set[str]:
    """The actors that share a key with this one, itself among them."""
    query = (
        "SELECT DISTINCT other.actor FROM namesakes AS own JOIN namesakes AS other ON other.drawer = own.drawer "
        "WHERE own.actor = ?"
    )
    return {row[0] for row in store.connection.execute(query, (actor,))}


def reports(store: "Store", actor: str) -> list[str]:
    """The reports that name a person."""
    query = "SELECT DISTINCT document FROM namesakes WHERE actor = ? ORDER BY document"
    return [row[0] for row in store.connection.execute(query, (actor,))]
