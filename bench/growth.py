"""Task `growth`: what joining costs as a record grows. In: a folder of reports with `truth.yaml`. Out: JSON object.

Piles are made by varying the world of the folder: its reports again and again, of other states and people, with other words, ships and
towns, later by YEARS days each time a world comes round again, and with mentions made from the truth's own lines, so that it is known
which are one event. They are put into a record file as if read, and joined there as `regesta add` joins, by a process of its own that
holds nothing else. Three sizes (a hundredth, a tenth, all of LARGE), then HUNDRED reports more for each. `exponent` is that of the
processor's time against the reports from the second size to the third (1: in proportion), `adding_share` what the hundred cost of the
whole. `same_in_lots` is 1 where the smallest pile, joined in other order and lots, is the same to the byte. `timeline_ms` is a question's
time on that record: the first PAGE lines of all, of one state and of one type, the slowest of the three, each the middle of five. Seconds
are this machine's at this hour; `looked_at` are the accounts that were joined anew, in all and for the hundred, which no busy machine
disturbs. `peak_mb` is the most memory that joining, or adding the hundred, held (Linux). The floor is joining all again for every lot
that is added.
"""

import datetime as dt
import math
import random
import tempfile
import time
import zlib
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace

from bench.clusters import b_cubed, scores
from bench.joining import Known, _lot, _reports, _told_again
from regesta.link.known.world import World
from regesta.pipeline import comparing
from regesta.pipeline.runs import Run
from regesta.reconcile.intervals import awaits, between
from regesta.reconcile.parties import level
from regesta.reconcile.shelf import Report
from regesta.records import Extraction, Span
from regesta.serve import query
from regesta.serve.evaluate.truth import read_truth
from regesta.serve.query import Filters
from regesta.store import read as stored
from regesta.store.database import Store, open_store
from regesta.store.write import put_document, put_reading, put_setting

LARGE, HUNDRED = 10_000, 100
PAGE = 500  # lines asked for at once
ROUNDS = 30  # how often a world comes round; there are as many worlds as that needs
YEARS = 200
THEN = 2024  # the year of the example's world


def run(path: Path, *, sample: int | None = None) -> dict[str, Any]:
    """Time joining on piles made from the folder at `path`.

    Args:
        path: a folder of reports with their truth.
        sample: so many reports in the largest pile.
    """
    large = sample or LARGE
    truth = read_truth(path)
    world = World.load(actors_file=truth.actors)
    base = _reports(truth, _lot(truth), world)
    ours: dict[str, float] = {}
    timed: list[tuple[int, float, int]] = []
    for size in sorted({max(HUNDRED, large // 100), large // 10, large}):
        (whole, more), joined, megabytes, asked = _timed(base, size, truth.actors)
        timed.append((size, whole.seconds, whole.looked_at))
        ours |= {
            f"seconds_{size}": whole.seconds, f"seconds_adding_{size}": more.seconds,
            f"adding_share_{size}": more.seconds / whole.seconds,
            f"looked_at_{size}": whole.looked_at, f"looked_at_adding_{size}": more.looked_at,
            f"b3_{size}": joined, f"megabytes_{size}": megabytes, f"timeline_ms_{size}": asked,
        }  # fmt: skip
        if whole.peak_mb and more.peak_mb:
            ours |= {f"peak_mb_{size}": whole.peak_mb, f"peak_mb_adding_{size}": more.peak_mb}
    (few, before, seen), (many, after, seen_after) = timed[-2:]
    ours["exponent"] = math.log(after / before) / math.log(many / few)
    ours["exponent_looked_at"] = math.log(seen_after / seen) / math.log(many / few)
    ours["same_in_lots"] = float(_same_in_lots(base, min(1_000, timed[0][0]), world))
    floor = {"adding_share": 1.0}
    return {"task": "growth", "data": path.name, "n": large, "ours": ours, "floor": floor, "peer": {}, "errors": []}


def pile(base: Sequence[Known], size: int) -> Iterator[Known]:
    """So many reports of many worlds, in an order that tells nothing."""
    rounds = math.ceil(size / len(base))
    worlds = max(12, rounds // ROUNDS)
    order = [(number, at) for number in range(rounds) for at in range(len(base))]
    random.Random(8).shuffle(order)
    for number, at in order[:size]:
        report, events = base[at]
        # `_told_again` knows twelve worlds: the number is given so that world and lateness come out as wanted.
        told, names = _told_again((report, events), number)
        yield _varied(told, report, number, worlds), names


def _varied(told: Report, before: Report, number: int, worlds: int) -> Report:
    """The report in the words of its round, of one of so many worlds."""
    shift = dt.timedelta(days=YEARS * (number // worlds))
    undo = dt.timedelta(days=YEARS * (number // 12))

    def words(text: str) -> str:
        return " ".join(coined(word, number) if zlib.crc32(word.encode()) % 3 else word for word in text.split(" "))

    def span(one: Span) -> Span:
        return replace(one, text=words(one.text))

    def when(day: dt.date | None) -> dt.date | None:
        return day and day - undo + shift

    def moved(time_: Any) -> Any:
        waits = awaits(time_) if time_ is not None else None
        if waits is not None and waits[0] is not None:  # "3 March" of no year is another day in another telling
            day = dt.date(THEN, waits[0], waits[1] or 15) + shift
            return replace(time_, edtf=f"XXXX-{day:%m-%d}" if waits[1] else f"XXXX-{day:%m}")
        if time_ is None or (time_.start is None and time_.end is None):
            return time_
        return between(when(time_.start), when(time_.end), reason=time_.reason)

    def party(one: Any) -> Any:
        ends = {
            name: f"{value.partition('~')[0]}~{number % worlds}"
            for name in ("name", "actor", "person", "body", "state")
            if (value := getattr(one, name))
        }
        if level(one) == "state":
            ends["actor"] = ends["state"]  # by which a state is known to be one
        if one.actor is None:  # a ship, a town: every telling has its own
            ends["name"] = " ".join(
                coined(word, number) if word[:1].isupper() else word for word in one.name.split("~")[0].split(" ")
            )
        return replace(one, **ends)

    mentions = [
        replace(
            one, sentence=span(one.sentence), trigger=one.trigger, time=moved(one.time),
            actors=tuple(map(party, one.actors)), recipients=tuple(map(party, one.recipients)), by=tuple(map(party, one.by)),
        )
        for one in told.event_mentions
    ]  # fmt: skip
    figures = [replace(one, sentence=span(one.sentence), by=tuple(map(party, one.by))) for one in told.figures]
    document = replace(
        told.document, url=told.document.url and f"{told.document.url}/{number}", text=words(before.document.text),
        sha256=told.document.id, parts=(), offsets=(),
        source=f"{number} {told.document.source}", published=when(told.document.published),
        dateline_date=when(told.document.dateline_date),
    )  # fmt: skip
    return Report(document, mentions, figures)


def coined(word: str, number: int) -> str:
    """Another word in the place of this one, the same in all of one telling."""
    letters = "".join(
        "bcdfghlmnprstvaeiou"[digit % 19] for digit in zlib.crc32(f"{word} {number}".encode()).to_bytes(4, "big")
    )
    found = letters + letters[::-1]
    return found.capitalize() if word[:1].isupper() else found


def _put(store: Store, reports: Sequence[Report]) -> None:
    with store.transaction():
        for one in reports:
            put_document(store, one.document)
            taken = Extraction(
                document=one.document.id, event_mentions=tuple(one.event_mentions), figures=tuple(one.figures)
            )
            put_reading(store, taken)
        put_setting(store, "dirty", "yes")


class Joined(NamedTuple):
    """What one joining cost: seconds of the processor, accounts looked at, the most memory held (None: not told here)."""

    seconds: float
    looked_at: int
    peak_mb: float | None


def _joined(path: Path, actors: Path | None) -> Joined:
    """Join what waits in a record file. Runs in a process of its own."""
    world = World.load(actors_file=actors)
    done = Run()
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "none.regesta", create=True) as empty:
        put_setting(empty, "dirty", "yes")
        comparing.compare(empty, world, Run())  # loads what is loaded at first use
    with open_store(path) as store:
        began = time.process_time()
        comparing.compare(store, world, done)
        return Joined(time.process_time() - began, done.counts["looked_at"], _most_held())


def _most_held() -> float | None:
    """Megabytes this process has held at most; what `getrusage` tells is at first that of the process it came from."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return None
    return next((int(line.split()[1]) / 1e3 for line in lines if line.startswith("VmHWM:")), None)


def _timed(base: Sequence[Known], size: int, actors: Path | None) -> tuple[tuple[Joined, Joined], float, float, float]:
    """What joining all cost, and the hundred more; B cubed, megabytes, a question's milliseconds."""
    gold: dict[str, set[Hashable]] = defaultdict(set)
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "pile.regesta", create=True) as store:
        lot: list[Report] = []
        costs = []
        for number, (report, events) in enumerate(pile(base, size + HUNDRED), 1):
            lot.append(report)
            for mention, event in zip(report.event_mentions, events, strict=True):
                gold[event].add(mention.id)
            if len(lot) == 500 or number in (size, size + HUNDRED):
                _put(store, lot)
                lot = []
            if number in (size, size + HUNDRED):
                with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
                    costs.append(pool.submit(_joined, store.path, actors).result())
        ours = [frozenset[Hashable](event.mentions) for event in stored.events(store)]
        megabytes, asked = store.path.stat().st_size / 1e6, _asked(store)
    _, _, f1 = scores(b_cubed([frozenset(one) for one in gold.values()], ours))
    return (costs[0], costs[1]), f1, megabytes, asked


def _asked(store: Store) -> float:
    """Milliseconds of the processor for the slowest of three questions to a timeline."""
    commonest = "SELECT state FROM event_parties WHERE state IS NOT NULL GROUP BY state ORDER BY count(*) DESC LIMIT 1"
    (state,) = store.connection.execute(commonest).fetchone()
    slowest = 0.0
    for filters in (Filters(), Filters(actor=state), Filters(type="CONSULT")):
        took = []
        for _ in range(5):
            began = time.process_time()
            list(query.events(store, filters, limit=PAGE))
            took.append(time.process_time() - began)
        slowest = max(slowest, sorted(took)[2])
    return 1000 * slowest


def _same_in_lots(base: Sequence[Known], size: int, world: World) -> bool:
    reports = [report for report, _ in pile(base, size)]
    digests = []
    for lots in ([reports], [reports[start : start + 170][::-1] for start in range(0, size, 170)][::-1]):
        with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "pile.regesta", create=True) as store:
            for lot in lots:
                _put(store, lot)
                comparing.compare(store, world, Run())
            digests.append(stored.content_digest(store))
    return digests[0] == digests[1]
