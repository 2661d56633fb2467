"""The rows that joining keeps from one run to the next. In: an open Store. Out: rows, by key. None of it is content."""

import struct
from collections.abc import Iterable

import msgspec

from regesta.records import Event
from regesta.store import read as stored
from regesta.store.database import Store

_FROM = "SELECT moment, mention FROM drawers WHERE drawer = ?"
_ROWS = f"{_FROM} ORDER BY moment, mention LIMIT ?"
_BEFORE = f"{_FROM} AND (moment, mention) < (?, ?) ORDER BY moment DESC, mention DESC LIMIT ?"
_AFTER = f"{_FROM} AND (moment, mention) > (?, ?) ORDER BY moment, mention LIMIT ?"
KEPT = (
    "placed",
    "drawers",
    "edges",
    "signatures",
    "copy_pairs",
    "met",
    "rests",
    "source_names",
    "addresses",
    "superseded",
    "as_joined",
)


def changed(store: Store) -> list[str]:
    """Reports that came, changed or went since all was joined, in order of publication, so that what meets is at hand together.

    A report without a date of publication comes with those published on the last day that it tells of.
    """
    last = (
        "SELECT max(coalesce(CAST(json AS TEXT) ->> '$.time.start', CAST(json AS TEXT) ->> '$.time.end')) "
        "FROM event_mentions WHERE event_mentions.document = changed.document"
    )
    query = (
        f"SELECT changed.document, coalesce(documents.published, ({last})) AS day "
        "FROM changed LEFT JOIN documents ON documents.id = changed.document ORDER BY day IS NULL, day, changed.document"
    )
    return [row[0] for row in store.connection.execute(query)]


def done(store: Store, documents: Iterable[str]) -> None:
    """Note that these reports are joined."""
    store.connection.executemany("DELETE FROM changed WHERE document = ?", [(key,) for key in documents])


def start_anew(store: Store) -> None:
    """Forget all that was joined; every report is to be joined again."""
    for table in (*KEPT, "event_documents", "events", "disagreements", "rejected", "copies", "places"):
        store.connection.execute(f"DELETE FROM {table}")
    store.connection.execute("DELETE FROM actors WHERE document = ''")
    store.connection.execute("INSERT OR IGNORE INTO changed SELECT id FROM documents")


def stale(store: Store) -> list[str]:
    """Changed reports of which mentions are placed that nothing tells of any longer: read otherwise, or out of force."""
    query = (
        "SELECT DISTINCT placed.document FROM changed JOIN placed ON placed.document = changed.document WHERE "
        "placed.document IN (SELECT document FROM superseded) OR NOT EXISTS (SELECT 1 FROM event_mentions "
        "WHERE event_mentions.id = placed.mention AND event_mentions.document = placed.document) ORDER BY placed.document"
    )
    return [row[0] for row in store.connection.execute(query)]


def forgotten(store: Store) -> bool:
    """Whether there are events but nothing by which they were joined, as in a record made of its JSON lines."""
    query = "SELECT EXISTS (SELECT 1 FROM events) AND NOT EXISTS (SELECT 1 FROM placed)"
    return bool(store.connection.execute(query).fetchone()[0])


def event(store: Store, key: str) -> Event | None:
    """An event as it was joined, without what people judged of it."""
    row = store.connection.execute("SELECT json FROM as_joined WHERE event = ?", (key,)).fetchone()
    return stored.event(store, key) if row is None else msgspec.json.decode(row[0], type=Event)


# --- mentions, drawers, edges ---


Lies = tuple[int, tuple[int, ...], str | None]  # moment, drawers, event


def placed(store: Store, mention: str) -> Lies | None:
    """Where a mention lies."""
    return dict(placed_beside(store, mention)).get(mention)


def placed_beside(store: Store, mention: str) -> list[tuple[str, Lies]]:
    """Where a mention and the others of its report lie."""
    query = (
        "SELECT mention, moment, drawers, event FROM placed "
        "WHERE document = (SELECT document FROM placed WHERE mention = ?)"
    )
    rows = store.connection.execute(query, (mention,))
    return [(row[0], (row[1], struct.unpack(f"{len(row[2]) // 8}q", row[2]), row[3])) for row in rows]


def placed_of(store: Store, document: str) -> list[str]:
    """The mentions of a report that are placed, in order."""
    query = "SELECT mention FROM placed WHERE document = ? ORDER BY mention"
    return [row[0] for row in store.connection.execute(query, (document,))]


def place(store: Store, mention: str, document: str, moment: int, drawers: tuple[int, ...]) -> None:
    """Put a mention into its drawers."""
    row = (mention, document, moment, struct.pack(f"{len(drawers)}q", *drawers))
    store.connection.execute("INSERT INTO placed VALUES (?, ?, ?, ?, NULL)", row)
    rows = [(drawer, moment, mention) for drawer in drawers]
    store.connection.executemany("INSERT INTO drawers VALUES (?, ?, ?)", rows)


def unplace(store: Store, mention: str) -> None:
    """Take a mention out, with its edges."""
    lies = placed(store, mention)
    if lies is not None:
        rows = [(drawer, lies[0], mention) for drawer in lies[1]]
        store.connection.executemany("DELETE FROM drawers WHERE drawer = ? AND moment = ? AND mention = ?", rows)
    for other, _ in edges(store, mention):
        untie(store, mention, other)
    store.connection.execute("DELETE FROM placed WHERE mention = ?", (mention,))


def drawer(store: Store, drawer: int, most: int) -> list[tuple[int, str]]:
    """The rows of a drawer in order, at most so many."""
    return store.connection.execute(_ROWS, (drawer, most)).fetchall()


def around(
    store: Store, drawer: int, row: tuple[int, str], most: int
) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """The rows of a drawer before and after a place, the nearest first."""
    before = store.connection.execute(_BEFORE, (drawer, *row, most)).fetchall()
    return before, store.connection.execute(_AFTER, (drawer, *row, most)).fetchall()


def between(store: Store, drawer: int, first: tuple[int, str], last: tuple[int, str], most: int) -> int:
    """How many rows lie between two of a drawer, counted up to `most`."""
    query = (
        "SELECT count(*) FROM (SELECT 1 FROM drawers WHERE drawer = ? AND (moment, mention) > (?, ?) "
        "AND (moment, mention) < (?, ?) LIMIT ?)"
    )
    return int(store.connection.execute(query, (drawer, *first, *last, most)).fetchone()[0])


def edges(store: Store, mention: str) -> list[tuple[str, tuple[bool, str | None, float]]]:
    """The mentions beside a mention, with whether the two may be one, what ties them, and their points."""
    query = "SELECT other, joins, link, points FROM edges WHERE one = ?"
    return [(row[0], (bool(row[1]), row[2], row[3])) for row in store.connection.execute(query, (mention,))]


def tie(store: Store, one: str, other: str, tie: tuple[bool, str | None, float]) -> None:
    """Keep two mentions beside each other."""
    rows = [(one, other, *tie), (other, one, *tie)]
    store.connection.executemany("INSERT OR REPLACE INTO edges VALUES (?, ?, ?, ?, ?)", rows)


def untie(store: Store, one: str, other: str) -> None:
    """Forget it."""
    store.connection.executemany("DELETE FROM edges WHERE one = ? AND other = ?", [(one, other), (other, one)])


def belongs(store: Store, mentions: Iterable[str], event: str) -> None:
    """Note which event mentions belong to."""
    store.connection.executemany("UPDATE placed SET event = ? WHERE mention = ?", [(event, key) for key in mentions])


def all_placed(store: Store) -> Iterable[str]:
    """All mentions, in order."""
    return (row[0] for row in store.connection.execute("SELECT mention FROM placed ORDER BY mention"))


# --- signatures of texts ---


def bands(store: Store) -> list[tuple[str, bytes]]:
    """(report, bands) of all reports, in order: by which copies are found."""
    return store.connection.execute("SELECT document, bands FROM signatures ORDER BY document").fetchall()


def runs(store: Store) -> list[tuple[str, bytes, str | None, str | None]]:
    """(report, runs, day, outlet) of all reports, in order: by which retellings are found."""
    return store.connection.execute("SELECT document, runs, day, outlet FROM signatures ORDER BY document").fetchall()


def put_signature(store: Store, document: str, bands: bytes) -> None:
    """Write the signature of a report's text."""
    query = "INSERT OR REPLACE INTO signatures (document, bands, runs) VALUES (?, ?, x'')"
    store.connection.execute(query, (document, bands))


def put_runs(store: Store, document: str, runs: bytes, told: tuple[str, str | None]) -> None:
    """Write the runs of words by which retellings of a report are found, and when and by which outlet it was told."""
    query = "UPDATE signatures SET runs = ?, day = ?, outlet = ? WHERE document = ?"
    store.connection.execute(query, (runs, *told, document))


def drop_signature(store: Store, document: str) -> None:
    """Take it out."""
    store.connection.execute("DELETE FROM signatures WHERE document = ?", (document,))


def copy_pairs(store: Store) -> list[tuple[str, str]]:
    """Pairs of reports that say the same, the lower id first."""
    return store.connection.execute("SELECT one, other FROM copy_pairs ORDER BY one, other").fetchall()


def replace_copy_pairs(store: Store, documents: Iterable[str], pairs: Iterable[tuple[str, str]]) -> None:
    """Write the pairs that any of these reports is in, in place of those that are there."""
    store.connection.executemany("DELETE FROM copy_pairs WHERE one = ?1 OR other = ?1", [(key,) for key in documents])
    store.connection.executemany("INSERT OR IGNORE INTO copy_pairs VALUES (?, ?)", pairs)


def published(store: Store, documents: Iterable[str]) -> dict[str, str | None]:
    """When reports were published."""
    query = "SELECT published FROM documents WHERE id = ?"
    return {key: row[0] for key in documents if (row := store.connection.execute(query, (key,)).fetchone())}


def document_of(store: Store, mention: str) -> str:
    """The report that a placed mention is from."""
    row = store.connection.execute("SELECT document FROM placed WHERE mention = ?", (mention,)).fetchone()
    return str(row[0])


def mark_naming(store: Store, actors: Iterable[str]) -> None:
    """Mark the reports in which any of these actors acts, is acted on or speaks, as changed."""
    for key in actors:
        for table in ("event_mentions", "statements", "figures"):
            query = f"INSERT OR IGNORE INTO changed SELECT DISTINCT document FROM {table} WHERE instr(json, ?)"
            store.connection.execute(query, (f'"{key}"'.encode(),))
