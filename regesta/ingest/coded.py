"""Rows of machine-coded events. In: a POLECAT, ICEWS or GDELT file. Out: a CodedRow a line, or an Issue where a line cannot be read.

Headers may be written with blanks ("Event ID"), underscores, dots or in lower case. GDELT's own files have no header and 57, 58 (1.0) or
61 (2.0) columns. Files may be zipped (.zip, .gz). Countries stay as written, codes or names; types are PLOVER's.
"""

import csv
import datetime as dt
import gzip
import io
import itertools
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Literal, get_args

import msgspec

from regesta.errors import InputError
from regesta.issues import Issue, issue
from regesta.lexicons import lexicon
from regesta.records import EventType

Form = Literal["polecat", "icews", "gdelt"]
NOTHING = frozenset({"", "none", "na", "nan", "null", "---"})
GDELT_COLUMNS = (57, 58, 61)  # of the backfile, of 1.0 and of 2.0
_DATE = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
csv.field_size_limit(10_000_000)


class CodedRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One row. `type` is None where PLOVER has none for its code (public statements, appeals); `code` is what the row says."""

    line: int
    id: str
    form: Form
    date: dt.date | None
    code: str
    type: EventType | None = None
    actor: str = ""
    actor_countries: tuple[str, ...] = ()
    recipient: str = ""
    recipient_countries: tuple[str, ...] = ()
    source: str = ""
    url: str = ""


def coded_rows(path: str | Path) -> Iterator[CodedRow | Issue]:
    """The rows of one file, in its order.

    Raises:
        InputError: The file is not there, or is of none of these forms; the message says what was looked for.
    """
    path = Path(path)
    try:
        with _opened(path) as text:
            yield from _rows(path, text)
    except (OSError, zipfile.BadZipFile, EOFError) as error:
        raise InputError(f"{path} cannot be read: {error}.") from error


def _opened(path: Path) -> IO[str]:
    if path.suffix.lower() == ".zip":
        archive = zipfile.ZipFile(path)
        names = [name for name in archive.namelist() if not name.endswith("/")]
        if not names:
            raise InputError(f"{path} holds no file.")
        return io.TextIOWrapper(archive.open(names[0]), encoding="utf-8-sig", errors="replace", newline="")
    if path.suffix.lower() == ".gz":
        return gzip.open(path, "rt", encoding="utf-8-sig", errors="replace", newline="")
    return path.open(encoding="utf-8-sig", errors="replace", newline="")


def _rows(path: Path, text: IO[str]) -> Iterator[CodedRow | Issue]:
    first = text.readline()
    if not first.strip():
        raise InputError(f"{path} is empty.")
    tabs = "\t" in first
    lines = itertools.chain([first], text)
    # Tab separated files quote nothing; a quotation mark in a headline must not swallow the rows after it.
    cells: Iterator[list[str]] = (
        csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) if tabs else csv.reader(lines)
    )
    head = [_bare(cell) for cell in next(cells)]
    columns = {name: place for place, name in reversed(list(enumerate(map(_folded, head))))}
    reader, start = _by_header(columns), 2
    if reader is None and len(head) in GDELT_COLUMNS and head[1].isdigit() and len(head[1]) == 8:
        reader, start, columns = _gdelt, 1, _gdelt_columns(len(head))
        cells = itertools.chain([head], cells)
    if reader is None:
        raise InputError(
            f"{path} is of no form known: neither the columns of POLECAT (Event ID, Event Date, Event Type, Actor Name, ...) nor of ICEWS "
            "(Event Date, Source Name, CAMEO Code, Target Name, ...), nor 57, 58 or 61 columns as in GDELT."
        )
    for line, row in enumerate(cells, start):
        if not any(cell.strip() for cell in row):
            continue
        yield _read(reader, columns, row, line, path)


Reader = Callable[[Mapping[str, str], int], CodedRow]


def _read(reader: Reader, columns: Mapping[str, int], row: Sequence[str], line: int, path: Path) -> CodedRow | Issue:
    named = {name: _bare(row[place]) for name, place in columns.items() if place < len(row)}
    named = {name: "" if value.lower() in NOTHING else value for name, value in named.items()}
    try:
        return reader(named, line)
    except (KeyError, ValueError) as error:
        return issue(
            "ingest", "row-unreadable", f"Line {line} cannot be read: {error}.", source=path.name,
            advice="Look whether the line was cut or has another number of columns.",
        )  # fmt: skip


def _by_header(columns: Mapping[str, int]) -> Reader | None:
    if {"event_type", "actor_name"} <= set(columns):
        return _polecat
    if {"cameo_code", "source_name", "target_name"} <= set(columns):
        return _icews
    if {"eventcode", "actor1name", "sqldate"} <= set(columns):
        return _gdelt
    return None


def _polecat(row: Mapping[str, str], line: int) -> CodedRow:
    name = row["event_type"].upper()
    known = name in get_args(EventType)
    if not known and name:
        raise ValueError(f"{name} is no type of PLOVER")
    return CodedRow(
        line=line, id=row.get("event_id", ""), form="polecat", date=_day(row["event_date"]), code=name,
        type=name if known else None,  # type: ignore[arg-type]
        actor=row["actor_name"], actor_countries=_several(row.get("actor_country", "")), recipient=row.get("recipient_name", ""),
        recipient_countries=_several(row.get("recipient_country", "")), source=row.get("source", ""),
    )  # fmt: skip


def _icews(row: Mapping[str, str], line: int) -> CodedRow:
    code = whole_code(row["cameo_code"])
    return CodedRow(
        line=line, id=row.get("event_id", ""), form="icews", date=_day(row["event_date"]), code=code, type=type_of(code),
        actor=row["source_name"], actor_countries=_several(row.get("source_country", "")), recipient=row["target_name"],
        recipient_countries=_several(row.get("target_country", "")), source=row.get("publisher", ""),
    )  # fmt: skip


def _gdelt(row: Mapping[str, str], line: int) -> CodedRow:
    code, root = whole_code(row["eventcode"]), row.get("eventrootcode", "")
    if root and not code.startswith(root.zfill(2)):
        code = root.zfill(2)
    return CodedRow(
        line=line, id=row.get("globaleventid", ""), form="gdelt", date=_day(row["sqldate"]), code=code, type=type_of(code),
        actor=row["actor1name"], actor_countries=_several(row.get("actor1countrycode", "")), recipient=row.get("actor2name", ""),
        recipient_countries=_several(row.get("actor2countrycode", "")), url=row.get("sourceurl", ""),
    )  # fmt: skip


def _gdelt_columns(width: int) -> dict[str, int]:
    """Where GDELT has what; the address is the last column in those versions that have one."""
    found = {
        "globaleventid": 0, "sqldate": 1, "actor1name": 6, "actor1countrycode": 7, "actor2name": 16, "actor2countrycode": 17,
        "eventcode": 26, "eventrootcode": 28,
    }  # fmt: skip
    return found if width == GDELT_COLUMNS[0] else {**found, "sourceurl": width - 1}


def whole_code(code: str) -> str:
    """A CAMEO code with the nought that spreadsheets take from its front: 36 is 036, 831 is 0831."""
    if not code.isdigit():
        raise ValueError(f"{code or 'nothing'} is no CAMEO code")
    if len(code) <= 2:
        return code.zfill(3)
    return code if int(code[:2]) <= 20 else f"0{code}"


def type_of(code: str) -> EventType | None:
    """The PLOVER type of a CAMEO code; None where PLOVER dropped it. Raises ValueError when there is no such code."""
    known = lexicon("exports/cameo")
    for length in range(len(code), 1, -1):
        if code[:length] in known:
            found = known[code[:length]]
            return None if found == "none" else found
    raise ValueError(f"{code} is no CAMEO code")


def _day(text: str) -> dt.date | None:
    match = _DATE.match(text)
    if match is not None:
        return dt.date(*map(int, match.groups()))
    for form in ("%m/%d/%Y", "%d %b %Y"):
        with suppress(ValueError):
            return dt.datetime.strptime(text, form).replace(tzinfo=dt.UTC).date()
    if text:
        raise ValueError(f"{text} is no date")
    return None


def _several(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split(";") if part.strip().lower() not in NOTHING))


def _bare(cell: str) -> str:
    cell = cell.strip()
    return cell[1:-1].strip() if len(cell) > 1 and cell[0] == cell[-1] == '"' else cell


def _folded(name: str) -> str:
    """A column's name in one form: "Event ID", "event.id" and "EVENT_ID" are event_id."""
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")
