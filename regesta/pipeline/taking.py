"""Reports into the store, to be read later. In: paths, metadata. Out: Documents and Issues written, one transaction a batch."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from regesta.bounds import max_seconds, within
from regesta.errors import InputError
from regesta.ingest.raw import RawReport, kind_of
from regesta.issues import Issue, issue
from regesta.originals import Original
from regesta.pipeline.collecting import sweep
from regesta.pipeline.runs import Run, batches, one_broken_file_never_stops_a_run
from regesta.pipeline.workers import FEW, begin, worth
from regesta.records import Document
from regesta.store import read as stored
from regesta.store import removals
from regesta.store.database import Store
from regesta.store.originals import put_original
from regesta.store.runs import drop_answered_issues, put_issues
from regesta.store.write import put_document, put_setting

READ_LANGUAGES = ("en", None)  # None: too short to tell, which is nearly always a headline in the pile's language


def something_is_there(paths: Sequence[str]) -> None:
    """Raises InputError when nothing is at any path."""
    # One missing path among others is an Issue; when all are missing the user has mistyped: no record should be made.
    if paths and not any(path == "-" or Path(path).exists() for path in paths):
        raise InputError(
            f"There is nothing at {', '.join(paths)}. Check the name; folders, files and - are understood."
        )


def metadata_table(table: str | Path | None) -> dict[str, dict[str, str]]:
    """Of each file name what the table says of it; empty without a table."""
    if table is None:
        return {}
    from regesta.ingest.metadata import read_metadata

    return read_metadata(table)


def many_are_new(store: Store, paths: Sequence[str]) -> bool:
    """Whether the record has no report yet and there are files enough for further processes to pay: these can get ready at once."""
    if stored.count(store, "documents"):
        return False
    folders = (Path(path) for path in paths)
    files = (file for each in folders for file in (each.rglob("*") if each.is_dir() else (each,)) if kind_of(file.name))
    return sum(1 for _ in islice(files, FEW)) >= FEW


def take_in(
    store: Store, paths: Sequence[str], metadata: Mapping[str, Mapping[str, str]], run: Run, *, jobs: int = 1
) -> None:
    """Write every report at `paths` into the store, to be read later.

    As soon as enough have come to be read by `jobs` processes, these are told to get ready: loading takes as long as taking in.
    """
    for batch in batches(_arrivals(paths, metadata, run)):
        with store.transaction():
            for document, original, issues in batch:
                put_issues(store, issues)
                if document is not None:
                    put_arrival(store, document, run, original=original)
        if worth(run.counts["new"] - run.counts["not_english"], jobs):
            begin()
        sweep()
        run.tell("Taking in reports", run.counts["reports"], None)
    with store.transaction():
        drop_answered_issues(store)


def _arrivals(
    paths: Sequence[str], metadata: Mapping[str, Mapping[str, str]], run: Run
) -> Iterator[tuple[Document | None, Original | None, tuple[Issue, ...]]]:
    from regesta.ingest.sources import raw_reports

    raws = raw_reports(paths, metadata=metadata)
    while True:
        with run.clock("ingest"):
            raw = next(raws, None)
            if raw is None:
                return
            if isinstance(raw, Issue):
                run.codes[raw.code] += 1
                yield None, None, (raw,)
                continue
            found, issues = taken(raw)
            original = as_it_came(raw) if found is not None else None
        run.counts["reports"] += 1
        run.codes.update(one.code for one in issues)
        yield found, original, issues


def taken(raw: RawReport) -> tuple[Document | None, tuple[Issue, ...]]:
    """One report understood: its Document if it has a text, and what was doubted or skipped."""
    from regesta.ingest.articles import document

    def work() -> tuple[Document | None, tuple[Issue, ...]]:
        with within(max_seconds()):
            return document(raw)

    outcome = one_broken_file_never_stops_a_run(work, source=raw.source)
    if isinstance(outcome, Issue):
        return None, (outcome,)
    found, issues = outcome
    return found, tuple(issues)


def as_it_came(raw: RawReport) -> Original | None:
    """What is kept of a report beside its cleaned text."""
    from regesta.ingest.originals import original

    outcome = one_broken_file_never_stops_a_run(lambda: original(raw), source=raw.source)
    return None if isinstance(outcome, Issue) else outcome


def put_arrival(store: Store, document: Document, run: Run, *, original: Original | None = None) -> None:
    """Write a report that has come, to be read if it is in English, and beside it the report as it came."""
    if removals.removed(store, document.id) is not None:
        run.counts["known"] += 1
        run.codes["removed-before"] += 1
        return
    english = document.language in READ_LANGUAGES
    arrival = put_document(store, document, state="waiting" if english else "kept")
    run.counts[arrival] += 1
    if original is not None:
        put_original(store, document.id, original, again=arrival != "known")
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
