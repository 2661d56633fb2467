"""Parties that an act has from another act of the text. In: matches of one document. Out: the same with parties filled.

Who "refused to meet the envoy" turned the envoy down; "threatened to expel the consul"
threatens the consul.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from regesta.extract.events.frames.copula import copular_status, predicate
from regesta.extract.events.frames.lexicon import frame_index
from regesta.extract.events.frames.matching import Match
from regesta.extract.events.status.nouns import noun_status
from regesta.extract.events.status.verbs import verb_status
from regesta.extract.events.status.words import Read
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import children, preposition
from regesta.lexicons import word_set

AT_OTHERS = frozenset({"THREATEN", "REJECT"})  # what is said of doing something to somebody is said to him
AIMED = frozenset({"REQUEST", "ACCUSE", "REJECT"})  # what demonstrators say of somebody they say to him
ALLIES = word_set("acts/senses", "allies")
OFFERED = frozenset({"acceptance", "offer"})


def status_of(trigger: Token) -> Read:
    """Status of the act that a verb or noun tells."""
    if trigger.pos_ in ("VERB", "AUX"):  # "did so"
        return verb_status(trigger)
    return copular_status(trigger) if predicate(trigger) else noun_status(trigger)


def together(match: Match) -> None:
    """A drill of the forces of two states is theirs together, whether or not it is called a joint one."""
    if (match.sense.type, match.sense.subtype) != ("MOBILIZE", "military_exercise"):
        return
    named = {name for t in match.roles.get("A", []) if (name := _whose(t)) is not None}
    allied = len(match.roles.get("A", [])) > 1 and any(lemma(t) in ALLIES for t in match.roles["A"])
    if len(named) > 1 or allied:  # "the US and its allies launched war games"
        joint = next(
            (f.sense for f in frame_index().nouns["exercise"] if f.sense.subtype == "joint_exercise"), match.sense
        )
        match.sense = joint


def _whose(token: Token) -> str | None:
    """The state or people that a noun is or is said to be of."""
    if token.ent_type_ in ("LOC", "ORG"):
        return token.lower_
    before = children(token, "amod", "compound", "nmod:poss", "nmod")
    return next((c.lower_ for c in before if c.i < token.i and c.ent_type_ in ("NORP", "LOC")), None)


def towards(match: Match, all_: Sequence[Match]) -> None:
    """Who refuses, threatens or offers to do something to somebody does so towards him."""
    if match.roles.get("B"):
        return
    protest = match.sense.type == "PROTEST"
    if match.sense.subtype == "denial":
        return
    if match.sense.type not in AT_OTHERS and match.sense.subtype not in OFFERED and not protest:
        return
    for inside in (m for m in all_ if m.trigger in _clauses(match)):
        if protest and inside.sense.type not in AIMED:
            continue
        own = {t.i for t in match.roles.get("A", [])}
        theirs = [*inside.roles.get("B", []), *(inside.roles.get("A", []) if inside.sense.mutual else [])]
        if match.sense.subtype in OFFERED and inside.sense.type == "RETREAT":
            theirs = [
                t for t in theirs if preposition(t) in ("to", "on")
            ]  # the pilots one offers to free are offered to others
        match.fill("B", [t for t in theirs if t.i not in own])


def go_on(match: Match, all_: Sequence[Match]) -> None:
    """ "Met the premier and signed a pact", "met her to sign a pact": who met go on together."""
    verb = match.trigger
    joint = (match.sense.mutual or match.sense.subtype in ("agreement", "decision")) and not match.roles.get("B")
    further = verb.dep_ == "conj" or (verb.dep_ in ("advcl", "xcomp") and verb.tag_ == "VB")
    if not joint or verb.pos_ != "VERB" or not further or children(verb, "nsubj", "nsubj:pass"):
        return
    for before in all_:
        if before.trigger == verb.head and before.sense.mutual and before.sense.type == "CONSULT":
            own = match.roles.get("A", [])
            if set(own) <= set(before.roles.get("A", [])):
                match.fill("A", [*before.roles.get("A", []), *before.roles.get("B", [])])


def _clauses(match: Match) -> list[Token]:
    """The clauses that say what somebody refuses, threatens or demonstrates for: of a verb or its thing, of a noun its infinitive."""
    trigger = match.trigger
    if match.sense.type == "PROTEST":  # "staged a sit-in to demand ...", "marched calling for ..."
        nouns = [trigger, *(c for c in children(trigger, "obj", "obl"))]
        return [c for noun in nouns for c in children(noun, "advcl", "xcomp", "acl", "ccomp")]
    if trigger.pos_ != "VERB":  # "the threat to expel the consul"; an offer to host a team is not made to the team
        return [c for c in children(trigger, "acl") if c.tag_ == "VB" and match.sense.type in AT_OTHERS]
    clauses = children(trigger, "xcomp", "ccomp", "advcl")
    return [c for c in clauses if c.dep_ != "advcl" or (c.tag_ == "VB" and match.written.endswith(" to"))]
