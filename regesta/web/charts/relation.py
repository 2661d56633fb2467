"""The relation of two actors over time, drawn. In: a Curve, one Step a period. Out: a figure.

Cooperation stands above the line and conflict below it, as bars; both together are a line with the band within which it lies when
origins are drawn anew; the naive index, every report counted, is a thin broken line. A change is a vertical line with its day.
"""

import datetime as dt
from collections.abc import Callable, Iterator

import msgspec
from markupsafe import Markup

from regesta.serve.dates import day
from regesta.web.charts import svg
from regesta.web.charts.scales import Days, Scale, around, axis_words, date_ticks, days, linear, ticks, told

WIDTH, HEIGHT = 860.0, 380.0
LEFT, RIGHT, TOP, BOTTOM = 52.0, 16.0, 22.0, 32.0
AIR = 0.16  # part of a period's width that is left free around its bar


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One period `[start, end)`: sums of scores of its distinct events. `conflict` is 0 or less, `cooperation` 0 or more.

    `low` and `high` bound `together`, None where there are too few origins to tell; `naive` sums every report's row.
    """

    start: dt.date
    end: dt.date
    words: str
    cooperation: float
    conflict: float
    together: float
    events: int
    low: float | None = None
    high: float | None = None
    naive: float | None = None
    href: str | None = None


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A day on which the relation turned, and how, in words."""

    on: dt.date
    words: str


class Curve(msgspec.Struct, frozen=True, kw_only=True):
    """The relation of two: its steps in order, and the changes."""

    title: str
    steps: tuple[Step, ...]
    changes: tuple[Change, ...] = ()


def relation(curve: Curve, *, key: str = "relation") -> Markup:
    """The curve as a figure; each bar and point leads into the events of its period."""
    steps = curve.steps
    if not steps:
        return Markup("")
    x = days(steps[0].start, steps[-1].end, (LEFT, WIDTH - RIGHT))
    y = linear(around(_values(curve)), (HEIGHT - BOTTOM, TOP))
    drawing = [*_axes(curve, x, y), *_band(steps, x, y), *_naive(steps, x, y), *_bars(steps, x, y)]
    drawing += [*_together(steps, x, y), *_changes(curve, x)]
    return svg.figure(
        drawing,
        key=key,
        told=(curve.title, _described(curve)),
        size=(WIDTH, HEIGHT),
        twin=_twin(steps),
        legend=_legend(steps),
    )


def _values(curve: Curve) -> list[float]:
    found = []
    for step in curve.steps:
        found += [step.cooperation, step.conflict, step.together]
        found += [one for one in (step.low, step.high, step.naive) if one is not None]
    return found


def _middle(step: Step) -> dt.date:
    return step.start + (step.end - step.start) / 2


def _axes(curve: Curve, x: Days, y: Scale) -> Iterator[Markup]:
    low, high = around(_values(curve))
    for value in ticks(low, high):
        yield svg.line(LEFT, y(value), WIDTH - RIGHT, y(value), class_="zero" if value == 0 else "grid")
        yield svg.label(LEFT - 6, y(value) + 4, told(value), class_="tick", end="end")
    for on, words in date_ticks(curve.steps[0].start, curve.steps[-1].end):
        yield svg.line(x(on), HEIGHT - BOTTOM, x(on), HEIGHT - BOTTOM + 5, class_="axis")
        yield svg.label(x(on), HEIGHT - BOTTOM + 19, words, class_="tick", end=axis_words(x(on), 0.0, WIDTH))
    yield svg.label(LEFT, TOP - 9, "score, cooperation above the line, conflict below", class_="note")


def _bars(steps: tuple[Step, ...], x: Days, y: Scale) -> Iterator[Markup]:
    for step in steps:
        if not step.events:
            continue
        left, right = x(step.start), x(step.end)
        air = (right - left) * AIR
        shapes = [
            _bar(left + air, right - air, y(0), y(value), class_=class_)
            for value, class_ in ((step.cooperation, "coop"), (step.conflict, "conf"))
            if value
        ]
        # The whole column can be clicked, however small its bars.
        column = svg.tag("rect", x=left, y=TOP, width=right - left, height=HEIGHT - TOP - BOTTOM, class_="column")
        yield svg.link(step.href, _told(step), column, *shapes)


def _bar(left: float, right: float, zero: float, value: float, *, class_: str) -> Markup:
    width = max(right - left, 1.0)
    return svg.tag("rect", x=left, y=min(zero, value), width=width, height=abs(value - zero), class_=class_)


def _told(step: Step) -> str:
    events = f"{step.events} event{'' if step.events == 1 else 's'}"
    parts = [f"{step.words}: {events}", f"cooperation {told(step.cooperation)}", f"conflict {told(step.conflict)}"]
    parts.append(f"together {told(step.together)}{_between(step)}")
    if step.naive is not None:
        parts.append(f"every report counted {told(step.naive)}")
    return ", ".join(parts)


def _between(step: Step) -> str:
    return "" if step.low is None or step.high is None else f" ({told(step.low)} to {told(step.high)})"


def _band(steps: tuple[Step, ...], x: Days, y: Scale) -> Iterator[Markup]:
    for run in _runs(steps, lambda step: step.low is not None and step.high is not None):
        upper = [(x(_middle(one)), y(one.high)) for one in run if one.high is not None]
        lower = [(x(_middle(one)), y(one.low)) for one in run if one.low is not None]
        if len(run) == 1:
            left, right = upper[0][0] - 3, upper[0][0] + 3
            yield svg.polygon(
                [(left, upper[0][1]), (right, upper[0][1]), (right, lower[0][1]), (left, lower[0][1])], class_="band"
            )
        else:
            yield svg.polygon([*upper, *reversed(lower)], class_="band")


def _together(steps: tuple[Step, ...], x: Days, y: Scale) -> Iterator[Markup]:
    yield svg.polyline([(x(_middle(one)), y(one.together)) for one in steps], class_="together")
    for one in steps:
        if one.events:
            yield svg.tag("circle", cx=x(_middle(one)), cy=y(one.together), r="2.6", class_="together-point")


def _naive(steps: tuple[Step, ...], x: Days, y: Scale) -> Iterator[Markup]:
    for run in _runs(steps, lambda step: step.naive is not None):
        yield svg.polyline([(x(_middle(one)), y(one.naive or 0.0)) for one in run], class_="naive")


def _runs(steps: tuple[Step, ...], has: Callable[[Step], bool]) -> Iterator[list[Step]]:
    """Stretches of neighbouring steps that have a value: a line is never drawn over a gap."""
    run: list[Step] = []
    for step in steps:
        if has(step):
            run.append(step)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _changes(curve: Curve, x: Days) -> Iterator[Markup]:
    first, last = curve.steps[0].start, curve.steps[-1].end
    for change in curve.changes:
        if first <= change.on <= last:
            place = x(change.on)
            mark = svg.line(place, TOP, place, HEIGHT - BOTTOM, class_="change")
            end = "end" if place > WIDTH * 0.8 else "start"
            at = place - 4 if end == "end" else place + 4
            words = svg.label(at, TOP + 10, day(change.on), class_="change-words", end=end)
            yield svg.tag("g", svg.tag("title", f"{day(change.on)}: {change.words}"), mark, words)


def _described(curve: Curve) -> str:
    steps = curve.steps
    events = sum(one.events for one in steps)
    told_changes = "; ".join(f"{day(one.on)}: {one.words}" for one in curve.changes) or "none found"
    return (
        f"{events} events in {len(steps)} periods, {steps[0].words} to {steps[-1].words}. Cooperation sums to "
        f"{told(sum(one.cooperation for one in steps))}, conflict to {told(sum(one.conflict for one in steps))}. "
        f"Changes: {told_changes}."
    )


def _legend(steps: tuple[Step, ...]) -> list[Markup]:
    found = [
        svg.swatch("coop", "cooperation"),
        svg.swatch("conf", "conflict"),
        svg.swatch("together-key", "both together"),
    ]
    if any(one.low is not None for one in steps):
        found.append(svg.swatch("band", "where it lies, origins drawn anew"))
    if any(one.naive is not None for one in steps):
        found.append(svg.swatch("naive-key", "every report counted"))
    return found


def _twin(steps: tuple[Step, ...]) -> svg.Twin:
    columns = ("Period", "Events", "Cooperation", "Conflict", "Together", "From", "To", "Every report counted")
    rows = tuple(
        (svg.anchor(one.href, one.words) if one.href and one.events else one.words, str(one.events), told(one.cooperation),
         told(one.conflict), told(one.together), _or_none(one.low), _or_none(one.high), _or_none(one.naive))
        for one in steps
    )  # fmt: skip
    return svg.Twin(columns=columns, rows=rows, numeric=frozenset(range(1, 8)))


def _or_none(value: float | None) -> str:
    return "" if value is None else told(value)
