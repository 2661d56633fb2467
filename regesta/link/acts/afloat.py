"""Whose ships and crews are, where one of two states takes or fires on them. In: an act, the report's sides. Out: the act with their state.

"Chad seized the trawler and its crew" in a report on Chad and Norway: Norway's. Where the ship is told to be of a third state, or no two
states are what the report is about, nothing is concluded.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from regesta.lexicons import lexicon
from regesta.link.acts.sides import Sides, because
from regesta.records import EventMention, Party

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
