"""Whose land troops leave or enter. In: a withdrawal or deployment, its parties linked. Out: the same, on whom: only states, not his own.

"Chilean troops left Peru" is done to Peru; "withdrew from Arica" and "from Baghdad" to nobody, "surrendered to villagers" to these.
"""

from msgspec.structs import replace

from regesta.lexicons import word_set
from regesta.link.known.world import World
from regesta.records import EventMention, Party

GROUNDS = word_set("acts/senses", "grounds")
MANY = 2  # words of "Iranian territory"


def lands_left(event: EventMention, world: World) -> EventMention:
    """The withdrawal with the states that are left; every other act as it is."""
    own = {p.state for p in event.actors}
    if event.subtype == "troop_deployment" and event.recipients:
        kept = tuple(p for p in event.recipients if not _at_home(p, own, world))
        return event if kept == event.recipients else replace(event, recipients=kept)
    if (event.type, event.subtype) != ("RETREAT", "withdrawal") or not event.recipients:
        return event
    kept = tuple(one for p in event.recipients if not _a_place(one := _of_a_state(p, world), own, world))
    return event if kept == event.recipients else replace(event, recipients=kept)


def _at_home(party: Party, own: set[str | None], world: World) -> bool:
    """Whether troops are only moved within their own state, or to a place that nobody knows."""
    if party.person or party.body or party.sector or not (party.span is None or party.span.text[:1].isupper()):
        return False
    state = world.state(party.state)
    return party.state in own if state is not None and party.actor == state.id else party.state is None


def _of_a_state(party: Party, world: World) -> Party:
    """ "Iranian territory", "the soil of Chad": the state whose land is meant."""
    words = (party.span.text if party.span is not None else party.name).split()
    state = world.state(party.state)
    if state is None or party.actor is not None or len(words) < MANY or not GROUNDS & {word.lower() for word in words}:
        return party
    return replace(party, name=state.name, actor=state.id, sector=None)


def _a_place(party: Party, own: set[str | None], world: World) -> bool:
    """Whether a party is only where somebody was: a town, a region, his own state."""
    words = party.span.text if party.span is not None else party.name
    if party.person or party.body or not words[:1].isupper():
        return False
    state = world.state(party.state)
    if state is None or party.actor != state.id:
        return party.sector is None
    whose = words.split()[0].removesuffix("'s").removesuffix("’s")  # "Iranian territory"
    entries = (*world.names.get(words), *(world.names.get(whose) if GROUNDS & set(words.split()) else ()))
    named = any(entry.kind in ("state", "adjective", "people") for entry in entries)
    return party.state in own or not named
