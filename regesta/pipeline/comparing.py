"""Copies found, reports of one event joined, disagreements noted. In: what came, changed or went since. Out: Events, Disagreements written.

What is made is what one run over all would make (`reconcile.together` is the definition), with what people judged laid over it
(`judging.py`); what it costs is what is new. Reports are joined in lots, in order of publication, one transaction each: a run that is
stopped goes on with the lots that are left. The tables that lists are filtered by are kept up lot by lot.
"""

from typing import TYPE_CHECKING

from regesta.pipeline.collecting import sweep, uncollected
from regesta.pipeline.runs import Run
from regesta.stages import linked
from regesta.store import joined
from regesta.store import read as stored
from regesta.store.database import Store
from regesta.store.index import clear_words, index_changed
from regesta.store.write import put_met, put_setting, replace_rejected_events

if TYPE_CHECKING:
    from regesta.link.known.world import World
    from regesta.pipeline.judging import Laid
    from regesta.pipeline.shelf import Kept

LOT = 1_000  # reports a transaction; lots of 2,000 do a fourteenth less work and hold more (10,000 made reports, 22 November 2026)
JOINED_BY = "8"  # raised when joining decides otherwise, so that records made before are joined anew
BY_PEOPLE = ""  # stands for a report in `met`, of the actors whom only people have named


def compare(store: Store, world: "World", run: Run) -> None:
    """Find copies, join reports of one event, note disagreements, for all that the record has not joined yet."""
    if stored.setting(store, "dirty") is None and stored.setting(store, "joined_by") in (JOINED_BY, None):
        return
    from regesta.pipeline.resting import Sources
    from regesta.pipeline.shelf import Kept

    run.tell("Comparing", 0, None)
    with store.transaction():  # what is compared cannot change under our hands
        laid, first = _prepare(store, world, run)
    waiting = joined.changed(store)
    # What was judged, or reads otherwise, goes at once: a lot must not meet accounts that are no longer there.
    at_once = [key for key in waiting if key in first]
    waiting = [*at_once, *(key for key in waiting if key not in first)]
    end = max(LOT, len(at_once))
    start, kept = 0, None
    while start == 0 or start < len(waiting):
        with store.transaction(), uncollected():
            kept = kept or Kept(store, laid.judged, Sources(store))
            ends = laid.ends() if start == 0 else []
            _join(store, world, waiting[start:end], (laid, kept), judged=ends, run=run)
            if start == 0:
                put_setting(store, "judged", " ".join(sorted(laid.standing)) or None)
        sweep()
        run.tell("Comparing", min(end, len(waiting)), len(waiting))
        start, end = end, end + LOT
    with store.transaction():
        if not joined.changed(store):
            _finish(store, world, laid, run)


def _prepare(store: Store, world: "World", run: Run) -> tuple["Laid", set[str]]:
    """Copies, later texts and sources, people of one name, and what was judged since: the reports that must be joined in the first lot."""
    from regesta.pipeline.copying import find_copies
    from regesta.pipeline.judging import Laid
    from regesta.pipeline.people import judge_names
    from regesta.pipeline.resting import find_sources
    from regesta.pipeline.superseding import supersede

    put_setting(store, "dirty", "yes")
    if stored.setting(store, "joined_by") != JOINED_BY or joined.forgotten(store):
        joined.start_anew(store)
        put_setting(store, "joined_by", JOINED_BY)
    with run.clock("people"):
        judge_names(store, world, joined.changed(store))
    laid = Laid(store)
    if laid.lost:
        joined.start_anew(store)
    judged_anew = laid.mark()  # before sources are found: what people rejected names none
    supersede(store, joined.changed(store))
    with run.clock("copies"):
        find_copies(store, joined.changed(store))
    with run.clock("origins"):
        find_sources(store, joined.changed(store), laid.judged)
    return laid, {*judged_anew, *joined.stale(store)}


def _join(
    store: Store, world: "World", lot: list[str], known: "tuple[Laid, Kept]", *, judged: list[str], run: Run
) -> None:
    from regesta.reconcile.joining import Joining

    laid, kept = known
    kept.next_lot()
    with run.clock("reconcile"):
        touched = Joining(kept, laid.pairs).update(lot, judged=judged)
    run.counts.update(compared=touched.compared, looked_at=touched.accounts, finished=touched.finished)
    with run.clock("store"):
        for document in lot:
            mentions = list(stored.event_mentions(store, document=document))
            taken = stored.statements(store, document=document), stored.figures(store, document=document)
            put_met(store, document, *linked([*mentions, *laid.edited(mentions)], *taken, world))
        index_changed(store.connection)
        joined.done(store, lot)


def _finish(store: Store, world: "World", laid: "Laid", run: Run) -> None:
    """What is made of all that was joined."""
    with run.clock("reconcile"):
        replace_rejected_events(store, laid.rejected())
    with run.clock("store"):
        put_met(store, BY_PEOPLE, *linked((), (), (), world, also=laid.parties))
        index_changed(store.connection)
        clear_words(store.connection)
    put_setting(store, "dirty", None)
