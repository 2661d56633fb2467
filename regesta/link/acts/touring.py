"""Where a visit to a part of the world leads. In: the acts of a report. Out: the acts, such visits with the states they lead to.

"Began a tour of West Africa on Monday ... in Benin, Mali and Togo": a part of the world receives nobody. Those states of it are meant that
the same sentence names as its stops, else those that the same visitors are told to visit in the report; where none is told the words stay.
"""

import re
from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from regesta.lexicons import lexicon
from regesta.link.acts.scene import Ground
from regesta.link.acts.sides import because
from regesta.link.known.world import World
from regesta.link.mentions.sorts import of_region_word
from regesta.records import EventMention, Party

VISIT = "visit"
GONE = frozenset({"happened", "ongoing", "planned"})
REASON = "recipients: the states of that part of the world to which it leads"
_LEADS = re.compile(
    r"\b(?:took|takes?|taking|bring|brings|includ\w+|visit\w*|stops?|through|namely|covering|starting|beginning)\b"
)


@cache
def _lands() -> dict[str, frozenset[str]]:
    return {str(land): of_region_word(str(word)) for land, word in lexicon("world/sorts")["lands"].items()}


def toured(events: Sequence[EventMention], grounds: Sequence[Ground], world: World) -> list[EventMention]:
    """The acts, visits to a part of the world with the states that they lead to."""
    visits = [one for one in events if one.subtype == VISIT]
    return [_led(one, visits, grounds, world) if one in visits else one for one in events]


def _led(event: EventMention, visits: Sequence[EventMention], grounds: Sequence[Ground], world: World) -> EventMention:
    made: list[Party] = []
    for party in event.recipients:
        states = _states(party, event, visits, grounds)
        new = [code for code in states if code not in {p.state for p in (*event.recipients, *made)}]
        found = [known for code in new if (known := world.state(code)) is not None]
        made += [replace(party, name=s.name, actor=s.id, state=code) for s, code in zip(found, new, strict=False)]
        made += [] if states else [party]
    if tuple(made) == event.recipients:
        return event
    return because(replace(event, recipients=tuple(made)), REASON)


def _states(
    party: Party, event: EventMention, visits: Sequence[EventMention], grounds: Sequence[Ground]
) -> tuple[str, ...]:
    """The states of the part of the world that a party is, to which its visitors go."""
    inside = (
        _lands().get(re.sub(r"^the\s", "", party.name.lower())) if party.state is None and party.actor is None else None
    )
    if inside is None or party.span is None:
        return ()
    at = party.span.start
    told = next(
        (one for one in visits if one.sentence.start <= at < one.sentence.end), event
    )  # "the trip" is told before
    start, text, end = party.span.end, told.sentence.text, told.sentence.end
    stops = [one for one in grounds if one.named and start <= one.start < end and one.state in inside]
    if stops and _LEADS.search(text[start - told.sentence.start : stops[0].start - told.sentence.start]):
        return tuple(dict.fromkeys(one.state for one in stops))
    who = {p.person or p.state for p in event.actors} - {None}
    gone = [one for one in visits if one is not event and one.status in GONE]
    theirs = [one for one in gone if who & {p.person or p.state for p in one.actors}]
    return tuple(dict.fromkeys(p.state for one in theirs for p in one.recipients if p.state in inside and p.state))
