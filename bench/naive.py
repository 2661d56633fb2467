"""The floor of task `record`: what the simplest reading gives. In: Held. Out: another Held, made by rules of one line each.

Acts are verbs with subject and object, all of the commonest type, all happened, on the day of publication. A statement is what stands in
quotation marks, by the nearest name before it. A figure is every number, on nobody's word. Nothing is joined, nothing disagrees.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from regesta.link.known.world import World
from regesta.read.model import load_reader
from regesta.records import (
    Document,
    Event,
    EventMention,
    EventType,
    Figure,
    Party,
    Provenance,
    Quantity,
    Span,
    Statement,
    TimeSpan,
    record_id,
)
from regesta.serve.evaluate.held import Act, Held

MADE = Provenance(made_by="naive")
COMMONEST: EventType = "CONSULT"
_QUOTED = re.compile(r"[\"“]([^\"”]{15,400})[\"”]")


def naive(held: Held) -> Held:
    """The same reports, read in the simplest way."""
    nlp = load_reader()
    events, acts, statements, figures = [], [], [], []
    for document in held.documents.values():
        if document.language not in ("en", None):
            continue
        doc = nlp(document.text)
        for mention in _mentions(document, doc, held.world):
            event = _event(mention)
            events.append(event)
            acts.append(Act(event, [mention]))
        statements += list(_statements(document, doc))
        figures += list(_figures(document, doc))
    return Held(
        world=held.world, documents=held.documents, events=tuple(events), acts=tuple(acts), statements=tuple(statements),
        figures=tuple(figures), disagreements=(), spans_ok=1.0,
    )  # fmt: skip


def _mentions(document: Document, doc: Any, world: World) -> Iterator[EventMention]:
    day = document.published
    time = None
    if day is not None:
        time = TimeSpan(
            edtf=day.isoformat(), start=day, end=day + timedelta(days=1), grain="day", said=None, reason="naive"
        )
    for token in doc:
        subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
        thing = next((c for c in token.children if c.dep_ == "obj"), None)
        if token.pos_ != "VERB" or subject is None or thing is None:
            continue
        sentence = document.span(token.sent.start_char, token.sent.end_char)
        yield EventMention(
            id=record_id("naive", document.id, token.idx),
            document=document.id,
            sentence=sentence,
            trigger=document.span(token.idx, token.idx + len(token)),
            type=COMMONEST,
            status="happened",
            provenance=MADE,
            actors=(_party(document, subject, world),),
            recipients=(_party(document, thing, world),),
            time=time,
        )


def _party(document: Document, token: Any, world: World) -> Party:
    start, end = token.left_edge.idx, token.idx + len(token)
    name = document.text[start:end]
    known = world.find(name)
    return Party(
        name=name,
        span=document.span(start, end),
        actor=known[0].id if known else None,
        state=known[0].state if known else None,
    )


def _event(mention: EventMention) -> Event:
    return Event(
        id=mention.id, type=mention.type, status=mention.status, mentions=(mention.id,), documents=(mention.document,),
        provenance=MADE, actors=mention.actors, recipients=mention.recipients, time=mention.time,
    )  # fmt: skip


def _statements(document: Document, doc: Any) -> Iterator[Statement]:
    people = [ent for ent in doc.ents if ent.label_ == "PER"]
    for found in _QUOTED.finditer(document.text):
        before = [ent for ent in people if ent.end_char <= found.start()]
        speaker = (
            Party(name=before[-1].text, span=document.span(before[-1].start_char, before[-1].end_char))
            if before
            else None
        )
        yield Statement(
            id=record_id("naive", document.id, found.start()), document=document.id, content=(document.span(*found.span(1)),),
            manner="direct", act="assert", provenance=MADE, speaker=speaker,
        )  # fmt: skip


def _figures(document: Document, doc: Any) -> Iterator[Figure]:
    for token in doc:
        digits = token.text.replace(",", "")
        if token.pos_ != "NUM" or not digits.isdigit():
            continue
        said: Span = document.span(token.idx, token.idx + len(token))
        sentence = document.span(token.sent.start_char, token.sent.end_char)
        number = float(digits)
        yield Figure(
            id=record_id("naive", document.id, token.idx), document=document.id, sentence=sentence, counts=token.head.text,
            value=Quantity(low=number, high=number, bound="exact", said=said), provenance=MADE,
        )  # fmt: skip
