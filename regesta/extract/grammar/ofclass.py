"""Whether a noun is of a class of the lexicon. In: nouns, the class's lemmas. Out: yes or no; those that are."""

from spacy.tokens import Token

from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import by_preposition, children
from regesta.extract.grammar.tree import kept_word
from regesta.lexicons import word_set

LAWS = word_set("acts/nodeeds", "names_of_laws")
BAD = frozenset({"unacceptable", "outrageous", "shameful"})
MILD = word_set("acts/blame", "mild")
AMOUNTS = word_set("events/roles", "partitive", "measures")


def is_one(token: Token, lemmas: frozenset[str]) -> bool:
    """Whether a noun is one of the lemmas; "joint_exercise" and "act_of_war" ask for the modifier too."""
    return not lemmas.isdisjoint(_names(token))


@kept_word
def _names(token: Token) -> frozenset[str]:
    """All that a noun may be called in a class, put together once a noun: hundreds of frames ask."""
    word = lemma(token)
    found = {word, *(f"{c.lower_}_{word}" for c in children(token, "amod", "compound", "nmod") if c.i < token.i)}
    if token.pos_ in ("NOUN", "PROPN"):  # "thanks" are not the plural of "thank"
        found.add(token.lower_)
    if word == "guilty" and any(c.lower_ == "not" for c in children(token, "advmod")):
        found = {"not_guilty"}
    of = by_preposition(token).get("of", ())
    if word in AMOUNTS or token.pos_ in ("NUM", "DET", "PRON"):  # "the last of the boats", "two days of talks"
        return frozenset(found.union(*map(_names, of)))
    if token.pos_ == "PROPN":  # "the reconnaissance satellite Lark-2"
        found.update(lemma(c) for c in children(token, "compound") if c.pos_ == "NOUN")
    found.update(f"{word}_of_{lemma(t)}" for t in of)
    return frozenset(found)


def judged(token: Token, lemmas: frozenset[str]) -> bool:
    """Whether a noun is called something bad by its adjective, where bad words are asked for: "an unacceptable move"."""
    if not lemmas >= BAD or token.pos_ != "NOUN":
        return False
    return any({lemma(c), c.lower_} & lemmas - MILD for c in children(token, "amod") if c.i < token.i)


def of_class(tokens: list[Token], lemmas: frozenset[str]) -> list[Token]:
    """The nouns of a class, with those joined to one ("troops and reservists")."""
    if not lemmas:
        return tokens
    first = [t for t in tokens if is_one(t, lemmas) or judged(t, lemmas)]
    if not first:
        return []
    heads = {_first(t) for t in first}
    return [t for t in tokens if t in first or (t.dep_ == "conj" and _first(t) in heads)]


def _first(token: Token) -> Token:
    while token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN", "NUM", "PRON"):
        token = token.head
    return token


def inside(token: Token, lemmas: frozenset[str]) -> list[Token]:
    """ "A round of talks", "ten days of war games": what there was so much of; "expressions of sympathy": what a frame asks for so."""
    of = by_preposition(token).get("of", ())
    if lemma(token) not in AMOUNTS:
        return [t for t in of if f"{lemma(token)}_of_{lemma(t)}" in lemmas]
    return [t for t in of if is_one(t, lemmas)]


def is_law(token: Token) -> bool:
    """Whether a noun or name is a law's, which does nothing and which nobody hits: "the Chadian Constitution"."""
    return token.pos_ in ("NOUN", "PROPN") and lemma(token) in LAWS and token.ent_type_ != "PER"
