"""How many days an act took that is told by its last day. In: event mentions with times. Out: the same, the time of some a range of days.

"Wound up four days of manoeuvres on Friday" is Tuesday to Friday, as is what was agreed "on Friday after four days of talks" for the talks.
"""

import datetime as dt
import re
from collections.abc import Sequence

from msgspec.structs import replace
from spacy.tokens import Doc, Token

from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import children, preposition
from regesta.extract.statements.cues import text_of
from regesta.lexicons import lexicon
from regesta.records import EventMention

ENDING = frozenset(lexicon("time/attach")["ending"]["words"])
LONGEST = 15  # days; a choice: what took longer is told by its dates
NUMBERS = {word: at for at, word in enumerate("two three four five six seven eight nine ten".split(), 2)}
_LONG = re.compile(r"\b(?P<count>[a-z]+|\d+)-day\b", re.IGNORECASE)


def ranged(doc: Doc, events: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """The event mentions, those that took days and are told by the last of them with all of them."""
    return tuple(_ranged(doc, event) for event in events)


def _ranged(doc: Doc, event: EventMention) -> EventMention:
    time = event.time
    if time is None or time.grain != "day" or time.start is None or time.end is None:
        return event
    if (time.end - time.start).days != 1:
        return event
    span = doc.char_span(event.trigger.start, event.trigger.end, alignment_mode="expand")
    if span is None or not len(span):
        return event
    days = _of_verb(span.root) if span.root.pos_ == "VERB" else _of_noun(span.root)
    if days is None:
        return event
    first = time.start - dt.timedelta(days=days - 1)
    edtf = f"{first.isoformat()}/{time.start.isoformat()}"
    why = f"{time.reason}; it took {days} days, and this was the last"
    return replace(event, time=replace(time, edtf=edtf, start=first, reason=why))


def _of_verb(verb: Token) -> int | None:
    """ "Wound up four days of drills", "ended a two-day visit": how many days."""
    if lemma(verb) not in ENDING:
        return None
    return next((days for thing in children(verb, "obj") if (days := _days(thing)) is not None), None)


def _of_noun(noun: Token) -> int | None:
    """ "After four days of talks", "ended a two-day visit": how many days the talks or the visit took."""
    counted = noun.head if noun.dep_ == "nmod" and preposition(noun) == "of" and lemma(noun.head) == "day" else noun
    ended = counted.dep_ == "obj" and counted.head.pos_ == "VERB" and lemma(counted.head) in ENDING
    after = counted.dep_ in ("obl", "advcl") and preposition(counted) == "after"
    return _days(counted) if ended or after else None


def _days(noun: Token) -> int | None:
    """The number of "four days of", "a four-day visit"; None for others and for more than a fortnight."""
    if lemma(noun) == "day":
        said = next((c.lower_ for c in children(noun, "nummod")), "")
    else:
        found = _LONG.search(text_of(noun.doc)[noun.left_edge.idx : noun.idx])
        said = found["count"].lower() if found is not None else ""
    days = NUMBERS.get(said) or (int(said) if said.isdigit() else None)
    return days if days is not None and 1 < days < LONGEST else None
