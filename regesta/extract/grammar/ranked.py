"""Who is the first, last or highest to do something. In: a noun over an infinitive. Out: whether it is so ranked, and who that is.

"Chad is the third state to sign the pact": Chad signed it. "The first premier to visit Riga left": he visited it.
"""

import re

from spacy.tokens import Token

from regesta.extract.grammar.conjuncts import children
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.numbers import ordinal
from regesta.extract.grammar.tree import dependents
from regesta.lexicons import lexicon, word_set

SOMEBODY = frozenset(lexicon("events/roles")["collective"])
RANKS = word_set("acts/courses", "ranks")
WITH_FIGURE = re.compile(r"\d+(?:st|nd|rd|th)")
POINTING = frozenset({"this", "that", "it", "there"})


def ranked(noun: Token) -> bool:
    """Whether somebody is the first, only or most of his kind: "the highest-ranking envoy", "the 16th state"."""
    before = [c for c in dependents(noun) if c.i < noun.i and c.dep_ in ("amod", "nummod")]
    words = [word for c in before for word in (c, *children(c, "advmod", "amod"))]
    return noun.pos_ in ("NOUN", "PROPN") and lemma(noun) in SOMEBODY and any(_rank(word) for word in words)


def first_to(clause: Token) -> Token | None:
    """Who does what the infinitive under a ranked noun says: of whom it is said that he is the one, else the noun itself."""
    noun = clause.head
    if clause.dep_ != "acl" or clause.tag_ not in ("VB", "VBN") or not ranked(noun):
        return None
    if not any(c.lower_ == "to" for c in children(clause, "mark")):
        return None
    subjects = children(noun, "nsubj") if children(noun, "cop") else []
    if not subjects and noun.dep_ == "xcomp":  # "became the first state to sign"
        subjects = children(noun.head, "nsubj")
    return next((t for t in subjects if t.lower_ not in POINTING), noun)


def _rank(word: Token) -> bool:
    named = word.tag_ == "JJS" or word.lower_ in RANKS or word.lower_.partition("-")[0] in RANKS
    return named or ordinal([word.lower_], 0) is not None or WITH_FIGURE.fullmatch(word.lower_) is not None
