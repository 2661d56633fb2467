"""The stages in order, with the store around them. In: a record file, paths of reports. Out: the record, a RunSummary.

Only this package touches both stages and store:

    take in     ingest: files -> Document                         one transaction a batch
    read        read, extract, link: Document -> Extraction       one transaction a batch
    compare     ingest.copies, reconcile: what is new or judged -> Event, Disagreement    one transaction a lot

Each part begins with what the file says is still to do, so a run that was stopped is taken up by the next one. Reports
are read in order of id, each for itself, and compared all together: neither order nor batches show in the record.
"""

import time
from collections.abc import Iterable
from pathlib import Path

from regesta.pipeline.collecting import uncollected
from regesta.pipeline.comparing import compare
from regesta.pipeline.reading import read_waiting
from regesta.pipeline.runs import Progress, Run
from regesta.pipeline.settings import NOTHING_OWN, OwnFiles, keep_events, own_events, own_world, reader_of, world_of
from regesta.pipeline.tabled import adopt, is_tables, manifest_of, take_tables
from regesta.pipeline.taking import READ_LANGUAGES, many_are_new, metadata_table, something_is_there, take_in
from regesta.pipeline.workers import FEW, begin, worth
from regesta.store.database import open_store
from regesta.store.runs import RunSummary, put_run
from regesta.version import __version__

__all__ = ["READ_LANGUAGES", "OwnFiles", "Progress", "add"]


def add(
    record: str | Path,
    paths: Iterable[str | Path],
    *,
    metadata: str | Path | None = None,
    own: OwnFiles = NOTHING_OWN,
    reader: str | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
) -> RunSummary:
    """Read the reports at `paths` into the record, which is made if it is not there yet.

    With no paths, what a stopped run left undone is done. "-" is standard input. `reader` names a spaCy pipeline to read
    with in place of our own ("regesta_reader"); like the user's own files it is kept, and another one reads all reports again.
    With `jobs`, so many processes read; the record is the same.

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
    actors = None if own.actors is None else own_world(Path(own.actors))
    acts = None if own.events is None else own_events(Path(own.events))
    tables = {path: manifest_of(path) for path in given if is_tables(path)}
    files = [path for path in given if path not in tables]
    with uncollected(), open_store(record, create=True) as store:
        if worth(FEW, jobs) and many_are_new(store, files):
            begin()  # they load while the world is loaded here and reports are taken in
        if tables and actors is None and acts is None and reader is None:
            adopt(store, next(iter(tables.values())))
        world = world_of(store, actors)
        keep_events(store, acts)
        name = reader_of(store, reader)
        take_in(store, files, table, run, jobs=jobs)
        take_tables(store, tables, run)
        read_waiting(store, world, name, run, jobs=jobs)
        compare(store, world, run)
        summary = run.summary(store, seconds=time.perf_counter() - began)
        with store.transaction():
            put_run(store, summary, version=__version__)
    return summary
