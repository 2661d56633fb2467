"""The pairs of name_pairs.txt hold their floors, those held apart as well. Floors are what was measured, a little less; they only go up."""

from pathlib import Path

import pytest

from bench.samename import pairs, run
from regesta.link.known.world import World
from regesta.link.mentions.places import same_place
from regesta.link.spelling.sounds import pinyin_of, sound_alike, syllables
from regesta.link.spelling.spellings import tokens

PAIRS = Path(__file__).with_name("name_pairs.txt")
FLOORS = {
    "precision": 0.985,
    "recall": 0.955,
    "held_precision": 0.97,
    "held_recall": 0.94,
    "part_right": 0.95,
}


@pytest.fixture(scope="module")
def measured() -> dict[str, dict[str, float]]:
    return run(PAIRS)


def test_enough_pairs_of_each_sort() -> None:
    found = pairs(PAIRS)
    assert len(found) >= 1300
    assert len({pair.trap for pair in found}) >= 15
    assert sum(pair.truth == "other" for pair in found) >= 500
    assert len({frozenset((pair.left, pair.right, pair.trap)) for pair in found}) == len(found)


@pytest.mark.parametrize("metric", FLOORS)
def test_floor(metric: str, measured: dict[str, dict[str, float]]) -> None:
    assert measured["ours"][metric] >= FLOORS[metric]


def test_better_than_likeness_of_letters(measured: dict[str, dict[str, float]]) -> None:
    assert measured["ours"]["held_precision"] > measured["floor"]["held_precision"] + 0.2
    assert measured["ours"]["held_recall"] > measured["floor"]["held_recall"] + 0.2


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("tarlenko", "tarlenkow", False),
        ("zhuvarin", "juvarin", True),
        ("schustrow", "shustrov", True),
        ("bouchirov", "bushirov", True),
        ("hrodna", "grodna", True),
        ("melani", "meloni", False),
        ("roberto", "robert", False),
        ("michele", "michela", False),
        ("barton", "bolton", False),
    ],
)
def test_sounds(left: str, right: str, same: bool) -> None:
    assert sound_alike(left, right) is same
    assert sound_alike(right, left) is same


def test_chinese_syllables() -> None:
    assert syllables("xiaoping") == ("xiao", "ping")
    assert syllables("tarlen") == ()
    assert {"jing", "qing"} <= pinyin_of("ching")
    assert "xi" in pinyin_of("hsi")


def test_hangul_is_read_by_syllables() -> None:
    assert tokens("윤석열") == ("yun", "seok", "yeol")


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Melbourne, Florida", "Melbourne", False),
        ("Odessa", "Одеса", True),
        ("Tripoli, Libya", "Tripoli, Lebanon", False),
        ("Zenda", "Zenda", False),
    ],
)
def test_places_of_one_name(left: str, right: str, same: bool) -> None:
    assert same_place(left, right, World.load()) is same
