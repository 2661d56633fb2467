"""At whom words and protests are aimed through what they are about. In: a match. Out: the same, with those it reaches, or their words.

"Threatened to leave if Libya sent troops" is said to Libya, "its demand that Libya ease the curbs" and "an end to Libyan raids" ask Libya,
"complained to the league over Libyan raids" and "alleged that Libya had armed them" are against Libya, "accepted the Libyan offer" accepts
Libya's, "marched against the premier's plan" is aimed at the premier.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Token

from regesta.extract.events.parties.implied import (
    foreign,
)
from regesta.extract.events.parties.ownership import (
    STATES,
    held_by,
    state_before,
    whose,
)
from regesta.extract.events.status.words import negated
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.obliques import OWN
from regesta.extract.grammar.relations import (
    agents,
    by_preposition,
    children,
    owners,
)
from regesta.extract.grammar.tree import dependents
from regesta.lexicons import lexicon, word_set

if TYPE_CHECKING:
    from regesta.extract.events.frames.matching import ActorLike, Match


UNLESS = frozenset({"if", "unless", "until"})
ONESELF = frozenset({"it", "they", "he", "she", "we"})
OWN_WILL = frozenset({"will", "would", "shall"})  # of one's own state as often as of another
WARNING = word_set("acts/senses", "warning_of")
SUFFERING = word_set("acts/senses", "suffering")
PROJECTS = frozenset(lexicon("events/classes")["plan"])
ABOUT = ("over", "about", "against", "at")
EFFORTS = frozenset(lexicon("events/classes")["effort"])
DEFENDED = word_set("events/classes", "defended", "acts") | word_set("acts/senses", "protested")
TO_END = word_set("acts/senses", "ends")
OWN_ACTS = word_set("acts/senses", "own_acts")
FREEDOMS = frozenset(lexicon("events/roles")["freedoms"])
ASKED_FOR = frozenset(lexicon("events/roles")["deeds"])
MISSIONS = word_set("acts/senses", "missions")
OUTSIDE = ("outside", "at", "before", "in front of", "near")
AIMS = ("against", "over", "at", "about")
IN_PROTEST = word_set("acts/senses", "in_protest")
FEELINGS = word_set("acts/senses", "feelings")
RULERS = word_set("acts/senses", "rulers")


def reached(match: "Match", actor_like: "ActorLike") -> None:
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


def _to_suffer(match: "Match") -> list[Token]:
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


def _conditions(match: "Match") -> list[Token]:
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


def _complained(match: "Match", actor_like: "ActorLike") -> None:
    """Who complains to somebody about another's deed accuses the other."""
    phrases = by_preposition(match.trigger)
    things = [t for word in ABOUT for t in phrases.get(word, ())]
    doers = [t for thing in things for t in ([] if actor_like(thing) else (foreign(thing) or whose(thing)))]
    doers = [t for t in doers if t not in match.roles.get("A", []) and (actor_like(t) or t.ent_type_ in STATES)]
    if doers and "to" in phrases:
        match.roles["B"] = []
        match.fill("B", doers)


def said_to_do(match: "Match", actor_like: "ActorLike") -> list[Token]:
    """Who is said to have done wrong, where that is a clause: "alleged that Chad had armed the rebels"."""
    if match.sense.type != "ACCUSE" or match.trigger.pos_ != "VERB":
        return []
    acting = match.roles.get("A", [])
    named = [t for clause in children(match.trigger, "ccomp") if clause.i > match.trigger.i for t in agents(clause)]
    return [t for t in named if actor_like(t) and t.pos_ != "PRON" and t not in acting]


def called_on(things: Sequence[Token]) -> list[Token]:
    """Whose effort is asked for: "called for UN action", "urged help from Chad", not "sought help for Chad"."""
    found: list[Token] = []
    for thing in things:
        if lemma(thing) in EFFORTS:
            phrases = by_preposition(thing)
            named = [c for c in children(thing, "compound", "amod", "nmod", "nmod:poss") if c.i < thing.i]
            named = [t for t in named if (t.ent_type_ in ("LOC", "ORG", "NORP") or t.pos_ == "PROPN") and not t.is_stop]
            found += phrases.get("by") or phrases.get("from") or named
    return found


def asked_of(thing: Token) -> list[Token]:
    """Who is to do what is asked for: "an end to Chadian raids", "the withdrawal of Chad's troops"."""
    phrases = by_preposition(thing)
    if lemma(thing) in TO_END:
        acts = [t for word in ("to", "of") for t in phrases.get(word, ())]
        return [t for act in acts for t in (by_preposition(act).get("by") or state_before(act))]
    if lemma(thing) in OWN_ACTS:
        return state_before(thing) or [t for whose in phrases.get("of", ()) for t in (state_before(whose) or [whose])]
    if lemma(thing) in FREEDOMS:
        return []
    asked = [
        *phrases.get("from", ()),
        *phrases.get("by", ()),
    ]  # "an apology from Chad", "the surrender by Chad of its guns"
    asked = asked or held_by(thing)
    return asked or (state_before(thing) if lemma(thing) in ASKED_FOR else [])  # "called for Chadian help"


def protested_against(match: "Match") -> list[Token]:
    """At whom a protest is aimed: "against the premier's plan", "in protest at Chadian tests", "over the policies of Chad"."""
    nouns = [match.trigger, *children(match.trigger, "obj")]
    phrases = [by_preposition(noun) for noun in nouns]
    at = [t for found in phrases for word in OUTSIDE for t in found.get(word, ())]
    at = [t for t in (*match.roles.get("O", []), *at) if lemma(t) in MISSIONS and state_before(t)]
    if at:  # "rallied outside the Chadian embassy"
        return at
    reasons = [t for found in phrases for t in found.get("in", ()) if lemma(t) in IN_PROTEST]
    against_it = lemma(match.trigger) in IN_PROTEST and match.trigger.pos_ == "VERB"  # "protested Chad's tests"
    protested = [t for t in children(match.trigger, "obj") if t in match.roles.get("O", [])] if against_it else []
    felt = [t for c in children(match.trigger, "advcl") for t in children(c, "obj") if lemma(t) in FEELINGS]
    why = [by_preposition(reason) for reason in (*reasons, *felt)]  # "to show their anger at Chad's tests"
    phrases += why
    against = [t for reason in (*reasons, *felt) for t in by_preposition(reason).get("of", ())]
    named = [one for t in against for one in ([t] if _ruling(t) else owners(t) or state_before(t))]
    named += [one for t in protested for one in (whose(t) or state_before(t))]
    for found in phrases:
        for word in (*AIMS, "for", "with") if found in why else AIMS:
            for thing in found.get(word, ()):
                if word == "against" and _ruling(thing):
                    named.append(thing)
                elif thing.ent_type_ not in ("LOC", "ORG") and (
                    word != "at" or found in why or lemma(thing) in DEFENDED
                ):
                    named += whose(thing) or state_before(thing)  # "rallied at the gate of Lima" is a place
    return [t for t in named if t not in match.roles.get("A", [])]


def _ruling(thing: Token) -> bool:
    return thing.ent_type_ in ("LOC", "ORG", "PER") or lemma(thing) in RULERS
