"""Figures over time. In: events, the figures about them, the reports. Out: Series: one thing counted, by claimant, with what revises what.

A series is of one event and one thing counted ("the dead of the shelling of Tarn"). Each figure keeps its bounds, the day as of which it
counts where the text gives one, and the day on which it was told. A figure revises the last earlier one on the same word that cannot
hold beside it; figures on different words never revise each other, they may disagree.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from regesta.reconcile.counted import can_both_be, growing
from regesta.reconcile.counting import attach, settle
from regesta.reconcile.numbers import by_thing, same_voice
from regesta.records import Document, Event, EventMention, Figure


class SeriesPoint(msgspec.Struct, frozen=True, kw_only=True):
    """One figure of a series. `value` is short ("440", ">=12"), `low` and `high` its bounds, None where open; `revises` a figure's id."""

    figure: str
    document: str
    value: str
    low: float | None
    high: float | None
    scope: str | None
    as_of: str | None
    told: dt.date | None
    by: tuple[str, ...]
    revises: str | None


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """One thing counted of one event, its points by the day that they count for, else that they were told."""

    event: str
    what: str
    unit: str | None
    points: tuple[SeriesPoint, ...]


def series(
    events: Iterable[Event],
    event_mentions: Sequence[EventMention],
    figures: Iterable[Figure],
    documents: Mapping[str, Document],
    *,
    fewest: int = 2,
) -> tuple[Series, ...]:
    """The series of some events, in order of event and thing; those of fewer than `fewest` figures are left out.

    The order of what comes in does not matter.
    """
    by_id = {event.id: event for event in events}
    event_of = {key: event.id for event in by_id.values() for key in event.mentions}
    told = sorted((one for one in event_mentions if one.id in event_of), key=lambda one: one.id)
    counted: dict[str, list[Figure]] = defaultdict(list)
    for figure in settle(attach(sorted(figures, key=lambda one: one.id), told), told, event_of):
        if figure.about in event_of and figure.document in documents:
            counted[event_of[figure.about]].append(figure)
    return tuple(
        one
        for key in sorted(counted)
        for one in _of_event(by_id[key], counted[key], documents)
        if len(one.points) >= fewest
    )


def _of_event(event: Event, figures: Sequence[Figure], documents: Mapping[str, Document]) -> Iterator[Series]:
    for (what, owner), inside in by_thing(event, figures):
        by_unit: dict[str | None, list[Figure]] = defaultdict(list)
        for figure in inside:
            by_unit[figure.value.unit].append(figure)
        for unit in sorted(by_unit, key=str):
            ordered = sorted(by_unit[unit], key=lambda one: _order(one, documents))
            points = tuple(_point(one, ordered[:place], documents) for place, one in enumerate(ordered))
            yield Series(event=event.id, what=" ".join(dict.fromkeys((*owner, what))), unit=unit, points=points)


def _told(figure: Figure, documents: Mapping[str, Document]) -> dt.date | None:
    report = documents[figure.document]
    return report.dateline_date or report.published


def _order(figure: Figure, documents: Mapping[str, Document]) -> tuple[dt.date, dt.date, str]:
    told = _told(figure, documents) or dt.date.max
    counts = figure.as_of.start if figure.as_of is not None and figure.as_of.start is not None else told
    return counts, told, figure.id


def _point(figure: Figure, before: Sequence[Figure], documents: Mapping[str, Document]) -> SeriesPoint:
    own = [one for one in before if same_voice(one, figure) and one.scope == figure.scope]
    last = own[-1] if own else None
    # Whoever is named by nobody speaks for himself: two reports in their own voice are two voices.
    one_voice = last is not None and (bool(figure.by) or _counted_on(last, figure, documents))
    later = last is not None and _order(last, documents)[:2] < _order(figure, documents)[:2]
    revises = one_voice and later and last is not None and can_both_be(last.value, figure.value) is False
    return SeriesPoint(
        figure=figure.id,
        document=figure.document,
        value=figure.value.short(),
        low=figure.value.low,
        high=figure.value.high,
        scope=figure.scope,
        as_of=figure.as_of.edtf if figure.as_of is not None else None,
        told=_told(figure, documents),
        by=tuple(party.name for party in figure.by),
        revises=last.id if revises and last is not None else None,
    )


def _counted_on(one: Figure, other: Figure, documents: Mapping[str, Document]) -> bool:
    """Whether one outlet, in its own voice, tells a larger number of what is counted on, such as the dead."""
    left, right = documents[one.document].outlet, documents[other.document].outlet
    return left is not None and left == right and growing(other) and (other.value.low or 0) > (one.value.low or 0)
