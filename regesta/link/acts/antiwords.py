"""Whom a word with "anti-" is against. In: an act with its parties linked. Out: the act with whom it is done to, and why.

"Anti-government protests in Lima" are against the government of Peru, "anti-Chadian drills" against Chad.
"""

import re

from msgspec.structs import replace

from regesta.link.acts.sides import because
from regesta.link.known.world import World
from regesta.records import Document, EventMention, Party

AGAINST = frozenset({"demonstration", "riot", "military_exercise", "joint_exercise"})
GOVERNMENT = frozenset({"government", "regime", "junta"})
NAMED = ("adjective", "state")
_ANTI = re.compile(r"\b[Aa]nti-(?P<whom>[\w.]+)\s(?:[\w-]+\s){0,2}")
_NEXT = re.compile(rf"\s(?:(?:in|a|an|the|some|several|two|mass|large|new|further)\s)*{_ANTI.pattern}")


def against_whom(document: Document, event: EventMention, world: World) -> EventMention:
    """The act with the government or state that the word before its noun is against."""
    if event.recipients or event.subtype not in AGAINST:
        return event
    before = document.text[event.sentence.start : event.trigger.start]
    found = next((m for m in _ANTI.finditer(before) if m.end() == len(before)), None)
    start = event.sentence.start
    if found is None and event.object is not None:
        found, start = _ANTI.search(event.object.text), event.object.start
    if found is None:  # "joined anti-government protests"
        start = event.trigger.end
        found = _NEXT.match(document.text[start : event.sentence.end])
    if found is None:
        return event
    whom = found["whom"]
    code = _ruled(event) if whom in GOVERNMENT else _named(whom, world)
    state = world.state(code)
    if state is None or (whom not in GOVERNMENT and any(p.state == code for p in event.actors)):
        return event
    span = document.span(start + found.start("whom"), start + found.end("whom"))
    sector = "GOV" if whom in GOVERNMENT else None
    party = Party(name=state.name, span=span, actor=state.id, state=code, sector=sector)
    return because(replace(event, recipients=(party,)), f"recipient: whom 'anti-{whom}' is against")


def _ruled(event: EventMention) -> str | None:
    """The one state whose government it is: that of the people who act (exiles abroad), else where it was."""
    states = {p.state for p in event.actors} - {None}
    if len(states) == 1:
        return states.pop()
    return event.place.country if event.place is not None else None


def _named(word: str, world: World) -> str | None:
    states = {entry.state for entry in world.names.get(word) if entry.kind in NAMED and entry.state}
    return states.pop() if len(states) == 1 else None
