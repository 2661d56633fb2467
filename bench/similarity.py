"""Task `similarity`: do two reports tell the same story? In: a table as `news_similarity_train.csv`. Out: JSON object.

English pairs only. The table's `Overall` runs from 1 (the same story) to 4 (nothing in common); 2 and below counts as the same story.
Ours is `reconcile.likeness`; the floor is MinHash alone, by four words in a row, as copies are found. The systems of SemEval-2022 task 8
published correlations, no ROC AUC, so no peer is printed.
"""

import csv
import sys
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import rensa

from regesta.errors import InputError
from regesta.ingest.copies import PERMUTATIONS, shingles, words_of
from regesta.reconcile.likeness import likeness, profile

SAME = 2.0
NEEDED = ("lang1", "lang2", "text1", "text2", "Overall")


def run(path: Path, *, sample: int | None = None) -> dict[str, Any]:
    """Score the English pairs of a table.

    Args:
        path: the table, comma separated.
        sample: so many English pairs, taken evenly.
    """
    rows = _rows(path, sample)
    same = [float(row["Overall"]) <= SAME for row in rows]
    ours = [likeness(profile(row["text1"]), profile(row["text2"])) for row in rows]
    floor = [minhash(row["text1"], row["text2"]) for row in rows]
    return {
        "task": "similarity",
        "data": path.name,
        "n": len(rows),
        "ours": {"auc": auc(ours, same), "share_same": sum(same) / len(same) if same else 0.0},
        "floor": {"auc": auc(floor, same)},
        "peer": {},
        "errors": [{"kind": kind, "count": count} for kind, count in errors(ours, same).most_common()],
    }


def _rows(path: Path, sample: int | None) -> list[dict[str, str]]:
    csv.field_size_limit(sys.maxsize)
    with path.open(encoding="utf-8", newline="") as lines:
        table = csv.DictReader(lines)
        missing = [name for name in NEEDED if name not in (table.fieldnames or ())]
        if missing:
            raise InputError(
                f"{path.name} has no column {', '.join(missing)}. Give a table of pairs as SemEval-2022 task 8."
            )
        rows = [row for row in table if row["lang1"] == row["lang2"] == "en"]
    if sample is None or sample >= len(rows):
        return rows
    return [rows[int(number * len(rows) / sample)] for number in range(sample)]


def auc(values: Sequence[float], same: Sequence[bool]) -> float:
    """How often a pair of one story has a higher value than a pair of two; equal values count half. 0.5 where one kind is missing."""
    two = sorted(value for value, one in zip(values, same, strict=True) if not one)
    together = [value for value, one in zip(values, same, strict=True) if one]
    if not two or not together:
        return 0.5
    right = sum(bisect_left(two, value) + bisect_right(two, value) for value in together)
    return right / (2 * len(two) * len(together))


def minhash(one: str, other: str) -> float:
    """The share of common runs of four words, as MinHash guesses it."""
    digests = np.asarray(
        rensa.RMinHash.digests_from_token_sets(
            [shingles(words_of(text)) for text in (one, other)], num_perm=PERMUTATIONS, seed=1
        )
    )
    return float(np.mean(digests[0] == digests[1]))


def errors(values: Sequence[float], same: Sequence[bool]) -> Counter[str]:
    """Pairs on the wrong side of the value that parts the most pairs rightly."""
    border = max(
        sorted(set(values)),
        key=lambda value: sum((v >= value) == one for v, one in zip(values, same, strict=True)),
        default=0.0,
    )
    found: Counter[str] = Counter()
    for value, one in zip(values, same, strict=True):
        if (value >= border) != one:
            found["one story, told in other words" if one else "two stories, told in like words"] += 1
    return found
