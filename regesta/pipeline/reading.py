"""Reports that wait, read. In: a store, a world, the reader's name. Out: Extractions written, one transaction a batch."""

from functools import partial
from typing import TYPE_CHECKING

from regesta.issues import Issue
from regesta.pipeline.runs import Run, batches, one_broken_file_never_stops_a_run
from regesta.records import Extraction
from regesta.stages import Reading, load_nlp, read_document
from regesta.store import read as stored
from regesta.store.database import Store
from regesta.store.write import put_issues, put_reading, put_setting

if TYPE_CHECKING:
    from regesta.link.world import World


def read_waiting(store: Store, world: "World", reader: str, run: Run) -> None:
    """Read the reports that wait for it, those of a run that was stopped among them."""
    waiting = stored.document_ids(store, state="waiting")
    if not waiting:
        return
    with run.clock("load"):
        nlp = load_nlp(reader)
    subtypes = stored.setting(store, "subtypes")
    for ids in batches(iter(waiting)):
        readings = []
        for document_id in ids:
            document = stored.document(store, document_id)
            if document is not None:
                work = partial(read_document, document, nlp, world, run.clock, subtypes=subtypes)
                readings.append(one_broken_file_never_stops_a_run(work, source=document.source, document=document_id))
            run.counts["looked at"] += 1
            run.tell("Reading", run.counts["looked at"], len(waiting))
        with run.clock("store"), store.transaction():
            put_setting(store, "dirty", "yes")
            for reading in readings:
                _put_reading(store, reading, run)


def _put_reading(store: Store, reading: Reading | Issue, run: Run) -> None:
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
