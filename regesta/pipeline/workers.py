"""Reports read by several processes. In: lots of Documents, how to read. Out: lots with what was read, in the order in which they end.

The parent holds the store and writes; a worker holds the model and reads. A worker has one lot at a time and the parent fetches no
lot before somebody can take it, so memory does not grow with the pile. A worker that dies (killed, out of memory) costs nobody
else: its lot is read again report by report, and a report at which a worker dies twice becomes an Issue.

On Linux one process loads the model and the tables, and the workers are forked from it: what is loaded is in memory once. Elsewhere every
worker loads its own.
"""

import os
import signal
import sys
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import connection, current_process, forkserver, get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import NamedTuple

import msgspec

from regesta.errors import LexiconError, ModelError, RecordFileError
from regesta.issues import Issue
from regesta.pipeline.collecting import sweep, uncollected
from regesta.records import Document
from regesta.stages import Reading, load_nlp, load_world, read_documents, reading_failed

PRELOADED = "regesta.pipeline.preloaded"
LOTS_A_LIFE = (
    300  # a choice, some 10,000 reports: spaCy remembers every word it has met, and a new worker begins with none
)
HELLO = b"hello"
FEW = 48  # reports from which further processes pay: they take some 3 s to begin, which is what 20 reports take
DEATHS = 2  # so often a report may be at hand when a worker dies; once may be chance
_ERRORS = {kind.__name__: kind for kind in (ModelError, LexiconError, RecordFileError, ImportError)}


class Recipe(msgspec.Struct, frozen=True):
    """With what reports are read: the pipeline's name, the content and name of the user's actors file, the content of the events file."""

    reader: str
    actors: str | None = None
    actors_name: str | None = None
    events: str | None = None


class Lot(msgspec.Struct, frozen=True):
    """Reports that are read together, and how many workers have died over them."""

    documents: list[Document]
    deaths: int = 0


class Outcome(msgspec.Struct, frozen=True):
    """What became of one report: a Reading, or the Issue that says why there is none."""

    reading: Reading | None = None
    issue: Issue | None = None


class Answer(msgspec.Struct, frozen=True):
    """What a worker sends back: an outcome for each report, seconds by stage, or (kind, message) of an error of the whole run."""

    outcomes: list[Outcome] = []
    seconds: dict[str, float] = {}
    error: tuple[str, str] | None = None


class Clock:
    """Seconds by stage, of one lot."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """Count the processor's seconds spent inside for a stage; those of the wall would count the other workers' as well."""
        began = time.process_time()
        try:
            yield
        finally:
            self.seconds[stage] = self.seconds.get(stage, 0.0) + time.process_time() - began


class Done(NamedTuple):
    """A lot that was read."""

    documents: Sequence[Document]
    answer: Answer


def cores() -> int:
    """The cores that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS and Windows
        return os.cpu_count() or 1


def read_in_workers(lots: Iterator[list[Document]], recipe: Recipe, *, jobs: int) -> Iterator[Done]:
    """Every lot read by one of `jobs` workers.

    Raises:
        ModelError: the workers do not start, or the model cannot be loaded.
    """
    again: deque[Lot] = deque()
    workers = [Worker(recipe) for _ in range(jobs)]
    try:
        while True:
            for worker in workers:
                if worker.lot is None and (lot := _next(again, lots)) is not None:
                    worker.take(lot)
            busy = {worker.pipe: worker for worker in workers if worker.lot is not None}
            if not busy:
                return
            heard = []
            for pipe in connection.wait(list(busy)):
                worker = busy[pipe]  # type: ignore[index]
                heard.append(_heard(worker, again))
                if (lot := _next(again, lots)) is not None:
                    worker.take(lot)
            yield from (done for done in heard if done is not None)  # written while the workers read on
    finally:
        for worker in workers:
            worker.stop()


def _next(again: deque[Lot], lots: Iterator[list[Document]]) -> Lot | None:
    if again:
        return again.popleft()
    documents = next(lots, None)
    return None if documents is None else Lot(documents)


def _heard(worker: "Worker", again: deque[Lot]) -> Done | None:
    """What a worker has to say: a lot is done, or (it has died) its reports are read again one by one."""
    lot = worker.lot
    assert lot is not None
    answer = worker.hear()
    if answer is None:
        if lot.deaths + 1 >= DEATHS and len(lot.documents) == 1:
            issue = reading_failed(worker.epitaph(), lot.documents[0])
            worker.start()
            return Done(lot.documents, Answer(outcomes=[Outcome(issue=issue)]))
        again.extend(Lot([document], lot.deaths + (len(lot.documents) == 1)) for document in lot.documents)
        worker.start()
        return None
    if answer.error is not None:
        kind, message = answer.error
        raise _ERRORS.get(kind, ModelError)(message)
    return Done(lot.documents, answer)


def worth(reports: int, jobs: int) -> bool:
    """Whether so many reports pay for further processes. One that is itself another's servant (in a pool, in an engine) may begin none."""
    return jobs > 1 and reports >= FEW and not current_process().daemon


def begin() -> None:
    """Let the process from which workers are forked load what they need, while the caller does other things; not on macOS and Windows."""
    if sys.platform == "linux":
        get_context("forkserver").set_forkserver_preload([PRELOADED])
        with _one_thread():
            forkserver.ensure_running()


class Worker:
    """One process that reads, as the parent sees it."""

    def __init__(self, recipe: Recipe) -> None:
        self.recipe = recipe
        self.lot: Lot | None = None
        self.pipe: Connection
        self.process: BaseProcess
        self.start()

    def start(self) -> None:
        """Start the process, again if there was one."""
        self.lot, self.lots, self.greeted = None, 0, False
        context = get_context("forkserver" if sys.platform == "linux" else "spawn")
        if sys.platform == "linux":
            context.set_forkserver_preload([PRELOADED])
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=work, args=(theirs, self.recipe), daemon=True)  # type: ignore[attr-defined]
        with _one_thread():
            self.process.start()
        theirs.close()

    def take(self, lot: Lot) -> None:
        """Give the worker something to read; that it has died meanwhile is found out when it is heard."""
        if self.lots >= LOTS_A_LIFE:
            self.stop()
            self.start()
        self.lot, self.lots = lot, self.lots + 1
        try:
            self.pipe.send_bytes(msgspec.msgpack.encode(lot))
        except OSError:
            return

    def hear(self) -> Answer | None:
        """The answer; None when the worker has died."""
        try:
            while not self.greeted:
                self.greeted = self.pipe.recv_bytes() == HELLO
            content = self.pipe.recv_bytes()
        except (EOFError, OSError):
            self.process.join(10)
            if not self.greeted and (self.process.exitcode or 0) >= 0:  # it has not been killed, it could not begin
                raise ModelError(
                    "The processes that read cannot be started. Read with one: --jobs 1, in Python jobs=1. "
                    'A script of your own that asks for several must do its work under: if __name__ == "__main__"'
                ) from None
            return None
        self.lot = None
        return msgspec.msgpack.decode(content, type=Answer)

    def epitaph(self) -> str:
        """Why a report has no reading."""
        code = self.process.exitcode
        how = f"by signal {-code}" if code is not None and code < 0 else f"with code {code}"
        return f"The process that read this report was ended {how}, twice; out of memory is the usual cause."

    def stop(self) -> None:
        """End the process; it has nothing that could be lost."""
        self.pipe.close()
        self.process.terminate()
        self.process.join(10)


@contextmanager
def _one_thread() -> Iterator[None]:
    """The processes started inside compute with one thread each: there are as many of them as cores."""
    before = os.environ.get("OPENBLAS_NUM_THREADS")
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ["OPENBLAS_NUM_THREADS"]
        else:
            os.environ["OPENBLAS_NUM_THREADS"] = before


def work(pipe: Connection, recipe: Recipe) -> None:
    """A worker's life: read lot after lot until the parent closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's; it ends us
    try:
        pipe.send_bytes(HELLO)
        while True:
            lot = msgspec.msgpack.decode(pipe.recv_bytes(), type=Lot)
            with uncollected():
                pipe.send_bytes(msgspec.msgpack.encode(answer(lot.documents, recipe)))
                sweep()
    except (EOFError, OSError):
        return


def answer(documents: Sequence[Document], recipe: Recipe) -> Answer:
    """One lot, read in this process with one thread."""
    clock = Clock()
    try:
        with clock("load"):
            nlp = load_nlp(recipe.reader, threads=1)
            world = load_world(recipe.actors, name=recipe.actors_name)
        readings = read_documents(documents, nlp, world, clock, own=recipe.events)
    except tuple(_ERRORS.values()) as error:
        return Answer(error=(type(error).__name__, str(error)))
    outcomes = [Outcome(issue=one) if isinstance(one, Issue) else Outcome(reading=one) for one in readings]
    return Answer(outcomes=outcomes, seconds=clock.seconds)
