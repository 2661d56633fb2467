"""W3C Web Annotations. In: a Selection. Out: one AnnotationCollection: each account of an event, each statement, each figure.

The target is the report's cleaned text (`urn:regesta:document:ID`), with its position there and its words with some text on both sides;
`scope` is the report's address, where the words can be found by quotation.
"""

import json
from collections.abc import Iterator, Sequence
from typing import TextIO

from regesta.records import Document, EventMention, Figure, Span, Statement
from regesta.serve.dates import told
from regesta.serve.export.selection import Selection
from regesta.serve.export.tables_acts import chain
from regesta.serve.export.tally import Tally

AROUND = 32  # signs of text before and after a quotation, as annotation programs use; a choice
Json = dict[str, object]


def write(chosen: Selection, stream: TextIO, tally: Tally) -> None:
    """Write the collection, one report after another."""
    stream.write('{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationCollection",')
    stream.write(' "id": "urn:regesta:annotations", "label": "Accounts of events, statements and figures",')
    stream.write(' "first": {"type": "AnnotationPage", "id": "urn:regesta:annotations:1", "startIndex": 0, "items": [')
    total = 0
    for document in chosen.documents():
        for made in _of(document, chosen, tally):
            stream.write(("," if total else "") + "\n" + json.dumps(made, ensure_ascii=False))
            total += 1
    stream.write(f'\n]}}, "total": {total}}}\n')


def _of(document: Document, chosen: Selection, tally: Tally) -> Iterator[Json]:
    for mention in chosen.mentions(document=document.id):
        tally.wrote("accounts of events")
        yield _annotation("mention", mention.id, _account(mention, chosen), [mention.sentence], document)
    for statement in chosen.statements(document=document.id):
        tally.wrote("statements")
        yield _annotation("statement", statement.id, _said(statement), statement.content, document)
    for figure in chosen.figures(document=document.id):
        tally.wrote("figures")
        yield _annotation("figure", figure.id, _counted(figure), [figure.value.said], document)


def _annotation(kind: str, key: str, bodies: list[Json], spans: Sequence[Span], document: Document) -> Json:
    targets = [_target(span, document) for span in spans]
    return {
        "id": f"urn:regesta:{kind}:{key}", "type": "Annotation", "motivation": "describing", "body": bodies,
        "target": targets if len(targets) > 1 else targets[0],
    }  # fmt: skip


def _target(span: Span, document: Document) -> Json:
    text = document.text
    quote: Json = {"type": "TextQuoteSelector", "exact": span.text}
    quote |= {"prefix": text[max(0, span.start - AROUND) : span.start], "suffix": text[span.end : span.end + AROUND]}
    target: Json = {
        "type": "SpecificResource", "source": f"urn:regesta:document:{document.id}",
        "selector": [{"type": "TextPositionSelector", "start": span.start, "end": span.end}, quote],
    }  # fmt: skip
    return {**target, "scope": document.url} if document.url else target


def _account(mention: EventMention, chosen: Selection) -> list[Json]:
    parts = {
        "actors": ", ".join(party.name for party in mention.actors), "recipients": ", ".join(party.name for party in mention.recipients),
        "object": mention.object.text if mention.object else "", "when": told(mention.time) if mention.time else "",
        "place": mention.place.name if mention.place else "", "on the word of": chain(mention.by) or "",
    }  # fmt: skip
    told_parts = "; ".join(f"{name}: {value}" for name, value in parts.items() if value)
    bodies = [
        _tag(mention.type),
        *([_tag(mention.subtype)] if mention.subtype else []),
        _tag(f"status: {mention.status}"),
    ]
    bodies.append(_words(told_parts or mention.trigger.text))
    event = chosen.event_of.get(mention.id)
    if event:
        bodies.append({"type": "SpecificResource", "purpose": "linking", "source": f"urn:regesta:event:{event}"})
    return bodies


def _said(statement: Statement) -> list[Json]:
    speaker = statement.speaker.name if statement.speaker else "somebody who is not named"
    after = f", as told by {chain(statement.by)}" if statement.by else ""
    return [_tag("statement"), _tag(statement.act), _tag(statement.manner), _words(f"{speaker}{after}")]


def _counted(figure: Figure) -> list[Json]:
    word = f", on the word of {chain(figure.by)}" if figure.by else ""
    return [_tag("figure"), _words(f"{figure.value.short()} {figure.counts}{word}")]


def _tag(value: str) -> Json:
    return {"type": "TextualBody", "purpose": "tagging", "value": value}


def _words(value: str) -> Json:
    return {"type": "TextualBody", "purpose": "describing", "value": value, "format": "text/plain"}
