"""Task `reportoffices`: who held an office on a day, by reports alone. In: a file as tests/link/report_office_questions.txt. Out: shares.

Reports are read as any others; the tables are not asked for holders. "-" is right where nobody is named. The floor takes the person who is
named nearest after the state's name in the latest report up to the day. Every fifth question is held apart (`held_`).
"""

import datetime as dt
import re
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec

from regesta.ingest.articles import document
from regesta.ingest.raw import RawReport
from regesta.link.actors import Linker
from regesta.link.known.world import World
from regesta.link.people.offices import Said, holder, offices_said
from regesta.link.spelling.names import SAME, same_name
from regesta.read.coreference import resolve
from regesta.read.mentions import mentions
from regesta.stages import load_nlp

HELD_EVERY = 5
_NAME = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)+")


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """Who held the office of the state on the day; `name` "-" for nobody that may be named."""

    state: str
    role: str
    day: dt.date
    name: str
    held: bool


def parts(path: Path) -> tuple[list[tuple[dt.date, str]], list[Question]]:
    """The reports of a file with their days, and its questions."""
    reports: list[tuple[dt.date, str]] = []
    asked: list[Question] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            reports.append((dt.date.fromisoformat(line[2:].strip()), ""))
        elif line.startswith("? "):
            state, role, day, name = line[2:].split(" ", 3)
            held = len(asked) % HELD_EVERY == HELD_EVERY - 1
            asked.append(Question(state=state, role=role, day=dt.date.fromisoformat(day), name=name, held=held))
        elif line and not line.startswith("#"):
            reports[-1] = (reports[-1][0], f"{reports[-1][1]}\n{line}".strip())
    return reports, asked


def said(reports: list[tuple[dt.date, str]], world: World) -> tuple[Said, ...]:
    """What the reports say of offices."""
    nlp = load_nlp()
    found: list[Said] = []
    for number, (day, text) in enumerate(reports):
        raw = RawReport(
            source=f"{number}.txt", data=text.encode(), kind="text", metadata={"published": day.isoformat()}
        )
        report, _ = document(raw)
        if report is None:
            continue
        doc = nlp(report.text)
        named = resolve(report, doc, mentions(report, doc, known=world.known_names()))
        found += offices_said(Linker(report, doc, named, world))
    return tuple(found)


def run(path: Path, *, sample: int | None = None) -> dict[str, Any]:
    """Asks every question."""
    reports, asked = parts(path)
    asked = asked[:: max(1, len(asked) // sample)] if sample else asked
    world = World.load()
    known = said(reports, world)
    told = {one: holder(known, state=one.state, role=one.role, day=one.day) for one in asked}
    naive = {one: _floor(one, reports, world) for one in asked}
    held = [one for one in asked if one.held]
    wrong = Counter(
        f"{one.state} {one.role} {one.day} {one.name}: {told[one]}"
        for one in asked
        if not one.held and not right(one, told[one])
    )
    return {
        "task": "reportoffices", "data": path.name, "n": len(asked),
        "ours": _shares(asked, told) | _shares(held, told, "held_") | {"states": len({one.state for one in asked})},
        "floor": _shares(asked, naive) | _shares(held, naive, "held_"),
        "peer": {}, "errors": [{"kind": kind, "count": n} for kind, n in wrong.most_common()],
    }  # fmt: skip


def right(question: Question, name: str | None) -> bool:
    """Whether the answer is the one of the file."""
    if question.name == "-" or name is None:
        return question.name == "-" and name is None
    return same_name(question.name, name)[0] >= SAME


def _floor(question: Question, reports: list[tuple[dt.date, str]], world: World) -> str | None:
    state = world.state(question.state)
    for day, text in sorted(reports, reverse=True):
        at = [text.find(word) for word in (state.names if state else ()) if word in text]
        if day <= question.day and at:
            named = _NAME.search(
                re.sub(r"\b(?:Prime|Foreign|Defence|Finance|Interior) (?:Prime )?Minister ", "", text[min(at) :])
            )
            return named[0] if named else None
    return None


def _shares(asked: list[Question], told: dict[Question, str | None], prefix: str = "") -> dict[str, float]:
    count = len(asked) or 1
    good = sum(right(one, told[one]) for one in asked)
    named = sum(not right(one, told[one]) and told[one] is not None for one in asked)
    return {
        f"{prefix}right": good / count,
        f"{prefix}wrong": named / count,
        f"{prefix}not_known": 1 - (good + named) / count,
    }
