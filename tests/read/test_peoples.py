"""Two peoples before one noun, by hand-made readings."""

from regesta.read.peoples import letters_beside, two_peoples

WORDS = "the Chadian and Malian ministers met".split()
UPOS = ["DET", "ADJ", "CCONJ", "ADJ", "NOUN", "VERB"]
NAMES = [(1, 2, "NORP"), (3, 4, "NORP")]


def test_both_hang_on_the_noun_with_its_article() -> None:
    heads, relations = [2, 5, 5, 5, 6, 0], ["det", "amod", "cc", "amod", "nsubj", "root"]
    made, named = two_peoples(WORDS, heads, relations, UPOS, NAMES)
    assert made == [5, 5, 4, 2, 6, 0]
    assert named == ["det", "amod", "cc", "conj", "nsubj", "root"]


def test_a_people_that_is_no_part_of_the_noun_stays() -> None:
    # "the Chadian and Malian ministers met", the Chadian as one who met
    heads, relations = [2, 6, 5, 5, 2, 0], ["det", "nsubj", "cc", "amod", "conj", "root"]
    assert two_peoples(WORDS, heads, relations, UPOS, NAMES) == (heads, relations)


def test_two_towns_are_no_peoples() -> None:
    heads, relations = [2, 5, 5, 5, 6, 0], ["det", "amod", "cc", "amod", "nsubj", "root"]
    towns = [(1, 2, "LOC"), (3, 4, "LOC")]
    assert two_peoples(WORDS, heads, relations, UPOS, towns) == (heads, relations)


LETTERS = "fought U.S. and Chadian army units".split()
LETTERS_UPOS = ["VERB", "PROPN", "CCONJ", "ADJ", "NOUN", "NOUN"]


def test_letters_joined_to_a_people_are_no_party_of_their_own() -> None:
    heads, relations = [0, 1, 6, 6, 6, 1], ["root", "obj", "cc", "amod", "compound", "obj"]
    made, named = letters_beside(LETTERS, heads, relations, LETTERS_UPOS, [(1, 2, "LOC"), (3, 4, "NORP")])
    assert made == [0, 6, 4, 2, 6, 1]
    assert named == ["root", "compound", "cc", "conj", "compound", "obj"]


def test_letters_with_an_article_are_a_party() -> None:
    words, upos = ["fought", "the", *LETTERS[1:]], ["VERB", "DET", *LETTERS_UPOS[1:]]
    heads, relations = [0, 3, 1, 7, 7, 7, 1], ["root", "det", "obj", "cc", "amod", "compound", "obj"]
    made = letters_beside(words, heads, relations, upos, [(2, 3, "LOC"), (4, 5, "NORP")])
    assert made == (heads, relations)
