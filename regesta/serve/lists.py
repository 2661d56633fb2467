"""The lists of a record as Results. In: an open Store and what is asked for. Out: Results with their columns.

Reports that a table needs are read once, when the table is made.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from regesta.errors import InputError
from regesta.issues import Issue
from regesta.link.judgements.standing import told
from regesta.records import Disagreement, Document, Event, Figure, Judgement, Statement
from regesta.serve import query, tables
from regesta.serve.actors import ActorLine
from regesta.serve.as_judged import AsJudged
from regesta.serve.drawn import Drawing, over_time
from regesta.serve.query import Filters
from regesta.serve.results import Results
from regesta.serve.tables import Table
from regesta.serve.timeline import Line, lines
from regesta.serve.wording import what
from regesta.store import read as stored
from regesta.store.database import Store
from regesta.store.located import judgements as located


class Timeline(Results[Line]):
    """Lines of a timeline; `total` is how many fit, also where fewer were asked for, None for very many; `chart` draws how many
    there are over time.
    """

    total: int | None = None

    def chart(self) -> Drawing:
        """How many events happened in each month, or year where they span more than three; a notebook shows it."""
        return over_time([line.event.time for line in self if line.event.time is not None])


def timeline(store: Store, filters: Filters, *, limit: int | None = None, offset: int = 0) -> Timeline:
    """Lines of the events asked for, at most so many from one on. Raises InputError at once where a filter is impossible."""
    if (limit is not None and limit < 1) or offset < 0:
        raise InputError("A limit is 1 or more, an offset 0 or more.")
    found = tuple(lines(store, query.events(store, filters, limit=limit, offset=offset)))
    made = Timeline(lambda: iter(found), name="timeline", full=tables.timeline_csv, shown=_timeline)
    whole = limit is None or len(found) < limit
    made.total = offset + len(found) if whole and (found or not offset) else query.count(store, filters)
    return made


def _timeline(found: Sequence[Line]) -> Table:
    rows = tuple((line.when, line.what, f"{line.reports} ({line.origins})", line.short) for line in found)
    return Table(columns=("Date", "What", "Reports", "Id"), rows=rows)


def events(store: Store) -> Results[Event]:
    """All events, by date."""
    return Results(lambda: stored.events(store), name="events", full=tables.events_csv, shown=tables.events)


def documents(store: Store, search: str | None) -> Results[Document]:
    """Reports, all or those with certain words."""

    def table(found: Sequence[Document], *, full: bool) -> Table:
        return tables.documents(found, states=stored.states_by_id(store), sort=False, full=full)

    return Results(
        lambda: stored.documents(store, search=search), name="documents",
        full=lambda found: table(found, full=True), shown=lambda found: table(found, full=False),
    )  # fmt: skip


def statements(store: Store, actor: str | None) -> Results[Statement]:
    """Statements, all or those of one actor. Raises InputError at once where nobody has the name."""
    reports = _reports(store)
    who = query.wanted(store, actor) if actor is not None else None

    def find() -> Iterator[Statement]:
        for said in AsJudged(store).statements():
            if who is None or any(who.is_party(party) for party in (said.speaker, *said.by) if party):
                yield said

    return Results(
        find, name="statements", full=lambda found: tables.statements(found, reports=reports(), full=True),
        shown=lambda found: tables.statements(found, reports=reports()),
    )  # fmt: skip


def figures(store: Store, actor: str | None) -> Results[Figure]:
    """Figures, all or those on one actor's word. Raises InputError at once where nobody has the name."""
    reports = _reports(store)
    who = query.wanted(store, actor) if actor is not None else None

    def find() -> Iterator[Figure]:
        found = AsJudged(store).figures()
        return found if who is None else (one for one in found if any(who.is_party(party) for party in one.by))

    return Results(
        find, name="figures", full=lambda found: tables.figures(found, reports=reports(), full=True),
        shown=lambda found: tables.figures(found, reports=reports()),
    )  # fmt: skip


def disagreements(store: Store) -> Results[Disagreement]:
    """Disagreements with their events in words."""

    def table(found: Sequence[Disagreement], *, full: bool) -> Table:
        return tables.disagreements(found, events={one.id: what(one) for one in stored.events(store)}, full=full)

    return Results(
        lambda: stored.disagreements(store), name="disagreements",
        full=lambda found: table(found, full=True), shown=lambda found: table(found, full=False),
    )  # fmt: skip


def actors(found: Sequence[ActorLine]) -> Results[ActorLine]:
    """Actors, the most named first."""
    return Results(
        lambda: iter(found),
        name="actors",
        full=lambda rows: tables.actors(rows, full=True),
        shown=lambda rows: tables.actors(rows),
    )


def issues(store: Store, code: str | None) -> Results[Issue]:
    """Issues, all or those of one code."""

    def find() -> Iterator[Issue]:
        return (one for one in stored.issues(store) if code is None or one.code == code)

    return Results(
        find,
        name="issues",
        full=lambda found: tables.issues(found, full=True),
        shown=lambda found: tables.issues(found),
    )


def judgements(store: Store) -> Results[Judgement]:
    """What people have judged."""
    return Results(lambda: iter(told(located(store))), name="judgements", full=_judged, shown=_judged)


def _judged(found: Sequence[Judgement]) -> Table:
    columns = ("id", "left", "right", "verdict", "decided_by", "decided_at", "withdrawn_at", "reasons")
    rows = tuple(
        (
            one.id,
            one.left,
            one.right,
            one.verdict,
            one.decided_by,
            one.decided_at or "",
            one.withdrawn_at or "",
            "; ".join(one.reasons),
        )
        for one in found
    )
    return Table(columns=columns, rows=rows)


def _reports(store: Store) -> Callable[[], dict[str, Document]]:
    @cache
    def read() -> dict[str, Document]:
        return {one.id: one for one in stored.documents(store)}

    return read
