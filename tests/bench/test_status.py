"""The task `status` on worked tiny inputs, and the sentences written for it."""

from collections import Counter
from pathlib import Path
from typing import get_args

import pytest
from spacy.language import Language

from bench.status import Line, Reading, read_lines, result, run
from regesta.errors import InputError
from regesta.records import Status

SENTENCES = Path(__file__).parents[1] / "extract" / "status.yaml"
BAR = 0.88  # issue 6


def _file(tmp_path: Path, content: str) -> Path:
    file = tmp_path / "status.yaml"
    file.write_text(content, encoding="utf-8")
    return file


def test_brackets_are_taken_out_and_every_fifth_is_held_apart(tmp_path: Path) -> None:
    group = "- how: x\n  status: planned\n  sentences:\n" + '    - "Chad will [send] food."\n' * 6
    lines = read_lines(_file(tmp_path, group))
    assert lines[0].text == "Chad will send food."
    assert lines[0].text[lines[0].start : lines[0].end] == "send"
    assert [one.apart for one in lines] == [False, False, False, False, True, False]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('- {how: x, status: maybe, sentences: ["Chad [left]."]}', "is no status"),
        ('- {how: x, status: planned, sentences: ["Chad left."]}', "one act in"),
    ],
)
def test_what_is_wrong_with_a_file_is_told(tmp_path: Path, content: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read_lines(_file(tmp_path, content))


def test_figures_of_both_parts_and_the_table() -> None:
    done = Line("Chad left.", 5, 9, "happened", "past", False)
    asked = Line("Will Chad leave?", 10, 15, "possible", "question", True)
    read = [Reading(done, "happened", True, "happened", ""), Reading(asked, "planned", False, "planned", "")]
    told = result(read, "file")
    assert (told["ours"]["macro_f1_open"], told["ours"]["macro_f1_held_apart"]) == (1.0, 0.0)
    assert told["ours"]["macro_f1"] == 0.5
    assert told["confusion"]["possible"] == {"planned": 1}
    assert told["errors"] == [{"kind": "possible read as planned", "count": 1}]
    assert told["ours"]["found"] == 0.5


def test_the_sentences_hold_all_six_and_none_twice() -> None:
    lines = read_lines(SENTENCES)
    counts = Counter(one.status for one in lines)
    assert len(lines) >= 400
    assert set(counts) == set(get_args(Status))
    assert min(counts.values()) >= 50
    assert len({one.text for one in lines}) == len(lines)


@pytest.mark.model
def test_the_bar_is_held_by_both_parts(nlp: Language) -> None:
    ours = run(SENTENCES)["ours"]
    assert ours["macro_f1_open"] >= BAR
    assert ours["macro_f1_held_apart"] >= BAR
