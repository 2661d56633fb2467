"""Visits that an invitation foresees. In: acts of a report, its tree and times. Out: visits, possible, each with the day named.

"Invited the premier to Riga on June 20": he may come on June 20. An invitation without a day foresees nothing that could be put off.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace
from spacy.tokens import Token

from regesta.extract.events.frames.copula import status_of
from regesta.extract.events.frames.lexicon import Sense, frame_index
from regesta.extract.events.frames.matching import Match
from regesta.extract.events.parties.words import Reader
from regesta.extract.grammar.relations import by_preposition, children
from regesta.records import EventMention, TimeSpan

ASKED = "asked to come"


def asked_to_come(reader: Reader, full: Sequence[Match], times: Sequence[TimeSpan]) -> Iterator[tuple[Match, TimeSpan]]:
    """A visit for each invitation to a place that names a day still to come."""
    told = reader.document.dateline_date or reader.document.published
    for match in full:
        guests = match.roles.get("B", [])
        if match.sense.subtype != "invitation" or match.trigger.pos_ != "VERB" or not guests or told is None:
            continue
        if status_of(match.trigger)[0] != "happened":
            continue
        for place in _places(match.trigger, guests):
            behind = [t for t in times if t.said is not None and _right_behind(place, t)]
            if behind and behind[0].start is not None and behind[0].start > told:
                yield (
                    Match(_visit(), place, f"{match.written}; {ASKED}", match.weight, {"A": guests, "B": [place]}),
                    behind[0],
                )
                break


def foreseen(mention: EventMention, day: TimeSpan) -> EventMention:
    """The visit on the day that the invitation names."""
    reasons = tuple(r for r in mention.provenance.reasons if not r.startswith(("status:", "time:")))
    why = (*reasons, f"status: {ASKED}", "time: the day of the invitation")
    provenance = replace(mention.provenance, reasons=why)
    return replace(mention, time=day, background=False, provenance=provenance)


def _places(verb: Token, guests: Sequence[Token]) -> list[Token]:
    """Where to, whichever word the tree hangs it on; whoever is also asked to do something there is read by that verb."""
    if children(verb, "xcomp", "ccomp"):
        return []
    heads = [verb, *guests]
    return [t for head in heads for t in by_preposition(head).get("to", ()) if t.ent_type_ == "LOC" and t.i > verb.i]


def _right_behind(place: Token, time: TimeSpan) -> bool:
    """Whether time words follow a place: "to Riga on June 20", and not "on Friday invited him to Riga"."""
    if time.said is None:
        return False
    gap = place.doc.text[place.idx + len(place) : time.said.start]
    return time.said.start > place.idx and len(gap.split()) <= 1 and not set(gap) & set(".,;:")


def _visit() -> Sense:
    return next(frame.sense for frame in frame_index().verbs["visit"] if frame.sense.subtype == "visit")
