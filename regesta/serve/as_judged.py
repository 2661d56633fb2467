"""What reports say, as people judged it. In: an open Store. Out: statements, figures, accounts of events, without what was rejected.

Lists, pages, exports, briefings and counts take from here, so that none of them tells what somebody has said is none. Only `show`, and
the page of the thing itself, find it still.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property

from regesta.link.judgements.judged import Judged
from regesta.records import EventMention, Figure, Statement
from regesta.store import read as stored
from regesta.store import some
from regesta.store.database import Store
from regesta.store.located import judgements


class AsJudged:
    """The statements, figures and accounts of one record, as judged."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def judged(self) -> Judged:
        """What people have judged, ids as of now."""
        return Judged(judgements(self._store))

    def mentions(self, *, document: str | None = None) -> Iterator[EventMention]:
        """Accounts of events of all reports, or of one."""
        found = stored.event_mentions(self._store, document=document)
        return (self.judged.event(one) for one in found if not self.judged.rejected(one.id))

    def statements(self, *, document: str | None = None) -> Iterator[Statement]:
        """Statements of all reports, or of one."""
        found = stored.statements(self._store, document=document)
        return (self.judged.statement(one) for one in found if not self.judged.rejected(one.id))

    def figures(self, *, document: str | None = None) -> Iterator[Figure]:
        """Figures of all reports, or of one; one of a statement that was rejected stands by itself."""
        found = stored.figures(self._store, document=document)
        return (self.judged.figure(one) for one in found if not self.judged.rejected(one.id))

    def figures_about(self, mentions: Sequence[str]) -> tuple[Figure, ...]:
        """Figures about these accounts of events."""
        found = some.figures_about(self._store, mentions)
        return tuple(self.judged.figure(one) for one in found if not self.judged.rejected(one.id))

    def counts(self) -> dict[str, int]:
        """How many of each thing that people look at the record holds."""
        return stored.counts(self._store, without=self.judged.left_out)
