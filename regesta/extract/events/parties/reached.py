"""Whom an act in words reaches through what it is about. In: matches of one document. Out: the same, with those it reaches.

"Threatened to leave if Libya sent troops" is said to Libya, "its demand that Libya ease the curbs" asks Libya, "complained to the league
over Libyan raids" is against Libya, "accepted the Libyan offer" accepts Libya's.
"""

from collections.abc import Callable

from spacy.tokens import Token

from regesta.extract.events.frames.matching import Match
from regesta.extract.events.parties.implied import foreign
from regesta.extract.events.parties.inferred import whose
from regesta.extract.events.status.words import negated
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.obliques import OWN
from regesta.extract.grammar.relations import agents, by_preposition, children, owners
from regesta.extract.grammar.tree import dependents
from regesta.lexicons import lexicon, word_set

UNLESS = frozenset({"if", "unless", "until"})
ONESELF = frozenset({"it", "they", "he", "she", "we"})
OWN_WILL = frozenset({"will", "would", "shall"})  # of one's own state as often as of another
WARNING = word_set("acts/senses", "warning_of")
SUFFERING = word_set("acts/senses", "suffering")
STATES = ("LOC", "ORG", "NORP")
PROJECTS = frozenset(lexicon("events/classes")["plan"])
ABOUT = ("over", "about", "against", "at")
ActorLike = Callable[[Token], bool]


def reached(match: Match, actor_like: ActorLike) -> None:
    """Fill in who is acted on where the frame's own slots name nobody, or only whom a complaint was handed to."""
    sense, trigger = match.sense, match.trigger
    if lemma(trigger) == "complain":
        _complained(match, actor_like)
    terms = _conditions(match) if sense.type == "THREATEN" else []
    if terms:  # "threatened to kill the pilot if Libya sent troops" is said to Libya
        match.roles["B"] = []
    elif match.roles.get("B"):
        return
    found = terms or _to_suffer(match)
    if sense.type == "REQUEST" and trigger.pos_ == "NOUN":
        found = bidden(trigger)
    elif sense.subtype == "acceptance":
        found = [t for thing in match.roles.get("O", []) for t in _whose_plan(thing)]
    own = {t.i for t in match.roles.get("A", [])}
    match.fill("B", [t for t in found if t.i not in own and (actor_like(t) or t.ent_type_ in STATES)])


def _to_suffer(match: Match) -> list[Token]:
    """ "Warned that Chad would pay a price": Chad is warned."""
    if match.sense.type != "THREATEN" or match.trigger.pos_ != "VERB":
        return []
    clauses = [c for c in children(match.trigger, "ccomp") if lemma(c) in SUFFERING and not negated(c)]
    named = [t for c in clauses if children(c, "aux") for t in agents(c) if t.ent_type_ in STATES or t.pos_ == "NOUN"]
    every = children(match.trigger, "ccomp") if lemma(match.trigger) in WARNING else []
    every = [c for c in every if not any(a.lower_ in OWN_WILL for a in children(c, "aux"))]  # "that Chad would respond"
    named = named or [
        t for c in every for t in agents(c) if t.ent_type_ in ("LOC", "ORG", "PER")
    ]  # "warned that Chad was arming"
    return [t for t in named if not any(c.lower_ in OWN for c in children(t, "nmod:poss"))]


def _conditions(match: Match) -> list[Token]:
    """Whose act a threat depends on: "if Libya sent troops", "unless Libya withdraws"; a warning must tell of an act of one's own."""
    clauses = children(match.trigger, "xcomp", "ccomp", "parataxis")
    if match.sense.subtype != "threat":
        clauses = [c for c in clauses if any(t.lower_ in ONESELF for t in children(c, "nsubj"))]
        over = clauses
    else:
        over = [match.trigger, *clauses]
    last = [one for clause in over for one in (clause, *children(clause, "xcomp", "obj"))]
    terms = [c for one in last for c in children(one, "advcl") if any(m.lower_ in UNLESS for m in children(c, "mark"))]
    return [t for term in terms for t in agents(term) if t.pos_ in ("NOUN", "PROPN")]


def bidden(noun: Token) -> list[Token]:
    """ "Its demand that Libya ease the curbs": who is to do it."""
    clauses = [c for c in children(noun, "acl", "ccomp", "acl:relcl") if _that(c)]
    if noun.dep_ in ("obj", "obl") and not clauses:  # "repeated its call that ...", read as what was repeated
        clauses = [c for c in children(noun.head, "ccomp") if _that(c) and c.i > noun.i]
    clauses = clauses or _for_clauses(noun)
    return [t for c in clauses for t in agents(c) if t.pos_ in ("NOUN", "PROPN")]


def for_whom(noun: Token) -> list[Token]:
    """ "Its call for Chad to free the crew": who is to do it."""
    return [t for c in _for_clauses(noun) for t in agents(c)]


def _for_clauses(noun: Token) -> list[Token]:
    return [c for c in children(noun, "acl") if any(m.lower_ == "for" for m in children(c, "mark"))]


def _that(clause: Token) -> bool:
    return any(m.lower_ == "that" and m.dep_ == "mark" for m in dependents(clause))


def _whose_plan(thing: Token) -> list[Token]:
    """ "Accepted the Libyan offer", "agreed to Libya's mediation"."""
    if lemma(thing) not in PROJECTS:
        return []
    return [t for t in (*owners(thing, possessive=True), *foreign(thing)) if t.ent_type_ in STATES or t.pos_ == "NOUN"]


def _complained(match: Match, actor_like: ActorLike) -> None:
    """Who complains to somebody about another's deed accuses the other."""
    phrases = by_preposition(match.trigger)
    things = [t for word in ABOUT for t in phrases.get(word, ())]
    doers = [t for thing in things for t in ([] if actor_like(thing) else (foreign(thing) or whose(thing)))]
    doers = [t for t in doers if t not in match.roles.get("A", []) and (actor_like(t) or t.ent_type_ in STATES)]
    if doers and "to" in phrases:
        match.roles["B"] = []
        match.fill("B", doers)
