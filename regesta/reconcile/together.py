"""All reports together. In: documents, event mentions, statements, figures, judgements. Out: Reconciled(events, disagreements).

Pure: nothing is remembered, so adding reports one by one and running over all of them gives what one run over all gives.
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from regesta.reconcile.accounts import Standing, accounts
from regesta.reconcile.candidates import pairs
from regesta.reconcile.cluster import clusters
from regesta.reconcile.compare import compare
from regesta.reconcile.counting import attach, settle
from regesta.reconcile.disagreements import disagreements
from regesta.reconcile.merging import event
from regesta.reconcile.parts import related
from regesta.reconcile.positions import Counted
from regesta.records import Disagreement, Document, Event, EventMention, Figure, Judgement, Statement


class Reconciled(msgspec.Struct, frozen=True, kw_only=True):
    """What the reports come to: events in order of id, disagreements in order of id."""

    events: tuple[Event, ...]
    disagreements: tuple[Disagreement, ...]


def reconcile(
    documents: Iterable[Document],
    event_mentions: Sequence[EventMention],
    statements: Iterable[Statement],  # shared quotations will count towards origins
    figures: Iterable[Figure],
    *,
    judgements: Iterable[Judgement] = (),
    standings: Mapping[str, Standing] | None = None,
) -> Reconciled:
    """Join the accounts of each act, count its independent origins, and note where accounts cannot all hold.

    The order of what comes in does not matter. Near copies are told by `Document.copy_of`, what else a report rests on by
    `standings` (see `origins.standing`). This is the definition; `joining` gives the same lot by lot.
    """
    reports = {document.id: document for document in documents}
    told = accounts(reports.values(), event_mentions, standings)
    compared = [compare(one, other) for one, other in pairs(told)]
    joined = clusters(told, compared, judgements)
    made = related(sorted(((cluster, event(cluster)) for cluster in joined), key=lambda pair: pair[1].id))
    event_of = {key: one.id for _, one in made for key in one.mentions}
    counted = settle(attach(figures, event_mentions), event_mentions, event_of)
    return Reconciled(
        events=tuple(one for _, one in made),
        disagreements=disagreements(made, Counted(counted, reports, standings or {})),
    )
