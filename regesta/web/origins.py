"""Who rests on whom, as a small graph. In: an event's origins and the reports on them. Out: places of boxes and lines for an SVG."""

from collections.abc import Mapping
from dataclasses import dataclass

from regesta.records import Event
from regesta.serve.dates import day
from regesta.store.some import Head

ROW, TOP, LONGEST, MOST = 26, 14, 44, 30


@dataclass(frozen=True)
class Node:
    """An origin or a report: words, place, and for a report its id."""

    words: str
    y: float
    why: str = ""
    document: str = ""
    copy: bool = False


@dataclass(frozen=True)
class Tie:
    """A line from an origin to a report."""

    y1: float
    y2: float


@dataclass(frozen=True)
class Graph:
    """Origins at the left, reports at the right; `left_out` reports had no room."""

    origins: tuple[Node, ...]
    reports: tuple[Node, ...]
    ties: tuple[Tie, ...]
    height: float
    left_out: int


def graph(event: Event, reports: Mapping[str, Head]) -> Graph:
    """The graph of an event, the origin with most reports first."""
    origins, shown, ties = [], [], []
    row = 0
    total = sum(len(one.documents) for one in event.origins)
    for origin in sorted(event.origins, key=lambda one: (-len(one.documents), one.name)):
        keys = sorted(
            origin.documents, key=lambda key: (str(getattr(reports.get(key), "published", None) or "9999"), key)
        )
        keys = keys[: max(0, MOST - row)]
        if not keys:
            break
        rows = [TOP + (row + number) * ROW for number in range(len(keys))]
        middle = sum(rows) / len(rows)
        origins.append(Node(words=_short(origin.name), y=middle, why=origin.why))
        for key, y in zip(keys, rows, strict=True):
            head = reports.get(key)
            told = (
                ", ".join(part for part in ((head.outlet or "unknown outlet"), _day(head.published)) if part)
                if head
                else key
            )
            shown.append(Node(words=_short(told), y=y, document=key, copy=bool(head and head.copy_of)))
            ties.append(Tie(y1=middle, y2=y))
        row += len(keys)
    return Graph(
        origins=tuple(origins), reports=tuple(shown), ties=tuple(ties), height=TOP + row * ROW, left_out=total - row
    )


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"


def _day(published: str | None) -> str:
    import datetime as dt

    return day(dt.date.fromisoformat(published)) if published else ""
