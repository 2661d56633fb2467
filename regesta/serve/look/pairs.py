"""All between two actors. In: an open Store and two names. Out: a Between: relation, events, statements of each other."""

import datetime as dt
from collections.abc import Callable
from typing import get_args

import msgspec

from regesta.errors import InputError
from regesta.link.judgements.judged import Judged
from regesta.reconcile.relation import RelationCurve, Step, relation
from regesta.records import Event, Party
from regesta.serve.browse import Wish, condition, lines_of
from regesta.serve.dates import asked
from regesta.serve.look import said
from regesta.serve.look.reported import keys_of
from regesta.serve.look.said import Said
from regesta.serve.look.sought import Sought, Where, joined, keyed, names, not_rejected, sought
from regesta.serve.query import Where as Events
from regesta.serve.timeline import Line
from regesta.store import read as stored
from regesta.store import some
from regesta.store.database import Store

FEW = 8
MOST_POINTS = 130  # steps drawn: more are too thin to be seen or hit
STEPS: tuple[Step, ...] = get_args(Step)


class Between(msgspec.Struct, frozen=True, kw_only=True):
    """Two actors. `total` counts the events between them that fit; `lines` is a window of them, or of those of one `point` of the curve.

    `left_says` are what the left says to or of the right, `right_says` the other way round, the newest first.
    """

    left: str
    right: str
    left_name: str
    right_name: str
    total: int
    step: str
    curve: RelationCurve
    apart: dict[str, tuple[Line, ...]]
    point: str
    lines: tuple[Line, ...]
    types: tuple[tuple[str, int], ...]
    left_says: tuple[Said, ...]
    right_says: tuple[Said, ...]
    left_said: int
    right_said: int
    figures: int


def between(
    store: Store,
    names_: tuple[str, str],
    *,
    step: str = "",
    within: tuple[str, str] = ("", ""),
    point: str = "",
    window: tuple[int, int] = (100, 0),
) -> Between:
    """All between two actors named as a person would.

    Args:
        store: The open record.
        names_: Two actors, by id, code or name.
        step: day, week, month, quarter or year; empty chooses by how long the relation is.
        within: The first and the last day, as written; empty is open.
        point: The first day of a step, to list its events only.
        window: How many events of the list, and from which on.

    Raises:
        InputError: Nobody has such a name, the two are one, or a step or date is not understood.
    """
    judged = Judged(stored.judgements(store))
    one, other = (sought(store, name, judged=judged) for name in names_)
    if one.keys & other.keys:
        raise InputError("The two are one. A relation needs two.")
    if step and step not in STEPS:
        raise InputError(f"step {step} is not known. Choose one of: {', '.join(STEPS)}.")
    since, until = within
    start = asked(since, option="since")[0] if since else None
    end = asked(until, option="until")[1] if until else None
    where = condition(store, Wish(actor=names_[0], pair=names_[1], since=since, until=until))
    ids = [row[0] for row in store.connection.execute(
        f"SELECT event FROM event_index WHERE {where.sql} ORDER BY dated DESC, number", where.values)]  # fmt: skip
    events = list(some.events(store, ids))
    chosen: Step = step or _fitting(events)
    curve = relation(events, (_is(one), _is(other)), step=chosen, since=start, until=end)
    inside = _of_point(curve, point) if point else ids
    told = names(store, [one.state or one.id, other.state or other.id])
    says = [_says(store, *pair, judged) for pair in ((one, other), (other, one))]
    return Between(
        left=one.id, right=other.id, left_name=told[one.state or one.id], right_name=told[other.state or other.id], total=len(inside),
        step=chosen, curve=curve, point=point, lines=lines_of(store, inside[window[1] : window[1] + window[0]]),
        apart={left.why: lines_of(store, left.events[:FEW]) for left in curve.left_out}, types=_types(events),
        left_says=says[0][1], right_says=says[1][1], left_said=says[0][0], right_said=says[1][0],
        figures=_figures(store, where, judged),
    )  # fmt: skip


def _is(found: Sought) -> Callable[[Party], bool]:
    def test(party: Party) -> bool:
        return bool(found.keys & {party.actor, party.person, party.body, party.state})

    return test


def _fitting(events: list[Event]) -> Step:
    """A step under which the dated events make a curve that can be read."""
    days = [event.time.start for event in events if event.time is not None and event.time.start is not None]
    length = (max(days) - min(days)).days if days else 0
    limits: tuple[tuple[int, Step], ...] = ((21, "day"), (7 * 26, "week"), (30 * 72, "month"), (91 * 80, "quarter"))
    return next((step for limit, step in limits if length <= limit), "year")


def _of_point(curve: RelationCurve, point: str) -> list[str]:
    try:
        on = dt.date.fromisoformat(point)
    except ValueError as error:
        raise InputError(f"point {point} is not a day. Write the first day of a step, such as 2023-09-01.") from error
    return next((list(one.events) for one in curve.points if one.start <= on < one.end), [])


def _types(events: list[Event]) -> tuple[tuple[str, int], ...]:
    count: dict[str, int] = {}
    for event in events:
        count[event.type] = count.get(event.type, 0) + 1
    return tuple(sorted(count.items(), key=lambda pair: (-pair[1], pair[0])))


def _says(store: Store, speaker: Sought, of: Sought, judged: Judged) -> tuple[int, tuple[Said, ...]]:
    either = (keyed("statement", speaker, ("speaker", "by")), keyed("statement", of, ("about", "addressee")))
    where = joined((*either, *not_rejected(judged)))
    run = store.connection.execute
    total = int(run(f"SELECT count(*) FROM statement_lines WHERE {where.sql}", where.values).fetchone()[0])
    keys = keys_of(store, "statement_lines", where, "newest", (FEW, 0))
    return total, tuple(said.lines_of(store, keys, judged))


def _figures(store: Store, events: Events, judged: Judged) -> int:
    about = Where(
        sql="about IN (SELECT mention FROM event_tells WHERE number IN "
        f"(SELECT number FROM event_index WHERE {events.sql}))",
        values=tuple(events.values),
    )
    where = joined((about, *not_rejected(judged)))
    return int(
        store.connection.execute(f"SELECT count(*) FROM figure_lines WHERE {where.sql}", where.values).fetchone()[0]
    )
