"""Who demonstrates where only a land is named. In: an act, its parties linked. Out: the act, its demonstrators as people of the land.

"The Riga protests continued", "French strikes": people of Riga and of France; no state demonstrates.
"""

from msgspec.structs import replace

from regesta.link.sides import because
from regesta.link.world import World
from regesta.records import EventMention, Party

PEOPLE = "CVL"
IN_OFFICE = ("GOV", None)


def by_its_people(event: EventMention, world: World) -> EventMention:
    """The act; of a demonstration that is named by a state, a people or a town the people are told as those who demonstrate."""
    if event.type != "PROTEST":
        return event

    def told(party: Party) -> Party:
        before = party.span is not None and 0 <= event.trigger.start - party.span.end <= 1
        land = party.body is None and party.person is None and (party.actor is None or world.is_state(party.actor))
        named = party.state is not None and party.sector in IN_OFFICE
        return replace(party, sector=PEOPLE) if before and land and named else party

    theirs = tuple(told(p) for p in event.actors)
    return (
        event if theirs == event.actors else because(replace(event, actors=theirs), "actor: the people, not the state")
    )
