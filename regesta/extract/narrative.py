"""The time of acts whose own sentence gives none. In: event mentions of one report with its times. Out: the same, some of them dated.

Three readings, all from words of the report, and each says so in its reason:

1. What is told as past by a report of a known day happened on that day or before: "the agency reported on the 7th that they met" is
   `../2025-11-07`. "According to the agency on the 12th, the party chose ..." is read as that day.
2. A running story stays on its day: what is told in the simple past after "on Tuesday", with no other time between, happened that day,
   as long as the day is that of the news itself. A date further back, a month or a year breaks the thread, and so does distance.

3. "Hours before the summit" is the summit's day, where the report tells one.

The publication date is never used.
"""

import datetime as dt
import re
from collections.abc import Sequence

from msgspec.structs import replace
from spacy.tokens import Doc, Span, Token

from regesta.extract.frames import frame_index
from regesta.extract.grammar import children, preposition
from regesta.extract.timeattach import time_of
from regesta.records import Document, EventMention, Provenance, Statement, TimeSpan

# Choices, checked by reading the examples: a story's day lies within a week of its report, and holds for a few sentences.
NEWS_DAYS = 6
REACH = 5
NEAR = re.compile(
    r"\b(?:hours|minutes|moments|shortly|just|immediately|right) (?:before|after|ahead of) (?:the|their|his|her|its) (?:\w+ )?(?P<act>\w+)"
)
OTHER_TIMES = frozenset({"after", "before", "since", "until", "till", "once"})
OCCASIONS = frozenset({"during", "at", "after"})


def dated(
    document: Document,
    doc: Doc,
    events: Sequence[EventMention],
    times: Sequence[TimeSpan],
    statements: Sequence[Statement],
) -> tuple[EventMention, ...]:
    """The event mentions, those without a time dated where the report's own words allow it."""
    told = {statement.id: statement for statement in statements}
    days = _story_days(document, doc, times)
    made: list[EventMention] = []
    for event in events:
        trigger = _token(doc, event.trigger.start)
        if event.time is None and trigger is not None and event.status in ("happened", "not_happened", "denied"):
            found = _by_report(doc, trigger, told.get(event.statement or ""), times)
            found = found or _by_story(trigger, event, days) or _by_other_act(trigger, events)
            if found is not None:
                time, why = found
                reasons = (*(r for r in event.provenance.reasons if not r.startswith("time: ")), f"time: {why}")
                made_by = Provenance(made_by=event.provenance.made_by, score=event.provenance.score, reasons=reasons)
                event = replace(event, time=replace(time, reason=f"{time.reason}; {why}"), provenance=made_by)
        made.append(event)
    return tuple(made)


def _by_other_act(trigger: Token, events: Sequence[EventMention]) -> tuple[TimeSpan, str] | None:
    """ "Hours before the summit" is the summit's day, where the report tells that."""
    near = NEAR.search(trigger.sent.text)
    if near is None or not _simple_past(trigger):
        return None
    senses = {(f.sense.type, f.sense.subtype) for f in frame_index().nouns.get(near["act"].lower(), ())}
    days = {
        e.time.edtf: e.time
        for e in events
        if (e.type, e.subtype) in senses and e.time and e.time.grain == "day" and e.time.start
    }
    return (next(iter(days.values())), f"{near[0]!r}, whose day is told") if len(days) == 1 else None


def _token(doc: Doc, offset: int) -> Token | None:
    span = doc.char_span(offset, offset + 1, alignment_mode="expand")
    return span[0] if span is not None and len(span) else None


def _simple_past(trigger: Token) -> bool:
    """Told as a step of the story: simple past, or a noun that is the occasion of something told so."""
    if trigger.pos_ == "VERB":
        helpers = {c.lower_ for c in children(trigger, "aux", "aux:pass")}
        return trigger.tag_ == "VBD" or (
            bool(helpers & {"was", "were", "did"}) and not helpers & {"had", "has", "have"}
        )
    above = next((t for t in trigger.ancestors if t.pos_ == "VERB"), None)
    return above is not None and above.tag_ == "VBD" and preposition(trigger) in OCCASIONS


def _by_report(
    doc: Doc, trigger: Token, statement: Statement | None, times: Sequence[TimeSpan]
) -> tuple[TimeSpan, str] | None:
    if statement is None or statement.cue is None or statement.manner == "direct":
        return None
    if {c.lower_ for c in children(trigger, "aux")} & {"had", "will", "would"} or trigger.tag_ == "VBG":
        return None
    cue = _token(doc, statement.cue.start)
    if cue is None or cue.sent != trigger.sent:
        return None
    if cue.lower_ == "according":
        after = [t for t in times if t.said is not None and cue.idx < t.said.start < trigger.idx]
        between = doc.text[cue.idx : after[0].said.start] if after and after[0].said else ""
        if not after or "," in between or after[0].grain != "day" or not _simple_past(trigger):
            return None
        return after[0], "the day of the report it is told by"
    time, _ = time_of(cue, times, doc)
    if time is None or time.grain != "day" or time.end is None or time.start is None:
        return None
    bound = replace(time, edtf=f"../{time.end - dt.timedelta(days=1)}", start=None)
    return bound, "told as past by a report of that day, so not later"


def _story_days(
    document: Document, doc: Doc, times: Sequence[TimeSpan]
) -> list[tuple[Span, TimeSpan | None, int, bool]]:
    """For every sentence the day the story stands at, how many sentences ago it was named, and whether times stand in it."""
    anchor = document.dateline_date or document.published
    out: list[tuple[Span, TimeSpan | None, int, bool]] = []
    current, ago = None, 0
    for sentence in doc.sents:
        here = [t for t in times if t.said is not None and sentence.start_char <= t.said.start < sentence.end_char]
        ago += 1
        if here:
            news = [t for t in here if anchor is not None and _is_news(t, anchor)]
            one = {t.edtf for t in news}
            current, ago = (news[0], 0) if len(one) == 1 and len(news) == len(here) else (None, 0)
        out.append((sentence, current, ago, bool(here)))
    return out


def _is_news(time: TimeSpan, anchor: dt.date) -> bool:
    return time.grain in ("day", "time") and time.start is not None and 0 <= (anchor - time.start).days <= NEWS_DAYS


def _looks_aside(trigger: Token) -> bool:
    """Whether the act stands in a clause of its own time: "six days after Oslo recalled its envoy" is no step of the story."""
    clauses = [t for t in (trigger, *trigger.ancestors) if t.dep_ == "advcl"]
    return any(mark.lower_ in OTHER_TIMES for clause in clauses for mark in children(clause, "mark", "advmod", "case"))


def _by_story(
    trigger: Token, event: EventMention, days: Sequence[tuple[Span, TimeSpan | None, int, bool]]
) -> tuple[TimeSpan, str] | None:
    if event.background or event.statement is not None or not _simple_past(trigger) or _looks_aside(trigger):
        return None
    for sentence, day, ago, has_times in days:
        if sentence.start_char <= trigger.idx < sentence.end_char:
            if day is None or has_times or ago > REACH:
                return None
            return day, "the day the story stands at, named before"
    return None
