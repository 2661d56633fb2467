"""Names against tables: a body cut where the tables cut it, and what counts as right."""

from pathlib import Path

import pytest

from bench import names

WORDS = "The Electoral Commission of Uganda met the Kenyan Wildlife Service and Korea Rail in Accra".split()


def test_a_body_is_cut_at_states_and_peoples() -> None:
    whole = {(1, 5, "ORG"), (7, 10, "ORG"), (11, 13, "ORG"), (14, 15, "LOC")}
    assert names._in_pieces(WORDS, whole) == {
        (1, 4, "ORG"),
        (4, 5, "LOC"),
        (8, 10, "ORG"),
        (11, 12, "LOC"),
        (12, 13, "ORG"),
        (14, 15, "LOC"),
    }


def test_a_body_named_by_a_state_alone_stays() -> None:
    assert names._in_pieces(["Ghana", "won"], {(0, 1, "ORG")}) == {(0, 1, "ORG")}


def test_names_of_tables_are_bioes() -> None:
    labels = ["B-Person", "E-Person", "O", "S-Location", "B-Misc", "I-Organization", "I-Organization"]
    assert names.spans(labels) == {(0, 2, "PER"), (3, 4, "LOC"), (5, 7, "ORG")}


@pytest.mark.model
def test_a_folder_of_tables_is_measured_both_ways(tmp_path: Path) -> None:
    rows = [("Ina", "B-Person"), ("Brandt", "E-Person"), ("left", "O"), ("Uganda", "S-Location"), (".", "O")]
    (tmp_path / "a.tsv").write_text("".join(f"{word}\t{label}\n" for word, label in rows), encoding="utf-8")
    result = names.run(tmp_path)
    assert result["n"] == 2
    assert result["ours"]["f1"] == result["ours"]["f1_whole"] == 1.0
    assert result["floor"]["f1"] < 1
