"""What is exported. In: an open Store, filters. Out: a Selection that gives events, their accounts and reports one by one.

Without filters it is the whole record. With filters it is the events asked for and what belongs to them: their accounts, the reports
that tell of them, the statements they rest on, figures and disagreements about them.
"""

from collections.abc import Iterator
from functools import cached_property

import msgspec

from regesta.link.judgements.judged import Judged
from regesta.records import Actor, Disagreement, Document, Event, EventMention, Figure, Place, Provenance, Statement
from regesta.serve import query
from regesta.serve.as_judged import AsJudged
from regesta.serve.query import Filters
from regesta.store import read as stored
from regesta.store import rows
from regesta.store.database import Store

NO_FILTERS = Filters()


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """A report without its text: what a line that cites it needs."""

    id: str
    source: str
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    language: str | None

    @property
    def cited(self) -> str:
        """Outlet and date in words, as far as known."""
        return ", ".join(part for part in (self.outlet or "unknown outlet", self.published) if part)


class Selection:
    """The part of a record that is exported."""

    def __init__(self, store: Store, filters: Filters = NO_FILTERS) -> None:
        self.store = store
        self.filters = filters
        self.whole = filters == NO_FILTERS

    def events(self) -> Iterator[Event]:
        """The events, by date, undated ones last."""
        return query.events(self.store, self.filters)

    def accounts(self, event: Event) -> list[EventMention]:
        """What the reports' sentences say of an event, in order of publication."""
        found = rows.mentions_by_id(self.store, event.mentions)
        return sorted(
            found, key=lambda one: (self.reports[one.document].published or "9999", one.document, one.trigger)
        )

    @cached_property
    def reports(self) -> dict[str, Brief]:
        """All reports of the record by id, without their texts."""
        return {
            one.id: Brief(
                id=one.id, source=one.source, outlet=one.outlet, title=one.title, url=one.url,
                published=str(one.published) if one.published else None, language=one.language,
            )
            for one in stored.documents(self.store)
        }  # fmt: skip

    @cached_property
    def chosen(self) -> frozenset[str]:
        """Ids of the events, of their mentions and of the statements these rest on, when filters are given."""
        found: set[str] = set()
        for event in self.events():
            found |= {event.id, *event.mentions}
            found |= {one.statement for one in rows.mentions_by_id(self.store, event.mentions) if one.statement}
        return frozenset(found)

    @cached_property
    def chosen_reports(self) -> frozenset[str]:
        """Ids of the reports that tell of the events."""
        return frozenset(key for event in self.events() for key in event.documents)

    @cached_property
    def event_of(self) -> dict[str, str]:
        """Of each event mention the event it tells of."""
        return {mention: event.id for event in self.events() for mention in event.mentions}

    @cached_property
    def judged(self) -> Judged:
        """What people have judged."""
        return self._taken.judged

    @cached_property
    def _taken(self) -> AsJudged:
        return AsJudged(self.store)

    def documents(self) -> Iterator[Document]:
        """The reports, by id."""
        return (one for one in stored.documents(self.store) if self.whole or one.id in self.chosen_reports)

    def mentions(self, *, document: str | None = None) -> Iterator[EventMention]:
        """Accounts of events, by report and place in it, parties as judged."""
        return (one for one in self._taken.mentions(document=document) if self.has(one.id))

    def statements(self, *, document: str | None = None) -> Iterator[Statement]:
        """Statements, by report and place in it, speakers as judged."""
        return (one for one in self._taken.statements(document=document) if self.has(one.id))

    def figures(self, *, document: str | None = None) -> Iterator[Figure]:
        """Figures, by report and place in it, as judged."""
        return (one for one in self._taken.figures(document=document) if self.whole or one.about in self.chosen)

    def disagreements(self) -> Iterator[Disagreement]:
        """Disagreements, by id."""
        return (one for one in stored.disagreements(self.store) if self.whole or one.event in self.chosen)

    def has(self, key: str) -> bool:
        """Whether an event, a mention of one or a statement is exported."""
        return self.whole or key in self.chosen

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """The record's actors by id, and those that people parted from them."""
        found = {one.id: one for one in stored.actors(self.store)}
        for made in sorted(self.judged.made - set(found)):
            found[made] = msgspec.structs.replace(_nobody, id=made)
        return found

    @cached_property
    def places(self) -> dict[str, Place]:
        """The record's places by id."""
        return {one.id: one for one in stored.places(self.store)}


_nobody = Actor(id="", kind="unknown", name="somebody else", provenance=Provenance(made_by="person"))
