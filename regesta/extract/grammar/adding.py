"""Who adds a word to what he said. In: a participle ("..., thanking Chad") and the verb it hangs on. Out: the verb of saying, or None."""

from spacy.tokens import Token

from regesta.extract.grammar.conjuncts import SAYING_NEXT, children
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.tree import dependents
from regesta.lexicons import lexicon

WORDS = frozenset(lexicon("events/roles")["added_words"])
COLLECTIVE = frozenset(lexicon("events/roles")["collective"])
MATTERS = frozenset(
    word for kind in ("attack", "fight", "talks", "aid", "treaty") for word in lexicon("events/classes")[kind]
)


def said_besides(verb: Token, head: Token) -> Token | None:
    """ "The envoy said the talks had failed, urging Chad to return": it was the envoy who urged; talks urge nobody.

    So it is with "while": "said the talks had failed, while hosting the premier".
    """
    if verb.i <= head.i:
        return None
    meanwhile = any(c.i and c.lower_ == "while" and c.nbor(-1).text == "," for c in children(verb, "mark"))
    added = verb.tag_ == "VBG" and verb.nbor(-1).text == "," and not children(verb, "mark", "case")
    over = head.head
    if (
        not (meanwhile or (added and lemma(verb) in WORDS))
        or verb.dep_ not in ("acl", "advcl")
        or head.dep_ != "ccomp"
        or lemma(over) not in SAYING_NEXT
    ):
        return None
    subjects = children(head, "nsubj", "nsubj:pass")
    mute = bool(subjects) and all(_mute(t) for t in subjects)
    return over if mute and children(over, "nsubj") else None


def _mute(token: Token) -> bool:
    """Whether a subject is a thing or a matter, of the sort that says nothing."""
    people = any(c.ent_type_ == "NORP" or c.pos_ == "NUM" for c in dependents(token))
    matter = token.tag_ == "NN" or (token.tag_ == "NNS" and lemma(token) in MATTERS)
    return matter and not token.ent_type_ and lemma(token) not in COLLECTIVE and not people
