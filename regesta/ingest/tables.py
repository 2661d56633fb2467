"""Files that hold many reports. In: the bytes of a .json, .jsonl, .csv or .parquet. Out: a RawReport a row, or an Issue.

Column names are looked up in lexicons/ingest/fields.yaml. A row without text is an Issue, not an empty report.
"""

import csv
import datetime as dt
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from regesta.ingest.decoding import decode
from regesta.ingest.raw import MAX_REPORT_BYTES, RawReport, our_fields, problem
from regesta.issues import Issue
from regesta.lexicons import lexicon

NAMED_LINES = 10  # how many broken lines an Issue names; the rest are counted


class _Alone(dict[str, Any]):
    """The object that a whole .json file is."""


def table_reports(source: str, data: bytes, kind: str) -> Iterator[RawReport | Issue]:
    """The reports of one table in its own order; `kind` is "json", "jsonl" or "csv".

    A row is named by the file and its number; a .json that is itself one report has the file's name alone.
    """
    decoded = decode(data)
    if decoded.guessed:
        yield problem(
            "encoding-guessed", f"{source} is not UTF-8; it was read as {decoded.encoding}.", source=source,
            advice="If its accents look wrong, save it as UTF-8 and add it again.",
        )  # fmt: skip
    text = decoded.text
    if not text.strip():
        yield empty(source)
        return
    reader = {"json": _json_rows, "jsonl": _jsonl_rows, "csv": _csv_rows}[kind]
    yield from _reports(source, reader(source, text))


def parquet_reports(source: str, data: bytes) -> Iterator[RawReport | Issue]:
    """The reports of a Parquet table, read a part at a time."""
    yield from _reports(source, _parquet_rows(source, data))


def _reports(source: str, found: Iterable[Mapping[str, Any] | Issue]) -> Iterator[RawReport | Issue]:
    rows = without_text = 0
    told = False  # a table of no rows is told as well
    for row in found:
        if isinstance(row, Issue):
            told = True
            yield row
            continue
        rows += 1
        fields = our_fields(row)
        if "text" in fields:
            name = source if isinstance(row, _Alone) else f"{source}#{rows}"
            yield _row_report(name, row, fields) if len(fields["text"]) <= MAX_REPORT_BYTES else _too_long(name, fields)
        else:
            without_text += 1
        told = True
    if not told:
        yield empty(source)
    if without_text:
        yield _no_text(source, without_text, rows)


def _too_long(name: str, fields: dict[str, str]) -> Issue:
    return problem(
        "too-long", f"{name} has {len(fields['text']):,} characters, more than a report can have.", source=name,
        advice="Split it into one row a report and add these.",
    )  # fmt: skip


def empty(source: str) -> Issue:
    """The Issue for a file with nothing in it."""
    return problem(
        "empty-file", f"{source} has no text in it.", source=source,
        advice="Look whether its download or export failed, and add it again.",
    )  # fmt: skip


def is_metadata_table(data: bytes) -> bool:
    """Whether a CSV is a metadata table (a column of file names and no text), judged by its first line."""
    head = data[:4000].decode("utf-8-sig", "replace").splitlines()
    if not head:
        return False
    try:
        names = our_fields({name: "x" for name in next(csv.reader([head[0]], delimiter=delimiter(head[0])), [])})
    except csv.Error:  # the reader of tables tells it
        return False
    return "file" in names and "text" not in names


def delimiter(header: str) -> str:
    """The sign that parts the columns: of tab, semicolon, bar and comma the commonest in the header."""
    return max(",\t;|", key=header.count)


def _row_report(source: str, row: Mapping[str, Any], fields: dict[str, str]) -> RawReport:
    data = json.dumps(row, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str).encode(
        "utf-8", "surrogatepass"
    )
    return RawReport(source=source, data=data, kind="row", fields=fields)


def _no_text(source: str, without_text: int, rows: int) -> Issue:
    names = ", ".join(lexicon("ingest/fields")["fields"]["text"][:4])
    if without_text < rows:
        advice = "The others were read. Fill these rows if their text is to be had, else nothing need be done."
    else:
        advice = f"Name the column or key that holds the text one of: {names}."
    return problem(
        "no-text", f"{without_text} of {rows} reports in {source} have no text.", source=source, advice=advice
    )


def _json_rows(source: str, text: str) -> Iterator[Mapping[str, Any] | Issue]:
    """Objects of a JSON file: a list, one object, or objects in a list under a usual name, at any depth."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        lines = text.splitlines()
        if len(lines) > 1 and error.msg == "Extra data" and lines[0].lstrip().startswith("{"):
            yield from _jsonl_rows(source, text)  # JSON Lines under the name .json
            return
        yield problem(
            "broken-json", f"{source} is not valid JSON: {error.msg} in line {error.lineno}, column {error.colno}.",
            source=source, advice="Mend that line, or export the file again, and add it again.",
        )  # fmt: skip
        return
    except (RecursionError, ValueError):  # a number of thousands of digits is a ValueError
        yield problem(
            "broken-json", f"{source} is nested too deeply, or holds numbers too long, to be a list of reports.", source=source,
            advice="Give a list of objects, one a report.",
        )  # fmt: skip
        return
    if isinstance(value, dict) and "text" in our_fields(value):
        yield _Alone(value)
        return
    found = list(_objects(value, 0))
    if not found:
        yield problem(
            "no-reports", f"{source} holds no reports: no object with text in a list was found.", source=source,
            advice='Give a list of objects such as [{"title": ..., "text": ..., "published": ...}].',
        )  # fmt: skip
    yield from found


def _objects(value: object, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > 8:  # deeper than any export met
        return
    if isinstance(value, list):
        for item in value:
            if isinstance(item, list | dict):
                yield from _objects(item, depth + 1)
    elif isinstance(value, dict):
        if "text" in our_fields(value):
            yield value
            return
        lists = [value[key] for key in value if str(key).lower() in lexicon("ingest/fields")["lists"]]
        nested = [item for item in lists if isinstance(item, list | dict)]
        for item in nested:
            yield from _objects(item, depth + 1)
        if not nested and depth:
            yield value  # a report without text, to be counted


def _jsonl_rows(source: str, text: str) -> Iterator[Mapping[str, Any] | Issue]:
    broken: list[int] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            broken.append(number)
            continue
        if isinstance(row, dict):
            yield row
        else:
            broken.append(number)
    if broken:
        named = ", ".join(map(str, broken[:NAMED_LINES])) + (", ..." if len(broken) > NAMED_LINES else "")
        yield problem(
            "broken-json", f"{len(broken)} lines of {source} are not JSON objects: {named}.", source=source,
            advice="Mend these lines and add the file again; the others were read.",
        )  # fmt: skip


def _parquet_rows(source: str, data: bytes) -> Iterator[Mapping[str, Any] | Issue]:
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        yield problem(
            "extra-missing", f"{source} is a Parquet table, and what reads these is not installed.", source=source,
            advice="Run: pip install 'regesta[columns]', and add it again.",
        )  # fmt: skip
        return
    try:
        for batch in parquet.ParquetFile(pa.BufferReader(data)).iter_batches(1000):
            for row in batch.to_pylist():
                yield {key: _plain(value) for key, value in row.items() if value is not None}
    except (pa.ArrowException, OSError, ValueError) as error:
        yield problem(
            "broken-parquet", f"{source} cannot be read as Parquet: {str(error)[:200]}.", source=source,
            advice="Export the table again, and add it again.",
        )  # fmt: skip


def _plain(value: Any) -> Any:
    """A cell as JSON can hold it: days and times as text, bytes as UTF-8."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value if isinstance(value, str | int | float | bool | list | dict) else str(value)


def _csv_rows(source: str, text: str) -> Iterator[Mapping[str, Any] | Issue]:
    # The limit belongs to the csv module as a whole; Python's 128 kB would refuse long reports.
    csv.field_size_limit(MAX_REPORT_BYTES)
    header = text.lstrip("\n\r").split("\n", 1)[0]
    reader = csv.DictReader(io.StringIO(text.replace("\0", "")), delimiter=delimiter(header))
    try:
        names = reader.fieldnames or []
    except csv.Error as error:
        yield problem(
            "broken-csv", f"The first line of {source} cannot be read: {error}.", source=source,
            advice="Mend that line and add the file again.",
        )  # fmt: skip
        return
    if "text" not in our_fields({name: "x" for name in names}):
        accepted = ", ".join(lexicon("ingest/fields")["fields"]["text"][:4])
        yield problem(
            "no-text-column", f"{source} has no column with the text of reports. It has: {', '.join(names)[:200]}.",
            source=source, advice=f"Name the column that holds the text one of: {accepted}.",
        )  # fmt: skip
        return
    try:
        for row in reader:
            yield {key: value for key, value in row.items() if key is not None and value is not None}
    except csv.Error as error:
        yield problem(
            "broken-csv", f"{source} cannot be read on from line {reader.line_num}: {error}.", source=source,
            advice="Mend that line (often a quotation mark that is not closed) and add the file again.",
        )  # fmt: skip
