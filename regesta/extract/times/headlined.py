"""The day of an act of the headline. In: event mentions of one report, dated as far as its words allow. Out: the same, those of the
headline dated where the report tells the same act below it, on one day only.

"Three killed in clash" stands over "Three soldiers were killed in a clash on Monday": a headline names no day where the text does.
The first such act below must have the day: a day told later may be of another. Where no act below is like it, the first sentence tells
the headline's news in other words: "Judge orders release of papers" over "On Monday judge Berg ruled that the papers ...".
"""

from collections.abc import Sequence

from msgspec.structs import replace
from spacy.tokens import Doc, Span, Token

from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import children
from regesta.extract.times.attach import SAYING, time_of
from regesta.extract.times.stands import is_news, names_in
from regesta.extract.times.story import IN_WORDS
from regesta.headlines import headed
from regesta.lexicons import word_set
from regesta.records import Document, EventMention, TimeSpan

LEAD = "the day of the first sentence, which tells the headline's news"
VOICED = word_set("acts/kinds", "voiced") | {"support"} | IN_WORDS
ANNOUNCED = word_set("time/telling", "announced")
CALLED = ("amod", "compound", "nmod:desc", "flat", "nmod:poss", "appos")
LEAST = 8  # words of a first sentence: shorter ones are a date or a byline
SHARED = 2  # names and things that a headline and its first sentence have in common, at least
WHY = "the day of the act that the headline tells of"


def as_below(
    document: Document, doc: Doc, events: Sequence[EventMention], times: Sequence[TimeSpan]
) -> tuple[EventMention, ...]:
    """The event mentions; an undated one of the headline takes the one day of its like below, or that of the first sentence."""
    above = [headed(document, event.trigger.start) for event in events]
    below = [event for event, up in zip(events, above, strict=True) if not up]
    made = [_dated(event, below) if up else event for event, up in zip(events, above, strict=True)]
    return tuple(
        _with_the_lead(document, doc, event, below, times) if up else event
        for event, up in zip(made, above, strict=True)
    )


def _with_the_lead(
    document: Document, doc: Doc, event: EventMention, below: Sequence[EventMention], times: Sequence[TimeSpan]
) -> EventMention:
    """An act that is the headline's verb, with the day of the news that the first sentence tells of the same people or things."""
    words = doc.char_span(event.trigger.start, event.trigger.end, alignment_mode="expand")
    verb = words.root if words is not None and len(words) else None
    lead = _lead(document, doc)
    if event.time is not None or event.status != "happened" or verb is None or lead is None or verb.dep_ != "ROOT":
        return event
    if any(_told_behind(event, one, lead, verb) for one in below) or verb.tag_ not in {
        "VBZ",
        "VBP",
        "VBD",
        "VBN",
    }:
        return event
    if len(names_in(verb.sent) & names_in(lead)) < SHARED:
        return event
    day = _day_of_the_lead(document, doc, verb, event, lead, times)
    return event if day is None else _timed(event, day, LEAD)


def _lead(document: Document, doc: Doc) -> Span | None:
    """The first sentence below the headline that is one."""
    below = (s for s in doc.sents if not headed(document, s.start_char))
    return next((s for s in below if len(s) >= LEAST and any(t.pos_ == "VERB" for t in s)), None)


def _day_of_the_lead(
    document: Document, doc: Doc, verb: Token, event: EventMention, lead: Span, times: Sequence[TimeSpan]
) -> TimeSpan | None:
    """The one day of the news in a first sentence, if it is that of its verb or of the headline's."""
    anchor = document.dateline_date or document.published
    here = [t for t in times if t.said is not None and lead.start_char <= t.said.start < lead.end_char]
    here = [t for t in here if anchor is not None and is_news(t, anchor)]
    if len({t.edtf for t in here}) != 1:
        return None
    said = lead.root.lower_ in SAYING or lemma(lead.root) in ANNOUNCED
    told = [t for t in lead if t.pos_ == "VERB" and lemma(t) == lemma(verb)]
    if (not said or event.subtype in VOICED) and _of_the_same(verb, lead.root):
        told.append(lead.root)
    dated = [time_of(t, here, doc)[0] for t in told]
    return next((time for time in dated if time is not None and time.edtf == here[0].edtf), None)


def _told_behind(event: EventMention, one: EventMention, lead: Span, verb: Token) -> bool:
    """Whether the headline's act is told below with a day, or behind the first sentence, which then tells of another."""
    if (event.type, event.subtype) != (one.type, one.subtype):
        return False
    elsewhere = one.trigger.start >= lead.end_char and all(lemma(t) != lemma(verb) for t in lead)
    return elsewhere or (one.time is not None and _alike(event, one))


def _of_the_same(verb: Token, root: Token) -> bool:
    """Whether the verbs of a headline and its first sentence are of the same: "Judge orders" over "judge Berg ruled on Monday"."""
    told = children(verb, "nsubj", "nsubj:pass") + (children(verb, "obj") if children(root, "nsubj:pass") else [])
    doing = children(root, "nsubj", "nsubj:pass")
    return bool(_names_of(told) & _names_of(doing))


def _names_of(nouns: Sequence[Token]) -> frozenset[str]:
    """What nouns are called, with their titles and whose they are."""
    return names_in([t for noun in nouns for t in (noun, *children(noun, *CALLED)) for t in (t, *children(t, "flat"))])


def _timed(event: EventMention, time: TimeSpan, why: str) -> EventMention:
    reasons = (*(r for r in event.provenance.reasons if not r.startswith("time: ")), f"time: {why}")
    return replace(
        event, time=replace(time, reason=f"{time.reason}; {why}"), provenance=replace(event.provenance, reasons=reasons)
    )


def _dated(event: EventMention, below: Sequence[EventMention]) -> EventMention:
    if event.time is not None or event.status not in ("happened", "planned"):
        return event
    alike = [one for one in below if not one.background and _alike(event, one)]
    times = {one.time.edtf: one.time for one in alike if one.time is not None}
    if len(times) != 1 or alike[0].time is None:
        return event
    (time,) = times.values()
    return _timed(event, time, WHY)


def _alike(event: EventMention, other: EventMention) -> bool:
    """Whether another act of the report is of the same kind, told by the same word or of somebody called the same."""
    if (event.type, event.subtype, event.status) != (other.type, other.subtype, other.status):
        return False
    return event.trigger.text.lower() == other.trigger.text.lower() or bool(_called(event) & _called(other))


def _called(event: EventMention) -> set[str]:
    """The last words of those who take part."""
    return {party.name.split()[-1].lower() for party in (*event.actors, *event.recipients) if party.name.split()}
