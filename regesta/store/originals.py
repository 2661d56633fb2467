"""Reports as they came, beside their cleaned texts. In: an open Store. Out: rows; what is kept, and how much room it takes."""

import hashlib
from collections.abc import Iterator

import msgspec

from regesta.originals import PAPERS, Original, unpack
from regesta.store.database import Store


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept of a report as it came: of which kind, how many bytes it had, whether all are there."""

    kind: str
    size: int
    whole: bool


class Room(msgspec.Struct, frozen=True, kw_only=True):
    """How many reports are kept as they came, how many bytes they had, and how many they take in the record file."""

    reports: int
    size: int
    packed: int
    cut: int


def put_original(store: Store, document: str, original: Original, *, again: bool) -> None:
    """Keep a report as it came; `again`: in place of what is kept of it."""
    how = "REPLACE" if again else "IGNORE"
    row = (document, original.kind, original.size, original.whole, original.packed)
    store.connection.execute(f"INSERT OR {how} INTO originals VALUES (?, ?, ?, ?, ?)", row)


def kept(store: Store, document: str) -> Kept | None:
    """What is kept of a report, without unpacking it."""
    query = "SELECT kind, size, whole FROM originals WHERE document = ?"
    row = store.connection.execute(query, (document,)).fetchone()
    return None if row is None else Kept(kind=row[0], size=row[1], whole=bool(row[2]))


def original(store: Store, document: str) -> Original | None:
    """A report as it came, packed."""
    query = "SELECT kind, size, whole, packed FROM originals WHERE document = ?"
    row = store.connection.execute(query, (document,)).fetchone()
    return None if row is None else Original(kind=row[0], size=row[1], whole=bool(row[2]), packed=row[3])


def room(store: Store) -> Room:
    """What all of them take."""
    query = "SELECT count(*), coalesce(sum(size), 0), coalesce(sum(length(packed)), 0), coalesce(sum(1 - whole), 0) FROM originals"
    reports, size, packed, cut = store.connection.execute(query).fetchone()
    return Room(reports=reports, size=size, packed=packed, cut=cut)


def drop_originals(store: Store) -> Room:
    """Take all of them out and give their room back; what there was."""
    was = room(store)
    with store.transaction():
        store.connection.execute("DELETE FROM originals")
    store.connection.execute("VACUUM")
    return was


def damaged(store: Store) -> Iterator[tuple[str, str]]:
    """Originals that are not what was read: (code, words), as `check` tells them."""
    query = (
        "SELECT originals.document, kind, whole, packed, documents.json ->> '$.sha256' FROM originals "
        "LEFT JOIN documents ON documents.id = originals.document"
    )
    noted = {row[0] for row in store.connection.execute("SELECT document FROM removals")}
    for document, kind, whole, packed, sha256 in store.connection.execute(query):
        try:
            data = unpack(packed)
        except ValueError as error:
            yield "broken-original", f"{document}: {error}"
            continue
        if sha256 is None and document not in noted:
            yield "broken-original", f"{document} is kept as it came, but is no report of the record"
        elif sha256 and whole and kind not in PAPERS and hashlib.sha256(data).hexdigest() != sha256:
            yield "broken-original", f"{document} is not the file that was read"
