"""Zip archives. In: an open zip. Out: (member's name, bytes), or an Issue for a member that is not read.

Guards against zip bombs: by declared ratio, and by counting what really comes out, for a declaration can lie.
"""

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO

from regesta.ingest.raw import (
    MAX_ARCHIVE_BYTES,
    MAX_ARCHIVE_MEMBERS,
    MAX_ARCHIVE_RATIO,
    MAX_REPORT_BYTES,
    MAX_TABLE_BYTES,
    SMALL_MEMBER_BYTES,
    kind_of,
    problem,
)
from regesta.issues import Issue


def size_limit(kind: str) -> int:
    """How many bytes a file of this kind may have."""
    return MAX_TABLE_BYTES if kind in ("json", "jsonl", "csv", "parquet") else MAX_REPORT_BYTES


def members(source: str, file: IO[bytes]) -> Iterator[tuple[str, bytes] | Issue]:
    """The files in a zip, sorted by name. Names of kinds that are not read come with no bytes, to be counted by the caller."""
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        yield problem(
            "broken-zip", f"{source} cannot be opened as a zip: {error}.", source=source,
            advice="Pack it again, or unpack it and give the folder.",
        )  # fmt: skip
        return
    with archive:
        infos = sorted((info for info in archive.infolist() if not info.is_dir()), key=lambda info: info.filename)
        if len(infos) > MAX_ARCHIVE_MEMBERS:
            yield problem(
                "too-many-members", f"{source} holds {len(infos)} files; at most {MAX_ARCHIVE_MEMBERS} are read.",
                source=source, advice="Unpack it and give the folder.",
            )  # fmt: skip
            infos = infos[:MAX_ARCHIVE_MEMBERS]
        if not infos:
            yield problem(
                "empty-file", f"{source} holds no files.", source=source, advice="Pack it again, or give the folder."
            )
        total = 0
        for info in infos:
            name = f"{source}/{PurePosixPath(info.filename.lstrip('/'))}"
            kind = kind_of(info.filename)
            if kind is None or kind == "zip":
                yield name, b""
                continue
            data = _member(archive, info, name, limit=min(size_limit(kind), MAX_ARCHIVE_BYTES - total))
            if isinstance(data, Issue):
                yield data
                continue
            total += len(data)
            yield name, data


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, *, limit: int) -> bytes | Issue:
    if info.flag_bits & 1:
        return problem(
            "encrypted", f"{name} is locked with a password.", source=name, advice="Unpack it and give the folder."
        )
    ratio = info.file_size / max(1, info.compress_size)
    if info.file_size > SMALL_MEMBER_BYTES and ratio > MAX_ARCHIVE_RATIO:
        return _bomb(name, f"unpacks to {ratio:,.0f} times its size")
    if info.file_size > limit:
        return _bomb(name, f"has {info.file_size:,} bytes where {max(0, limit):,} are left")
    try:
        with archive.open(info) as member:
            data = member.read(limit + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, RuntimeError) as error:
        return problem(
            "broken-zip", f"{name} cannot be unpacked: {error}.", source=name,
            advice="Pack the archive again, or unpack it and give the folder.",
        )  # fmt: skip
    return _bomb(name, "has more bytes than it says") if len(data) > limit else data


def _bomb(name: str, what: str) -> Issue:
    return problem(
        "too-large", f"{name} {what}; it was not unpacked.", source=name,
        advice="If it really is a report, unpack it yourself, cut away what is not text, and add the file.",
    )  # fmt: skip
