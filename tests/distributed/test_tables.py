"""Reports read elsewhere: their tables make the record that reading them here would have made. No engine is needed."""

from pathlib import Path

import pytest

from regesta import pipeline
from regesta.distributed import read_into_tables
from regesta.errors import InputError
from regesta.ingest.metadatatable import MetadataTable
from regesta.ingest.sources import files_of
from regesta.issues import Issue
from regesta.pipeline import tabled, taking
from regesta.pipeline.tabled import REPORTS, Row, columns, write_manifest
from regesta.pipeline.workers import Recipe
from regesta.store import read
from regesta.store.database import open_store
from tests import piles

pytestmark = pytest.mark.model
pa = pytest.importorskip("pyarrow")
OURS = Recipe("regesta_reader")


def digest(record: Path) -> str:
    with open_store(record) as store:
        return read.content_digest(store)


def rows(pile: Path, table: Path) -> list[Row]:
    """What an engine makes of a pile, without one."""
    from regesta.ingest.sources import reports_of
    from regesta.pipeline.workers import answer

    described = MetadataTable(taking.metadata_table(table))
    made: list[Row] = []
    for item in files_of([pile], described):
        if isinstance(item, Issue):
            made.append(Row(issues=(item,)))
            continue
        for raw in described.apply(reports_of(*item)):
            document, issues = taking.taken(raw)
            outcome = None
            if document is not None and document.language == "en":
                (outcome,) = answer([document], OURS).outcomes
            made.append(Row(document=document, issues=issues, reading=outcome.reading if outcome else None))
    return [*made, Row(issues=tuple(described.unused()))]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """A pile, its metadata table, and a folder of tables made of them."""
    from pyarrow import parquet

    folder = tmp_path_factory.mktemp("tables")
    pile, table = piles.write(folder)
    (pile / "copy.txt").write_text(
        piles.REPORTS["tidende/visit.txt"], encoding="utf-8"
    )  # the same bytes, told of by no table
    found = [columns(row) for row in rows(pile, table)]
    (folder / "tables" / REPORTS).mkdir(parents=True)
    for at in (0, 1):
        parquet.write_table(pa.Table.from_pylist(found[at::2]), folder / "tables" / REPORTS / f"{at}.parquet")
    write_manifest(folder / "tables", OURS, 9)
    return pile, table, folder / "tables"


def test_the_record_is_the_same(made: tuple[Path, Path, Path], tmp_path: Path) -> None:
    pile, table, tables = made
    here = pipeline.add(tmp_path / "here.regesta", [pile], metadata=table)
    there = pipeline.add(tmp_path / "there.regesta", [tables])
    assert (there.reports, there.read, there.documents) == (here.reports, here.read, here.documents)
    assert "network" not in there.stage_seconds, "nothing is read again"
    assert digest(tmp_path / "there.regesta") == digest(tmp_path / "here.regesta")


def test_tables_go_into_a_record_with_reports_of_its_own(made: tuple[Path, Path, Path], tmp_path: Path) -> None:
    pile, _, tables = made
    pipeline.add(tmp_path / "some.regesta", [pile / "post"])
    pipeline.add(tmp_path / "some.regesta", [tables])
    with open_store(tmp_path / "some.regesta") as store:
        assert read.document_ids(store, state="waiting") == []
        assert read.count(store, "documents") == 8


def test_readings_of_another_version_are_made_anew(
    made: tuple[Path, Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pile, table, tables = made
    monkeypatch.setattr(tabled, "reader_mark", lambda _: "another one")
    summary = pipeline.add(tmp_path / "new.regesta", [tables])
    assert "network" in summary.stage_seconds
    pipeline.add(tmp_path / "here.regesta", [pile], metadata=table)
    assert digest(tmp_path / "new.regesta") == digest(tmp_path / "here.regesta")


def test_what_cannot_be_used_is_told(made: tuple[Path, Path, Path], tmp_path: Path) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "regesta.json").write_text("{")
    with pytest.raises(InputError, match=r"regesta\.json cannot be read"):
        pipeline.add(tmp_path / "a.regesta", [tmp_path / "broken"])
    assert not (tmp_path / "a.regesta").exists()
    with pytest.raises(InputError, match="no engine"):
        read_into_tables([made[0]], tmp_path / "t", engine="spark")
