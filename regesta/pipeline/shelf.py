"""The shelf of joining that lies in the record file. In: an open Store, people's judgements. Out: what `reconcile.joining` asks for.

Joining sees what reports say as judged, rejected mentions and figures left out, and events as it made them; what was judged of events and
disagreements is laid over them when they are written.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

import msgspec

from regesta.link.judgements.judged import Judged
from regesta.pipeline.resting import Sources
from regesta.reconcile.accounts import Account, Standing, account
from regesta.reconcile.shelf import Placed, Report, Row
from regesta.reconcile.ties import Tie, event_id
from regesta.records import Disagreement, Document, Event
from regesta.store import joined, versions
from regesta.store import read as stored
from regesta.store.database import Store
from regesta.store.write import drop_event, put_disagreements, put_event

REMEMBERED = (
    10_000  # accounts, events, edges … looked up that are kept, of each kind; a choice: some 100 MB of accounts
)
LIGHT = 50_000  # of where mentions lie, some 500 bytes each: a lot asks for those of its neighbours again and again; a choice
WHOLE = 1_000  # reports kept with all that they say; a choice: as many as a lot has


def _room(kept: dict[Any, Any], most: int) -> None:
    """Forget the half that was looked up first when it has become much."""
    if len(kept) > most:
        for key in list(islice(kept, len(kept) // 2)):
            del kept[key]


class Kept:
    """A shelf for one run: what was looked up is remembered until it is much. See `reconcile.shelf.Shelf`."""

    def __init__(self, store: Store, judged: Judged, sources: Sources) -> None:
        self._store = store
        self._sources = sources
        self._judged = judged
        self._reports: dict[str, Report | None] = {}
        self._told: dict[str, tuple[Document, Standing] | None] = {}
        self._accounts: dict[str, Account] = {}
        self._placed: dict[str, Placed | None] = {}
        self._edges: dict[str, dict[str, Tie]] = {}
        self._events: dict[str, Event | None] = {}
        self._drawers: dict[int, list[Row] | None] = {}  # None: more rows than are worth keeping
        self._version = -1

    def next_lot(self) -> None:
        """Forget what was looked up when another program has written to the file."""
        version = self._store.connection.execute("PRAGMA data_version").fetchone()[0]
        if version != self._version:
            self._version = version
            for kept in (
                self._reports,
                self._told,
                self._accounts,
                self._placed,
                self._edges,
                self._events,
                self._drawers,
            ):
                kept.clear()
        self._sources.forget()

    def report(self, document: str) -> Report | None:
        """A report as it is now, what it says as judged."""
        if document not in self._reports:
            _room(self._reports, WHOLE)
            told = self._told_by(document)
            self._reports[document] = None if told is None else self._report(*told)
        return self._reports[document]

    def _report(self, document: Document, standing: Standing) -> Report:
        mentions = stored.event_mentions(self._store, document=document.id)
        figures = stored.figures(self._store, document=document.id)
        return Report(
            document,
            tuple(self._judged.event(one) for one in mentions if not self._judged.rejected(one.id)),
            tuple(self._judged.figure(one) for one in figures if not self._judged.rejected(one.id)),
            standing,
        )

    def _told_by(self, document: str) -> tuple[Document, Standing] | None:
        """A report without what it says, and on what it stands."""
        if document not in self._told:
            _room(self._told, REMEMBERED)
            found = versions.standing(self._store, document)
            bare = None if found is None else msgspec.structs.replace(found, parts=(), offsets=())
            self._told[document] = None if bare is None else (bare, self._sources.standing(bare))
        return self._told[document]

    def account(self, mention: str) -> Account:
        """The account of a mention that is placed."""
        if mention not in self._accounts:
            _room(self._accounts, REMEMBERED)
            one = stored.event_mention(self._store, mention)
            told = None if one is None else self._told_by(one.document)
            if one is None or told is None:
                raise LookupError(f"the mention {mention} is placed, and its report is not there")
            self._accounts[mention] = account(self._judged.event(one), told[0], standing=told[1])
        return self._accounts[mention]

    def placed(self, mention: str) -> Placed | None:
        """Where a mention lies."""
        if mention not in self._placed:
            _room(self._placed, LIGHT)
            self._placed[mention] = None
            for key, row in joined.placed_beside(
                self._store, mention
            ):  # who asks for one of a report asks for the others
                if key == mention or key not in self._placed:
                    self._placed[key] = Placed(*row)
        return self._placed[mention]

    def placed_of(self, document: str) -> Sequence[str]:
        """The mentions of a report that are placed."""
        return joined.placed_of(self._store, document)

    def place(self, one: Account, placed: Placed) -> None:
        """Put an account into its drawers."""
        _room(self._accounts, REMEMBERED)
        _room(self._placed, LIGHT)
        self._accounts[one.id], self._placed[one.id] = one, placed
        self._drawers.clear()
        joined.place(self._store, one.id, one.document.id, placed.moment, placed.drawers)

    def unplace(self, mention: str) -> None:
        """Take an account out of its drawers, with its edges."""
        for other in self.edges(mention):
            self._edges.pop(other, None)
        self._edges.pop(mention, None)
        self._accounts.pop(mention, None)
        self._drawers.clear()
        joined.unplace(self._store, mention)
        self._placed[mention] = None

    def around(self, drawer: int, row: Row, most: int) -> tuple[list[Row], list[Row]]:
        """The rows of a drawer before and after a place, the nearest first."""
        few = 2 * most + 1
        if drawer not in self._drawers:
            _room(self._drawers, REMEMBERED)
            rows = joined.drawer(self._store, drawer, few)
            self._drawers[drawer] = rows if len(rows) < few else None
        found = self._drawers[drawer]
        if found is None:
            return joined.around(self._store, drawer, row, most)
        at = bisect_left(found, row)
        after = at + (at < len(found) and found[at] == row)
        return found[max(0, at - most) : at][::-1], found[after : after + most]

    def between(self, drawer: int, first: Row, last: Row, most: int) -> int:
        """How many rows lie between two of a drawer."""
        return joined.between(self._store, drawer, first, last, most)

    def edges(self, mention: str) -> Mapping[str, Tie]:
        """The mentions that a mention is worth being kept beside, with what hangs on each pair."""
        if mention not in self._edges:
            _room(self._edges, REMEMBERED)
            self._edges[mention] = {other: Tie(*tie) for other, tie in joined.edges(self._store, mention)}
        return self._edges[mention]

    def tie(self, one: str, other: str, tie: Tie) -> None:
        """Keep that two mentions are worth being kept beside each other."""
        self._forget_edges(one, other)
        joined.tie(self._store, one, other, tie)

    def untie(self, one: str, other: str) -> None:
        """Forget it."""
        self._forget_edges(one, other)
        joined.untie(self._store, one, other)

    def _forget_edges(self, *mentions: str) -> None:
        for key in mentions:
            self._edges.pop(key, None)

    def event(self, key: str) -> Event | None:
        """An event with its relations, as it was joined."""
        if key not in self._events:
            _room(self._events, REMEMBERED)
            self._events[key] = joined.event(self._store, key)
        return self._events[key]

    def put_event(self, event: Event) -> None:
        """Write an event as judged, and where its mentions belong."""
        settled = self._judged.settled(event)
        if self.event(event.id) != event or stored.event(self._store, event.id) != settled:
            put_event(self._store, settled, joined=event)
            self._events[event.id] = event
        moved = [key for key in event.mentions if (at := self.placed(key)) is not None and at.event != event.id]
        joined.belongs(self._store, moved, event.id)
        for key in moved:
            self._placed.pop(key, None)

    def drop_event(self, key: str) -> None:
        """Take an event away, with its disagreements."""
        drop_event(self._store, key)
        self._events[key] = None

    def put_disagreements(self, event: str, found: Sequence[Disagreement]) -> None:
        """Write the disagreements about an event as judged; those judged to be none are kept apart."""
        put_disagreements(self._store, event, [self._judged.disagreement(one) for one in found])

    def named(self, event: str) -> str | None:
        """The mention that an event with this id is named after; all are looked through only where the event has another name by now."""
        kept = self.event(event)
        inside = kept.mentions if kept is not None else joined.all_placed(self._store)
        return next((key for key in inside if event_id(key) == event), None)
