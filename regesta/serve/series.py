"""Figures over time as asked for. In: an open Store, an event or an actor. Out: Series, and them as a Table."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from regesta.errors import InputError
from regesta.records import Event
from regesta.serve import query
from regesta.serve.as_judged import AsJudged
from regesta.serve.tables import SHORT, Table
from regesta.store import read as stored
from regesta.store.database import Store

if TYPE_CHECKING:
    from regesta.reconcile.series import Series


def found(store: Store, *, event: str | None = None, actor: str | None = None) -> "tuple[Series, ...]":
    """The series of the record, of one event (by the beginning of its id), or of the events that an actor takes part in.

    Raises:
        InputError: No event has such an id, or nobody such a name.
    """
    from regesta.reconcile.series import series

    events = list(stored.events(store)) if event is None else [_one(store, event)]
    if actor is not None:
        who = query.wanted(store, actor)
        events = [one for one in events if any(map(who.is_party, (*one.actors, *one.recipients)))]
    reports = {key: one for one in events for key in one.documents}
    taken = AsJudged(store)
    if len(events) == 1:
        documents = [one for key in reports if (one := stored.document(store, key)) is not None]
        mentions = [one for key in reports for one in taken.mentions(document=key)]
        figures = [one for key in reports for one in taken.figures(document=key)]
        # What stands in another event is looked at as well, so that a figure goes where it goes in the whole.
        all_events = {one.id: one for key in reports for one in stored.events(store, document=key)}
        made = series(all_events.values(), mentions, figures, {one.id: one for one in documents})
    else:
        everything = list(stored.events(store))
        mentions, figures = list(taken.mentions()), list(taken.figures())
        made = series(everything, mentions, figures, {one.id: one for one in stored.documents(store)})
    wanted = {one.id for one in events}
    return tuple(one for one in made if one.event in wanted)


def _one(store: Store, prefix: str) -> Event:
    keys = [key for table, key in stored.ids_starting(store, prefix.strip()) if table == "events"]
    one = stored.event(store, keys[0]) if len(keys) == 1 and prefix.strip() else None
    if one is None:
        raise InputError(
            f"No event, or more than one, has an id that begins with {prefix!r}. `regesta timeline` lists ids."
        )
    return one


def table(made: "Iterable[Series]", *, full: bool = False) -> Table:
    """One row a figure."""
    columns = (
        "event",
        "what",
        "unit",
        "value",
        "low",
        "high",
        "scope",
        "as_of",
        "told",
        "by",
        "revises",
        "figure",
        "document",
    )
    rows = [
        (one.event, one.what, one.unit or "", point.value, _text(point.low), _text(point.high), point.scope or "",
         point.as_of or "", _text(point.told), " > ".join(point.by), point.revises or "", point.figure, point.document)
        for one in made
        for point in one.points
    ]  # fmt: skip
    if full:
        return Table(columns=columns, rows=tuple(rows))
    shown = [
        (
            row[0][:SHORT],
            f"{row[1]} {row[2]}".strip(),
            row[7] or row[8],
            row[3],
            row[9],
            row[10][:SHORT],
            row[11][:SHORT],
        )
        for row in rows
    ]
    names = ("Event", "What", "As of", "Value", "On whose word", "Revises", "Figure")
    return Table(columns=names, rows=tuple(shown), wide=frozenset({"What", "On whose word"}))


def _text(value: object) -> str:
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
