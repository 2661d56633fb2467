"""The pen of all charts. In: names of elements, attributes, text as found in reports. Out: escaped markup that is well-formed.

Text of reports goes through `tag` or `plain` only, which escape it and drop what XML cannot hold.
"""

import re
from collections.abc import Iterable, Sequence

import msgspec
from markupsafe import Markup, escape

# What XML 1.0 cannot hold: control characters, lone surrogates, two non-characters.
_UNHOLDABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NAME = re.compile(r"[^A-Za-z0-9_-]+")

Cell = str | Markup


class Twin(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers of a chart as a table: the same data for those who cannot see it, or want to copy it."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numeric: frozenset[int] = frozenset()  # columns that are set to the right


def plain(text: object) -> Markup:
    """Text as markup: escaped, without what XML cannot hold."""
    return text if isinstance(text, Markup) else escape(_UNHOLDABLE.sub("\ufffd", str(text)))


def tag(name: str, *children: object, **attributes: object) -> Markup:
    """An element. Attributes: `class_` is class, `_` in a name is "-"; None leaves one out; numbers are rounded to a tenth."""
    written = "".join(
        f' {"class" if key == "class_" else key.replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = Markup("").join(plain(child) for child in children if child is not None)
    return Markup(f"<{name}{written}>{inside}</{name}>")


def _value(value: object) -> str:
    return number(value) if isinstance(value, float) else str(plain(value))


def number(value: float) -> str:
    """A coordinate, to a tenth of a unit."""
    return "0" if abs(value) < 0.05 else f"{value:.1f}".removesuffix(".0")


def ident(*parts: object) -> str:
    """An id for the page, of letters, digits and dashes only."""
    return _NAME.sub("-", "-".join(map(str, parts))).strip("-") or "plot"


def link(href: str | None, told: str, *shapes: Markup, class_: str | None = None) -> Markup:
    """Shapes that lead on; `told` is heard by a screen reader and shown on hovering. Without `href` the shapes alone, told likewise.

    Where there are words among the shapes they name the link: what is heard must hold what is seen.
    """
    hint = tag("title", told)
    if href is None:
        return tag("g", hint, *shapes, class_=class_)
    label_ = None if any("<text" in shape for shape in shapes) else told
    return tag("a", hint, *shapes, href=href, aria_label=label_, class_=class_)


def anchor(href: str, text: object) -> Markup:
    """A link of the page, for the table's cells."""
    return tag("a", tag("bdi", text), href=href)


def label(x: float, y: float, text: object, *, class_: str = "", end: str = "start") -> Markup:
    """Words in a drawing; `end` is where they hang: start, middle or end."""
    return tag("text", text, x=x, y=y, class_=f"t {class_} a-{end}".replace("  ", " "))


def line(x1: float, y1: float, x2: float, y2: float, *, class_: str) -> Markup:
    """A straight line."""
    return tag("line", x1=float(x1), y1=float(y1), x2=float(x2), y2=float(y2), class_=class_)


def polyline(points: Sequence[tuple[float, float]], *, class_: str) -> Markup:
    """A line through points."""
    return tag("polyline", points=_joined(points), class_=class_)


def polygon(points: Sequence[tuple[float, float]], *, class_: str) -> Markup:
    """A filled shape."""
    return tag("polygon", points=_joined(points), class_=class_)


def _joined(points: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{number(x)},{number(y)}" for x, y in points)


def shortened(text: str, letters: int) -> str:
    """The text, cut to so many letters; whoever shortens tells the whole in a title or the table."""
    text = " ".join(text.split())
    return text if len(text) <= letters else text[: letters - 1].rstrip() + "…"


def figure(
    drawing: Sequence[Markup],
    *,
    key: str,
    told: tuple[str, str],
    size: tuple[float, float],
    twin: Twin,
    legend: Sequence[Markup] = (),
) -> Markup:
    """The whole: drawing, legend, and the table beneath.

    Args:
        drawing: The shapes, in order of painting.
        key: Tells this chart from others of the page in ids; what stands before the first "-" is its class ("bars-type": bars).
        told: Title, and a description that says what there is to see.
        size: Width and height in units of the drawing; the page scales it.
        twin: The same as a table.
        legend: Entries, each an item of a list.
    """
    name, description = told
    title_id, description_id = ident(key, "title"), ident(key, "told")
    inside = Markup("").join(drawing)
    # An image hides what is in it from a screen reader; where there are links it is a group instead.
    role = "group" if "<a " in inside else "img"
    drawn = tag(
        "svg", tag("title", name, id=title_id), tag("desc", description, id=description_id), inside,
        viewBox=f"0 0 {number(size[0])} {number(size[1])}", role=role,
        aria_labelledby=title_id, aria_describedby=description_id, class_="plot-svg",
    )  # fmt: skip
    scroller = tag("div", drawn, class_="plot-scroll", tabindex="0", role="group", aria_label=f"{name}, drawn")
    keys = tag("ul", *(tag("li", entry) for entry in legend), class_="plot-legend") if legend else None
    return tag(
        "figure",
        tag("figcaption", name),
        scroller,
        keys,
        table(twin, caption=name),
        class_=f"plot plot-{ident(key.partition('-')[0])}",
    )


def table(twin: Twin, *, caption: str) -> Markup:
    """The table twin, folded up until asked for."""
    sides = ["num" if place in twin.numeric else None for place in range(len(twin.columns))]
    head = tag("tr", *(tag("th", one, scope="col", class_=side) for one, side in zip(twin.columns, sides, strict=True)))
    body = [
        tag("tr", *(tag("td", cell, class_=side) for cell, side in zip(row, sides, strict=True))) for row in twin.rows
    ]
    inside = tag("table", tag("caption", caption), tag("thead", head), tag("tbody", *body))
    box = tag("div", inside, class_="plot-scroll", tabindex="0", role="group", aria_label=f"{caption}, as a table")
    return tag("details", tag("summary", "As a table"), box, class_="plot-twin")


def swatch(class_: str, words: str) -> Markup:
    """An entry of a legend: a sample of the mark and its words."""
    sample = tag("svg", tag("rect", x="1", y="2", width="14", height="8", class_=class_), viewBox="0 0 16 12",
                 class_="swatch", aria_hidden="true")  # fmt: skip
    return Markup("").join((sample, tag("bdi", words)))
