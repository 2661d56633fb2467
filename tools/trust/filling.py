"""The disk is full. In: how many sizes. Out: what was lost, which should be nothing.

A small file system (tmpfs, where this user may mount one) holds the record. Every run stops with an error that says so, the record is
checked, the file system is made larger, and the run goes on. Where nothing may be mounted, a limit on the size of files stands in.
"""

import contextlib
import resource
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

from tools.trust import runs

LARGE = 64_000_000


def run(folder: Path, *, times: int, seed: int = 0, reports: int = 12) -> dict[str, object]:
    """Grow a disk step by step from far too small to large enough."""
    pile = runs.pile(folder, reports=reports)
    undisturbed = folder / "undisturbed.regesta"
    runs.end(runs.start(lambda: runs.add(undisturbed, pile)))
    right, needed = runs.digest(undisturbed), undisturbed.stat().st_size * 2  # the log beside it may grow as large
    wrong: list[str] = []
    full = 0
    with _small(folder / "disk") as (disk, resize, how):
        record = disk / "full.regesta"
        for step in range(times):
            size = 40_960 + (needed * step) // times + seed % 4096
            code = runs.end(runs.start(lambda: resize_and_add(resize, size, record, pile)))  # noqa: B023
            full += code == runs.SAID
            if code not in (0, runs.SAID):
                wrong.append(f"at {size} bytes a run ended with {code}")
            resize(LARGE)  # reading needs a little room too: the index beside the log
            wrong += runs.state(record)[0]
        code = runs.end(runs.start(lambda: resize_and_add(resize, LARGE, record, pile)))
        wrong += [] if code == 0 and runs.digest(record) == right else ["the record says something else"]
    return {"sizes": times, "runs that ended with a full disk": full, "disk": how, "wrong": wrong[:5]}


def resize_and_add(resize: Callable[[int], None], size: int, record: Path, pile: runs.Pile) -> None:
    """Add on a disk of a size."""
    resize(size)
    runs.add(record, pile)


@contextlib.contextmanager
def _small(disk: Path) -> Iterator[tuple[Path, Callable[[int], None], str]]:
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        yield disk, _limit, "limit on the size of a file (RLIMIT_FSIZE), as this user may not mount"
        return
    try:
        yield disk, lambda size: _remount(disk, size), "tmpfs"
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def _remount(disk: Path, size: int) -> None:
    subprocess.run(["mount", "-o", f"remount,size={size}", str(disk)], check=False, capture_output=True)


def _limit(size: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
