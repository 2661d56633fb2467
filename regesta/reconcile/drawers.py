"""Who meets whom when a drawer changes. In: a shelf, rows that came or went. Out: pairs of mentions, the lower id first.

In a drawer, ordered by moment, an account meets those less than MANY places away. So a row that comes parts others that lay just
near enough, and one that goes brings others together.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from regesta.reconcile.candidates import MANY, could_meet
from regesta.reconcile.shelf import Shelf

Place = tuple[int, int, str]  # drawer, moment, mention


def meetings(shelf: Shelf, key: str) -> Iterator[tuple[str, str]]:
    """The pairs that an account's drawers bring it into."""
    placed = shelf.placed(key)
    seen: set[str] = set()
    for drawer in placed.drawers if placed is not None else ():
        before, after = shelf.around(drawer, (placed.moment, key), MANY - 1)  # type: ignore[union-attr]
        for moment, other in (*before, *after):
            if other not in seen and could_meet(drawer % 4, placed.moment, moment):  # type: ignore[union-attr]
                seen.add(other)
                yield _pair(key, other)


def parted(shelf: Shelf, came: Iterable[Place], fresh: Collection[str]) -> set[tuple[str, str]]:
    """Edges between accounts that were there before, and that no drawer brings together any longer."""
    found: set[tuple[str, str]] = set()
    of_drawer: dict[int, list[Place]] = defaultdict(list)
    for row in came:
        of_drawer[row[0]].append(row)
    for drawer, rows in of_drawer.items():
        found |= {pair for pair in _pushed_apart(shelf, drawer, rows, fresh) if not _still(shelf, *pair)}
    return found


def _pushed_apart(
    shelf: Shelf, drawer: int, rows: Sequence[Place], fresh: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Pairs with an edge that lay less than MANY places apart in a drawer before these rows came, and lie further apart now."""
    here = {key for _, _, key in rows}
    for _, moment, key in rows:
        before, after = shelf.around(drawer, (moment, key), MANY + len(rows))
        if len(before) + len(after) < MANY:
            return  # not crowded
        for place, (mine, one) in enumerate(before, 1):
            if one in here or place == MANY:
                break  # what lies beyond a row that came is looked at from there
            if one in fresh:
                continue
            others = [
                other
                for theirs, other in after[MANY - place - 1 : MANY - place - 1 + len(rows)]
                if other not in fresh and could_meet(drawer % 4, mine, theirs)
            ]
            if others:
                edges = shelf.edges(one)
                yield from (_pair(one, other) for other in others if other in edges)


def _still(shelf: Shelf, one: str, other: str) -> bool:
    ours, theirs = shelf.placed(one), shelf.placed(other)
    if ours is None or theirs is None:
        return False
    first, last = sorted(((ours.moment, one), (theirs.moment, other)))
    return any(
        could_meet(drawer % 4, ours.moment, theirs.moment) and shelf.between(drawer, first, last, MANY) < MANY - 1
        for drawer in ours.drawers
        if drawer in theirs.drawers
    )


def gained(shelf: Shelf, went: Iterable[Place]) -> set[tuple[str, str]]:
    """Pairs that a crowded drawer brings together now that a row is gone."""
    found: set[tuple[str, str]] = set()
    rows = list(went)
    gone = Counter(drawer for drawer, _, _ in rows)
    for drawer, moment, key in rows:
        before, after = shelf.around(drawer, (moment, key), MANY)
        if len(before) + len(after) + gone[drawer] <= MANY:
            continue  # was not crowded
        for place, (mine, one) in enumerate(before, 1):
            for theirs, other in after[: MANY - place]:
                if could_meet(drawer % 4, mine, theirs):
                    found.add(_pair(one, other))
    return found


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
