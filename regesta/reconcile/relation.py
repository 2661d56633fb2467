"""How two parties stood to each other over time. In: Events, who the two are, a step. Out: a RelationCurve, every point with its events.

One event counts once, however often it is told; what is planned, possible or denied does not count. An event stands in a step only where
its time lies within that step: "in 2024" says nothing about May. Such events, and undated ones, are listed apart and not spread, so
that points and what is apart always add up to all events between the two.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from regesta.reconcile.accounts import MUTUAL, group_of
from regesta.reconcile.changes import Change, changes
from regesta.reconcile.scores import Scores, own_scores
from regesta.records import Event, Party

Step = Literal["day", "week", "month", "quarter", "year"]
Why = Literal["undated", "coarse", "status", "unscored", "beside"]
COUNTED = frozenset({"happened", "ongoing"})
DRAWS = 1000  # resamples of the origins; a choice
SEED = 20  # fixed, so that the same record has the same curve
BETWEEN = (2.5, 97.5)  # percentiles of the interval
ONE_DAY = dt.timedelta(days=1)


class RelationPoint(msgspec.Struct, frozen=True, kw_only=True):
    """One step, `[start, end)`. Scores are sums over distinct events; `naive` counts an event once a report that tells of it.

    `low` and `high` hold 95 of 100 sums when the origins of the events are drawn anew; None with fewer
    than two events or two origins, where drawing tells nothing.
    """

    start: dt.date
    end: dt.date
    cooperation: float
    conflict: float
    net: float
    low: float | None
    high: float | None
    naive: float
    reports: int
    origins: int
    events: tuple[str, ...]


class LeftOut(msgspec.Struct, frozen=True, kw_only=True):
    """Events between the two that stand in no point. `net` is their sum, None where a score is missing or does not count."""

    why: Why
    events: tuple[str, ...]
    net: float | None


class RelationCurve(msgspec.Struct, frozen=True, kw_only=True):
    """A relation over time: every step from the first to the last, those without events with zeros."""

    step: Step
    scores: str
    points: tuple[RelationPoint, ...]
    left_out: tuple[LeftOut, ...]
    changes: tuple[Change, ...]
    about_changes: str


Who = Callable[[Party], bool]


def relation(
    events: Iterable[Event],
    pair: tuple[Who, Who],
    *,
    step: Step = "month",
    since: dt.date | None = None,
    until: dt.date | None = None,
    scores: Scores | None = None,
) -> RelationCurve:
    """The curve of two parties.

    Args:
        events: Any events, in any order, each once; those between the two are taken from them.
        pair: Tell of a party whether it is, or acts for, the one and the other.
        step: How long a point is.
        since: The first day; the first step is cut there.
        until: The day after the last.
        scores: Another table than our own.
    """
    table = scores or own_scores()
    inside: dict[dt.date, list[Event]] = defaultdict(list)
    apart: dict[Why, list[Event]] = defaultdict(list)
    chosen = {event.id: event for event in events if _both(event, *pair)}
    for event in sorted(chosen.values(), key=lambda one: one.id):
        why = _why_not(event, pair, table)
        if not _meets(event, since, until):
            continue
        start = None if why is not None else _step_of(event, step, since, until)
        if start is None:
            apart[why or "coarse"].append(event)
        else:
            inside[start].append(event)
    points = tuple(_points(inside, table, step, (since, until)))
    found, about = changes([(one.start, one.net, len(one.events)) for one in points])
    return RelationCurve(
        step=step,
        scores=table.version,
        points=points,
        left_out=tuple(_left_out(why, apart[why], table) for why in sorted(apart)),
        changes=found,
        about_changes=about,
    )


def score(event: Event, scores: Scores) -> float | None:
    """The score of an event; None where the table does not know its act."""
    return scores.of(event.type, event.subtype)


# --- which events ---


def _both(event: Event, one: Who, other: Who) -> bool:
    parties = (*event.actors, *event.recipients)
    first = {place for place, party in enumerate(parties) if one(party)}
    second = {place for place, party in enumerate(parties) if other(party)}
    return bool(first and second) and len(first | second) > 1


def _why_not(event: Event, pair: tuple[Who, Who], scores: Scores) -> Why | None:
    if event.status not in COUNTED:
        return "status"
    points = score(event, scores)
    if not _towards_each_other(event, pair, points):
        return "beside"
    if points is None:
        return "unscored"
    time = event.time
    return "undated" if time is None or (time.start is None and time.end is None) else None


def _towards_each_other(event: Event, pair: tuple[Who, Who], points: float | None) -> bool:
    """Whether one acts on the other, or both with each other; two that act on a third, or that a third acts on, stand beside each other."""
    one, other = pair
    acts, acted_on = ([any(map(who, side)) for who in pair] for side in (event.actors, event.recipients))
    if (acts[0] and acted_on[1]) or (acts[1] and acted_on[0]):
        return True
    together = all(acts) and not any(not one(party) and not other(party) for party in event.recipients)
    return together and (group_of(event).name in MUTUAL or (points or 0) > 0)


def _meets(event: Event, since: dt.date | None, until: dt.date | None) -> bool:
    start, end = (event.time.start, event.time.end) if event.time is not None else (None, None)
    before = since is not None and end is not None and end <= since
    after = until is not None and start is not None and start >= until
    return not before and not after


# --- steps ---


def step_start(day: dt.date, step: Step) -> dt.date:
    """The first day of the step that holds a day; weeks begin on Monday."""
    if step == "week":
        return day - dt.timedelta(days=day.weekday())
    if step == "month":
        return day.replace(day=1)
    if step == "quarter":
        return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    return day.replace(month=1, day=1) if step == "year" else day


def next_step(start: dt.date, step: Step) -> dt.date:
    """The first day of the step after the one that begins on `start`."""
    long = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}[step]
    return step_start(start + dt.timedelta(days=long), step)


def _step_of(event: Event, step: Step, since: dt.date | None, until: dt.date | None) -> dt.date | None:
    """Where the event's time lies within one step, the first day of that; None where it does not."""
    time = event.time
    if time is None or time.start is None or time.end is None:
        return None
    if (since is not None and time.start < since) or (until is not None and time.end > until):
        return None
    start = step_start(time.start, step)
    return start if time.end <= next_step(start, step) else None


def periods(first: dt.date, last: dt.date, step: Step) -> Iterator[tuple[dt.date, dt.date]]:
    """The steps from that of the first day to that of the last, each `[start, end)`."""
    start = step_start(first, step)
    while start <= last:
        end = next_step(start, step)
        yield start, end
        start = end


# --- points ---


def _points(
    inside: Mapping[dt.date, list[Event]], scores: Scores, step: Step, within: tuple[dt.date | None, dt.date | None]
) -> Iterator[RelationPoint]:
    since, until = within
    if not inside:
        return
    first = since or min(inside)
    last = until - ONE_DAY if until is not None else max(inside)
    for start, end in periods(first, last, step):
        cut = max(start, since or start), min(end, until or end)
        yield _point(cut, inside.get(start, []), scores)


def _point(within: tuple[dt.date, dt.date], events: Sequence[Event], scores: Scores) -> RelationPoint:
    scored = [(event, score(event, scores) or 0.0) for event in events]
    low, high = _interval(scored)
    return RelationPoint(
        start=within[0],
        end=within[1],
        cooperation=_sum(points for _, points in scored if points > 0),
        conflict=_sum(points for _, points in scored if points < 0),
        net=_sum(points for _, points in scored),
        low=low,
        high=high,
        naive=_sum(points * len(event.documents) for event, points in scored),
        reports=sum(len(event.documents) for event, _ in scored),
        origins=len({name for event, _ in scored for name in _origins(event)}),
        events=tuple(event.id for event, _ in scored),
    )


def _sum(values: Iterable[float]) -> float:
    return round(sum(values) + 0.0, 3)


def _origins(event: Event) -> tuple[str, ...]:
    return tuple(sorted({origin.name for origin in event.origins})) or event.documents or (event.id,)


def _interval(scored: Sequence[tuple[Event, float]]) -> tuple[float | None, float | None]:
    """Each event's score lies in equal parts with its origins; origins are drawn with replacement, and the sum taken each time."""
    parts: dict[str, float] = defaultdict(float)
    for event, points in scored:
        names = _origins(event)
        for name in names:
            parts[name] += points / len(names)
    if len(parts) < 2 or len(scored) < 2:
        return None, None
    import numpy as np  # not needed by those who only look

    values = np.array([parts[name] for name in sorted(parts)])
    drawn = np.random.default_rng(SEED).multinomial(len(values), np.full(len(values), 1 / len(values)), size=DRAWS)
    low, high = np.percentile(drawn @ values, BETWEEN)
    return round(float(low), 3), round(float(high), 3)


def _left_out(why: Why, events: Sequence[Event], scores: Scores) -> LeftOut:
    points = [score(event, scores) for event in events]
    known = [one for one in points if one is not None]
    counts = why in ("undated", "coarse") and len(known) == len(points)
    return LeftOut(why=why, events=tuple(event.id for event in events), net=_sum(known) if counts else None)
