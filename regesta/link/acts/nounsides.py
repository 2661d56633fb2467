"""Sides that only a noun tells. In: an act with its parties linked, its report and sides. Out: the act with both sides, or None.

"The expulsion of Chadian envoys on May 3" was done by the other of the two that the report is about; a recall is one's own. Where nothing
tells the other side, or to whom it was done, the act is left out: half a line is none. "Anti-government protests in Lima" are against the
government of Peru, "anti-Chadian drills" against Chad.
"""

import re

from msgspec.structs import replace

from regesta.link.acts.sides import Sides, because, party_of
from regesta.link.known.world import World
from regesta.records import Document, EventMention, Party

NOT_BY_WHOM = "who did it is not named"  # as `extract.events.noact.onesided` writes them into the reasons of a mention
NOT_TO_WHOM = "to whom is not named"
ONES_OWN = frozenset({"recall"})  # of one's own envoys
WHY = "the other side of the report's two"


def with_both_sides(event: EventMention, sides: Sides, world: World) -> EventMention | None:
    """The act with who did it, where its noun names only to whom; None where nobody tells the side that it does not name."""
    reasons = " ".join(event.provenance.reasons)
    if NOT_BY_WHOM in reasons and not event.actors:
        return _with_doer(event, sides, world)
    if NOT_TO_WHOM in reasons and not event.recipients:
        return None
    return event


def _with_doer(event: EventMention, sides: Sides, world: World) -> EventMention | None:
    whose = {party.state for party in event.recipients}
    other = _other(whose, sides)
    if other is None:
        return None
    own = next(iter(whose)) or ""
    doer = party_of(own if event.subtype in ONES_OWN else other, event, sides, world)
    if doer is None:
        return None
    made = replace(event, actors=(doer,))
    if event.subtype in ONES_OWN:
        to = party_of(other, event, sides, world)
        made = replace(made, recipients=(to,) if to is not None else ())
    return because(made, f"actor: {WHY}")


def _other(whose: set[str | None], sides: Sides) -> str | None:
    if sides.two is None or len(whose) != 1 or not whose & set(sides.two):
        return None
    return next(code for code in sides.two if code not in whose)


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
