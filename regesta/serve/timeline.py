"""The list of what happened. In: Events and the reports they rest on. Out: one Line an event, by date, undated ones last."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

import msgspec

from regesta.records import Document, Event, EventMention
from regesta.serve.dates import told
from regesta.serve.wording import what
from regesta.store import read as stored
from regesta.store import some
from regesta.store.chosen import event_mentions_by_id
from regesta.store.database import Store
from regesta.store.some import Head

SHORTEST = 7  # digits of an id that are shown at least, as git does
FEW = 2_000  # events whose neighbours are looked up one by one; a choice


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A report that tells of an event, with the first sentence that does."""

    document: str
    outlet: str | None
    published: str | None
    title: str | None
    sentence: str
    by: tuple[str, ...] = ()
    copy_of: str | None = None


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a timeline. `date` is EDTF, None where undated; `when` the same for reading; `short` enough of the id to name it."""

    id: str
    short: str
    date: str | None
    when: str
    what: str
    status: str
    reports: int
    origins: int
    disagree: tuple[str, ...]
    sources: tuple[Source, ...]
    event: Event

    @property
    def dated(self) -> bool:
        """Whether the reports tell when, at least on one side."""
        return self.event.time is not None and (self.event.time.start or self.event.time.end) is not None


def lines(store: Store, events: Iterable[Event]) -> Iterator[Line]:
    """The events as lines: dated ones in the order given, then the others in the order of their first report."""
    events = list(events)
    mentions = event_mentions_by_id(store, (key for event in events for key in event.mentions))
    reports = some.heads(store, sorted({mention.document for mention in mentions.values()}))
    fields = some.disagreement_fields(store, [event.id for event in events])
    length = _length(store, events)
    made = [
        line(event, mentions=mentions, reports=reports, disagree=tuple(sorted(fields.get(event.id, ()))), length=length)
        for event in events
    ]
    yield from (one for one in made if one.dated)
    undated = [one for one in made if not one.dated]
    yield from sorted(undated, key=lambda one: (str(one.event.first_reported or "9999"), one.id))


def _length(store: Store, events: list[Event]) -> int:
    """How many digits tell the ids of these events apart from all others of the record."""
    if len(events) > FEW:
        return short_length(stored.event_ids(store))
    return max((short_length(some.neighbours(store, event.id)) for event in events), default=SHORTEST)


def line(
    event: Event,
    *,
    mentions: dict[str, EventMention],
    reports: Mapping[str, Document | Head],
    disagree: tuple[str, ...] = (),
    length: int = SHORTEST,
) -> Line:
    """One event as a line."""
    return Line(
        id=event.id,
        short=event.id[:length],
        date=event.time.edtf if event.time else None,
        when=told(event.time),
        what=what(event),
        status=event.status,
        reports=len(event.documents),
        origins=len(event.origins),
        disagree=disagree,
        sources=tuple(_sources(event, mentions, reports)),
        event=event,
    )


def _sources(
    event: Event, mentions: dict[str, EventMention], reports: Mapping[str, Document | Head]
) -> Iterator[Source]:
    first: dict[str, EventMention] = {}
    for mention in sorted((mentions[key] for key in event.mentions if key in mentions), key=lambda one: one.trigger):
        first.setdefault(mention.document, mention)
    for document_id in sorted(
        first, key=lambda key: (str(reports[key].published or "9999"), reports[key].outlet or "", key)
    ):
        report, mention = reports[document_id], first[document_id]
        yield Source(
            document=document_id,
            outlet=report.outlet,
            published=str(report.published) if report.published else None,
            title=report.title,
            sentence=mention.sentence.text,
            by=tuple(party.name for party in mention.by),
            copy_of=report.copy_of,
        )


def short_length(ids: list[str]) -> int:
    """How many digits tell all these ids apart."""
    ordered = sorted(ids)
    shared = (
        next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
        for one, other in pairwise(ordered)
    )
    return max([SHORTEST, *(place + 1 for place in shared)])
