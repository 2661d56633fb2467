"""A record as it stood on a day. In: a store, a day. Out: another store, in a file of its own, with what there was by then only.

What came later is taken out of a copy and the copy is joined: so it is what the record would have been, to the byte, and not a guess.
"""

import datetime as dt
import sqlite3
from pathlib import Path

from msgspec.structs import replace

from regesta.pipeline.comparing import compare
from regesta.pipeline.runs import Run
from regesta.pipeline.settings import world_of
from regesta.records import Document
from regesta.store import read as stored
from regesta.store import removals, versions
from regesta.store.database import Store, open_store
from regesta.store.write import put_judgements, put_setting


def published_by(store: Store, end: dt.date, file: Path) -> None:
    """A record of what was published before a day; reports of which nothing tells when they were published are left out.

    A text that took an earlier one's place at its address was there from the day that it was retrieved.
    """
    later = set(versions.superseded(store).values())
    days = {one.id: _day(one, corrected=one.id in later) for one in stored.documents(store)}
    _without(store, [key for key, known in days.items() if known is None or known >= end], file)


def held_at(store: Store, end: dt.date, file: Path) -> None:
    """A record of what this one held before a day (in UTC), and of what had been judged by then."""
    query = "SELECT id FROM documents WHERE id NOT IN (SELECT document FROM arrivals WHERE at < ?)"
    gone = [row[0] for row in store.connection.execute(query, (str(end),))]
    _without(store, gone, file, judged=str(end))


def _day(document: Document, *, corrected: bool) -> dt.date | None:
    known = document.published or document.dateline_date
    return max(known, document.retrieved) if corrected and known and document.retrieved else known


def _without(store: Store, gone: list[str], file: Path, *, judged: str | None = None) -> None:
    target = sqlite3.connect(file)
    store.connection.backup(target)
    target.close()
    with open_store(file) as copy:
        with copy.transaction():
            removals.take_out(copy, gone)
            if judged is not None:
                _judged_by(copy, judged)
            put_setting(copy, "dirty", "yes")
        compare(copy, world_of(copy, None), Run())


def _judged_by(store: Store, end: str) -> None:
    for one in list(stored.judgements(store)):
        if one.decided_at is not None and one.decided_at >= end:
            store.connection.execute("DELETE FROM judgements WHERE id = ?", (one.id,))
        elif one.withdrawn_at is not None and one.withdrawn_at >= end:
            store.connection.execute("DELETE FROM judgements WHERE id = ?", (one.id,))
            put_judgements(store, [replace(one, withdrawn_at=None)])
