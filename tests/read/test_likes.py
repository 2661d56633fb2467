"""Verbs joined to their like, and "it" that is somebody, by hand-made readings."""

from regesta.read.likes import joined_to_its_like, somebodys_doing


def joined(words, arcs, upos, xpos):
    """Heads and relations of a sentence written as words and "head:relation" pairs."""
    heads = [int(arc.split(":", 1)[0]) for arc in arcs.split()]
    relations = [arc.split(":", 1)[1] for arc in arcs.split()]
    made = joined_to_its_like(words.split(), heads, relations, upos.split(), xpos.split())
    return " ".join(f"{head}:{relation}" for head, relation in zip(*made, strict=True))


def test_an_infinitive_is_joined_to_the_infinitive() -> None:
    made = joined(
        "to help those who fled and see Holf",
        "2:mark 0:root 2:obj 5:nsubj 3:acl:relcl 7:cc 5:conj 7:obj",
        "PART VERB PRON PRON VERB CCONJ VERB PROPN",
        "TO VB DT WP VBD CC VB NNP",
    )
    assert made == "2:mark 0:root 2:obj 5:nsubj 3:acl:relcl 7:cc 2:conj 7:obj"


def test_who_fled_and_left_did_both() -> None:
    arcs = "2:mark 0:root 2:obj 5:nsubj 3:acl:relcl 7:cc 5:conj 7:obj"
    upos, xpos = "PART VERB PRON PRON VERB CCONJ VERB PROPN", "TO VB DT WP VBD CC VBD NNP"
    assert joined("to help those who fled and left Riga", arcs, upos, xpos) == arcs


def test_a_verb_is_joined_to_none_behind_it() -> None:
    arcs = "2:mark 9:advcl 2:obj 5:cc 2:conj 5:obj 9:punct 9:nsubj 0:root"  # "to visit Riga and met Holf, he flew"
    upos, xpos = "PART VERB PROPN CCONJ VERB PROPN PUNCT PRON VERB", "TO VB NNP CC VBD NNP , PRP VBD"
    assert joined("to visit Riga and met Holf , he flew", arcs, upos, xpos) == arcs


def test_a_verb_without_its_like_stays() -> None:
    arcs = "2:nsubj 0:root 4:cc 2:conj 4:obj"
    assert joined("He left and see Riga", arcs, "PRON VERB CCONJ VERB PROPN", "PRP VBD CC VB NNP") == arcs


def test_it_is_who_says_what_it_does() -> None:
    words, heads = "Peru said it plans to help".split(), [2, 0, 4, 2, 6, 4]
    relations = ["nsubj", "root", "expl", "ccomp", "mark", "xcomp"]
    upos = ["PROPN", "VERB", "PRON", "VERB", "PART", "VERB"]
    assert somebodys_doing(words, heads, relations, upos)[2] == "nsubj"


def test_it_that_took_two_days_is_nobody() -> None:
    words, heads = "Peru said it took days to help".split(), [2, 0, 4, 2, 4, 7, 4]
    relations = ["nsubj", "root", "expl", "ccomp", "obj", "mark", "csubj"]
    upos = ["PROPN", "VERB", "PRON", "VERB", "NOUN", "PART", "VERB"]
    assert somebodys_doing(words, heads, relations, upos) == relations


def test_it_outside_of_what_is_said_stays() -> None:
    words, heads = "It pains Peru to help".split(), [2, 0, 2, 5, 2]
    relations = ["expl", "root", "obj", "mark", "xcomp"]
    assert somebodys_doing(words, heads, relations, ["PRON", "VERB", "PROPN", "PART", "VERB"]) == relations
