"""Noun frames laid on a tree. In: a noun that tells an act, and a frame. Out: who fills which role, or None where it does not fit."""

from spacy.tokens import Token

from regesta.extract.events.frames.lexicon import NounFrame
from regesta.extract.events.frames.matching import ActorLike, Match
from regesta.extract.events.frames.nouncompany import PROMISING, noun_company, noun_role, pair_of
from regesta.extract.events.frames.saidof import said_of
from regesta.extract.events.parties.addressees import for_whom
from regesta.extract.events.parties.implied import between, named_before, pair_before, target_of
from regesta.extract.events.parties.inferred import infer
from regesta.extract.events.parties.nounparties import before_it, complete
from regesta.extract.events.parties.ownership import held_by, whose
from regesta.extract.events.status.nouns import only_discussed
from regesta.extract.events.status.nounsaround import going_on
from regesta.extract.events.status.words import said_by
from regesta.extract.grammar.conjuncts import with_conjuncts
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.ofclass import AMOUNTS, is_one
from regesta.extract.grammar.relations import (
    agents,
    by_preposition,
    children,
    is_passive,
    preposition,
)
from regesta.extract.grammar.tree import dependents
from regesta.lexicons import lexicon, word_set

ASKED = word_set("acts/senses", "asked")
OPPOSING = word_set("acts/senses", "opposing")
BIDDING = word_set("acts/senses", "bidding")
ORDERED = frozenset({"ASSAULT", "COERCE", "SANCTION"})  # what a state does when it orders it to be done
ALLOWED = frozenset({"AID", "COOPERATE", "MOBILIZE", "RETREAT"})  # what a state does when it allows it to be done
FORCES = word_set("acts/senses", "forces")
SHOWN = frozenset(lexicon("events/roles")["shown"])
TOURS = word_set("acts/senses", "tours")
PEOPLES = ("NORP", "LOC")
AIMED_AT = ("into", "against")


def match_noun(noun: Token, frame: NounFrame, actor_like: ActorLike) -> Match | None:
    """The frame on a noun that tells an act, or None."""
    modifiers = [c for c in dependents(noun) if c.dep_ in ("compound", "amod", "nmod", "nmod:poss") and c.i < noun.i]
    asks = sum(map(bool, (frame.modifier, frame.asked, frame.clause)))
    match = Match(frame.sense, noun, frame.written, 1 + 2 * asks, asserted=frame.clause is not None)
    phrases = _close_behind(noun)
    said = frame.clause is None or said_of(match, noun, frame.clause, actor_like)
    asked = (any(is_one(t, lemmas) for t in phrases.get(word, ())) for word, lemmas in frame.asked)
    if not (_modified(frame, modifiers) and said and all(asked)):
        return None
    roles = frame.roles
    _before(match, modifiers, frame, actor_like)
    for word, tokens in phrases.items():
        role = roles.get(word)
        if role is not None:
            noun_role(match, role, tokens, actor_like)
    for thing in list(match.roles.get("O", [])):  # "the signing of the treaty by Peru": where "by" hangs is often open
        for word in ("by", "between", "with", "to"):  # "the sale of weapons to B"
            if word in roles:
                noun_role(match, roles[word], by_preposition(thing).get(word, []), actor_like)
    for hit in list(match.roles.get("B", [])) if not match.roles.get("A") and not frame.sense.mutual else ():
        noun_role(match, "A", by_preposition(hit).get("by", []), actor_like)  # "the arrest of the captain by B"
    if "between" in roles and not match.roles.get("A"):
        for thing in (noun, *match.roles.get("O", [])):
            noun_role(match, roles["between"], between(thing), actor_like)
    _of_the_thing(match, frame, actor_like)
    _light_verb(match, noun, roles, actor_like)
    if not all(_there(match, noun, word, phrases) for word in frame.needed):
        return None
    struck = [] if frame.sense.mutual or match.roles.get("B") else target_of(noun)
    if struck:
        noun_role(match, "B", struck, actor_like)
        match.asserted = True
    if match.roles.get("A"):  # what nobody did may take up an act told before
        infer(match, actor_like)
    _at_request(match, noun, actor_like)
    noun_company(match, noun, actor_like)
    complete(match, actor_like)
    return match


def _close_behind(noun: Token) -> dict[str, list[Token]]:
    """The phrases of a noun, with those right behind it that the tree hangs on the verb: "spoke of an incursion into Chad"."""
    phrases, verb = by_preposition(noun), noun.head
    phrases = {"for": for_whom(noun), **phrases} if for_whom(noun) else phrases  # "his call for Chad to free them"
    if verb.pos_ != "VERB" or noun.dep_ not in ("obj", "obl", "nsubj:pass"):
        return phrases
    near = {word: by_preposition(verb).get(word, []) for word in AIMED_AT if word not in phrases}
    return {
        **phrases,
        **{word: found for word, found in near.items() if found and found[0].left_edge.i == noun.i + 1},
    }


def _modified(frame: NounFrame, modifiers: list[Token]) -> bool:
    """Whether the words before the noun are those the frame asks for, and make no show of a march: "a military demonstration"."""
    if frame.sense.subtype == "demonstration" and any(lemma(m) in SHOWN for m in modifiers):
        return False
    drill = "joint" in frame.modifier or frame.sense.subtype == "military_exercise"
    if drill and any(
        pair_before(m.head) for m in modifiers[:1]
    ):  # "the Peru-Chile drill", "the Peru-Chile naval drill"
        return "joint" in frame.modifier
    return not frame.modifier or any(lemma(m) in frame.modifier or m.lower_ in frame.modifier for m in modifiers)


def _held(match: Match, noun: Token, actor_like: ActorLike) -> None:
    """ "A meeting held with B", "talks resumed between A and B": the phrases of a participle that says that they were held."""
    light = lexicon("events/light")["object"]
    for clause in (c for c in children(noun, "acl") if c.tag_ == "VBN" and lemma(c) in light):
        phrases = by_preposition(clause)
        noun_role(match, "B", phrases.get("with", []), actor_like)
        noun_role(match, "A", phrases.get("between", []), actor_like)


def _there(match: Match, noun: Token, word: str, phrases: dict[str, list[Token]]) -> bool:
    """Whether the phrase that a frame needs tells somebody or something: on the noun, its thing or its light verb."""
    if word == "'s":
        return bool(match.roles.get("A"))
    hanging = [phrases, *(by_preposition(t) for t in match.roles.get("O", []))]
    if noun.dep_ in ("obj", "nsubj", "nsubj:pass", "obl") and noun.head.pos_ == "VERB":
        hanging.append(by_preposition(noun.head))
    filled = {t for tokens in match.roles.values() for t in tokens}
    there = [t for phrase in hanging for t in phrase.get(word, ())]
    return any(t in filled or (match.sense.owner and set(whose(t)) & filled) for t in there)  # "support for its plan"


def _before(match: Match, modifiers: list[Token], frame: NounFrame, actor_like: ActorLike) -> None:
    """Parties that stand before the noun: its possessors, and names it is joined to."""
    roles, freed = frame.roles, frame.sense.subtype == "release"
    led = [t for modifier in modifiers for t in _leading(modifier)] if frame.sense.type == "ASSAULT" else []
    if led:  # "the Peruvian-led Chile invasion": the one before the noun is struck
        noun_role(match, "A", led, actor_like)
        noun_role(match, "B", [m for m in modifiers if m.ent_type_ == "LOC" and m.dep_ == "compound"], actor_like)
        return
    of = "of" in by_preposition(match.trigger)
    if frame.sense.mutual and modifiers:
        noun_role(match, "A", pair_before(match.trigger), actor_like)
    for modifier in modifiers:
        if modifier.dep_ == "nmod:poss":
            whose = "A" if roles["'s"] == roles.get("of") == "B" and of else roles["'s"]  # "A's arrest of B"
            whose = "B" if freed and not of else whose  # "the crew's release", "their return"
            noun_role(match, whose, pair_of(match.trigger, modifier), actor_like)
        elif lemma(match.trigger) in TOURS and modifier.ent_type_ in PEOPLES:  # "his African tour": where it led
            noun_role(match, "B", [modifier] if modifier.ent_type_ == "LOC" else [], actor_like)
        elif modifier.ent_type_ or modifier.pos_ == "PROPN" or before_it(match, modifier) == "B":
            noun_role(match, before_it(match, modifier), with_conjuncts(modifier), actor_like)


def _leading(modifier: Token) -> list[Token]:
    """ "A Peruvian-led raid": who leads it."""
    if modifier.lower_ != "led" or modifier.dep_ != "amod":
        return []
    return [c for c in dependents(modifier) if c.i < modifier.i and c.ent_type_ in ("LOC", "ORG", "NORP", "PER")]


def _of_the_thing(match: Match, frame: NounFrame, actor_like: ActorLike) -> None:
    """Who acts, told by what stands before or after: "a march of 40 miners", "the Chad-Libya treaty", "the police shooting"."""
    if frame.sense.subtype == "release" and not match.roles.get("B"):  # "the release of two sailors"
        freed = [t for t in match.roles.get("O", []) if actor_like(t) and t.ent_type_ not in ("LOC", "ORG")]
        match.fill("B", freed)
        if not match.roles.get("A"):
            match.fill("A", [t for thing in freed for t in held_by(thing) if actor_like(t)])
    if match.roles.get("A"):
        return
    if match.roles.get("B") or match.roles.get("O"):
        match.fill(
            "A",
            [t for t in children(match.trigger, "compound", "nmod") if lemma(t) in FORCES and t.i < match.trigger.i],
        )
    if frame.sense.type == "PROTEST" and frame.asked:
        match.fill("A", match.roles.pop("O", []))
    if frame.sense.subtype == "treaty_signing":
        sides = [t for thing in match.roles.get("O", []) for t in named_before(thing, "compound", "amod")]
        match.fill("A", [one for side in sides for one in with_conjuncts(side) if one.ent_type_ in ("LOC", "NORP")])


def _at_request(match: Match, noun: Token, actor_like: ActorLike) -> None:
    """ "Came at the invitation of B", "its promise not to test": told as a fact, and to whom."""
    if preposition(noun) == "at" and lemma(noun) in ASKED and match.roles.get("A"):
        over = noun.head if noun.dep_ == "obl" else None
        if over is not None and lemma(noun) in BIDDING and _goes(over, noun):
            goers = (
                agents(over) if over.pos_ == "VERB" else children(over, "nsubj")
            )  # "the crews are here at its invitation"
            noun_role(match, "B", [t for t in goers if t not in match.roles["A"]], actor_like)
        match.asserted = bool(match.roles.get("B"))
    if match.sense.type in PROMISING and match.roles.get("A") and children(noun, "nmod:poss"):
        clauses = [c for c in children(noun, "acl") if any(m.lower_ in ("to", "that") for m in children(c, "mark"))]
        match.asserted = match.asserted or bool(clauses)


def _goes(verb: Token, noun: Token) -> bool:
    """Whether a clause says what somebody does at another's bidding; what is done to him was not asked of who does it."""
    return (verb.pos_ == "VERB" and (lemma(noun) == "invitation" or not is_passive(verb))) or bool(
        children(verb, "cop")
    )


def _light_verb(match: Match, noun: Token, roles: dict[str, str], actor_like: ActorLike) -> None:
    """ "held a meeting with B": the light verb's subject acts, its phrases count as the noun's."""
    if noun.dep_ == "nmod" and preposition(noun) == "of" and lemma(noun.head) in AMOUNTS:
        noun = noun.head  # "launched ten days of war games"
    if match.sense.mutual:
        _held(match, noun, actor_like)
    verb = noun.head
    acted_on = noun.dep_ in ("obj", "nsubj:pass") or (
        noun.dep_ == "obl"
        and lemma(verb) in ("take", "participate")
        and any(c.lower_ == "in" for c in dependents(noun))
    )
    if verb.pos_ != "VERB" or not (acted_on or noun.dep_ == "nsubj"):
        match.asserted = match.asserted or (noun.dep_ == "nsubj" and going_on(verb))
        return
    light = lexicon("events/light")
    word = lemma(verb)
    if word == "discuss" and only_discussed(noun):
        return
    own = word in light["own"] and not children(verb, "xcomp")  # not "considers the ban harsh"
    governing = own or word == "take" or any(word in light[one] for one in ("object", "planned", "not_happened"))
    told = acted_on and said_by(verb, "event_verbs") is not None
    match.asserted = (acted_on and governing) or told or (not acted_on and word in light["subject"])
    theirs = len(match.roles.get("A", [])) > 1 if match.sense.mutual else word in OPPOSING or bool(match.roles.get("A"))
    if acted_on and governing and not theirs:  # not "take a threat by the gang to ...", "oppose talks between A and B"
        noun_role(match, "A", agents(verb), actor_like)
    ordered = word == "order" and match.sense.type in ORDERED
    if acted_on and word in light["allowed"] and (match.sense.type in ALLOWED or ordered) and not match.roles.get("A"):
        noun_role(match, "A", agents(verb), actor_like)  # "Chad approved the sale of arms to Libya"
    if (acted_on and governing) or word in light["subject"]:
        for word in ("with", "between", "by", "against", "on"):
            role = roles.get(word)
            if role is not None and not (word == "by" and theirs):
                noun_role(match, role, by_preposition(verb).get(word, []), actor_like)
