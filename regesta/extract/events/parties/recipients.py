"""To whom an act is done, by the acts and phrases told with it. In: a match, the acts of its text. Out: the same, its open side filled.

"A charge Chad denies": denied to whoever laid it. "Arrested two men and seized rifles": the men's. "Fired tear gas to disperse marchers":
at them. "Will send rice if Chad frees the crew": said to Chad. "Threatened to expel the consul": threatens him. "Gave two million to
train nurses in Chad": the money is for Chad; where its purpose names nobody's land, nobody is helped that we know of, and the act is none.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from regesta.extract.events.frames.matching import ActorLike, Match
from regesta.extract.events.parties.addressees import UNLESS
from regesta.extract.events.parties.doers import WITH
from regesta.extract.events.parties.implied import foreign
from regesta.extract.events.parties.territory import on_whose_ground
from regesta.extract.events.parties.victims import hit, laid_low
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import (
    agents,
    by_preposition,
    children,
    is_passive,
    owners,
    patients,
    preposition,
)
from regesta.extract.statements.cues import verbs as spoken
from regesta.lexicons import lexicon, word_set

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
CLAIMS = frozenset(lexicon("events/classes")["claim"])
POINTING = frozenset({"something", "which", "it", "this", "that"})
BELIEVING = word_set("acts/senses", "believing")
NAMES = ("LOC", "ORG", "PER", "NORP")
ALONE = "{aid}=O"  # how frames end that tell what is given and to nobody
LANDS = ("LOC", "NORP")
AT_OTHERS = frozenset({"THREATEN", "REJECT"})  # what is said of doing something to somebody is said to him
AIMED = frozenset({"REQUEST", "ACCUSE", "REJECT"})  # what demonstrators say of somebody they say to him
OFFERED = frozenset({"acceptance", "offer"})


def to_whom(match: Match, all_: Sequence[Match], actor_like: ActorLike) -> None:
    """Fill in and put right those acted on: whose land it is, who laid the charge, who was killed."""
    hit(match, all_)
    on_whose_ground(match)
    retort(match, all_, actor_like)
    laid_low(match, all_, actor_like)
    beside_that(match, all_, actor_like)


def beside_that(match: Match, all_: Sequence[Match], actor_like: ActorLike) -> None:
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


def _taken_from(match: Match, all_: Sequence[Match]) -> list[Token]:
    """ "Arrested two men and seized rifles": from those just caught."""
    verb, things = match.trigger, match.roles.get("O", [])
    if verb.pos_ != "VERB" or not things or any(t.ent_type_ for t in things):
        return []
    over = [verb.head] if verb.dep_ == "conj" else []
    joined = [m for m in all_ if m.trigger in over and m.sense.subtype in TAKEN_WITH and m.trigger.i < verb.i]
    same = [m for m in joined if set(agents(m.trigger)) & set(match.roles.get("A", []))]
    return [t for m in same for t in m.roles.get("B", [])]


def _dispersed(match: Match) -> list[Token]:
    """ "Fired tear gas to disperse marchers": the marchers."""
    verb = match.trigger
    clauses = [c for c in children(verb, "advcl", "xcomp") if c.tag_ in ("VB", "VBG") and lemma(c) in DISPERSING]
    return [t for c in clauses for t in patients(c)] if verb.pos_ == "VERB" else []


def _bare(match: Match) -> list[Token]:
    """ "Demanded Chad free the crew", read as if Chad were demanded: Chad."""
    verb = match.trigger
    if lemma(verb) not in ASKING or verb.pos_ != "VERB":
        return []
    clauses = [c for c in children(verb, "xcomp", "ccomp", "acl") if c.tag_ in ("VB", "VBP")]
    clauses = [c for c in clauses if not any(m.lower_ == "to" for m in children(c, "mark"))]
    named = [t for t in patients(verb) if t.ent_type_ or t.tag_ in ("NNS", "NNP")]
    named = [t for t in named if any(c.i > t.i for c in clauses)]
    return named + [t for c in clauses if named for t in children(c, "nsubj")]


def _partners(match: Match) -> list[Token]:
    """ "Called for talks with Chad", "sought closer ties with the rebels": with whom."""
    things = [t for t in match.roles.get("O", []) if lemma(t) in BETWEEN_TWO]
    return [t for thing in things for t in by_preposition(thing).get("with", ())]


def _protested(match: Match) -> list[Token]:
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


def _on_terms(match: Match) -> list[Token]:
    """ "Will send rice if Chad frees the crew": Chad."""
    verb = match.trigger
    if verb.pos_ != "VERB":
        return []
    over = [verb, *children(verb, "xcomp", "ccomp")]
    terms = [c for one in over for c in children(one, "advcl") if {m.lower_ for m in children(c, "mark")} & UNLESS]
    terms = [c for c in terms if not is_passive(c) and lemma(c) not in CONSENT]
    return [t for c in terms for t in agents(c) if t.pos_ in ("NOUN", "PROPN")]


def retort(match: Match, all_: Sequence[Match], actor_like: ActorLike) -> None:
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


def helped(match: Match) -> bool:
    """Fill in who receives what is given for a purpose; False where the act needs one and none is named."""
    if match.sense.type != "AID" or match.roles.get("B") or not match.written.endswith(ALONE):
        return True
    givers = {t.lower_ for t in match.roles.get("A", [])}
    nouns = [match.trigger, *match.roles.get("O", [])]
    clauses = [c for noun in nouns for c in children(noun, "advcl", "xcomp", "acl") if c.tag_ == "VB"]
    found = [t for clause in clauses for t in _whose(clause) if t.lower_ not in givers]
    match.fill("B", found[:1])
    return bool(found)


def _whose(clause: Token) -> list[Token]:
    """The lands that own what a clause is to do something with, or where it is to be done."""
    things = [*children(clause, "obj"), *(t for tokens in by_preposition(clause).values() for t in tokens)]
    lands = [t for thing in things for t in (*owners(thing, possessive=True), *by_preposition(thing).get("in", ()))]
    lands += [*children(clause, "obj"), *by_preposition(clause).get("in", ())]
    return [t for t in lands if t.ent_type_ in LANDS and t.pos_ == "PROPN"]


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
