"""The time of acts whose own sentence gives none. In: event mentions of one report with its times. Out: the same, some of them dated.

Nine readings, all from words of the report, and each says so in its reason:

1. What is told as past by a report of a known day happened on that day or before: "the agency reported on the 7th that they met" is
   `../2025-11-07`. "According to the agency on the 12th, the party chose ..." is read as that day.
2. A running story stays on its day (timestory).
3. It stands on another act's day: "during the talks", "hours later", what takes up an act (anchored).
4. What the story looks back at was not later than its day: "it had seized two boats", "earlier, he toured the port".
5. "Hours before the summit" is the summit's day, "two days after the clash" is counted from the clash's, and what "the 50th anniversary
   of the founding" keeps in memory was fifty years before (timeoffsets).
6. What the headline tells has the day of its like below, or of the first sentence that tells it in other words (headlined).
7. It tells on of an act with a day: what those who met agreed on, another's account of the same shots (timeagain).
8. Who said on Monday that he condemns or opposed it did so on Monday (timesaid).
9. "The blast" is the one blow of its kind that the report gives a day (timeretold).

The publication date is never used.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace
from spacy.tokens import Doc, Token

from regesta.extract.events.frames.lexicon import frame_index
from regesta.extract.grammar.relations import children
from regesta.extract.statements.cues import text_of
from regesta.extract.times.again import in_one_breath, retimed, told_on
from regesta.extract.times.anchored import by_anchor
from regesta.extract.times.attach import time_of
from regesta.extract.times.headlined import as_below
from regesta.extract.times.offsets import by_anniversary, by_offset, told_by_distance
from regesta.extract.times.persons import Threads, by_person
from regesta.extract.times.ranges import ranged
from regesta.extract.times.retold import told_again
from regesta.extract.times.said import by_speech
from regesta.extract.times.spoken import by_quotation
from regesta.extract.times.stands import stands
from regesta.extract.times.story import by_story, day_at, gone_before, simple_past
from regesta.records import Document, EventMention, Mention, Statement, TimeSpan

NEAR = re.compile(
    r"\b(?:hours|minutes|moments|shortly|just|immediately|right) (?:before|after|ahead of) (?:the|their|his|her|its) (?:\w+ )?(?P<act>\w+)"
)

OVER = ("happened", "not_happened", "denied")


def dated(
    document: Document,
    doc: Doc,
    events: Sequence[EventMention],
    times: Sequence[TimeSpan],
    statements: Sequence[Statement],
    *,
    mentions: Sequence[Mention] = (),
) -> tuple[EventMention, ...]:
    """The event mentions, those without a time dated where the report's own words allow it.

    `mentions` tell who "she" is; without them what she said goes undated.
    """
    told = {statement.id: statement for statement in statements}
    days = stands(document, doc, times, statements, events)
    threads = Threads(days, mentions)
    made: list[EventMention] = []
    scene: dict[int, TimeSpan] = {}
    for event in events:
        trigger = _token(doc, event.trigger.start)
        event = _without_end_ahead(document, event)
        if event.time is None and trigger is not None and event.status in OVER:
            said = told.get(event.statement or "")
            every = (*made, *events[len(made) :])
            quoted = said is not None and said.manner == "direct"
            found = by_anniversary(document, trigger, times) if trigger.pos_ == "NOUN" else None
            found = found or told_again(doc, trigger, event, every) or in_one_breath(trigger, scene)
            found = found or told_on(trigger, event, every, days, quoted=quoted)
            found = found or by_speech(doc, trigger, event, said, times=times, days=days)
            found = found or _by_report(doc, trigger, said, times)
            found = found or by_quotation(doc, trigger, event, said, times=times, days=days)
            found = found or by_offset(document, trigger, events, day_at(days, trigger))
            found = found or by_anchor(trigger, event, every, statements, mentions)
            if found is None and not told_by_distance(trigger):
                found = by_person(trigger, event, threads) or by_story(doc, trigger, event, days)
            found = found or _by_other_act(trigger, events)
            found = found or gone_before(trigger, event, days)
            event = retimed(event, found)
            if found is not None and trigger.pos_ == "VERB":
                scene[trigger.i] = found[0]
        made.append(event)
    made = [_beside(doc, event, scene) for event in made]
    return as_below(document, doc, ranged(doc, made), times)


def _without_end_ahead(document: Document, event: EventMention) -> EventMention:
    """ "Shut the border until 1 June", told in May: that is how long it is to last, not when it was done."""
    told, time = document.dateline_date or document.published, event.time
    if told is None or time is None or event.status != "happened" or time.start is not None or time.end is None:
        return event
    ahead = time.end > told + dt.timedelta(days=1) and time.edtf.startswith("../")
    return replace(event, time=None) if ahead else event


def _beside(doc: Doc, event: EventMention, scene: Mapping[int, TimeSpan]) -> EventMention:
    """The act, with the day of one joined to it that was dated after it."""
    trigger = _token(doc, event.trigger.start)
    if event.time is not None or trigger is None or event.status not in OVER:
        return event
    return retimed(event, in_one_breath(trigger, scene))


def _by_other_act(trigger: Token, events: Sequence[EventMention]) -> tuple[TimeSpan, str] | None:
    """ "Hours before the summit" is the summit's day, where the report tells that."""
    near = NEAR.search(trigger.sent.text)
    if near is None or not simple_past(trigger):
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


def _by_report(
    doc: Doc, trigger: Token, statement: Statement | None, times: Sequence[TimeSpan]
) -> tuple[TimeSpan, str] | None:
    if statement is None or statement.cue is None or statement.manner == "direct":
        return None
    if {c.lower_ for c in children(trigger, "aux")} & {"will", "would"} or trigger.tag_ == "VBG":
        return None
    cue = _token(doc, statement.cue.start)
    if cue is None or cue.sent != trigger.sent:
        return None
    if cue.lower_ == "according":
        after = [t for t in times if t.said is not None and cue.idx < t.said.start < trigger.idx]
        between = text_of(doc)[cue.idx : after[0].said.start] if after and after[0].said else ""
        if not after or "," in between or after[0].grain != "day" or not simple_past(trigger):
            return None
        return after[0], "the day of the report it is told by"
    time, _ = time_of(cue, times, doc)
    if time is None or time.grain not in ("day", "time") or time.end is None or time.start is None:
        return None
    bound = replace(time, edtf=f"../{time.end - dt.timedelta(days=1)}", start=None)
    return bound, "told as past by a report of that day, so not later"
