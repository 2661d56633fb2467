"""Task `sizes`: what a record costs as it grows. In: an example with its world. Out: JSON object, figures by size.

Piles of 100, 1,000, ... reports up to `--sample` (1,000) are made by `bench.worlds`. Up to READ reports every one is read. Larger piles are
replayed: the example is read once, and each further world is that reading in its own names, written to the record as if just
read; so `reports_per_second` is measured up to READ only, all else at every size. Each size has a process of its own. An `exponent_` is
the slope of log figure against log size (1: in proportion to the reports, 0: the same at any size), fitted over all sizes.
Seconds are this machine's at this hour.
"""

import math
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from multiprocessing import active_children, forkserver, get_context
from pathlib import Path
from typing import Any

import yaml

from bench.worlds import CODE, World, _names, write
from regesta import pipeline
from regesta.pipeline.comparing import compare
from regesta.pipeline.runs import Run, batches
from regesta.pipeline.settings import own_world, world_of
from regesta.pipeline.tabled import Row
from regesta.pipeline.taking import metadata_table, taken
from regesta.pipeline.workers import cores
from regesta.record import Record
from regesta.records import record_id
from regesta.store.database import Store, open_store
from regesta.store.write import encode, put_document, put_reading, put_setting

FEWEST, READ, MORE = 100, 1_000, 100
ID = re.compile(r'"[0-9a-f]{16}"')
FITTED = (
    "compare_seconds",
    "add_100_seconds",
    "megabytes",
    "peak_mb",
    "timeline_ms",
    "actor_ms",
    "show_ms",
    "search_ms",
)


def run(path: Path, *, sample: int | None = None) -> dict[str, Any]:
    """Measure piles of the world of `path`, an example with reports, metadata, actors and truth.

    Args:
        path: such as examples/strait.
        sample: the size of the largest pile.
    """
    sizes = [FEWEST]
    while sizes[-1] * 10 <= (sample or READ):
        sizes.append(sizes[-1] * 10)
    found: dict[int, dict[str, float]] = {}
    for size in sizes:
        with ProcessPoolExecutor(
            1, mp_context=get_context("spawn")
        ) as pool:  # what one size leaves behind is not the next one's
            found[size] = pool.submit(measured, path, size).result()
    ours = {
        f"{name}_{size}": value
        for name in found[FEWEST]
        for size in sizes
        if (value := found[size].get(name)) is not None
    }
    if len(sizes) > 1:
        ours |= {f"exponent_{name}": _slope(sizes, [found[size][name] for size in sizes]) for name in FITTED}
    floor = {f"exponent_{name}": 1.0 for name in FITTED} if len(sizes) > 1 else {}
    return {"task": "sizes", "data": path.name, "n": sizes[-1], "ours": ours, "floor": floor, "peer": {}, "errors": []}


def measured(path: Path, size: int) -> dict[str, float]:
    """One size, in this process."""
    with tempfile.TemporaryDirectory() as folder:
        record, peak = Path(folder) / "sizes.regesta", Peak()
        if size <= READ:
            pile = write(path, Path(folder) / "pile", size)
            summary = pipeline.add(
                record,
                [pile / "reports"],
                metadata=pile / "metadata.csv",
                own=pipeline.OwnFiles(pile / "actors.yaml"),
                jobs=cores(),
                progress=peak.sample,
            )
            found = {
                "reports_per_second": summary.read / summary.seconds,
                "compare_seconds": time.process_time() - peak.comparing,
            }
        else:
            found = _replayed(path, record, size, peak)
        found["megabytes"] = record.stat().st_size / 1e6
        found["megabytes_per_1000"] = found["megabytes"] / size * 1000
        found["add_100_seconds"] = _more(path, record, size)
        found["peak_mb"] = peak.most
        return found | _asked(record)


def _replayed(path: Path, record: Path, size: int, peak: "Peak") -> dict[str, float]:
    """A record of so many reports, of which the example's are read and the others are they in other names."""
    worlds = range(-(-size // _count(path)))
    with open_store(record, create=True) as store:
        world_of(store, own_world(path / "actors.yaml"))  # first: with another file all that is read would be forgotten
        written = _put(store, _told(path, worlds, size))
        return {"write_seconds": written, "compare_seconds": _compared(store, peak)}


def _more(path: Path, record: Path, size: int) -> float:
    """What MORE reports of further worlds cost, apart from reading them."""
    first = -(-size // _count(path))  # the example is read here, before the clock runs
    with open_store(record) as store:
        return _put(store, _told(path, range(first, first + 3), MORE)) + _compared(store, Peak())


def _compared(store: Store, peak: "Peak") -> float:
    world = world_of(store, None)
    began = time.process_time()
    compare(store, world, Run(peak.sample))
    peak.sample("", 0, None)
    return time.process_time() - began


def _count(path: Path) -> int:
    return len(_read(path))


_kept: dict[Path, list[Row]] = {}


def _read(path: Path) -> list[Row]:
    """The example's reports with their readings, read once a process."""
    if path not in _kept:
        from regesta.ingest.sources import raw_reports
        from regesta.issues import Issue
        from regesta.stages import Reading, load_nlp, read_documents

        table, (world, _, _) = metadata_table(path / "metadata.csv"), own_world(path / "actors.yaml")
        raws = (raw for raw in raw_reports([path / "reports"], metadata=table) if not isinstance(raw, Issue))
        documents = {one.id: one for raw in raws if (one := taken(raw)[0]) is not None and one.language == "en"}
        readings = read_documents(list(documents.values()), load_nlp(), world, lambda _: nullcontext())
        _kept[path] = [
            Row(document=document, reading=reading)
            for document, reading in zip(documents.values(), readings, strict=True)
            if isinstance(reading, Reading)
        ]
    return _kept[path]


def _told(path: Path, worlds: range, count: int) -> Iterator[Row]:
    """So many readings of these worlds: the example's with other names, of the same length, so that every span still holds."""
    import msgspec

    source = (path / "actors.yaml").read_text(encoding="utf-8")
    names, codes = _names(yaml.safe_load(source)), sorted(set(CODE.findall(source)))
    left = count
    for number in worlds:
        world = World(names, codes, number)
        for row in _read(path)[:left]:
            told = world.text(encode(row).decode())
            own = ID.sub(lambda found, n=number: f'"{record_id(found[0][1:-1], n)}"', told)  # type: ignore[misc]
            yield msgspec.json.decode(own, type=Row)
        left = max(0, left - len(_read(path)))


def _put(store: Store, rows: Iterator[Row]) -> float:
    """Write these readings; the processor's seconds that writing took, without making them."""
    spent = 0.0
    for batch in batches(rows):
        began = time.process_time()
        with store.transaction():
            for row in batch:
                if row.document is not None and row.reading is not None:
                    put_document(store, row.document)
                    put_reading(store, row.reading.extraction, actors=row.reading.actors, outlet=row.reading.outlet)
            put_setting(store, "dirty", "yes")
        spent += time.process_time() - began
    return spent


def _asked(record: Path) -> dict[str, float]:
    """Milliseconds of the questions that people ask, the median of five."""
    with Record(record) as opened:
        events = [event.id for event in opened.events()]
        questions: dict[str, Callable[[], object]] = {
            "timeline_ms": lambda: opened.timeline(
                between=("Valmora", "Kestria"), since="2024-03", until="2024-04", limit=500
            ),
            "actor_ms": lambda: opened.timeline(actor="Ines Karrow", limit=500),
            "show_ms": lambda: opened.show(events[len(events) // 2]),
            "search_ms": lambda: list(opened.documents(search="fishing convention Petrel")),
        }
        return {name: _median_ms(ask) for name, ask in questions.items()} | {"events": float(len(events))}


def _median_ms(ask: Callable[[], object]) -> float:
    times = []
    for _ in range(5):
        began = time.perf_counter()
        ask()
        times.append(time.perf_counter() - began)
    return 1000 * statistics.median(times)


def _slope(sizes: list[int], values: list[float]) -> float:
    """The slope of a line through log value against log size, least squares."""
    return statistics.linear_regression(
        [math.log(size) for size in sizes], [math.log(max(v, 1e-9)) for v in values]
    ).slope


class Peak:
    """The most memory that a run and its workers had at once, in megabytes; what they share counts once. Linux only, else 0."""

    def __init__(self) -> None:
        self.most, self.last = 0.0, 0.0
        self.comparing = 0.0  # the processor's seconds when comparing began

    def sample(self, what: str, done: int, total: int | None) -> None:
        """Look, at most five times a second. It is called as a run's progress."""
        if what == "Comparing" and not self.comparing:
            self.comparing = time.process_time()
        if what and time.perf_counter() - self.last < 0.2:
            return
        self.last = time.perf_counter()
        server = getattr(getattr(forkserver, "_forkserver", None), "_forkserver_pid", None)
        ids = ["self", str(server), *(str(one.pid) for one in active_children())]
        self.most = max(self.most, sum(map(_pss_mb, ids)))


def _pss_mb(process: str) -> float:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1e3 for line in lines if line.startswith("Pss:")), 0.0)
