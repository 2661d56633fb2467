"""Whether a noun is of a class of the lexicon. In: nouns, the class's lemmas. Out: yes or no; those that are."""

from spacy.tokens import Token

from regesta.extract.grammar import by_preposition, children
from regesta.extract.inflection import lemma
from regesta.extract.tree import kept_word
from regesta.lexicons import word_set

AMOUNTS = word_set("events/roles", "partitive", "measures")


def is_one(token: Token, lemmas: frozenset[str]) -> bool:
    """Whether a noun is one of the lemmas; "joint_exercise" and "act_of_war" ask for the modifier too."""
    known = _asked(token)
    if lemmas not in known:
        known[lemmas] = _is_one(token, lemmas)
    return known[lemmas]


@kept_word
def _asked(token: Token) -> dict[frozenset[str], bool]:
    """Of which classes a noun was found to be one: frames ask for the same few."""
    return {}


def _is_one(token: Token, lemmas: frozenset[str]) -> bool:
    word = lemma(token)
    if word in lemmas or (
        token.pos_ in ("NOUN", "PROPN") and token.lower_ in lemmas
    ):  # "thanks" are not the plural of "thank"
        return True
    if any(f"{c.lower_}_{word}" in lemmas for c in children(token, "amod", "compound", "nmod") if c.i < token.i):
        return True
    if word in AMOUNTS or token.pos_ in ("NUM", "DET", "PRON"):  # "the last of the boats", "two days of talks"
        return any(is_one(t, lemmas) for t in by_preposition(token).get("of", ()))
    if token.pos_ == "PROPN" and any(c.pos_ == "NOUN" and lemma(c) in lemmas for c in children(token, "compound")):
        return True  # "the reconnaissance satellite Lark-2"
    return any(f"{word}_of_{lemma(t)}" in lemmas for t in by_preposition(token).get("of", ()))


def of_class(tokens: list[Token], lemmas: frozenset[str]) -> list[Token]:
    """The nouns of a class, with those joined to one ("troops and reservists")."""
    if not lemmas:
        return tokens
    first = [t for t in tokens if is_one(t, lemmas)]
    if not first:
        return []
    heads = {_first(t) for t in first}
    return [t for t in tokens if t in first or (t.dep_ == "conj" and _first(t) in heads)]


def _first(token: Token) -> Token:
    while token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN", "NUM", "PRON"):
        token = token.head
    return token


def inside(token: Token, lemmas: frozenset[str]) -> list[Token]:
    """ "A round of talks", "ten days of war games": what there was so much of."""
    if lemma(token) not in AMOUNTS:
        return []
    return [t for t in by_preposition(token).get("of", ()) if is_one(t, lemmas)]
