"""Does every value still read back? In: an open Store. Out: the spans that do not; there should be none."""

from collections.abc import Iterator

import msgspec

from regesta.records import Span
from regesta.store import read
from regesta.store.database import Store


def broken_spans(store: Store) -> Iterator[Span]:
    """Every span in the record whose words do not stand where it says."""
    texts = {document.id: document.text for document in read.documents(store)}
    for span in all_spans(store):
        if texts.get(span.document, "")[span.start : span.end] != span.text:
            yield span


def all_spans(store: Store) -> Iterator[Span]:
    """Every span in the record."""
    for kind in (read.mentions, read.event_mentions, read.statements, read.figures, read.events, read.issues):
        for record in kind(store):
            yield from spans_in(record)
    for document in read.document_ids(store):
        for time in read.times(store, document=document):
            yield from spans_in(time)


def spans_in(value: object) -> Iterator[Span]:
    """Every Span inside a record, at any depth."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from spans_in(getattr(value, field))
    elif isinstance(value, tuple):
        for one in value:
            yield from spans_in(one)
