"""Phrases by which nobody is told to have done a thing. In: a match that a frame made. Out: whether it is so: then it is no act.

"Opened the gates, allowing hundreds to flee", "declined to be named", "how would you work with Congress?", "a drill targeting our
republic", "refused to rule out a visit".
"""

from collections.abc import Callable

from spacy.tokens import Token

from regesta.extract.events.frames.matching import Match
from regesta.extract.events.status.verbs import verb_status
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import children, is_passive
from regesta.lexicons import lexicon, word_set

ALLOWING = word_set("acts/nodeeds", "allowing")
TO_THE_PRESS = word_set("acts/nodeeds", "withheld_from_the_press")
PARTICULARS = word_set("acts/nodeeds", "particulars")
AIMING = word_set("acts/nodeeds", "aiming")
LEFT_OPEN = word_set("acts/nodeeds", "left_open")
MODALS = frozenset({"would", "will", "could", "can", "should", "did", "do", "have"})
ARMED = frozenset(lexicon("events/classes")["armed"] + lexicon("events/classes")["attack"]) | {"operation", "bomb"}


def no_deed(match: Match) -> bool:
    """Whether the act's own phrases say that nobody did it."""
    return any(holds(match) for holds in RULES)


def _allowed_by_it(match: Match) -> bool:
    """ "Opened the gates, allowing hundreds to flee", "a licence allowing him to trade": what something made possible."""
    verb = match.trigger
    if match.sense.type != "CONCEDE" or verb.pos_ != "VERB":
        return False
    by_it = verb.tag_ == "VBG" and verb.dep_ in ("advcl", "acl") and not children(verb, "mark", "case")
    return lemma(verb) in ALLOWING and by_it


def _to_the_press(match: Match) -> bool:
    """ "Declined to be named", "refused to give details"."""
    verb = match.trigger
    if match.sense.type != "REJECT" or verb.pos_ != "VERB":
        return False
    for clause in children(verb, "xcomp"):
        told = lemma(clause) in TO_THE_PRESS and (is_passive(clause) or not children(clause, "obj", "obl"))
        left_open = lemma(clause) == "rule" and any(c.lower_ == "out" for c in clause.children)
        if told or left_open or any(lemma(t) in PARTICULARS for t in children(clause, "obj")):
            return True
    return False


def _aimed_at_as_a_rule(match: Match) -> bool:
    """ "A drill targeting our republic", "a policy targeting smokers": what a thing that hits nobody is about."""
    verb = match.trigger
    about = verb.dep_ == "acl" and verb.tag_ == "VBG" and lemma(verb) in AIMING and match.sense.type == "ASSAULT"
    head = verb.head
    return about and head.pos_ == "NOUN" and not head.ent_type_ and not _is_striker(head) and not match.roles.get("A")


def _is_striker(noun: Token) -> bool:
    """Whether a noun strikes or is a blow: "rebels", "an attack"."""
    return lemma(noun) in ARMED


def _asked_of_you(match: Match) -> bool:
    """ "How would you work with Congress?", "why did you join the party?": a question to somebody."""
    verb = match.trigger
    if verb.pos_ != "VERB" or match.sense.type == "REQUEST":
        return False
    tail = verb.doc[verb.i : verb.sent.end]
    if not any(t.text == "?" for t in tail):
        return False
    over = verb.head if verb.dep_ == "xcomp" else verb
    subject = any(c.lower_ == "you" for c in children(over, "nsubj"))
    return subject and any(c.lower_ in MODALS for c in children(over, "aux"))


def _left_open(match: Match) -> bool:
    """ "Refused to rule out a visit": nothing is rejected."""
    verb = match.trigger
    if match.sense.type != "REJECT" or lemma(verb) not in LEFT_OPEN or verb.pos_ != "VERB":
        return False
    return verb_status(verb)[0] == "not_happened"


RULES: tuple[Callable[[Match], bool], ...] = (
    _allowed_by_it,
    _to_the_press,
    _aimed_at_as_a_rule,
    _asked_of_you,
    _left_open,
)
