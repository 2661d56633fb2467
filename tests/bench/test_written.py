"""The task `written`: its file, how marks meet what was read, and its figures."""

from pathlib import Path

import pytest
from spacy.language import Language

from bench.plovernames import read_sentence
from bench.written import NOTHING, misses, read_marks, readings, result, same_parties, told
from regesta.errors import InputError
from regesta.link.known.world import World

FILE = (
    "Norway sent food to Chad and met Peru.\tsent\tAID.humanitarian_aid\thappened\tNorway\tChad\n"
    "Norway sent food to Chad and met Peru.\tmet\tCONSULT.meeting\tplanned\tNorway ; Peru\t\n"
    "The attack dog of Peru attacked Chad.\tattack\tNONE\n"
)


def _file(tmp_path: Path, content: str) -> Path:
    file = tmp_path / "marks.tsv"
    file.write_text(content, encoding="utf-8")
    return file


def test_marks_of_a_file_and_of_a_folder(tmp_path: Path) -> None:
    marks = read_marks(_file(tmp_path, FILE))
    assert [(mark.kind, mark.subtype, mark.status) for mark in marks] == [
        ("AID", "humanitarian_aid", "happened"),
        ("CONSULT", "meeting", "planned"),
        (NOTHING, "", ""),
    ]
    assert marks[1].actors == ("Norway", "Peru")
    assert marks[2].text[marks[2].start : marks[2].end] == "attack"
    assert read_marks(tmp_path) == marks


def test_the_second_such_word(tmp_path: Path) -> None:
    (mark,) = read_marks(
        _file(tmp_path, "They met those who met Peru.\tmet#2\tCONSULT.meeting\thappened\tthose ; Peru\t")
    )
    assert mark.start == len("They met those who ")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Norway left.\tcame\tCONSULT.visit\thappened\tNorway\t", "marks.tsv, line 1: the trigger 'came'"),
        ("Norway left.\tleft\tPARTY.x\thappened\tNorway\t", "is no act"),
        ("Norway left.\tleft\tCONSULT.visit\tdone\tNorway\t", "is no act"),
        ("\n", "no marked sentences"),
    ],
)
def test_what_is_wrong_with_a_file_is_told(tmp_path: Path, line: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read_marks(_file(tmp_path, line))


@pytest.mark.parametrize(
    ("right", "ours", "same"),
    [
        (["Peru"], ["the Peru"], True),
        (["foreign minister Ida Moe"], ["Ida Moe"], True),
        (["Peru", "Chad"], ["Peru"], False),
        (["Peru"], ["Peru", "Chad"], False),
        (["Oman"], ["Romania"], False),
        ([], [], True),
    ],
)
def test_parties(right: list[str], ours: list[str], same: bool) -> None:
    assert same_parties(right, [(name,) for name in ours]) is same


@pytest.mark.model
def test_what_is_read_is_laid_on_the_marks(nlp: Language, tmp_path: Path) -> None:
    marks = read_marks(_file(tmp_path, FILE))
    world = World.load()
    read = [
        one
        for text in dict.fromkeys(mark.text for mark in marks)
        for one in readings([mark for mark in marks if mark.text == text], *read_sentence(text, nlp, world))
    ]
    sent, met, dog = read
    assert all(sent.right.values())
    assert not met.right["status"]
    assert met.right["actors"]
    assert not dog.there
    assert list(misses(dog)) == []
    table = result(read, "marks.tsv")
    assert (table["ours"]["found"], table["ours"]["all"], table["ours"]["none_taken"]) == (1.0, 0.5, 0.0)
    assert table["confusion"]["planned"] == {"happened": 1}
    assert any(line.startswith("status: ") and "[[met]]" in line for line in told(read))
