"""Sentences made rougher stay right: heads and labels move with the words."""

import random

from regesta.read.pieces import Encoded
from training.corpora import Example
from training.rough import Ready, roughened, without
from training.silver import agreeing

SENTENCE = Ready(
    Encoded([101, 7, 8, 9, 6, 5, 102], [0, 2, 2, 8, 1, 8, 0], [1, 3, 4, 5]),  # "Tarn" of two pieces, ",", "left", "."
    {"tree": [3, 1, 0, 3], "tree.labels": [4, 5, 6, 5], "names": [1, 0, 0, 0]},
    stop=True,
    commas=[1],
)


def test_words_fall_away_with_their_pieces_and_labels() -> None:
    shorter = without(SENTENCE, {1, 3})
    assert shorter.encoded == Encoded([101, 7, 8, 6, 102], [0, 2, 2, 1, 0], [1, 3])
    assert shorter.right == {"tree": [2, 0], "tree.labels": [4, 6], "names": [1, 0]}


def test_roughening_keeps_one_label_a_word_and_heads_inside() -> None:
    chance = random.Random(2)
    sizes = set()
    for _ in range(400):
        made = roughened(SENTENCE, chance)
        count = len(made.encoded.first)
        sizes.add(count)
        assert len(made.encoded.pieces) == len(made.encoded.casings)
        assert {len(values) for values in made.right.values()} == {count}
        assert all(0 <= head <= count for head in made.right["tree"])
        assert made.right["tree"].count(0) == 1
    assert sizes >= {3, 4}


def test_names_on_which_two_differ_are_left_open() -> None:
    silver = Example(["Oda", "of", "Fish", "Board", "left"], "x", names=["B-PER", "O", "B-ORG", "I-ORG", "O"])
    assert agreeing(silver, [(0, 1, "PER"), (2, 3, "LOC")]).names == ["B-PER", "O", "?", "?", "O"]
    assert agreeing(silver, [(0, 1, "PER"), (2, 4, "ORG")]).names == silver.names
