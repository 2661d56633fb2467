"""The other side of what a noun tells of one side only. In: an act, its report and sides. Out: the act with both, or None.

"The expulsion of Chadian envoys on May 3" was done by the other of the two that the report is about; a recall is one's own. A guest of whom
no goal is told is where the report was written. Where nothing tells the other side the act is left out: half a line is none.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from regesta.link.acts.sides import Sides, because, party_of
from regesta.link.known.world import World
from regesta.records import Document, EventMention

NOT_BY_WHOM = "who did it is not named"  # as `extract.events.noact.onesided` writes them into the reasons of a mention
NOT_TO_WHOM = "to whom is not named"
OWN = frozenset({"recall"})  # of one's own envoys
WHY = "the other side of the report's two"


def with_both_sides(
    document: Document, event: EventMention, others: Sequence[EventMention], sides: Sides, world: World
) -> EventMention | None:
    """The act with the side that its noun does not name; None where nobody tells it, or he speaks of it as a third ("Peru urged ...")."""
    reasons = " ".join(event.provenance.reasons)
    if NOT_BY_WHOM in reasons and not event.actors:
        return _with_doer(event, sides, world)
    if NOT_TO_WHOM in reasons and not event.recipients:
        made = _with_goal(document, event, sides, world)
        told = speaking(event, others) if event.type == "ASSAULT" else frozenset()
        return None if made is not None and told & {p.state for p in made.recipients} else made
    return event


def speaking(event: EventMention, events: Sequence[EventMention]) -> frozenset[str]:
    """The states that act in an act's sentence."""
    return frozenset(p.state for one in events if one.sentence == event.sentence for p in one.actors if p.state)


def _with_doer(event: EventMention, sides: Sides, world: World) -> EventMention | None:
    whose = {party.state for party in event.recipients}
    other = _other(whose, sides)
    if other is None:
        return None
    own = next(iter(whose)) or ""
    doer = party_of(own if event.subtype in OWN else other, event, sides, world)
    if doer is None:
        return None
    made = replace(event, actors=(doer,))
    if event.subtype in OWN:
        to = party_of(other, event, sides, world)
        made = replace(made, recipients=(to,) if to is not None else ())
    return because(made, f"actor: {WHY}")


def _with_goal(document: Document, event: EventMention, sides: Sides, world: World) -> EventMention | None:
    whose = {party.state for party in event.actors}
    if event.subtype == "visit":
        host = _written_in(document, world)
        other, why = None if None in whose or host in whose else host, "where the report was written"
    else:
        other, why = _other(whose, sides), WHY
    goal = party_of(other, event, sides, world) if other is not None else None
    return because(replace(event, recipients=(goal,)), f"recipient: {why}") if goal is not None else None


def _other(whose: set[str | None], sides: Sides) -> str | None:
    if sides.two is None or len(whose) != 1 or not whose & set(sides.two):
        return None
    return next(code for code in sides.two if code not in whose)


def _written_in(document: Document, world: World) -> str | None:
    """The state in which the place of the dateline lies, where there is but one such place."""
    if document.dateline_place is None:
        return None
    lies = {entry.state for entry in world.names.get(document.dateline_place) if entry.kind in ("capital", "state")}
    lies = lies or {place.country for place in world.places.named(document.dateline_place)}
    return next(iter(lies)) if len(lies) == 1 else None
