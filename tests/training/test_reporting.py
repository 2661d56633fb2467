"""Sentences put into somebody's mouth keep trees that are trees, and what the statement says stays as it was."""

import random

import pytest

from regesta.read.decode import is_tree
from training.corpora import Example, spans
from training.reporting import with_reporting
from training.swaps import Names, Pools

POOLS = Pools(
    {"AAA": ["Ina Brandt", "Tarek Ommar"]},
    {"A": ["Tarn", "Lom"]},
    ["Tarnland"],
    ["Harrow Wire"],
    ["Tarnish"],
    ["Lom Group"],
    [],
)
STATEMENT = Example(
    words="The port closed .".split(),
    source="own",
    upos=["DET", "NOUN", "VERB", "PUNCT"],
    xpos=["DT", "NN", "VBD", "."],
    lemmas=["the", "port", "close", "."],
    heads=[2, 3, 0, 3],
    relations=["det", "nsubj", "root", "punct"],
    names=["O"] * 4,
)
LONGER = Example(
    words="The old port closed today .".split(),
    source="own",
    upos=["DET", "ADJ", "NOUN", "VERB", "NOUN", "PUNCT"],
    xpos=["DT", "JJ", "NN", "VBD", "NN", "."],
    lemmas=["the", "old", "port", "close", "today", "."],
    heads=[3, 3, 4, 0, 4, 4],
    relations=["det", "amod", "nsubj", "root", "obl:unmarked", "punct"],
    names=["O"] * 6,
)


@pytest.mark.parametrize("seed", range(40))
def test_a_clause_is_added(seed):
    made = with_reporting(LONGER, Names(POOLS, random.Random(seed)))
    assert made is not None
    assert made.words[:5] == LONGER.words[:5]
    assert made.words[5] == ","
    assert made.words[-1] == "."
    assert made.heads is not None
    assert is_tree(made.heads)
    assert made.heads[:3] == LONGER.heads[:3]
    assert made.relations is not None
    assert made.relations[3] in {"ccomp", "root"}
    lengths = {
        len(part or [])
        for part in (made.words, made.upos, made.xpos, made.lemmas, made.heads, made.relations, made.names)
    }
    assert len(lengths) == 1
    assert all(made.words[a][0].isupper() for a, _, _ in spans(made.names or []))


def test_too_short_a_statement_is_left():
    assert with_reporting(STATEMENT, Names(POOLS, random.Random(0))) is None


def test_a_question_is_left():
    question = Example(**{f: getattr(LONGER, f) for f in LONGER.__slots__} | {"words": [*LONGER.words[:-1], "?"]})
    assert with_reporting(question, Names(POOLS, random.Random(0))) is None
