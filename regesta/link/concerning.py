"""Whom an act in words concerns. In: such an act with its parties linked. Out: the same, without places and one's own state among them.

`extract.concerned` takes names out of what is agreed, refused or asked for: Chad that "agreed to help Chadian farmers" agrees with nobody
else, and "to give back the Arica heights" is said to no heights.
"""

from msgspec.structs import replace

from regesta.link.world import World
from regesta.records import EventMention, Party

TAKEN_FROM = "in what it is about"  # as `extract.concerned` writes it into the reasons of a mention


def concerning(event: EventMention, world: World) -> EventMention:
    """The act with those of its recipients whom it can concern; an act whose frame names them as it is."""
    if not event.recipients or not any(TAKEN_FROM in reason for reason in event.provenance.reasons):
        return event
    own = {p.state for p in event.actors}
    kept = tuple(p for p in event.recipients if not (_nobody(p) or _itself(p, own, world)))
    return event if kept == event.recipients else replace(event, recipients=kept)


def _nobody(party: Party) -> bool:
    return party.actor is None and party.state is None and party.person is None and party.body is None


def _itself(party: Party, own: set[str | None], world: World) -> bool:
    """Whether a party is the state that acts, or one of its places."""
    state = world.state(party.state)
    if state is None or party.state not in own:
        return False
    return party.person is None and party.body is None and (party.actor == state.id or party.sector is None)
