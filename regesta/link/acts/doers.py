"""The other side of what a noun tells of one side only. In: an act, the sides of its report. Out: the act with both, or None.

"The expulsion of Chadian envoys on May 3" was done by the other of the two that the report is about; a recall is one's own.
Where nothing tells the other side, or to whom it was done, the act is left out: half a line is none.
"""

from msgspec.structs import replace

from regesta.link.acts.sides import Sides, because, party_of
from regesta.link.known.world import World
from regesta.records import EventMention

NOT_BY_WHOM = "who did it is not named"  # as `extract.events.noact.onesided` writes them into the reasons of a mention
NOT_TO_WHOM = "to whom is not named"
OWN = frozenset({"recall"})  # of one's own envoys
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
    doer = party_of(own if event.subtype in OWN else other, event, sides, world)
    if doer is None:
        return None
    made = replace(event, actors=(doer,))
    if event.subtype in OWN:
        to = party_of(other, event, sides, world)
        made = replace(made, recipients=(to,) if to is not None else ())
    return because(made, f"actor: {WHY}")


def _other(whose: set[str | None], sides: Sides) -> str | None:
    if sides.two is None or len(whose) != 1 or not whose & set(sides.two):
        return None
    return next(code for code in sides.two if code not in whose)
