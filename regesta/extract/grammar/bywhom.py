"""By whom a passive says that it was done. In: a passive verb of a tree. Out: the nouns behind "by", wherever the tree hangs them.

"Was awarded the Lion Cross by premier Ann Lee": by her, though the phrase hangs on the cross. "Was shot at the gate on Friday by a guard,
suspected to be Bo Ray": by the guard, and it is not he who suspects.
"""

from spacy.tokens import Token

from regesta.extract.grammar.conjuncts import children
from regesta.extract.grammar.obliques import before_participle, preposition


def by_phrases(verb: Token) -> list[Token]:
    """Who stands behind the "by" of a verb, of its thing or of another phrase of it, else before a participle that took it over."""
    phrases = children(verb, "obl:agent", "obl")
    things = [c for c in children(verb, "obj", "xcomp") if c.pos_ in ("NOUN", "PROPN")]  # "were refused entry by Oslo"
    by = [t for t in phrases if preposition(t) == "by"]
    by = by or [t for phrase in (*phrases, *things) for t in children(phrase, "nmod") if preposition(t) == "by"]
    return by or [t for phrase in (*phrases, *things) for word, t in before_participle(phrase) if word == "by"]
