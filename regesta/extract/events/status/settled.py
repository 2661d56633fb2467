"""What is done, or not, by what is said of it, as its kind allows. In: a match with its status. Out: another status, or None.

"Chad says it is suspending its aid", "its decision to reject the treaty", "we will retaliate": to say or decide so is to do it. Gunmen who
"began shooting" shot, whoever tries to mediate mediates, and what a vote settles is done.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from regesta.extract.events.frames.matching import Match
from regesta.extract.events.parties.courtesies import only_wishes
from regesta.extract.events.status.forms import to_come
from regesta.extract.events.status.verbs import verb_status
from regesta.extract.events.status.words import Read, negated
from regesta.extract.grammar.bidden import only_orders
from regesta.extract.grammar.conditions import ON_CONDITION
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import children
from regesta.lexicons import word_set

VOICED = word_set("acts/kinds", "voiced")
BY_DECIDING = word_set("acts/kinds", "by_deciding")
BINDING = word_set("acts/courses", "binding")
FOUGHT = frozenset({"ASSAULT"})
BY_VOTING = word_set("acts/kinds", "by_voting")
BY_ANNOUNCING = word_set("acts/kinds", "by_announcing")
KEPT_UP = frozenset({"observe", "hold", "keep", "maintain", "respect", "support", "back", "assist", "sponsor"})
CHOOSING = word_set("acts/courses", "choosing")
DECREED_BY = word_set("acts/courses", "decreed_by")
DECREEING = word_set("acts/courses", "decreeing")
LEFT_LATER = word_set("acts/courses", "left_later")
DONE_BY_CHOOSING = word_set("acts/kinds", "done_by_choosing")
ANNOUNCING = word_set("acts/courses", "announcing")
BEGINNING = word_set("acts/courses", "beginning")
STATES = word_set("acts/courses", "states_of_things")
TRYING = word_set("acts/courses", "trying")


def settled(match: Match, read: Read) -> Read | None:
    """The status of what is done by saying, deciding, beginning or trying it."""
    status, reasons = read
    verb, last = match.trigger, reasons[-1] if reasons else ""
    if status in ("planned", "possible"):
        ahead = status == "planned" or last == ON_CONDITION
        if ahead and match.sense.subtype == "threat" and verb.pos_ == "VERB" and children(verb, "aux"):
            return "happened", (*reasons, "threatened by saying it")  # "will retaliate"
        if status == "planned" and _decided(match):
            return "happened", (*reasons, "done by deciding it")
        trying = verb.dep_ == "xcomp" and lemma(verb.head) in TRYING
        return verb_status(verb.head) if trying and match.sense.subtype == "mediation" else None
    if status == "ongoing" and last == "is so now" and match.sense.subtype == "condolence":
        return "happened", (*reasons, "done by saying it")  # "our thoughts are with the families"
    if status == "ongoing":
        kinds = {match.sense.type, match.sense.subtype}
        if match.sense.type in FOUGHT and _begun(verb, last):
            return "happened", (*reasons, "told as past")
        if last.endswith("progressive") and kinds & BY_ANNOUNCING and _announced(verb) and lemma(verb) not in KEPT_UP:
            return "happened", (*reasons, "done by announcing it")
    return None


def settles(match: Match, all_: Sequence[Match]) -> bool:
    """ "Parliament voted to ratify the pact" is one act: the ratification, and no decision beside it."""
    decision = match.sense.subtype in ("decision", "agreement") and match.trigger.pos_ == "VERB"
    return decision and any(one.trigger.head == match.trigger and _decided(one) for one in all_)


def _decided(match: Match) -> bool:
    """ "Its decision to reject the treaty", "parliament voted to dismiss him": to decide so is to do it."""
    verb = match.trigger
    if lemma(verb) in LEFT_LATER or to_come(verb):
        return False  # "voted to leave the union"
    bound = verb.dep_ in ("acl", "xcomp", "advcl") and any(c.lower_ == "to" for c in children(verb, "mark"))
    taken = verb.head.pos_ == "NOUN" or verb.head.tag_ in ("VBD", "VBN")
    kind = match.sense.subtype
    said = lemma(verb.head) == "decide" and (kind in VOICED or kind == "support")  # "decided to postpone the vote"
    voted = lemma(verb.head) == "vote" and kind in BY_VOTING  # "voted to ratify the treaty"
    by_law = lemma(verb.head) in DECREED_BY and lemma(verb.head.head) in DECREEING and not negated(verb.head.head)
    if by_law and verb.dep_ == "acl":
        return verb_status(verb.head.head)[0] == "happened" and kind in BY_DECIDING | BY_VOTING
    if lemma(verb.head) in CHOOSING and verb.head.tag_ in ("VBD", "VBN") and match.sense.type in DONE_BY_CHOOSING:
        return verb_status(verb.head)[0] == "happened"
    return bound and taken and (said or voted or (lemma(verb.head) in BINDING and kind in BY_DECIDING))


def told_by_another(match: Match, full: Sequence[Match]) -> bool:
    """Whether a wish, an order or a decision is told already by what was wished for, ordered or decided."""
    return only_wishes(match, full) or only_orders(match, full) or settles(match, full)


def _begun(verb: Token, reason: str) -> bool:
    """ "Gunmen began shooting", "the fighting began at dawn", not "have begun to fire"."""
    over = verb.head
    if lemma(verb) in STATES or any(c.lower_ == "since" for c in children(over, "mark")):
        return False  # "the insurgency began in May", "since the offensive began"
    told = (f"under {over.text!r}", f"it {over.text}", f"{over.text!r} to")
    return over.tag_ == "VBD" and lemma(over) in BEGINNING and reason in told


def _announced(verb: Token) -> bool:
    """ "Chad says it is suspending its aid": who may do so does it by saying so."""
    own = [c for c in children(verb, "nsubj") if c.pos_ == "PRON"]
    return verb.dep_ == "ccomp" and bool(own) and lemma(verb.head) in ANNOUNCING
