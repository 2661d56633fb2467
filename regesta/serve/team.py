"""Judgements handed on, for working in a team. In: an open Store, lines of JSON. Out: the lines, or what was taken in from them.

One judgement a line, all that were ever made, undone ones and undoings too. Judgements are only added, and an id depends on all that a
judgement says: so taking in a file twice changes nothing, and files of several people give the same record in any order. Where two
people said something else the later counts; both stay, and are listed.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from regesta.errors import InputError
from regesta.link.judgements.standing import standing, with_id
from regesta.records import Judgement
from regesta.serve.agreement import Difference, between, reviewers
from regesta.serve.judging import PERSON
from regesta.store import read as stored
from regesta.store.database import Store
from regesta.store.located import located
from regesta.store.write import encode, put_judgements, put_setting


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """What a file of judgements brought: how many lines, how many were new, which could not be used and why.

    `not_applied` bear on nothing this record holds; they are kept. `conflicts` are things on which two people say something else now.
    """

    lines: int
    new: int
    known: int
    unusable: tuple[str, ...]
    not_applied: int
    conflicts: tuple[Difference, ...]
    who: tuple[str, ...]


def lines(store: Store) -> Iterator[bytes]:
    """Every judgement of a person as a line of JSON, by time."""
    for one in sorted(stored.judgements(store), key=lambda one: (one.decided_at or "", one.id)):
        if one.decided_by == PERSON:
            yield encode(one) + b"\n"


def write(store: Store, file: Path) -> int:
    """Write all judgements to a file; how many there were. Raises InputError when the file cannot be written."""
    found = list(lines(store))
    try:
        file.write_bytes(b"".join(found))
    except OSError as error:
        raise InputError(f"{file} cannot be written: {error.strerror}.") from error
    return len(found)


def read(store: Store, file: Path) -> Taken:
    """Take in the judgements of a file. Raises InputError when it cannot be read or holds no judgement at all."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}.") from error
    return take(store, content.splitlines(), name=file.name)


def take(store: Store, content: Iterable[bytes], *, name: str) -> Taken:
    """Take in judgements, one a line; a line that cannot be used is told and left out."""
    there = {one.id for one in stored.judgements(store)}
    found: dict[str, Judgement] = {}
    unusable: list[str] = []
    count = 0
    for number, line in enumerate(content, start=1):
        if not line.strip():
            continue
        count += 1
        judgement = _judgement(line, number, unusable)
        if judgement is not None:
            found[judgement.id] = judgement
    if count and not found:
        raise InputError(
            f"{name} holds no judgement. It is made with: regesta review export RECORD -o FILE. {unusable[0]}"
        )
    new = [one for key, one in found.items() if key not in there]
    with store.transaction():
        put_judgements(store, new)
        if new:
            put_setting(store, "dirty", "yes")
    return Taken(
        lines=count, new=len(new), known=len(found) - len(new), unusable=tuple(unusable),
        not_applied=len(located(store).lost & set(found)), conflicts=conflicts(store),
        who=tuple(sorted({one.who or "unnamed" for one in found.values()})),
    )  # fmt: skip


def _judgement(line: bytes, number: int, unusable: list[str]) -> Judgement | None:
    try:
        one = msgspec.json.decode(line, type=Judgement)
    except msgspec.MsgspecError as error:
        unusable.append(f"Line {number}: {error}")
        return None
    if one.decided_by != PERSON:
        unusable.append(f"Line {number}: made by a program ({one.decided_by}), not by a person.")
        return None
    if one.about is not None and with_id(one).id != one.id:
        unusable.append(f"Line {number}: changed after it was made (its id does not fit what it says).")
        return None
    return one


def conflicts(store: Store) -> tuple[Difference, ...]:
    """Things on which the last words of two people differ."""
    every = standing(located(store).judgements)
    names = reviewers(store)
    found = {
        (one.kind, one.id, one.left, one.right): one
        for place, left in enumerate(names) for right in names[place + 1 :]
        for one in between(every, left, right).differences
    }  # fmt: skip
    return tuple(found.values())
