"""Which figures were given, and by whom. In: an open Store and a Wish. Out: a window of the figures that fit, and series to be drawn.

A series is one thing counted, in one unit, about one event. Figures about no event are put together only when words of what is counted
are asked for, and are told to be so.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from regesta.link.judgements.judged import Judged
from regesta.reconcile.counted import bounds, thing
from regesta.records import Disagreement, Event, Figure
from regesta.serve.look.reported import ReportedWish, keys_of, reported
from regesta.serve.look.sought import Where, joined, keyed, not_rejected, sought
from regesta.store import read as stored
from regesta.store import some
from regesta.store.database import Store
from regesta.store.located import judgements

MOST_DRAWN = (
    300  # figures that are put into series for one page; where more fit, none is drawn rather than a part of them
)
MOST_SERIES = 8


class CountWish(ReportedWish, frozen=True, kw_only=True):
    """What is asked for, as a person writes it; empty is any. `counts` are words of what is counted, `actor` on whose word."""

    counts: str = ""
    actor: str = ""
    event: str = ""


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """A figure, its chain as judged, with the report that has it and the event it is about."""

    figure: Figure
    outlet: str | None
    published: str | None
    title: str | None
    event: str | None = None
    revises: str | None = None

    @property
    def claimant(self) -> str:
        """On whose word it stands at last; the outlet's own where it names nobody."""
        return self.figure.by[-1].name if self.figure.by else self.outlet or "unknown outlet"


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """Figures of one thing, `words` as most of them put it, by the day they stand for; those without a day are in the list only."""

    thing: str
    words: str
    unit: str | None
    event: Event | None
    points: tuple[tuple[dt.date, Counted], ...]


class FigureList(msgspec.Struct, frozen=True, kw_only=True):
    """A window of the figures that fit. `series` are drawn when few enough fit; `things` counts what is counted, the commonest first."""

    total: int
    lines: tuple[Counted, ...]
    series: tuple[Series, ...]
    things: tuple[tuple[str, int], ...]
    events: dict[str, Event]


def figures(store: Store, wish: CountWish, *, limit: int, offset: int = 0) -> FigureList:
    """The figures that fit, by date of publication.

    Raises:
        InputError: A filter has an impossible value; the message names those that are possible.
    """
    judged = Judged(judgements(store))
    where = joined(_conditions(store, wish, judged))
    keys = keys_of(store, "figure_lines", where, wish.order, (limit, offset))
    run = store.connection.execute
    total = run(f"SELECT count(*) FROM figure_lines WHERE {where.sql}", where.values).fetchone()[0]
    shown = lines_of(store, keys, judged)
    drawn: Sequence[Counted] = ()
    if 0 < total <= MOST_DRAWN:
        every = keys if total == len(keys) else keys_of(store, "figure_lines", where, wish.order, (MOST_DRAWN, 0))
        drawn = shown if every is keys else lines_of(store, every, judged)
    things = run(
        f"SELECT counts, count(*) FROM figure_lines WHERE {where.sql} AND counts <> '' "
        "GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 16", where.values,
    ).fetchall()  # fmt: skip
    events = {one.id: one for one in some.events(store, sorted({one.event for one in (*shown, *drawn) if one.event}))}
    return FigureList(
        total=total, lines=tuple(shown), series=series(drawn, events, loose=bool(wish.counts)),
        things=tuple((str(name), int(count)) for name, count in things), events=events,
    )  # fmt: skip


def _conditions(store: Store, wish: CountWish, judged: Judged) -> Iterator[Where]:
    if wish.counts.strip():
        words = stored.match_words(wish.counts)
        yield Where(sql="number IN (SELECT rowid FROM figure_words WHERE figure_words MATCH ?)", values=(words,))
    if wish.actor.strip():
        yield keyed("figure", sought(store, wish.actor.strip(), judged=judged), ("by",))
    if wish.event.strip():
        yield Where(
            sql="about IN (SELECT mention FROM event_tells JOIN event_index USING (number) WHERE event = ?)",
            values=(wish.event.strip(),),
        )
    yield from reported(wish)
    yield from not_rejected(judged)


def lines_of(store: Store, keys: list[tuple[str, str]], judged: Judged) -> list[Counted]:
    """Figures by id and report, in the order given."""
    decode = msgspec.json.Decoder(Figure).decode
    heads = some.heads(store, sorted({document for _, document in keys}))
    made = []
    for key, document in keys:
        row = store.connection.execute(
            "SELECT json FROM figures WHERE id = ? AND document = ?", (key, document)
        ).fetchone()
        if row is not None and document in heads:
            head, figure = heads[document], judged.figure(decode(row[0]))
            event = some.event_of(store, figure.about) if figure.about else None
            made.append(
                Counted(figure=figure, outlet=head.outlet, published=head.published, title=head.title, event=event)
            )
    revised = _revised(store, [one.event for one in made if one.event])
    return [msgspec.structs.replace(one, revises=revised.get(one.figure.id)) for one in made]


def _revised(store: Store, events: Sequence[str]) -> dict[str, str]:
    """Of each figure that revises another, which: as the record's disagreements say."""
    found: dict[str, str] = {}
    decode = msgspec.json.Decoder(Disagreement).decode
    for event in sorted(set(events)):
        query = "SELECT json FROM disagreements WHERE event = ? AND kind = 'revision' AND field = 'number'"
        for (told,) in store.connection.execute(query, (event,)):
            positions = decode(told).positions
            for before, after in pairwise(positions):
                if before.claims:
                    found.update(dict.fromkeys(after.claims, before.claims[-1]))
    return found


def series(found: Sequence[Counted], events: dict[str, Event], *, loose: bool = False) -> tuple[Series, ...]:
    """What can be drawn of these figures: at least two of one thing; with `loose` also those about no event.

    Series in which values or voices differ come first, then the longest.
    """
    groups: dict[tuple[str, str, str], list[tuple[dt.date, Counted]]] = defaultdict(list)
    for one in found:
        on = day_of(one)
        name = thing(one.figure)
        if on is not None and name and (one.event or loose) and bounds(one.figure.value) is not None:
            groups[one.event or "", name, one.figure.value.unit or ""].append((on, one))
    made = [
        Series(
            thing=name,
            words=Counter(one.figure.counts for _, one in points).most_common(1)[0][0], unit=unit or None, event=events.get(event),
            points=tuple(sorted(points, key=lambda point: (point[0], point[1].figure.id))),
        )
        for (event, name, unit), points in groups.items()
        if len(points) > 1
    ]  # fmt: skip
    return tuple(
        sorted(made, key=lambda one: (_alike(one), -len(one.points), one.thing, one.event.id if one.event else ""))[
            :MOST_SERIES
        ]
    )


def _alike(one: Series) -> bool:
    """Whether one voice says the same value again and again: nothing is to be seen in that."""
    values = {(point.figure.value.low, point.figure.value.high, point.claimant) for _, point in one.points}
    return len(values) == 1


def day_of(one: Counted) -> dt.date | None:
    """The day a figure stands for: as of when it is said to hold, else when it was published."""
    time = one.figure.as_of
    if time is not None and time.start is not None:
        return time.start
    return dt.date.fromisoformat(one.published) if one.published else None
