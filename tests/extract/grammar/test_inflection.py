"""Base forms of verbs and nouns that the lexicons know, whatever lemma the reading model gives."""

import pytest
import spacy
from spacy.tokens import Doc

from regesta.extract.events.frames.lexicon import frame_index
from regesta.extract.grammar.inflection import lemma

CASES = [
    ("expelled", "VERB", "expel"),
    ("agreed", "VERB", "agree"),
    ("denies", "VERB", "deny"),
    ("met", "VERB", "meet"),
    ("shelling", "VERB", "shell"),
    ("withdrew", "VERB", "withdraw"),
    ("signing", "VERB", "sign"),
    ("banned", "VERB", "ban"),
    ("meetings", "NOUN", "meeting"),
    ("treaties", "NOUN", "treaty"),
    ("fishermen", "NOUN", "fisherman"),
    ("talks", "NOUN", "talks"),
    ("troops", "NOUN", "troops"),
]


@pytest.mark.parametrize(("form", "pos", "base"), CASES)
def test_lemma(form: str, pos: str, base: str) -> None:
    frame_index()
    doc = Doc(spacy.blank("en").vocab, words=[form], pos=[pos], lemmas=[form])
    assert lemma(doc[0]) == base


def test_unknown_words_keep_the_models_lemma() -> None:
    doc = Doc(spacy.blank("en").vocab, words=["zorbed"], pos=["VERB"], lemmas=["zorb"])
    assert lemma(doc[0]) == "zorb"


@pytest.mark.parametrize(
    ("words", "pos", "base"),
    [
        (["cease", "-", "fire"], "NOUN", "ceasefire"),
        (["test", "-", "fired"], "VERB", "test-fire"),
        (["stand", "-", "off"], "NOUN", "standoff"),
        (["peace", "-", "talks"], "NOUN", "talks"),
    ],
)
def test_words_that_a_hyphen_joins_are_one(words: list[str], pos: str, base: str) -> None:
    frame_index()
    doc = Doc(spacy.blank("en").vocab, words=words, spaces=[False] * 3, pos=["NOUN", "PUNCT", pos], lemmas=words)
    assert lemma(doc[2]) == base
