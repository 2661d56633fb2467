"""Whose words a verb joined to a clause tells. In: a verb of a tree. Out: the verb of saying over it, or None.

"The premier said Peru is winning and warned against delay": the tree joins the warning to the winning, but it was the premier who warned:
what is going on or has come about is told in one tense, and what somebody said in another.
"""

from spacy.tokens import Token

from regesta.extract.grammar.conjuncts import children
from regesta.extract.grammar.inflection import lemma
from regesta.extract.statements.cues import verbs as spoken
from regesta.lexicons import word_set

SPEECH = word_set("acts/courses", "said_too")
NOW = ("VBZ", "VBP")


def said_too(verb: Token) -> Token | None:
    """The verb over a clause in the present to which a past verb of speech without a subject of its own is joined."""
    first = verb.head
    if verb.dep_ != "conj" or verb.tag_ != "VBD" or first.dep_ != "ccomp" or lemma(verb) not in SPEECH:
        return None
    over = first.head
    if over.pos_ != "VERB" or lemma(over) not in spoken() or over.i > first.i:
        return None
    own = children(first, "nsubj", "nsubj:pass")
    if children(verb, "nsubj", "nsubj:pass", "aux", "aux:pass", "expl") or any(t.pos_ == "PRON" for t in own):
        return None  # "says he is sorry and asked": he may be the one who says so
    finite = [first, *children(first, "aux", "aux:pass", "cop")]
    return over if any(t.tag_ in NOW for t in finite) and not any(t.tag_ == "VBD" for t in finite) else None
