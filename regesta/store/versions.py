"""Reports at one address: which text stands. In: an open Store. Out: rows, by report."""

from collections.abc import Iterable

from regesta.records import Document
from regesta.store import read as stored
from regesta.store.database import Store


def standing(store: Store, document: str) -> Document | None:
    """A report that stands; None where it is gone, or a later text has taken its place."""
    return None if later_than(store, document) is not None else stored.document(store, document)


def later_than(store: Store, document: str) -> str | None:
    """The report that took this one's place."""
    row = store.connection.execute("SELECT later FROM superseded WHERE document = ?", (document,)).fetchone()
    return None if row is None else str(row[0])


def superseded(store: Store) -> dict[str, str]:
    """Reports whose place a later one took, with that."""
    return dict(store.connection.execute("SELECT document, later FROM superseded ORDER BY document"))


def put_address(store: Store, document: str, url: str | None) -> set[str]:
    """Write where a report stood, None for nowhere; the addresses for which that changes something."""
    row = store.connection.execute("SELECT url FROM addresses WHERE document = ?", (document,)).fetchone()
    before = row[0] if row is not None else None
    if before != url:
        store.connection.execute("DELETE FROM addresses WHERE document = ?", (document,))
        if url is not None:
            store.connection.execute("INSERT INTO addresses VALUES (?, ?)", (document, url))
    return {one for one in (before, url) if one is not None}


def at(store: Store, url: str) -> list[Document]:
    """The reports that stood at an address."""
    rows = store.connection.execute("SELECT document FROM addresses WHERE url = ? ORDER BY document", (url,))
    return [one for (key,) in rows.fetchall() if (one := stored.document(store, key)) is not None]


def put_superseded(store: Store, documents: Iterable[str], later: str | None) -> list[str]:
    """Write which report took the place of these, None for none; those for which that is another than before."""
    other = [key for key in documents if later_than(store, key) != later]
    store.connection.executemany("DELETE FROM superseded WHERE document = ?", [(key,) for key in other])
    if later is not None:
        store.connection.executemany("INSERT INTO superseded VALUES (?, ?)", [(key, later) for key in other])
    return other
