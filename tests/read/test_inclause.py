"""Words hung outside the clause or list that they stand in, by hand-made readings."""

from tests.read.test_regrouped import read


def test_who_stands_in_a_clause_does_what_its_verb_says() -> None:
    made = read(
        "They came after Max Holf spoke",
        "2:nsubj 0:root 6:mark 2:obl 4:flat 2:advcl",
        "PRON VERB SCONJ PROPN PROPN VERB",
        [(3, 5, "PER")],
    )
    assert made == "2:nsubj 0:root 6:mark 6:nsubj 4:flat 2:advcl"


def test_who_stands_behind_a_preposition_does_not() -> None:
    arcs = "2:nsubj 0:root 7:mark 6:advmod 6:case 2:obl 2:advcl"
    names = [(5, 6, "LOC")]
    assert read("They came after only in Peru spoke", arcs, "PRON VERB SCONJ ADV ADP PROPN VERB", names) == arcs


def test_offices_in_a_row_are_of_three() -> None:
    made = read(
        "The head of Chad , the leader of Peru and the mayor of Lima met",
        "2:det 15:nsubj 4:case 2:nmod 7:punct 7:det 4:appos 9:case 7:nmod 12:cc 12:det 2:conj 14:case 12:nmod 0:root",
        "DET NOUN ADP PROPN PUNCT DET NOUN ADP PROPN CCONJ DET NOUN ADP PROPN VERB",
    )
    assert made.split()[6] == "2:conj"


def test_between_two_commas_an_office_may_be_the_same_man() -> None:
    arcs = "2:det 16:nsubj 4:case 2:nmod 7:punct 7:det 2:appos 9:case 7:nmod 13:punct 13:cc 13:det 2:conj 15:case 13:nmod 0:root"
    made = read(
        "The head of Chad , the leader of Peru , and the mayor of Lima met",
        arcs,
        "DET NOUN ADP PROPN PUNCT DET NOUN ADP PROPN PUNCT CCONJ DET NOUN ADP PROPN VERB",
    )
    assert made == arcs


def test_a_committee_is_of_its_party() -> None:
    made = read(
        "Men of the C.C. , Harbour Party , met",
        "9:nsubj 4:case 4:det 1:nmod 7:punct 7:compound 1:conj 7:punct 0:root",
        "NOUN ADP DET PROPN PUNCT PROPN PROPN PUNCT VERB",
        [(5, 7, "ORG")],
    )
    assert made.split()[6] == "4:nmod"


def test_a_title_behind_from_is_his_who_follows() -> None:
    made = read(
        "heard from Director Max Holf",
        "0:root 3:case 1:obl 1:obl 4:flat",
        "VERB ADP PROPN PROPN PROPN",
        [(3, 5, "PER")],
    )
    assert made == "0:root 3:case 4:nmod:desc 1:obl 4:flat"
