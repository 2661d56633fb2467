"""Noun frames laid on a tree. In: a noun that tells an act, and a frame. Out: who fills which role, or None where it does not fit."""

from spacy.tokens import Token

from regesta.extract.frames import NounFrame
from regesta.extract.grammar import agents, by_preposition, children, preposition, with_conjuncts
from regesta.extract.implied import between, named_before
from regesta.extract.inflection import lemma
from regesta.extract.matching import CALENDAR, ActorLike, Match, is_one
from regesta.extract.statuswords import said_by
from regesta.lexicons import lexicon

ASKED = frozenset({"request", "invitation", "insistence", "suggestion", "urging", "demand"})
OTHERS = frozenset(
    {"avert", "prevent", "block", "reject", "oppose"}
)  # what one does to an act of others: "rejected the ruling"
PROMISING = frozenset(
    {"REQUEST", "AGREE", "THREATEN", "ACCUSE", "REJECT"}
)  # whose nouns take a clause: "the demand that ..."
SPOKEN_OF = frozenset({"congratulate", "comment", "compliment", "speak", "report", "thank", "say"})
FORCES = frozenset({"police", "army", "military", "navy", "government", "militia", "rebel", "militant"})
INTO = frozenset({"investigation", "conviction", "arrest"})
OCCASION = ("during", "in", "at", "after", "before", "following", "ahead of", "on the sidelines of")


def match_noun(noun: Token, frame: NounFrame, actor_like: ActorLike) -> Match | None:
    """The frame on a noun that tells an act, or None."""
    modifiers = [c for c in noun.children if c.dep_ in ("compound", "amod", "nmod", "nmod:poss") and c.i < noun.i]
    if frame.modifier and not any(lemma(m) in frame.modifier or m.lower_ in frame.modifier for m in modifiers):
        return None
    match = Match(frame.sense, noun, frame.written, 1 + 2 * bool(frame.modifier) + 2 * bool(frame.asked))
    phrases = by_preposition(noun)
    if not all(any(is_one(t, lemmas) for t in phrases.get(word, ())) for word, lemmas in frame.asked):
        return None
    roles = frame.roles
    for modifier in modifiers:
        if modifier.dep_ == "nmod:poss" or modifier.ent_type_ or modifier.pos_ == "PROPN":
            _noun_role(match, _before(frame, modifier, "of" in phrases), with_conjuncts(modifier), actor_like)
    for word, tokens in phrases.items():
        role = roles.get(word)
        if role is not None:
            _noun_role(match, role, tokens, actor_like)
    for thing in list(match.roles.get("O", [])):  # "the signing of the treaty by Peru": where "by" hangs is often open
        for word in ("by", "between", "with", "to"):  # "the sale of weapons to B"
            if word in roles:
                _noun_role(match, roles[word], by_preposition(thing).get(word, []), actor_like)
    if "between" in roles and not match.roles.get("A"):
        for thing in (noun, *match.roles.get("O", [])):
            _noun_role(match, roles["between"], between(thing), actor_like)
    _of_the_thing(match, frame, actor_like)
    _light_verb(match, noun, roles, actor_like)
    _at_request(match, noun, actor_like)
    _company(match, noun, actor_like)
    return match


def _before(frame: NounFrame, modifier: Token, of: bool) -> str:
    """The role of who stands before the noun: "A's visit", "the Chadian raid", "the crew's release", "A's killing of B"."""
    if modifier.dep_ != "nmod:poss":
        return (
            "B" if frame.sense.subtype in INTO and modifier.ent_type_ == "PER" else "A"
        )  # "the Bello inquiry" looks into Bello
    if frame.sense.subtype == "release" and not of:
        return "B"  # "their return"
    both = frame.roles["'s"] == "B" == frame.roles.get("of") and frame.sense.type == "ASSAULT"
    return "A" if of and both else frame.roles["'s"]


def _of_the_thing(match: Match, frame: NounFrame, actor_like: ActorLike) -> None:
    """Who acts, told by what stands before or after: "a march of 40 miners", "the Chad-Libya treaty", "the police shooting"."""
    if frame.sense.subtype == "release" and not match.roles.get("B"):  # "the release of two sailors"
        freed = [t for t in match.roles.get("O", []) if actor_like(t) and t.ent_type_ not in ("LOC", "ORG")]
        match.fill("B", freed)
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
        if noun.dep_ == "obl" and noun.head.pos_ == "VERB" and lemma(noun) == "invitation":
            _noun_role(match, "B", [t for t in agents(noun.head) if t not in match.roles["A"]], actor_like)
        match.asserted = bool(match.roles.get("B"))
    if match.sense.type in PROMISING and match.roles.get("A") and children(noun, "nmod:poss"):
        clauses = [c for c in children(noun, "acl") if any(m.lower_ in ("to", "that") for m in children(c, "mark"))]
        match.asserted = match.asserted or bool(clauses)


def _company(match: Match, noun: Token, actor_like: ActorLike) -> None:
    """Who else took part: those of "a meeting in which both ...", and the subject of "said after talks with B"."""
    for clause in children(noun, "acl:relcl"):
        if any(c.lower_ == "which" and c.dep_ == "obl" for c in clause.children):
            _noun_role(match, "A", agents(clause), actor_like)
    verb = noun.head
    occasions = OCCASION if match.sense.mutual else ("on",)  # "leading a delegation on a visit to B"
    on_occasion = noun.dep_ == "obl" and verb.pos_ == "VERB" and preposition(noun) in occasions
    on_occasion = on_occasion and lemma(verb) not in SPOKEN_OF  # "congratulated B on the return of its crew"
    if on_occasion and match.roles.get("B") and not match.roles.get("A"):
        _noun_role(match, "A", agents(verb), actor_like)


def _noun_role(match: Match, role: str, tokens: list[Token], actor_like: ActorLike) -> None:
    if role == "O":
        match.fill("O", [t for t in tokens if t.lower_ not in CALENDAR])
        return
    any_target = match.sense.any_target and role == "B"
    match.fill(role, [t for t in tokens if (any_target or actor_like(t)) and t.lower_ not in CALENDAR])


def _light_verb(match: Match, noun: Token, roles: dict[str, str], actor_like: ActorLike) -> None:
    """ "held a meeting with B": the light verb's subject acts, its phrases count as the noun's."""
    verb = noun.head
    acted_on = noun.dep_ in ("obj", "nsubj:pass") or (
        noun.dep_ == "obl" and lemma(verb) in ("take", "participate") and any(c.lower_ == "in" for c in noun.children)
    )
    if verb.pos_ != "VERB" or not (acted_on or noun.dep_ == "nsubj"):
        return
    light = lexicon("events/light")
    word = lemma(verb)
    governing = word in light["object"] or word in light["planned"] or word in light["not_happened"] or word == "take"
    told = acted_on and said_by(verb, "event_verbs") is not None
    match.asserted = (acted_on and governing) or told or (not acted_on and word in light["subject"])
    if acted_on and governing and (match.sense.mutual or word not in OTHERS):
        _noun_role(match, "A", agents(verb), actor_like)
    if (acted_on and governing) or word in light["subject"]:
        for word in ("with", "between", "by", "against", "on"):
            role = roles.get(word)
            if role is not None:
                _noun_role(match, role, by_preposition(verb).get(word, []), actor_like)
