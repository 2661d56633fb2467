"""A Spread as shapes. In: a Spread. Out: a Drawing: columns, bars and ticks with their places, for the template to write as SVG.

Colour tells the quad class, the shape of a mark too; the filling tells the status: full for what happened, hollow for what is planned or
possible, struck for what was denied or did not happen. An uncertain date is a bar as long as the doubt.
"""

import datetime as dt
from dataclasses import dataclass

from regesta.serve.spread import Placed, Spread, Step, after
from regesta.web.kinds import QUADS, quad

WIDTH, LEFT, TOP, TALL = 1000.0, 8.0, 10.0, 130.0
LANE, MARK, LABEL, LABELLED = 17.0, 9.0, 215.0, 40
FILLING = {
    "happened": "full",
    "ongoing": "full",
    "planned": "hollow",
    "possible": "hollow",
    "denied": "struck",
    "not_happened": "struck",
}
SHARED = ("full", "hollow", "struck")


@dataclass(frozen=True)
class Piece:
    """A part of a column: quad class, filling, place."""

    quad: str
    filling: str
    y: float
    height: float


@dataclass(frozen=True)
class Column:
    """All events of one stretch; `since` and `until` lead to their list."""

    x: float
    width: float
    pieces: tuple[Piece, ...]
    total: int
    since: str
    until: str
    words: str


@dataclass(frozen=True)
class Bar:
    """One event: a mark where it is dated to the day, a bar over its interval where not; `open` names the side without an end."""

    event: str
    words: str
    quad: str
    filling: str
    x: float
    y: float
    width: float
    open: str
    label: str
    label_x: float
    label_y: float
    anchor: str


@dataclass(frozen=True)
class Tick:
    """A date on the axis."""

    x: float
    words: str


@dataclass(frozen=True)
class Drawing:
    """Everything to be drawn; `floor` is where columns stand, `highest` the count that is as tall as the drawing."""

    columns: tuple[Column, ...]
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    floor: float
    height: float
    highest: int


def draw(spread: Spread) -> Drawing:
    """The shapes of a spread."""
    scale = _Scale(spread.first, spread.last)
    highest = max((one.total for one in spread.stretches), default=0)
    floor = TOP + (TALL if spread.stretches else 0)
    columns = tuple(_columns(spread, scale, highest, floor))
    bars, lanes = _bars(spread.placed, scale, floor + (26 if columns else 4))
    bottom = floor + (26 if columns else 4) + lanes * LANE
    return Drawing(
        columns=columns, bars=bars, ticks=_ticks(spread, scale), floor=floor, height=bottom + 20, highest=highest
    )


class _Scale:
    def __init__(self, first: dt.date, last: dt.date) -> None:
        self.first, self.days = first.toordinal(), max(1, last.toordinal() - first.toordinal())

    def x(self, day: dt.date) -> float:
        share = (day.toordinal() - self.first) / self.days
        return round(LEFT + min(1.0, max(0.0, share)) * (WIDTH - 2 * LEFT), 1)


def _columns(spread: Spread, scale: _Scale, highest: int, floor: float) -> list[Column]:
    made = []
    for one in spread.stretches:
        counts: dict[tuple[str, str], int] = {}
        for type_, status, number in one.counts:
            key = (quad(type_), FILLING[status])
            counts[key] = counts.get(key, 0) + number
        y, pieces = floor, []
        for name in QUADS:
            for filling in SHARED:
                height = round(counts.get((name, filling), 0) / highest * (TALL - 6), 1)
                if height:
                    y = round(y - height, 1)
                    pieces.append(Piece(quad=name, filling=filling, y=y, height=height))
        x = scale.x(one.start)
        last = one.end - dt.timedelta(days=1)
        made.append(
            Column(x=x, width=max(1.5, round(scale.x(one.end) - x - 0.8, 1)), pieces=tuple(pieces), total=one.total,
                   since=_edtf(one.start, spread.step), until=_edtf(last, spread.step), words=_words(one.start, spread.step))
        )  # fmt: skip
    return made


def _edtf(day: dt.date, step: Step) -> str:
    text = str(day)
    return text[:4] if step in ("year", "decade") else text[:7] if step in ("month", "quarter") else text


def _words(day: dt.date, step: Step) -> str:
    from regesta.serve.dates import interval

    return interval(day, after(day, step) - dt.timedelta(days=1))


def _bars(placed: tuple[Placed, ...], scale: _Scale, top: float) -> tuple[tuple[Bar, ...], int]:
    """Each event in the first lane where it covers no other; how many lanes there are."""
    ends: list[float] = []
    made = []
    labelled = len(placed) <= LABELLED
    for one in placed:
        start = scale.x(one.start) if one.start else LEFT
        end = scale.x(one.end) if one.end else WIDTH - LEFT
        exact = one.start is not None and one.end is not None and (one.end - one.start).days <= 1
        width = 0.0 if exact else max(MARK, round(end - start, 1))
        left, right = start - MARK / 2, start + max(width, MARK / 2)
        behind = labelled and right + LABEL < WIDTH
        inside = labelled and not behind and left < LABEL  # no room on either side: the words stand above the bar
        if labelled and not inside:
            left, right = (left, right + LABEL) if behind else (left - LABEL, right)
        lane = (
            len(ends) if inside else next((number for number, taken in enumerate(ends) if taken + 3 <= left), len(ends))
        )
        if inside:
            ends.append(left + LABEL)  # the words have the lane above the bar
            lane += 1
        ends[lane : lane + 1] = [right]
        y = round(top + lane * LANE - (4 if inside else 0), 1)
        side = "" if one.start and one.end else "start" if one.start is None else "end"
        bar_right = start + max(width, MARK / 2)
        made.append(
            Bar(event=one.event, words=one.what, quad=quad(one.type), filling=FILLING[one.status], x=start,
                y=y, width=width, open=side, label=_short(one.what) if labelled else "",
                label_x=round(bar_right + 5 if behind else start if inside else start - MARK, 1),
                label_y=y - 6 if inside else y + 4,
                anchor="start" if behind or inside else "end")
        )  # fmt: skip
    return tuple(made), len(ends)


def _short(words: str) -> str:
    return words if len(words) <= 36 else words[:35].rsplit(" ", 1)[0] + " …"


def _ticks(spread: Spread, scale: _Scale) -> tuple[Tick, ...]:
    """Some six to ten dates that are round: years, months or days."""
    days = (spread.last - spread.first).days
    if days > 700:
        step = next(one for one in (1, 2, 5, 10, 20, 50, 100, 500, 1000) if days / 365.25 / one <= 10 or one == 1000)
        years = range(-(-spread.first.year // step) * step, spread.last.year + 1, step)
        marks = [(dt.date(year, 1, 1), str(year)) for year in years if year > 0]
    elif days > 70:
        step = 1 if days < 300 else 3
        first = spread.first.year * 12 + spread.first.month
        months = [
            (number // 12, number % 12 + 1) for number in range(first, first + days // 28 + 1) if number % step == 0
        ]
        marks = [(dt.date(year, month, 1), f"{dt.date(year, month, 1):%b %Y}") for year, month in months]
    else:
        step = max(1, days // 8)
        marks = [(day := spread.first + dt.timedelta(days=n), f"{day.day} {day:%b}") for n in range(0, days + 1, step)]
    return tuple(Tick(scale.x(day), words) for day, words in marks if spread.first <= day <= spread.last)
