"""Offices over time. In: Terms. Out: a figure, one row an office, from the first day known to the last.

A side without a day ends in an arrow: the office may have been held before or after.
"""

import datetime as dt
from collections.abc import Iterator

import msgspec
from markupsafe import Markup

from regesta.serve.dates import day
from regesta.web.charts import svg
from regesta.web.charts.scales import Days, axis_words, date_ticks, days

WIDTH, ROW, LEFT, RIGHT, TOP = 760.0, 30.0, 20.0, 20.0, 8.0
AXIS = 30.0


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """An office held `[since, until)`, None where unknown; `source` says who tells so."""

    title: str
    since: dt.date | None
    until: dt.date | None
    body: str = ""
    source: str = ""
    href: str | None = None


def offices(title: str, terms: tuple[Term, ...], *, key: str = "offices") -> Markup:
    """The terms as a figure, earliest first; those without any day are in the table only."""
    dated = sorted(
        (one for one in terms if one.since or one.until),
        key=lambda one: (one.since or dt.date.min, one.until or dt.date.max, one.title),
    )
    if not dated:
        return Markup("")
    ends = [on for one in dated for on in (one.since, one.until) if on]
    first, last = min(ends), max(ends)
    air = max((last - first) // 8, dt.timedelta(days=200))
    first, last = _clamped(first, -air), _clamped(last, air)
    x = days(first, last, (LEFT, WIDTH - RIGHT))
    height = TOP + ROW * len(dated) + AXIS
    drawing = [*_axis(first, last, x, height)]
    drawing += [_row(place, one, x) for place, one in enumerate(dated)]
    undated = len(terms) - len(dated)
    description = f"{len(dated)} offices between {first.year} and {last.year}" + (
        f"; {undated} without dates." if undated else "."
    )
    return svg.figure(drawing, key=key, told=(title, description), size=(WIDTH, height), twin=_twin(terms))


def _clamped(on: dt.date, by: dt.timedelta) -> dt.date:
    try:
        return on + by
    except OverflowError:
        return on


def _axis(first: dt.date, last: dt.date, x: Days, height: float) -> Iterator[Markup]:
    bottom = height - AXIS
    for on, words in date_ticks(first, last):
        yield svg.line(x(on), TOP, x(on), bottom, class_="grid")
        yield svg.label(x(on), bottom + 18, words, class_="tick", end=axis_words(x(on), 0.0, WIDTH))


def _row(place: int, term: Term, x: Days) -> Markup:
    top = TOP + place * ROW
    left = x(term.since) if term.since else LEFT
    right = x(term.until) if term.until else WIDTH - RIGHT
    shapes = [svg.tag("rect", x=left, y=top + 17, width=max(right - left, 2.0), height="7", class_="term")]
    if term.since is None:
        shapes.append(svg.polygon([(left, top + 14), (left - 9, top + 20.5), (left, top + 27)], class_="term"))
    if term.until is None:
        shapes.append(svg.polygon([(right, top + 14), (right + 9, top + 20.5), (right, top + 27)], class_="term"))
    whole = f"{term.title}, {term.body}" if term.body else term.title
    # Names begin at the bar where there is room to the right, else they end with it.
    room = WIDTH - RIGHT - left
    letters = int(max(room, right - LEFT) / 6.4)
    if room >= right - LEFT or room > len(whole) * 6.4:
        words = svg.label(left, top + 13, svg.shortened(whole, letters))
    else:
        words = svg.label(right, top + 13, svg.shortened(whole, letters), end="end")
    return svg.link(term.href, f"{whole}: {since_until(term)}", words, *shapes)


def since_until(term: Term) -> str:
    """The days of a term in words."""
    if term.since and term.until:
        return f"{day(term.since)} to {day(term.until)}"
    if term.since:
        return f"since {day(term.since)}"
    return f"until {day(term.until)}" if term.until else "dates unknown"


def _twin(terms: tuple[Term, ...]) -> svg.Twin:
    rows = tuple(
        (svg.tag("bdi", one.title), svg.tag("bdi", one.body), day(one.since) or "unknown", day(one.until) or "unknown",
         svg.anchor(one.href, one.source) if one.href else svg.tag("bdi", one.source))
        for one in terms
    )  # fmt: skip
    return svg.Twin(columns=("Office", "Of", "Since", "Until", "Source"), rows=rows)
