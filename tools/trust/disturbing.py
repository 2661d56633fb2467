"""Rights are taken away. In: how often. Out: what was lost, which should be nothing.

In the middle of a run the record and its folder lose the right to be written (in root's shell the run gives up root's right to pass over them).
The run goes on or ends with an error that says so; then rights come back and the next run goes on.
"""

import random
import time
from pathlib import Path

from tools.trust import runs


def run(folder: Path, *, times: int, seed: int = 0, reports: int = 8) -> dict[str, object]:
    """Take the right to write away at random moments, or before a run."""
    chance = random.Random(seed)
    pile = runs.pile(folder, reports=reports)
    undisturbed, home = folder / "undisturbed.regesta", folder / "home"
    home.mkdir()
    began = time.monotonic()
    runs.end(runs.start(lambda: runs.add(undisturbed, pile)))
    length, right = time.monotonic() - began, runs.digest(undisturbed)
    record = home / "rights.regesta"
    wrong: list[str] = []
    refused = finished = 0
    for number in range(times):
        before = number % 3 == 2
        if before:
            _rights(home, write=False)
        process = runs.start(lambda: runs.add(record, pile), bound=True)
        time.sleep(chance.uniform(0, length))
        _rights(home, write=False)
        code = runs.end(process, after=length * chance.uniform(0, 1))
        refused += code == runs.SAID
        if code not in (0, runs.SAID, -9):
            wrong.append(f"a run ended with {code}")
        _rights(home, write=True)
        wrong += runs.state(record)[0]
        if code == 0:
            finished += 1
            wrong += [] if runs.digest(record) == right else ["the record says something else"]
            runs.remove(record)
    code = runs.end(runs.start(lambda: runs.add(record, pile), bound=True))
    wrong += [] if code == 0 and runs.digest(record) == right else [f"the last run: {code}, or another record"]
    return {"times": times, "runs refused": refused, "records finished and compared": finished + 1, "wrong": wrong[:5]}


def _rights(home: Path, *, write: bool) -> None:
    for path in (*home.iterdir(), home):
        path.chmod((0o755 if write else 0o555) if path.is_dir() else (0o644 if write else 0o444))
