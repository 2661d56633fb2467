"""Protests told in passing. In: matches of a document. Out: the same, with what is a protest told as one.

"Exiles protested against the arrest" is a protest in the street, "the ministry protested against it" a complaint; "protests continued in
Lome" tells of one though it names nobody. What a rally or a petition is for is nobody's act of its own.
"""

from spacy.tokens import Token

from regesta.extract.events.frames.lexicon import frame_index
from regesta.extract.events.frames.matching import Match
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import by_preposition, children
from regesta.lexicons import lexicon, word_set

PROTESTS = frozenset(lexicon("events/classes")["protest"])
SPEAKING_FOR = frozenset(lexicon("events/roles")["speaking_for"])
BY_CROWDS = frozenset({"PROTEST", "ASSAULT"})
NEAR = ("in", "at", "near", "outside", "across", "around", "over", "along", "throughout")
MANY_AS_ONE = word_set("acts/parties", "many_as_one")


def on_the_street(match: Match) -> None:
    """People who protest do so in the street; officials and bodies that do so complain."""
    if match.sense.subtype != "criticism" or lemma(match.trigger) != "protest" or match.trigger.pos_ != "VERB":
        return
    actors = match.roles.get("A", [])
    if actors and all(_people(t) for t in actors):
        match.sense = next(f.sense for f in frame_index().verbs["protest"] if f.sense.subtype == "demonstration")


def _people(token: Token) -> bool:
    if token.ent_type_ == "NORP" or token.pos_ == "NUM":
        return True
    plural = token.tag_ in ("NNS", "NNPS") or lemma(token) in MANY_AS_ONE
    return plural and token.ent_type_ not in ("LOC", "ORG") and lemma(token) not in SPEAKING_FOR


def of_a_rally(match: Match) -> bool:
    """ "A rally supporting the general", "marches demanding an inquiry": what the rally is for, no act beside it."""
    over = match.trigger.head
    return match.trigger.dep_ == "acl" and match.trigger.tag_ == "VBG" and lemma(over) in PROTESTS


def going_on(match: Match) -> bool:
    """Whether a noun that names nobody tells that something goes on or broke out at a place: "clashes erupted near Gao"."""
    noun = match.trigger
    verb = noun.head
    if match.sense.type not in BY_CROWDS or not match.asserted or not noun.dep_.startswith("nsubj"):
        return False
    phrases = [by_preposition(noun), by_preposition(verb)]
    return any(t.ent_type_ == "LOC" for found in phrases for word in NEAR for t in _places(found.get(word, [])))


def _places(tokens: list[Token]) -> list[Token]:
    """The places, and the names beside a common noun: "in the capital Lome"."""
    return [one for t in tokens for one in (t, *children(t, "appos", "flat", "compound", "nmod"))]
