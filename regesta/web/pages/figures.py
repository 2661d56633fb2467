"""Which figures were given, by whom, over time. In: filters. Out: a window of figures, and drawings where few enough fit to be compared."""

from dataclasses import asdict, dataclass
from typing import Annotated

from fastapi import Depends
from markupsafe import Markup

from regesta.records import Quantity
from regesta.serve.look.counted import MOST_DRAWN, Counted, CountWish, FigureList, Series
from regesta.serve.tables import Table
from regesta.serve.wording import what
from regesta.web.charts.bars import Bar, bars
from regesta.web.charts.figures import Claim
from regesta.web.charts.figures import figures as drawn
from regesta.web.here import Asked, Here
from regesta.web.links import span_url
from regesta.web.serving import Pages
from regesta.web.templating import clip, number

pages = Pages()
LABELS = {
    "counts": "what is counted",
    "actor": "on whose word",
    "event": "of one event",
    "outlet": "outlet",
    "since": "since",
    "until": "until",
}


@dataclass
class Filters:
    """The filters as they stand in the address."""

    counts: str = ""
    actor: str = ""
    event: str = ""
    outlet: str = ""
    since: str = ""
    until: str = ""
    order: str = ""


def figures_csv(view: FigureList) -> Table:
    """Figures, every field in its column."""
    columns = ("id", "document", "published", "outlet", "value", "low", "high", "bound", "unit", "said", "counts", "scope", "as_of",
               "claimant", "on_whose_word", "event", "revises", "sentence")  # fmt: skip
    rows = []
    for line in view.lines:
        one = line.figure
        rows.append((
            one.id, one.document, line.published or "", line.outlet or "", one.value.short(), _number(one.value.low),
            _number(one.value.high), one.value.bound, one.value.unit or "", one.value.said.text, one.counts, one.scope or "",
            one.as_of.edtf if one.as_of else "", line.claimant, "; ".join(party.name for party in one.by), line.event or "",
            line.revises or "", one.sentence.text,
        ))  # fmt: skip
    return Table(columns=columns, rows=tuple(rows))


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.15g}"


def short(value: Quantity) -> str:
    """A quantity for reading: 2 000, ≈ 300, ≥ 12, 49–60, 5 ×."""
    if value.word is not None:
        return clip(value.word, 40)
    low, high = ("" if end is None else number(end) for end in (value.low, value.high))
    signs = {
        "about": f"≈ {low}", "at_least": f"≥ {low}", "more_than": f"> {low}", "at_most": f"≤ {high or low}",
        "less_than": f"< {high or low}", "between": f"{low}–{high}", "times": f"{low} ×",
    }  # fmt: skip
    return signs.get(value.bound, low or high)


def claim(on: object, line: Counted) -> Claim:
    """A figure as the chart has it: both ends of its bounds, one of them None where it is open."""
    value = line.figure.value
    low, high = value.low, value.high
    if value.bound in ("exact", "about"):
        high = low
    elif value.bound in ("at_most", "less_than"):
        low, high = None, high if high is not None else low
    return Claim(
        id=line.figure.id, claimant=clip(line.claimant, 80), on=on, low=low, high=high, short=short(value), about=value.bound == "about",  # type: ignore[arg-type]
        words=clip(" ".join(line.figure.sentence.text.split())), scope=line.figure.scope, outlet=line.outlet or "", revises=line.revises,
        href=span_url(value.said),
    )  # fmt: skip


def series_chart(series: Series, place: int) -> Markup:
    """One series as a chart; its title says what is counted, in which event."""
    about = f": {clip(what(series.event))}" if series.event else ", told of no event: they may count different things"
    claims = tuple(claim(on, line) for on, line in series.points)
    words = clip(series.words, 120)
    return drawn(f"{words[:1].upper()}{words[1:]}{about}", claims, key=f"figures-{place}")


def thing_chart(view: FigureList, here: Here) -> Markup:
    """What is counted most, each a filter."""
    rows = tuple(
        Bar(words=clip(name, 80), count=count, href=here.url(counts=clip(name, 200))) for name, count in view.things
    )
    return bars("What is counted most", rows, key="bars-things", counted="figures") if len(rows) > 1 else Markup("")


SHOWN = {
    "short": short,
    "labels": LABELS,
    "series_chart": series_chart,
    "thing_chart": thing_chart,
    "most_drawn": MOST_DRAWN,
}


@pages.at("/figures", "figures.html", csv=figures_csv, shown=SHOWN)
def figures(here: Asked, filters: Annotated[Filters, Depends()]) -> FigureList:
    """Which figures were given, by date of publication."""
    asked = {key: value for key, value in asdict(filters).items() if value}
    wish = CountWish(**asked)
    return here.kept(
        "figures", (wish, here.window),
        lambda: here.record.look.figures(wish, limit=here.window.size, offset=here.window.offset),
    )  # fmt: skip
