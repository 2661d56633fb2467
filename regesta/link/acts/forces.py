"""Whose forces are meant. In: an act, the statements of its report. Out: the act with them.

"The minister told parliament that 400 marines were sent to the island": his own state's. A stranger's he would name as such. So are the
"troops" that an army says fired, the "soldier" whom it says it lost, and those of whom a state denies that they leave.
"""

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from regesta.link.acts.sides import because
from regesta.records import EventMention, Party, Span, Statement

OFFICIAL = frozenset({"GOV", "MIL", "COP", "LEG"})
MOVED = frozenset({"troop_deployment", "mobilisation", "withdrawal"})
UNDER_FIRE = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
ARMY = "MIL"
_COUNT = (
    r"(?:(?:the|some|about|around|nearly|almost|over|more than|at least|a|an|all|another|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|several|dozens of|[\d,]+|\w+ (?:hundred|thousand))\s+){0,3}(?:extra |more |additional |other )?"
)
_FORCES = re.compile(
    rf"{_COUNT}(?:troops|soldiers?|marines?|paratroopers?|servicem[ae]n|service members?|units|reinforcements)",
    re.IGNORECASE,
)
_WEAPONS = re.compile(
    rf"{_COUNT}(?:aircraft|warplanes?|planes|jets|fighter jets|helicopters?|gunships?|gunboats?|tanks?|drones?|artillery)",
    re.IGNORECASE,
)


def with_own_forces(event: EventMention, told: Mapping[str, Statement]) -> EventMention:
    """The act with the speaker's own forces, where nobody else is named and the forces have no name of a state."""
    statement = told.get(event.statement or "")
    speaker = statement.speaker if statement is not None else None
    if event.type in UNDER_FIRE and (army := speaker or (event.by[-1] if event.by else None)) is not None:
        event = _in_action(event, army)
    if event.subtype not in MOVED or speaker is None or speaker.state is None or speaker.sector not in OFFICIAL:
        return event
    state = speaker.state
    if not event.actors or any(p.state for p in (*event.actors, *event.recipients)):
        return event
    if not all(_nameless(p) for p in event.actors):
        return event
    ours = tuple(replace(p, state=state, sector="MIL") for p in event.actors)
    return because(replace(event, actors=ours), "actor: the forces of the state that tells of them")


def _in_action(event: EventMention, army: Party) -> EventMention:
    """The act with the forces of no name that the army of a state tells of: those that fire, and its own that are hit."""
    state = army.state
    if army.sector != ARMY or state is None:
        return event
    acting, hit = {p.state for p in event.actors}, {p.state for p in event.recipients}
    fires = not acting - {None} and state not in hit and all(_nameless(p, armed=True) for p in event.actors)
    if fires and event.actors:
        ours = tuple(replace(p, state=state, sector=ARMY) for p in event.actors)
        return because(replace(event, actors=ours), "actor: the forces of the army that tells of them")
    if acting - {None} or not any(_nameless(p) for p in event.recipients):
        return event
    lost = tuple(replace(p, state=state, sector=ARMY) if _nameless(p) else p for p in event.recipients)
    return because(replace(event, recipients=lost), "recipient: the forces of the army that tells of them")


def forces_denied(events: Sequence[EventMention]) -> list[EventMention]:
    """The acts with the denier's own forces, where he denies that forces of no name of a state moved: "... which the minister denies"."""
    own: dict[Span, str] = {}
    for event in events:
        denier = event.by[-1] if event.by else None
        if event.status != "denied" or denier is None or denier.state is None or denier.sector not in OFFICIAL:
            continue
        if event.subtype in MOVED and not any(p.state for p in (*event.actors, *event.recipients)):
            own |= {p.span: denier.state for p in event.actors if p.span is not None and _nameless(p)}
    return [_owned(event, own) for event in events] if own else list(events)


def _owned(event: EventMention, own: Mapping[Span, str]) -> EventMention:
    states = [own.get(p.span) if p.span is not None and not p.state else None for p in event.actors]
    if not any(states):
        return event
    ours = tuple(
        replace(p, state=state, sector="MIL") if state else p for p, state in zip(event.actors, states, strict=True)
    )
    return because(replace(event, actors=ours), "actor: the forces of the state that denies it")


def _nameless(party: Party, *, armed: bool = False) -> bool:
    """Whether a party is forces of no name; `armed`: or what they fire from."""
    if party.actor is not None or party.state is not None:
        return False
    return _FORCES.fullmatch(party.name) is not None or (armed and _WEAPONS.fullmatch(party.name) is not None)
