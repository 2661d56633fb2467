"""Which acts a register of dealings between states and groups keeps. In: an event mention, its parties linked. Out: yes, or no.

Acts of force, of the law and of the street are public whoever takes part: "two men were arrested". For all others somebody must act who
belongs somewhere, though the report leave open where: to a state, to a body that the world holds, to forces, an office or a party ("the
ministers met", "rebels refused"). What two private people of no known state do ("the professor gave the singer a prize") is no line
of it, though both have names, nor is an interview with nobody but an outlet. Acts told of nobody are kept for their thing: a paper, a
launch, a thing with a name ("the Riga parade was postponed").
"""

import re
from collections.abc import Sequence

from regesta.lexicons import word_set
from regesta.link.phrases import group_in
from regesta.link.world import World
from regesta.records import EventMention, Party

SEALED = frozenset({"treaty_signing", "ratification", "entry_into_force"})
SERVING = frozenset(
    {"GOV", "MIL", "LEG", "SPY", "REB", "SEP", "OPP", "UAF", "IGO"}
)  # they act for somebody, known or not
SERVING_AT_HOME = SERVING | {"COP", "JUD", "PTY"}
PUBLIC = word_set("acts/kinds", "public")
KIND = word_set("acts/kinds", "kindly")
STATES = word_set("world/telling", "not_again")
_BEHIND = re.compile(r"\s(?:from|across|in|at|near|on|with|for|against|who|that)\s")
NOBODY = word_set("world/telling", "no_such")
TELLER = "MED"
SELF = frozenset({"i", "me", "my", "we", "us", "our"})  # who tells of himself in an interview


def kept(event: EventMention, world: World) -> bool:
    """Whether the act is a line of the register."""
    parties = (*event.actors, *event.recipients)
    if event.type == "CONSULT" and _private(event, world):
        return False
    if any(_belongs(party, world) for party in parties):
        return True
    if {event.type, event.subtype} & PUBLIC:
        return any(map(_somebody, parties))
    where = event.place
    if event.subtype == "ceremony" and parties and where is not None and (where.country or where.place):
        return True  # in a strait or on an island that two claim, too
    acting, on = (sum(map(_serves, side)) for side in (event.actors, event.recipients))
    if event.type in KIND and (acting and on if event.recipients else acting > 1):
        return True
    if event.type not in KIND and (acting or (on and any(map(_somebody, event.actors)))):
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


def _somebody(party: Party) -> bool:
    """Whether the words of a party are for some people: not "any rebels", "how many soldiers", nor who tells of himself."""
    first = party.name.lower().split()[:1]
    return bool(first) and first[0] not in NOBODY and party.name.lower() not in SELF


def _serves(party: Party) -> bool:
    """Whether words that no table knows are for those who rule, fight or sit in judgement: "the ministers", "rival militias"."""
    if not _somebody(party):
        return False
    head = _BEHIND.split(party.name, maxsplit=1)[0]  # "people from across our country" are no country
    group = group_in(head)
    ruling = party.sector in SERVING_AT_HOME or (group is not None and (group[1] or group[0] in SERVING_AT_HOME))
    return ruling or not STATES.isdisjoint(head.lower().split())


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
