"""One plain SQLite file, for Datasette and every other program. In: a Selection, a path. Out: the file, and its metadata.json beside it.

Tables have keys and refer to each other; a view `timeline` has what a person wants first. Days are text as 2024-03-05; unknown is NULL.
"""

import json
import sqlite3
from pathlib import Path

from regesta.serve.export.readme import asked
from regesta.serve.export.selection import Selection
from regesta.serve.export.tables import Flat, all_tables
from regesta.serve.export.tally import Tally

TYPES = {"text": "TEXT", "integer": "INTEGER", "real": "REAL", "date": "TEXT", "yes": "INTEGER"}
TIMELINE = """
    CREATE VIEW timeline AS
    SELECT events.first_day, events.last_day, events.what, events.status, events.type, events.subtype, events.reports,
        events.origins, (SELECT sentence FROM event_mentions WHERE event_mentions.event = events.id LIMIT 1) AS sentence,
        events.id
    FROM events ORDER BY coalesce(first_day, last_day) IS NULL, coalesce(first_day, last_day), last_day
"""
FACETS = {
    "events": ["type", "status", "subtype"], "documents": ["outlet", "state"], "statements": ["act", "speaker"],
    "event_parties": ["role", "state"], "actors": ["kind", "state"], "disagreements": ["field", "kind"], "issues": ["code"],
}  # fmt: skip
LABELS = {"events": "what", "documents": "title", "actors": "name", "places": "name", "outlets": "name"}


def write(chosen: Selection, path: Path, tally: Tally) -> None:
    """Write the file, and FILE.metadata.json beside it."""
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA journal_mode = OFF")  # a half-written file is thrown away, not mended
        for table in all_tables():
            connection.execute(_create(table))
            marks = ", ".join("?" * len(table.columns))
            cursor = connection.executemany(f"INSERT INTO {table.name} VALUES ({marks})", table.rows(chosen))
            tally.wrote(table.name, max(cursor.rowcount, 0))
            for column in table.columns:
                if column.refers or column.name in ("first_day", "state"):
                    connection.execute(f'CREATE INDEX "{table.name}_{column.name}" ON {table.name} ("{column.name}")')
        connection.execute(TIMELINE)
        connection.commit()
        connection.execute("VACUUM")
    finally:
        connection.close()
    metadata = json.dumps(_metadata(chosen, path.stem), indent=2, ensure_ascii=False)
    path.with_name(f"{path.name}.metadata.json").write_text(metadata + "\n", encoding="utf-8")


def _create(table: Flat) -> str:
    lines = [f'"{column.name}" {TYPES[column.kind]}' for column in table.columns]
    lines.append(f"PRIMARY KEY ({', '.join(table.key)})")
    for column in table.columns:
        if column.refers:
            other, _, key = column.refers.partition(".")
            lines.append(f'FOREIGN KEY ("{column.name}") REFERENCES {other} ({key})')
    return f"CREATE TABLE {table.name} (\n  " + ",\n  ".join(lines) + "\n) WITHOUT ROWID"


def _metadata(chosen: Selection, name: str) -> dict[str, object]:
    tables: dict[str, object] = {"timeline": {"description": "What happened, by date; undated events last."}}
    for table in all_tables():
        entry: dict[str, object] = {
            "description": table.what, "columns": {column.name: column.what for column in table.columns},
        }  # fmt: skip
        if table.name in FACETS:
            entry["facets"] = FACETS[table.name]
        if table.name in LABELS:
            entry["label_column"] = LABELS[table.name]
        tables[table.name] = entry
    part = "The whole record" if chosen.whole else f"A part of the record ({asked(chosen)})"
    return {
        "title": f"Regesta record {chosen.store.path.stem}",
        "description": f"{part}: what happened, who did it to whom, when, where, and on whose word.",
        "databases": {name: {"tables": tables}},
    }
