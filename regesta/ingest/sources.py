"""Paths to reports. In: folders, files, "-" for standard input. Out: RawReport after RawReport, and an Issue for what is not read.

A generator: nothing is held but the names of files. Folders are read recursively, in order of name, so two machines agree.
One broken file never stops the rest.
"""

import io
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from regesta.ingest.archives import members, size_limit
from regesta.ingest.decoding import is_binary
from regesta.ingest.metadatatable import Metadata, MetadataTable
from regesta.ingest.raw import KINDS, Kind, RawReport, kind_of, problem
from regesta.ingest.tables import empty, is_metadata_table, parquet_reports, table_reports
from regesta.ingest.webarchives import pages
from regesta.issues import Issue

# Files about a pile of reports, not reports; compared without the ending.
ABOUT = frozenset({"readme", "license", "licence", "copying", "changelog", "notice", "contributing", "authors"})


def raw_reports(paths: Iterable[str | Path], *, metadata: Metadata | None = None) -> Iterator[RawReport | Issue]:
    """Every report under the given paths.

    Args:
        paths: folders, files (.txt .md .html .json .jsonl .csv .pdf .docx .warc .zip) and "-" for standard input.
        metadata: what `read_metadata` gives. A report takes the row of its name relative to the folder given; of a table,
            `table.csv#3`, else `table.csv`; else the row of its bare file name, where only one file has that name.
    """
    table = MetadataTable(metadata or {})
    for path in paths:
        if str(path) == "-":
            yield from table.apply(_standard_input())
            continue
        skipped = _Skipped(Path(path).name)
        for item in _listed(Path(path), skipped, table):
            if isinstance(item, Issue):
                yield item
            else:
                yield from table.apply(_guarded(item[0], _read(*item, skipped)))
        yield from skipped.issues()
    yield from table.unused()


def files_of(paths: Iterable[str | Path], table: MetadataTable) -> Iterator[tuple[str, Path] | Issue]:
    """(name, file) of every file that `raw_reports` would read, for engines that read them elsewhere; Issues for the others."""
    for path in paths:
        skipped = _Skipped(Path(path).name)
        yield from _listed(Path(path), skipped, table)
        yield from skipped.issues()


def files_named(where: str, names: Iterable[str], table: MetadataTable) -> Iterator[str | Issue]:
    """Of the names that somebody else has listed those that are read, Issues for the others."""
    skipped = _Skipped(where)
    every = list(names)
    table.count(every)
    yield from (name for name in every if not skipped.skips(name))
    yield from skipped.issues()


def reports_of(name: str, content: Path | bytes) -> Iterator[RawReport | Issue]:
    """The reports of one file, given as a path or, where it was fetched from elsewhere, as its bytes."""
    skipped = _Skipped(name)
    if isinstance(content, Path):
        yield from _guarded(name, _read(name, content, skipped))
    elif kind_of(name) == "zip":
        for member in members(name, io.BytesIO(content)):
            yield from _member(member, skipped)
    else:
        yield from _reports(name, content, kind_of(name) or "")
    yield from skipped.issues()


def _listed(path: Path, skipped: "_Skipped", table: MetadataTable) -> Iterator[tuple[str, Path] | Issue]:
    found = list(_walk(path))
    table.count(name for name, file in found if file is not None)
    for name, file in found:
        if isinstance(file, Issue):
            yield file
        elif file is not None and not skipped.skips(name):
            yield name, file


class _Skipped:
    """Files of kinds that are not read, counted by kind: one Issue a kind, not one a photograph."""

    def __init__(self, where: str) -> None:
        self.where, self.names = where, dict[str, list[str]]()

    def skips(self, name: str) -> bool:
        path = PurePosixPath(name)
        if (
            path.name.startswith((".", "~$"))
            or any(part.startswith(".") for part in path.parts)
            or "__MACOSX" in path.parts
        ):
            self.names.setdefault("hidden", []).append(name)
        elif path.stem.lower() in ABOUT:
            self.names.setdefault("about", []).append(name)
        elif kind_of(name) is None:
            self.names.setdefault(path.suffix.lower() or "no ending", []).append(name)
        else:
            return False
        return True

    def issues(self) -> Iterator[Issue]:
        for kind, names in sorted(self.names.items()):
            few = ", ".join(names[:3]) + (", ..." if len(names) > 3 else "")
            count = "1 file" if len(names) == 1 else f"{len(names)} files"
            code, reason, advice = {
                "hidden": ("hidden-file", "hidden", "Rename what should be read so that it does not begin with a dot."),
                "about": ("about-file", "about the pile, not a report", "Rename it if it is a report."),
            }.get(
                kind,
                ("unknown-kind", f"of kind {kind}", f"Read are: {' '.join(sorted(KINDS))}. Turn it into one of these."),
            )
            yield problem(code, f"{count} skipped ({reason}): {few}.", advice=advice, source=self.where or None)


def _walk(path: Path) -> Iterator[tuple[str, Path | Issue | None]]:
    """(name relative to the given path, file) in order of name; Issues for what cannot be entered or is no file."""
    try:
        status = path.stat()
    except OSError as error:
        yield path.name, _unreadable(path.name or str(path), error, missing="missing-path")
        return
    if not stat.S_ISDIR(status.st_mode):
        yield path.name, _regular(path.name, status) or path
        return
    stack: list[tuple[str, Path, frozenset[tuple[int, int]]]] = [
        ("", path, frozenset({(status.st_dev, status.st_ino)}))
    ]
    while stack:
        name, here, above = stack.pop()
        try:
            status = here.stat()
            if not stat.S_ISDIR(status.st_mode):
                yield name, _regular(name, status) or here
                continue
            inode = (status.st_dev, status.st_ino)
            if name and inode in above:
                yield name, _loop(name)
                continue
            with os.scandir(here) as entries:
                children = sorted((entry.name for entry in entries), reverse=True)
        except OSError as error:
            yield name, _unreadable(name or path.name, error, missing="vanished-file")
            continue
        stack.extend((f"{name}/{child}" if name else child, here / child, above | {inode}) for child in children)


def _regular(name: str, status: os.stat_result) -> Issue | None:
    if stat.S_ISREG(status.st_mode):
        return None
    return problem(  # a pipe or device would be waited on for ever
        "not-a-file", f"{name} is a pipe, socket or device, not a file.", source=name, advice="Save it as a file first."
    )


def _loop(name: str) -> Issue:
    return problem(
        "link-loop", f"{name} is a link to a folder above it; it was not entered again.", source=name,
        advice="Nothing is lost; remove the link to be rid of this note.",
    )  # fmt: skip


def _unreadable(name: str, error: OSError, *, missing: str) -> Issue:
    if isinstance(error, FileNotFoundError):
        advice = "Check the path." if missing == "missing-path" else "It was moved or its link is broken; add it again."
        return problem(missing, f"{name} is not there.", source=name, advice=advice)
    if isinstance(error, PermissionError):
        return problem(
            "no-permission", f"{name} may not be read by this user.", source=name, advice=f"Run: chmod u+r '{name}'"
        )
    return problem(
        "unreadable-file", f"{name} cannot be read: {error.strerror or error}.", source=name,
        advice="Check the disk or the link, and add it again.",
    )  # fmt: skip


def _guarded(name: str, reports: Iterator[RawReport | Issue]) -> Iterator[RawReport | Issue]:
    """The reports of a file as far as they can be had: files hold what no reader has foreseen, and the others are wanted."""
    try:
        yield from reports
    except Exception as error:
        yield problem(
            "reading-failed", f"{name} cannot be read on: {type(error).__name__}: {error}"[:300], source=name,
            advice="The rest of the run went on. Please report this with the file.",
        )  # fmt: skip


def _read(name: str, file: Path, skipped: _Skipped) -> Iterator[RawReport | Issue]:
    kind = kind_of(file.name) or ""
    try:
        if kind in ("zip", "warc"):
            with file.open("rb") as archive:
                if kind == "warc":
                    yield from pages(name, archive)
                    return
                for member in members(name, archive):
                    yield from _member(member, skipped)
            return
        with file.open("rb") as handle:
            data = handle.read(size_limit(kind) + 1)
    except OSError as error:
        yield _unreadable(name, error, missing="vanished-file")
        return
    if len(data) > size_limit(kind):
        yield too_large(name, size_limit(kind))
        return
    yield from _reports(name, data, kind)


def _member(member: tuple[str, bytes] | Issue, skipped: _Skipped) -> Iterator[RawReport | Issue]:
    if isinstance(member, Issue):
        yield member
        return
    name, data = member
    kind = kind_of(name)
    if kind == "zip":
        yield problem(
            "nested-zip", f"{name} is a zip inside a zip.", source=name, advice="Unpack it and add it by itself."
        )
    elif not skipped.skips(name) and kind is not None:
        yield from _reports(name, data, kind)


def too_large(name: str, limit: int) -> Issue:
    """The Issue for a file above its kind's limit."""
    return problem(
        "too-large", f"{name} has more than {limit // 1_000_000} MB, too large for one file of its kind.", source=name,
        advice="Split it into one file a report, or into smaller tables, and add these.",
    )  # fmt: skip


def _reports(name: str, data: bytes, kind: str) -> Iterator[RawReport | Issue]:
    if not data.strip():
        yield empty(name)
    elif kind == "warc":
        yield from pages(name, io.BytesIO(data))
    elif kind == "parquet":
        yield from parquet_reports(name, data)
    elif kind in ("pdf", "word"):
        yield RawReport(source=name, data=data, kind="pdf" if kind == "pdf" else "word")
    elif is_binary(data):
        yield problem(
            "binary-file", f"{name} is not text, whatever its name says.", source=name,
            advice="Save the report as text or HTML and add that.",
        )  # fmt: skip
    elif kind == "csv" and is_metadata_table(data):
        yield problem(
            "metadata-table", f"{name} looks like a metadata table, not a report.", source=name,
            advice=f"If it is one, give it with --metadata {name}; if you did, all is well.",
        )  # fmt: skip
    elif kind in ("json", "jsonl", "csv"):
        yield from table_reports(name, data, kind)
    else:
        yield RawReport(source=name, data=data, kind=_text_kind(data, kind))


def _text_kind(data: bytes, kind: str) -> Kind:
    """The kind by name, but a page saved as .txt is a page."""
    if kind == "html" or data[:300].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(
        (b"<!doctype html", b"<html", b"<?xml")
    ):
        return "html"
    return "markdown" if kind == "markdown" else "text"


def _standard_input() -> Iterator[RawReport | Issue]:
    limit = size_limit("jsonl")
    data = sys.stdin.buffer.read(limit + 1)
    start = data[:300].lstrip(b"\xef\xbb\xbf \t\r\n")
    kind = ("jsonl" if start.startswith(b"{") else "json") if start.startswith((b"{", b"[{", b"[\n")) else "text"
    if kind == "jsonl" and b"\n{" not in data.replace(b"\r", b""):
        kind = "json"
    if len(data) > size_limit(kind):
        yield too_large("-", size_limit(kind))
    else:
        yield from _reports("-", data, kind)
