"""People of the tables written by hand, and of the user's own file. In: entries of the YAML files. Out: rows as those of people.tsv.gz."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from regesta.lexicons import lexicon
from regesta.link.known import tables
from regesta.link.known.tables import OfficeRow, PersonRow
from regesta.link.spelling.spellings import keys
from regesta.link.spelling.titles import role_of

KNOWN = "world/known_people"  # people who are known for something that is no office


def recent_row(state: str, name: str, others: list[str], offices: Sequence[Sequence[Any]]) -> PersonRow:
    """A line of the tables written by hand as a row: an end of ">2024" is not known, but lies later than that."""
    rows = []
    for title, since, until, *role in offices:
        words = str(title)
        end, _, held = str(until).partition(">")
        known = held or (tables.KNOWN_TO if not end else "")
        rows.append(OfficeRow(words, "", state, str(since), end, known, "K", role[0] if role else role_of(words)))
    names = (name, *others)
    return PersonRow(names, tuple(dict.fromkeys(key for spelled in names for key in keys(spelled))), tuple(rows))


def known_rows() -> Iterator[PersonRow]:
    """People who are known for something that is no office: of their state, at any time."""
    for state, kinds in lexicon(KNOWN).items():
        for what, people in kinds.items():
            for spelled in people:
                names = tuple(str(spelled).split(" / "))
                office = OfficeRow(str(what), "", str(state), "", "", "", "K", "")
                yield PersonRow(names, tuple(dict.fromkeys(key for name in names for key in keys(name))), (office,))


def own_row(entry: Mapping[str, Any]) -> PersonRow:
    """A person of the user's actors file as a row (already checked by own.py)."""
    names = (str(entry["name"]), *map(str, entry.get("aliases") or ()))
    rows = []
    for office in entry.get("offices") or ():
        title = str(office["title"])
        since, until = str(office.get("from") or ""), str(office.get("to") or "")
        rows.append(
            OfficeRow(
                title,
                str(office.get("body") or ""),
                str(office.get("state") or ""),
                since,
                until,
                "",
                "U",
                role_of(title),
            )
        )
    if not rows and entry.get("state"):
        rows.append(OfficeRow("", "", str(entry["state"]), "", "", "", "U", ""))
    return PersonRow(names, tuple(dict.fromkeys(key for spelled in names for key in keys(spelled))), tuple(rows))
