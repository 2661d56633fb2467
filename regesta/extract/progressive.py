"""What the progressive says of an act by its kind. In: a match, its status as tense and aspect tell it. Out: the status.

"Peru is condemning the raid": who says so has said it. "The premier is arriving in Lima": he has not arrived. "Were battling rebels" is
told as past. The bare present is no news where it is said to be done over and over: "troops clash regularly with rebels". A participle
after its noun tells what goes on ("crews carrying aid"), and what is done by deciding it is done where it was decided.
"""

from regesta.extract.grammar import children
from regesta.extract.inflection import lemma
from regesta.extract.matching import Match
from regesta.extract.unwilling import refused
from regesta.lexicons import word_set
from regesta.records import Status

VOICED = word_set("acts/kinds", "voiced")
LASTING = word_set("acts/courses", "lasting")
COMING = word_set("acts/courses", "coming")
REPEATEDLY = word_set("acts/courses", "repeatedly")
PRESSING_ON = word_set("acts/courses", "pressing_on")
WITH_A_COURSE = word_set("acts/kinds", "with_a_course")
AT_ONCE = word_set("acts/kinds", "at_once")
BY_DECIDING = word_set("acts/kinds", "by_deciding")
BINDING = word_set("acts/courses", "binding")
FOUGHT = frozenset({"ASSAULT"})
Read = tuple[Status | None, tuple[str, ...]]


def by_kind(match: Match, read: Read) -> Read:
    """The status of an act, where its kind makes more of the progressive or the bare present than tense and aspect do."""
    if match.stands is not None:
        return match.stands, ("named within another act",)
    status, reasons = read
    if match.sense.negated is not None:
        return refused(read)
    verb, last = match.trigger, reasons[-1] if reasons else ""
    if status == "happened" and last == "participle" and _in_course(match):
        return "ongoing", (*reasons[:-1], "a participle of what takes its time")
    if status == "planned" and match.sense.subtype == "threat" and verb.pos_ == "VERB" and children(verb, "aux"):
        return "happened", (*reasons, "threatened by saying it")  # "will retaliate"
    if status == "planned" and _decided(match):
        return "happened", (*reasons, "done by deciding it")
    over = _voiced(match) or (match.sense.type in FOUGHT and not _seen_at(match))
    if status == "ongoing" and last == "past progressive" and verb.tag_ == "VBG" and over:
        return "happened", (*reasons[:-1], "past progressive, told as past")
    if status == "ongoing" and last == "progressive" and verb.tag_ == "VBG":
        helpers = {c.lower_ for c in children(verb, "aux", "aux:pass")}
        if _voiced(match) and "been" not in helpers and lemma(verb) not in PRESSING_ON:
            return "happened", (*reasons[:-1], "progressive of what is done by saying it")
        if lemma(verb) in COMING and "been" not in helpers:
            return "planned", (*reasons[:-1], "progressive of a coming")
    if verb.pos_ == "ADJ" and match.sense.subtype == "offer" and status in ("not_happened", "possible"):
        return None, (*reasons, "not said to be willing")
    again = verb.tag_ in ("VBZ", "VBP") and any(c.lower_ in REPEATEDLY for c in children(verb, "advmod"))
    if status == "happened" and again and not _voiced(match):
        return "ongoing", (*reasons, "done over and over")
    return read


def _in_course(match: Match) -> bool:
    """ "Crews carrying aid to Chad", "inspectors visiting the plant": such acts go on while their doers are told of."""
    verb, sense = match.trigger, match.sense
    kinds = {sense.type, sense.subtype}
    under_way = verb.dep_ == "acl" and verb.tag_ == "VBG" and not children(verb, "mark", "case")
    under_way = under_way and verb.head in match.roles.get("A", ())  # "raids targeting rebels" were made
    return under_way and bool(kinds & WITH_A_COURSE) and not kinds & AT_ONCE


def _decided(match: Match) -> bool:
    """ "Its decision to reject the treaty", "parliament voted to dismiss him": to decide so is to do it."""
    verb = match.trigger
    bound = verb.dep_ in ("acl", "xcomp", "advcl") and any(c.lower_ == "to" for c in children(verb, "mark"))
    taken = verb.head.pos_ == "NOUN" or verb.head.tag_ in ("VBD", "VBN")
    return bound and taken and lemma(verb.head) in BINDING and match.sense.subtype in BY_DECIDING


def _voiced(match: Match) -> bool:
    """Whether the act is done by saying it; "holding out for back pay" goes on."""
    return match.sense.subtype in VOICED and lemma(match.trigger) not in LASTING


def _seen_at(match: Match) -> bool:
    """ "Guns were shelling the port as the convoy arrived": told as it stood at a moment."""
    clauses = children(match.trigger, "advcl")
    return any(c.lower_ in ("as", "when") for clause in clauses for c in children(clause, "mark", "advmod"))
