"""Acts whose parties the sentence leaves unsaid. In: a match that nobody takes part in, the times. Out: whether it is told all the same.

"The fighting of June 15" and "the clash in the Tarn valley" are acts, though who fought is said elsewhere or nowhere. Without a time or
a place of its own a bare noun tells of no one act ("talks help"). Passives that name nobody ("the catch was confiscated") are left out:
taken in, they added lines to the examples (precision -0.02) and none that was right in all. `link` keeps such a mention only
where the report tells exactly one act of that type and day, whose parties it then has.
"""

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from regesta.extract.crowds import going_on
from regesta.extract.grammar import by_preposition, children, is_passive
from regesta.extract.inflection import lemma
from regesta.extract.matching import Match
from regesta.extract.timeattach import time_of
from regesta.lexicons import word_set
from regesta.records import EventMention, TimeSpan

NOBODY = "nobody is named"  # reason of such a mention, by which `link` knows it
HANGING = "the time words modify it"
DATED = frozenset({"ASSAULT", "AGREE", "CONSULT", "RETREAT", "SANCTION", "COERCE", "MOBILIZE", "PROTEST", "COOPERATE"})
ROUNDS = word_set("acts/courses", "rounds")
PLACED = ("in", "at", "near", "on", "off", "over", "along")


def told_of_nobody(match: Match, times: Sequence[TimeSpan], doc: Doc) -> bool:
    """Whether an act without parties is told as one act: dated or placed by its own words."""
    if match.roles.get("A") or match.roles.get("B"):
        return False
    trigger = match.trigger
    if _settled(match):
        return True
    if trigger.pos_ == "VERB" or match.sense.type not in DATED or match.sense.hosted:
        return False
    if going_on(match):
        return True
    head = trigger.head if trigger.dep_ == "nmod" and lemma(trigger.head) in ROUNDS else trigger
    definite = any(c.lower_ in ("the", "this", "that", "a", "an") for c in head.children) or bool(
        children(head, "nmod:poss")
    )
    if not definite:
        return False
    found, why = time_of(trigger, times, doc)
    if found is not None and why == HANGING:
        return True
    return match.sense.type == "ASSAULT" and any(
        place.ent_type_ == "LOC" for word in PLACED for place in by_preposition(trigger).get(word, ())
    )


def _settled(match: Match) -> bool:
    """ "A solution had been reached", "the pact concluded in May": both who are at odds settled it, where the report is about two."""
    if (match.sense.type, match.sense.subtype) != ("AGREE", "agreement") or match.trigger.pos_ != "VERB":
        return False
    told = is_passive(match.trigger) or (match.trigger.dep_ == "acl" and match.trigger.tag_ == "VBN")
    return told and bool(match.roles.get("O"))


def of_somebody(events: Iterable[EventMention]) -> list[EventMention]:
    """Those that name somebody, or need not: a figure is about one of these, as the others may yet be left out."""
    return [event for event in events if not any(NOBODY in reason for reason in event.provenance.reasons)]
