"""People whom an act tells to be of the one who does it. In: an act with its parties linked. Out: the act with their state, and why.

A general who meets "soldiers wounded in the fighting" meets his own, a premier meets "leaders of the opposition", and whom a president
names ambassador is of his state. An officer of one state "and two soldiers" are of that state. A thing of the one who offers it
("Chad's good offices") is not whom it is offered to.
"""

import re
from functools import cache

from msgspec.structs import replace

from regesta.lexicons import word_set
from regesta.link.acts.onestate import elsewhere
from regesta.link.acts.sides import because
from regesta.link.known.world import World
from regesta.link.mentions.phrases import group_in
from regesta.records import Document, EventMention, Party

VISITED = frozenset({"meeting", "visit", "praise", "condolence", "award", "congratulation"})
IN_UNIFORM = frozenset({"MIL", "COP"})
IN_OFFICE = frozenset({"GOV", "MIL"})
SERVING = frozenset({"GOV", "MIL", "COP", "SPY"})
COMMANDS = frozenset({"REQUEST", "MOBILIZE", "AID", "COERCE", "AGREE"})
AGAINST = frozenset({"REB", "SEP", "OPP"})
_RULES = re.compile(r"\b(?:government|opposition|junta|regime)\b", re.IGNORECASE)
_AT_HOME = re.compile(
    r"(?:the )?(?:leaders|members|heads|chiefs) of (?:the )?(?:opposition|parliamentary)\b|(?:the )?opposition leaders\b",
    re.I,
)
_HOUSE = re.compile(
    r"(?:the )?(?:(?:national|lower|upper) )?(?:parliament|assembly|senate|congress|legislature|house)", re.IGNORECASE
)
_AND = re.compile(
    r"\s(?:and|or)\s(?:(?:a|an|at least|another|one|two|three|four|five|six|seven|eight|nine|ten|\d+|his|her|their|other)\s)*$"
)


def own_people(document: Document, event: EventMention, world: World) -> EventMention:
    """The act with those who go without saying given the state of the one who acts, or of the one named beside them."""
    event = _his_house(with_speakers_own(_beside(document, event), world), world)
    event = _ordered(_offered(event), world)
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


def _ordered(event: EventMention, world: World) -> EventMention:
    """ "The president ordered diplomats to leave": whom those in office order about is of their state."""
    whose = {p.state for p in event.actors if p.sector in (*IN_OFFICE, None)}
    if event.type not in COMMANDS or not _orders().fullmatch(event.trigger.text) or len(whose) != 1:
        return event
    (state,) = whose
    if world.state(state) is None:
        return event

    def own(party: Party) -> Party:
        group = group_in(party.name) if party.state is None and party.actor is None else None
        if group is None or group[0] not in SERVING or not elsewhere().isdisjoint(party.name.lower().split()):
            return party
        return replace(party, state=state, sector=group[0])

    theirs = tuple(map(own, event.recipients))
    if theirs == event.recipients:
        return event
    return because(replace(event, recipients=theirs), "recipient: of the state of who orders them")


@cache
def _orders() -> re.Pattern[str]:
    words = (word.removesuffix("e") for word in word_set("world/telling", "orders"))
    return re.compile(rf"(?:{'|'.join(sorted(words))})(?:e|s|es|ed|ing)?", re.IGNORECASE)


def _beside(document: Document, event: EventMention) -> EventMention:
    """ "An Indian officer and two soldiers": both of the state named with the first, where both serve."""

    def told(side: tuple[Party, ...]) -> tuple[Party, ...]:
        made: list[Party] = []
        for party in side:
            last = made[-1] if made else None
            if last is not None and _of_one(document, last, party):
                party = replace(party, state=last.state, sector=party.sector or (group_in(party.name) or (None,))[0])
            made.append(party)
        return tuple(made)

    made = told(event.actors), told(event.recipients)
    if made == (event.actors, event.recipients):
        return event
    return because(replace(event, actors=made[0], recipients=made[1]), "party: of the state of those named beside them")


def _of_one(document: Document, first: Party, second: Party) -> bool:
    if second.state is not None or second.actor is not None or first.state is None or first.person is not None:
        return False
    if first.span is None or second.span is None or first.span.end > second.span.start:
        return False
    if not elsewhere().isdisjoint({*second.name.lower().split()} - {"other"}):
        return False  # "Iranian officials and European diplomats"
    group = group_in(second.name)
    if group is not None and group[0] in AGAINST and _RULES.search(first.span.text):  # "the government and rebels"
        return document.text[first.span.end : second.span.start] == " and "
    if first.sector not in IN_UNIFORM | IN_OFFICE or group is None or group[0] not in IN_UNIFORM | IN_OFFICE:
        return False
    between = document.text[first.span.end : second.span.start]
    return bool(_AND.fullmatch(between)) or between == " and "


def with_speakers_own(event: EventMention, world: World) -> EventMention:
    """ "The Norwegian embassy said that Ambassador Ola Lund met": an envoy of no state is of the one that tells of him."""
    speaker = event.by[-1] if event.by else None
    if event.type != "CONSULT" or speaker is None or speaker.sector != "GOV" or world.state(speaker.state) is None:
        return event
    if any(p.state == speaker.state for p in (*event.actors, *event.recipients)):
        return event
    own = [p for p in event.actors if p.person is not None and p.state is None and p.sector == "GOV"]
    if len(own) != 1:
        return event
    ours = tuple(replace(p, state=speaker.state) if p in own else p for p in event.actors)
    return because(replace(event, actors=ours), "actor: of the state that tells of him")


def _offered(event: EventMention) -> EventMention:
    """ "Offered Chad's good offices": what is one's own is offered, and nobody is told to whom."""
    if (event.type, event.subtype) != ("AGREE", "offer"):
        return event
    own = {p.state for p in event.actors}
    left = tuple(p for p in event.recipients if p.state is None or p.state not in own or p.person is not None)
    return event if left == event.recipients else replace(event, recipients=left)
