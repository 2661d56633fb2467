"""Who does what stands behind a phrase of the verb above. In: a verb without subject, the verb over it. Out: who does it, or None.

"Put pressure on Oslo to withdraw": Oslo withdraws; "spoke of Oslo taking over": Oslo takes over.
"""

from spacy.tokens import Token

from regesta.extract.conjuncts import children
from regesta.extract.inflection import lemma
from regesta.lexicons import lexicon

PRESSING = frozenset(lexicon("events/roles")["pressing"])


def pressed(verb: Token, head: Token) -> Token | None:
    """ "Put pressure on Oslo to withdraw": Oslo is to do it."""
    things = [t for t in children(head, "obj") if lemma(t) in PRESSING] if verb.tag_ == "VB" else []
    on = [t for thing in things for over in (thing, head) for t in children(over, "nmod", "obl") if _led_by(t, "on")]
    return next((t for t in on if t.i < verb.i), None)


def told_of(verb: Token, head: Token) -> Token | None:
    """ "Spoke of Oslo taking over": the name right before the participle."""
    if verb.tag_ != "VBG" or verb.dep_ != "advcl":
        return None
    of = [t for t in children(head, "obl") if _led_by(t, "of") and t.right_edge.i == verb.i - 1]
    return next((t for t in of if t.ent_type_ in ("PER", "LOC", "ORG")), None)


def _led_by(noun: Token, word: str) -> bool:
    return any(c.lower_ == word for c in children(noun, "case"))
