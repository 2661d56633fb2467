"""ROC AUC counted by hand, and the task on a small invented table."""

import csv
from pathlib import Path

import pytest

from bench.similarity import auc, minhash, run
from regesta.errors import InputError

FLOOD = "Heavy rain flooded the harbour of Tarn on Monday and drove two hundred villagers from their houses, the mayor Ina Brandt said."
AGAIN = (
    "In Tarn two hundred villagers had to leave their houses after rain flooded the harbour, according to Mayor Brandt."
)
VOTE = "The senate of Velm voted on a tax for fishing boats; the opposition walked out before the count."


def test_auc_counts_pairs_in_the_right_order_and_halves_ties() -> None:
    # One story: .9 and .4; two stories: .5 and .4. Right: .9 > .5, .9 > .4; tied .4; wrong .4 < .5.
    assert auc([0.9, 0.4, 0.5, 0.4], [True, True, False, False]) == pytest.approx(2.5 / 4)
    assert auc([0.1], [True]) == 0.5


def test_minhash_sees_the_same_words_only() -> None:
    assert minhash(FLOOD, FLOOD) == 1.0
    assert minhash(FLOOD, VOTE) == 0.0


def _table(folder: Path, rows: list[list[str]]) -> Path:
    path = folder / "pairs.csv"
    with path.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows([["lang1", "lang2", "text1", "text2", "Overall"], *rows])
    return path


def test_retold_stories_rank_above_others_and_only_english_pairs_count(tmp_path: Path) -> None:
    rows = [
        ["en", "en", FLOOD, AGAIN, "1.3"],
        ["en", "en", FLOOD, VOTE, "4.0"],
        ["en", "en", AGAIN, VOTE, "3.5"],
        ["en", "de", FLOOD, VOTE, "1.0"],
    ]
    result = run(_table(tmp_path, rows))
    assert result["n"] == 3
    assert result["ours"]["auc"] == 1.0
    assert result["errors"] == []


def test_a_table_of_another_kind_says_what_it_lacks(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(InputError, match="lang1"):
        run(path)
