"""Whether a record is whole, and copies of it: what is wrong is found and named, what is well is left in peace."""

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from typer.testing import CliRunner

from regesta.cli import app
from regesta.errors import InputError, RecordFileError
from regesta.record import Record
from regesta.store.backup import backup
from regesta.store.check import faults
from regesta.store.database import Store, open_store
from regesta.store.read import content_digest
from regesta.store.write import put_setting
from tests.store.test_round_trip import fill


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "a.regesta", create=True) as opened:
        fill(opened)
        opened.connection.execute("UPDATE documents SET state = 'read'")
        put_setting(opened, "dirty", None)
        yield opened


def codes(store: Store) -> set[str]:
    return {one.code for one in faults(store)}


def test_a_sound_record_has_no_faults(store: Store) -> None:
    assert list(faults(store)) == []


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        ("DELETE FROM event_documents", "lost-report"),
        ("DELETE FROM event_mentions", "lost-mention"),
        ("UPDATE documents SET json = json_replace(json, '$.text', 'Another text altogether.')", "broken-span"),
        ("UPDATE documents SET json = '{'", "unreadable-entry"),
        ("UPDATE statements SET id = 'another'", "unreadable-entry"),
        ("INSERT INTO mentions VALUES ('m', 'nobody', NULL, '{}')", "broken-link"),
        ("INSERT INTO superseded VALUES ('nobody', 'nothing')", "broken-link"),
        ("UPDATE documents SET state = 'waiting'", "not-read"),
        ("UPDATE documents SET state = 'failed'; DELETE FROM issues", "no-reason"),
        ("INSERT INTO document_words (document_words) VALUES ('delete-all')", "not-searchable"),
    ],
)
def test_harm_is_found(store: Store, harm: str, code: str) -> None:
    store.connection.execute("PRAGMA foreign_keys = OFF")
    for (name,) in store.connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        store.connection.execute(f"DROP TRIGGER {name}")  # harm comes from outside, where nothing keeps the lists
    store.connection.executescript(harm)
    assert code in codes(store)


def test_while_a_run_is_unfinished_events_are_not_looked_at(store: Store) -> None:
    store.connection.execute("DELETE FROM event_documents")
    put_setting(store, "dirty", "yes")
    assert codes(store) == set()


def test_a_damaged_file_is_told_in_words(store: Store, tmp_path: Path) -> None:
    store.close()
    path = tmp_path / "a.regesta"
    data = bytearray(path.read_bytes())
    data[8192 : len(data) // 2] = b"\xa5" * (len(data) // 2 - 8192)
    path.write_bytes(data)
    found: list[str] = []
    with suppress(RecordFileError), open_store(path) as opened:  # or it cannot even be opened
        found = [one.code for one in faults(opened)]
    assert found in ([], ["damaged"])


def test_the_command_tells_and_ends_with_one(store: Store) -> None:
    run = CliRunner()
    path = str(store.path)
    sound = run.invoke(app, ["check", path])
    assert sound.exit_code == 0
    assert "is whole" in sound.output
    store.connection.execute("DELETE FROM event_documents")
    harmed = run.invoke(app, ["check", path])
    assert harmed.exit_code == 1
    assert "lost-report" in harmed.output
    assert run.invoke(app, ["check", path, "--json"]).exit_code == 1


def test_a_backup_says_the_same_and_is_one_file(store: Store, tmp_path: Path) -> None:
    with Record(store.path) as record:
        made = record.backup(tmp_path / "copies.regesta")
        assert record.check() == ()
    with open_store(made) as copy:
        assert content_digest(copy) == content_digest(store)
    assert {one.name for one in tmp_path.glob("copies*")} == {"copies.regesta"}


def test_a_backup_while_somebody_writes_is_of_one_moment(store: Store, tmp_path: Path) -> None:
    before = content_digest(store)
    writer = sqlite3.connect(store.path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("DELETE FROM disagreements")
    made = backup(store, tmp_path / "b.regesta")
    writer.execute("COMMIT")
    writer.close()
    with open_store(made) as copy:
        assert content_digest(copy) == before != content_digest(store)


def test_a_backup_never_overwrites(store: Store, tmp_path: Path) -> None:
    (tmp_path / "there.regesta").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="already"):
        backup(store, tmp_path / "there.regesta")
    with pytest.raises(InputError, match="mkdir -p"):
        backup(store, tmp_path / "no" / "b.regesta")
    assert (tmp_path / "there.regesta").read_text(encoding="utf-8") == "mine"
