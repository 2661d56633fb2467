"""Web archives. In: an open .warc or .warc.gz. Out: a RawReport a page that was fetched well, Issues for what is not read.

Read as a stream, page by page, so that an archive may be larger than the memory. Pictures, scripts, redirects and requests
are what an archive mostly holds; they are counted, not told one by one.
"""

from collections import Counter
from collections.abc import Iterator
from typing import IO, Any, cast

from regesta.ingest.raw import MAX_REPORT_BYTES, Kind, RawReport, problem
from regesta.issues import Issue

PAGES = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text", "application/pdf": "pdf"}


def pages(source: str, file: IO[bytes]) -> Iterator[RawReport | Issue]:
    """The pages of an archive in its own order: `source#3` is its third page."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource
    number, skipped = 0, Counter[str]()
    try:
        records = ArchiveIterator(file, record_types=kinds, parse_http=True, auto_decode="all")
        for record in records:
            kind = _kind(record)
            if kind is None:
                skipped["no page"] += 1
                continue
            data = record.reader.read(MAX_REPORT_BYTES + 1)
            if len(data) > MAX_REPORT_BYTES:
                skipped["too large"] += 1
            elif not data.strip():
                skipped["empty"] += 1
            else:
                number += 1
                yield _report(f"{source}#{number}", data, kind, record)
    except (OSError, ValueError, RuntimeError, EOFError) as error:
        yield problem(
            "broken-warc", f"{source} cannot be read on after page {number}: {str(error)[:200]}.", source=source,
            advice="The pages before it were read. Fetch the archive again, and add it again.",
        )  # fmt: skip
    if not number:
        yield problem(
            "no-reports", f"{source} holds no page of text that was fetched well.", source=source,
            advice="Look whether it is a web archive with responses (WARC), not an index of one.",
        )  # fmt: skip
    if skipped["too large"]:
        yield problem(
            "too-large", f"{skipped['too large']} pages in {source} have more than {MAX_REPORT_BYTES // 1_000_000} MB.",
            source=source, advice="If one of them is a report, save its text by itself and add that.",
        )  # fmt: skip


def _kind(record: Any) -> Kind | None:
    """What a record's content is; None for redirects, errors and all that is no text."""
    if record.is_http:
        if record.http_headers is None or record.http_headers.status_code != 200:
            return None
        said = record.http_headers.get("Content-Type") or ""
    else:
        said = record.headers.get("Content-Type") or ""
    return cast("Kind | None", PAGES.get(said.partition(";")[0].strip().lower()))


def _report(source: str, data: bytes, kind: Kind, record: Any) -> RawReport:
    fields = {"retrieved": record.headers.get("WARC-Date") or ""}
    address = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    if address.startswith(("http://", "https://")):
        fields["url"] = address
    return RawReport(source=source, data=data, kind=kind, fields={key: value for key, value in fields.items() if value})
