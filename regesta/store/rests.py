"""The rows that tell what a report rests on. In: an open Store. Out: rows, by report. None of it is content."""

from collections.abc import Collection, Iterable, Mapping

from regesta.store.database import Store
from regesta.store.read import match_words

Row = tuple[str, str, str, str]  # how, source, the other report or "", words or ""


def outlets_named(store: Store) -> list[tuple[str | None, str | None]]:
    """Outlet and agency of each report, each pair once."""
    return store.connection.execute(
        "SELECT DISTINCT outlet, json_extract(CAST(json AS TEXT), '$.agency') FROM documents"
    ).fetchall()


def edges_of(store: Store, document: str) -> list[Row]:
    """What a report rests on."""
    query = "SELECT how, source, other, words FROM rests WHERE document = ? ORDER BY how, source, other, words"
    return store.connection.execute(query, (document,)).fetchall()


def resting_on(store: Store, document: str) -> list[str]:
    """Reports that carry this one or tell it again."""
    return [row[0] for row in store.connection.execute("SELECT document FROM rests WHERE other = ?", (document,))]


def replace_own(store: Store, document: str, rows: Collection[Row]) -> bool:
    """Write what a report rests on by its own words; whether that is another than before."""
    before = {row for row in edges_of(store, document) if not row[2]}
    if before == set(rows):
        return False
    store.connection.execute("DELETE FROM rests WHERE document = ? AND other = ''", (document,))
    store.connection.executemany("INSERT INTO rests VALUES (?, ?, ?, ?, ?)", [(document, *row) for row in sorted(rows)])
    return True


def replace_carried(store: Store, documents: Iterable[str], rows: Iterable[tuple[str, str, str, str, str]]) -> set[str]:
    """Write which text is carried where, for all pairs with one of these reports; reports for which that is another than before."""
    before: set[tuple[str, str, str, str, str]] = set()
    query = "SELECT document, how, source, other, words FROM rests WHERE other <> '' AND (document = ?1 OR other = ?1)"
    for key in documents:
        before |= set(store.connection.execute(query, (key,)))
    after = set(rows)
    same = "document = ? AND how = ? AND source = ? AND other = ? AND words = ?"
    store.connection.executemany(f"DELETE FROM rests WHERE {same}", sorted(before - after))
    store.connection.executemany("INSERT OR IGNORE INTO rests VALUES (?, ?, ?, ?, ?)", sorted(after - before))
    return {row[0] for row in before ^ after}


def copies(store: Store) -> list[tuple[str, str]]:
    """Copies and their originals."""
    return store.connection.execute("SELECT document, original FROM copies ORDER BY document").fetchall()


def replace_names(store: Store, names: Mapping[str, str]) -> list[str]:
    """Write the names by which outlets are cited; those that are new, gone, or mean another outlet now."""
    before = dict(store.connection.execute("SELECT key, name FROM source_names"))
    other = sorted(key for key in {*before, *names} if before.get(key) != names.get(key))
    store.connection.executemany("DELETE FROM source_names WHERE key = ?", [(key,) for key in other])
    rows = [(key, names[key]) for key in other if key in names]
    store.connection.executemany("INSERT INTO source_names VALUES (?, ?)", rows)
    return other


def naming(store: Store, name: str) -> list[str]:
    """Reports in whose text the words of a name stand."""
    query = (
        "SELECT documents.id FROM document_words JOIN documents ON documents.number = document_words.rowid "
        "WHERE document_words MATCH ?"
    )
    return [row[0] for row in store.connection.execute(query, (match_words(name),))]
