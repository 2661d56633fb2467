"""Task `confidence`: is an act as likely right as the record says? In: training/judged.tsv. Out: JSON object.

Only the rows kept apart: acts drawn by lot from three tables of reports, judged by strict readers before anything of it was mended.
`auc`: how often a right act has the higher chance of two, one right and one wrong; `off`: by how much chances and shares right differ,
over five equal steps; `kept_N` and `right_N`: acts with a chance of at least N in a hundred, and the share of them right. Floor: the
reading model's certainty of the act, alone; nothing is known of either side by it.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.similarity import auc
from regesta.link.acts.confidence import chance
from training.confidence import APART, CONSTANT, Row, judged

LEAST = (0, 30, 50, 60, 70, 80)
STEPS = 5
Judged = tuple[float, bool]


def run(path: Path, *, sample: int | None = None) -> dict[str, Any]:
    """Measure the table's rows that are apart, or the first `sample` of them."""
    rows = [one for one in judged(path) if one.source == APART][:sample]
    floor = {"auc": _auc([(one.model, one.right) for one in rows])}
    return {
        "task": "confidence", "data": path.name, "n": len(rows), "ours": _figures(_chances(rows)), "floor": floor,
        "peer": {}, "errors": [],
    }  # fmt: skip


def _chances(rows: Sequence[Row]) -> list[Judged]:
    return [(chance({CONSTANT: 1.0, **one.traits}), one.right) for one in rows]


def _figures(found: Sequence[Judged]) -> dict[str, float]:
    figures = {"auc": _auc(found), "off": _off(found)}
    for least in LEAST:
        kept = [right for likely, right in found if likely * 100 >= least]
        figures |= {f"kept_{least}": len(kept) / len(found), f"right_{least}": sum(kept) / max(1, len(kept))}
    return figures


def _auc(found: Sequence[Judged]) -> float:
    return auc([likely for likely, _ in found], [right for _, right in found])


def _off(found: Sequence[Judged]) -> float:
    off = 0.0
    for step in range(STEPS):
        here = [one for one in found if step <= one[0] * STEPS < step + 1]
        off += abs(sum(likely for likely, _ in here) - sum(right for _, right in here))
    return off / max(1, len(found))
