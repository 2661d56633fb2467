"""Verbs of which a frame tells one party at most. In: matches that name too few. Out: those that the model may complete.

"The series of Peruvian resolutions condemning Chad": the frame knows whom, the model sees who. Such an act is a line only where it passes
between two states, which `link` will know (docs/decisions/0055). An infinitive mostly tells what is to come and is left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from regesta.extract.events.frames.matching import Match
from regesta.extract.events.parties.words import Reader
from regesta.extract.events.seen.acts import LIKELY, ours
from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import TEXTS, is_passive
from regesta.extract.grammar.tree import dependents
from regesta.lexicons import word_set
from regesta.seenacts import BETWEEN_STATES

WHENEVER = word_set("acts/courses", "whenever")


def told_in_part(reader: Reader, bare: Sequence[Match]) -> Iterator[Match]:
    """Of acts that name too few, a copy of each verb's that the model sees, too, to be filled."""
    for match in bare:
        act = reader.seen.get(match.trigger.i)
        likely = act is not None and act.certainty >= LIKELY and act.type == match.sense.type
        told = match.trigger.pos_ == "VERB" and match.trigger.tag_ != "VB" and not _at_any_time(match.trigger)
        spoken_of = match.sense.mutual and is_passive(match.trigger)  # "Libya and Mali were discussed": not with whom
        if likely and told and not spoken_of and not _asked_for(match.trigger) and match.sense in ours():
            sides = {role: list(tokens) for role, tokens in match.roles.items()}
            yield replace(match, roles=sides, written=f"{match.written}; {BETWEEN_STATES}")


def _asked_for(verb: Token) -> bool:
    """ "Togo vetoed a resolution condemning Chad": what a text says that something is done with need not be the doer's word."""
    return verb.dep_ == "acl" and lemma(verb.head) in TEXTS and verb.head.dep_ in ("obj", "nsubj:pass")


def both_sides(match: Match) -> bool:
    """Whether somebody acts and somebody is acted on."""
    return bool(match.roles.get("A")) and (match.sense.mutual or bool(match.roles.get("B")))


def _at_any_time(verb: Token) -> bool:
    """ "Exercise caution when visiting Chad": whoever does so, whenever."""
    return verb.tag_ == "VBG" and any(child.lower_ in WHENEVER for child in dependents(verb))
