"""Copies found, reports of one event joined, disagreements noted. In: what came, changed or went since. Out: Events, Disagreements written.

What is made is what one run over all would make (`reconcile.together` is the definition); what it costs is what is new. Reports are
joined in lots, in order of publication, one transaction each: a run that is stopped goes on with the lots that are left.
"""

from typing import TYPE_CHECKING

from regesta.pipeline.runs import Run
from regesta.stages import linked
from regesta.store import joined
from regesta.store import read as stored
from regesta.store.database import Store
from regesta.store.write import put_met, put_setting

if TYPE_CHECKING:
    from regesta.link.world import World
    from regesta.records import Judgement

LOT = 500  # reports a transaction; a choice: what is looked up is remembered for one lot
JOINED_BY = "2"  # raised when joining decides otherwise, so that records made before are joined anew


def compare(store: Store, world: "World", run: Run) -> None:
    """Find copies, join reports of one event, note disagreements, for all that the record has not joined yet."""
    if stored.setting(store, "dirty") is None and stored.setting(store, "joined_by") in (JOINED_BY, None):
        return
    from regesta.pipeline.copying import find_copies
    from regesta.pipeline.resting import find_sources
    from regesta.pipeline.superseding import supersede

    run.tell("Comparing", 0, None)
    with store.transaction():  # what is compared cannot change under our hands
        put_setting(store, "dirty", "yes")
        if stored.setting(store, "joined_by") != JOINED_BY:
            joined.start_anew(store)
            put_setting(store, "joined_by", JOINED_BY)
        judged, standing = _judgements(store)
        supersede(store, joined.changed(store))
        with run.clock("copies"):
            find_copies(store, joined.changed(store))
        with run.clock("origins"):
            find_sources(store, joined.changed(store))
    waiting = joined.changed(store)
    for start in range(0, max(1, len(waiting)), LOT):
        with store.transaction():
            _join(store, world, waiting[start : start + LOT], (judged if start == 0 else [], standing), run)
            if start == 0:
                put_setting(store, "judged", " ".join(sorted(one.id for one in standing)) or None)
        run.tell("Comparing", min(start + LOT, len(waiting)), len(waiting))
    with store.transaction():
        if not joined.changed(store):
            put_setting(store, "dirty", None)


def _judgements(store: Store) -> tuple[list[str], "list[Judgement]"]:
    """What was judged, or taken back, since all was joined, and the judgements that stand; reports that it bears on are marked."""
    from regesta.link.judged import Judged

    everything = list(stored.judgements(store))
    standing = [one for one in everything if one.withdrawn_at is None]
    before = set((stored.setting(store, "judged") or "").split())
    news = [one for one in everything if (one.id in before) != (one.withdrawn_at is None)]
    if before - {
        one.id for one in everything
    }:  # a judgement that is not there any longer: nothing tells what it bore on
        joined.start_anew(store)
        return [], standing
    if not news:
        return [], standing
    ends = {end.partition("@")[0] for one in news for end in (one.left, one.right)}
    sides = Judged(standing), Judged([one for one in everything if one.id in before])
    names = {key for end in ends for side in sides for key in side.group(end)}
    joined.mark_naming(store, sorted(names))
    return sorted(ends), standing


def _join(
    store: Store, world: "World", lot: list[str], judgements: "tuple[list[str], list[Judgement]]", run: Run
) -> None:
    from regesta.link.judged import Judged
    from regesta.pipeline.resting import Sources
    from regesta.pipeline.shelf import Kept
    from regesta.reconcile.joining import Joining

    judged, standing = judgements
    with run.clock("reconcile"):
        Joining(Kept(store, Judged(standing), Sources(store)), standing).update(lot, judged=judged)
    with run.clock("store"):
        for document in lot:
            taken = (
                stored.event_mentions(store, document=document),
                stored.statements(store, document=document),
                stored.figures(store, document=document),
            )
            put_met(store, document, *linked(*taken, world))
        joined.done(store, lot)
