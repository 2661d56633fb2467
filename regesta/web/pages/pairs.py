"""Two actors. In: both, a step, dates. Out: their relation over time, each point opening into its events; what each says of the other."""

import datetime as dt
from typing import Annotated

import msgspec
from fastapi import Query
from fastapi.responses import RedirectResponse, Response
from markupsafe import Markup

from regesta.errors import InputError
from regesta.serve.browse import Wish
from regesta.serve.dates import ONE_DAY, interval
from regesta.serve.look.dealing import Network
from regesta.serve.look.pairs import STEPS, Between
from regesta.serve.tables import Table
from regesta.web.charts.bars import Bar, bars
from regesta.web.charts.relation import Change, Curve, Step, relation
from regesta.web.charts.scales import told
from regesta.web.failures import NotHere
from regesta.web.here import Asked, Here
from regesta.web.kinds import KIND_WORDS
from regesta.web.links import pair_url, timeline_url
from regesta.web.pages.network import name_of
from regesta.web.serving import Pages
from regesta.web.whole import whole

pages = Pages()
WHY = {
    "undated": "no report tells when", "coarse": "dated no closer than the step", "status": "planned, possible, denied or not done",
    "unscored": "the table of scores does not name the act", "beside": "both on one side, not towards each other",
}  # fmt: skip


class Meetings(msgspec.Struct, frozen=True, kw_only=True):
    """The strongest pairs, to choose from."""

    total: int
    network: Network


@pages.at("/pairs", "pairs.html", shown={"name_of": name_of})
def pairs(here: Asked, actor: str = "", pair: str = "") -> Meetings | Response:
    """Choose two actors; with both given, their page."""
    if actor and pair:
        suffix = ".json" if here.request.url.path.endswith(".json") else ""
        return RedirectResponse(pair_url(actor, pair) + suffix, status_code=303)
    wish = Wish(actor=actor)
    found = here.kept("network", (wish, "", 1), lambda: here.record.look.network(wish))
    return Meetings(total=found.total, network=msgspec.structs.replace(found, lines=found.lines[:60]))


def curve_chart(view: Between, here: Here) -> Markup:
    """The curve; a step leads to its events, listed below."""
    steps = tuple(
        Step(
            start=one.start, end=one.end, words=interval(one.start, one.end - ONE_DAY), cooperation=one.cooperation,
            conflict=one.conflict, together=one.net, events=len(one.events), low=one.low, high=one.high, naive=one.naive,
            href=here.url(point=str(one.start)) + "#events" if one.events else None,
        )
        for one in view.curve.points
    )  # fmt: skip
    changes = tuple(
        Change(on=one.at, words=f"from {told(round(one.before, 1))} to {told(round(one.after, 1))} a {view.step}")
        for one in view.curve.changes
    )
    return relation(
        Curve(title=f"{view.left_name} and {view.right_name}, by {view.step}", steps=steps, changes=changes)
    )


def type_chart(view: Between) -> Markup:
    """Events by type."""
    rows = tuple(
        Bar(
            words=KIND_WORDS.get(type_, type_),
            count=count,
            href=timeline_url(actor=view.left, pair=view.right, type=type_),
        )
        for type_, count in view.types
    )
    return bars("By type", rows, key="bars-types") if rows else Markup("")


def points_csv(view: Between) -> Table:
    """One row a step."""
    columns = (
        "start",
        "end",
        "cooperation",
        "conflict",
        "together",
        "low",
        "high",
        "naive",
        "reports",
        "origins",
        "events",
        "ids",
    )
    rows = tuple(
        (str(one.start), str(one.end), _number(one.cooperation), _number(one.conflict), _number(one.net), _number(one.low),
         _number(one.high), _number(one.naive),
         str(one.reports), str(one.origins), str(len(one.events)), " ".join(one.events))
        for one in view.curve.points
    )  # fmt: skip
    return Table(columns=columns, rows=rows)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def point_words(view: Between) -> str:
    """The step that is open, in words."""
    try:
        on = dt.date.fromisoformat(view.point)
    except ValueError:
        return ""
    return next(
        (interval(one.start, one.end - ONE_DAY) for one in view.curve.points if one.start <= on < one.end), view.point
    )


SHOWN = {
    "curve_chart": curve_chart, "type_chart": type_chart, "steps": STEPS, "why": WHY, "point_words": point_words,
    "labels": {"since": "since", "until": "until", "point": "step that begins on"},
}  # fmt: skip


@pages.at("/pairs/{left}/{right}", "pair.html", csv=points_csv, shown=SHOWN)
def pair(
    here: Asked,
    left: str,
    right: str,
    step: Annotated[str, Query(description=", ".join(STEPS))] = "",
    since: Annotated[str, Query(description="2023, 2023-09 or 2023-09-13")] = "",
    until: str = "",
    point: Annotated[str, Query(description="the first day of a step, to list its events only")] = "",
) -> Between:
    """How two actors stood to each other over time."""
    for name in (left, right):
        _known(here, name)
    asked = (left, right, step, since, until, point, here.window)
    view = here.kept(
        "pair", asked,
        lambda: here.record.look.between(
            left, right, step=step, within=(since, until), point=point, window=(here.window.size, here.window.offset)
        ),
    )  # fmt: skip
    return whole(here, view)


def _known(here: Here, name: str) -> None:
    try:
        here.record.look.name(name)
    except InputError as error:
        raise NotHere(str(error)) from error
