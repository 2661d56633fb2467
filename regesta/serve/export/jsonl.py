"""A folder with JSON lines of every table, whole. In: a Selection, a folder. Out: files that `regesta restore` makes the same record of.

A line is the record as `regesta schema` describes it; what the record file holds beside it (in which report an account stands, whether a
report was read) begins with an underscore. `record.json` tells which Regesta made the folder, how many lines each file has, and a
digest of the content.
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from regesta.serve.export.readme import head
from regesta.serve.export.run import MARK
from regesta.serve.export.selection import Selection
from regesta.serve.export.tally import Tally
from regesta.store import read as stored
from regesta.store import rows
from regesta.store.migrations import VERSION
from regesta.version import __version__

MANIFEST = "record.json"
NOTE = (
    "One file for each table, one JSON object a line: the record as `regesta schema` describes it, with what the record file holds "
    "beside it under names that begin with an underscore. `regesta restore NEW.regesta FOLDER` makes the same record again."
)
_BY_MENTION = frozenset({"event_mentions", "statements"})


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What `record.json` holds."""

    regesta: str
    form: int
    whole: bool
    lines: dict[str, int]
    digest: str | None = None


def write(chosen: Selection, folder: Path, tally: Tally) -> None:
    """Write every table."""
    lines = {}
    for table in rows.TABLES:
        with (folder / f"{table}.jsonl").open("wb") as file:
            lines[table] = 0
            for line in _lines(chosen, table):
                file.write(line + b"\n")
                lines[table] += 1
        tally.wrote(table, lines[table])
    digest = stored.content_digest(chosen.store) if chosen.whole else None
    manifest = Manifest(regesta=__version__, form=VERSION, whole=chosen.whole, lines=lines, digest=digest)
    (folder / MANIFEST).write_bytes(msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n")
    (folder / MARK).write_text(head(chosen, NOTE) + "\n", encoding="utf-8")


def _lines(chosen: Selection, table: str) -> Iterator[bytes]:
    for beside, record in rows.rows(chosen.store, table):
        if chosen.whole or _belongs(chosen, table, beside, record):
            yield joined(beside, record)


def joined(beside: dict[str, object], record: bytes | None) -> bytes:
    """A row as one JSON object."""
    columns = msgspec.json.encode({f"_{name}": value for name, value in beside.items()})
    if record is None:
        return columns
    return record if columns == b"{}" else columns[:-1] + b"," + record[1:]


def _belongs(chosen: Selection, table: str, beside: dict[str, object], record: bytes | None) -> bool:
    """Whether a row belongs to the part of the record that is asked for; the world's tables go along whole."""
    if table in ("actors", "outlets", "places", "judgements", "settings"):
        return True
    if table in ("document_sources", "originals", "copies", "superseded", "arrivals", "times", "mentions"):
        return beside["document"] in chosen.chosen_reports
    if record is None or table == "runs":
        return False
    found = msgspec.json.decode(record)
    if table in _BY_MENTION or table == "events":
        return found["id"] in chosen.chosen
    if table == "documents":
        return found["id"] in chosen.chosen_reports
    key = {"figures": "about", "disagreements": "event"}.get(table, "document")
    return found.get(key) in (chosen.chosen_reports if key == "document" else chosen.chosen)
