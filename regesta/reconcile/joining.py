"""Joining as reports come in. In: reports with what was taken from them, lot after lot. Out: what one run over all would have given.

Nothing here decides anything: pairs, comparisons, clusters, events and disagreements are made by the same functions as in `together`.
What is kept is which of them a new report can touch. A drawer's pairs depend on the drawer alone; who is joined with whom depends on
the accounts that pairs worth joining connect; an event depends on its accounts, a disagreement on its event, the figures of its
reports and the event it is linked with. So only these are made again, and a report can be taken out in the same way.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from regesta.reconcile.accounts import Account, account
from regesta.reconcile.candidates import Drawer, drawers_of, pairs_in
from regesta.reconcile.cluster import Cluster, clusters, could_join
from regesta.reconcile.compare import Comparison, compare
from regesta.reconcile.counting import attach, settle
from regesta.reconcile.disagreements import about_event
from regesta.reconcile.merging import event
from regesta.reconcile.parts import related
from regesta.reconcile.together import Reconciled
from regesta.records import Disagreement, Document, Event, EventMention, Figure

Pair = tuple[str, str]


@dataclass(slots=True)
class Report:
    """A report with what was taken from it."""

    document: Document
    event_mentions: Sequence[EventMention] = ()
    figures: Sequence[Figure] = ()


@dataclass(slots=True)
class Touched:
    """What one lot of reports touched: for measuring."""

    compared: int = 0
    accounts: int = 0
    events: int = 0
    looked_at: set[str] = field(default_factory=set)  # accounts whose clusters were made anew


class Joining:
    """The state of joining. People's judgements are not looked at: with any, run `together.reconcile`."""

    def __init__(self) -> None:
        self._reports: dict[str, Report] = {}
        self._accounts: dict[str, Account] = {}
        self._drawers: dict[Drawer, dict[str, Account]] = defaultdict(dict)
        self._pairs: dict[Drawer, frozenset[Pair]] = {}
        self._held: dict[Pair, int] = defaultdict(int)  # by how many drawers a pair is brought together
        self._compared: dict[Pair, Comparison] = {}
        self._beside: dict[str, set[str]] = defaultdict(set)  # all that an account was compared with
        self._cluster: dict[str, Cluster] = {}
        self._plain: dict[str, Event] = {}  # by id, without relations
        self._events: dict[str, Event] = {}
        self._event_of: dict[str, Event] = {}
        self._disagreements: dict[str, tuple[Disagreement, ...]] = {}

    def add(self, reports: Iterable[Report]) -> Touched:
        """Take reports in; one that is there already is replaced."""
        lot = {report.document.id: report for report in reports}
        return self._update(lot, frozenset(lot))

    def remove(self, documents: Iterable[str]) -> Touched:
        """Take reports out, with all that rests on them alone."""
        return self._update({}, frozenset(documents))

    def outcome(self) -> Reconciled:
        """Events and disagreements of all reports that are in."""
        found = {one.id: one for some in self._disagreements.values() for one in some}
        return Reconciled(
            events=tuple(self._events[key] for key in sorted(self._events)),
            disagreements=tuple(found[key] for key in sorted(found)),
        )

    # --- the steps ---

    def _update(self, lot: dict[str, Report], gone: frozenset[str]) -> Touched:
        touched = Touched()
        drawers: set[Drawer] = set()
        fresh: set[str] = set()
        for key in sorted(gone):
            old = self._reports.pop(key, None)
            for mention in old.event_mentions if old is not None else ():
                drawers |= self._take_out(mention.id)
                fresh.add(mention.id)
        for key, report in sorted(lot.items()):
            self._reports[key] = report
            for mention in report.event_mentions:
                made = self._accounts[mention.id] = account(mention, report.document)
                fresh.add(mention.id)
                for drawer in drawers_of(made):
                    self._drawers[drawer][mention.id] = made
                    drawers.add(drawer)
        moved = self._pair_up(drawers, fresh, touched)
        self._recluster(moved | fresh, touched, frozenset({*gone, *lot}))
        return touched

    def _take_out(self, mention: str) -> set[Drawer]:
        old = self._accounts.pop(mention)
        drawers = set(drawers_of(old))
        for drawer in drawers:
            del self._drawers[drawer][mention]
        return drawers

    def _pair_up(self, drawers: Iterable[Drawer], fresh: set[str], touched: Touched) -> set[str]:
        """Make the pairs of some drawers anew; the accounts at the ends of pairs that came or went."""
        moved: set[str] = set()
        changed: set[Pair] = set()
        for drawer in sorted(drawers):
            inside = [self._drawers[drawer][key] for key in sorted(self._drawers[drawer])]
            before = self._pairs.pop(drawer, frozenset())
            after = frozenset((one.id, other.id) for one, other in pairs_in(drawer, inside))
            if after:
                self._pairs[drawer] = after
            for pair in before - after:
                self._held[pair] -= 1
            for pair in after - before:
                self._held[pair] += 1
            changed |= before ^ after
            # An account that was replaced may say something else to the same pairs.
            changed |= {pair for pair in before & after if fresh.intersection(pair)}
        for pair in sorted(changed):
            moved.update(pair)
            one, other = pair
            if not self._held[pair]:
                del self._held[pair]
                self._compared.pop(pair, None)
                self._beside[one].discard(other)
                self._beside[other].discard(one)
            elif pair not in self._compared or fresh.intersection(pair):
                self._compared[pair] = compare(self._accounts[one], self._accounts[other])
                self._beside[one].add(other)
                self._beside[other].add(one)
                touched.compared += 1
        return moved

    def _recluster(self, moved: set[str], touched: Touched, documents: frozenset[str]) -> None:
        old = {id(self._cluster[key]): self._cluster[key] for key in moved if key in self._cluster}
        start = moved | {one.id for cluster in old.values() for one in cluster.accounts}
        region = self._connected({key for key in start if key in self._accounts})
        rim = {other for key in region for other in self._beside[key]} - region
        compared = [
            self._comparison(one, other)
            for one in region
            for other in self._beside[one]
            if other not in region or one < other
        ]
        told = [self._accounts[key] for key in sorted(region | rim)]
        made = [one for one in clusters(told, compared) if one.accounts[0].id in region]
        old |= {id(self._cluster[key]): self._cluster[key] for key in region if key in self._cluster}
        before = {self._event_of[one.id].id for cluster in old.values() for one in cluster.accounts}
        for cluster in old.values():
            for one in cluster.accounts:
                self._cluster.pop(one.id, None)
                self._event_of.pop(one.id, None)
        for key in before:
            self._plain.pop(key, None)
        fresh = [(cluster, event(cluster)) for cluster in made]
        for cluster, made_of in fresh:
            self._plain[made_of.id] = made_of
            for key in made_of.mentions:
                self._cluster[key], self._event_of[key] = cluster, made_of
        touched.accounts, touched.events = len(region), len(fresh)
        touched.looked_at = region
        self._finish(before, [one for _, one in fresh], documents)

    def _connected(self, start: set[str]) -> set[str]:
        """All accounts that pairs worth joining connect with some."""
        found, waiting = set(start), list(start)
        while waiting:
            here = waiting.pop()
            for other in self._beside[here]:
                if other not in found and could_join(self._comparison(here, other)):
                    found.add(other)
                    waiting.append(other)
        return found

    def _comparison(self, one: str, other: str) -> Comparison:
        return self._compared[(one, other) if one < other else (other, one)]

    def _finish(self, gone: set[str], made: Sequence[Event], documents: frozenset[str]) -> None:
        """Relations and disagreements of the events that were made anew, of those told in the same reports and of those linked."""
        for key in gone:
            self._events.pop(key, None)
            self._disagreements.pop(key, None)
        reports = documents | {key for one in made for key in one.documents}
        around = self._linked({one.id for one in made} | self._told_in(reports))
        # What bears on a neighbour may lie further out; relations are made where all that bears on them is at hand.
        wide = self._linked(around | self._told_in({name for key in around for name in self._plain[key].documents}))
        homes = {key: self._cluster[self._plain[key].mentions[0]] for key in sorted(wide)}
        found = {one.id: one for _, one in related([(home, self._plain[key]) for key, home in homes.items()])}
        settled: dict[str, list[tuple[str, Figure]]] = {}
        for key in sorted(around):
            self._events[key] = found[key]
            counted = self._counted(found[key], settled)
            told = {one.document: self._reports[one.document].document for one in counted}
            made_of = about_event(found[key], homes[key], self._event_of, homes, (counted, told))
            self._disagreements[key] = tuple(made_of)

    def _told_in(self, reports: Iterable[str]) -> set[str]:
        """Events that some reports tell of."""
        there = (self._reports[key] for key in reports if key in self._reports)
        return {self._event_of[mention.id].id for report in there for mention in report.event_mentions}

    def _linked(self, events: set[str]) -> set[str]:
        """These events and those that they are linked with."""
        clusters_ = (self._cluster[self._plain[key].mentions[0]] for key in events)
        return events | {self._event_of[key].id for cluster in clusters_ for _, _, key in cluster.linked}

    def _counted(self, one: Event, settled: dict[str, list[tuple[str, Figure]]]) -> list[Figure]:
        """The figures about an event, from the reports that tell of it; a report's figures are settled once a lot."""
        found: list[Figure] = []
        for key in one.documents:
            if key not in settled:
                report = self._reports[key]
                own = {mention.id: self._event_of[mention.id].id for mention in report.event_mentions}
                figures = settle(attach(report.figures, report.event_mentions), report.event_mentions, own)
                settled[key] = [(own[figure.about], figure) for figure in figures if figure.about in own]
            found += [figure for event, figure in settled[key] if event == one.id]
        return found
