"""Small bars: how many of each. In: Bars, largest first or in an order of their own. Out: a figure."""

import msgspec
from markupsafe import Markup

from regesta.web.charts import svg
from regesta.web.charts.scales import told

WIDTH = 420.0
ROW, LABEL, NUMBER = 24.0, 150.0, 46.0
LETTERS = 22  # of a label that fit before its bar; the whole is in the title and the table


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """One bar: its words, how many, and where it leads; `part` of it may be marked, such as conflict."""

    words: str
    count: float
    href: str | None = None
    part: float = 0.0


def bars(title: str, rows: tuple[Bar, ...], *, key: str, counted: str = "events", part: str | None = None) -> Markup:
    """The bars as a figure; `counted` and `part` say what is counted, for the table."""
    if not rows:
        return Markup("")
    longest = max(max(one.count for one in rows), 1.0)
    room = WIDTH - LABEL - NUMBER
    drawing = [_row(place, one, room / longest, part) for place, one in enumerate(rows)]
    columns = ("", counted.capitalize(), *([part.capitalize()] if part else []))
    table = tuple(
        (svg.anchor(one.href, one.words) if one.href else svg.tag("bdi", one.words), told(one.count),
         *([told(one.part)] if part else []))
        for one in rows
    )  # fmt: skip
    largest = max(rows, key=lambda one: one.count)
    description = f"{len(rows)} rows; most {counted}: {largest.words} with {told(largest.count)}."
    legend = [svg.swatch("bar", counted), svg.swatch("bar-part", f"of them {part}")] if part else []
    return svg.figure(
        drawing, key=key, told=(title, description), size=(WIDTH, ROW * len(rows) + 4), legend=legend,
        twin=svg.Twin(columns=columns, rows=table, numeric=frozenset({1, 2})),
    )  # fmt: skip


def _row(place: int, bar: Bar, unit: float, part: str | None) -> Markup:
    top = place * ROW
    of_them = f", of them {told(bar.part)} {part}" if part else ""
    shapes = [
        svg.tag("rect", x="0", y=top, width=WIDTH, height=ROW, class_="target"),
        svg.label(LABEL - 8, top + 16, svg.shortened(bar.words, LETTERS), end="end"),
        svg.tag("rect", x=LABEL, y=top + 5, width=max(bar.count * unit, 1.0), height=ROW - 10, class_="bar"),
    ]
    if bar.part:
        shapes.append(svg.tag("rect", x=LABEL, y=top + 5, width=bar.part * unit, height=ROW - 10, class_="bar-part"))
    shapes.append(svg.label(LABEL + bar.count * unit + 6, top + 16, told(bar.count), class_="count"))
    return svg.link(bar.href, f"{bar.words}: {told(bar.count)}{of_them}", *shapes)
