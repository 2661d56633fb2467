"""Subjects read where a list goes on, where somebody leads and where they stand last, by hand-made readings."""

from tests.read.test_regrouped import read


def test_a_list_goes_on_behind_its_comma() -> None:
    made = read(
        "Talks of Peru , Chile and Mali began",
        "8:nsubj 3:case 1:nmod 5:punct 8:nsubj 7:cc 5:conj 0:root",
        "NOUN ADP PROPN PUNCT PROPN CCONJ PROPN VERB",
        [(2, 3, "LOC"), (4, 5, "LOC"), (6, 7, "LOC")],
    )
    assert made == "8:nsubj 3:case 1:nmod 5:punct 3:conj 7:cc 5:conj 0:root"


def test_a_subject_behind_an_aside_stays() -> None:
    arcs = "8:obl 1:case 1:nmod 5:punct 8:nsubj 7:cc 5:conj 0:root"
    names = [(2, 3, "LOC"), (4, 5, "LOC"), (6, 7, "LOC")]
    assert (
        read("In west Peru , Chile and Mali fought", arcs, "ADP ADJ PROPN PUNCT PROPN CCONJ PROPN VERB", names) == arcs
    )


def test_who_leads_is_no_second_subject() -> None:
    made = read(
        "A team led by Premier Max Holf left",
        "2:det 8:nsubj 2:acl 5:case 6:nmod:desc 8:nsubj 6:flat 0:root",
        "DET NOUN VERB ADP PROPN PROPN PROPN VERB",
        [(5, 7, "PER")],
    )
    assert made == "2:det 8:nsubj 2:acl 5:case 6:nmod:desc 3:obl 6:flat 0:root"


def test_two_people_behind_and_are_two() -> None:
    made = read(
        "Max Holf and Premier Lena Ray met",
        "7:nsubj 1:flat 5:cc 5:nmod:desc 1:flat 5:flat 0:root",
        "PROPN PROPN CCONJ PROPN PROPN PROPN VERB",
        [(0, 2, "PER"), (4, 6, "PER")],
    )
    assert made == "7:nsubj 1:flat 5:cc 5:nmod:desc 1:conj 5:flat 0:root"


def test_who_stands_last_does_it() -> None:
    made = read(
        "Also signing the pact was Lena Ray",
        "2:advmod 6:csubj 4:det 2:obj 6:cop 0:root 6:flat",
        "ADV VERB DET NOUN AUX PROPN PROPN",
        [(5, 7, "PER")],
    )
    assert made == "2:advmod 0:root 4:det 2:obj 2:dep 2:nsubj 6:flat"


def test_what_is_only_called_something_is_done_by_nobody() -> None:
    arcs = "2:nsubj 0:root 4:det 2:obj 6:cop 2:ccomp"  # no "was" of the whole sentence
    assert read("Holf building the port was wrong", arcs, "PROPN VERB DET NOUN AUX ADJ", [(0, 1, "PER")]) == arcs


def test_each_other_is_one() -> None:
    made = read(
        "Holf and Ray accused each other", "4:nsubj 3:cc 1:conj 0:root 4:iobj 4:obj", "PROPN CCONJ PROPN VERB DET ADJ"
    )
    assert made == "4:nsubj 3:cc 1:conj 0:root 4:obj 5:fixed"


def test_people_behind_states_in_a_row_are_no_states() -> None:
    made = read(
        "Chiefs of Peru and Mali , Max Holf and Lena Ray , met",
        "13:nsubj 3:case 1:nmod 5:cc 3:conj 7:punct 3:conj 7:flat 10:cc 3:conj 10:flat 13:punct 0:root",
        "NOUN ADP PROPN CCONJ PROPN PUNCT PROPN PROPN CCONJ PROPN PROPN PUNCT VERB",
        [(2, 3, "LOC"), (4, 5, "LOC"), (6, 8, "PER"), (9, 11, "PER")],
    )
    assert made == "13:nsubj 3:case 1:nmod 5:cc 3:conj 7:punct 1:appos 7:flat 10:cc 7:conj 10:flat 13:punct 0:root"


def test_who_is_met_visiting_is_met() -> None:
    words, upos = "Ray met with visiting Premier Max Holf", "PROPN VERB SCONJ VERB PROPN PROPN PROPN"
    arcs = "2:nsubj 0:root 4:mark 2:advcl 6:nmod:desc 4:obj 6:flat"
    made = read(words, arcs, upos, [(0, 1, "PER"), (5, 7, "PER")])
    assert made == "2:nsubj 0:root 6:case 6:amod 6:nmod:desc 2:obl 6:flat"
    made = read(
        "Ray told visiting Premier Max Holf", "2:nsubj 0:root 2:xcomp 5:nmod:desc 3:obj 5:flat",
        "PROPN VERB VERB PROPN PROPN PROPN", [(0, 1, "PER"), (4, 6, "PER")],
    )  # fmt: skip
    assert made == "2:nsubj 0:root 5:amod 5:nmod:desc 2:obj 5:flat"


def test_a_journey_stays_one() -> None:
    arcs, upos = "2:nsubj 0:root 4:mark 2:advcl 6:nmod:desc 4:obj 6:flat", "PROPN VERB SCONJ VERB PROPN PROPN PROPN"
    names = [(0, 1, "PER"), (5, 7, "PER")]
    assert read("Ray left after visiting Premier Max Holf", arcs, upos, names) == arcs


def test_who_is_joined_to_a_name_is_no_owner() -> None:
    made = read(
        "He and Chadian premier Max Holf met",
        "4:nmod:poss 4:cc 4:amod 5:nmod:desc 7:nsubj 5:flat 0:root",
        "PRON CCONJ ADJ NOUN PROPN PROPN VERB",
        [(2, 3, "NORP"), (4, 6, "PER")],
    )
    assert made == "7:nsubj 5:cc 4:amod 5:nmod:desc 1:conj 5:flat 0:root"


def test_whose_somebody_is_stays() -> None:
    arcs = "2:nmod:poss 3:nsubj 0:root"
    assert read("His premier left", arcs, "PRON NOUN VERB", []) == arcs


def test_many_are_no_other_words_for_one() -> None:
    made = read(
        "Chad thanked Max Holf , all members and the people",
        "2:nsubj 0:root 2:obj 3:flat 7:punct 7:det 3:appos 10:cc 10:det 3:conj",
        "PROPN VERB PROPN PROPN PUNCT DET NOUN CCONJ DET NOUN",
        [(0, 1, "LOC"), (2, 4, "PER")],
    )
    assert made.split()[6] == "3:conj"


def test_what_somebody_is_stays_beside_him() -> None:
    arcs = "2:nsubj 0:root 2:obj 3:flat 7:punct 7:det 3:appos"
    names = [(0, 1, "LOC"), (2, 4, "PER")]
    assert read("Chad thanked Max Holf , the premier", arcs, "PROPN VERB PROPN PROPN PUNCT DET NOUN", names) == arcs


def test_visiting_people_are_met() -> None:
    made = read(
        "The king met visiting Chadian envoys",
        "2:det 3:nsubj 0:root 3:xcomp 6:amod 4:obj",
        "DET NOUN VERB VERB ADJ NOUN",
        [(4, 5, "NORP")],
    )
    assert made == "2:det 3:nsubj 0:root 6:amod 6:amod 3:obj"
