"""What joining keeps from one lot of reports to the next. In: reports, what was made of them. Out: the same, by key.

`Shelf` says what is kept; `Memory` keeps it in this process, the pipeline's own shelf in the record file.
"""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from regesta.reconcile.accounts import NOTHING_KNOWN, Account, Standing
from regesta.reconcile.ties import Tie, event_id
from regesta.records import Disagreement, Document, Event, EventMention, Figure

Row = tuple[int, str]  # moment, mention: how a drawer is ordered


@dataclass(slots=True)
class Report:
    """A report with what was taken from it."""

    document: Document
    event_mentions: Sequence[EventMention] = ()
    figures: Sequence[Figure] = ()
    standing: Standing = NOTHING_KNOWN


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a mention lies: its drawers, its moment, its event."""

    moment: int
    drawers: tuple[int, ...]
    event: str | None = None


class Shelf(Protocol):
    """What joining needs to look up and to keep."""

    def report(self, document: str) -> Report | None:
        """A report as it is now; None where it is gone."""

    def account(self, mention: str) -> Account:
        """The account of a mention that is placed."""

    def placed(self, mention: str) -> Placed | None:
        """Where a mention lies; None where it is not placed."""

    def placed_of(self, document: str) -> Sequence[str]:
        """The mentions of a report that are placed."""

    def place(self, one: Account, placed: Placed) -> None:
        """Put an account into its drawers."""

    def unplace(self, mention: str) -> None:
        """Take an account out of its drawers, with its edges."""

    def around(self, drawer: int, row: Row, most: int) -> tuple[list[Row], list[Row]]:
        """The rows of a drawer before and after a place, the nearest first, at most so many on each side."""

    def between(self, drawer: int, first: Row, last: Row, most: int) -> int:
        """How many rows lie between two of a drawer; counted up to `most`."""

    def edges(self, mention: str) -> Mapping[str, Tie]:
        """The mentions that a mention is worth being kept beside, with what hangs on each pair."""

    def tie(self, one: str, other: str, tie: Tie) -> None:
        """Keep that two mentions are worth being kept beside each other."""

    def untie(self, one: str, other: str) -> None:
        """Forget it."""

    def event(self, key: str) -> Event | None:
        """An event with its relations."""

    def put_event(self, event: Event) -> None:
        """Write an event, or write it anew, and where its mentions belong."""

    def drop_event(self, key: str) -> None:
        """Take an event away, with its disagreements."""

    def put_disagreements(self, event: str, found: Sequence[Disagreement]) -> None:
        """Write the disagreements about an event in place of those that were there."""

    def named(self, event: str) -> str | None:
        """The mention that an event with this id would be, or was once, named after."""


class Memory:
    """A shelf in this process."""

    def __init__(self) -> None:
        self.reports: dict[str, Report] = {}
        self._accounts: dict[str, Account] = {}
        self._placed: dict[str, Placed] = {}
        self._of: dict[str, list[str]] = defaultdict(list)
        self._drawers: dict[int, list[Row]] = defaultdict(list)
        self._edges: dict[str, dict[str, Tie]] = defaultdict(dict)
        self.events: dict[str, Event] = {}
        self.disagreements: dict[str, Sequence[Disagreement]] = {}

    def put(self, lot: Iterable[Report]) -> None:
        """Keep some reports."""
        self.reports.update((report.document.id, report) for report in lot)

    def report(self, document: str) -> Report | None:
        """A report as it is now."""
        return self.reports.get(document)

    def account(self, mention: str) -> Account:
        """The account of a mention that is placed."""
        return self._accounts[mention]

    def placed(self, mention: str) -> Placed | None:
        """Where a mention lies."""
        return self._placed.get(mention)

    def placed_of(self, document: str) -> Sequence[str]:
        """The mentions of a report that are placed."""
        return tuple(self._of.get(document, ()))

    def place(self, one: Account, placed: Placed) -> None:
        """Put an account into its drawers."""
        self._accounts[one.id], self._placed[one.id] = one, placed
        self._of[one.document.id].append(one.id)
        for drawer in placed.drawers:
            insort(self._drawers[drawer], (placed.moment, one.id))

    def unplace(self, mention: str) -> None:
        """Take an account out of its drawers, with its edges."""
        placed, one = self._placed.pop(mention), self._accounts.pop(mention)
        self._of[one.document.id].remove(mention)
        for drawer in placed.drawers:
            self._drawers[drawer].remove((placed.moment, mention))
        for other in self._edges.pop(mention, ()):
            self._edges[other].pop(mention, None)

    def around(self, drawer: int, row: Row, most: int) -> tuple[list[Row], list[Row]]:
        """The rows of a drawer before and after a place, the nearest first."""
        rows = self._drawers[drawer]
        at = bisect_left(rows, row)
        after = at + (at < len(rows) and rows[at] == row)
        return rows[max(0, at - most) : at][::-1], rows[after : after + most]

    def between(self, drawer: int, first: Row, last: Row, most: int) -> int:
        """How many rows lie between two of a drawer."""
        rows = self._drawers[drawer]
        return min(most, bisect_left(rows, last) - bisect_left(rows, first) - 1)

    def edges(self, mention: str) -> Mapping[str, Tie]:
        """The mentions that a mention is worth being kept beside, with what hangs on each pair."""
        return dict(self._edges.get(mention, ()))

    def tie(self, one: str, other: str, tie: Tie) -> None:
        """Keep that two mentions are worth being kept beside each other."""
        self._edges[one][other] = self._edges[other][one] = tie

    def untie(self, one: str, other: str) -> None:
        """Forget it."""
        self._edges[one].pop(other, None)
        self._edges[other].pop(one, None)

    def event(self, key: str) -> Event | None:
        """An event with its relations."""
        return self.events.get(key)

    def put_event(self, event: Event) -> None:
        """Write an event, and where its mentions belong."""
        self.events[event.id] = event
        for key in event.mentions:
            old = self._placed[key]
            self._placed[key] = Placed(old.moment, old.drawers, event.id)

    def drop_event(self, key: str) -> None:
        """Take an event away, with its disagreements."""
        self.events.pop(key, None)
        self.disagreements.pop(key, None)

    def put_disagreements(self, event: str, found: Sequence[Disagreement]) -> None:
        """Write the disagreements about an event."""
        self.disagreements[event] = found

    def named(self, event: str) -> str | None:
        """The mention that an event with this id is named after."""
        return next((key for key in sorted(self._accounts) if event_id(key) == event), None)
