"""Later texts at one address. In: a store, reports that came or went. Out: which took whose place, written; an Issue where none can tell.

A report that was corrected or withdrawn stands at its old address with new words. The later text takes the earlier one's place:
what that told is no longer joined, but stays in the record, and stands in every view as of a day before. Later is what was
retrieved later (by the day, of one day by the moment where it is known), else published later; when neither tells, both stand and
an Issue says so, as the order of arrival must not matter.
"""

import datetime as dt
from collections.abc import Sequence
from urllib.parse import urlsplit

from regesta.issues import issue
from regesta.records import Document
from regesta.store import read as stored
from regesta.store import versions
from regesta.store.database import Store
from regesta.store.runs import put_issues
from regesta.store.write import mark_changed

CODES = ("superseded", "same-address")


def supersede(store: Store, documents: Sequence[str]) -> None:
    """Look at the addresses of these reports anew."""
    addresses: set[str] = set()
    for key in documents:
        found = stored.document(store, key)
        addresses |= versions.put_address(store, key, address(found.url) if found is not None and found.url else None)
        mark_changed(store, versions.put_superseded(store, [key], None) if found is None else [])
    for url in sorted(addresses):
        inside = versions.at(store, url)
        last = _last(inside)
        earlier = [one.id for one in inside if last is not None and one.id != last.id]
        others = [one.id for one in inside if one.id not in earlier]
        mark_changed(store, versions.put_superseded(store, earlier, last.id if last is not None else None))
        mark_changed(store, versions.put_superseded(store, others, None))
        _tell(store, inside, last)


def address(url: str) -> str | None:
    """An address as addresses are compared; None for a bare site, at which anything may stand."""
    parts = urlsplit(url.strip())
    path = parts.path.rstrip("/")
    if not parts.netloc or (not path and not parts.query):
        return None
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.netloc.lower().removeprefix('www.')}{path}{query}"


def _last(documents: Sequence[Document]) -> Document | None:
    """The latest of some texts; None where there is one only, or nothing tells."""
    if len(documents) < 2:
        return None
    for field in ("retrieved", "retrieved_at", "published"):
        days: list[dt.date | None] = [getattr(one, field) for one in documents]
        known = [day for day in days if day is not None]
        if len(known) == len(days) and days.count(max(known)) == 1:
            return documents[days.index(max(known))]
    return None


def _tell(store: Store, documents: Sequence[Document], last: Document | None) -> None:
    for one in documents:
        marks = ",".join("?" * len(CODES))
        store.connection.execute(f"DELETE FROM issues WHERE document = ? AND code IN ({marks})", (one.id, *CODES))
    if len(documents) < 2:
        return
    for one in documents:
        if last is None:
            code, reason = (
                "same-address",
                f"{len(documents)} texts stand at its address, and nothing tells which is the later.",
            )
            advice = "Give the column `retrieved` in the metadata table, or remove the one that no longer stands."
        elif one.id != last.id:
            code, reason = "superseded", f"A later text at the same address took its place: {last.id}."
            advice = "What it told is kept and not joined; --as-of a day before shows it."
        else:
            continue
        put_issues(store, [issue("compare", code, reason, advice=advice, source=one.source, document=one.id)])
