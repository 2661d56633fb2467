"""The stages in order, with the store around them. In: a record file, paths of reports. Out: the record, a RunSummary.

Only this package touches both stages and store:

    take in     ingest: files -> Document                         one transaction a batch
    read        read, extract, link: Document -> Extraction       one transaction a batch
    compare     ingest.copies, reconcile: the whole record -> Event, Disagreement    one transaction

Each part begins with what the file says is still to do, so a run that was stopped is taken up by the next one. Reports
are read in order of id, each for itself, and compared all together: neither order nor batches show in the record.
"""

import time
from collections.abc import Iterable
from pathlib import Path

from regesta.pipeline.comparing import compare
from regesta.pipeline.reading import read_waiting
from regesta.pipeline.runs import Progress, Run
from regesta.pipeline.settings import keep_subtypes, own_subtypes, own_world, reader_of, world_of
from regesta.pipeline.taking import READ_LANGUAGES, metadata_table, something_is_there, take_in
from regesta.store.database import open_store
from regesta.store.runs import RunSummary, put_run
from regesta.version import __version__

__all__ = ["READ_LANGUAGES", "Progress", "add"]


def add(
    record: str | Path,
    paths: Iterable[str | Path],
    *,
    metadata: str | Path | None = None,
    actors_file: str | Path | None = None,
    reader: str | None = None,
    events_file: str | Path | None = None,
    progress: Progress | None = None,
) -> RunSummary:
    """Read the reports at `paths` into the record, which is made if it is not there yet.

    With no paths, what a stopped run left undone is done. "-" is standard input. `reader` names a spaCy pipeline to read
    with in place of our own ("regesta_reader"); like the actors file and the file of
    subtypes (`events_file`) it is kept, and another one reads all reports again.

    Raises:
        InputError: No path is there, or the metadata table cannot be used.
        LexiconError: The actors file or the events file is malformed.
        ModelError: There is no such pipeline, or it does not give what is needed.
        RecordFileError: The record file cannot be used.
    """
    began, given = time.perf_counter(), sorted({str(path) for path in paths})
    run = Run(progress)
    something_is_there(given)
    table = metadata_table(metadata)
    own = None if actors_file is None else own_world(Path(actors_file))
    subtypes = None if events_file is None else own_subtypes(Path(events_file))
    with open_store(record, create=True) as store:
        world = world_of(store, own)
        name = reader_of(store, reader)
        keep_subtypes(store, subtypes)
        take_in(store, given, table, run)
        read_waiting(store, world, name, run)
        compare(store, world, run)
        summary = run.summary(store, seconds=time.perf_counter() - began)
        with store.transaction():
            put_run(store, summary, version=__version__)
    return summary
