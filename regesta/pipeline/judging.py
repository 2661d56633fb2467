"""People's judgements in a comparison. In: a store. Out: what was judged since, the reports it bears on, rejected events apart.

Judgements are laid over a report's mentions and figures when joining looks it up, and over events and disagreements when they are
written (`pipeline/shelf.py`), record by record. Here is what holds, and what must be joined again when that has changed.
"""

from collections.abc import Iterable

from regesta.link.judgements.judged import Judged
from regesta.link.judgements.standing import standing
from regesta.link.people.namesakes import PROGRAM
from regesta.pipeline.resting import Sources
from regesta.reconcile.together import reconcile
from regesta.records import Document, Event, EventMention, Judgement, Party
from regesta.store import joined, versions
from regesta.store import read as stored
from regesta.store.database import Store
from regesta.store.located import judgements
from regesta.store.write import mark_changed

_TOLD = ("event_mentions", "statements", "figures")


class Laid:
    """What people have judged, laid over what is compared; `lost`: a judgement is gone, and nothing tells what it bore on."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._every = judgements(store)
        standing_ = standing(self._every)
        # What the program judges of people is marked where it is made (`people.py`).
        self._own = frozenset(one.id for one in standing_ if one.decided_by == PROGRAM)
        self._before = frozenset((stored.setting(store, "judged") or "").split())
        self.judged = Judged(self._every)
        self.pairs = self.judged.pairs
        self.lost = bool(self._before - {one.id for one in self._every})
        self.standing = frozenset(one.id for one in standing_) - self._own

    @property
    def parties(self) -> list[Party]:
        """Those whom people have named: no report need name them."""
        return [one.change.party for one in self._every if one.change is not None and one.change.party is not None]

    def _was(self) -> Judged:
        return Judged([one for one in self._every if one.id in self._before | self._own])

    def _news(self) -> list[Judgement]:
        return [
            one for one in self._every
            if one.decided_by != PROGRAM and (one.id in self._before) != (one.id in self.standing)
        ]  # fmt: skip

    def ends(self) -> list[str]:
        """Mentions or events of pairs that are judged otherwise than when all was joined."""
        now, before = ({(one.id, one.left, one.right, one.verdict) for one in judged.pairs}
                       for judged in (self.judged, self._was()))  # fmt: skip
        return sorted({key for _, left, right, _ in now ^ before for key in (left, right)})

    def mark(self) -> list[str]:
        """Mark the reports that news bear on as changed. The ids of those of which something that is joined may be gone or other."""
        news = self._news()
        about = {key for one in news if one.about not in (None, "actor") for key in self._documents(one)}
        names = self._named([one for one in news if one.about in (None, "actor")])
        joined.mark_naming(self._store, sorted(names))
        about |= {
            key for one in self._every if names and one.change is not None and one.change.party is not None
            and names & {one.change.party.actor, one.change.party.person, one.change.party.body}
            for key in self._documents(one)
        }  # fmt: skip
        mark_changed(self._store, sorted(about))
        return sorted(about)

    def _named(self, news: Iterable[Judgement]) -> set[str]:
        """Actors whom news bear on, with all who are or were one with them."""
        ends = {end.partition("@")[0] for one in news for end in (one.left, one.right)}
        return (
            {key for end in ends for side in (self.judged, self._was()) for key in side.group(end)} if ends else set()
        )

    def _documents(self, one: Judgement) -> set[str]:
        """The reports that a judgement bears on: of the words it was made on, and of what it names."""
        found = {span.document for span in one.anchors}
        for key in {one.left, one.right, *one.mentions} - {""}:
            for table in _TOLD:
                query = f"SELECT document FROM {table} WHERE id = ?"
                found |= {row[0] for row in self._store.connection.execute(query, (key,))}
            query = "SELECT document FROM event_documents WHERE event = ?"
            found |= {row[0] for row in self._store.connection.execute(query, (key,))}
        return {key for key in found if stored.document(self._store, key) is not None}

    def edited(self, mentions: Iterable[EventMention]) -> list[EventMention]:
        """Those that a person has changed, as changed: they may name actors and places that no report does."""
        changed = (self.judged.event(one) for one in mentions if not self.judged.rejected(one.id))
        return [one for one in changed if one.review is not None and one.review.edits]

    def rejected(self) -> list[Event]:
        """The events that rejected mentions tell of: joined among themselves, so that nothing else is drawn in."""
        out = self.judged.left_out
        query = "SELECT document FROM event_mentions WHERE id = ?"
        keys = sorted({row[0] for key in out for row in self._store.connection.execute(query, (key,))})
        reports = [one for key in keys if (one := versions.standing(self._store, key)) is not None]
        mentions = [
            self.judged.event(one) for report in reports for one in stored.event_mentions(self._store, document=report.id)
            if one.id in out
        ]  # fmt: skip
        return [self.judged.settled(one) for one in self._joined(reports, mentions)] if mentions else []

    def _joined(self, reports: list[Document], mentions: list[EventMention]) -> tuple[Event, ...]:
        sources = Sources(self._store)
        standings = {one.id: sources.standing(one) for one in reports}
        return reconcile(reports, mentions, (), (), judgements=self.pairs, standings=standings).events
