"""Runs of `add` that can be disturbed. In: a pile, a record. Out: a process, what the record then is.

A run is a fork of this process, in which the libraries are loaded but nothing of the model: so a run begins at once, and a random moment
falls into its work and not into its imports.
"""

import ctypes
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from regesta import pipeline
from regesta.errors import RegestaError
from regesta.store.check import faults
from regesta.store.database import open_store
from regesta.store.read import content_digest

EXAMPLE = Path(__file__).parents[2] / "examples" / "strait"
SAID = 3  # exit code of a run that ended with a clear error
_OVERRIDE = 0b110  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH, by which root passes over rights


class Pile(NamedTuple):
    """Reports to add, with their table."""

    reports: Path
    metadata: Path


def pile(folder: Path, *, reports: int) -> Pile:
    """The first reports of the example, so many."""
    chosen = folder / "reports"
    files = sorted(one for one in (EXAMPLE / "reports").rglob("*") if one.is_file())
    for file in files[:reports]:
        target = chosen / file.relative_to(EXAMPLE / "reports")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, target)
    return Pile(chosen, Path(shutil.copy(EXAMPLE / "metadata.csv", folder / "metadata.csv")))


def add(record: Path, given: Pile, *, jobs: int = 1, batch: int = 3) -> None:
    """Add the pile in this process, in transactions of few reports, so that a kill falls between and into many."""
    from regesta.pipeline import runs

    runs.BATCH = batch
    pipeline.add(record, [given.reports], metadata=given.metadata, jobs=jobs)


def start(work: Callable[[], None], *, bound: bool = False) -> int:
    """The number of a new process that does this work and ends with 0, or with SAID after an error that says what to do.

    With `bound`, rights of files count for it, even if this is root's shell.
    """
    load()
    process = os.fork()
    if process:
        return process
    code = 1
    try:
        if bound:
            _bound_by_rights()
        work()
        code = 0
    except RegestaError as error:
        sys.stderr.write(f"{error}\n")
        code = SAID
    except BaseException as error:
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
    finally:
        sys.stderr.flush()
        os._exit(code)


def _bound_by_rights() -> None:
    if os.geteuid():
        return
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    held = (ctypes.c_uint32 * 6)()
    if libc.capget(header, held) == 0:
        for place in range(3):
            held[place] &= ~_OVERRIDE
        libc.capset(header, held)


def load() -> None:
    """Import what a run imports, once; no session of the model, whose threads do not survive a fork."""
    import regesta.ingest.articles
    import regesta.ingest.sources
    import regesta.link.known.world
    import regesta.read.model
    import regesta.reconcile.joining
    import regesta.stages  # noqa: F401


def end(process: int, *, after: float | None = None) -> int:
    """Wait for a process, or kill it after some seconds; its exit code, negative for a signal."""
    until = None if after is None else time.monotonic() + after
    while True:
        done, status = os.waitpid(process, 0 if until is None else os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        if until is not None and time.monotonic() > until:
            os.kill(process, signal.SIGKILL)
            until = None
        time.sleep(0.002)


def digest(record: Path) -> str:
    """What a record says, as a hash."""
    with open_store(record) as store:
        return content_digest(store)


def state(record: Path) -> tuple[list[str], bool]:
    """What `check` finds wrong with a record, and whether all its reports are read and joined; a missing one is fine."""
    if not record.exists() or not record.stat().st_size:
        return [], False
    with open_store(record) as store:
        wrong = [f"{one.code}: {one.what}" for one in faults(store)]
        left = "SELECT (SELECT count(*) FROM documents WHERE state = 'waiting') + (SELECT count(*) FROM settings WHERE key = 'dirty')"
        return wrong, store.connection.execute(left).fetchone()[0] == 0


def remove(record: Path) -> None:
    """Take a record away, with the files beside it."""
    for ending in ("", "-wal", "-shm"):
        record.with_name(record.name + ending).unlink(missing_ok=True)
