"""Whether a verb stands in the passive. In: a verb of a tree. Out: yes or no."""

from spacy.tokens import Token

from regesta.extract.grammar.conjuncts import children
from regesta.extract.grammar.misread import shares_passive
from regesta.extract.grammar.obliques import before_participle, preposition
from regesta.extract.grammar.tree import kept_word


@kept_word
def is_passive(verb: Token) -> bool:
    """Whether the verb stands in the passive: by its auxiliary, its subject, or as a bare past participle after a noun."""
    if children(verb, "aux:pass"):
        return True
    if children(verb, "aux") or children(verb, "obj"):
        return False  # "had asked", "arrested him": whatever the parse calls its subject
    if shares_passive(verb):
        return True
    if verb.tag_ == "VBD":
        return False  # no passive without its auxiliary
    if children(verb, "nsubj:pass"):
        finite = verb.dep_ == "ROOT" and verb.sent[-1].text in ".!?"  # no headline: a passive would have its auxiliary
        return not finite
    if verb.dep_ in ("conj", "xcomp") and verb.tag_ == "VBN" and not children(verb, "nsubj", "aux", "obj"):
        return is_passive(verb.head) if verb.dep_ == "conj" and verb.head.pos_ == "VERB" else verb.dep_ == "xcomp"
    bare = verb.dep_ in ("acl", "amod") or (
        verb.dep_ == "advcl" and verb.i < verb.head.i
    )  # "Expelled from Chad, he ..."
    return bare and verb.tag_ == "VBN" and not children(verb, "aux", "obj", "mark")


def by_phrases(verb: Token) -> list[Token]:
    """Who stands behind the "by" of a verb, of its thing or of another phrase of it, else before a participle that took it over."""
    phrases = children(verb, "obl:agent", "obl")
    things = [c for c in children(verb, "obj", "xcomp") if c.pos_ in ("NOUN", "PROPN")]  # "were refused entry by Oslo"
    by = [t for t in phrases if preposition(t) == "by"]
    by = by or [t for phrase in (*phrases, *things) for t in children(phrase, "nmod") if preposition(t) == "by"]
    return by or [t for phrase in (*phrases, *things) for word, t in before_participle(phrase) if word == "by"]
