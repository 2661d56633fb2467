"""Opening record files: what is one, what is not, and that nothing else is ever written to."""

import os
import sqlite3
from pathlib import Path

import pytest

from regesta.errors import NewerRecord, NotARecord, RecordFileError
from regesta.store.database import open_store
from regesta.store.migrations import APPLICATION_ID, VERSION
from regesta.store.read import content_digest, setting
from regesta.store.write import put_setting


def test_a_new_record_carries_its_marks(tmp_path: Path) -> None:
    path = tmp_path / "new.regesta"
    open_store(path, create=True).close()
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert connection.execute("PRAGMA user_version").fetchone()[0] == VERSION
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    connection.close()


@pytest.mark.parametrize("content", [b"not a database at all", b"\x89PNG\r\n\x1a\n" + bytes(40), b"SQLite format 3"])
def test_another_kind_of_file_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    for create in (False, True):
        with pytest.raises(NotARecord, match="left as it is"):
            open_store(path, create=create)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE mine (x)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NotARecord, match="database, but not a record"):
        open_store(path, create=True)
    assert path.read_bytes() == before


def test_a_file_that_only_begins_like_a_database(tmp_path: Path) -> None:
    path = tmp_path / "broken.regesta"
    path.write_bytes(b"SQLite format 3\x00" + b"rubbish " * 40)
    with pytest.raises(RecordFileError):
        open_store(path, create=True)


def test_a_newer_record_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "newer.regesta"
    open_store(path, create=True).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {VERSION + 7}")
    connection.close()
    with pytest.raises(NewerRecord, match="pip install --upgrade regesta"):
        open_store(path, create=True)


def test_an_empty_file_is_no_record_but_may_become_one(tmp_path: Path) -> None:
    path = tmp_path / "empty.regesta"
    path.touch()
    with pytest.raises(NotARecord, match="empty"):
        open_store(path)
    with open_store(path, create=True) as store:
        assert setting(store, "anything") is None


def test_nothing_there_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(RecordFileError, match="There is no record at"):
        open_store(tmp_path / "none.regesta")
    with pytest.raises(RecordFileError, match="is a folder"):
        open_store(tmp_path, create=True)
    with pytest.raises(RecordFileError, match="mkdir -p"):
        open_store(tmp_path / "no" / "such" / "x.regesta", create=True)
    assert list(tmp_path.iterdir()) == []


def test_a_transaction_that_raises_leaves_nothing(tmp_path: Path) -> None:
    with open_store(tmp_path / "x.regesta", create=True) as store:
        before = content_digest(store)

        def stopped_half_way() -> None:
            with store.transaction():
                put_setting(store, "key", "value")
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            stopped_half_way()
        assert setting(store, "key") is None
        assert content_digest(store) == before


def test_a_reader_reads_while_a_writer_writes(tmp_path: Path) -> None:
    path = tmp_path / "x.regesta"
    with open_store(path, create=True) as writer, open_store(path) as reader:
        with writer.transaction():
            put_setting(writer, "key", "value")
            assert setting(reader, "key") is None
        assert setting(reader, "key") == "value"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_record_in_a_folder_that_may_not_be_written_to_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "x.regesta"
    open_store(path, create=True).close()
    tmp_path.chmod(0o500)
    try:
        with open_store(path) as store:
            assert setting(store, "key") is None
    finally:
        tmp_path.chmod(0o700)
