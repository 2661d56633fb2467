"""Joining as reports come in. In: a shelf, the reports that came, changed or went. Out: the shelf, as one run over all would leave it.

Nothing here decides anything: drawers, comparisons, clusters, events and disagreements are made by the same functions as in `together`.
What is kept is which of them a new report can touch. An account meets its neighbours in each of its drawers; who is joined with whom
depends on the accounts that pairs worth joining connect; an event depends on its accounts, a disagreement on its event, the figures
of its reports and the event it is linked with. So only these are made again, and a report can be taken out in the same way.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from msgspec.structs import replace

from regesta.reconcile.accounts import Account, account
from regesta.reconcile.candidates import moment, places_of
from regesta.reconcile.cluster import Joiner, named_by_people
from regesta.reconcile.compare import Comparison, compare
from regesta.reconcile.counting import attach, by_event, settle
from regesta.reconcile.disagreements import about_event
from regesta.reconcile.drawers import gained, meetings, parted
from regesta.reconcile.merging import event
from regesta.reconcile.parts import holds, related
from regesta.reconcile.positions import Counted
from regesta.reconcile.regions import Region
from regesta.reconcile.shelf import Placed, Shelf
from regesta.reconcile.ties import Cluster, Homes, Pair, Tie, Touched, tie_of
from regesta.records import Event, Figure, Judgement


class Joining:
    """Joining over a shelf; `judgements` are those of people that stand."""

    def __init__(self, shelf: Shelf, judgements: Iterable[Judgement] = ()) -> None:
        self._shelf = shelf
        self._judgements = tuple(judgements)
        self._judged: Mapping[str, frozenset[str]] = {}
        self._compared: dict[Pair, Comparison | None] = {}
        self._clusters: dict[str, Cluster] = {}  # by event

    def update(self, documents: Iterable[str], *, judged: Iterable[str] = ()) -> Touched:
        """Take in reports that came or changed, and take out those that are gone.

        Args:
            documents: their ids; what they hold now the shelf knows.
            judged: mentions or events that a person has judged, or whose judgement was taken back.
        """
        touched, lot = Touched(), sorted(set(documents))
        self._compared, self._clusters = {}, {}
        moved, before = self._place(lot, touched)
        self._judged = named_by_people(self._judgements, self._shelf.named)  # the lot may hold what was judged
        for key in judged:
            found = self._shelf.named(key) if self._shelf.placed(key) is None else key
            if found is not None:
                moved.add(found)
        made, gone = self._recluster(moved, before, touched)
        made_new = [one for one in made if self._is_new(one, moved)]
        gone -= {one.id for one in made}
        former = self._related_before(gone | {one.id for one in made_new})
        for key in gone:
            self._shelf.drop_event(key)
        touched.finished = self._finish(made_new, gone, former)
        return touched

    # --- who meets whom ---

    def _place(self, lot: Sequence[str], touched: Touched) -> tuple[set[str], set[str]]:
        """Put the reports' accounts into drawers and compare them; accounts at the ends of edges that came or went, and old events."""
        shelf = self._shelf
        moved: set[str] = set()
        events: set[str] = set()
        rows: tuple[set[tuple[int, int, str]], set[tuple[int, int, str]]] = (set(), set())  # that went, that came
        for document in lot:
            for key in shelf.placed_of(document):
                old = shelf.placed(key)
                if old is not None:
                    moved |= {key, *shelf.edges(key)}
                    events |= {old.event} if old.event else set()
                    rows[0].update((drawer, old.moment, key) for drawer in old.drawers)
                    shelf.unplace(key)
        fresh: dict[str, Account] = {}
        for document in lot:
            report = shelf.report(document)
            if report is None:
                continue
            for mention in report.event_mentions:
                one = fresh[mention.id] = account(mention, report.document, standing=report.standing)
                placed = Placed(moment(one), places_of(one))
                rows[1].update((drawer, placed.moment, one.id) for drawer in placed.drawers)
                shelf.place(one, placed)
        for pair in sorted(parted(shelf, rows[1] - rows[0], fresh)):
            shelf.untie(*pair)
            moved |= set(pair)
        pairs = {pair for key in fresh for pair in meetings(shelf, key)} | gained(shelf, rows[0] - rows[1])
        for pair in sorted(pairs):
            touched.compared += 1
            ends = [fresh.get(key) or shelf.account(key) for key in pair]
            tie = tie_of(self._compare(*ends))
            if tie is not None:
                shelf.tie(*pair, tie)
                moved |= set(pair)
        return moved | set(fresh), events

    def _compare(self, one: Account, other: Account) -> Comparison:
        key = (one.id, other.id) if one.id < other.id else (other.id, one.id)
        found = compare(one, other)
        if tie_of(found) is not None:
            self._compared[key] = found
        return found

    # --- who is one with whom ---

    def _recluster(self, moved: set[str], gone: set[str], touched: Touched) -> tuple[list[Event], set[str]]:
        shelf = self._shelf
        start = {key for key in moved if shelf.placed(key) is not None}
        gone = gone | self._events_of(start)
        start |= {key for one in map(shelf.event, gone) if one for key in one.mentions if shelf.placed(key) is not None}
        region = Region(shelf, self._judged, sorted(start))
        joiner = Joiner(shelf.account, self._compared)
        made = joiner.run(region.inside, self._tied(region), self._judgements)
        while region.widened(made):
            made = joiner.run(region.inside, self._tied(region), self._judgements)
        made = [one for one in made if region.anew(one)]
        joiner.show(made)
        gone |= self._events_of(account.id for one in made for account in one.accounts)
        found = []
        for cluster in made:
            one = event(cluster)
            self._clusters[one.id] = cluster
            found.append(one)
        looked_at = region.firm | region.loose
        touched.accounts, touched.events, touched.looked_at = len(looked_at), len(made), looked_at
        return found, gone

    def _tied(self, region: Region) -> dict[Pair, Tie]:
        """What hangs on the pairs within the region, and on those of its accounts with others that lie beside it."""
        inside, own = region.inside, region.firm | region.loose
        return {
            (key, other) if key < other else (other, key): tie
            for key in inside
            for other, tie in self._shelf.edges(key).items()
            if key in own or other in inside
        }

    def _events_of(self, mentions: Iterable[str]) -> set[str]:
        found = (self._shelf.placed(key) for key in mentions)
        return {one.event for one in found if one is not None and one.event is not None}

    # --- what hangs on them ---

    def _is_new(self, one: Event, moved: AbstractSet[str]) -> bool:
        """Whether an event is another than before, or told of or tied otherwise."""
        kept = self._shelf.event(one.id)
        return kept is None or replace(kept, relations=()) != one or not moved.isdisjoint(one.mentions)

    def _related_before(self, events: Iterable[str]) -> set[str]:
        """The events that some were related to."""
        kept = map(self._shelf.event, events)
        return {relation.event for one in kept if one is not None for relation in one.relations}

    def _finish(self, made: Sequence[Event], gone: AbstractSet[str], former: AbstractSet[str]) -> int:
        """Relations and disagreements that hang on events that are new, others than before or gone; how many are looked at.

        Args:
            made: the events that are new or others than before.
            gone: ids of those that are no more.
            former: events that any of all these were related to.
        """
        shelf, changed = self._shelf, {one.id for one in made}
        counting = self._counting_otherwise(made)
        for one in made:
            kept = shelf.event(one.id)  # its relations are found below
            shelf.put_event(replace(one, relations=kept.relations) if kept is not None else one)
        plain = {one.id: one for one in made}
        told_against = self._linked(changed)
        self._relate(told_against | self._beside(changed, plain), former - gone, (changed, gone), plain)
        told_against |= self._told_in(counting)
        homes = Homes(self._home)
        of_mention = {
            mention: self._plain(key, plain)
            for key in self._linked(told_against)
            for mention in self._plain(key, plain).mentions
        }
        settled: dict[str, list[tuple[str, Figure]]] = {}
        for key in sorted(told_against):
            one = self._plain(key, plain)
            counted = self._in_reports(self._counted(one, settled))
            shelf.put_disagreements(key, about_event(one, homes[key], of_mention, homes, counted))
        return len(told_against)

    def _relate(
        self,
        near: AbstractSet[str],
        former: AbstractSet[str],
        other: tuple[AbstractSet[str], AbstractSet[str]],
        plain: dict[str, Event],
    ) -> None:
        """Write the relations that bear on events that changed, the first of `other`, or are gone, the second."""
        changed, gone = other
        found = {
            one.id: one for _, one in related([(self._home(key), self._plain(key, plain)) for key in sorted(near)])
        }
        for key in sorted(near | former):
            kept, now = self._shelf.event(key), found.get(key)
            if kept is None:
                continue
            relations = {one for one in kept.relations if key not in changed and one.event not in changed | gone}
            if now is not None:
                relations |= {one for one in now.relations if key in changed or one.event in changed}
            if tuple(sorted(relations)) != kept.relations:
                self._shelf.put_event(replace(kept, relations=tuple(sorted(relations))))

    def _counting_otherwise(self, made: Sequence[Event]) -> set[str]:
        """Reports of which some mention belongs to another event than before, so that their figures may be of others, too."""
        found: set[str] = set()
        for one in made:
            for own in self._clusters[one.id].accounts:
                at = self._shelf.placed(own.id)
                if at is None or at.event != one.id:
                    found.add(own.document.id)
        return {key for key in found if (report := self._shelf.report(key)) is not None and report.figures}

    def _in_reports(self, figures: Sequence[Figure]) -> Counted:
        told = {one.document: self._shelf.report(one.document) for one in figures}
        reports = {name: report for name, report in told.items() if report is not None}
        return Counted(
            figures,
            {name: report.document for name, report in reports.items()},
            {name: report.standing for name, report in reports.items()},
        )

    def _beside(self, events: set[str], plain: dict[str, Event]) -> set[str]:
        """Events told in one report with some, that may be wholes or parts of these."""
        found: set[str] = set()
        for name in {name for key in events for name in self._plain(key, plain).documents}:
            here = self._told_in([name])
            wholes = {key for key in here if holds(self._plain(key, plain))}
            found |= here if wholes & events else wholes
        return found

    def _plain(self, key: str, plain: dict[str, Event]) -> Event:
        """An event without its relations."""
        if key not in plain:
            kept = self._shelf.event(key)
            if kept is None:
                raise LookupError(f"the event {key} is told of, and not kept")
            plain[key] = replace(kept, relations=())
        return plain[key]

    def _home(self, key: str) -> Cluster:
        """The cluster of an event; of one that was not made anew, from what is kept."""
        if key not in self._clusters:
            kept = self._shelf.event(key)
            inside = kept.mentions if kept is not None else ()
            cluster = Cluster([self._shelf.account(one) for one in sorted(inside)])
            links = [
                (tie, own, other)
                for own in inside
                for other, tie in self._shelf.edges(own).items()
                if tie.link is not None and other not in inside
            ]
            links.sort(key=lambda one: (-one[0].points, *sorted(one[1:])))
            cluster.linked = [(tie.link or "", own, other) for tie, own, other in links]
            self._clusters[key] = cluster
        return self._clusters[key]

    def _told_in(self, reports: Iterable[str]) -> set[str]:
        """Events that some reports tell of."""
        return self._events_of(key for name in reports for key in self._shelf.placed_of(name))

    def _linked(self, events: set[str]) -> set[str]:
        """These events and those that they are linked with."""
        return events | self._events_of(key for one in events for _, _, key in self._home(one).linked)

    def _counted(self, one: Event, settled: dict[str, list[tuple[str, Figure]]]) -> list[Figure]:
        """The figures about an event, from the reports that tell of it; a report's figures are settled once a lot."""
        found: list[Figure] = []
        for key in one.documents:
            if key not in settled:
                settled[key] = self._settled(key)
            found += [figure for event_, figure in settled[key] if event_ == one.id]
        return found

    def _settled(self, document: str) -> list[tuple[str, Figure]]:
        report = self._shelf.report(document)
        if report is None or not report.figures:
            return []
        placed = {mention.id: self._shelf.placed(mention.id) for mention in report.event_mentions}
        own = {key: at.event for key, at in placed.items() if at is not None and at.event is not None}
        figures = settle(attach(report.figures, report.event_mentions), report.event_mentions, own)
        return list(by_event(figures, report.event_mentions, own))
