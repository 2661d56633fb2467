"""How alike two groupings of the same things are. In: two lists of sets. Out: MUC, B cubed and CEAF by entities: precision, recall, F1.

Definitions: Vilain et al. 1995, Bagga and Baldwin 1998, Luo 2005 (phi 4), with things that only one side has counted as Pradhan et
al. 2014 do: they stay where they are and cost on the side that has them.
"""

from collections.abc import Hashable, Sequence

Clusters = Sequence[frozenset[Hashable]]
Scores = tuple[float, float, float]  # precision, recall, F1


def muc(gold: Clusters, ours: Clusters) -> tuple[int, int, int, int]:
    """Links right and made, links found and there to be found: counts, so that documents can be added up."""
    return (*_muc(ours, gold), *_muc(gold, ours))


def b_cubed(gold: Clusters, ours: Clusters) -> tuple[float, int, float, int]:
    """Sum of precisions and number of things of ours, sum of recalls and number of things of the gold grouping."""
    return (*_b_cubed(ours, gold), *_b_cubed(gold, ours))


def ceaf_e(gold: Clusters, ours: Clusters) -> tuple[float, int, float, int]:
    """Likeness of the best one-to-one match, with the number of our groups and of the gold ones."""
    if not gold or not ours:
        return 0.0, len(ours), 0.0, len(gold)
    likeness = [[2 * len(g & o) / (len(g) + len(o)) for o in ours] for g in gold]
    best = sum(likeness[g][o] for g, o in best_match(likeness))
    return best, len(ours), best, len(gold)


def scores(counts: Sequence[float]) -> Scores:
    """Precision, recall and F1 of (right, made, found, there)."""
    right, made, found, there = counts
    precision, recall = (right / made if made else 0.0), (found / there if there else 0.0)
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _muc(one: Clusters, other: Clusters) -> tuple[int, int]:
    where = {thing: at for at, group in enumerate(other) for thing in group}
    right = there = 0
    for group in one:
        parts = {where.get(thing, ("alone", thing)) for thing in group}
        right += len(group) - len(parts)
        there += len(group) - 1
    return right, there


def _b_cubed(one: Clusters, other: Clusters) -> tuple[float, int]:
    where = {thing: group for group in other for thing in group}
    total, count = 0.0, 0
    for group in one:
        for thing in group:
            total += len(group & where.get(thing, frozenset())) / len(group)
            count += 1
    return total, count


def best_match(likeness: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The one-to-one match of rows and columns with the greatest sum (the Hungarian method, by shortest augmenting paths)."""
    turned = len(likeness) > len(likeness[0])
    cost = [[-cell for cell in row] for row in (zip(*likeness, strict=True) if turned else likeness)]
    rows, columns = len(cost), len(cost[0])
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    row_of = [0] * (columns + 1)  # which row a column is matched with, counted from 1
    for row in range(1, rows + 1):
        row_of[0], column = row, 0
        least, used = [float("inf")] * (columns + 1), [False] * (columns + 1)
        way = [0] * (columns + 1)
        while row_of[column]:
            used[column] = True
            here, step, following = row_of[column], float("inf"), 0
            for j in range(1, columns + 1):
                if used[j]:
                    continue
                reduced = cost[here - 1][j - 1] - row_price[here] - column_price[j]
                if reduced < least[j]:
                    least[j], way[j] = reduced, column
                if least[j] < step:
                    step, following = least[j], j
            for j in range(columns + 1):
                if used[j]:
                    row_price[row_of[j]] += step
                    column_price[j] -= step
                else:
                    least[j] -= step
            column = following
        while column:
            row_of[column] = row_of[way[column]]
            column = way[column]
    pairs = [(row_of[j] - 1, j - 1) for j in range(1, columns + 1) if row_of[j]]
    return sorted((b, a) for a, b in pairs) if turned else sorted(pairs)
