"""Claimed numbers over time, drawn. In: Claims of one thing counted. Out: a figure.

A colour is a claimant, a shape the scope, a bar the bounds: an arrow where a side is open ("at least 12"), caps where both are told.
Claims of one claimant in which a later revises an earlier one are joined. The axis is of logarithms where numbers lie far apart.
"""

import datetime as dt
import math
from collections.abc import Iterator

import msgspec
from markupsafe import Markup

from regesta.serve.dates import day
from regesta.web.charts import svg
from regesta.web.charts.scales import Days, Scale, axis_words, date_ticks, days, linear, ticks, told

WIDTH, HEIGHT = 860.0, 280.0
LEFT, RIGHT, TOP, BOTTOM = 72.0, 22.0, 22.0, 32.0
COLOURS = 8  # claimants with a colour of their own; those with fewest claims share the last
FAR_APART = 100.0  # largest number by smallest, from which the axis is of logarithms; a choice
ARROW = 26.0  # length of the bar of a side that is open


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """A number as claimed: `low` and `high` are its bounds, None where open; `on` the day it stands for.

    `short` is the number as written in tables (">=12"), `revises` the id of the claim that this one takes the place of.
    """

    id: str
    claimant: str
    on: dt.date
    low: float | None
    high: float | None
    short: str
    words: str
    scope: str | None = None
    about: bool = False
    outlet: str = ""
    revises: str | None = None
    href: str | None = None


def figures(title: str, claims: tuple[Claim, ...], *, key: str = "figures") -> Markup:
    """The claims as a figure; each mark leads to its sentence."""
    shown = tuple(one for one in claims if one.low is not None or one.high is not None)
    if not shown:
        return Markup("")
    first, last = min(one.on for one in shown), max(one.on for one in shown)
    air = dt.timedelta(days=max(1, (last - first).days // 20))
    x = days(first - air, last + air, (LEFT, WIDTH - RIGHT))
    y, marks, kind = _heights(shown)
    colours = claimants(shown)
    places = _places(shown, x, y)
    drawing = [*_axes((first - air, last + air), x, y, marks), svg.label(LEFT, TOP - 9, kind, class_="note")]
    drawing += [*_revisions(shown, places, colours)]
    drawing += [_mark(one, places[one.id], y, colours[one.claimant]) for one in shown]
    told_ = (title, _described(shown))
    return svg.figure(
        drawing, key=key, told=told_, size=(WIDTH, HEIGHT), twin=_twin(shown), legend=_legend(shown, colours)
    )


def claimants(claims: tuple[Claim, ...]) -> dict[str, int]:
    """A colour's number for each claimant: those with most claims have their own, the rest share the last."""
    count: dict[str, int] = {}
    for one in claims:
        count[one.claimant] = count.get(one.claimant, 0) + 1
    ordered = sorted(count, key=lambda name: (-count[name], name))
    return {name: min(place, COLOURS - 1) for place, name in enumerate(ordered)}


def _values(claims: tuple[Claim, ...]) -> list[float]:
    return [value for one in claims for value in (one.low, one.high) if value is not None]


def _heights(claims: tuple[Claim, ...]) -> tuple[Scale, list[float], str]:
    values = _values(claims)
    low, high = min(values), max(values)
    if low > 0 and high / low >= FAR_APART:
        least, most = math.floor(math.log10(low)), math.ceil(math.log10(high))
        most = max(most, least + 1)
        scale = linear((least, most), (HEIGHT - BOTTOM, TOP))
        marks = [10.0**power for power in range(least, most + 1)]
        return (
            (lambda value: scale(math.log10(max(value, 10.0**least)))),
            marks,
            "number claimed; each line is ten times the one below",
        )
    bottom = min(0.0, low)
    top = high + (high - bottom) * 0.12 or 1.0
    return linear((bottom, top), (HEIGHT - BOTTOM, TOP)), ticks(bottom, top), "number claimed"


def _axes(ends: tuple[dt.date, dt.date], x: Days, y: Scale, marks: list[float]) -> Iterator[Markup]:
    for value in marks:
        yield svg.line(LEFT, y(value), WIDTH - RIGHT, y(value), class_="zero" if value == 0 else "grid")
        yield svg.label(LEFT - 6, y(value) + 4, told(value), class_="tick", end="end")
    for on, words in date_ticks(*ends):
        yield svg.line(x(on), HEIGHT - BOTTOM, x(on), HEIGHT - BOTTOM + 5, class_="axis")
        yield svg.label(x(on), HEIGHT - BOTTOM + 19, words, class_="tick", end=axis_words(x(on), 0.0, WIDTH))


def _number(claim: Claim) -> float:
    """Where a claim's mark stands: on the number told, between the two of "49 to 60"."""
    if claim.low is not None and claim.high is not None:
        return (claim.low + claim.high) / 2
    return claim.low if claim.low is not None else claim.high or 0.0


def _places(claims: tuple[Claim, ...], x: Days, y: Scale) -> dict[str, tuple[float, float]]:
    """Claims of the same number on the same day stand beside each other."""
    taken: dict[tuple[int, int], int] = {}
    places = {}
    for one in sorted(claims, key=lambda claim: (claim.on, claim.claimant, claim.id)):
        at, height = x(one.on), y(_number(one))
        cell = (round(at / 6), round(height / 6))
        beside = taken[cell] = taken.get(cell, -1) + 1
        shift = (beside + 1) // 2 * (1 if beside % 2 else -1) * 9
        places[one.id] = (min(max(at + shift, LEFT), WIDTH - RIGHT + 8), height)
    return places


def _revisions(
    claims: tuple[Claim, ...], places: dict[str, tuple[float, float]], colours: dict[str, int]
) -> Iterator[Markup]:
    for one in claims:
        if one.revises in places:
            (x1, y1), (x2, y2) = places[one.revises], places[one.id]
            yield svg.line(x1, y1, x2, y2, class_=f"revision s{colours[one.claimant]}")


def _mark(claim: Claim, place: tuple[float, float], y: Scale, colour: int) -> Markup:
    x, height = place
    shapes = [*_bounds(claim, x, height, y, colour), _shape(claim, x, height, colour)]
    target = svg.tag("circle", cx=x, cy=height, r="11", class_="target")
    return svg.link(claim.href, _told(claim), target, *shapes, class_="claim")


def _bounds(claim: Claim, x: float, height: float, y: Scale, colour: int) -> Iterator[Markup]:
    class_ = f"bound s{colour}"
    if claim.low is not None and claim.high is not None:
        if claim.low != claim.high:
            upper, lower = y(claim.high), y(claim.low)
            yield svg.line(x, upper, x, lower, class_=class_)
            yield svg.line(x - 4, upper, x + 4, upper, class_=class_)
            yield svg.line(x - 4, lower, x + 4, lower, class_=class_)
        return
    up = claim.high is None
    end = max(height - ARROW, TOP - 8) if up else min(height + ARROW, HEIGHT - BOTTOM)
    back = 5 if up else -5
    yield svg.line(x, height, x, end, class_=class_)
    yield svg.polyline([(x - 4, end + back), (x, end), (x + 4, end + back)], class_=f"{class_} open")


def _shape(claim: Claim, x: float, y: float, colour: int) -> Markup:
    class_ = f"fmark {'about' if claim.about else 'exact'} {'s' if claim.about else 'k'}{colour}"
    if claim.scope == "total":
        return svg.tag("rect", x=x - 5, y=y - 5, width="10", height="10", class_=class_)
    if claim.scope == "new":
        return svg.polygon([(x, y - 6), (x + 6, y + 5), (x - 6, y + 5)], class_=class_)
    if claim.scope == "stock":
        return svg.polygon([(x, y - 7), (x + 7, y), (x, y + 7), (x - 7, y)], class_=class_)
    return svg.tag("circle", cx=x, cy=y, r="5.5", class_=class_)


def _told(claim: Claim) -> str:
    scope = f", {claim.scope}" if claim.scope else ""
    outlet = f", in {claim.outlet}" if claim.outlet else ""
    return f"{day(claim.on)}: {claim.short}{scope}, says {claim.claimant}{outlet}: “{svg.shortened(claim.words, 200)}”"


def _described(claims: tuple[Claim, ...]) -> str:
    values = _values(claims)
    names = len({one.claimant for one in claims})
    revised = sum(one.revises is not None for one in claims)
    return (
        f"{len(claims)} claims of {names} claimant{'' if names == 1 else 's'}, from {told(min(values))} to {told(max(values))}, "
        f"{day(min(one.on for one in claims))} to {day(max(one.on for one in claims))}; {revised} revise an earlier one."
    )


def _legend(claims: tuple[Claim, ...], colours: dict[str, int]) -> list[Markup]:
    own = sorted((place, name) for name, place in colours.items())
    shared = [name for place, name in own if place == COLOURS - 1]
    found = [svg.swatch(f"k{place}", name) for place, name in own if place < COLOURS - 1]
    if len(shared) == 1:
        found.append(svg.swatch(f"k{COLOURS - 1}", shared[0]))
    elif shared:
        found.append(svg.swatch(f"k{COLOURS - 1}", f"{len(shared)} others"))
    scopes = {one.scope for one in claims}
    words = {"total": "square: in all", "new": "triangle: new ones", "stock": "diamond: as many as there are"}
    found += [Markup("<span>{}</span>").format(words[one]) for one in ("total", "new", "stock") if one in scopes]
    if any(one.about for one in claims):
        found.append(Markup("<span>hollow: “about”</span>"))
    if any((one.low is None) != (one.high is None) for one in claims):
        found.append(Markup("<span>arrow: at least, at most</span>"))
    if any(one.revises for one in claims):
        found.append(Markup("<span>line: revised</span>"))
    return found


def _twin(claims: tuple[Claim, ...]) -> svg.Twin:
    rows = tuple(
        (day(one.on), svg.anchor(one.href, one.short) if one.href else one.short, one.scope or "", svg.tag("bdi", one.claimant),
         svg.tag("bdi", one.outlet), svg.tag("bdi", one.words))
        for one in sorted(claims, key=lambda claim: (claim.on, claim.claimant, claim.id))
    )  # fmt: skip
    columns = ("Day", "Number", "Scope", "Who says so", "Outlet", "Words")
    return svg.Twin(columns=columns, rows=rows, numeric=frozenset({1}))
