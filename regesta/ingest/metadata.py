"""The user's metadata table. In: a .csv, .tsv or .json. Out: file name -> what the table says of it, under our names.

The table is the user's own word and wins over what a page says of itself, so anything unclear in it is an error, told at once.
"""

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from regesta.errors import InputError
from regesta.ingest.decoding import decode
from regesta.ingest.raw import our_fields
from regesta.ingest.tables import delimiter

COLUMNS = ("publisher", "published", "url", "title", "language")
_WHAT = f"It needs a column 'file' (names as in the folder) and one or more of: {', '.join(COLUMNS)}."


def read_metadata(path: str | Path) -> dict[str, dict[str, str]]:
    """Read a metadata table.

    Returns:
        File name (with "/" between folders) to a mapping with the keys publisher, published, url, title, language, byline,
        retrieved, as far as they are given. Empty cells are left out.

    Raises:
        InputError: the table cannot be read, lacks a column, or says two things of one file.
    """
    path = Path(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"The metadata table {path} cannot be read: {error.strerror}. Check its name.") from error
    text = decode(data).text
    rows = _json_rows(path, text) if path.suffix.lower() == ".json" else _csv_rows(path, text)
    table: dict[str, dict[str, str]] = {}
    for number, row in enumerate(rows, start=1):
        fields = our_fields(row)
        name = fields.pop("file", "").replace("\\", "/").removeprefix("./")
        fields.pop("text", None)
        if not name:
            if fields:
                raise InputError(f"Row {number} of {path} names no file. {_WHAT}")
            continue
        if table.setdefault(name, fields) != fields:
            raise InputError(f"{path} says two different things of {name}. Keep one row for each file.")
    return table


def _csv_rows(path: Path, text: str) -> list[Mapping[str, Any]]:
    header = text.lstrip("\r\n").split("\n", 1)[0]
    reader = csv.DictReader(io.StringIO(text.replace("\0", "")), delimiter=delimiter(header))
    try:
        names = [name for name in reader.fieldnames or [] if name]
    except csv.Error as error:
        raise InputError(f"The first line of {path} cannot be read: {error}. Mend it and run again.") from error
    known = our_fields({name: "x" for name in names})
    if "file" not in known or not set(COLUMNS) & set(known):
        raise InputError(f"The metadata table {path} has the columns: {', '.join(names)[:200] or 'none'}. {_WHAT}")
    try:
        return [{key: value for key, value in row.items() if key} for row in reader]
    except csv.Error as error:
        raise InputError(f"Line {reader.line_num} of {path} cannot be read: {error}. Mend it and run again.") from error


def _json_rows(path: Path, text: str) -> list[Mapping[str, Any]]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"The metadata table {path} is not valid JSON: {error}. Mend it and run again.") from error
    if isinstance(value, dict):  # {"a.txt": {"published": ...}}
        value = [{"file": name, **row} for name, row in value.items() if isinstance(row, dict)]
    rows: list[Mapping[str, Any]] = [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
    if not rows or not any("file" in our_fields(row) for row in rows):
        raise InputError(f"The metadata table {path} names no files. Give a list of objects, each with 'file'. {_WHAT}")
    return rows
