"""What a man named behind his office owns, by hand-made readings."""

from tests.read.test_regrouped import read


def test_the_thing_stands_where_its_owner_stood() -> None:
    made = read(
        "He asked for adviser Ann Lee 's resignation Monday",
        "2:nsubj 0:root 4:case 2:obl 4:appos 5:flat 5:case 2:obl 2:obl",
        "PRON VERB ADP NOUN PROPN PROPN PART NOUN PROPN",
        [(4, 6, "PER")],
    )
    assert made == "2:nsubj 0:root 8:case 5:nmod:desc 8:nmod:poss 5:flat 5:case 2:obl 2:obl"


def test_what_hangs_on_another_word_stays() -> None:
    arcs = "2:nsubj 0:root 4:det 2:obj 4:punct 8:nmod:poss 6:flat 6:case 4:appos"
    names = [(5, 7, "PER")]
    said = "Chad thanked the doctor , Ann Lee 's husband"
    assert read(said, arcs, "PROPN VERB DET NOUN PUNCT PROPN PROPN PART NOUN", names) == arcs


def test_a_state_and_its_followers_own_it_together() -> None:
    made = read(
        "Norway condemned Chad and its followers ' moves",
        "2:nsubj 0:root 2:obj 8:cc 6:nmod:poss 8:nmod:poss 6:case 3:conj",
        "PROPN VERB PROPN CCONJ PRON NOUN PART NOUN",
        [(0, 1, "LOC"), (2, 3, "LOC")],
    )
    assert made == "2:nsubj 0:root 8:nmod:poss 6:cc 6:nmod:poss 3:conj 6:case 2:obj"


def test_a_state_and_its_neighbours_stay() -> None:
    arcs = "2:nsubj 0:root 2:obj 6:cc 6:nmod:poss 3:conj"
    said = "Norway visited Chad and its neighbours"
    assert read(said, arcs, "PROPN VERB PROPN CCONJ PRON NOUN", [(0, 1, "LOC"), (2, 3, "LOC")]) == arcs


def test_a_state_and_the_banks_of_its_buyers_stay_two() -> None:
    arcs = "2:nsubj 0:root 2:obj 8:cc 6:nmod:poss 8:nmod:poss 6:case 3:conj"
    said = "Norway sanctioned Chad and its buyers ' banks"
    names = [(0, 1, "LOC"), (2, 3, "LOC")]
    assert read(said, arcs, "PROPN VERB PROPN CCONJ PRON NOUN PART NOUN", names) == arcs
