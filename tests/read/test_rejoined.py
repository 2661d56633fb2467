"""Bare infinitives that hang on a nearer verb, by hand-made readings."""

from regesta.read.rejoined import rejoined

# "to visit towns , thank men who held it and meet Moro", heads from 1
RELATIONS = "mark root obj punct conj obj nsubj acl:relcl obj cc conj obj".split()
HEADS = [2, 0, 2, 5, 2, 5, 8, 6, 8, 11, 8, 11]
TAGS = "TO VB NNS , VB NNS WP VBD PRP CC VB NNP".split()


def test_an_infinitive_goes_on_with_the_first_of_the_infinitives() -> None:
    assert rejoined(HEADS, RELATIONS, TAGS) == [*HEADS[:10], 2, 11]


def test_a_past_tense_goes_on_with_the_inner_clause() -> None:
    assert rejoined(HEADS, RELATIONS, [*TAGS[:10], "VBD", "NNP"]) == HEADS


def test_an_infinitive_with_its_own_to_stays() -> None:
    relations = [*RELATIONS[:9], "mark", *RELATIONS[10:]]
    assert rejoined(HEADS, relations, TAGS) == HEADS


def test_without_an_infinitive_above_all_stays() -> None:
    assert rejoined(HEADS, RELATIONS, ["TO", "VBD", *TAGS[2:4], "VBD", *TAGS[5:]]) == HEADS
