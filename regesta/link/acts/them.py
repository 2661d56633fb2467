"""Who "them" are that something is given or said to in kindness. In: such an act, the report's mentions. Out: the act with those people.

"Praising the officials and workers of the plant, the premier expressed thanks to them": both. The people named last before in the same
sentence are meant, if they do not act themselves.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from regesta.link.acts.sides import because
from regesta.link.mentions.phrases import group_in
from regesta.records import Document, EventMention, Mention, Party, Span

KIND = frozenset({"SUPPORT", "AID", "CONCEDE", "CONSULT", "THREATEN"})
THEM = "them"
JOINED = frozenset({"and", ",", ", and", "and the", "as well as"})


def given_to(document: Document, event: EventMention, mentions: Sequence[Mention]) -> EventMention:
    """The act with the people that its open "them" stands for."""
    open_ = [p for p in event.recipients if _open(p)]
    if event.type not in KIND or len(open_) != 1 or open_[0].span is None:
        return event
    at = open_[0].span
    if any(m.span == at and m.refers_to is not None for m in mentions):
        return event
    acting = [p.span for p in event.actors if p.span is not None]
    before = [
        m.span
        for m in sorted(mentions, key=lambda m: m.span.start)
        if event.sentence.start <= m.span.start
        and m.span.end <= event.trigger.start
        and (m.kind == "nominal" or (m.kind == "name" and m.label == "PER"))
    ]
    theirs = _joined(document, [one for one in before if not any(_over(one, own) for own in acting)])
    states = [
        m.span for m in mentions if m.kind == "name" and m.label == "LOC" and not any(_over(m.span, o) for o in acting)
    ]
    first = theirs[0].start if theirs else 0
    theirs = [*(one for one in states if document.text[one.end : first].strip() == "and"), *theirs]
    if not theirs or not any(_people(one) for one in theirs):
        return event
    rest = tuple(p for p in event.recipients if p not in open_)
    found = tuple(replace(open_[0], name=one.text, span=one) for one in theirs)
    return because(replace(event, recipients=(*found, *rest)), "recipient: the people named before 'them'")


def _open(party: Party) -> bool:
    return party.name.lower() == THEM and party.state is None and party.actor is None


def _over(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _people(span: Span) -> bool:
    """Whether words name many people: "the workers", "her team"."""
    return span.text[:1].islower() and group_in(span.text) is not None


def _joined(document: Document, spans: Sequence[Span]) -> list[Span]:
    """The last of them and those that "and" joins to it."""
    found: list[Span] = []
    for one in reversed(spans):
        if found and document.text[one.end : found[0].start].strip() not in JOINED:
            break
        found.insert(0, one)
    return found
