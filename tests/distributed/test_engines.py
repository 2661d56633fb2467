"""The same reports give the same record on every engine. Run by `make test-cluster`; skipped where daft or ray is not installed.

Each engine runs in a process of its own: daft takes one runner a process.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from regesta import pipeline
from regesta.store import read
from regesta.store.database import open_store
from tests import piles

pytestmark = pytest.mark.model
pytest.importorskip("daft", reason="daft is not installed: pip install 'regesta[cluster]'")
RUN = "import sys; from regesta.cli import main; main()"


def digest(record: Path) -> str:
    with open_store(record) as store:
        return read.content_digest(store)


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, str]:
    folder = tmp_path_factory.mktemp("engines")
    pile, table = piles.write(folder)
    (pile / "copy.txt").write_text(piles.REPORTS["tidende/visit.txt"], encoding="utf-8")
    (pile / "picture.png").write_bytes(b"\x89PNG")
    (pile / "broken.json").write_text('{"title": "A', encoding="utf-8")
    pipeline.add(folder / "here.regesta", [pile], metadata=table)
    return pile, table, digest(folder / "here.regesta")


def add(record: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", RUN, "add", str(record), *map(str, words)]
    own = os.environ | {"RAY_ADDRESS": "local"}  # not a cluster that happens to run here, or has run
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300, env=own)


@pytest.mark.parametrize("engine", ["daft", "ray"])
def test_an_engine_gives_the_same_record(here: tuple[Path, Path, str], tmp_path: Path, engine: str) -> None:
    if engine == "ray":
        pytest.importorskip("ray", reason="ray is not installed: pip install 'regesta[cluster]'")
    pile, table, wanted = here
    record, tables = tmp_path / "there.regesta", tmp_path / "tables"
    ran = add(record, pile, "--metadata", table, "--engine", engine, "--jobs", "2", "--tables", tables)
    assert ran.returncode == 0, ran.stderr[-2000:]
    assert digest(record) == wanted
    days = {folder.name for folder in (tables / "reports").iterdir()}
    assert {"day=2024-03-04", "day=2024-03-06"} <= days
    again = tmp_path / "again.regesta"
    assert add(again, tables).returncode == 0
    assert digest(again) == wanted


def test_an_address_gives_the_same_record(here: tuple[Path, Path, str], tmp_path: Path) -> None:
    """Listed and fetched by daft, as from s3://; an Issue more or less would show as well."""
    pile, table, wanted = here
    ran = add(tmp_path / "a.regesta", pile.as_uri(), "--metadata", table, "--engine", "daft", "--jobs", "1")
    assert ran.returncode == 0, ran.stderr[-2000:]
    assert digest(tmp_path / "a.regesta") == wanted
    assert list(tmp_path.iterdir()) == [tmp_path / "a.regesta"], "tables that nobody asked for are not left behind"


def test_tables_are_not_written_over(here: tuple[Path, Path, str], tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "mine.txt").touch()
    ran = add(tmp_path / "a.regesta", here[0], "--engine", "daft", "--tables", tmp_path / "tables")
    assert ran.returncode == 1
    assert "There is something in" in ran.stderr


def test_tables_can_be_asked_in_place(here: tuple[Path, Path, str], tmp_path: Path) -> None:
    ran = add(tmp_path / "a.regesta", here[0], "--metadata", here[1], "--engine", "daft", "--tables", tmp_path / "t")
    assert ran.returncode == 0, ran.stderr[-2000:]
    query = (
        "import daft; f = daft.read_parquet(sys.argv[1] + '/reports/**/*.parquet', hive_partitioning=True);"
        "print(f.where(daft.col('outlet') == 'Fjell Tidende').count_rows())"
    )
    asked = subprocess.run(
        [sys.executable, "-c", "import sys; " + query, str(tmp_path / "t")], capture_output=True, text=True, check=True
    )
    assert asked.stdout.strip() == "2"
