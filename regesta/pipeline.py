"""The stages in order, and the store around them. In: a record file, paths of reports. Out: the record, a RunSummary.

    take in     ingest: files -> Document                         one transaction a batch
    read        read, extract, link: Document -> Extraction       one transaction a batch
    compare     ingest.copies, reconcile: the whole record -> Event, Disagreement    one transaction

Each part begins with what the file says is still to do, so a run that was stopped is taken up by the next one. Reports
are read in order of id, each for itself, and compared all together: neither order nor batches show in the record.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from regesta.errors import InputError, LexiconError, ModelError, RecordFileError
from regesta.issues import Issue, issue
from regesta.records import Document, Extraction
from regesta.stages import OWN_READER, Reading, linked, load_nlp, load_world, read_document
from regesta.store import read as stored
from regesta.store.database import Store, open_store
from regesta.store.runs import RunSummary, put_run
from regesta.store.write import (
    drop_answered_issues,
    forget_readings,
    put_document,
    put_issues,
    put_reading,
    put_setting,
    replace_copies,
    replace_events,
    replace_world,
)
from regesta.version import __version__

if TYPE_CHECKING:
    from regesta.link.world import World

T = TypeVar("T")
BATCH = 32  # reports a transaction; a choice: what a kill costs at most, against the price of a commit
Progress = Callable[[str, int, int | None], None]  # what is being done, how many are done, of how many
PROBE = "Ina Brandt signed the pact in Tarn on Friday."
READ_LANGUAGES = ("en", None)  # None: too short to tell, which is nearly always a headline in the pile's language


class Run:
    """What is counted, timed and told while a run goes on."""

    def __init__(self, progress: Progress | None = None) -> None:
        self.tell: Progress = progress or (lambda *_: None)
        self.counts: Counter[str] = Counter()
        self.codes: Counter[str] = Counter()
        self.seconds: dict[str, float] = {}

    @contextmanager
    def clock(self, stage: str) -> Iterator[None]:
        """Count the seconds spent inside for a stage."""
        began = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] = self.seconds.get(stage, 0.0) + time.perf_counter() - began

    def summary(self, store: Store, *, seconds: float) -> RunSummary:
        """The run in figures, with those of the record after it."""
        tables = ("documents", "copies", "events", "statements", "figures", "disagreements")
        return RunSummary(
            reports=self.counts["reports"],
            added=self.counts["new"],
            already_there=self.counts["known"] + self.counts["better"],
            read=self.counts["read"],
            not_english=self.counts["not_english"],
            failed=self.counts["failed"],
            skipped=dict(sorted(self.codes.items())),
            seconds=seconds,
            stage_seconds=self.seconds,
            **{table: stored.count(store, table) for table in tables},
        )


def add(
    record: str | Path,
    paths: Iterable[str | Path],
    *,
    metadata: str | Path | None = None,
    actors_file: str | Path | None = None,
    reader: str | None = None,
    progress: Progress | None = None,
) -> RunSummary:
    """Read the reports at `paths` into the record, which is made if it is not there yet.

    With no paths, what a stopped run left undone is done. "-" is standard input. `reader` names a spaCy pipeline to read
    with in place of our own ("regesta_reader"); like the actors file it is kept, and another one reads all reports again.

    Raises:
        InputError: No path is there, or the metadata table cannot be used.
        LexiconError: The actors file is malformed.
        ModelError: There is no such pipeline, or it does not give what is needed.
        RecordFileError: The record file cannot be used.
    """
    began, given = time.perf_counter(), sorted({str(path) for path in paths})
    run = Run(progress)
    _something_is_there(given)
    table = _metadata(metadata)
    own = None if actors_file is None else _own_world(Path(actors_file))
    with open_store(record, create=True) as store:
        world = _world(store, own)
        name = _reader(store, reader)
        _take_in(store, given, table, run)
        _read_waiting(store, world, name, run)
        _compare(store, world, run)
        summary = run.summary(store, seconds=time.perf_counter() - began)
        with store.transaction():
            put_run(store, summary, version=__version__)
    return summary


# --- take in ---


def _something_is_there(paths: Sequence[str]) -> None:
    # One missing path among others is an Issue; when all are missing the user has mistyped: no record should be made.
    if paths and not any(path == "-" or Path(path).exists() for path in paths):
        raise InputError(
            f"There is nothing at {', '.join(paths)}. Check the name; folders, files and - are understood."
        )


def _metadata(table: str | Path | None) -> dict[str, dict[str, str]]:
    from regesta.ingest.metadata import read_metadata

    return {} if table is None else read_metadata(table)


def _take_in(store: Store, paths: Sequence[str], metadata: Mapping[str, Mapping[str, str]], run: Run) -> None:
    """Write every report at `paths` into the store, to be read later."""
    for batch in _batches(_arrivals(paths, metadata, run)):
        with store.transaction():
            for document, issues in batch:
                put_issues(store, issues)
                if document is not None:
                    _put(store, document, run)
        run.tell("Taking in reports", run.counts["reports"], None)
    with store.transaction():
        drop_answered_issues(store)


def _arrivals(
    paths: Sequence[str], metadata: Mapping[str, Mapping[str, str]], run: Run
) -> Iterator[tuple[Document | None, tuple[Issue, ...]]]:
    from regesta.ingest.articles import document
    from regesta.ingest.sources import raw_reports

    raws = raw_reports(paths, metadata=metadata)
    while True:
        with run.clock("ingest"):
            raw = next(raws, None)
            if raw is None:
                return
            if isinstance(raw, Issue):
                run.codes[raw.code] += 1
                yield None, (raw,)
                continue
            taken = one_broken_file_never_stops_a_run(partial(document, raw), source=raw.source)
        run.counts["reports"] += 1
        found, issues = (None, (taken,)) if isinstance(taken, Issue) else taken
        run.codes.update(one.code for one in issues)
        yield found, tuple(issues)


def _put(store: Store, document: Document, run: Run) -> None:
    english = document.language in READ_LANGUAGES
    arrival = put_document(store, document, state="waiting" if english else "kept")
    run.counts[arrival] += 1
    if arrival == "known":
        return
    put_setting(store, "dirty", "yes")
    if not english:
        run.counts["not_english"] += 1
        put_issues(store, [_not_english(document)])


def _not_english(document: Document) -> Issue:
    return issue(
        "ingest",
        "not-english",
        f"The report is in another language ({document.language}). It is kept, but was not read.",
        advice="Add a translation, or name the language in the metadata table if this is wrong.",
        source=document.source,
        document=document.id,
    )


# --- read ---


def _read_waiting(store: Store, world: "World", reader: str, run: Run) -> None:
    """Read the reports that wait for it, those of a run that was stopped among them."""
    waiting = stored.document_ids(store, state="waiting")
    if not waiting:
        return
    with run.clock("load"):
        nlp = load_nlp(reader)
    for ids in _batches(iter(waiting)):
        readings = []
        for document_id in ids:
            document = stored.document(store, document_id)
            if document is not None:
                work = partial(read_document, document, nlp, world, run.clock)
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


# --- compare ---


def _compare(store: Store, world: "World", run: Run) -> None:
    """Find copies, join reports of one event, note disagreements: over the whole record, whenever it has changed."""
    if stored.setting(store, "dirty") is None:
        return
    from regesta.ingest.copies import near_copies
    from regesta.link.judged import Judged
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
            judgements = tuple(stored.judgements(store))
            judged = Judged(judgements)
            together = reconcile(
                documents,
                [judged.event(one) for one in mentions],
                [judged.statement(one) for one in statements],
                [judged.figure(one) for one in figures],
                judgements=judgements,
            )
        replace_copies(store, copies)
        replace_events(store, together.events, together.disagreements)
        replace_world(store, *linked(mentions, statements, figures, world))
        put_setting(store, "dirty", None)


# --- what all three need ---


def _own_world(file: Path) -> "tuple[World, str, str]":
    """The actors we know with the user's own; the content and the name of the user's file."""
    from regesta.link.world import World

    try:
        content = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"The actors file {file} cannot be read: {error}. It is YAML, CSV or JSON lines in UTF-8."
        ) from error
    return World.load(actors_file=file), content, file.name


def _world(store: Store, own: "tuple[World, str, str] | None") -> "World":
    """The user's world, or that of the file the record keeps from an earlier run.

    Another file than before means other actors, so everything is read again.
    """
    before = stored.setting(store, "actors")
    if own is None:
        return load_world(before, name=stored.setting(store, "actors_name"))
    world, content, name = own
    if content != before:
        _read_again(store, {"actors": content, "actors_name": name})
    return world


def _reader(store: Store, given: str | None) -> str:
    """The pipeline to read with: the one given, else the one that the record was read with. Another one reads all again."""
    before = stored.setting(store, "reader") or OWN_READER
    name = given or before
    if name != before:
        load_nlp(name)(PROBE)  # a pipeline that will not do must not cost the readings that are there
        _read_again(store, {"reader": name})
    return name


def _read_again(store: Store, settings: Mapping[str, str]) -> None:
    """Note settings under which every report reads otherwise, and let all reports wait for reading."""
    with store.transaction():
        for key, value in settings.items():
            put_setting(store, key, value)
        put_setting(store, "dirty", "yes")
        done = [*stored.document_ids(store, state="read"), *stored.document_ids(store, state="failed")]
        forget_readings(store, done)


def one_broken_file_never_stops_a_run(work: Callable[[], T], *, source: str, document: str | None = None) -> T | Issue:
    """The outcome of work on one report, or an Issue.

    The only place that catches every Exception: ten thousand pages hold what no stage has foreseen, and the analyst
    wants the other 9,999. Errors that concern the whole run pass.
    """
    try:
        return work()
    except (RecordFileError, LexiconError, ModelError, ImportError):  # ours or the installation's fault, not the file's
        raise
    except Exception as error:
        return issue(
            "read" if document else "ingest",
            "reading-failed",
            f"{type(error).__name__}: {error}"[:300],
            advice="The rest of the run went on. Please report this with the file.",
            source=source,
            document=document,
        )


def _batches(items: Iterator[T]) -> Iterator[list[T]]:
    while batch := list(islice(items, BATCH)):
        yield batch
