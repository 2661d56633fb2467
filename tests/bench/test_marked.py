"""The task `marked`: marks told by numbers are laid on what the lexicon, the model and both together read."""

import csv
from pathlib import Path

import pytest

from bench import marked
from regesta.errors import InputError
from training import marks

pytestmark = pytest.mark.model

SENTENCES = (
    "Norway condemned Chad on Monday .".split(),
    "Prime Minister Ida Moe met the president of Peru in Oslo .".split(),
    "The attack dog slept .".split(),
)
MARKS = (
    "gmb:1\t6\t1\tACCUSE.criticism\thappened\t0\t2",
    "gmb:2\t12\t4\tCONSULT.meeting\thappened\t3,6",
    "gmb:3\t5\t1\tNONE",
    "gmb:4000\t6\t1\tACCUSE.criticism\thappened\t0\t2",  # of a block that is learnt from
)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with sentences of ours, and marks of them."""
    (tmp_path / "ner").mkdir()
    (tmp_path / "corpora").mkdir()
    (tmp_path / "corpora" / "kcna_2024.json").write_text("[]", encoding="utf-8")
    with (tmp_path / "ner" / "gmb.csv").open("w", encoding="latin-1", newline="") as file:
        rows = csv.writer(file)
        for number, words in zip((1, 2, 3, 4000), (*SENTENCES, SENTENCES[0]), strict=True):
            for at, word in enumerate(words):
                rows.writerow([f"Sentence: {number}" if at == 0 else "", word, "O"])
    folder = tmp_path / "marks"
    folder.mkdir()
    for name in marks.FILES:
        (folder / f"{name}.tsv").write_text("\n".join(MARKS) if name == "gmb" else "", encoding="utf-8")
    monkeypatch.setattr(marks, "FOLDER", folder)
    return tmp_path


def test_only_what_is_kept_apart_is_measured(data: Path) -> None:
    found = marked.run(data)
    assert found["n"] == 2  # the acts of the first two sentences
    ours = found["ours"]
    assert ours["met"] == ours["type"] == ours["status"] == 1.0
    assert ours["right"] == 1.0
    assert ours["none_taken"] == 0.0
    for column in ("lexicon_", "model_"):
        right, precision = ours[f"{column}right"], ours[f"{column}precision"]
        assert ours[f"{column}f1"] == pytest.approx(2 * right * precision / (right + precision))
    assert found["floor"]["actors"] == 0.5


def test_a_sentence_that_is_cut_otherwise_is_left_out(data: Path) -> None:
    path = data / "marks" / "gmb.tsv"
    path.write_text(MARKS[0] + "\n" + MARKS[1].replace("\t12\t", "\t13\t"), encoding="utf-8")
    assert marked.run(data)["n"] == 1


def test_a_folder_without_the_sentences_is_told(data: Path) -> None:
    (data / "marks" / "gmb.tsv").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match=r"ner/gmb\.csv"):
        marked.run(data)


def test_lines_tell_what_is_not_right(data: Path) -> None:
    path = data / "marks" / "gmb.tsv"
    path.write_text(MARKS[0].replace("ACCUSE.criticism", "SUPPORT.praise"), encoding="utf-8")
    told = "\n".join(marked.lines(data))
    wrong, right, ours = told.splitlines()
    assert wrong == "type subtype: Norway [[condemned]] Chad on Monday."
    assert "SUPPORT.praise happened Norway -> Chad" in right
    assert "ACCUSE.criticism happened Norway -> Chad" in ours
