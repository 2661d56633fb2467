"""Task `offices`: who held an office on a day, and which a person held. In: a file as tests/link/office_questions.tsv. Out: shares.

The answer comes from the tables alone. "Nobody known" is told apart from a wrong name: `wrong` is what would mislead. Every fifth question
is held apart. The floor takes the latest holder the tables know, whatever the day; and a person's latest office.
"""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from regesta.link.known.persons import Held
from regesta.link.known.world import World
from regesta.link.spelling.names import SAME, same_name

HELD_EVERY = 5


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A question with its answer: the holder's name, or the role or words of the office."""

    kind: str
    who: str
    what: str
    state: str
    day: dt.date
    held: bool


def questions(path: Path) -> list[Question]:
    """The questions of a file, in its order."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[:1] not in ("", "#")]
    found = []
    for number, row in enumerate(rows):
        held = number % HELD_EVERY == HELD_EVERY - 1
        if row[0] == "holder":
            _, state, role, day, name = row
        else:
            _, name, day, role, state = row
        found.append(Question(kind=row[0], who=name, what=role, state=state, day=dt.date.fromisoformat(day), held=held))
    return found


def run(path: Path, *, sample: int | None = None) -> dict[str, Any]:
    """Asks every question."""
    asked = questions(path)
    asked = asked[:: max(1, len(asked) // sample)] if sample else asked
    world = World.load()
    told = {one: right(one, world) for one in asked}
    naive = {one: _floor(one, world) for one in asked}
    held = [one for one in asked if one.held]
    wrong = Counter(
        f"{one.kind} {one.state} {one.what} {one.day} {one.who}: {'not known' if told[one] is None else 'another'}"
        for one in asked
        if not one.held and told[one] is not True
    )
    return {
        "task": "offices", "data": path.name, "n": len(asked),
        "ours": _shares(asked, told) | _shares(held, told, "held_") | {"states": len({one.state for one in asked})},
        "floor": _shares(asked, naive) | _shares(held, naive, "held_"),
        "peer": {}, "errors": [{"kind": kind, "count": n} for kind, n in wrong.most_common()],
    }  # fmt: skip


def right(question: Question, world: World) -> bool | None:
    """Whether the tables give the right answer; None when they give none."""
    if question.kind == "holder":
        holder = world.office_holder(question.state, [question.what], question.day)
        if holder is None:
            return None
        return any(same_name(question.who, name)[0] >= SAME for name in (holder.name, *holder.names))
    offices = [held for held in _offices(question, world) if held.on(question.day)]
    return any(_fits(question, held) for held in offices) if offices else None


def _offices(question: Question, world: World) -> Sequence[Held]:
    found = world.find(question.who)
    index = world.people.by_id(found[0].id) if found else None
    return () if index is None else world.people.held(index)


def _fits(question: Question, held: Held) -> bool:
    named = held.row.role == question.what or question.what.lower() in f"{held.row.title} {held.row.body}".lower()
    return named and held.row.state == question.state


def _floor(question: Question, world: World) -> bool | None:
    if question.kind == "held":
        offices = _offices(question, world)
        return _fits(question, offices[0]) if offices else None
    people = world.people
    chair = f"{question.state}:{question.what}"
    holders = [
        (held.since or dt.date.min, index)
        for index in range(len(people.rows))
        if chair in people.rows.roles(index)
        for held in people.held(people.live(index))
        if (held.row.state, held.row.role) == (question.state, question.what)
    ]
    if not holders:
        return None
    return any(same_name(question.who, name)[0] >= SAME for name in people.rows[max(holders)[1]].names)


def _shares(asked: Sequence[Question], told: dict[Question, bool | None], prefix: str = "") -> dict[str, float]:
    count = len(asked) or 1
    answers = [told[one] for one in asked]
    return {
        f"{prefix}right": answers.count(True) / count,
        f"{prefix}wrong": answers.count(False) / count,
        f"{prefix}not_known": answers.count(None) / count,
    }
