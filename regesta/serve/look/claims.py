"""One statement, or one figure. In: an open Store and an id. Out: a view: its words in their surroundings, on whose word, what hangs on it.

What people have rejected is found here too, though it stands in no list any more.
"""

import msgspec

from regesta.errors import InputError
from regesta.link.judgements.judged import Judged
from regesta.records import Disagreement, Event, Provenance
from regesta.serve.as_judged import AsJudged
from regesta.serve.desk import Desk, desk
from regesta.serve.look.counted import Counted
from regesta.serve.look.counted import lines_of as figure_lines
from regesta.serve.look.said import Said
from regesta.serve.look.said import lines_of as said_lines
from regesta.store import read as stored
from regesta.store import some
from regesta.store.database import Store
from regesta.store.located import judgements

MOST = 50  # events and figures that hang on one statement, told on its page


class StatementView(msgspec.Struct, frozen=True, kw_only=True):
    """A statement. `events` are those that it tells of, `figures` the numbers it gives."""

    said: Said
    desk: Desk
    events: tuple[Event, ...]
    figures: tuple[Counted, ...]
    provenance: Provenance


class FigureView(msgspec.Struct, frozen=True, kw_only=True):
    """A figure. `beside` are others about the same event, `disagreements` those it is a part of."""

    counted: Counted
    desk: Desk
    event: Event | None
    said: Said | None
    beside: tuple[Counted, ...]
    disagreements: tuple[Disagreement, ...]
    provenance: Provenance


def statement(store: Store, id: str) -> StatementView:
    """The statement whose id begins so."""
    laid = _desk(store, id, "statement")
    judged = Judged(judgements(store))
    one = next(said_lines(store, _keys(store, "statements", laid.id), judged))
    told = stored.event_mentions(store, document=one.statement.document)
    held = [mention.id for mention in told if mention.statement == laid.id]
    events = {some.event_of(store, key) for key in held} - {None}
    taken = AsJudged(store).figures(document=one.statement.document)
    numbers = [figure for figure in taken if figure.statement == laid.id]
    figures = figure_lines(store, [(figure.id, figure.document) for figure in numbers[:MOST]], judged)
    return StatementView(
        said=one, desk=laid, events=tuple(some.events(store, sorted(key for key in events if key)[:MOST])),
        figures=tuple(figures), provenance=one.statement.provenance,
    )  # fmt: skip


def figure(store: Store, id: str) -> FigureView:
    """The figure whose id begins so."""
    laid = _desk(store, id, "figure")
    judged = Judged(judgements(store))
    one = figure_lines(store, _keys(store, "figures", laid.id), judged)[0]
    event = next(some.events(store, [one.event]), None) if one.event else None
    said = (
        next(said_lines(store, _keys(store, "statements", one.figure.statement), judged), None)
        if one.figure.statement
        else None
    )
    others = some.figures_about(store, event.mentions) if event else ()
    keys = [(other.id, other.document) for other in others if other.id != laid.id and other.id not in judged.left_out]
    differing = stored.disagreements(store, event=event.id) if event else ()
    return FigureView(
        counted=one, desk=laid, event=event, said=said, beside=tuple(figure_lines(store, keys[:MOST], judged)),
        disagreements=tuple(
            found for found in differing if any(laid.id in position.claims for position in found.positions)
        ),
        provenance=one.figure.provenance,
    )  # fmt: skip


def _desk(store: Store, id: str, kind: str) -> Desk:
    laid = desk(store, id)
    if laid.kind != kind:
        raise InputError(f"{id} is no {kind} but {'an' if laid.kind == 'event' else 'a'} {laid.name}.")
    return laid


def _keys(store: Store, table: str, id: str) -> list[tuple[str, str]]:
    return [
        (key, document)
        for key, document in some.rows(store, f"SELECT id, document FROM {table} WHERE id = ? LIMIT 1", id)
    ]
