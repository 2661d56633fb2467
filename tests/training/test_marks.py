"""Marks in real sentences, told by numbers: the files are sound, the sentences are found where the data are."""

import re
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from regesta.records import EventType, Status
from training.marks import FILES, FOLDER, NOTHING, Marked, cut, marked, together


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.tsv")), ids=lambda path: path.stem)
def test_every_line_is_a_sentence_or_a_mark_of_its_words(path: Path) -> None:
    wrong = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        _, count, *rest = line.split("\t")
        trigger, kind, status, actors, recipients = (rest + [""] * 5)[:5] if rest else ("0", NOTHING, "", "", "")
        places = [int(at) for at in (trigger, *actors.split(","), *recipients.split(",")) if at]
        name = kind.partition(".")[0]
        act = name in get_args(EventType) and status in get_args(Status)
        if max(places) >= int(count) or not (act or (name == NOTHING and not status)):
            wrong.append(f"{number}: {line}")
    assert not wrong


def test_no_words_of_the_texts_stand_in_the_files() -> None:
    line = re.compile(r"(gmb:\d+|wn:[0-9a-f]{12}:\d+|kcna:\d+:\d+)\t\d+(\t\d+\t[A-Z]+(\.\w+)?(\t\w+)?(\t[\d,]*){0,2})?")
    for path in FOLDER.glob("*.tsv"):
        assert [one for one in path.read_text(encoding="utf-8").splitlines() if not line.fullmatch(one)] == []


def test_words_are_put_together_as_a_paper_prints_them() -> None:
    words = ["Chad", "'s", "army", "(", "the", "FAT", ")", "did", "n't", "move", ",", "it", "said", "."]
    assert together(words) == "Chad's army (the FAT) didn't move, it said."


def test_a_text_is_cut_where_sentences_end() -> None:
    assert cut("Rain fell. Ana left.\n\nPeru won 3.5 points. It slept.") == [
        "Rain fell.",
        "Ana left.",
        "Peru won 3.5 points.",
        "It slept.",
    ]


def test_a_sixteenth_of_the_blocks_is_kept_apart() -> None:
    apart = Counter(Marked(f"gmb:{number}", "").apart for number in range(1, 3201))
    assert apart[True] == 199 + 1  # the first block begins at 1, the seventeenth at 3,200
    assert not Marked("wn:Page:1", "").apart


def test_no_sentence_is_both_learnt_from_and_weighed_by() -> None:
    ids = [{line.split("\t")[0] for line in (FOLDER / f"{file}.tsv").read_text("utf-8").splitlines()} for file in FILES]
    weighed = {line.split("\t")[0] for line in (FOLDER / "weighing.tsv").read_text("utf-8").splitlines()}
    assert weighed
    assert not weighed & set().union(*ids)


def test_the_sentences_are_found(shared: Path) -> None:
    found = marked(shared / "data", [path.stem for path in FOLDER.glob("*.tsv")])
    lines = {line.split("\t")[0] for path in FOLDER.glob("*.tsv") for line in path.read_text("utf-8").splitlines()}
    assert len(found) == len(lines)
    assert {one.apart for one in found} == {True, False}
