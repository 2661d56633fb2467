"""Reading by several processes: the same record, and nothing lost when one of them dies."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from regesta import pipeline
from regesta.errors import ModelError
from regesta.pipeline import reading, runs, workers
from regesta.pipeline.workers import Lot, Recipe, Worker, answer, read_in_workers
from regesta.records import Document
from regesta.store import read
from regesta.store.database import open_store
from tests import piles

pytestmark = pytest.mark.model
OURS = Recipe("regesta_reader")


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return piles.write(tmp_path_factory.mktemp("workers"))


@pytest.fixture(scope="module")
def alone(pile: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> str:
    record = tmp_path_factory.mktemp("alone") / "alone.regesta"
    pipeline.add(record, [pile[0]], metadata=pile[1])
    return digest(record)


@pytest.fixture
def small_lots(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "FEW", 1)
    monkeypatch.setattr(runs, "BATCH", 2)


def digest(record: Path) -> str:
    with open_store(record) as store:
        return read.content_digest(store)


def documents(*texts: str) -> list[Document]:
    return [Document(id=f"{n:016x}", source=f"{n}.txt", sha256="", language="en", text=t) for n, t in enumerate(texts)]


def dies_over_war(pipe, recipe):
    """A worker that is killed whenever a report has the word: module level, so that another process finds it."""
    import msgspec

    pipe.send_bytes(workers.HELLO)
    while True:
        lot = msgspec.msgpack.decode(pipe.recv_bytes(), type=Lot)
        if any("war" in one.text for one in lot.documents):
            os.kill(os.getpid(), signal.SIGKILL)
        pipe.send_bytes(msgspec.msgpack.encode(answer(lot.documents, recipe)))


def cannot_begin(pipe, recipe):
    raise SystemExit(3)


@pytest.mark.usefixtures("small_lots")
def test_two_processes_give_the_same_record(pile: tuple[Path, Path], alone: str, tmp_path: Path) -> None:
    summary = pipeline.add(tmp_path / "two.regesta", [pile[0]], metadata=pile[1], jobs=2)
    assert (summary.read, summary.failed) == (7, 0)
    assert digest(tmp_path / "two.regesta") == alone
    assert multiprocessing.active_children() == [], "no worker is left behind"


@pytest.mark.usefixtures("small_lots")
def test_killed_workers_cost_nothing(pile: tuple[Path, Path], alone: str, tmp_path: Path) -> None:
    killed = []

    def kill(what: str, done: int, total: int | None) -> None:
        if what == "Reading" and not killed:
            for worker in multiprocessing.active_children():
                killed.append(worker.pid)
                os.kill(worker.pid or 0, signal.SIGKILL)

    summary = pipeline.add(tmp_path / "killed.regesta", [pile[0]], metadata=pile[1], jobs=2, progress=kill)
    assert len(killed) == 2
    assert (summary.read, summary.failed) == (7, 0)
    assert digest(tmp_path / "killed.regesta") == alone


def test_a_report_that_kills_twice_is_an_issue_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "work", dies_over_war)
    texts = ("Norway and Chad signed a treaty.", "Norway declared war on Chad.", "Denmark recalled its envoy.")
    found = {
        document.text: outcome
        for documents_, said in read_in_workers(iter([documents(*texts)]), OURS, jobs=1)
        for document, outcome in zip(documents_, said.outcomes, strict=True)
    }
    assert set(found) == set(texts)
    issue = found[texts[1]].issue
    assert issue is not None
    assert "signal 9" in issue.reason
    assert [found[texts[n]].reading is not None for n in (0, 1, 2)] == [True, False, True]


def test_workers_that_cannot_begin_are_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "work", cannot_begin)
    with pytest.raises(ModelError, match="--jobs 1"):
        list(read_in_workers(iter([documents("Norway spoke.")]), OURS, jobs=1))


def test_lots_grow_small_towards_the_end_and_hold_every_report_once() -> None:
    ids = [f"{number:016x}" for number in range(254)]
    lots = list(reading.sizes(ids, 2))
    assert [key for lot in lots for key in lot] == ids
    lengths = [len(lot) for lot in lots]
    assert lengths == sorted(lengths, reverse=True)
    assert (lengths[0], lengths[-1] <= reading.SMALLEST) == (runs.BATCH, True)
    assert [len(lot) for lot in reading.sizes(ids, 1)] == [32] * 7 + [30]


def test_an_error_of_the_whole_run_is_raised() -> None:
    with pytest.raises(ModelError):
        list(read_in_workers(iter([documents("Norway spoke.")]), Recipe("no_such_pipeline"), jobs=1))


def test_a_worker_is_renewed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "LOTS_A_LIFE", 1)
    pids = []
    kept = Worker.take

    def take(self: Worker, lot: Lot) -> None:
        kept(self, lot)
        pids.append(self.process.pid)

    monkeypatch.setattr(Worker, "take", take)
    lots = [documents("Norway spoke."), documents("Chad spoke.")]
    assert len(list(read_in_workers(iter(lots), OURS, jobs=1))) == 2
    assert len(set(pids)) == 2


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for the workers in /proc")
def test_a_parent_that_is_killed_leaves_no_workers_and_a_record_that_goes_on(
    pile: tuple[Path, Path], alone: str, tmp_path: Path
) -> None:
    record = tmp_path / "orphans.regesta"
    script = (
        "import os, signal\nfrom multiprocessing import active_children\nfrom regesta import pipeline\n"
        "from regesta.pipeline import runs, workers\nworkers.FEW, runs.BATCH = 1, 2\n"
        "def tell(what, done, total):\n    if (what, done) == ('Reading', 3):\n"
        "        print(*[one.pid for one in active_children()], flush=True)\n        os.kill(os.getpid(), signal.SIGKILL)\n"
        f"pipeline.add({str(record)!r}, [{str(pile[0])!r}], metadata={str(pile[1])!r}, jobs=2, progress=tell)"
    )
    killed = subprocess.run([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, check=False)
    assert killed.returncode == -signal.SIGKILL
    workers_ = [Path("/proc") / pid for pid in killed.stdout.split()]
    assert len(workers_) == 2
    until = time.monotonic() + 20
    while any(one.exists() for one in workers_) and time.monotonic() < until:
        time.sleep(0.1)
    assert not any(one.exists() for one in workers_)
    assert pipeline.add(record, []).read == 5, "a lot of two was finished"
    assert digest(record) == alone
