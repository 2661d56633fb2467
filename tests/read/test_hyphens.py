"""States joined by a hyphen, by hand-made readings."""

from regesta.read.hyphens import parted
from tests.read.test_regrouped import read


def test_two_states_are_two_names() -> None:
    assert parted("The Peru-Chile talks".replace("-", " - ").split(), [(1, 4, "LOC")]) == [(1, 2, "LOC"), (3, 4, "LOC")]
    assert parted("Franco - German talks".split(), [(0, 3, "NORP")]) == [(0, 1, "NORP"), (2, 3, "NORP")]


def test_the_second_is_found_where_it_was_missed() -> None:
    assert parted("The Sino - Lao railway".split(), [(1, 2, "LOC")]) == [(1, 2, "LOC"), (3, 4, "LOC")]


def test_one_person_of_two_peoples_is_one() -> None:
    words = "a Peruvian - American writer".split()
    assert parted(words, [(1, 4, "NORP")]) == [(1, 4, "NORP")]


def test_a_state_with_a_hyphen_is_one() -> None:
    assert parted("Guinea - Bissau voted".split(), [(0, 3, "LOC")]) == [(0, 3, "LOC")]
    assert parted("Nagorno - Karabakh talks".split(), [(0, 3, "ORG")]) == [(0, 3, "ORG")]


def test_talks_are_the_subject_and_no_apposition() -> None:
    made = read(
        "Peru - Chile talks ended yesterday",
        "0:root 3:punct 4:nsubj 1:appos 1:parataxis 5:advmod",
        "PROPN PUNCT PROPN NOUN VERB ADV",
        [(0, 1, "LOC"), (2, 3, "LOC")],
    )
    assert made == "4:compound 3:punct 1:conj 5:nsubj 0:root 5:advmod"


def test_clashes_between_two_kill_where_the_first_was_read_as_killing() -> None:
    made = read(
        "Peru - Chile clashes killed four",
        "5:nsubj 1:punct 1:appos 5:nsubj 0:root 5:obj",
        "PROPN PUNCT PROPN NOUN VERB NUM",
        [(0, 1, "LOC"), (2, 3, "LOC")],
    )
    assert made == "4:compound 1:punct 1:conj 5:nsubj 0:root 5:obj"
