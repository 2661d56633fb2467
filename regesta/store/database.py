"""Opening the record file. In: a path. Out: a Store, or an error that says why the file cannot be used.

One process writes, any number read meanwhile (WAL). A file that is not a record is never written to.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from regesta.errors import NewerRecord, NotARecord, RecordFileError
from regesta.store.migrations import APPLICATION_ID, VERSION, migrate

MAGIC = b"SQLite format 3\x00"
WAIT_SECONDS = 60.0  # a second writer waits this long for a batch of the first; a choice


class Store:
    """An open record file. Use `open_store`; close it, or use it in a `with`."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All that is written inside is kept, or, when something is raised or the power fails, nothing is."""
        try:
            self.connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise _unusable(self.path, error) from error
        try:
            yield self.connection
            self.connection.execute("COMMIT")
        except BaseException as error:
            with suppress(sqlite3.Error):  # a full disk has rolled back already
                self.connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.OperationalError):
                raise _unusable(self.path, error) from error
            raise

    def close(self) -> None:
        """Close the file; the last to close folds the write-ahead log back in."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_store(path: str | Path, *, create: bool = False) -> Store:
    """The record at `path`; with `create`, a new one where there is none yet.

    Raises:
        NotARecord: The file is of another kind.
        NewerRecord: A newer Regesta made it.
        RecordFileError: It is not there, is a folder, or may not be read or written.
    """
    path = Path(path)
    fresh = _look_at_file(path, create=create)
    try:
        connection = _connect(path)
    except sqlite3.Error as error:
        raise _unusable(path, error) from error
    try:
        version = _version_of(connection, path, fresh_allowed=fresh or create)
        if version < VERSION:
            migrate(connection, version=version)
        for pragma in ("foreign_keys = ON", "synchronous = NORMAL", "temp_store = MEMORY", "cache_size = -32000"):
            connection.execute(f"PRAGMA {pragma}")
        with suppress(sqlite3.OperationalError):  # a medium that cannot be written to; reading works all the same
            connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.DatabaseError as error:
        connection.close()
        raise _unusable(path, error) from error
    except BaseException:
        connection.close()
        raise
    return Store(connection, path)


def _look_at_file(path: Path, *, create: bool) -> bool:
    """True when a new file is to be made; raises when what is there cannot be a record."""
    try:
        if path.is_dir():
            raise RecordFileError(f"{path} is a folder. Give the name of a record file, such as {path.name}.regesta.")
        if not path.exists():
            if not create:
                raise RecordFileError(f"There is no record at {path}. Make one with: regesta add {path} FOLDER")
            if not path.absolute().parent.is_dir():
                raise RecordFileError(f"The folder of {path} is not there. Make it first: mkdir -p {path.parent}")
            return True
        with path.open("rb") as file:
            start = file.read(len(MAGIC))
    except OSError as error:
        raise RecordFileError(f"{path} cannot be read: {error.strerror}.") from error
    if not start:
        if create:  # a run that was killed at its very start leaves an empty file, with nothing in it to lose
            return True
        raise NotARecord(f"{path} is empty, so it is not a record. Make one with: regesta add {path} FOLDER")
    if start != MAGIC:
        raise NotARecord(f"{path} is not a record made by Regesta. It was left as it is; give another name.")
    return False


def _connect(path: Path) -> sqlite3.Connection:
    # `immutable` is the only way to read from a folder where SQLite may not put its files beside the record.
    folder = path.absolute().parent
    writable = os.access(folder, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))
    address = path.absolute().as_uri() + ("" if writable else "?mode=ro&immutable=1")
    return sqlite3.connect(address, uri=True, timeout=WAIT_SECONDS, isolation_level=None)


def _version_of(connection: sqlite3.Connection, path: Path, *, fresh_allowed: bool) -> int:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application == 0 and version == 0 and tables == 0 and fresh_allowed:
        return 0
    if application != APPLICATION_ID:
        raise NotARecord(
            f"{path} is a database, but not a record made by Regesta. It was left as it is; give another name."
        )
    if version > VERSION:
        raise NewerRecord(
            f"{path} was made by a newer Regesta (its form is {version}, this program knows {VERSION}). "
            "Upgrade with: pip install --upgrade regesta"
        )
    return version


def _unusable(path: Path, error: sqlite3.Error) -> RecordFileError:
    text = str(error)
    if "locked" in text:
        return RecordFileError(f"{path} is being written by another program. Wait for it to finish and run again.")
    if "readonly" in text or "unable to open" in text:
        return RecordFileError(f"{path} cannot be written to. Check the rights of the file and its folder.")
    if "full" in text:
        return RecordFileError(f"The disk of {path} is full. What was finished is kept; make room and run again.")
    if "not a database" in text:
        return NotARecord(f"{path} is not a record made by Regesta. It was left as it is; give another name.")
    return RecordFileError(f"{path} cannot be used: {text}. If it is damaged, restore it from a copy.")
