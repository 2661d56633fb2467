"""Whom an act in words reaches through what it is about. In: matches of one document. Out: the same, with those it reaches.

"Threatened to leave if Libya sent troops" is said to Libya, "its demand that Libya ease the curbs" asks Libya, "complained to the league
over Libyan raids" is against Libya, "agreed to send doctors to Togo" is to Togo's good, "accepted the Libyan offer" accepts Libya's.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from regesta.extract.frames import frame_index
from regesta.extract.grammar import agents, by_preposition, children, is_passive, owners, preposition
from regesta.extract.implied import foreign
from regesta.extract.inferred import whose
from regesta.extract.inflection import lemma
from regesta.extract.matching import Match
from regesta.lexicons import lexicon

UNLESS = frozenset({"if", "unless", "until"})
OWN = frozenset({"it", "they", "he", "she", "we"})
STATES = ("LOC", "ORG", "NORP")
PLANS = frozenset(lexicon("events/classes")["plan"])
HELPFUL = frozenset({"AID", "COOPERATE", "SUPPORT", "CONSULT", "RETREAT", "CONCEDE"})
ABOUT = ("over", "about", "against", "at")
ActorLike = Callable[[Token], bool]


def reached(match: Match, all_: Sequence[Match], actor_like: ActorLike) -> None:
    """Fill in who is acted on where the frame's own slots name nobody, or only whom a complaint was handed to."""
    sense, trigger = match.sense, match.trigger
    if lemma(trigger) == "complain":
        _complained(match, actor_like)
    if match.roles.get("B"):
        return
    found: list[Token] = []
    if sense.type == "THREATEN":
        found = _conditions(match)
    elif sense.type == "REQUEST" and trigger.pos_ == "NOUN":
        found = bidden(trigger)
    elif sense.type == "REQUEST":
        found = [t for thing in match.roles.get("O", []) for t in bidden(thing) if _asking(thing)]
    elif sense.subtype == "acceptance":
        found = [t for thing in match.roles.get("O", []) for t in _whose_plan(thing)]
    elif sense.subtype == "agreement" and match.written.endswith(" to"):
        found = _to_the_good_of(match, all_)
        if found:
            match.sense = replace(sense, mutual=False)
    own = {t.i for t in match.roles.get("A", [])}
    match.fill("B", [t for t in found if t.i not in own and (actor_like(t) or t.ent_type_ in STATES)])


def _conditions(match: Match) -> list[Token]:
    """Whose act a threat depends on: "if Libya sent troops", "unless Libya withdraws". A warning counts that tells of an act of one's own."""
    clauses = [c for c in children(match.trigger, "xcomp", "ccomp") if c.i > match.trigger.i]
    if match.sense.subtype != "threat":
        clauses = [c for c in clauses if any(t.lower_ in OWN for t in children(c, "nsubj"))]
        over = clauses
    else:
        over = [match.trigger, *clauses]
    last = [one for clause in over for one in (clause, *children(clause, "xcomp", "obj"))]
    terms = [c for one in last for c in children(one, "advcl") if any(m.lower_ in UNLESS for m in children(c, "mark"))]
    return [t for term in terms for t in agents(term) if t.pos_ in ("NOUN", "PROPN")]


def bidden(noun: Token) -> list[Token]:
    """ "Its demand that Libya ease the curbs": who is to do it."""
    clauses = [c for c in children(noun, "acl", "ccomp", "acl:relcl") if _that(c)]
    if noun.dep_ == "obj" and not clauses:  # "repeated its call that ...", read as what was repeated
        clauses = [c for c in children(noun.head, "ccomp") if _that(c) and c.i > noun.i]
    return [t for c in clauses for t in agents(c) if t.pos_ in ("NOUN", "PROPN")]


def _that(clause: Token) -> bool:
    return any(m.lower_ == "that" and m.dep_ == "mark" for m in clause.children)


def _asking(thing: Token) -> bool:
    """Whether a noun is a request: "insisted on its demand that ..."."""
    return any(f.sense.type == "REQUEST" for f in frame_index().nouns.get(lemma(thing), ()))


def _whose_plan(thing: Token) -> list[Token]:
    """ "Accepted the Libyan offer", "agreed to Libya's mediation"."""
    if lemma(thing) not in PLANS:
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


def _to_the_good_of(match: Match, all_: Sequence[Match]) -> list[Token]:
    """Whom the help is for that somebody agrees to give; with whom they agree to talk."""
    clauses = [c for c in children(match.trigger, "xcomp") if c.tag_ == "VB" and not is_passive(c)]
    found: list[Token] = []
    for inside in all_:
        if inside.trigger not in clauses or inside.sense.type not in HELPFUL:
            continue
        things = inside.roles.get("O", [])
        theirs = inside.roles.get("A", []) if inside.sense.mutual else []
        found += [t for t in (*inside.roles.get("B", []), *theirs) if t not in things and preposition(t) != "by"]
    return found
