"""A copy of a record, made while others read and write it. In: an open Store and the name of a new file. Out: the file, verified."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from regesta.errors import InputError, RecordFileError
from regesta.store.database import Store, open_store
from regesta.store.originals import Room, room
from regesta.store.read import content_digest


def backup(store: Store, file: Path) -> Path:
    """Copy one moment of the record to a new file, and read the copy back before it gets its name.

    Raises:
        InputError: there is something at `file`, or its folder is not there.
        RecordFileError: it cannot be written, or the copy is not what was copied.
    """
    if file.exists() or file.is_symlink():
        raise InputError(f"There is a file at {file} already. Give another name, or move it away first.")
    if not file.absolute().parent.is_dir():
        raise InputError(f"The folder of {file} is not there. Make it first: mkdir -p {file.parent}")
    partial = file.with_name(file.name + ".partial")
    try:
        said = _copied(store, partial)
        with open_store(partial) as copy:
            damage = [row[0] for row in copy.connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
            if damage or (content_digest(copy), room(copy)) != said:
                raise RecordFileError(f"The copy of {store.path} is not what was copied. Look at the disk of {file}.")
        _to_disk(partial)
        partial.rename(file)
    except (sqlite3.Error, OSError) as error:
        raise RecordFileError(
            f"The copy {file} cannot be written: {error}. The record itself is as it was; make room or give another place."
        ) from error
    finally:
        for name in (partial, *(partial.with_name(partial.name + end) for end in ("-wal", "-shm", "-journal"))):
            with suppress(OSError):
                name.unlink(missing_ok=True)
    return file


def _copied(store: Store, partial: Path) -> tuple[str, Room]:
    """Copy inside one reading transaction, so that digest and copy are of one moment; what the record then said."""
    partial.unlink(missing_ok=True)
    target = sqlite3.connect(partial)
    store.connection.execute("BEGIN")
    try:
        said = content_digest(store), room(store)
        store.connection.backup(target)
    finally:
        store.connection.rollback()
        target.close()
    return said


def _to_disk(file: Path) -> None:
    handle = os.open(file, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
