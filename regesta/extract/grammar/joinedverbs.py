"""Verbs joined by "and", and a name right behind its title. In: a word of a Universal Dependencies tree. Out: what belongs to both.

"Condemned and sanctioned Chile": the object of the second verb is the first one's, too.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from regesta.extract.grammar.conjuncts import children
from regesta.extract.grammar.inflection import lemma
from regesta.extract.statements.cues import verbs as spoken
from regesta.lexicons import word_set

LEADING_ON = word_set("acts/courses", "leading_on")
SPEECH = word_set("acts/courses", "said_too")
NOW = ("VBZ", "VBP")


def joined_verb(verb: Token) -> list[Token]:
    """The verb joined to this one where nothing but "and" stands between the two, so that what follows may be of both."""
    for joined in children(verb, "conj"):
        between = verb.doc[verb.i + 1 : joined.i]
        light = all(t.pos_ in ("CCONJ", "ADV", "AUX") and t.dep_ != "compound:prt" for t in between)
        same = joined.pos_ == "VERB" and _same_form(verb, joined) and not children(joined, "nsubj", "nsubj:pass")
        if joined.i > verb.i and light and same and len(between) <= 3 and lemma(verb) not in LEADING_ON:
            return [joined]
    return []


def _same_form(verb: Token, joined: Token) -> bool:
    """Whether two joined verbs have one form; of "have shot and killed" the second may be read as a past tense of its own."""
    past = {"VBD", "VBN"} >= {verb.tag_, joined.tag_} and not children(joined, "aux", "aux:pass")
    return verb.tag_ == joined.tag_ or past


def shared_object(verb: Token) -> list[Token]:
    """ "Condemned and sanctioned Chile": the object of the next verb."""
    joined = [v for v in joined_verb(verb) if not children(v, "aux:pass")]
    return [t for v in joined for t in children(v, "obj") if t.i > v.i]


def holder_behind(title: Token, phrases: Sequence[Token]) -> Token:
    """ "By the Peruvian leader Ann Lee", read as two agents: the name right behind the title."""
    named = [t for t in phrases if t.ent_type_ == "PER" and t.left_edge.i == title.i + 1]
    return named[0] if named and not title.ent_type_ and title.tag_ in ("NN", "NNP") else title


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
