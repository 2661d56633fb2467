"""Records of every older form: opened, they hold what they held, and a run makes of them what it makes of a new one."""

import sqlite3
from pathlib import Path

import pytest

from regesta import pipeline
from regesta.store.check import faults
from regesta.store.database import open_store
from regesta.store.migrations import APPLICATION_ID, STEPS, VERSION
from regesta.store.read import content_digest
from tests import piles

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    pile, metadata = piles.write(folder)
    record = folder / "whole.regesta"
    pipeline.add(record, [pile], metadata=metadata)
    return record


def older(whole: Path, path: Path, version: int) -> None:
    """The record as a program of that version would have written it: its tables, with what they have in common."""
    connection = sqlite3.connect(path)
    for step in STEPS[:version]:
        connection.executescript(step)
    connection.execute("ATTACH ? AS whole", (str(whole),))
    tables = [row[0] for row in connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'")]
    for table in tables:
        if "_words" in table:
            continue
        columns = ", ".join(f'"{row[1]}"' for row in connection.execute(f"PRAGMA main.table_info({table})"))
        connection.execute(f"DELETE FROM main.{table}")
        connection.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM whole.{table}")
    connection.execute(
        "INSERT INTO main.document_words (rowid, title, text) "
        "SELECT number, coalesce(json ->> '$.title', ''), json ->> '$.text' FROM main.documents"
    )
    if version == 1:
        connection.execute("DELETE FROM settings WHERE key = 'joined_by'")
    connection.executescript(f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {version};")
    connection.commit()
    connection.close()


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_a_record_of_every_older_form(whole: Path, tmp_path: Path, version: int) -> None:
    path = tmp_path / "older.regesta"
    older(whole, path, version)
    with open_store(whole) as store:
        texts = list(store.connection.execute("SELECT id, state, json FROM documents ORDER BY id"))
        right = content_digest(store)
    with open_store(path) as store:
        assert store.connection.execute("PRAGMA user_version").fetchone()[0] == VERSION
        assert list(store.connection.execute("SELECT id, state, json FROM documents ORDER BY id")) == texts
        assert list(faults(store)) == []
    pipeline.add(path, [])
    with open_store(path) as store:
        assert list(faults(store)) == []
        assert content_digest(store) == right
