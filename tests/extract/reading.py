"""Short ways to read a sentence for the tests of the extractors."""

import datetime as dt
from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from regesta.extract.events.report import events
from regesta.extract.statements.report import statements
from regesta.extract.times.narrative import dated
from regesta.extract.times.report import times
from regesta.read.coreference import resolve
from regesta.read.mentions import mentions
from regesta.records import Document, EventMention
from regesta.seenacts import KEY


def document(text: str, *, published: dt.date | None = dt.date(2024, 5, 15)) -> Document:
    """A report with nothing but its text and a date, a Wednesday."""
    return Document(id="d", source="d.txt", sha256="0", text=text, language="en", published=published)


def read_events(
    nlp: Language, text: str, *, published: dt.date | None = dt.date(2024, 5, 15)
) -> tuple[EventMention, ...]:
    """The event mentions of a text, through mentions, coreference, times and statements."""
    report = document(text, published=published)
    doc: Doc = nlp(text)
    named = resolve(report, doc, mentions(report, doc, known={}))
    spans = times(report, doc)
    return events(report, doc, named, spans, statements(report, doc, named))


def by_frames(nlp: Language, text: str) -> tuple[EventMention, ...]:
    """As `read_events`, by frames and rules alone: without what the reading model sees."""
    report = document(text)
    doc: Doc = nlp(text)
    doc.user_data[KEY] = ()
    named = resolve(report, doc, mentions(report, doc, known={}))
    return events(report, doc, named, times(report, doc), statements(report, doc, named))


def dated_events(nlp: Language, report: Document) -> tuple[EventMention, ...]:
    """The event mentions of a report, those without a day of their own dated from its story."""
    doc: Doc = nlp(report.text)
    named = resolve(report, doc, mentions(report, doc, known={}))
    spans = times(report, doc)
    said = statements(report, doc, named)
    return dated(report, doc, events(report, doc, named, spans, said), spans, said, mentions=named)


def check_sides(event: EventMention, actors: Sequence[str], recipients: Sequence[str]) -> None:
    """Each side has as many parties as there are names, and each its name in order."""
    for side, names in ((event.actors, actors), (event.recipients, recipients)):
        assert len(side) == len(names), [party.name for party in side]
        assert all(name in party.name for name, party in zip(names, side, strict=True))
