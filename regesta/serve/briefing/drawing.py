"""Small drawings for a briefing. In: marks or a curve. Out: SVG that stands alone, the same for the same input; words stay text."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

import msgspec

WIDTH, LEFT, RIGHT, LINE, TOP = 640, 200, 110, 26, 34
INK, LIGHT, ONE, OTHER = "#222222", "#c8c8c8", "#1f5fa8", "#b0442c"
FONT = "font-family='Liberation Sans, Arial, Helvetica, sans-serif'"
LONGEST = 30  # letters of a label


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """One number on a line: where it begins and ends, how it was said; `open` where it is a lower bound."""

    label: str
    low: float
    high: float
    shown: str
    open: bool = False


def side_by_side(heading: str, marks: Sequence[Mark]) -> str:
    """Numbers of one thing, a line for each who gives one."""
    top = max([mark.high for mark in marks] + [1.0])
    scale = (WIDTH - LEFT - RIGHT) / top
    parts = [_text(8, 18, heading, weight="bold")]
    for number, mark in enumerate(marks):
        y = TOP + LINE * number + 12
        x, end = LEFT + mark.low * scale, LEFT + mark.high * scale
        parts.append(f"<line x1='{LEFT}' y1='{y}' x2='{WIDTH - RIGHT}' y2='{y}' stroke='{LIGHT}'/>")
        if mark.high > mark.low:
            parts.append(f"<line x1='{x:.1f}' y1='{y}' x2='{end:.1f}' y2='{y}' stroke='{ONE}' stroke-width='6'/>")
        elif mark.open:
            parts.append(f"<path d='M{x:.1f} {y - 6} l10 6 l-10 6 z' fill='{ONE}'/>")
        else:
            parts.append(f"<circle cx='{x:.1f}' cy='{y}' r='5' fill='{ONE}'/>")
        parts.append(_text(LEFT - 8, y + 4, mark.label, anchor="end"))
        parts.append(_text(WIDTH - RIGHT + 8, y + 4, mark.shown))
    return _svg(TOP + LINE * len(marks) + 8, parts)


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One stretch of time of a curve: its name, and how much there was of either sort."""

    label: str
    up: float
    down: float


def curve(heading: str, steps: Sequence[Step], *, up: str, down: str) -> str:
    """Bars above and below a line: what brought two together, and what set them against each other."""
    high, middle = 70, TOP + 92
    most = max([one.up for one in steps] + [one.down for one in steps] + [1.0])
    room = (WIDTH - 60) / max(len(steps), 1)
    parts = [
        _text(8, 18, heading, weight="bold"),
        _text(8, TOP + 16, up, colour=ONE),
        _text(8, middle + high + 34, down, colour=OTHER),
    ]
    every = max(1, -(-len(steps) // 12))
    for number, one in enumerate(steps):
        x, wide = 40 + number * room, max(room * 0.7, 1.0)
        tall, deep = one.up / most * high, one.down / most * high
        parts.append(f"<rect x='{x:.1f}' y='{middle - tall:.1f}' width='{wide:.1f}' height='{tall:.1f}' fill='{ONE}'/>")
        parts.append(f"<rect x='{x:.1f}' y='{middle:.1f}' width='{wide:.1f}' height='{deep:.1f}' fill='{OTHER}'/>")
        if number % every == 0:
            parts.append(_text(x, middle + high + 16, one.label, size=9))
    parts.append(f"<line x1='36' y1='{middle}' x2='{WIDTH - 16}' y2='{middle}' stroke='{INK}'/>")
    return _svg(middle + high + 42, parts)


def columns(heading: str, steps: Sequence[Step]) -> str:
    """Bars on a line, one a stretch of time, with how many above the tallest."""
    high, ground = 110, TOP + 126
    most = max([one.up for one in steps] + [1.0])
    room = (WIDTH - 60) / max(len(steps), 1)
    parts = [_text(8, 18, heading, weight="bold"), _text(8, ground - high + 4, f"{most:g}", size=10)]
    every = max(1, -(-len(steps) // 9))
    for number, one in enumerate(steps):
        x, tall = 40 + number * room, one.up / most * high
        parts.append(
            f"<rect x='{x:.1f}' y='{ground - tall:.1f}' width='{max(room * 0.7, 1.0):.1f}' height='{tall:.1f}' fill='{ONE}'/>"
        )
        if number % every == 0:
            parts.append(_text(x, ground + 16, one.label, size=9))
    parts.append(f"<line x1='36' y1='{ground}' x2='{WIDTH - 16}' y2='{ground}' stroke='{INK}'/>")
    return _svg(ground + 28, parts)


def _text(
    x: float, y: float, words: str, *, anchor: str = "start", weight: str = "normal", colour: str = INK, size: int = 12
) -> str:
    short = words if len(words) <= LONGEST or anchor == "start" else words[: LONGEST - 1] + "…"
    place = f"x='{x:.1f}' y='{y:.1f}' text-anchor='{anchor}'"
    return f"<text {place} font-size='{size}' font-weight='{weight}' fill='{colour}' {FONT}>{escape(short)}</text>"


def _svg(height: float, parts: Sequence[str]) -> str:
    box = f"viewBox='0 0 {WIDTH} {height:.0f}' width='{WIDTH}' height='{height:.0f}'"
    # A white ground, so that the drawing can be read on a dark page as well.
    return f"<svg xmlns='http://www.w3.org/2000/svg' {box}><rect width='100%' height='100%' fill='#ffffff'/>{''.join(parts)}</svg>"
