"""Phrases in which a word of acts tells another thing. In: a match that a frame made. Out: whether it is so: then it is no such act.

"Is wanted as a speaker", "charged the panel with finding a site", "took credit for it", "strikes a balance", "cancelled his holiday",
"a barrier against floods", "did not answer a request for comment", "simulated an attack", "was cleared of the attack", "a medal
honouring him", "many countries that she has visited", "a war of words", "regret over Chad's raid".
"""

from collections.abc import Callable

from spacy.tokens import Token

from regesta.extract.events.frames.matching import Match
from regesta.extract.events.parties.implied import foreign
from regesta.extract.events.status.words import negated
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import by_preposition, children, owners, preposition
from regesta.lexicons import lexicon, word_set

ACTED_OUT = word_set("acts/senses", "acted_out")
CLEARING = word_set("acts/senses", "clearing")
CHILD = word_set("acts/senses", "in_charge_of_a_child")
CHILDREN = word_set("acts/nodeeds", "in_custody_at_home")
CHARGING = word_set("acts/senses", "charging")
DUTIES = word_set("acts/senses", "duties")
PRESS_FAVOURS = word_set("acts/senses", "press_favours")
PRIVATE = word_set("acts/senses", "private_things")
MERIT = word_set("acts/senses", "merit")
CLAIMING = word_set("acts/senses", "claiming_merit")
STRUCK = word_set("acts/senses", "struck_without_blows")
AT_LARGE = word_set("acts/senses", "places_at_large")
NATURE = frozenset(lexicon("events/roles")["nature"])
HONOURS = frozenset(lexicon("events/classes")["honour"]) | word_set("acts/figurative", "memorials")
REGRETTED = ("over", "for", "about", "at")
CALLED_OFF = frozenset({"cancellation", "postponement"})
BLOWS = frozenset({"attack", "killing", "wounding", "air_strike", "shelling", "abduction", "raid"})
SOUGHT_AS = word_set("acts/senses", "sought_as")
DEFINITE = frozenset({"the", "these", "those"})
OF_WORDS = word_set("acts/senses", "of_words")
STEPS = frozenset({"step", "move", "movement", "turn"})
REGRETS = word_set("acts/senses", "regrets")


def other_sense(match: Match) -> bool:
    """Whether the act's own phrases tell another thing than the frame."""
    return any(holds(match) for holds in RULES)


def _wanted_for_a_part(match: Match) -> bool:
    """ "Is wanted in Peru as a speaker"."""
    parts = by_preposition(match.trigger).get("as", ())
    return match.sense.subtype == "arrest_warrant" and any(lemma(t) not in SOUGHT_AS for t in parts)


def _duty(match: Match) -> bool:
    """ "The council charged her with finding a site"."""
    verb = match.trigger
    if lemma(verb) != "charge" or verb.pos_ != "VERB":
        return False
    clauses = [*match.roles.get("O", []), *children(verb, "advcl", "xcomp", "obl")]
    return any(t.tag_ == "VBG" and lemma(t) in DUTIES for t in clauses)


def _press_favour(match: Match) -> bool:
    """ "The ministry did not answer the paper's request for comment"."""
    noun = match.trigger
    if match.sense.type != "REQUEST" or noun.pos_ != "NOUN":
        return False
    return any(lemma(t) in PRESS_FAVOURS for t in by_preposition(noun).get("for", ()))


def _private(match: Match) -> bool:
    """ "The minister cancelled his holiday"."""
    things = match.roles.get("O", []) or children(match.trigger, "obj")
    return match.sense.subtype in CALLED_OFF and bool(things) and all(lemma(t) in PRIVATE for t in things)


def _merit(match: Match) -> bool:
    """ "Took credit for the deal"."""
    noun = match.trigger
    return match.sense.type == "AID" and lemma(noun) in MERIT and lemma(noun.head) in CLAIMING


def _struck_nobody(match: Match) -> bool:
    """ "The two sides are striking a balance"."""
    verb = match.trigger
    struck = [*match.roles.get("B", []), *children(verb, "obj")]
    return match.sense.type == "ASSAULT" and verb.pos_ == "VERB" and any(lemma(t) in STRUCK for t in struck)


def _against_nature(match: Match) -> bool:
    """ "Built a barrier against floods"."""
    things = match.roles.get("O", [])
    return any(lemma(t) in NATURE for thing in things for t in by_preposition(thing).get("against", ()))


def _acted_out(match: Match) -> bool:
    """ "The navy simulated an attack on the port"."""
    noun = match.trigger
    return noun.pos_ == "NOUN" and noun.dep_ in ("obj", "nsubj:pass") and lemma(noun.head) in ACTED_OUT


def _not_theirs(match: Match) -> bool:
    """ "The court cleared Chad of the attack", "was not charged in the killing": told of one who did not do it."""
    noun = match.trigger
    over = noun.head
    if noun.pos_ != "NOUN" or match.sense.subtype not in BLOWS or over.pos_ != "VERB" or noun.dep_ != "obl":
        return False
    if lemma(over) in CLEARING:
        return preposition(noun) == "of"
    return lemma(over) in CHARGING and negated(over)


def _honouring(match: Match) -> bool:
    """ "A medal honouring the premier": what it is for."""
    verb = match.trigger
    if verb.tag_ != "VBG" or match.sense.type != "SUPPORT":
        return False
    before = (
        verb.dep_ == "advcl" and verb.i > verb.head.i and verb.nbor(-1).text != ","
    )  # "wept at a shrine honouring him"
    near = [t for word in ("at", "before") for t in by_preposition(verb.head).get(word, ())] if before else []
    near += [verb.head, *children(verb.head, "conj")] if verb.dep_ == "acl" else []
    return any(lemma(t) in HONOURS for t in near)


def _at_large(match: Match) -> bool:
    """ "The countries that she has visited", "when I visit other countries"."""
    verb = match.trigger
    if match.sense.subtype != "visit" or verb.pos_ != "VERB":
        return False
    where = [*match.roles.get("B", []), *([verb.head] if verb.dep_ == "acl:relcl" else [])]
    return any(t.tag_ == "NNS" and lemma(t) in AT_LARGE and not _marked_out(t) for t in where)


def _marked_out(places: Token) -> bool:
    """ "Two towns", "South American countries", "the affected areas"."""
    the = any(c.lower_ in DEFINITE for c in children(places, "det")) and not children(places, "acl:relcl")
    return (
        the
        or bool(children(places, "nummod"))
        or any(c.ent_type_ for c in children(places, "amod", "compound", "nmod"))
    )


def _which_way(match: Match) -> bool:
    """ "Called the plan a step in the wrong direction" is no praise, "called it a step" no blame."""
    called = children(match.trigger, "xcomp", "obl")
    steps = [t for t in called if lemma(t) in STEPS]
    if not steps or match.sense.subtype not in ("praise", "criticism"):
        return False
    wrong = any(t.lower_ == "wrong" and lemma(t.head) == "direction" for step in steps for t in step.subtree)
    return wrong if match.sense.subtype == "praise" else match.written.endswith("step|move|movement|turn") and not wrong


def _of_words(match: Match) -> bool:
    """ "Its war of words with Chad": nobody was hurt."""
    of = by_preposition(match.trigger).get("of", ())
    return match.sense.type == "ASSAULT" and match.trigger.pos_ == "NOUN" and any(lemma(t) in OF_WORDS for t in of)


def _others_deed(match: Match) -> bool:
    """ "Voiced regret over Chad's raid": whoever regrets what others did owns to nothing."""
    regrets = [t for t in match.roles.get("O", []) if lemma(t) in REGRETS]
    if match.sense.type != "CONCEDE" or not regrets:
        return False
    phrases = [by_preposition(t) for t in (*regrets, match.trigger)]
    deeds = [t for found in phrases for word in REGRETTED for t in found.get(word, ())]
    whose = [t for deed in deeds for t in owners(deed) if t.ent_type_ or foreign(t)]
    return bool(whose) and not set(whose) & set(match.roles.get("A", []))


def _of_a_child(match: Match) -> bool:
    """ "Gave her custody of her son", "the custody battle", "sole custody": nobody is held."""
    noun = match.trigger
    if lemma(noun) != "custody" or noun.pos_ != "NOUN":
        return False
    kind = any(lemma(t) in CHILD for t in children(noun, "amod", "compound"))
    kind |= any(lemma(t) in CHILDREN for t in by_preposition(noun).get("of", ()))
    return kind or noun.dep_ == "compound" or (noun.dep_ == "obj" and lemma(noun.head) in CHILD)


def _for_votes(match: Match) -> bool:
    """ "Ola Lund's campaign against Ann Lee": for votes, not with arms."""
    return lemma(match.trigger) == "campaign" and any(t.ent_type_ == "PER" for t in match.roles.get("A", []))


def _not_guilty(match: Match) -> bool:
    """ "Pleaded not guilty": owns to nothing."""
    verb = match.trigger
    said = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 3]]
    return match.sense.type == "CONCEDE" and lemma(verb) == "plead" and said == ["not", "guilty"]


def _lives(match: Match) -> bool:
    """ "Ann Lee flew to Lome after the blasts that hit the port, but mostly claimed Togolese lives": a blast did, no person."""
    taken = any(lemma(t) == "life" for t in match.roles.get("O", []))
    return match.sense.subtype == "killing" and taken and any(t.ent_type_ == "PER" for t in match.roles.get("A", []))


RULES: tuple[Callable[[Match], bool], ...] = (
    _wanted_for_a_part,
    _for_votes,
    _lives,
    _not_guilty,
    _of_a_child,
    _duty,
    _press_favour,
    _private,
    _merit,
    _struck_nobody,
    _against_nature,
    _acted_out,
    _not_theirs,
    _honouring,
    _at_large,
    _of_words,
    _which_way,
    _others_deed,
)
