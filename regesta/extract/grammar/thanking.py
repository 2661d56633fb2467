"""Whom thanks are said to. In: a participle ("gratitude to Chad for freeing the crew"). Out: who did what is thanked for."""

from spacy.tokens import Token

from regesta.extract.grammar.conjuncts import children
from regesta.extract.grammar.inflection import lemma
from regesta.lexicons import lexicon

THANKS = frozenset(lexicon("events/roles")["thanks"])


def thanked(verb: Token) -> Token | None:
    """Who is thanked for what the verb says, or None where it stands under no thanks."""
    head = verb.head
    if verb.tag_ != "VBG" or not any(mark.lower_ == "for" for mark in children(verb, "mark")):
        return None
    nouns = [head] if lemma(head) in THANKS else [t for t in children(head, "obj") if lemma(t) in THANKS]
    for noun in nouns:
        for phrase in (*children(noun, "nmod"), *children(head, "obl")):
            if any(case.lower_ == "to" for case in children(phrase, "case")):
                return phrase
    return None
