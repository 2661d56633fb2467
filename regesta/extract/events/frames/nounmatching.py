"""Noun frames laid on a tree. In: a noun that tells an act, and a frame. Out: who fills which role, or None where it does not fit."""

from spacy.tokens import Token

from regesta.extract.events.frames.lexicon import NounFrame, frame_index
from regesta.extract.events.frames.matching import NO_DOERS, ActorLike, Match, on_the_calendar
from regesta.extract.events.frames.saidof import said_of
from regesta.extract.events.parties.addressees import for_whom
from regesta.extract.events.parties.attackers import struck_by
from regesta.extract.events.parties.implied import between, named_before, pair_before, target_of
from regesta.extract.events.parties.inferred import infer
from regesta.extract.events.parties.meetings import decided_there, in_the_mouth, met_there, one_person, took_part
from regesta.extract.events.parties.nounparties import before_it, complete
from regesta.extract.events.parties.ownership import held_by, whose
from regesta.extract.events.parties.responsibility import claimed_by, laid_on
from regesta.extract.events.status.nouns import only_discussed
from regesta.extract.events.status.nounslasting import going_on
from regesta.extract.events.status.words import said_by
from regesta.extract.grammar.conjuncts import with_conjuncts
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.ofclass import AMOUNTS, is_one
from regesta.extract.grammar.relations import (
    agents,
    by_preposition,
    children,
    is_passive,
    patients,
    preposition,
    receivers,
)
from regesta.extract.grammar.tree import dependents
from regesta.lexicons import lexicon, word_set

ASKED = word_set("acts/senses", "asked")
OPPOSING = word_set("acts/senses", "opposing")
BIDDING = word_set("acts/senses", "bidding")
# Whose nouns take a clause: "the demand that ...".
PROMISING = frozenset({"REQUEST", "AGREE", "THREATEN", "ACCUSE", "REJECT"})
ORDERED = frozenset({"ASSAULT", "COERCE", "SANCTION"})  # what a state does when it orders it to be done
ALLOWED = frozenset({"AID", "COOPERATE", "MOBILIZE", "RETREAT"})  # what a state does when it allows it to be done
SPOKEN_OF = word_set("acts/senses", "spoken_of")
FORCES = word_set("acts/senses", "forces")
TRAVELLING = word_set("acts/senses", "going", "calling")
TELLING = word_set("acts/senses", "telling")
SHOWN = frozenset(lexicon("events/roles")["shown"])
IN_LETTERS = PROMISING - {"AGREE"}
WRITING = word_set("acts/senses", "writing")
LETTERED = word_set("acts/kinds", "lettered")
TOURS = word_set("acts/senses", "tours")
PEOPLES = ("NORP", "LOC")
AIMED_AT = ("into", "against")
ROUND = ("after", "following", "during", "on", "from", "before", "in")
OCCASION = ("during", "in", "at", "after", "before", "following", "ahead of", "on the sidelines of")


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
            _noun_role(match, role, tokens, actor_like)
    for thing in list(match.roles.get("O", [])):  # "the signing of the treaty by Peru": where "by" hangs is often open
        for word in ("by", "between", "with", "to"):  # "the sale of weapons to B"
            if word in roles:
                _noun_role(match, roles[word], by_preposition(thing).get(word, []), actor_like)
    for hit in list(match.roles.get("B", [])) if not match.roles.get("A") and not frame.sense.mutual else ():
        _noun_role(match, "A", by_preposition(hit).get("by", []), actor_like)  # "the arrest of the captain by B"
    if "between" in roles and not match.roles.get("A"):
        for thing in (noun, *match.roles.get("O", [])):
            _noun_role(match, roles["between"], between(thing), actor_like)
    _of_the_thing(match, frame, actor_like)
    _light_verb(match, noun, roles, actor_like)
    if not all(_there(match, noun, word, phrases) for word in frame.needed):
        return None
    struck = [] if frame.sense.mutual or match.roles.get("B") else target_of(noun)
    if struck:
        _noun_role(match, "B", struck, actor_like)
        match.asserted = True
    if match.roles.get("A"):  # what nobody did may take up an act told before
        infer(match, actor_like)
    _at_request(match, noun, actor_like)
    _company(match, noun, actor_like)
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
        _noun_role(match, "B", phrases.get("with", []), actor_like)
        _noun_role(match, "A", phrases.get("between", []), actor_like)


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
        _noun_role(match, "A", led, actor_like)
        _noun_role(match, "B", [m for m in modifiers if m.ent_type_ == "LOC" and m.dep_ == "compound"], actor_like)
        return
    of = "of" in by_preposition(match.trigger)
    if frame.sense.mutual and modifiers:
        _noun_role(match, "A", pair_before(match.trigger), actor_like)
    for modifier in modifiers:
        if modifier.dep_ == "nmod:poss":
            whose = "A" if roles["'s"] == roles.get("of") == "B" and of else roles["'s"]  # "A's arrest of B"
            whose = "B" if freed and not of else whose  # "the crew's release", "their return"
            _noun_role(match, whose, _pair(match.trigger, modifier), actor_like)
        elif lemma(match.trigger) in TOURS and modifier.ent_type_ in PEOPLES:  # "his African tour": where it led
            _noun_role(match, "B", [modifier] if modifier.ent_type_ == "LOC" else [], actor_like)
        elif modifier.ent_type_ or modifier.pos_ == "PROPN" or before_it(match, modifier) == "B":
            _noun_role(match, before_it(match, modifier), with_conjuncts(modifier), actor_like)


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
            _noun_role(match, "B", [t for t in goers if t not in match.roles["A"]], actor_like)
        match.asserted = bool(match.roles.get("B"))
    if match.sense.type in PROMISING and match.roles.get("A") and children(noun, "nmod:poss"):
        clauses = [c for c in children(noun, "acl") if any(m.lower_ in ("to", "that") for m in children(c, "mark"))]
        match.asserted = match.asserted or bool(clauses)


def _goes(verb: Token, noun: Token) -> bool:
    """Whether a clause says what somebody does at another's bidding; what is done to him was not asked of who does it."""
    return (verb.pos_ == "VERB" and (lemma(noun) == "invitation" or not is_passive(verb))) or bool(
        children(verb, "cop")
    )


def _pair(noun: Token, owner: Token) -> list[Token]:
    """Whose a noun is; "the promises made between A and B at their summit": theirs."""
    named = by_preposition(noun.head).get("between", []) if owner.lower_ == "their" and noun.head.pos_ == "VERB" else []
    return named if len(named) > 1 else with_conjuncts(owner)


def _company(match: Match, noun: Token, actor_like: ActorLike) -> None:
    """Who else took part: those of "a meeting in which both ...", and the subject of "said after talks with B"."""
    for clause in children(noun, "acl:relcl"):
        if any(c.lower_ == "which" and c.dep_ == "obl" for c in dependents(clause)) and not children(clause, "ccomp"):
            _noun_role(match, "A", agents(clause), actor_like)
    verb = noun.head
    if verb.pos_ == "ADV" and verb.head.pos_ == "VERB":  # "arrived earlier in the day after a visit to B"
        verb = verb.head
    if match.sense.subtype in LETTERED and _said_in(noun) and match.roles.get("B") and not match.roles.get("A"):
        _noun_role(match, "A", agents(verb), actor_like)  # "said in a letter to B"
        match.asserted = bool(match.roles.get("A"))
    visit = ("on",) if match.sense.type == "CONSULT" else ()  # "leading a delegation on a visit to B"
    occasions = OCCASION if match.sense.mutual else visit
    going = (
        match.sense.mutual and lemma(verb) in TRAVELLING and preposition(noun) == "for"
    )  # "flew to Lima for talks with B"
    told = verb.pos_ == "VERB" and lemma(verb) in TELLING and preposition(noun) in ("in", "during", "at")
    if told and match.sense.mutual and noun.dep_ == "obl" and not match.roles.get("A") and not match.roles.get("B"):
        listeners = [t for t in (*patients(verb), *receivers(verb)) if actor_like(t)]
        if listeners:  # "told him in a telephone call"
            _noun_role(match, "A", [*agents(verb), *listeners], actor_like)
    if lemma(verb) == "vote" and preposition(noun) == "for" and match.roles.get("B") and not match.roles.get("A"):
        _noun_role(match, "A", agents(verb), actor_like)  # "voted for the expulsion of B"
    written = match.sense.subtype == "letter" and preposition(noun) in ("in", "by") and noun.dep_ == "obl"
    if written and match.roles.get("B") and not match.roles.get("A") and not is_passive(verb):
        _noun_role(match, "A", agents(verb), actor_like)  # "said in a letter to B that the talks had failed"
    if match.sense.mutual and lemma(verb) == "agree" and noun.dep_ == "obl" and not match.roles.get("A"):
        _noun_role(match, "A", agents(verb) if preposition(noun) in ("to", "on") else [], actor_like)
    if match.sense.type == "ASSAULT" and not match.sense.mutual and not match.roles.get("A"):
        struck_by(match, actor_like)
        match.asserted = match.asserted or bool(match.roles.get("A") and (claimed_by(noun) or laid_on(noun)))
    if match.sense.mutual and not match.roles.get("B"):
        there = met_there(noun) or decided_there(noun) if not match.roles.get("A") else []
        both = took_part(noun) or there
        _noun_role(match, "A", both, actor_like)
    if match.sense.mutual and match.roles.get("B") and not match.roles.get("A"):
        _noun_role(match, "A", [t for t in in_the_mouth(noun) if t not in match.roles["B"]], actor_like)
    on_occasion = noun.dep_ == "obl" and verb.pos_ == "VERB" and (going or preposition(noun) in occasions)
    toured = match.sense.subtype == "visit" and preposition(noun) in ROUND and one_person(verb)
    on_occasion = on_occasion or (toured and noun.dep_ == "obl" and verb.pos_ == "VERB")
    on_occasion = on_occasion and lemma(verb) not in SPOKEN_OF  # "congratulated B on the return of its crew"
    if on_occasion and match.roles.get("B") and not match.roles.get("A"):
        _noun_role(match, "A", agents(verb), actor_like)


def _said_in(letter: Token) -> bool:
    """Whether a letter is where somebody said or wrote what the clause tells."""
    verb = letter.head
    told = lemma(verb) in WRITING or any(f.sense.type in IN_LETTERS for f in frame_index().verbs.get(lemma(verb), ()))
    return letter.dep_ == "obl" and verb.pos_ == "VERB" and told and preposition(letter) == "in"


def _noun_role(match: Match, role: str, tokens: list[Token], actor_like: ActorLike) -> None:
    if role == "O":
        match.fill("O", [t for t in tokens if not on_the_calendar(t)])
        return
    if role == "B" and match.sense.owner:  # "criticism of Chad's decision"
        tokens = [one for t in tokens for one in ([t] if actor_like(t) else whose(t))]
    any_target = match.sense.any_target and role == "B"
    fitting = [t for t in tokens if actor_like(t) or (any_target and lemma(t) not in NO_DOERS)]
    tokens = [t for t in fitting if not on_the_calendar(t)]
    match.fill(role, tokens)


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
        _noun_role(match, "A", agents(verb), actor_like)
    ordered = word == "order" and match.sense.type in ORDERED
    if acted_on and word in light["allowed"] and (match.sense.type in ALLOWED or ordered) and not match.roles.get("A"):
        _noun_role(match, "A", agents(verb), actor_like)  # "Chad approved the sale of arms to Libya"
    if (acted_on and governing) or word in light["subject"]:
        for word in ("with", "between", "by", "against", "on"):
            role = roles.get(word)
            if role is not None and not (word == "by" and theirs):
                _noun_role(match, role, by_preposition(verb).get(word, []), actor_like)
