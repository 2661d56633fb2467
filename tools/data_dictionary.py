"""Writes docs/data-dictionary.md from the records and the tables of the exports. In: the code, tools/record_fields.yaml. Out: Markdown.

python tools/data_dictionary.py          writes it
"""

import types
import typing
from pathlib import Path
from typing import Any

import msgspec
import yaml

from regesta import records
from regesta.issues import Issue
from regesta.serve.export.readme import told
from regesta.serve.export.tables import all_tables

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "data-dictionary.md"
HEAD = """# Data dictionary

Every field of the record and every column of the exports. Made by `python tools/data_dictionary.py`; a test fails when it is out of date.

## The records

These travel between the stages, lie in the record file as JSON, come out of `--json` and `regesta export --to jsonl`, and are described for
programs by `regesta schema`. A field that may be missing is null, or is left out where it has its usual value. In JSON lines, names that
begin with an underscore are what the record file holds beside the record: `_document` (the report an account was taken from; empty in
`actors.jsonl` for what was known before reading), `_state` (whether a report was read).
"""
TABLES = """## The tables

Of `regesta export --to csv`, `parquet` and `sqlite`. Days are included on both ends; empty (NULL) is unknown. SQLite has a view `timeline`
as well: `first_day`, `last_day`, `what`, `status`, `type`, `subtype`, `reports`, `origins`, `sentence`, `id`.
"""


def structs() -> list[type[msgspec.Struct]]:
    """Every record, the ones they are made of first."""
    found = [one for one in vars(records).values() if isinstance(one, type) and issubclass(one, msgspec.Struct)]
    return [one for one in found if one.__module__ == records.__name__ and one is not records.Extraction] + [Issue]


def kind(hint: Any) -> str:
    """A type in words."""
    origin, inside = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return ", ".join(f"`{one}`" for one in inside)
    if origin in (typing.Union, types.UnionType):
        return " or ".join("null" if one is type(None) else kind(one) for one in inside)
    if origin is tuple:
        kinds = [kind(one) for one in inside if one is not Ellipsis]
        return f"list of {kinds[0]}" if Ellipsis in inside else f"pair ({', '.join(kinds)})"
    if origin is dict:
        return "mapping of text to text"
    names = {
        "str": "text",
        "int": "whole number",
        "float": "number",
        "bool": "true or false",
        "date": "day",
        "datetime": "moment",
    }
    name = getattr(hint, "__name__", str(hint))
    return names.get(name, f"[{name}](#{name.lower()})")


def page() -> str:
    """The whole page."""
    words = yaml.safe_load((ROOT / "tools" / "record_fields.yaml").read_text(encoding="utf-8"))
    parts = [HEAD]
    for one in structs():
        hints = typing.get_type_hints(one)
        doc = " ".join((one.__doc__ or "").strip().split("\n\n")[0].split())
        lines = [f"### {one.__name__}", "", doc, "", "| field | kind | what |", "|---|---|---|"]
        lines += [f"| `{name}` | {kind(hints[name])} | {words[one.__name__][name]} |" for name in one.__struct_fields__]
        parts.append("\n".join(lines))
    parts.append(TABLES)
    parts += [told(table, level=3) for table in all_tables()]
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
