"""Who deals with whom, drawn. In: Nodes and Ties with counts. Out: a figure.

The places are computed here, from a fixed beginning: the same record gives the same drawing. Of a large network the strongest
nodes are drawn, and it is said how many are left out.
"""

import math
from collections.abc import Sequence
from typing import Any

import msgspec
from markupsafe import Markup

from regesta.web.charts import svg
from regesta.web.charts.scales import told

WIDTH, HEIGHT, MARGIN = 860.0, 600.0, 56.0
MOST_NODES, MOST_TIES = 40, 120  # what can be read on a page; choices
SEED = 7
LARGEST, SMALLEST = 20.0, 5.0
LETTERS = 24


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody: `weight` is how much is told of them; `kind` a class such as state, body, person, outlet."""

    id: str
    name: str
    weight: float
    kind: str = "unknown"
    href: str | None = None


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """What binds two nodes: how many, and how many of them are conflict; `directed` draws an arrow from left to right."""

    left: str
    right: str
    count: float
    conflict: float = 0.0
    href: str | None = None
    words: str = "events"
    directed: bool = False


def network(title: str, nodes: Sequence[Node], ties: Sequence[Tie], *, key: str = "network") -> Markup:
    """The network as a figure: nodes lead to their pages, ties to the pair's."""
    shown, bound = strongest(nodes, ties)
    if not bound:
        return Markup("")
    places, height = _cropped(layout([one.id for one in shown], bound))
    heaviest = max(one.weight for one in shown) or 1.0
    sizes = {one.id: SMALLEST + (LARGEST - SMALLEST) * math.sqrt(max(one.weight, 0) / heaviest) for one in shown}
    names = {one.id: one.name for one in shown}
    most = max(one.count for one in bound)
    drawing = [
        _tie(one, places, sizes, names, most) for one in sorted(bound, key=lambda tie: (tie.count, tie.left, tie.right))
    ]
    drawing += [_node(one, places[one.id], sizes[one.id]) for one in shown]
    drawing += _labels(shown, places, sizes, bound)
    left_out = len(nodes) - len(shown)
    note = f" The {len(shown)} strongest of {len(nodes)} are drawn." if left_out > 0 else ""
    description = f"{len(shown)} actors and {len(bound)} ties between them.{note}"
    kinds = sorted({one.kind for one in shown})
    legend = [svg.swatch(f"n-{kind}", kind) for kind in kinds]
    legend += (
        [svg.swatch("tie-coop", "mostly cooperation"), svg.swatch("tie-conf", "mostly conflict")]
        if any(one.conflict for one in bound)
        else []
    )
    return svg.figure(
        drawing, key=key, told=(title, description), size=(WIDTH, height), twin=_twin(bound, names), legend=legend
    )


def strongest(nodes: Sequence[Node], ties: Sequence[Tie]) -> tuple[list[Node], list[Tie]]:
    """The nodes and ties that are drawn: the strongest, each with a tie to another that is drawn."""
    known = {one.id for one in nodes}
    sound = [one for one in ties if one.left in known and one.right in known and one.left != one.right]
    strength: dict[str, float] = {}
    for one in sound:
        strength[one.left] = strength.get(one.left, 0.0) + one.count
        strength[one.right] = strength.get(one.right, 0.0) + one.count
    ordered = sorted((one for one in nodes if one.id in strength), key=lambda one: (-strength[one.id], one.id))
    kept = {one.id for one in ordered[:MOST_NODES]}
    bound = [one for one in sound if one.left in kept and one.right in kept]
    bound = sorted(bound, key=lambda one: (-one.count, one.left, one.right))[:MOST_TIES]
    touched = {key for one in bound for key in (one.left, one.right)}
    return [one for one in ordered if one.id in touched], bound


def layout(ids: Sequence[str], ties: Sequence[Tie]) -> dict[str, tuple[float, float]]:
    """A place for each node, the same each time. Parts of the network without a tie between them stand beside each other."""
    import networkx  # type: ignore[import-untyped]

    graph = networkx.Graph()
    graph.add_nodes_from(ids)
    for one in ties:
        before = graph.get_edge_data(one.left, one.right, {"weight": 0.0})["weight"]
        graph.add_edge(one.left, one.right, weight=before + 1.0 + math.log1p(one.count) / 3)
    rank = {node: place for place, node in enumerate(ids)}
    parts = [sorted(part, key=rank.__getitem__) for part in networkx.connected_components(graph)]
    parts.sort(key=lambda part: (-len(part), rank[part[0]]))
    places: dict[str, tuple[float, float]] = {}
    for part, box in zip(parts, _boxes([len(part) for part in parts]), strict=True):
        places.update(_spread(networkx, graph.subgraph(part), part, box))
    return places


def _cropped(places: dict[str, tuple[float, float]]) -> tuple[dict[str, tuple[float, float]], int]:
    """Places without the empty room above and below them, and the height that is left."""
    rows = [y for _, y in places.values()]
    spare = HEIGHT - (max(rows) - min(rows)) - 2 * MARGIN
    if spare <= 0:
        return places, round(HEIGHT)
    return {key: (x, round(y - min(rows) + MARGIN, 1)) for key, (x, y) in places.items()}, round(HEIGHT - spare)


Box = tuple[float, float, float, float]


def _boxes(sizes: Sequence[int]) -> list[Box]:
    """Room for each part: the largest above, the others in a row below it; all in a row where none is much larger."""
    if len(sizes) == 1:
        return [(MARGIN, MARGIN, WIDTH - MARGIN, HEIGHT - MARGIN)]
    if sizes[0] > 2 * sizes[1]:
        floor = HEIGHT - 150
        return [(MARGIN, MARGIN, WIDTH - MARGIN, floor - MARGIN / 2), *_row(sizes[1:], floor + 20, HEIGHT - 30)]
    return _row(sizes, MARGIN, HEIGHT - MARGIN)


def _row(sizes: Sequence[int], top: float, bottom: float) -> list[Box]:
    whole, left, boxes = sum(math.sqrt(size) for size in sizes), 0.0, []
    for size in sizes:
        width = WIDTH * math.sqrt(size) / whole
        air = min(MARGIN, width / 4)
        boxes.append((left + air, top, left + width - air, bottom))
        left += width
    return boxes


def _spread(networkx: Any, graph: Any, ids: Sequence[str], box: Box) -> dict[str, tuple[float, float]]:
    """Places of one part in its box: a spring layout, half evened out so that nodes do not lie on each other."""
    circle = {
        node: (math.cos(2 * math.pi * place / len(ids)), math.sin(2 * math.pi * place / len(ids)))
        for place, node in enumerate(ids)
    }
    raw = circle
    if len(ids) > 2:
        raw = networkx.spring_layout(graph, pos=circle, k=2.8 / math.sqrt(len(ids)), seed=SEED, iterations=150)
    found: dict[str, list[float]] = {node: [] for node in ids}
    for axis, (start, end) in enumerate(((box[0], box[2]), (box[1], box[3]))):
        values = {node: round(float(raw[node][axis]), 6) for node in ids}
        low, high = min(values.values()), max(values.values())
        ordered = sorted(ids, key=lambda node: (values[node], node))
        for place, node in enumerate(ordered):
            even = place / (len(ids) - 1) if len(ids) > 1 else 0.5
            true = (values[node] - low) / (high - low) if high - low > 1e-6 else 0.5
            share = (even + true) / 2 if high - low > 1e-6 else true
            found[node].append(round(start + share * (end - start), 1))
    return {node: (x, y) for node, (x, y) in found.items()}


def _tie(
    tie: Tie, places: dict[str, tuple[float, float]], sizes: dict[str, float], names: dict[str, str], most: float
) -> Markup:
    (x1, y1), (x2, y2) = places[tie.left], places[tie.right]
    width = 1 + round(4 * math.sqrt(tie.count / most))  # five widths, as classes
    mood = "tie-conf" if tie.conflict * 2 > tie.count else "tie-coop"
    shapes = [svg.line(x1, y1, x2, y2, class_=f"tie {mood} w{width}")]
    if tie.directed:
        shapes.append(_arrow((x1, y1), (x2, y2), sizes[tie.right], mood))
    shapes.append(svg.line(x1, y1, x2, y2, class_="tie-target"))
    between = " to " if tie.directed else " and "
    of_them = f", {told(tie.conflict)} of them conflict" if tie.conflict else ""
    return svg.link(
        tie.href, f"{names[tie.left]}{between}{names[tie.right]}: {told(tie.count)} {tie.words}{of_them}", *shapes
    )


def _arrow(start: tuple[float, float], end: tuple[float, float], size: float, mood: str) -> Markup:
    length = math.dist(start, end) or 1.0
    dx, dy = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    tip = (end[0] - dx * (size + 1), end[1] - dy * (size + 1))
    back = (tip[0] - dx * 9, tip[1] - dy * 9)
    points = [tip, (back[0] - dy * 5, back[1] + dx * 5), (back[0] + dy * 5, back[1] - dx * 5)]
    return svg.polygon(points, class_=f"arrow {mood}")


def _node(node: Node, place: tuple[float, float], size: float) -> Markup:
    circle = svg.tag("circle", cx=place[0], cy=place[1], r=size, class_=f"node n-{svg.ident(node.kind)}")
    return svg.link(node.href, f"{node.name}: {told(node.weight)} events", circle)


def _labels(
    nodes: Sequence[Node], places: dict[str, tuple[float, float]], sizes: dict[str, float], ties: Sequence[Tie]
) -> list[Markup]:
    """Names beside their nodes, the heaviest first, each where it covers least: right, left, below, above."""
    taken = [(x - sizes[key], y - sizes[key], x + sizes[key], y + sizes[key]) for key, (x, y) in places.items()]
    taken += [box for one in ties for box in _along(places[one.left], places[one.right])]
    found = []
    for node in sorted(nodes, key=lambda one: (-one.weight, one.id)):
        (x, y), size = places[node.id], sizes[node.id]
        words = svg.shortened(node.name, LETTERS)
        width = len(words) * 6.8
        choices = [
            (x + size + 4, y + 4, "start", (x + size + 4, y - 8, x + size + 4 + width, y + 8)),
            (x - size - 4, y + 4, "end", (x - size - 4 - width, y - 8, x - size - 4, y + 8)),
            (x, y + size + 14, "middle", (x - width / 2, y + size + 2, x + width / 2, y + size + 18)),
            (x, y - size - 6, "middle", (x - width / 2, y - size - 18, x + width / 2, y - size - 2)),
        ]
        best = min(choices, key=lambda one: _covered(one[3], taken))
        taken.append(best[3])
        found.append(svg.label(best[0], best[1], words, class_="node-name", end=best[2]))
    return found


def _along(start: tuple[float, float], end: tuple[float, float]) -> list[Box]:
    """A tie as small boxes, so that no name is written along it."""
    steps = [(start[0] + (end[0] - start[0]) * n / 20, start[1] + (end[1] - start[1]) * n / 20) for n in range(1, 20)]
    return [(x - 3, y - 3, x + 3, y + 3) for x, y in steps]


def _covered(box: Box, taken: Sequence[Box]) -> float:
    over = sum(
        max(0.0, min(box[2], other[2]) - max(box[0], other[0]))
        * max(0.0, min(box[3], other[3]) - max(box[1], other[1]))
        for other in taken
    )
    outside = max(0.0, -box[0]) + max(0.0, box[2] - WIDTH) + max(0.0, -box[1]) + max(0.0, box[3] - HEIGHT)
    return over + outside * 40


def _twin(ties: Sequence[Tie], names: dict[str, str]) -> svg.Twin:
    directed = any(one.directed for one in ties)
    mood = any(one.conflict for one in ties)
    words = ties[0].words.capitalize()
    rows = tuple(
        (svg.tag("bdi", names[one.left]), svg.tag("bdi", names[one.right]),
         svg.anchor(one.href, told(one.count)) if one.href else told(one.count), *([told(one.conflict)] if mood else []))
        for one in ties
    )  # fmt: skip
    columns = ("From" if directed else "One", "To" if directed else "Other", words, *(["Conflict"] if mood else []))
    return svg.Twin(columns=columns, rows=rows, numeric=frozenset({2, 3}))
