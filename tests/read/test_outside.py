"""Subjects and names hung where English has none, by hand-made readings."""

from tests.read.test_regrouped import read


def test_who_writes_stands_before_the_verb() -> None:
    made = read(
        "Speaker Holf wrote on Monday : we lost",
        "8:nsubj 1:flat 0:root 5:case 3:obl 8:punct 8:obj 3:ccomp",
        "NOUN PROPN VERB ADP PROPN PUNCT PRON VERB",
    )
    assert made.split()[0] == "3:nsubj"


def test_who_has_another_subject_above_stays() -> None:
    arcs = "5:nsubj 5:punct 4:nsubj 5:parataxis 0:root"
    assert read("Chad , he said attacked", arcs, "PROPN PUNCT PRON VERB VERB") == arcs


def test_who_stands_before_a_verb_is_no_part_of_its_object() -> None:
    made = read(
        "Holf ousts security adviser Ray", "4:nmod:poss 0:root 4:compound 2:obj 4:appos", "PROPN VERB NOUN NOUN PROPN"
    )
    assert made == "2:nsubj 0:root 4:compound 2:obj 4:appos"


def test_a_bare_passive_of_a_headline_has_no_object() -> None:
    made = read("Holf says son killed", "2:nsubj 0:root 4:obj 2:ccomp", "PROPN VERB NOUN VERB")
    assert made == "2:nsubj 0:root 4:nsubj:pass 2:ccomp"
    arcs = "2:nsubj 0:root 4:nsubj 2:ccomp 6:nummod 4:obj"
    assert read("Holf says son killed two men", arcs, "PROPN VERB NOUN VERB NUM NOUN") == arcs


def test_what_and_leads_on_is_joined() -> None:
    made = read(
        "Union of Zenda and Fund filed",
        "6:nsubj 3:case 1:nmod 5:cc 1:nmod 0:root",
        "PROPN ADP PROPN CCONJ PROPN VERB",
        [(0, 1, "ORG"), (4, 5, "ORG")],
    )
    assert made.split()[4] == "1:conj"


def test_a_phrase_behind_and_stays() -> None:
    arcs = "6:nsubj 3:cc 4:case 1:nmod 4:flat 0:root"
    assert read("Union and of Zenda Bay filed", arcs, "PROPN CCONJ ADP PROPN PROPN VERB") == arcs


def test_who_stands_before_a_relative_clause_and_its_verb_is_the_subject() -> None:
    words = "Trade helps farms and critics , which include Zenda , blame him"
    made = read(
        words,
        "2:nsubj 0:root 2:obj 5:cc 3:conj 8:punct 8:nsubj 5:acl:relcl 8:obj 5:punct 2:parataxis 11:obj",
        "NOUN VERB NOUN CCONJ NOUN PUNCT PRON VERB PROPN PUNCT VERB PRON",
    )
    assert made.split()[4] == "11:nsubj"


def test_a_verb_with_a_subject_of_its_own_needs_none() -> None:
    arcs = "2:nsubj 0:root 2:obj 5:cc 3:conj 8:punct 8:nsubj 5:acl:relcl 8:obj 5:punct 12:nsubj 2:parataxis"
    words = "Trade helps farms and critics , which include Zenda , they err"
    assert read(words, arcs, "NOUN VERB NOUN CCONJ NOUN PUNCT PRON VERB PROPN PUNCT PRON VERB") == arcs


def test_a_relative_clause_read_before_its_noun_is_left_alone() -> None:
    arcs = "5:nsubj 4:acl:relcl 4:cc 1:conj 0:root"  # as a parse may have it; there is nothing behind to end a clause
    assert read("Chad , and Togo left", arcs, "PROPN PUNCT CCONJ PROPN VERB") == arcs
