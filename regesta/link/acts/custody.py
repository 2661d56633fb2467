"""Who held, took or killed somebody, and whose those are. In: an act, the acts of its report, its sides. Out: the act with them, and why.

"The sailors were released": by those who held them; "a Chadian soldier was killed" beside "Chad and Sudan exchanged fire": by Sudan.
"Chad seized the trawler and its crew" in a report on Chad and Norway: Norway's. Where the ship is told to be of a third state, or no two
states are what the report is about, nothing is concluded. "The coast guard stopped a Togolese trawler and detained twelve people": the
twelve are Togo's, as the ship is; who took it took them.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from regesta.lexicons import lexicon, word_set
from regesta.link.acts.sides import Sides, because
from regesta.records import EventMention, Party

HELD = ("arrest", "seizure", "abduction", "conviction")
FREED = ("release", "amnesty")
HARM = word_set("acts/kinds", "harm")
SCENE = 450  # letters between an act and the clash in which its victims died; a choice: two or three sentences


def with_holders(event: EventMention, told: Sequence[EventMention]) -> EventMention:
    """ "The sailors were released": by those who held them, where the report tells of one such."""
    freed = event.type == "RETREAT" and event.subtype in FREED
    if event.actors or not event.recipients or not (freed or (event.type == "COERCE" and event.subtype in HELD)):
        return event
    whose = {p.state for p in event.recipients}
    if None in whose or len(whose) != 1:
        return event
    holding = [
        one
        for one in told
        if one.type == "COERCE"
        and one.subtype in HELD
        and one.id != event.id
        and any(p.state in whose for p in one.recipients)
    ]
    holders = [p for one in holding for p in one.actors]
    states = {p.state for p in holders}
    if len(states) != 1 or None in states or states & whose:
        return event
    words = next(one.trigger.text for one in holding if one.actors)
    return because(replace(event, actors=(holders[0],)), f"actor: who held them, as the story tells ({words!r})")


def killed_in_a_clash(event: EventMention, told: Sequence[EventMention]) -> EventMention:
    """ "A Chadian soldier was killed" beside "Chad and Sudan exchanged fire": by the other who fought."""
    if event.type != "ASSAULT" or event.subtype not in HARM or event.actors or event.status != "happened":
        return event
    whose = {p.state for p in event.recipients}
    fights = [one for one in told if one.subtype == "clash" and one.status == "happened"]
    near = [one for one in fights if abs(one.trigger.start - event.trigger.start) < SCENE]
    if None in whose or len(whose) != 1 or not near:
        return event
    fought = {frozenset(p.state for p in (*one.actors, *one.recipients) if p.state) for one in fights}
    (both,) = fought if len(fought) == 1 else (frozenset[str](),)
    if len(both) != 2 or not whose & both:
        return event
    other = [p for p in (*near[-1].actors, *near[-1].recipients) if p.state and p.state not in whose]
    return because(replace(event, actors=tuple(other[:1])), f"actor: the other who fought ({near[-1].trigger.text!r})")


FORCE = frozenset({"ASSAULT", "COERCE"})
OF_A_STATE = frozenset({None, "GOV", "MIL", "COP", "JUD"})
_SHIPS = lexicon("world/vessels")
_HEADS = "|".join(
    re.escape(word) for word in sorted([*_SHIPS["vessels"], *_SHIPS["crews"], "fishermen"], key=len, reverse=True)
)
_AFLOAT = re.compile(rf"(?:[\w’'-]+\s){{0,4}}(?:{_HEADS})s?(?:\s(?:of|on|aboard)\s.+|(?:\s[A-Z][\w’'-]+){{1,2}})?")


def of_the_other(event: EventMention, sides: Sides) -> EventMention:
    """The act with the ships and crews that one of the two states takes or fires on told as the other's."""
    acting = {p.state for p in event.actors if p.sector in OF_A_STATE}
    if event.type not in FORCE or sides.two is None or len(acting) != 1 or not acting & set(sides.two):
        return event
    if len({p.state for p in event.actors}) > 1 or any(p.state in acting for p in event.recipients):
        return event
    other = next(code for code in sides.two if code not in acting)
    made = _told(event.recipients, other)
    if made == event.recipients:
        return event
    return because(replace(event, recipients=made), "recipient: of the other side of the report's two")


def _told(parties: Sequence[Party], code: str) -> tuple[Party, ...]:
    return tuple(replace(p, state=code, sector=p.sector or "CVL") if _open(p) else p for p in parties)


def _open(party: Party) -> bool:
    unknown = party.state is None and party.actor is None and party.person is None and party.span is not None
    return unknown and party.span is not None and _AFLOAT.fullmatch(" ".join(party.span.text.split())) is not None


NEXT = 3  # letters between the two sentences, where they are not one
_CREWS = "|".join(re.escape(word) for word in lexicon("world/vessels")["crews"])
_COUNTED = re.compile(
    rf"(?:the|its|all|some|about|\d+|[a-z]+)\s+(?:\w+\s+)?(?:persons|people|men|individuals|fishermen|{_CREWS})"
    r"(?:\s+(?:members|on board|aboard))?",
    re.IGNORECASE,
)


def taken_with_ship(event: EventMention, told: Sequence[EventMention]) -> EventMention:
    """The arrest of people who belong nowhere, beside a ship that was seized: they are the ship's."""
    if event.type != "COERCE" or event.subtype not in ("arrest", "detention") or not event.recipients:
        return event
    if any(p.state is not None or p.actor is not None or not _COUNTED.fullmatch(p.name) for p in event.recipients):
        return event
    beside = [
        one
        for one in told
        if (one.type, one.subtype, one.status) == ("COERCE", "seizure", "happened")
        and (one.sentence == event.sentence or 0 <= event.sentence.start - one.sentence.end <= NEXT)
    ]
    whose = {p.state for one in beside for p in one.recipients}
    by = {p.state for one in beside for p in one.actors}
    doers = {p.state for p in event.actors}
    if len(whose) != 1 or None in whose or len(by) != 1 or None in by or whose & by or not doers <= by:
        return event
    (state,) = whose
    theirs = tuple(replace(p, state=state, sector=p.sector or "CVL") for p in event.recipients)
    return because(
        replace(event, recipients=theirs, actors=event.actors or beside[0].actors),
        f"recipient: taken with the ship ({beside[0].trigger.text!r})",
    )
