"""Clauses that a verb frame asks for. In: a verb, the kind of clause. Out: whether it is there; of a request, who is asked."""

from typing import TYPE_CHECKING

from spacy.tokens import Token

from regesta.extract.events.frames.saidof import SAID_OF, said_of
from regesta.extract.events.parties.implied import foreign
from regesta.extract.events.status.words import negated
from regesta.extract.grammar.conjuncts import with_conjuncts
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.raisedsubjects import bidding
from regesta.extract.grammar.relations import (
    OBJECT_CONTROL,
    agents,
    by_preposition,
    children,
    is_passive,
    owners,
    patients,
)
from regesta.extract.grammar.tree import dependents
from regesta.lexicons import lexicon, word_set

if TYPE_CHECKING:
    from regesta.extract.events.frames.lexicon import Slot
    from regesta.extract.events.frames.matching import ActorLike, Match

KINDS = {"must": ("ccomp",), "should": ("ccomp",), "hoped": ("ccomp",), "doing": ("xcomp", "ccomp", "advcl")}
ASKING_WORDS = frozenset("why how what who whom whose when where which whether if".split())
CLAUSAL = frozenset({"ccomp", "advcl", "acl", "acl:relcl", "parataxis", "xcomp", "conj"})
# Verbs whose subject is to do what the infinitive says, wherever the tree hangs it.
DECIDING = word_set("acts/courses", "deciding")
MENTAL = word_set("acts/courses", "mental")
DUE = word_set("acts/courses", "due")
FINITE = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "cop", "expl")
HAVING = frozenset({"have", "need"})
WISHED = frozenset({"will", "would", "'d", "can", "could"})
CALLERS = frozenset(lexicon("events/roles")["callers"])


def clause_fits(match: "Match", verb: Token, kind: str, actor_like: "ActorLike") -> bool:
    """Whether the clause that a frame asks for is there; of a request, who is asked is the clause's subject."""
    if kind in SAID_OF:
        return said_of(match, verb, kind, actor_like)
    clauses = [c for c in children(verb, *KINDS.get(kind, (kind,))) if lemma(c) not in match.sense.not_objects]
    if kind == "doing":  # "denied having sent them"
        clauses = [
            c for c in clauses if (c.tag_ == "VBG" or children(c, "aux")) and not children(c, "mark") and c.i > verb.i
        ]
        clauses = [c for c in clauses if (children(c, "aux") or [c])[0].tag_ == "VBG"]
    if kind == "ccomp" and not clauses:  # "voiced the hope that ...": the clause hangs on the thing
        clauses = [c for t in children(verb, "obj") for c in children(t, "acl") if _says_that(c)]
    if kind == "xcomp" and not clauses and lemma(verb) in DECIDING:  # "agreed on Tuesday to send them"
        clauses = [c for c in children(verb, "advcl") if _to(c) and c.i > verb.i]
    if kind == "xcomp" and not clauses:  # "told the crew to leave": the tree may call it a clause of its own
        clauses = [c for c in children(verb, "ccomp") if _to(c) and not children(c, *FINITE)]
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
        clauses = [due(c) or c for c in clauses if _bound(c) or due(c) is not None]
        clauses = [c for c in clauses if lemma(c) not in MENTAL and not any(t.pos_ == "PRON" for t in agents(c))]
    if kind == "hoped":  # "hoped Chad would reconsider"
        clauses = [c for c in clauses if lemma(c) in DUE and any(a.lower_ in WISHED for a in children(c, "aux"))]
        clauses = [c for c in clauses if any(t.ent_type_ or foreign(t) for t in agents(c))]
    if kind == "should":  # "recommended the troops withdraw", whatever the tree calls the clause
        clauses += [c for c in children(verb, "xcomp") if c.tag_ in ("VB", "VBP") and children(c, "nsubj")]
    if kind == "should":  # "suggested that Oslo withdraw", but not "suggested that the votes were too few"
        clauses = [c for c in clauses if any(a.lower_ == "should" for a in children(c, "aux")) or _bare_form(c)]
    if not clauses:
        return False
    if match.sense.type == "REQUEST":  # "demanded that Oslo withdraw"
        asked = [t for clause in clauses for t in (*agents(clause), *_bidden(clause)) if actor_like(t)]
        match.fill("B", [t for t in asked if kind != "must" or _asked_of(t)])
        if kind == "must" and not asked:  # "A's troops must be withdrawn"
            things = [t for clause in clauses for t in patients(clause)]
            match.fill("B", [t for thing in things for t in owners(thing) if actor_like(t)])
    return kind != "must" or bool(match.roles.get("B"))


def _to(clause: Token) -> bool:
    return clause.tag_ == "VB" and any(c.lower_ == "to" for c in children(clause, "mark"))


def _says_that(clause: Token) -> bool:
    return any(c.lower_ == "that" for c in children(clause, "mark"))


def due(clause: Token) -> Token | None:
    """What somebody by name has to do, told by other words than "must": "it is time for Chad to leave", "Chad has to leave"."""
    word, inner = lemma(clause), [c for c in children(clause, "xcomp", "acl", "advcl", "ccomp") if _to(c)]
    if word in HAVING and not negated(clause) and not children(clause, "mark", "obj"):
        who = [t for t in agents(clause) if t.ent_type_ or foreign(t)]
        return next((c for c in inner if who and lemma(c) in DUE), None)
    come = word == "come" and any(lemma(t) == "time" for t in children(clause, "nsubj"))
    if come or (word == "time" and children(clause, "cop")):
        return next((c for c in inner if children(c, "nsubj")), None)
    return None


def _bound(clause: Token) -> bool:
    """Whether somebody must do it, or should and is named: "Chad should withdraw", not "both sides should talk"."""
    said = {a.lower_ for a in children(clause, "aux")}
    who = [*agents(clause), *patients(clause)]
    return "must" in said or ("should" in said and any(t.ent_type_ or foreign(t) for t in who))


def _asked_of(who: Token) -> bool:
    """Whether words of what somebody must do are for him: not "his country must", "the two nations must", "Peruvians should"."""
    if any(c.pos_ == "PRON" or c.tag_ == "CD" for c in dependents(who)) or any(
        c.lower_ in ("every", "both", "any") for c in children(who, "det")
    ):
        return False
    return who.tag_ != "NNPS" and not (who.ent_type_ == "NORP" and who.tag_ != "NNP")


def _bare_form(clause: Token) -> bool:
    """Whether a clause stands in the base form ("that Oslo withdraw")."""
    helpers = children(clause, "aux", "aux:pass", "cop")
    if helpers:
        return helpers[0].lower_ == "be"
    one = [t for t in children(clause, "nsubj") if t.tag_ in ("NN", "NNP") and len(with_conjuncts(t)) == 1]
    return clause.tag_ == "VB" or (clause.tag_ == "VBP" and bool(one))  # "that Chad hand them over"


def _bidden(clause: Token) -> list[Token]:
    """ "Asked that observers be sent by the league": those who are to do it."""
    return [] if not is_passive(clause) else [t for t in by_preposition(clause).get("by", ())]


def to_be_done(match: "Match", slot: "Slot", actor_like: "ActorLike") -> list[Token]:
    """ "Called for lifting the ban", "for Chad to withdraw", "for it to be looked into": what is to be done is the thing."""
    verb = match.trigger
    if slot.role != "O" or slot.lemmas or slot.preposition is None or match.sense.type == "RETREAT":
        return []
    clauses = [c for c in children(verb, "advcl", "xcomp", "ccomp") if c.i > verb.i]
    if match.sense.type == "REQUEST" and "for" in slot.preposition:
        for clause in (c for c in clauses if c.tag_ == "VB"):
            bidden = [t for t in children(verb, "obl") if verb.i < t.i < clause.i and _after_for(t)]
            bidden = [
                t
                for head in (bidden or [t for t in children(clause, "nsubj", "obj") if t.i < clause.i])
                for t in with_conjuncts(head)
                if actor_like(t)
            ]
            if bidden:
                match.fill("B", bidden)
                return [clause]
        passive = [c for c in clauses if c.tag_ == "VBN" and {"for", "to"} <= {m.lower_ for m in children(c, "mark")}]
        if passive:  # "called for his death to be investigated"
            return passive
    return [
        c
        for c in clauses
        if c.tag_ == "VBG" and any(m.lower_ in slot.preposition and m.i < c.i for m in children(c, "mark", "case"))
    ]


def named_clause(verb: Token, slot: "Slot") -> list[Token]:
    """ "Ordered the envoys to leave", "kept them from sailing": the clause that a frame asks for by its verb."""
    if not slot.lemmas or slot.role or slot.preposition is None:
        return []
    hung = [verb, *children(verb, "obj")]
    clauses = [c for over in hung for c in children(over, "xcomp", "advcl", "ccomp", "acl") if c.i > verb.i]
    return [
        c
        for c in clauses
        if (lemma(c) in slot.lemmas or c.lower_ in slot.lemmas)
        and any(m.lower_ in slot.preposition for m in children(c, "mark"))
    ]


def _after_for(noun: Token) -> bool:
    first = noun.left_edge
    return first.lower_ == "for" or (first.i > 0 and first.nbor(-1).lower_ == "for")


def asks(verb: Token) -> bool:
    """Whether a call is told with what it is for: "called on them to leave", "called for talks"."""
    return any(t.lower_ in ("to", "for", "that") and t.dep_ in ("mark", "case") and t.i > verb.i for t in verb.subtree)


def calls_for(verb: Token) -> bool:
    """Whether a call on somebody says what he is to do ("to resign"), and not what the caller came for ("to pay his respects")."""
    told = (c for c in children(verb, "xcomp", "advcl") if c.i > verb.i and c.tag_ == "VB")
    return any(lemma(c) not in CALLERS and any(m.lower_ == "to" for m in children(c, "mark")) for c in told)


def questions(verb: Token) -> bool:
    """Whether somebody is only asked a question: "asked why she had left", "asked them about the raid", "when asked by a reporter"."""
    hung = [verb, *children(verb, "obj", "iobj")]
    inner = [c for over in hung for c in dependents(over) if c.i > verb.i and c.dep_ in CLAUSAL]
    if any(_to(c) for c in inner) or any("for" in by_preposition(over) for over in hung):
        return False
    return not any(c.dep_ in ("ccomp", "xcomp", "advcl") and not _opened(c) for c in inner)


def _opened(clause: Token) -> bool:
    first = clause.left_edge
    return first.lower_ in ASKING_WORDS or (first.pos_ == "ADP" and first.nbor(1).lower_ in ASKING_WORDS)


def _behind(noun: Token) -> list[Token]:
    """ "Comply with the request of the king to close it": an infinitive right behind the noun's phrase, read as the verb's."""
    behind = noun.right_edge.i + 1
    return [c for c in children(noun.head, "advcl", "xcomp") if c.left_edge.i == behind and noun.head.pos_ == "VERB"]


def says_what(noun: Token) -> bool:
    """Whether a noun of words says what they were: "the demand to free the crew", "a threat that it would close the border"."""
    clauses = [*children(noun, "acl", "acl:relcl", "ccomp", "xcomp"), *_behind(noun)]
    return any(c.i > noun.i and (_to(c) or any(m.lower_ == "that" for m in children(c, "mark"))) for c in clauses)
