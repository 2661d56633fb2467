"""Whom an act in words concerns. In: such an act with its parties linked. Out: the same, without places and one's own state among them.

Who speaks for a state says nothing to it: "defended the country's decision" is done to nobody else.

`extract.events.parties.concerned` takes names out of what is agreed, refused or asked for: Chad that "agreed to help Chadian farmers"
agrees with nobody else, and "to give back the Arica heights" is said to no heights.
"""

from msgspec.structs import replace

from regesta.lexicons import lexicon
from regesta.link.known.world import World
from regesta.records import EventMention, Party

TAKEN_FROM = "in what it is about"  # as `extract.events.parties.concerned` writes it into the reasons of a mention
IN_WORDS = frozenset(lexicon("acts/kinds")["given_in_words"])
SPEAKING = frozenset({"GOV", "MIL", "COP"})


def concerning(event: EventMention, world: World) -> EventMention:
    """The act with those of its recipients whom it can concern; an act whose frame names them as it is."""
    if not event.recipients or not any(TAKEN_FROM in reason for reason in event.provenance.reasons):
        return event
    own = {p.state for p in event.actors}
    kept = tuple(p for p in event.recipients if not (_nobody(p) or _its_state(p, own, world)))
    return event if kept == event.recipients else replace(event, recipients=kept)


def without_own_state(event: EventMention, world: World) -> EventMention:
    """An act in words of those who speak for a state, done to nobody where it was told to be done to that state."""
    speak = event.type in IN_WORDS and event.actors and all(p.sector in SPEAKING for p in event.actors)
    own = {p.state for p in event.actors}
    if not speak or not all(p.sector is None and _its_state(p, own, world) for p in event.recipients):
        return event
    return replace(event, recipients=()) if event.recipients else event


def _nobody(party: Party) -> bool:
    """Whether a name stands for nobody known, as that of a region does."""
    unknown = party.actor is None and party.state is None and party.person is None and party.body is None
    return unknown and (party.span.text if party.span is not None else party.name)[:1].isupper()


def _its_state(party: Party, own: set[str | None], world: World) -> bool:
    """Whether a party is the state that acts."""
    state = world.state(party.state)
    return state is not None and party.state in own and party.actor == state.id
