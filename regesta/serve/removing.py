"""A report taken out by a person, or put back. In: an open Store, the beginning of a report's id. Out: the note of it, written."""

from regesta.errors import InputError
from regesta.issues import Issue, issue
from regesta.store import read as stored
from regesta.store import removals
from regesta.store.database import Store
from regesta.store.removals import Removal
from regesta.store.runs import put_issues
from regesta.store.write import put_setting


def remove(store: Store, report: str, why: str) -> Removal:
    """Take a report out and note why; what rested on it must be joined anew after it.

    Raises:
        InputError: No report, or more than one, has such an id, or no reason is given.
    """
    if not why.strip():
        raise InputError("Say why the report is taken out: --why WORDS. The record keeps the reason.")
    key = _one(report, stored.document_ids(store), "report")
    with store.transaction():
        removals.remove(store, key, why=why.strip())
        found = next(one for one in removals.removals(store) if one.document == key)
        put_issues(store, [_issue(found)])
        put_setting(store, "dirty", "yes")
    return found


def put_back(store: Store, report: str) -> Removal:
    """Put a report back; it waits to be read.

    Raises:
        InputError: No report that was taken out, or more than one, has such an id.
    """
    noted = {one.document: one for one in removals.removals(store)}
    key = _one(report, list(noted), "report that was taken out")
    with store.transaction():
        removals.put_back(store, key)
        store.connection.execute("DELETE FROM issues WHERE id = ?", (_issue(noted[key]).id,))
        put_setting(store, "dirty", "yes")
    return noted[key]


def _one(prefix: str, keys: list[str], what: str) -> str:
    found = [key for key in keys if prefix.strip() and key.startswith(prefix.strip().lower())]
    if len(found) != 1:
        number = "No" if not found else "More than one"
        raise InputError(f"{number} {what} has an id that begins with {prefix!r}. `regesta documents` lists ids.")
    return found[0]


def _issue(one: Removal) -> Issue:
    name = one.title or one.sources[0]
    return issue(
        "compare",
        "removed",
        f"“{name}” was taken out: {one.why}",
        advice=f"Nothing that is told rests on it any longer. To put it back: regesta putback RECORD {one.document[:7]}",
        source=one.sources[0],
        document=one.document,
    )
