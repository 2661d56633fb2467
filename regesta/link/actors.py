"""Who is who in one report. In: a Document, its Doc, its Extraction, a World. Out: the Extraction with actors linked.

Every Mention that could be told gets its `actor`; every Party its slots: person, body, state, sector, and the fullest name. What could
not be told keeps its words.
"""

import re
from collections.abc import Iterable

import msgspec
from spacy.tokens import Doc

from regesta.link.mentions.bodies import whole
from regesta.link.mentions.context import Knows
from regesta.link.mentions.several import Several
from regesta.records import Document, EventMention, Extraction, Figure, Mention, Party, Statement

_PLACE_WORD = re.compile(r"\b(?:in|at|near|outside|around|across|via|through)\s+(?:the\s+)?$", re.IGNORECASE)
_DATELINE = re.compile(r"(?:,[^\n]{0,40})?\s*(?:\([^)\n]{2,30}\)\s*)?(?:/|[-–—]|\()")


class Linker(Several):
    """The linking of one report's parties."""

    def linked(self, mention: Mention) -> Mention:
        """The mention with its actor; a capital that is only a place has none."""
        told = self.found.get(mention.id)
        if told is None or told.actor is None:
            return mention
        hit = whole(self.context, mention.span.start, mention.span.end)
        seat = hit is not None and hit.entries[0].kind in ("capital", "seat")
        if seat and (
            self._dateline(mention)
            or _PLACE_WORD.search(self.document.text[max(0, mention.span.start - 12) : mention.span.start])
        ):
            return mention
        made = mention.provenance
        provenance = msgspec.structs.replace(made, reasons=(*made.reasons, *told.reasons), score=told.score)
        return msgspec.structs.replace(mention, actor=told.actor, provenance=provenance)

    def _dateline(self, mention: Mention) -> bool:
        """Whether the name opens a dateline."""
        if any(part.kind == "dateline" and part.start <= mention.span.start < part.end for part in self.document.parts):
            return True
        text = self.document.text
        opens = mention.span.start == 0 or text[mention.span.start - 1] == "\n"
        return opens and bool(_DATELINE.match(text, mention.span.end))


def link(document: Document, doc: Doc, extraction: Extraction, world: Knows) -> Extraction:
    """The extraction with its mentions and parties linked to the world's actors.

    Args:
        document: the report.
        doc: its text as the reading model parsed it (`doc.text == document.text`).
        extraction: what was taken from it; its parties have span and name.
        world: the known actors.
    """
    return link_by(Linker(document, doc, extraction.mentions, world), extraction)


def link_by(linker: Linker, extraction: Extraction) -> Extraction:
    """The same, where it has been told already who the report's mentions are."""
    return msgspec.structs.replace(
        extraction,
        mentions=tuple(linker.linked(mention) for mention in extraction.mentions),
        event_mentions=tuple(_event(event, linker) for event in extraction.event_mentions),
        statements=tuple(_statement(statement, linker) for statement in extraction.statements),
        figures=tuple(_figure(figure, linker) for figure in extraction.figures),
    )


def _each(parties: Iterable[Party], linker: Linker) -> tuple[Party, ...]:
    """Every party linked and opened; one that comes twice stays once."""
    found: dict[object, Party] = {}
    for party in parties:
        for one in linker.expand(party):
            found.setdefault(one.actor or (one.name, one.state, one.span), one)
    return tuple(found.values())


def _event(event: EventMention, linker: Linker) -> EventMention:
    return msgspec.structs.replace(
        event,
        actors=_each(event.actors, linker),
        recipients=_each(event.recipients, linker),
        by=tuple(linker.party(party) for party in event.by),
    )


def _statement(statement: Statement, linker: Linker) -> Statement:
    return msgspec.structs.replace(
        statement,
        speaker=linker.party(statement.speaker) if statement.speaker else None,
        addressee=linker.party(statement.addressee) if statement.addressee else None,
        by=tuple(linker.party(party) for party in statement.by),
    )


def _figure(figure: Figure, linker: Linker) -> Figure:
    return msgspec.structs.replace(figure, by=tuple(linker.party(party) for party in figure.by))
