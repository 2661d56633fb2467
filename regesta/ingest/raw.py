"""What was read before it is understood, and how much may be read. In: nothing. Out: RawReport, the limits, `problem`.

A limit is there so that one odd file cannot stop a run or fill the memory of a laptop; each is a choice, with its reason.
"""

import hashlib
from collections.abc import Mapping
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any, Literal

import msgspec

from regesta.issues import Issue, issue
from regesta.lexicons import lexicon
from regesta.records import record_id

Kind = Literal["text", "markdown", "html", "pdf", "word", "row"]

STAGE = "ingest"
# A page may carry megabytes of scripts and inline pictures; no report has so much text.
MAX_REPORT_BYTES = 20_000_000
# A table holds many reports and is read whole: 100 MB of CSV takes about half a gigabyte while it is read.
MAX_TABLE_BYTES = 100_000_000
# All members of one zip together, unpacked: some 200,000 pages of ten kilobytes.
MAX_ARCHIVE_BYTES = 2_000_000_000
MAX_ARCHIVE_MEMBERS = 200_000
# Text packs a few times, HTML with much repetition some dozens; deflate's limit, which bombs come near, is 1,032. Small members are
# let through at any ratio.
MAX_ARCHIVE_RATIO = 200
SMALL_MEMBER_BYTES = 1_000_000

KINDS: dict[str, str] = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv", ".zip": "zip",
    ".pdf": "pdf", ".docx": "word", ".parquet": "parquet", ".warc": "warc", ".warc.gz": "warc",
}  # fmt: skip


def kind_of(name: str) -> str | None:
    """The kind of a file by its name's end, None for what is not read."""
    name = name.lower()
    return KINDS[".warc.gz"] if name.endswith(".warc.gz") else KINDS.get(PurePosixPath(name).suffix)


class RawReport(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One report as read, not yet understood.

    `source` is the file's name relative to the path that was given, in the form "folder/file.txt", "pile.zip/page.html",
    "table.csv#3" (third report of a table or web archive, counted from 1) or "-". `data` are the bytes read; for a row of a
    table the row as JSON with sorted keys. `fields` is what the row says of itself, under our names (title, url, published, ...;
    `text` is the body); `metadata` the report's line of the user's metadata table, which wins over all else.
    """

    source: str
    data: bytes
    kind: Kind
    fields: Mapping[str, str] = {}
    metadata: Mapping[str, str] = {}

    @cached_property
    def sha256(self) -> str:
        """Hexadecimal SHA-256 of the bytes read."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def id(self) -> str:
        """The id that the Document will have; equal bytes have equal ids, so a pipeline can drop the second unread."""
        return record_id("document", self.sha256)


def problem(code: str, reason: str, *, advice: str, source: str | None = None, document: str | None = None) -> Issue:
    """An Issue of this stage; `advice` is never left out, for each of them stops or dims a report that somebody gave."""
    return issue(STAGE, code, reason, advice=advice, source=source, document=document)


def our_fields(row: Mapping[str, Any]) -> dict[str, str]:
    """What a row with anybody's column names says, under our names; empty and nested values are left out.

    Example: `{"Headline": "Ferry sails", "pub_date": 1703376000000}` gives `{"title": "Ferry sails", "published": "1703376000000"}`.
    """
    by_name: dict[str, str] = {}
    for key, value in row.items():
        text = _plain(value)
        if text:
            by_name.setdefault(str(key).strip().lower().replace(" ", "_").replace("-", "_"), text)
    found: dict[str, str] = {}
    for ours, theirs in lexicon("ingest/fields")["fields"].items():
        value = next((by_name[name] for name in theirs if name in by_name), None)
        if value is not None:
            found[ours] = value
    return found


def _plain(value: object, depth: int = 0) -> str:
    """A cell as text: numbers as written, lists of words joined, an object by its name; anything else is nothing."""
    if depth > 2:  # YAML can write in ten lines what would be a billion words here
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return f"{value:.0f}" if float(value).is_integer() else str(value)
    if isinstance(value, list):
        return ", ".join(text for item in value if (text := _plain(item, depth + 1)))
    if isinstance(value, dict):
        return _plain(value.get("name") or value.get("title"), depth + 1)
    return ""
