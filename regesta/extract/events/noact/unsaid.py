"""Acts whose parties the sentence leaves unsaid. In: a match that nobody takes part in, the times. Out: whether it is told all the same.

"The fighting of June 15" and "the clash in the Tarn valley" are acts, though who fought is said elsewhere or nowhere. Without a time or
a place of its own a bare noun tells of no one act ("talks help"). Of passives that name nobody only those of what takes two are told
("shots were exchanged", "the pact was signed"), as `link` knows whom a report is about; of the others ("the catch was confiscated") none
was right in all. `link` keeps such a mention only where the two are known, or where the report tells exactly one act of that type and day,
whose parties it then has.
"""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from regesta.extract.events.crowds import going_on
from regesta.extract.events.frames.matching import Match
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import by_preposition, children, is_passive
from regesta.extract.grammar.tree import dependents
from regesta.extract.times.attach import time_of
from regesta.lexicons import word_set
from regesta.records import TimeSpan

NOBODY = "nobody is named"  # reason of such a mention, by which `link` knows it
TWO_MUST = f"{NOBODY}, and it takes two"  # the same of a verb
OWN = frozenset(
    {"the time words modify it", "the day that the act is named by", "the time words say when it was held"}
)  # reasons of times that are the act's own
DATED = frozenset({"ASSAULT", "AGREE", "CONSULT", "RETREAT", "SANCTION", "COERCE", "MOBILIZE", "PROTEST", "COOPERATE"})
SEALED = frozenset({"treaty_signing", "ratification", "entry_into_force"})
ROUNDS = word_set("acts/courses", "rounds")
MEETINGS = word_set("acts/parties", "meetings")
PLACED = ("in", "at", "near", "on", "off", "over", "along")


def told_of_nobody(match: Match, times: Sequence[TimeSpan], doc: Doc) -> bool:
    """Whether an act without parties is told as one act: dated or placed by its own words."""
    if match.roles.get("A") or match.roles.get("B"):
        return False
    trigger = match.trigger
    if _takes_two(match) or _sealed(match):
        return True
    if trigger.pos_ == "VERB" or match.sense.type not in DATED or match.sense.hosted:
        return False
    if going_on(match):
        return True
    if not _definite(trigger):
        return False
    found, why = time_of(trigger, times, doc)
    if found is not None and why in OWN:
        return True
    return match.sense.type == "ASSAULT" and any(
        place.ent_type_ == "LOC" or any(c.ent_type_ == "LOC" for c in children(place, "compound"))
        for word in PLACED
        for place in by_preposition(trigger).get(word, ())
    )


def _definite(trigger: Token) -> bool:
    head = trigger.head if trigger.dep_ == "nmod" and lemma(trigger.head) in ROUNDS else trigger
    return any(c.lower_ in ("the", "this", "that", "a", "an") for c in dependents(head)) or bool(
        children(head, "nmod:poss")
    )


def named_nobody(match: Match) -> str:
    """What the reasons of an act without parties say of it."""
    return TWO_MUST if _takes_two(match) or _sealed(match) else NOBODY


def _takes_two(match: Match) -> bool:
    """ "A solution had been reached", "the pact signed in May", "shots were exchanged": what only two can do, told of its thing."""
    if match.trigger.pos_ != "VERB" or not match.sense.mutual:
        return False
    by_the_way = match.trigger.dep_ == "acl" and match.trigger.tag_ == "VBN" and match.sense.type != "CONSULT"
    told = by_the_way or (match.trigger.dep_ not in ("acl", "acl:relcl") and is_passive(match.trigger))
    if match.sense.type == "CONSULT":  # "a press conference was held", by whom it may
        return told and any(lemma(match.trigger.doc[at]) in MEETINGS for at in match.used)
    sealed = match.sense.subtype == "treaty_signing" and bool(match.roles.get("O"))  # "two projects were signed"
    return told and (bool(match.used) or sealed)


def _sealed(match: Match) -> bool:
    """ "The signing of the Treaty of Arica": the paper has a name, and was signed once."""
    papers = match.roles.get("O", [])
    return match.sense.subtype in SEALED and match.trigger.pos_ == "NOUN" and any(t.pos_ == "PROPN" for t in papers)
