"""What the progressive says of an act by its kind. In: a match, its status as tense and aspect tell it. Out: the status.

"Peru is condemning the raid": who says so has said it. "The premier is arriving in Lima": he has not arrived. "Were battling rebels" is
told as past. The bare present is no news where it is said to be done over and over: "troops clash regularly with rebels". A participle
after its noun tells what goes on ("crews carrying aid").
"""

from regesta.extract.events.frames.matching import Match
from regesta.extract.events.frames.unwilling import refused
from regesta.extract.events.status.barepresent import bare_present
from regesta.extract.events.status.settled import settled
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import children
from regesta.lexicons import word_set
from regesta.records import Status

VOICED = word_set("acts/kinds", "voiced")
LASTING = word_set("acts/courses", "lasting")
COMING = word_set("acts/courses", "coming")
REPEATEDLY = word_set("acts/courses", "repeatedly")
PRESSING_ON = word_set("acts/courses", "pressing_on")
WITH_A_COURSE = word_set("acts/kinds", "with_a_course")
AT_ONCE = word_set("acts/kinds", "at_once")
SEEN_GOING_ON = word_set("acts/kinds", "seen_going_on")
LEAVING = word_set("acts/courses", "leaving")
FOUGHT = frozenset({"ASSAULT"})
PROGRESSIVE = ("progressive", "past progressive")
Read = tuple[Status | None, tuple[str, ...]]


def by_kind(match: Match, read: Read) -> Read:
    """The status of an act, where its kind makes more of the progressive or the bare present than tense and aspect do."""
    if match.stands is not None:
        return match.stands, ("named within another act",)
    if match.sense.negated is not None:
        return refused(read)
    return settled(match, read) or _under_way(match, read) or _in_the_present(match, read) or read


def _under_way(match: Match, read: Read) -> Read | None:
    """ "Crews carrying aid", "was condemning the raid", "is leaving for Lima"."""
    status, reasons = read
    verb, last = match.trigger, reasons[-1] if reasons else ""
    if status == "happened" and last == "participle" and _in_course(match):
        return "ongoing", (*reasons[:-1], "a participle of what takes its time")
    if status != "ongoing" or verb.tag_ != "VBG" or last not in PROGRESSIVE:
        return None
    if match.sense.subtype == "delegation" and last != "past progressive":
        return "planned", (*reasons[:-1], "progressive of a sending")  # "is sending observers to the vote"
    lasting = lemma(verb) in LASTING and match.sense.type not in FOUGHT
    seen = {match.sense.type, match.sense.subtype} & SEEN_GOING_ON or lasting or _seen_at(match)
    if last == "past progressive":
        return ("happened", (*reasons[:-1], "past progressive, told as past")) if _voiced(match) or not seen else None
    if any(c.lower_ == "been" for c in children(verb, "aux", "aux:pass")):
        return None
    if _voiced(match) and lemma(verb) not in PRESSING_ON:
        return "happened", (*reasons[:-1], "progressive of what is done by saying it")
    leaving = lemma(verb) in LEAVING and match.sense.type == "CONSULT" and bool(children(verb, "obl", "xcomp", "advcl"))
    return ("planned", (*reasons[:-1], "progressive of a coming")) if lemma(verb) in COMING or leaving else None


def _in_the_present(match: Match, read: Read) -> Read | None:
    """ "Troops clash regularly with rebels", "Chad sells gas to Mali"."""
    status, reasons = read
    verb = match.trigger
    if verb.pos_ == "ADJ" and match.sense.subtype == "offer" and status in ("not_happened", "possible"):
        return None, (*reasons, "not said to be willing")
    if status != "happened":
        return None
    again = verb.tag_ in ("VBZ", "VBP") and any(c.lower_ in REPEATEDLY for c in children(verb, "advmod"))
    if again and not _voiced(match):
        return "ongoing", (*reasons, "done over and over")
    told = bare_present(match) if reasons[-1:] == ("told as done",) else None
    return (told[0], (*reasons, told[1])) if told is not None else None


def _in_course(match: Match) -> bool:
    """ "Crews carrying aid to Chad", "inspectors visiting the plant": such acts go on while their doers are told of."""
    verb, sense = match.trigger, match.sense
    kinds = {sense.type, sense.subtype}
    under_way = verb.dep_ == "acl" and verb.tag_ == "VBG" and not children(verb, "mark", "case")
    under_way = under_way and verb.head in match.roles.get("A", ())  # "raids targeting rebels" were made
    return under_way and bool(kinds & WITH_A_COURSE) and not kinds & AT_ONCE


def _voiced(match: Match) -> bool:
    """Whether the act is done by saying it; "holding out for back pay" goes on."""
    return match.sense.subtype in VOICED and lemma(match.trigger) not in LASTING


def _seen_at(match: Match) -> bool:
    """ "Guns were shelling the port as the convoy arrived": told as it stood at a moment."""
    clauses = children(match.trigger, "advcl")
    return any(c.lower_ in ("as", "when") for clause in clauses for c in children(clause, "mark", "advmod"))
