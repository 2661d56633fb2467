"""People's judgements in a comparison. In: a store, what was joined. Out: mentions to join, events as judged, rejected ones apart.

The two halves of one hook: `Laid.mentions` and the like before joining, `Laid.outcome` after it. Both go record by record, so a
comparison that makes only some events anew may ask for these alone.
"""

from collections.abc import Iterable, Sequence

from regesta.link.judged import Judged
from regesta.reconcile.together import Reconciled, reconcile
from regesta.records import Disagreement, Document, Event, EventMention, Figure, Statement
from regesta.store.database import Store
from regesta.store.located import judgements


class Laid:
    """What people have judged, laid over what is compared."""

    def __init__(self, store: Store) -> None:
        every = judgements(store)
        self.judged = Judged(every)
        self.parties = [one.change.party for one in every if one.change is not None and one.change.party is not None]
        self.pairs = self.judged.pairs

    def mentions(self, mentions: Iterable[EventMention]) -> list[EventMention]:
        """The mentions to join, values and parties as judged; rejected ones are left out."""
        return [self.judged.event(one) for one in mentions if not self.judged.rejected(one.id)]

    def edited(self, mentions: Iterable[EventMention]) -> list[EventMention]:
        """Those that a person has changed: they may name actors and places that no report does."""
        return [one for one in mentions if one.review is not None and one.review.edits]

    def statements(self, statements: Iterable[Statement]) -> list[Statement]:
        """The statements that count, as judged."""
        return [self.judged.statement(one) for one in statements if not self.judged.rejected(one.id)]

    def figures(self, figures: Iterable[Figure]) -> list[Figure]:
        """The figures that count, as judged."""
        return [self.judged.figure(one) for one in figures if not self.judged.rejected(one.id)]

    def outcome(self, joined: Reconciled) -> tuple[list[Event], list[Disagreement], list[Disagreement]]:
        """Events as judged; disagreements that hold; those that were judged to be none."""
        disputed = [self.judged.disagreement(one) for one in joined.disagreements]
        none = [one for one in disputed if one.review is not None and one.review.verdict == "reject"]
        return [self.judged.settled(one) for one in joined.events], [d for d in disputed if d not in none], none

    def rejected(self, documents: Sequence[Document], mentions: Iterable[EventMention]) -> list[Event]:
        """The events that rejected mentions tell of: joined among themselves, so that nothing else is drawn in."""
        out = [one for one in mentions if self.judged.rejected(one.id)]
        if not out:
            return []
        told = {one.document for one in out}
        reports = [one for one in documents if one.id in told]
        joined = reconcile(reports, [self.judged.event(one) for one in out], (), (), judgements=self.pairs)
        return [self.judged.settled(one) for one in joined.events]
