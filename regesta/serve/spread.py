"""How events lie in time. In: an open Store, a Wish, a grain. Out: a Spread: counts by stretch of time, and single events to be drawn.

Few events are placed one by one. Of many, those that fall within one stretch are counted; those less certain or longer than a stretch are
placed as bars, the shortest first, up to a bound.
"""

import datetime as dt
from typing import Literal, get_args

import msgspec

from regesta.errors import InputError
from regesta.serve.browse import Where, Wish, condition
from regesta.serve.wording import what
from regesta.store import some
from regesta.store.database import Store

Step = Literal["day", "week", "month", "quarter", "year", "decade"]
DAYS: dict[Step, float] = {"day": 1, "week": 7, "month": 30.4, "quarter": 91.3, "year": 365.25, "decade": 3652.5}
STRETCHES = 120  # at most, so that each can be seen and pressed; a choice
FEW = 150  # events that are placed one by one; a choice
BARS = 60  # uncertain ones drawn beside counts; a choice
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
    """From the first to the last day that is told of. `left_out` are uncertain events for whose bars there is no room."""

    step: Step
    first: dt.date
    last: dt.date
    stretches: tuple[Stretch, ...]
    placed: tuple[Placed, ...]
    left_out: int
    asked_finer: bool


def spread(store: Store, wish: Wish, *, step: str = "") -> Spread | None:
    """The dated events that fit, spread over time; None when none is dated.

    Raises:
        InputError: There is no such step, or a filter has an impossible value.
    """
    if step and step not in get_args(Step):
        raise InputError(f"by {step} is not known. Choose one of: {', '.join(get_args(Step))}.")
    where = condition(store, wish)
    ends = f'SELECT min(coalesce(start, "end")), max(coalesce("end", start)), count(*) FROM event_index WHERE dated AND {where.sql}'
    first, last, number = store.connection.execute(ends, where.values).fetchone()
    if not number:
        return None
    begin, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    chosen = _step((end - begin).days, step)
    finer = bool(step) and chosen != step
    if number <= FEW:
        stretches: tuple[Stretch, ...] = ()
        placed, out = _placed(store, where, "1", FEW), 0
    else:
        one = f'start IS NOT NULL AND "end" IS NOT NULL AND {_first(chosen, "start")} = {_first(chosen, "last")}'
        stretches = _stretches(store, where, chosen, one)
        placed = _placed(store, where, f"NOT ({one})", BARS)
        out = number - sum(item.total for item in stretches) - len(placed)
    return Spread(
        step=chosen, first=begin, last=end, stretches=stretches, placed=placed, left_out=out, asked_finer=finer
    )


def _first(step: Step, column: str) -> str:
    return _FIRST[step].format(column)


def _step(days: int, asked: str) -> Step:
    """The step asked for, or the finest that gives few enough stretches."""
    fitting = [one for one in get_args(Step) if days / DAYS[one] <= STRETCHES]
    return asked if asked in fitting else fitting[0] if fitting else "decade"  # type: ignore[return-value]


def _stretches(store: Store, where: Where, step: Step, one: str) -> tuple[Stretch, ...]:
    query = (
        f"SELECT {_first(step, 'start')} AS beginning, type, status, count(*) FROM event_index "
        f"WHERE dated AND ({one}) AND {where.sql} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"
    )
    found: dict[str, list[tuple[str, str, int]]] = {}
    for beginning, type_, status, number in store.connection.execute(query, where.values):
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
