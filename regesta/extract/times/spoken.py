"""The day of what is done by the words of a quotation. In: an act inside a direct statement. Out: the day of the statement, and why.

"We condemn the raid," the ministry said on Monday: it did so on Monday. Where the cue has no day of its own, the story's day holds for
it as for any act, if the story has told of its speaker.
"""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from regesta.extract.grammar.relations import children
from regesta.extract.times.attach import time_of
from regesta.extract.times.stands import Stand
from regesta.extract.times.story import IN_WORDS, day_at, in_common, simple_past
from regesta.records import EventMention, Statement, TimeSpan

PRESENT = frozenset({"VBP", "VBZ", "VB"})
FROM_OTHER_DAYS = frozenset(
    {"will", "would", "shall", "may", "might", "can", "could", "should", "must", "did", "'ll", "’ll"}
)


def by_quotation(
    doc: Doc,
    trigger: Token,
    event: EventMention,
    statement: Statement | None,
    *,
    times: Sequence[TimeSpan],
    days: Sequence[Stand],
) -> tuple[TimeSpan, str] | None:
    """The day on which the words were said that do the act."""
    if statement is None or statement.manner != "direct" or statement.cue is None or event.subtype not in IN_WORDS:
        return None
    if trigger.tag_ not in PRESENT or not _done_by_saying(trigger, event):
        return None
    cue = doc.char_span(statement.cue.start, statement.cue.end, alignment_mode="expand")
    if cue is None or not len(cue):
        return None
    own, _ = time_of(cue.root, times, doc)
    if own is not None:
        return (own, "the words that do it were said then") if own.grain in ("day", "time") and own.start else None
    return said_at(doc, cue.root, statement, days)


def said_at(doc: Doc, cue: Token, statement: Statement, days: Sequence[Stand]) -> tuple[TimeSpan, str] | None:
    """The day the story stands at where words were said, if it has told of their speaker."""
    day = day_at(days, cue)
    speaker = statement.speaker.span if statement.speaker is not None else None
    if day is None or speaker is None or not simple_past(cue):
        return None
    here = next(s for s in days if s.sentence.start_char <= cue.idx < s.sentence.end_char)
    known = any(in_common(doc, [(speaker.start, speaker.end)], here.told))
    return (day, "the words that do it were said on the day the story stands at") if known else None


def _done_by_saying(trigger: Token, event: EventMention) -> bool:
    """The plain present, or what the status tells to be done by saying it ("would like to thank")."""
    wished = any(reason.startswith("status: done by saying it") for reason in event.provenance.reasons)
    return wished or not {c.lower_ for c in children(trigger, "aux", "aux:pass", "mark")} & {*FROM_OTHER_DAYS, "to"}
