"""Eight read while one writes. In: seconds. Out: how often each read, and every error, of which there should be none."""

import multiprocessing
import random
import time
from collections import Counter
from multiprocessing.synchronize import Event
from pathlib import Path

import regesta
from bench.worlds import write
from regesta.pipeline import OwnFiles, add
from tools.trust import runs

READERS = 8


def run(folder: Path, *, times: int, seed: int = 0) -> dict[str, object]:
    """Readers in a loop on one record for `times` seconds, while reports are added to it four at a time, with a backup now and then."""
    reports = 20 + times  # more than one process reads in that time
    write(runs.EXAMPLE, folder / "pile", reports)
    record = folder / "shared.regesta"
    files = sorted(one for one in (folder / "pile" / "reports").rglob("*") if one.is_file())
    actors, metadata = folder / "pile" / "actors.yaml", folder / "pile" / "metadata.csv"
    add(record, files[:4], metadata=metadata, own=OwnFiles(actors))
    context = multiprocessing.get_context("spawn")
    stop, told = context.Event(), context.Queue()
    readers = [context.Process(target=_read, args=(record, stop, told, seed + number)) for number in range(READERS)]
    for one in readers:
        one.start()
    wrong: list[str] = []
    until, added, backups = time.monotonic() + times, 4, 0
    while time.monotonic() < until:
        batch = files[added : added + 4]
        if not batch:
            break
        added += len(batch)
        add(record, batch)
        if added % 40 == 0:
            wrong += _backed_up(record, folder / f"copy{added}.regesta")
            backups += 1
    stop.set()
    counts: Counter[str] = Counter()
    for _ in readers:
        did, errors = told.get(timeout=120)
        counts.update(did)
        wrong += errors
    for one in readers:
        one.join()
    wrong += runs.state(record)[0]
    return {
        "seconds": times,
        "readers": READERS,
        "reads": dict(counts),
        "reports added": added,
        "backups": backups,
        "wrong": wrong[:5],
    }


def _backed_up(record: Path, copy: Path) -> list[str]:
    with regesta.open(record) as opened:
        opened.backup(copy)
    wrong, _ = runs.state(copy)
    runs.remove(copy)
    return wrong


def _read(
    record: Path, stop: Event, told: "multiprocessing.Queue[tuple[dict[str, int], list[str]]]", seed: int
) -> None:
    chance = random.Random(seed)
    did: Counter[str] = Counter()
    wrong: list[str] = []
    while not stop.is_set():
        try:
            did[_once(record, chance)] += 1
        except Exception as error:  # whatever it is, it is what this is looking for
            wrong.append(f"{type(error).__name__}: {error}")
    told.put((dict(did), wrong))


def _once(record: Path, chance: random.Random) -> str:
    what = chance.choice(("timeline", "show", "search", "disagreements"))
    with regesta.open(record) as opened:
        if what == "timeline":
            opened.timeline()
        elif what == "show":
            events = [one.id for one in opened.events()]
            if events:
                with_luck = chance.choice(events)
                try:
                    opened.show(with_luck)
                except regesta.RegestaError as error:
                    # An event may have been joined with another between the two questions.
                    if with_luck in {one.id for one in opened.events()}:
                        raise error
        elif what == "search":
            list(opened.documents(search=chance.choice(("ferry", "minister", "talks"))))
        else:
            list(opened.disagreements())
    return what
