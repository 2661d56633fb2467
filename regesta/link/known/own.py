"""The user's own actors: YAML, CSV or FollowTheMoney JSON lines. In: a path. Out: checked entries, or a LexiconError.

The error names the entry and what to do.

YAML has lists `states`, `people`, `bodies`, `places`, `outlets` (see examples/strait/actors.yaml); CSV has the columns kind, name,
aliases (split by "|"), state, sector, title, from, to, domain; a person's further offices stand in further lines. JSON lines: ftm.py.
"""

import csv
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from regesta.errors import LexiconError
from regesta.lexicons import read_yaml
from regesta.link.known import ftm
from regesta.link.known.tables import is_date

LISTS = ("states", "people", "bodies", "places", "outlets")
_CSV_KINDS = {
    "state": "states",
    "person": "people",
    "body": "bodies",
    "group": "bodies",
    "place": "places",
    "outlet": "outlets",
}
_LIST_FIELDS = ("names", "aliases", "demonyms", "seats", "domains", "credits")

Entries = dict[str, list[Mapping[str, Any]]]


def read_actors(path: Path) -> Entries:
    """The entries of an actors file, by list.

    Raises:
        LexiconError: the file cannot be read or an entry is malformed.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(
            f"The actors file {path.name} cannot be read: {error}. Give a UTF-8 text file in YAML, CSV or JSON lines."
        ) from error
    if path.suffix.lower() == ".csv":
        return _from_csv(text, path.name)
    if path.suffix.lower() in ftm.SUFFIXES:
        entities = ftm.entries(text, path.name)
        for number, entry in enumerate(entities["people"], 1):
            _checked(entry, where=f"{path.name}: people, entry {number}", kind="people")
        return entities
    content = read_yaml(text, name=path.name)
    if content is None:
        return {name: [] for name in LISTS}
    if not isinstance(content, dict) or not set(content) <= set(LISTS):
        found = ", ".join(map(str, content)) if isinstance(content, dict) else type(content).__name__
        raise LexiconError(
            f"{path.name} must hold lists named {', '.join(LISTS)}; it has: {found}. Rename or remove the others."
        )
    entries: Entries = {}
    for name in LISTS:
        items = content.get(name) or []
        if not isinstance(items, list):
            raise LexiconError(f"{path.name}: `{name}` must be a list; put a dash before each of its entries.")
        entries[name] = [
            _checked(item, where=f"{path.name}: {name}, entry {number}", kind=name)
            for number, item in enumerate(items, 1)
        ]
    return entries


def _checked(item: Any, *, where: str, kind: str) -> Mapping[str, Any]:
    """The entry, if it has what its kind needs."""
    if not isinstance(item, dict):
        raise LexiconError(f"{where} is not a set of fields; write it as {{name: ..., state: ...}}.")
    name = (
        item.get("name") or (item.get("names") or [None])[0]
        if isinstance(item.get("names") or [], list)
        else item.get("name")
    )
    if not isinstance(name, str) or not name.strip():
        raise LexiconError(f"{where} has no name; add `name: ...`{' or `names: [...]`' if kind == 'states' else ''}.")
    where = f"{where} ({name})"
    for field in _LIST_FIELDS:
        if item.get(field) is not None and not isinstance(item[field], list):
            raise LexiconError(f"{where}: `{field}` must be a list; write `{field}: [{item[field]}]`.")
    if kind == "states" and not isinstance(item.get("code"), str):
        raise LexiconError(f"{where} has no code; add three letters, such as `code: XVA`.")
    if kind == "people":
        _check_offices(item.get("offices"), where)
    return {**item, "name": name}


def _check_offices(offices: Any, where: str) -> None:
    if offices is None:
        return
    if not isinstance(offices, list):
        raise LexiconError(f"{where}: `offices` must be a list of {{title: ..., state: ..., from: ..., to: ...}}.")
    for office in offices:
        if not isinstance(office, dict) or not office.get("title"):
            raise LexiconError(f"{where}: an office has no title; add `title: ...`.")
        for field in ("from", "to"):
            value = office.get(field)
            if value and not is_date(str(value)):
                raise LexiconError(f"{where}: `{field}: {value}` is not a date; write 2024, 2024-06 or 2024-06-21.")


def _from_csv(text: str, name: str) -> Entries:
    reader = csv.DictReader(io.StringIO(text))
    missing = {"kind", "name"} - set(reader.fieldnames or ())
    if missing:
        raise LexiconError(
            f"{name} lacks the column {' and '.join(sorted(missing))}; "
            "the columns are kind, name, aliases, state, sector, title, from, to, domain."
        )
    entries: Entries = {key: [] for key in LISTS}
    for number, row in enumerate(reader, 2):
        where = f"{name}: line {number}"
        kind = _CSV_KINDS.get((row.get("kind") or "").strip().lower())
        if kind is None:
            raise LexiconError(f"{where}: kind `{row.get('kind')}` is not known; use one of {', '.join(_CSV_KINDS)}.")
        aliases = [part.strip() for part in (row.get("aliases") or "").split("|") if part.strip()]
        state, sector = (row.get("state") or "").strip() or None, (row.get("sector") or "").strip() or None
        item: dict[str, Any] = {
            "name": (row.get("name") or "").strip(),
            "aliases": aliases,
            "state": state,
            "sector": sector,
        }
        if kind == "states":
            item |= {"names": [item["name"], *aliases], "code": state}
        if kind == "outlets" and (row.get("domain") or "").strip():
            item["domains"] = [(row.get("domain") or "").strip()]
        office = _csv_office(row, state)
        before = next((one for one in entries[kind] if (one["name"], one.get("state")) == (item["name"], state)), None)
        if kind == "people" and office and before is not None:
            before["offices"].append(office)  # a further line of the same person is a further office
            _check_offices(before["offices"], f"{where} ({item['name']})")
            continue
        if kind == "people":
            item["offices"] = [office] if office else []
        entries[kind].append(_checked(item, where=where, kind=kind))
    return entries


def _csv_office(row: Mapping[str, str | None], state: str | None) -> dict[str, str | None] | None:
    """The office of a CSV line; None where it has no title."""
    title, since, until = ((row.get(field) or "").strip() for field in ("title", "from", "to"))
    return {"title": title, "state": state, "from": since, "to": until} if title else None
