"""Clauses that a verb frame asks for. In: a verb, the kind of clause. Out: whether it is there; of a request, who is asked."""

from typing import TYPE_CHECKING

from spacy.tokens import Token

from regesta.extract.grammar import (
    OBJECT_CONTROL,
    agents,
    bidding,
    by_preposition,
    children,
    is_passive,
    owners,
    patients,
)
from regesta.extract.implied import foreign
from regesta.extract.inflection import lemma

if TYPE_CHECKING:
    from regesta.extract.matching import ActorLike, Match

MENTAL = frozenset({"know", "understand", "see", "remember", "feel", "realise", "realize", "think", "believe"})


def clause_fits(match: "Match", verb: Token, kind: str, actor_like: "ActorLike") -> bool:
    """Whether the clause that a frame asks for is there; of a request, who is asked is the clause's subject."""
    clauses = [
        c
        for c in children(verb, "ccomp" if kind in ("must", "should") else kind)
        if lemma(c) not in match.sense.not_objects
    ]
    if kind == "ccomp" and not clauses:  # "voiced the hope that ...": the clause hangs on the thing
        clauses = [c for t in children(verb, "obj") for c in children(t, "acl") if _says_that(c)]
    if kind == "xcomp" and not clauses:  # "allowed the party to march", read as what the party has to do
        clauses = [
            c
            for t in children(verb, "obj", "iobj")
            for c in children(t, "acl")
            if c.tag_ == "VB" and children(c, "mark")
        ]
        bids = lemma(verb) in OBJECT_CONTROL  # "was ordered by the court to pay", "gave Oslo until Friday to leave"
        clauses = clauses or [
            c for c in children(verb, "advcl") if bids and (is_passive(verb) or bidding(c)) and _to(c)
        ]
    if kind == "must":  # "Oslo said Chad must (or should) withdraw": asked of Chad, unless it speaks of itself
        clauses = [c for c in clauses if _bound(c)]
        clauses = [c for c in clauses if lemma(c) not in MENTAL and not any(t.pos_ == "PRON" for t in agents(c))]
    if kind == "should":  # "suggested that Oslo withdraw", but not "suggested that the votes were too few"
        clauses = [c for c in clauses if any(a.lower_ == "should" for a in children(c, "aux")) or _bare_form(c)]
    if not clauses:
        return False
    if match.sense.type == "REQUEST":  # "demanded that Oslo withdraw"
        match.fill("B", [t for clause in clauses for t in (*agents(clause), *_bidden(clause)) if actor_like(t)])
        if kind == "must" and not match.roles.get("B"):  # "A's troops must be withdrawn"
            things = [t for clause in clauses for t in patients(clause)]
            match.fill("B", [t for thing in things for t in owners(thing) if actor_like(t)])
    return kind != "must" or bool(match.roles.get("B"))


def _to(clause: Token) -> bool:
    return clause.tag_ == "VB" and any(c.lower_ == "to" for c in children(clause, "mark"))


def _says_that(clause: Token) -> bool:
    return any(c.lower_ == "that" for c in children(clause, "mark"))


def _bound(clause: Token) -> bool:
    """Whether somebody must do it, or should and is named: "Chad should withdraw", not "both sides should talk"."""
    said = {a.lower_ for a in children(clause, "aux")}
    who = [*agents(clause), *patients(clause)]
    return "must" in said or ("should" in said and any(t.ent_type_ or foreign(t) for t in who))


def _bare_form(clause: Token) -> bool:
    """Whether a clause stands in the base form ("that Oslo withdraw")."""
    helpers = children(clause, "aux", "aux:pass", "cop")
    return helpers[0].lower_ == "be" if helpers else clause.tag_ == "VB"


def _bidden(clause: Token) -> list[Token]:
    """ "Asked that observers be sent by the league": those who are to do it."""
    return [] if not is_passive(clause) else [t for t in by_preposition(clause).get("by", ())]


def asks(verb: Token) -> bool:
    """Whether a call is told with what it is for: "called on them to leave", "called for talks"."""
    return any(t.lower_ in ("to", "for", "that") and t.dep_ in ("mark", "case") and t.i > verb.i for t in verb.subtree)
