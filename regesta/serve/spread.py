"""How events lie in time. In: an open Store, a Wish, a grain. Out: a Spread: counts by stretch of time, and single events to be drawn.

Few events are placed one by one. Of many, those that fall within one stretch are counted; those less certain or longer than a stretch are
placed as bars, the shortest first, up to a bound.
"""

import datetime as dt
from collections import Counter
from typing import Literal, get_args

import msgspec

from regesta.errors import InputError
from regesta.serve.browse import Wish, condition
from regesta.serve.query import Where
from regesta.serve.wording import what
from regesta.store import some
from regesta.store.database import Store

Step = Literal["day", "week", "month", "quarter", "year", "decade"]
DAYS: dict[Step, float] = {"day": 1, "week": 7, "month": 30.4, "quarter": 91.3, "year": 365.25, "decade": 3652.5}
STRETCHES = 120  # at most, so that each can be seen and pressed; a choice
FEW = 60  # events that are placed one by one; a choice
BARS = 40  # uncertain ones drawn beside counts; a choice
EDGE, FAR = 0.02, 4  # a fiftieth at either end is not drawn when it would make the drawing four times as long; a choice
# The first day of the stretch that a day lies in, in SQL.
_FIRST: dict[Step, str] = {
    "day": "{0}", "week": "date({0}, 'weekday 0', '-6 days')", "month": "substr({0}, 1, 7) || '-01'",
    "quarter": "substr({0}, 1, 5) || substr('0' || ((CAST(substr({0}, 6, 2) AS INTEGER) - 1) / 3 * 3 + 1), -2) || '-01'",
    "year": "substr({0}, 1, 4) || '-01-01'", "decade": "substr({0}, 1, 3) || '0-01-01'",
}  # fmt: skip


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of time `[start, end)` and how many events lie in it: (type, status, how many)."""

    start: dt.date
    end: dt.date
    counts: tuple[tuple[str, str, int], ...]

    @property
    def total(self) -> int:
        """How many in all."""
        return sum(number for _, _, number in self.counts)


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """One event in time; `start` or `end` None where it is open on that side."""

    event: str
    what: str
    type: str
    status: str
    start: dt.date | None
    end: dt.date | None


class Spread(msgspec.Struct, frozen=True, kw_only=True):
    """From the first to the last day that is drawn. `left_out` are uncertain events for whose bars there is no room, `earlier` and `later`
    those far from all others.
    """

    step: Step
    first: dt.date
    last: dt.date
    stretches: tuple[Stretch, ...]
    placed: tuple[Placed, ...]
    left_out: int
    asked_finer: bool
    earlier: int = 0
    later: int = 0


def spread(store: Store, wish: Wish, *, step: str = "") -> Spread | None:
    """The dated events that fit, spread over time; None when none is dated.

    Raises:
        InputError: There is no such step, or a filter has an impossible value.
    """
    if step and step not in get_args(Step):
        raise InputError(f"by {step} is not known. Choose one of: {', '.join(get_args(Step))}.")
    where = condition(store, wish)
    begin, end, number, restricted = _ends(store, where)
    if not number:
        return None
    earlier = later = 0
    within = where
    if restricted:
        sql = f'({where.sql}) AND coalesce("end", start) > ? AND coalesce(start, "end") <= ?'
        within = Where(sql, (*where.values, str(begin), str(end)))
        earlier = _count(store, where, 'coalesce("end", start) <= ?', begin)
        later = _count(store, where, 'coalesce(start, "end") > ?', end)
    drawn = number - earlier - later
    chosen = _step((end - begin).days, step)
    stretches: tuple[Stretch, ...] = ()
    if drawn <= FEW:
        placed = _placed(store, within, "1", FEW)
    else:
        one = f'start IS NOT NULL AND "end" IS NOT NULL AND {_first(chosen, "start")} = {_first(chosen, "last")}'
        stretches = _stretches(store, within, chosen, one)
        placed = _placed(store, within, f"NOT ({one})", BARS)
    return Spread(
        step=chosen, first=begin, last=end, stretches=stretches, placed=placed, earlier=earlier, later=later,
        left_out=drawn - sum(one.total for one in stretches) - len(placed), asked_finer=bool(step) and chosen != step,
    )  # fmt: skip


def _count(store: Store, where: Where, test: str, day: dt.date) -> int:
    query = f"SELECT count(*) FROM event_index WHERE dated AND {where.sql} AND {test}"
    return int(store.connection.execute(query, (*where.values, str(day))).fetchone()[0])


def _ends(store: Store, where: Where) -> tuple[dt.date, dt.date, int, bool]:
    """The first and last day to draw, how many events are dated, and whether a few that lie far off are left out."""
    ends = f'SELECT min(coalesce(start, "end")), max(coalesce("end", start)), count(*) FROM event_index WHERE dated AND {where.sql}'
    first, last, number = store.connection.execute(ends, where.values).fetchone()
    if not number:
        return dt.date.min, dt.date.max, 0, False
    begin, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    few = max(1, int(number * EDGE))
    if number > 9:
        near = [_at(store, where, place) for place in (few, number - 1 - few)]
        if (end - begin).days > FAR * max(30, (near[1] - near[0]).days):
            month = dt.timedelta(days=31)
            return max(begin, near[0] - month), min(end, near[1] + month), number, True
    return begin, end, number, False


def _at(store: Store, where: Where, place: int) -> dt.date:
    query = (
        f'SELECT coalesce(start, "end") FROM event_index WHERE dated AND {where.sql} ORDER BY number LIMIT 1 OFFSET ?'
    )
    return dt.date.fromisoformat(store.connection.execute(query, (*where.values, place)).fetchone()[0])


def _first(step: Step, column: str) -> str:
    return _FIRST[step].format(column)


def _step(days: int, asked: str) -> Step:
    """The step asked for, or the finest that gives few enough stretches."""
    fitting = [one for one in get_args(Step) if days / DAYS[one] <= STRETCHES]
    return asked if asked in fitting else fitting[0] if fitting else "decade"  # type: ignore[return-value]


def _stretches(store: Store, where: Where, step: Step, one: str) -> tuple[Stretch, ...]:
    # Counted here, as SQLite would sort all rows to group them: 60 ms in place of 120 for 100,000.
    query = f"SELECT {_first(step, 'start')}, type, status FROM event_index WHERE dated AND ({one}) AND {where.sql}"
    found: dict[str, list[tuple[str, str, int]]] = {}
    for (beginning, type_, status), number in sorted(Counter(store.connection.execute(query, where.values)).items()):
        found.setdefault(beginning, []).append((type_, status, number))
    return tuple(
        Stretch(start=(start := dt.date.fromisoformat(beginning)), end=after(start, step), counts=tuple(counts))
        for beginning, counts in found.items()
    )


def after(start: dt.date, step: Step) -> dt.date:
    """The first day after the stretch that begins on this day."""
    if step in ("day", "week"):
        return start + dt.timedelta(days=1 if step == "day" else 7)
    if step in ("month", "quarter"):
        month = start.month + (1 if step == "month" else 3)
        return dt.date(start.year + (month > 12), (month - 1) % 12 + 1, 1)
    return dt.date(min(9999, start.year + (1 if step == "year" else 10)), 1, 1)


def _placed(store: Store, where: Where, which: str, most: int) -> tuple[Placed, ...]:
    query = (
        f"SELECT event FROM event_index WHERE dated AND ({which}) AND {where.sql} "
        'ORDER BY julianday("end") - julianday(start) IS NULL, julianday("end") - julianday(start), number LIMIT ?'
    )
    ids = [row[0] for row in store.connection.execute(query, (*where.values, most))]
    found = [one for one in some.events(store, ids) if one.time is not None]
    made = (
        Placed(event=one.id, what=what(one), type=one.type, status=one.status, start=one.time.start, end=one.time.end)
        for one in found
        if one.time is not None
    )
    return tuple(sorted(made, key=lambda one: (one.start or one.end or dt.date.max, one.event)))
