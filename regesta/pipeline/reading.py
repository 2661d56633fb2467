"""Reports that wait, read. In: a store, a world, the reader's name. Out: Extractions written, one transaction a batch.

What is waiting streams from the store through the readers, one or several, back into it; at no time is more in memory than a lot each.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from regesta.issues import Issue
from regesta.pipeline import runs
from regesta.pipeline.collecting import sweep
from regesta.pipeline.runs import Run
from regesta.pipeline.settings import recipe_of
from regesta.pipeline.workers import read_in_workers, worth
from regesta.records import Document, Extraction
from regesta.stages import Reading, load_nlp, read_documents
from regesta.store import read as stored
from regesta.store.database import Store
from regesta.store.runs import put_issues
from regesta.store.write import put_reading, put_setting

if TYPE_CHECKING:
    from regesta.link.known.world import World

SMALLEST = 4  # a choice: reports of a last lot, which nobody waits for longer than a second


def read_waiting(store: Store, world: "World", reader: str, run: Run, *, jobs: int = 1) -> None:
    """Read the reports that wait for it, those of a run that was stopped among them; with `jobs`, by so many processes."""
    waiting = stored.document_ids(store, state="waiting")
    if not waiting:
        return
    for readings in (
        _read_by_all(store, waiting, reader, run, jobs)
        if worth(len(waiting), jobs)
        else _read_here(store, waiting, (world, reader), run)
    ):
        for _ in readings:
            run.counts["looked at"] += 1
            run.tell("Reading", run.counts["looked at"], len(waiting))
        with run.clock("store"), store.transaction():
            put_setting(store, "dirty", "yes")
            for reading in readings:
                put_outcome(store, reading, run)
        sweep()


def _lots(store: Store, waiting: Sequence[str], jobs: int = 1) -> Iterator[list[Document]]:
    for ids in sizes(waiting, jobs):
        yield [one for key in ids if (one := stored.document(store, key)) is not None]


def sizes(waiting: Sequence[str], jobs: int) -> Iterator[Sequence[str]]:
    """The reports in lots; towards the end of several readers' work in smaller ones, that all may end at about the same time."""
    start = 0
    while start < len(waiting):
        share = -(-(len(waiting) - start) // (2 * jobs)) if jobs > 1 else runs.BATCH
        size = min(runs.BATCH, max(SMALLEST, share))
        yield waiting[start : start + size]
        start += size


def _read_here(
    store: Store, waiting: Sequence[str], how: "tuple[World, str]", run: Run
) -> Iterator[Sequence[Reading | Issue]]:
    world, reader = how
    own = recipe_of(store).events
    with run.clock("load"):
        nlp = load_nlp(reader)
    for documents in _lots(store, waiting):
        yield read_documents(documents, nlp, world, run.clock, own=own)


def _read_by_all(
    store: Store, waiting: Sequence[str], reader: str, run: Run, jobs: int
) -> Iterator[Sequence[Reading | Issue]]:
    recipe = msgspec.structs.replace(recipe_of(store), reader=reader)
    for _, answer in read_in_workers(_lots(store, waiting, jobs), recipe, jobs=min(jobs, -(-len(waiting) // SMALLEST))):
        run.count(answer.seconds)
        yield [found for one in answer.outcomes if (found := one.reading or one.issue) is not None]


def put_outcome(store: Store, reading: Reading | Issue, run: Run) -> None:
    """Write what was read of one report, or that it could not be read."""
    if isinstance(reading, Issue):
        put_issues(store, [reading])
        put_reading(store, Extraction(document=reading.document or ""), state="failed")
        run.codes[reading.code] += 1
        run.counts["failed"] += 1
    else:
        put_reading(store, reading.extraction, actors=reading.actors, outlet=reading.outlet)
        put_issues(store, reading.issues)
        run.codes.update(one.code for one in reading.issues)
        run.counts["read"] += 1
