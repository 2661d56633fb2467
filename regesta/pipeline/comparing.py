"""Copies found, reports of one event joined, disagreements noted. In: the whole record. Out: Events, Disagreements written."""

from typing import TYPE_CHECKING

from msgspec.structs import replace

from regesta.pipeline.runs import Run
from regesta.stages import linked
from regesta.store import read as stored
from regesta.store.database import Store
from regesta.store.write import put_setting, replace_copies, replace_events, replace_rejected, replace_world

if TYPE_CHECKING:
    from regesta.link.world import World


def compare(store: Store, world: "World", run: Run) -> None:
    """Find copies, join reports of one event, note disagreements: over the whole record, whenever it has changed."""
    if stored.setting(store, "dirty") is None:
        return
    from regesta.ingest.copies import near_copies
    from regesta.pipeline.judging import Laid
    from regesta.pipeline.people import judge_names
    from regesta.reconcile.together import reconcile

    run.tell("Comparing", 0, None)
    with store.transaction():  # what is compared cannot change under our hands
        documents = list(stored.documents(store))
        with run.clock("copies"):
            copies = near_copies(documents)
        documents = [replace(one, copy_of=copies.get(one.id)) for one in documents]
        mentions = list(stored.event_mentions(store))
        statements, figures = list(stored.statements(store)), list(stored.figures(store))
        with run.clock("reconcile"):
            judge_names(store, world)
            laid = Laid(store)
            as_judged = laid.mentions(mentions)
            together = reconcile(
                documents,
                as_judged,
                laid.statements(statements),
                laid.figures(figures),
                judgements=laid.pairs,
            )
            events, disputed, none = laid.outcome(together)
        replace_copies(store, copies)
        replace_events(store, events, disputed)
        replace_rejected(store, laid.rejected(documents, mentions), none)
        replace_world(
            store, *linked([*mentions, *laid.edited(as_judged)], statements, figures, world, also=laid.parties)
        )
        put_setting(store, "dirty", None)
