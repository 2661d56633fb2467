"""Who demonstrates where only a land is named. In: an act, its parties linked. Out: the act, its demonstrators as people of the land.

"The Riga protests continued", "French strikes": people of Riga and of France; no state demonstrates. "The Philippines protested" is
the state's own word.
"""

import re

from msgspec.structs import replace

from regesta.link.acts.sides import because
from regesta.link.known.world import World
from regesta.records import EventMention, Party

PEOPLE = "CVL"
IN_OFFICE = ("GOV", None)
STATES = ("state", "seat", "capital")
_VERB = re.compile(r"\w+(?:ed|ing)|\w*held", re.IGNORECASE)
_THE = re.compile(r"^the\s", re.IGNORECASE)
_BY_VERB = re.compile(r"frame: A\b")


def by_its_people(event: EventMention, world: World) -> EventMention:
    """The act; of a demonstration that is named by a state, a people or a town the people are told as those who demonstrate."""
    if event.type != "PROTEST":
        return event
    verb = _VERB.fullmatch(event.trigger.text) or any(_BY_VERB.match(why) for why in event.provenance.reasons)

    def told(party: Party) -> Party:
        before = party.span is not None and 0 <= event.trigger.start - party.span.end <= 1
        land = party.body is None and party.person is None and (party.actor is None or world.is_state(party.actor))
        named = party.state is not None and party.sector in IN_OFFICE
        if not (before and land and named) or party.span is None:
            return party
        itself = verb and any(one.kind in STATES for one in world.names.get(_THE.sub("", party.span.text)))
        return party if itself else replace(party, sector=PEOPLE)

    theirs = tuple(told(p) for p in event.actors)
    return (
        event if theirs == event.actors else because(replace(event, actors=theirs), "actor: the people, not the state")
    )
