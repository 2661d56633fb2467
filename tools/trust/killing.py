"""Killed at random moments. In: how often. Out: what was lost, which should be nothing.

A run is killed (SIGKILL), the record is checked, the next run goes on and is killed in its turn, until one comes to its end
before it is killed: then the record must say what that of an undisturbed run says, and the next record is begun.
"""

import random
import signal
import time
from pathlib import Path

from tools.trust import runs


def run(folder: Path, *, times: int, seed: int = 0, reports: int = 12) -> dict[str, object]:
    """Kill runs of one process."""
    return _kill(folder, times, random.Random(seed), reports=reports, jobs=1)


def run_with_workers(folder: Path, *, times: int, seed: int = 0) -> dict[str, object]:
    """Kill runs of two processes that read; the parent is killed, its workers find out."""
    return _kill(folder, times, random.Random(seed), reports=100, jobs=2)


def _kill(folder: Path, times: int, chance: random.Random, *, reports: int, jobs: int) -> dict[str, object]:
    pile = runs.pile(folder, reports=reports)
    began = time.monotonic()
    undisturbed = folder / "undisturbed.regesta"
    first = runs.end(runs.start(lambda: runs.add(undisturbed, pile, jobs=jobs)))
    length = time.monotonic() - began
    right = runs.digest(undisturbed)
    wrong = [] if first == 0 else [f"the undisturbed run ended with {first}"]
    record = folder / "killed.regesta"
    kills = finished = 0
    while kills < times and not wrong:
        process = runs.start(lambda: runs.add(record, pile, jobs=jobs))
        code = runs.end(process, after=chance.uniform(0, length))
        kills += code == -signal.SIGKILL
        if code not in (0, -signal.SIGKILL):
            wrong.append(f"after {kills} kills a run ended with {code}")
        found, _ = runs.state(record)
        wrong += found
        if code == 0:
            finished += 1
            if runs.digest(record) != right:
                wrong.append(f"after {kills} kills the record says something else")
            runs.remove(record)
    if not wrong and record.exists():
        runs.end(runs.start(lambda: runs.add(record, pile, jobs=jobs)))
        finished += 1
        wrong += [] if runs.digest(record) == right else ["the last record says something else"]
    return {
        "kills": kills,
        "records finished and compared": finished,
        "reports": reports,
        "processes": jobs,
        "wrong": wrong[:5],
    }
