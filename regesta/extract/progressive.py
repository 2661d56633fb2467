"""What the progressive says of an act by its kind. In: a match, its status as tense and aspect tell it. Out: the status.

"Peru is condemning the raid": who says so has said it. "The premier is arriving in Lima": he has not arrived. "Were battling rebels" is
told as past. And the bare present is no news where it is said to be done over and over: "troops clash regularly with rebels".
"""

from regesta.extract.grammar import children
from regesta.extract.inflection import lemma
from regesta.extract.matching import Match
from regesta.lexicons import word_set
from regesta.records import Status

VOICED = word_set("acts/kinds", "voiced")
LASTING = word_set("acts/courses", "lasting")
COMING = word_set("acts/courses", "coming")
REPEATEDLY = word_set("acts/courses", "repeatedly")
FOUGHT = frozenset({"ASSAULT"})
Read = tuple[Status | None, tuple[str, ...]]


def by_kind(match: Match, read: Read) -> Read:
    """The status of an act, where its kind makes more of the progressive or the bare present than tense and aspect do."""
    if match.stands is not None:
        return match.stands, ("named within another act",)
    status, reasons = read
    verb, last = match.trigger, reasons[-1] if reasons else ""
    over = _voiced(match) or (match.sense.type in FOUGHT and not _seen_at(match))
    if status == "ongoing" and last == "past progressive" and verb.tag_ == "VBG" and over:
        return "happened", (*reasons[:-1], "past progressive, told as past")
    if status == "ongoing" and last == "progressive" and verb.tag_ == "VBG":
        helpers = {c.lower_ for c in children(verb, "aux", "aux:pass")}
        if _voiced(match) and "been" not in helpers:
            return "happened", (*reasons[:-1], "progressive of what is done by saying it")
        if lemma(verb) in COMING and "been" not in helpers:
            return "planned", (*reasons[:-1], "progressive of a coming")
    again = verb.tag_ in ("VBZ", "VBP") and any(c.lower_ in REPEATEDLY for c in children(verb, "advmod"))
    if status == "happened" and again and not _voiced(match):
        return "ongoing", (*reasons, "done over and over")
    return read


def _voiced(match: Match) -> bool:
    """Whether the act is done by saying it; "holding out for back pay" goes on."""
    return match.sense.subtype in VOICED and lemma(match.trigger) not in LASTING


def _seen_at(match: Match) -> bool:
    """ "Guns were shelling the port as the convoy arrived": told as it stood at a moment."""
    clauses = children(match.trigger, "advcl")
    return any(c.lower_ in ("as", "when") for clause in clauses for c in children(clause, "mark", "advmod"))
