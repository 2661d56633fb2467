"""People whom an act tells to be of the one who does it. In: an act with its parties linked. Out: the act with their state, and why.

A general who meets "soldiers wounded in the fighting" meets his own, a premier meets "leaders of the opposition", and whom a president
names ambassador is of his state. A thing of the one who offers it
("Chad's good offices") is not whom it is offered to.
"""

import re

from msgspec.structs import replace

from regesta.link.acts.sides import because
from regesta.link.known.world import World
from regesta.link.mentions.phrases import group_in
from regesta.records import EventMention, Party

VISITED = frozenset({"meeting", "visit", "praise", "condolence", "award", "congratulation"})
IN_UNIFORM = frozenset({"MIL", "COP"})
IN_OFFICE = frozenset({"GOV", "MIL"})
_AT_HOME = re.compile(
    r"(?:the )?(?:leaders|members|heads|chiefs) of (?:the )?(?:opposition|parliamentary)\b|(?:the )?opposition leaders\b",
    re.I,
)
_HOUSE = re.compile(
    r"(?:the )?(?:(?:national|lower|upper) )?(?:parliament|assembly|senate|congress|legislature|house)", re.IGNORECASE
)


def own_people(event: EventMention, world: World) -> EventMention:
    """The act with those who go without saying given the state of the one who acts."""
    event = _offered(_his_house(event, world))
    acting = {p.state for p in event.actors if p.person is not None and p.sector in IN_OFFICE}
    if len(acting) != 1 or None in acting or world.state(next(iter(acting))) is None:
        return event
    (state,) = acting
    if event.subtype == "appointment" and len(event.recipients) == 1:
        who = event.recipients[0]
        if who.state is None and who.person is not None:
            return because(replace(event, recipients=(replace(who, state=state),)), "recipient: of who appoints him")
    if event.subtype not in VISITED:
        return event

    def told(party: Party) -> Party:
        if party.state is not None or party.actor is not None or party.name[:1].isupper():
            return party
        group = group_in(party.name)
        forces = group is not None and group[0] in IN_UNIFORM and party.name.split()[0].lower() == party.name.split()[0]
        if forces and group is not None:
            return replace(party, state=state, sector=group[0])
        return replace(party, state=state, sector="OPP") if _AT_HOME.match(party.name) else party

    made = tuple(map(told, event.actors)), tuple(map(told, event.recipients))
    if made == (event.actors, event.recipients):
        return event
    return because(replace(event, actors=made[0], recipients=made[1]), "party: of the state of who acts")


def _his_house(event: EventMention, world: World) -> EventMention:
    """ "The king of Jordan suspended parliament": that of his state."""
    states = {p.state for p in event.actors if p.sector in IN_OFFICE}
    if event.type != "COERCE" or len(states) != 1 or world.state(next(iter(states))) is None:
        return event
    (state,) = states
    house = [p for p in event.recipients if p.state is None and p.actor is None and _HOUSE.fullmatch(p.name)]
    if not house:
        return event
    made = tuple(replace(p, state=state, sector="LEG") if p in house else p for p in event.recipients)
    return because(replace(event, recipients=made), "recipient: of the state of who does it")


def _offered(event: EventMention) -> EventMention:
    """ "Offered Chad's good offices": what is one's own is offered, and nobody is told to whom."""
    if (event.type, event.subtype) != ("AGREE", "offer"):
        return event
    own = {p.state for p in event.actors}
    left = tuple(p for p in event.recipients if p.state is None or p.state not in own or p.person is not None)
    return event if left == event.recipients else replace(event, recipients=left)
