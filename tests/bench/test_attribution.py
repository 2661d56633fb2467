"""The attribution bench: brat files are read, and scores are counted as they should be."""

import pytest

from bench.attribution import Relation, Score, gold, run
from regesta.errors import InputError

TEXT = "Max Holf said the road was open."
ANN = """T1\tSource 0 8\tMax Holf
T2\tCue 9 13\tsaid
T3\tContent 14 31\tthe road was open
T4\tAttribution 9 13\tsaid
E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3
"""
RIGHT = Relation(((9, 13),), ((0, 8),), ((14, 31),))


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.ann").write_text(ANN, encoding="utf-8")
    return tmp_path


def test_brat_is_read(folder):
    assert gold(folder / "a.ann") == [RIGHT]


def test_stretches_and_missing_sources_are_read(tmp_path):
    path = tmp_path / "b.ann"
    path.write_text(
        "T1\tCue 4 8\tsaid\nT2\tContent 0 3;9 12\tx y\nT3\tAttribution 4 8\tsaid\nE1\tAttribution:T3 Cue:T1 Content:T2\n",
        encoding="utf-8",
    )
    assert gold(path) == [Relation(((4, 8),), (), ((0, 3), (9, 12)))]


def test_all_right_scores_one():
    score = Score()
    score.add(TEXT, [RIGHT], [RIGHT])
    assert set(score.result().values()) == {1.0}


def test_a_wrong_source_counts_against_the_source_only():
    score = Score()
    score.add(TEXT, [RIGHT._replace(source=((4, 8),))], [RIGHT])
    result = score.result()
    assert result["cue_exact_f1"] == result["content_exact_f1"] == 1.0
    assert result["source_exact_f1"] == result["all_exact_f1"] == 0.0
    assert result["source_overlap_precision"] == 1.0
    assert result["source_overlap_recall"] == 0.5


def test_overlap_asks_for_no_cue_and_sums_over_pairs_as_citron_does():
    score = Score()
    twice = [RIGHT, RIGHT._replace(cue=((0, 3),))]
    score.add(TEXT, twice, twice)
    result = score.result()
    assert result["source_overlap_precision"] == 2.0  # two of ours meet two of theirs on the same words
    assert result["source_overlap_once_f1"] == 1.0


def test_a_comma_at_the_end_is_no_part_of_a_span():
    text = "Karl Zenda, the mayor, said so."
    one = Relation(((23, 27),), ((0, 22),), ((28, 30),))
    score = Score()
    score.add(text, [one._replace(source=((0, 21),))], [one])
    assert score.result()["all_exact_f1"] == 1.0


def test_nothing_found_scores_nought():
    score = Score()
    score.add(TEXT, [], [RIGHT])
    assert set(score.result().values()) == {0.0}


def test_run(folder):
    result = run(folder)
    assert result["n"] == 1
    assert result["ours"]["all_exact_f1"] == 1.0
    assert {"task", "data", "n", "ours", "floor", "peer", "errors"} == set(result)


def test_an_empty_folder_is_an_error(tmp_path):
    with pytest.raises(InputError, match="holds no pairs"):
        run(tmp_path)
