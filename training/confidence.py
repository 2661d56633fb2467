"""`python -m training.confidence`: learns how likely an act is read rightly, and writes the weights into the lexicon.

Learnt from `training/judged.tsv`: a line an act, what the record showed of it (`regesta.link.acts.confidence.traits`) and whether readers
called its type, all its parties and its status right; no word of a text. Some are from reports that rules were mended on after they were
read: easier than new ones, by a constant of their own that is thrown away. What is "apart" is only measured on (`python -m bench
confidence training/judged.tsv`). Logistic regression by Newton's steps; a second.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from training import logistic

JUDGED = Path(__file__).parent / "judged.tsv"
LEXICON = Path(__file__).parents[1] / "regesta" / "lexicons" / "acts" / "confidence.yaml"
APART = "reports apart"
MENDED_ON = "reports mended on"
HELD = 5.0  # how strongly weights are held to nought: 3 and 20 did as well
CONSTANT = "constant"


class Row:
    """One judged act."""

    def __init__(self, row: dict[str, str]) -> None:
        self.source, self.report, self.right = row.pop("from"), row.pop("report"), row.pop("right") == "1"
        self.model = float(row.pop("model"))  # log odds of the reading model's own certainty, only compared with
        self.traits = {name: float(value) for name, value in row.items()}


def judged(path: Path = JUDGED) -> list[Row]:
    """All rows of the table."""
    with path.open(encoding="utf-8", newline="") as table:
        return [Row(row) for row in csv.DictReader(table, delimiter="\t")]


def fitted(rows: Sequence[Row]) -> dict[str, float]:
    """The weights by trait under which what was judged is likeliest."""
    names = [CONSTANT, *rows[0].traits]
    table = np.array([[1.0, *one.traits.values(), float(one.source == MENDED_ON)] for one in rows])
    right = np.array([float(one.right) for one in rows])
    middle, width = table.mean(axis=0), table.std(axis=0) + 1e-6
    middle[0], width[0] = 0.0, 1.0
    held = np.full(table.shape[1], HELD)
    held[0] = 0.0
    weights = logistic.fitted((table - middle) / width, right, held) / width
    found = dict(zip(names, map(float, weights), strict=False))
    found[CONSTANT] = float(weights[0] - weights[1:] @ middle[1:])
    return found


def _lines(weights: dict[str, float]) -> Iterator[str]:
    for name, weight in weights.items():
        yield f'  "{name}": {weight:.3f}\n'


def main() -> None:
    """Learn, and write."""
    weights = fitted([one for one in judged() if one.source != APART])
    text = LEXICON.read_text(encoding="utf-8")
    block = "weights:\n" + "".join(_lines(weights))
    LEXICON.write_text(re.sub(r"weights:\n(?:  \"[^\n]*\n)*", lambda _: block, text), encoding="utf-8")
    sys.stdout.write(block)


if __name__ == "__main__":
    main()
