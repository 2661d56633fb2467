"""Which offices a report says that people hold, and where the tables say otherwise. In: a report's linking. Out: `Said`, Issues.

Neither replaces the other: the report's word is kept as an office of the actor with the report as its source, the table's with
the table's name, and the Issue "office-differs" names both. `holder` asks reports alone.
"""

import datetime as dt
from collections.abc import Iterable

import msgspec

from regesta.issues import OFFICE_DIFFERS, Issue, issue
from regesta.link.known.persons import SINGLE
from regesta.link.mentions.phrases import read
from regesta.link.mentions.told import Told
from regesta.link.spelling.names import SAME, same_name

STALE = 400  # days after which a report no longer tells who holds an office; a choice


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """That a report calls a person the holder of an office; `past`: the former one."""

    document: str
    day: dt.date | None
    person: str
    name: str
    role: str
    state: str
    title: str
    past: bool = False


def offices_said(told: Told) -> tuple[Said, ...]:
    """The offices of one holder a state that stand beside people's names, in order, each once."""
    found: dict[Said, None] = {}
    for begin, end, mention in told.titled:
        who = told.found.get(mention)
        reading = read(told.context, begin, end)
        state = reading.state or (who.state if who else None)
        if who is None or who.person is None or reading.role not in SINGLE or state is None or reading.kin:
            continue
        found[
            Said(
                document=told.document.id, day=told.context.day, person=who.person, name=who.name, role=reading.role,
                state=state, title=" ".join(told.document.text[begin:end].split()).strip(" ,"), past=reading.past,
            )
        ] = None  # fmt: skip
    return tuple(found)


def office_issues(told: Told) -> tuple[Issue, ...]:
    """Where the tables name somebody else as the holder on the report's day."""
    people, made = told.context.world.people, {}
    for one in offices_said(told):
        if one.past or one.day is None:
            continue
        holders = people.holders(one.state, (one.role,), one.day)
        if len(holders) != 1 or people.id(holders[0]) == one.person:
            continue
        row = people.rows[holders[0]]
        if max(same_name(one.name, name)[0] for name in row.names) >= SAME:
            continue
        reason = (
            f"the report calls {one.name} {one.title} on {one.day}; "
            f"the tables have {row.names[0]} as {one.role.replace('_', ' ')} of {one.state}"
        )
        advice = "Both are kept. If the tables are behind, add the office to your actors file (--actors)."
        found = issue("link", OFFICE_DIFFERS, reason, advice=advice, document=one.document)
        found = msgspec.structs.replace(found, actors=(one.person, people.id(holders[0])))
        made[found.id] = found
    return tuple(made[key] for key in sorted(made))


def holder(said: Iterable[Said], *, state: str, role: str, day: dt.date) -> str | None:
    """Who reports alone say held the office on a day: the name; None when they do not tell, or name two.

    The last report up to the day counts, while it is not older than STALE days and no report since calls its holder the former one.
    """
    known = sorted(
        (one for one in said if (one.state, one.role) == (state, role) and one.day is not None),
        key=lambda one: (one.day or day, one.document),
    )
    before = [one for one in known if one.day and one.day <= day]
    held = [one for one in before if not one.past]
    if not held:
        return None
    last = [one for one in held if one.day == held[-1].day]
    names = {one.name for one in last}
    gone = any(one.past and one.name in names and one.day and one.day >= (last[0].day or day) for one in before)
    stale = last[0].day is not None and (day - last[0].day).days > STALE
    return names.pop() if len(names) == 1 and not gone and not stale else None
