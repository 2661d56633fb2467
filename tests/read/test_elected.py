"""Passives of choosing and of hurting, however they were read."""

import pytest
from spacy.language import Language

from regesta.read.elected import told_as_done
from tests.extract.reading import read_events


def test_an_office_without_an_article_stands_behind_the_verb_that_gives_it() -> None:
    """ "Ann was elected president in May": read as a president who is an elected one."""
    words = ["Ann", "was", "elected", "president", "in", "May"]
    relations = ["nsubj", "cop", "amod", "root", "case", "obl"]
    upos = ["PROPN", "AUX", "VERB", "NOUN", "ADP", "PROPN"]
    xpos = ["NNP", "VBD", "VBN", "NN", "IN", "NNP"]
    heads, named, _, _ = told_as_done(words, [4, 4, 4, 0, 6, 4], relations, upos, xpos)
    assert heads == [3, 3, 0, 3, 6, 3]
    assert named == ["nsubj:pass", "aux:pass", "root", "xcomp", "case", "obl"]


def test_an_elected_one_with_an_article_stays_what_he_is() -> None:
    """ "Ann was an elected president"."""
    words = ["Ann", "was", "an", "elected", "president"]
    relations = ["nsubj", "cop", "det", "amod", "root"]
    upos, xpos = ["PROPN", "AUX", "DET", "VERB", "NOUN"], ["NNP", "VBD", "DT", "VBN", "NN"]
    heads, named, _, _ = told_as_done(words, [5, 5, 5, 5, 0], relations, upos, xpos)
    assert (heads, named) == ([5, 5, 5, 5, 0], relations)


def test_who_was_wounded_was_hurt_by_somebody() -> None:
    """ "Ann was slightly wounded", but "Ann was tired"."""
    upos, xpos = ["PROPN", "AUX", "ADV", "ADJ"], ["NNP", "VBD", "RB", "JJ"]
    relations = ["nsubj", "cop", "advmod", "root"]
    hurt = told_as_done(["Ann", "was", "slightly", "wounded"], [4, 4, 4, 0], relations, upos, xpos)
    assert (hurt[1], hurt[2][3], hurt[3][3]) == (["nsubj:pass", "aux:pass", "advmod", "root"], "VERB", "VBN")
    tired = told_as_done(["Ann", "was", "slightly", "tired"], [4, 4, 4, 0], relations, upos, xpos)
    assert (tired[1], tired[2][3], tired[3][3]) == (relations, "ADJ", "JJ")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Ola Lund was elected president in 2019.", [("appointment", ["Ola Lund"])]),
        ("One Chadian soldier was slightly wounded.", [("wounding", ["One Chadian soldier"])]),
        ("Ola Lund was an elected president.", []),
    ],
)
def test_such_acts_are_found(nlp: Language, text: str, acts: list[tuple[str, list[str]]]) -> None:
    assert [(e.subtype, [p.name for p in e.recipients]) for e in read_events(nlp, text)] == acts
