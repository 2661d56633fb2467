"""Whose ground troops come to or leave. In: an act with its place on the map. Out: the same with that state as who it is done to.

"Peru withdrew its troops from Chad", "NATO forces landed in Chad": done to Chad, where a state is named and it is not their own. A town
or a valley stays a place: who holds it is not said.
"""

from msgspec.structs import replace

from regesta.link.acts.sides import because
from regesta.link.known.world import World
from regesta.records import EventMention, Party

MOVES = frozenset({"troop_deployment", "border_crossing", "withdrawal", "mission_withdrawal", "peacekeeping"})


def on_whose_ground(event: EventMention, world: World) -> EventMention:
    """The act with the state whose ground it is, where nobody else is acted on."""
    where = event.place
    if (
        event.subtype not in MOVES
        or event.recipients
        or not event.actors
        or where is None
        or where.precision != "country"
    ):
        return event
    state = world.state(where.country)
    if state is None or any(party.state == where.country for party in event.actors):
        return event
    party = Party(name=state.name, span=where.span, actor=state.id, state=where.country)
    return because(replace(event, recipients=(party,)), "recipient: whose ground it is")
