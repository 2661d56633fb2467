"""Whose charge is denied. In: a match of a denial. Out: the same, with whoever laid the charge as denied to.

"Peru accuses Chad of spying, a charge Chad denies", "Peru says the drills are a threat, but Chad denies the claim": denied to Peru.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Token

from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import agents, children, is_passive
from regesta.extract.statements.cues import verbs as spoken
from regesta.lexicons import lexicon, word_set

if TYPE_CHECKING:
    from regesta.extract.events.frames.matching import ActorLike, Match

CLAIMS = frozenset(lexicon("events/classes")["claim"])
POINTING = frozenset({"something", "which", "it", "this", "that"})
BELIEVING = word_set("acts/senses", "believing")
NAMES = ("LOC", "ORG", "PER", "NORP")


def retort(match: "Match", all_: Sequence["Match"], actor_like: "ActorLike") -> None:
    """Fill in who laid the charge that is denied, where the clause before says it."""
    verb = match.trigger
    if match.sense.subtype != "denial" or verb.pos_ != "VERB" or match.roles.get("B"):
        return
    charges = {m.trigger.i for m in all_ if m.sense.type == "ACCUSE" and m.trigger.sent == verb.sent}
    over = _charging(verb, charges)
    if over is None:
        return
    own = match.roles.get("A", [])
    said = [t for t in agents(over) if actor_like(t) and t not in own and (t.ent_type_ in NAMES or t.tag_ == "NNS")]
    match.fill("B", said if own else [])


def _charging(verb: Token, charges: set[int]) -> Token | None:
    """The verb of the charge: over "a charge Chad denies", "which Chad denies", "Peru says ..., but Chad denies the claim"."""
    if verb.dep_ == "acl:relcl":
        thing = verb.head
        if lemma(thing) in CLAIMS | POINTING and thing.pos_ in ("NOUN", "PRON"):  # hung on a word of the charge
            return _said_before(thing, [*thing.ancestors], charges)
        led = any(t.lower_ == "which" for t in children(verb, "obj"))
        return _said_before(verb, [*thing.ancestors], charges) if led else None
    if verb.dep_ in ("parataxis", "conj") and verb.head.i < verb.i:
        told = [t for t in children(verb, "obj") if lemma(t) in CLAIMS and not children(t, "acl", "nmod", "amod")]
        pointed = [t for t in children(verb, "obj") if t.lower_ in POINTING]
        if told or pointed or _claim_before(verb):
            return _said_before(verb, [verb.head, *verb.head.ancestors], charges)
    return None


def _claim_before(verb: Token) -> bool:
    """ "..., a charge Chad denies", read as two sentences."""
    first = verb.left_edge
    return any(lemma(t) in CLAIMS for t in verb.doc[first.i : verb.i])


def _said_before(word: Token, above: list[Token], charges: set[int]) -> Token | None:
    """The nearest verb above that charges somebody, or says or believes something of him."""
    for over in above:
        if over.pos_ != "VERB" or over.i > word.i or is_passive(over):
            continue
        says = lemma(over) in BELIEVING or (lemma(over) in spoken() and bool(children(over, "ccomp")))
        if over.i in charges or says:
            return over
    return None
