"""Which acts a register of dealings between states and groups keeps. In: an event mention, its parties linked. Out: yes, or no.

Somebody must take part who belongs somewhere: to a state, to a body that the world holds, to forces or an office. What two private
people of no known state do ("the professor gave the singer a prize") is no line of it, though both have names, nor is an interview
with nobody but an outlet. An act of force counts where it happened in a known state. Acts told of nobody are kept for their thing:
a paper, a launch, a thing with a name ("the Riga parade was postponed").
"""

from collections.abc import Sequence

from regesta.link.world import World
from regesta.records import EventMention, Party

SEALED = frozenset({"treaty_signing", "ratification", "entry_into_force"})
SERVING = frozenset(
    {"GOV", "MIL", "LEG", "SPY", "REB", "SEP", "OPP", "UAF", "IGO"}
)  # they act for somebody, known or not
PUBLIC = frozenset({"ASSAULT", "PROTEST", "MOBILIZE", "COERCE"})
TELLER = "MED"
SELF = frozenset({"i", "me", "my", "we", "us", "our"})  # who tells of himself in an interview


def kept(event: EventMention, world: World) -> bool:
    """Whether the act is a line of the register."""
    parties = (*event.actors, *event.recipients)
    if event.type == "CONSULT" and _private(event, world):
        return False
    if any(_belongs(party, world) for party in parties):
        return True
    if (
        parties
        and (event.type in PUBLIC or event.subtype == "ceremony")
        and event.place is not None
        and (event.place.country is not None or event.place.place is not None)  # a strait, an island that two claim
    ):
        return True
    return event.subtype in SEALED and event.object is not None and _has_name(event.object.text)


def kept_for_its_thing(event: EventMention) -> bool:
    """Whether an act told of nobody tells enough: forces that moved, a paper in force, protests in a state, a thing with a name."""
    if event.type == "MOBILIZE" or event.subtype in SEALED:
        return True
    if event.type == "PROTEST" and event.place is not None and event.place.country is not None:
        return True
    return event.object is not None and _has_name(event.object.text)


def _private(event: EventMention, world: World) -> bool:
    """An interview ("spoke with the paper"), or somebody of no known state who travels to one."""
    teller = any(party.sector == TELLER for party in event.actors)
    others = {party.actor for party in event.actors if party.sector != TELLER and party.actor is not None}
    if teller and len(others) < 2 and not event.recipients:
        return True
    guests = event.subtype == "visit" and bool(event.actors)
    return guests and all(_one_person(p) and p.sector not in SERVING and not _belongs(p, world) for p in event.actors)


def _one_person(party: Party) -> bool:
    return party.person is not None or party.name[:1].isupper()


def _belongs(party: Party, world: World) -> bool:
    if party.state is not None:
        return True
    if party.sector in SERVING:
        return party.span is None or party.span.text.lower() not in SELF
    known = world.actor(party.actor) if party.actor is not None else None
    return known is not None and known.sector != TELLER


def _has_name(words: str) -> bool:
    """Whether some word after the first is written as a name."""
    return any(word[:1].isupper() for word in words.split()[1:])


def told_again(event: EventMention, others: Sequence[EventMention]) -> bool:
    """Whether another line of the sentence tells the act with more parties ("delegations of A and B met")."""
    for one in others:
        same = one.sentence == event.sentence and _kind(one) == _kind(event)
        if same and one.id != event.id and (event.time is None or event.time == one.time) and _within(event, one):
            return True
    return False


def _kind(event: EventMention) -> tuple[str, str | None, str]:
    return event.type, event.subtype, event.status


def _within(event: EventMention, one: EventMention) -> bool:
    sides = [(_states(event.actors), _states(one.actors)), (_states(event.recipients), _states(one.recipients))]
    less = any(len(few) < len(many) for few, many in sides)
    return less and bool(sides[0][0]) and all(few <= many for few, many in sides)


def _states(parties: Sequence[Party]) -> set[str]:
    return {party.state or party.name for party in parties}
