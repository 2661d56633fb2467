"""Whose land somebody leaves. In: a withdrawal with its parties linked. Out: the same, on whom: of places only a state, and not his own.

"Chilean troops left Peru" is done to Peru; "withdrew from Arica" and "from Baghdad" to nobody, "surrendered to villagers" to these.
"""

from msgspec.structs import replace

from regesta.link.world import World
from regesta.records import EventMention, Party


def lands_left(event: EventMention, world: World) -> EventMention:
    """The withdrawal with the states that are left; every other act as it is."""
    if (event.type, event.subtype) != ("RETREAT", "withdrawal") or not event.recipients:
        return event
    own = {p.state for p in event.actors}
    kept = tuple(p for p in event.recipients if not _a_place(p, own, world))
    return event if kept == event.recipients else replace(event, recipients=kept)


def _a_place(party: Party, own: set[str | None], world: World) -> bool:
    """Whether a party is only where somebody was: a town, a region, his own state."""
    words = party.span.text if party.span is not None else party.name
    if party.person or party.body or not words[:1].isupper():
        return False
    state = world.state(party.state)
    if state is None or party.actor != state.id:
        return party.sector is None
    named = any(entry.kind in ("state", "adjective", "people") for entry in world.names.get(words))
    return party.state in own or not named
