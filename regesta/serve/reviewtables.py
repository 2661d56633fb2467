"""The queue and the log as rows. In: Items, Entries. Out: Tables, short ones for the screen and full ones for CSV."""

from collections.abc import Iterable

from regesta.serve.queue import Item
from regesta.serve.reviewlog import Entry
from regesta.serve.tables import SHORT, Table

LINE = 90  # letters of a line on the screen; a choice


def queue(items: Iterable[Item], *, full: bool = True) -> Table:
    """What waits to be looked at."""
    if full:
        columns = ("id", "kind", "when", "line", "reports", "doubt", "weight", "priority", "reasons")
        return Table(
            columns=columns,
            rows=tuple(
                (one.id, one.kind, one.when, one.line, str(one.reports), str(one.doubt), str(one.weight),
                 str(one.priority), "; ".join(reason.words for reason in one.reasons))
                for one in items
            ),
        )  # fmt: skip
    return Table(
        columns=("Doubt", "Kind", "What", "Why look", "Id"),
        rows=tuple(
            (f"{one.doubt:.2f}", one.kind, _short(f"{one.when}: {one.line}" if one.when else one.line),
             "; ".join(reason.words for reason in one.reasons), one.id[:SHORT])
            for one in items
        ),
        wide=frozenset({"What", "Why look"}),
    )  # fmt: skip


def log(entries: Iterable[Entry], *, full: bool = True) -> Table:
    """What was judged."""
    if full:
        columns = ("id", "at", "who", "kind", "verdict", "target", "about", "before", "after", "why", "state", "undoes")
        return Table(
            columns=columns,
            rows=tuple(
                (one.id, one.at, one.who, one.kind, one.verdict, one.target or "", one.about, one.before or "",
                 one.after or "", one.why, one.state, one.undoes or "")
                for one in entries
            ),
        )  # fmt: skip
    return Table(
        columns=("When", "Who", "What", "On", "Why", "Id"),
        rows=tuple(
            (one.at[:16].replace("T", " "), one.who, _did(one), _short(one.about), one.why, one.id[:SHORT])
            for one in entries
        ),
        wide=frozenset({"What", "On", "Why"}),
    )  # fmt: skip


def _did(one: Entry) -> str:
    change = f": {one.before or 'nothing'} → {one.after or 'nothing'}" if one.verdict == "edit" else ""
    return f"{one.verdict} {one.kind}{change}" + (f" ({one.state})" if one.state != "standing" else "")


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LINE else text[:LINE].rsplit(" ", 1)[0] + " …"
