"""To whom an act is done, by the acts and phrases told with it. In: a match, the others of its text. Out: the same, its open side filled.

"Arrested two men and seized rifles": the men's. "Fired tear gas to disperse marchers": at them. "Called for talks with Chad": asks Chad.
"Will send rice if Chad frees the crew": said to Chad. "Was arrested along with his driver": the driver too.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Token

from regesta.extract.events.parties.company import WITH
from regesta.extract.events.parties.implied import foreign
from regesta.extract.events.parties.reached import UNLESS
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import agents, by_preposition, children, is_passive, owners, patients
from regesta.lexicons import lexicon, word_set

if TYPE_CHECKING:
    from regesta.extract.events.frames.matching import ActorLike, Match

TAKEN_WITH = frozenset({"arrest", "abduction"})
DISPERSING = word_set("acts/senses", "dispersing")
BETWEEN_TWO = word_set("acts/senses", "between_two") | frozenset(lexicon("events/classes")["talks"])
TERMED = frozenset(
    {"acceptance", "offer", "sanctions_relief", "rejection", "humanitarian_aid", "economic_aid", "sanctions"}
)
SPOKEN_OF = frozenset({"criticism", "praise", "support", "threat"})
ASKING = word_set("acts/senses", "bare_asking")
CONSENT = word_set("acts/senses", "consenting")
STATES = ("LOC", "ORG", "NORP")
OPPOSING = word_set("acts/senses", "in_protest") | word_set("acts/senses", "denouncing")


def beside_that(match: "Match", all_: Sequence["Match"], actor_like: "ActorLike") -> None:
    """Fill in those acted on from the clauses and phrases beside the act's own."""
    own = match.roles.get("A", [])
    if match.roles.get("B"):
        if is_passive(match.trigger) and match.trigger.pos_ == "VERB" and not match.sense.mutual:
            phrases = by_preposition(match.trigger)
            by = phrases.get("by", ())
            beside = [t for word in WITH for t in phrases.get(word, ()) if match.trigger.i < t.i and not by]
            beside = beside if set(match.roles["B"]) & set(patients(match.trigger)) else []
            match.fill("B", [t for t in beside if actor_like(t) and t not in own])
        return
    found: list[Token] = []
    if match.sense.subtype == "seizure":
        found = _taken_from(match, all_)
    elif match.sense.subtype == "restriction":
        found = _dispersed(match)
    elif match.sense.type == "REQUEST":
        found = _bare(match) or _partners(match)
    elif match.sense.subtype in SPOKEN_OF:
        match.fill("B", [t for t in patients(match.trigger) if t.lower_ == "those" and children(t, "acl:relcl", "acl")])
    elif match.sense.type == "PROTEST":
        found = _protested(match)
    if not found and match.sense.subtype in TERMED:
        found = _on_terms(match)
    match.fill("B", [t for t in dict.fromkeys(found) if t not in own and (actor_like(t) or t.ent_type_ in STATES)])


def _taken_from(match: "Match", all_: Sequence["Match"]) -> list[Token]:
    """ "Arrested two men and seized rifles": from those just caught."""
    verb, things = match.trigger, match.roles.get("O", [])
    if verb.pos_ != "VERB" or not things or any(t.ent_type_ for t in things):
        return []
    over = [verb.head] if verb.dep_ == "conj" else []
    joined = [m for m in all_ if m.trigger in over and m.sense.subtype in TAKEN_WITH and m.trigger.i < verb.i]
    same = [m for m in joined if set(agents(m.trigger)) & set(match.roles.get("A", []))]
    return [t for m in same for t in m.roles.get("B", [])]


def _dispersed(match: "Match") -> list[Token]:
    """ "Fired tear gas to disperse marchers": the marchers."""
    verb = match.trigger
    clauses = [c for c in children(verb, "advcl", "xcomp") if c.tag_ in ("VB", "VBG") and lemma(c) in DISPERSING]
    return [t for c in clauses for t in patients(c)] if verb.pos_ == "VERB" else []


def _bare(match: "Match") -> list[Token]:
    """ "Demanded Chad free the crew", read as if Chad were demanded: Chad."""
    verb = match.trigger
    if lemma(verb) not in ASKING or verb.pos_ != "VERB":
        return []
    clauses = [c for c in children(verb, "xcomp", "ccomp", "acl") if c.tag_ in ("VB", "VBP")]
    clauses = [c for c in clauses if not any(m.lower_ == "to" for m in children(c, "mark"))]
    named = [t for t in patients(verb) if t.ent_type_ or t.tag_ in ("NNS", "NNP")]
    named = [t for t in named if any(c.i > t.i for c in clauses)]
    return named + [t for c in clauses if named for t in children(c, "nsubj")]


def _partners(match: "Match") -> list[Token]:
    """ "Called for talks with Chad", "sought closer ties with the rebels": with whom."""
    things = [t for t in match.roles.get("O", []) if lemma(t) in BETWEEN_TWO]
    return [t for thing in things for t in by_preposition(thing).get("with", ())]


def _protested(match: "Match") -> list[Token]:
    """ "Marched to protest Chad's tests", "protests were held against Chad's tests": Chad."""
    verb = match.trigger
    things: list[Token] = []
    if verb.pos_ == "VERB":
        aims = [c for c in children(verb, "advcl", "xcomp") if lemma(c) in OPPOSING and not is_passive(c)]
        things = [t for c in aims for t in patients(c)]
    elif verb.dep_ in ("nsubj:pass", "obj", "nsubj") and verb.head.pos_ == "VERB":
        things = by_preposition(verb.head).get("against", [])
    named = [t for t in things if t.ent_type_ in ("LOC", "ORG", "PER")]
    return named or [one for t in things for one in (owners(t, possessive=True) or foreign(t))]


def _on_terms(match: "Match") -> list[Token]:
    """ "Will send rice if Chad frees the crew": Chad."""
    verb = match.trigger
    if verb.pos_ != "VERB":
        return []
    over = [verb, *children(verb, "xcomp", "ccomp")]
    terms = [c for one in over for c in children(one, "advcl") if {m.lower_ for m in children(c, "mark")} & UNLESS]
    terms = [c for c in terms if not is_passive(c) and lemma(c) not in CONSENT]
    return [t for c in terms for t in agents(c) if t.pos_ in ("NOUN", "PROPN")]
