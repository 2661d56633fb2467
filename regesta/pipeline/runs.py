"""What every part of a run needs. In: work on one report, items. Out: its outcome or an Issue; batches; what is counted and timed."""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from typing import TypeVar

from regesta.bounds import TookTooLong
from regesta.errors import LexiconError, ModelError, RecordFileError
from regesta.issues import Issue, issue
from regesta.link.judgements.judged import Judged
from regesta.store import read as stored
from regesta.store.database import Store
from regesta.store.located import judgements
from regesta.store.runs import RunSummary

T = TypeVar("T")
BATCH = 32  # reports a transaction; a choice: what a kill costs at most, against the price of a commit
Progress = Callable[[str, int, int | None], None]  # what is being done, how many are done, of how many


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

    def count(self, seconds: Mapping[str, float]) -> None:
        """Count seconds that another process has spent for stages."""
        for stage, spent in seconds.items():
            self.seconds[stage] = self.seconds.get(stage, 0.0) + spent

    def summary(self, store: Store, *, seconds: float) -> RunSummary:
        """The run in figures, with those of the record after it."""
        tables = ("documents", "copies", "events", "statements", "figures", "disagreements")
        judged, left_out = ("statements", "figures"), Judged(judgements(store)).left_out
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
            **{table: stored.count(store, table, without=left_out if table in judged else ()) for table in tables},
        )


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
            "too-slow" if isinstance(error, TookTooLong) else "reading-failed",
            f"{type(error).__name__}: {error}"[:300],
            advice="The rest of the run went on. Please report this with the file.",
            source=source,
            document=document,
        )


def batches(items: Iterator[T], size: int | None = None) -> Iterator[list[T]]:
    """Items by `size` (BATCH), the last batch shorter."""
    while batch := list(islice(items, size or BATCH)):
        yield batch
