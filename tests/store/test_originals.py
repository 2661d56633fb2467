"""Reports as they came, in the record file: taken in once, copied, exported, taken out and put back with their reports."""

from pathlib import Path

import pytest

from regesta.errors import InputError
from regesta.pipeline.runs import Run
from regesta.pipeline.taking import take_in
from regesta.record import Record
from regesta.serve.export.restore import restore
from regesta.serve.facing import facing, one_report
from regesta.store import originals, read, removals
from regesta.store.backup import backup
from regesta.store.check import faults
from regesta.store.database import Store, open_store

TEXT = "Ferry sails\r\n\r\nThe ferry\u200b sailed from Tarn on Monday.\r\nSome 300 people &amp; a dog came.\r\n"


@pytest.fixture
def record(tmp_path: Path) -> Path:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "ferry.txt").write_bytes(TEXT.encode())
    (reports / "storm.txt").write_text("Storm closes the port\n\nThe port of Tarn was closed on Friday.\n")
    path = tmp_path / "r.regesta"
    with open_store(path, create=True) as store:
        take_in(store, [str(reports)], {}, Run())
    return path


def ferry(store: Store) -> str:
    return next(one.id for one in read.documents(store) if one.source == "ferry.txt")


def test_what_was_read_is_kept_and_is_what_the_hash_says(record: Path) -> None:
    with open_store(record) as store:
        assert originals.room(store).reports == 2
        assert originals.room(store).size == len(TEXT.encode()) + 62
        assert [one for one in faults(store) if one.code == "broken-original"] == []
        with store.transaction():
            store.connection.execute("UPDATE originals SET packed = (SELECT max(packed) FROM originals)")
        assert [one.count for one in faults(store) if one.code == "broken-original"] == [1]


def test_what_cleaning_left_out_is_marked_to_the_sign(record: Path) -> None:
    with open_store(record) as store:
        document = read.document(store, ferry(store))
        assert document is not None
        at = document.text.index("300 people"), document.text.index(" came.")
        found = facing(store, document, "words", sheet=None, at=at)
        assert found is not None
        assert found.text == TEXT
        assert [found.text[start:end] for start, end in found.left_out] == ["\u200b", "amp;"]
        assert found.at is not None
        assert found.text[slice(*found.at)] == "300 people &amp; a dog"
        with pytest.raises(InputError, match="words or source"):
            facing(store, document, "run", sheet=None, at=None)


def test_a_record_of_before_gets_them_when_the_files_come_again(record: Path, tmp_path: Path) -> None:
    with open_store(record) as store:
        was = originals.drop_originals(store)
        assert (was.reports, originals.room(store).reports) == (2, 0)
        document = read.document(store, ferry(store))
        assert document is not None
        assert facing(store, document, "words", sheet=None, at=None) is None
        run = Run()
        take_in(store, [str(tmp_path / "reports")], {}, run)
        assert run.counts["known"] == 2
        assert originals.room(store) == was


def test_a_copy_and_json_lines_hold_them(record: Path, tmp_path: Path) -> None:
    with open_store(record) as store:
        right = list(store.connection.execute("SELECT * FROM originals ORDER BY document"))
        with open_store(backup(store, tmp_path / "copy.regesta")) as copy:
            assert list(copy.connection.execute("SELECT * FROM originals ORDER BY document")) == right
    with Record(record) as opened:
        opened.export("jsonl", tmp_path / "lines")
    with open_store(tmp_path / "again.regesta", create=True) as again:
        assert restore(again, tmp_path / "lines")["originals"] == 2
        assert list(again.connection.execute("SELECT * FROM originals ORDER BY document")) == right


def test_they_leave_and_come_back_with_their_reports(record: Path) -> None:
    with open_store(record) as store:
        key = ferry(store)
        with store.transaction():
            removals.remove(store, key, why="a double")
        assert originals.kept(store, key) is not None
        assert [one for one in faults(store) if one.code == "broken-original"] == []
        with store.transaction():
            removals.put_back(store, key)
        assert originals.kept(store, one_report(store, key[:8])) is not None
        with store.transaction():
            removals.take_out(store, [key])
        assert originals.kept(store, key) is None
