"""What is doubtful, kept beside the records so that the queue of review need not read them all. In: an open Store, rows. Out: rows, counts.

Triggers note whose doubts have to be looked at anew (`doubts_stale`); `regesta.serve.doubtful` does so, as only that layer knows what is
doubtful. Nothing here is a source of anything.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:  # the file's form is made of this module's step
    from regesta.store.database import Store

STALE = "INSERT OR IGNORE INTO doubts_stale"
_TABLES = {"event": "events", "statement": "statements", "figure": "figures", "disagreement": "disagreements"}


def _trigger(table: str, when: str, row: str, body: str) -> str:
    return (
        f"CREATE TRIGGER doubts_{table}_{when.lower()} AFTER {when} ON {table} BEGIN\n{body.replace('ROW', row)}\nEND;"
    )


def _triggers() -> Iterable[str]:
    event_of = "SELECT 'event', event FROM event_tells JOIN event_index USING (number) WHERE mention = ROW.about"
    said = "json_extract(CAST(ROW.json AS TEXT), '$.statement')"
    spoken = f"SELECT 'statement', {said} WHERE {said} IS NOT NULL"
    bodies = {
        "events": f"{STALE} VALUES ('event', ROW.id);",
        "statements": f"{STALE} VALUES ('statement', ROW.id);",
        "figures": f"{STALE} VALUES ('figure', ROW.id);\n{STALE} {event_of};\n{STALE} {spoken};",
        "disagreements": f"{STALE} VALUES ('disagreement', ROW.id);\n{STALE} SELECT 'event', ROW.event WHERE ROW.event IS NOT NULL;",
        "rejected": f"{STALE} VALUES (ROW.kind, ROW.id);",
    }
    for table, body in bodies.items():
        for when, row in (("INSERT", "new"), ("DELETE", "old"), ("UPDATE", "new")):
            yield _trigger(table, when, row, body)
    undone = 'SELECT "left" FROM judgements WHERE id = ROW."left"'
    yield _trigger(
        "judgements", "INSERT", "new",
        "\n".join(
            f'{STALE} SELECT \'{kind}\', id FROM {table} WHERE id IN (SELECT ROW."left" UNION {undone});'
            for kind, table in (("statement", "statements"), ("figure", "figures"))
        ),
    )  # fmt: skip


STEP = "\n".join((
    """
    CREATE TABLE doubts (
        kind TEXT NOT NULL, id TEXT NOT NULL, priority REAL NOT NULL, why INTEGER NOT NULL, act TEXT NOT NULL, names TEXT NOT NULL,
        line TEXT NOT NULL, PRIMARY KEY (kind, id)
    ) WITHOUT ROWID;
    CREATE INDEX doubts_order ON doubts (priority DESC, kind, id);
    CREATE INDEX doubts_kind_order ON doubts (kind, priority DESC, id);
    CREATE INDEX doubts_why ON doubts (kind, why);
    CREATE TABLE doubts_stale (kind TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;
    """,
    *(f"INSERT OR IGNORE INTO doubts_stale SELECT '{kind}', id FROM {table};" for kind, table in _TABLES.items()),
    "INSERT OR IGNORE INTO doubts_stale SELECT kind, id FROM rejected;",
    *_triggers(),
))  # fmt: skip


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A doubtful thing as the queue filters it. `why` has a bit for each reason, `names` are parted by lines."""

    kind: str
    id: str
    priority: float
    why: int
    act: str
    names: str
    line: str


def stale(store: "Store", *, most: int) -> dict[str, list[str]]:
    """Ids to be looked at anew, by kind; at most so many at once."""
    found: dict[str, list[str]] = {}
    for kind, key in store.connection.execute("SELECT kind, id FROM doubts_stale LIMIT ?", (most,)):
        found.setdefault(kind, []).append(key)
    return found


def waiting(store: "Store") -> int:
    """How many things are still to be looked at anew."""
    return int(store.connection.execute("SELECT count(*) FROM doubts_stale").fetchone()[0])


def replace(store: "Store", looked: dict[str, list[str]], rows: Iterable[Row]) -> None:
    """Write what is doubtful of these things anew; they are stale no more."""
    for kind, keys in looked.items():
        for table in ("doubts", "doubts_stale"):
            store.connection.execute(
                f"DELETE FROM {table} WHERE kind = ? AND id IN (SELECT value FROM json_each(?))", (kind, as_json(keys))
            )
    store.connection.executemany(
        "INSERT OR REPLACE INTO doubts VALUES (?, ?, ?, ?, ?, ?, ?)", (msgspec.structs.astuple(row) for row in rows)
    )


def as_json(keys: Sequence[str]) -> str:
    """Ids as one value for `json_each`."""
    return msgspec.json.encode(list(keys)).decode()


def rows(store: "Store", query: str, *values: Any) -> list[tuple[Any, ...]]:
    """Rows of a query on `doubts`."""
    return store.connection.execute(query, values).fetchall()


@contextmanager
def impatient(store: "Store") -> Iterator[None]:
    """Inside, a file that another program writes to is told at once and not waited for."""
    wait = store.connection.execute("PRAGMA busy_timeout").fetchone()[0]
    store.connection.execute("PRAGMA busy_timeout = 200")
    try:
        yield
    finally:
        store.connection.execute(f"PRAGMA busy_timeout = {wait}")
