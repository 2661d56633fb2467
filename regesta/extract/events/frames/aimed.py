"""Missiles that are fired at somebody. In: a match that tells a launch. Out: the same as an attack, with whom or what it is aimed at.

"Fired rockets at the base", "at Peruvian targets" and "launched missiles targeting troops" are attacks on those; "into the sea" and "at a
target in the sea" are launches.
"""

from typing import TYPE_CHECKING

from spacy.tokens import Token

from regesta.extract.events.frames.lexicon import frame_index
from regesta.extract.grammar.conjuncts import with_conjuncts
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import by_preposition, children, patients
from regesta.lexicons import lexicon, word_set

if TYPE_CHECKING:
    from regesta.extract.events.frames.matching import Match

AIMING = word_set("acts/senses", "aiming")
AIMS = word_set("acts/senses", "aims")
MISSILES = frozenset(lexicon("events/classes")["missile"])
AT = ("at", "on", "against")
NOWHERE = frozenset(lexicon("events/classes")["nowhere"]) | frozenset(lexicon("events/classes")["term"])


def aimed(match: "Match") -> None:
    """Turn the launch of what is aimed at somebody into an attack on him, and a shot at the sea into a launch."""
    _at_nobody(match)
    if match.sense.subtype != "missile_launch" or match.trigger.pos_ != "VERB":
        return
    things = match.roles.get("O", [])
    nouns = [match.trigger, *things]
    hit = [t for noun in nouns for word in AT for t in by_preposition(noun).get(word, ())]
    clauses = [c for noun in nouns for c in children(noun, "acl", "advcl") if lemma(c) in AIMING and c.tag_ != "VB"]
    for clause in clauses:
        hit += [t for t in patients(clause) if t not in things]
        hit += [t for word in AT for t in by_preposition(clause).get(word, ())]
    hit = [t for t in dict.fromkeys(hit) if _somebody(t)]
    if not hit or not match.roles.get("A"):
        return
    attack = next((f.sense for f in frame_index().nouns["attack"] if f.sense.subtype == "attack"), None)
    if attack is not None:
        match.sense = attack
        match.fill("B", hit)


def _at_nobody(match: "Match") -> None:
    hit = match.roles.get("B", [])
    missiles = any(lemma(t) in MISSILES for t in match.roles.get("O", []))
    if match.sense.type != "ASSAULT" or not missiles or not hit or any(_somebody(t) for t in hit):
        return
    launch = next((f.sense for f in frame_index().verbs["launch"] if f.sense.subtype == "missile_launch"), None)
    if launch is not None:
        match.sense, match.roles["B"] = launch, []


def _somebody(token: Token) -> bool:
    """Whether something can be attacked: no sea, no range, no day, no measure."""
    heads = with_conjuncts(token)
    owned = any(c.ent_type_ in ("NORP", "LOC") for c in children(token, "compound", "amod", "nmod:poss"))
    if owned and lemma(token) in AIMS:
        return True  # "at Peruvian targets"; not "at a target in the sea"
    nowhere = any(lemma(t).lower() in NOWHERE or t.lower_ in NOWHERE for t in heads)
    return token.pos_ in ("NOUN", "PROPN", "PRON") and not nowhere
