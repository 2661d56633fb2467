"""Written sentences in plain text: marks and slots become words and labels."""

import random
from collections import Counter

import pytest

from training import natural
from training.corpora import spans
from training.swaps import Names, Pools

NAMES = Names(
    Pools(
        persons={"A": ["Ilse Brandt"]},
        towns={"A": ["Port Tarn"]},
        states=["Norland"],
        outlets=["Tarn Herald"],
        groups=["Norlander", "Norlanders"],
        bodies=["Fish Board"],
        written=[],
    ),
    random.Random(1),
)


def read(line: str) -> list[tuple[str, str]]:
    example = natural.natural(line, NAMES)
    return [(" ".join(example.words[a:b]), kind) for a, b, kind in spans(example.names or [])]


def test_marks_become_labels_and_are_gone() -> None:
    line = "“We wait,” said [Ana Ruiz-Vega]PER of the [Osei Foundation for Rural Health]ORG (OFRH)."
    example = natural.natural(line, NAMES)
    assert " ".join(example.words).startswith("“ We wait , ” said Ana Ruiz")
    assert read(line) == [("Ana Ruiz - Vega", "PER"), ("Osei Foundation for Rural Health", "ORG")]


def test_slots_are_filled_and_buildings_are_places() -> None:
    assert read("{per} met {groups} at [Takht Airport]FAC in {city}.") == [
        ("Ilse Brandt", "PER"),
        ("Norlanders", "NORP"),
        ("Takht Airport", "LOC"),
        ("Port Tarn", "LOC"),
    ]


def test_a_possessive_stays_outside() -> None:
    assert read("[Ghana]LOC's cedi fell.") == [("Ghana", "LOC")]


def test_nearly_no_name_of_the_written_lines_is_lost() -> None:
    # A name inside a word of the tokenizer's ("ex-Hertzog", "@Brandt") cannot be marked.
    lost = [
        line
        for line in natural.lines()
        if len(spans(natural.natural(line, NAMES).names or [])) != len(natural.PART.findall(line))
    ]
    assert len(lost) <= 5, lost


@pytest.mark.parametrize("mark", ["[", "]", "{", "}"])
def test_no_mark_stays_in_the_text(mark: str) -> None:
    left = [line for line in natural.lines() if mark in natural.filled_text(line, NAMES)[0]]
    assert left == []


def test_lines_are_written_once_and_a_tenth_is_kept_apart() -> None:
    counted = Counter(natural.lines())
    assert [line for line, often in counted.items() if often > 1] == []
    assert len(natural.kept_apart(NAMES)) + len(natural.learnt()) == len(natural.lines())
    assert 0.08 < len(natural.kept_apart(NAMES)) / len(natural.lines()) < 0.12
