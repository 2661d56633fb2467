"""Task `outlets`: who publishes, and which agency the text is from. In: a file as tests/link/outlet_lines.txt. Out: shares right.

Each line is made a report: its words first or last, one sentence of body, an address where it gives one; then it is read as any other.
`~` stands for an outlet that is not told: the agency itself may stand in for it, nobody else. Every fifth line is held apart (`held_`).
The floor takes any agency's name anywhere in the first or last line for the agency, and for the outlet where there is no address.
"""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from regesta.ingest.articles import document
from regesta.ingest.firstlines import agencies
from regesta.ingest.raw import RawReport
from regesta.link.known.outlets import domain_of, outlet
from regesta.link.known.world import World

HELD_EVERY = 5
BODY = "The ferry between Zenda and Strelsau was cancelled on Tuesday because of ice on the river, the harbour master said."
_LINE = re.compile(r"(.+) => (.+), ([^,]+)")


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """A report's words and address, with the outlet and agency they tell ("-" none, "~" not told)."""

    line: str
    text: str
    url: str | None
    outlet: str
    agency: str
    held: bool


def cases(path: Path) -> list[Case]:
    """The cases of a file, in its order."""
    found: list[Case] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        match = _LINE.fullmatch(line.strip())
        if match is None or line.startswith("#"):
            continue
        given = dict(part.split(": ", 1) for part in match[1].split(" || "))
        held = len(found) % HELD_EVERY == HELD_EVERY - 1
        made = Case(
            line=match[1], text=_text(given), url=given.get("address"), outlet=match[2], agency=match[3], held=held
        )
        found.append(made)
    return found


def _text(given: dict[str, str]) -> str:
    first = given.get("first", "")
    own_line = re.match(r"(?:By|Written|Source)\b|[^()/—–-]{2,60}$|.*\|", first) and not first.endswith(
        (".", "that", ":")
    )
    return "\n".join(
        part for part in (f"{first}\n{BODY}" if own_line else f"{first} {BODY}".strip(), given.get("last", "")) if part
    )


def run(path: Path, *, sample: int | None = None) -> dict[str, Any]:
    """Reads every case."""
    asked = cases(path)
    asked = asked[:: max(1, len(asked) // sample)] if sample else asked
    world = World.load()
    told = {case: read(case, world) for case in asked}
    naive = {case: _floor(case, world) for case in asked}
    held = [case for case in asked if case.held]
    wrong = Counter(
        f"{what}: {case.line}"
        for case in asked
        if not case.held
        for what, right in zip(("outlet", "agency"), _right(case, told[case], world), strict=True)
        if not right
    )
    return {
        "task": "outlets", "data": path.name, "n": len(asked),
        "ours": _shares(asked, told, world) | _shares(held, told, world, "held_"),
        "floor": _shares(asked, naive, world) | _shares(held, naive, world, "held_"),
        "peer": {}, "errors": [{"kind": kind, "count": n} for kind, n in wrong.most_common()],
    }  # fmt: skip


def lines(path: Path) -> list[str]:
    """Every case that is not right and is not held apart, with what was read."""
    world = World.load()
    return [
        f"{case.line} => {case.outlet}, {case.agency}; read {read(case, world)}"
        for case in cases(path)
        if not case.held and not all(_right(case, read(case, world), world))
    ]


def read(case: Case, world: World) -> tuple[str | None, str | None]:
    """Outlet and agency as the program reads them."""
    fields = {"url": case.url} if case.url else {}
    made, _ = document(RawReport(source="a.txt", data=case.text.encode(), kind="text", metadata=fields))
    assert made is not None
    found = outlet(made, world)
    return found.name if found else None, made.agency


def _right(case: Case, told: tuple[str | None, str | None], world: World) -> tuple[bool, bool]:
    name, agency = told
    same_agency = _name(agency, world) == _name(None if case.agency in "-~" else case.agency, world)
    if case.outlet == "~":
        return name is None or _name(name, world) == _name(case.agency, world), same_agency
    return _name(name, world) == _name(None if case.outlet == "-" else case.outlet, world), same_agency


def _name(name: str | None, world: World) -> str | None:
    known = world.outlet(name) if name else None
    return known.name if known else name


def _floor(case: Case, world: World) -> tuple[str | None, str | None]:
    ends = {case.text.split("\n")[0], case.text.split("\n")[-1]}
    words = {word.lower() for line in ends for word in re.findall(r"[A-Za-z]+", line)}
    agency = next((name for spelled, name in agencies().items() if spelled in words), None)
    at = world.outlets.at(case.url) if case.url else None
    return (at.name if at else domain_of(case.url)) if case.url else agency, agency


def _shares(
    asked: Sequence[Case], told: dict[Case, tuple[str | None, str | None]], world: World, prefix: str = ""
) -> dict[str, float]:
    right = [_right(case, told[case], world) for case in asked]
    count = len(right) or 1
    return {
        f"{prefix}outlet": sum(one for one, _ in right) / count,
        f"{prefix}agency": sum(other for _, other in right) / count,
        f"{prefix}both": sum(one and other for one, other in right) / count,
    }
