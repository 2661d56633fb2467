"""Whose those are who are named in one breath with others. In: an act with its parties linked, its report. Out: the act with their states.

"Defence Minister Ola Lund of Norway and other senior officers": officers of Norway. "Afghan clerics and tribal elders": the adjective goes
for both. Nobody's are those who fight them, other leaders and
other countries, and whoever stands beside a state alone.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from regesta.lexicons import lexicon, word_set
from regesta.link.acts.onestate import elsewhere
from regesta.link.acts.sides import because
from regesta.link.known.world import World
from regesta.link.mentions.phrases import group_in
from regesta.records import Document, EventMention, Party

SERVING = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})
BESIDE = SERVING | {"BUS", "MED", "EDU", "REL", "LAB", "AGR", "HLH", "NGO"}  # whom one adjective may tell with others
ELDERS = frozenset(lexicon("world/locals")["crowds"])
OF_MANY = word_set("world/telling", "of_many")
_AND = re.compile(
    r"(?:\sof\s(?:the\s)?[A-Z][\w-]+)?,?\s(?:and|as well as|along with|together with)\s(?:(?:the|some|several|many)\s)?"
)
_TITLED = re.compile(r",\s(?:[\w.'’-]+\s){0,6}")
_DETERMINED = re.compile(r"(?:an?|the|his|her|its|their|our|my|all|no|any|each|every|both|\d+)\b", re.IGNORECASE)
_OTHER = re.compile(r"(?:the\s)?(?:(?:some|several|many|two|three|four|five)\s)?other\s", re.IGNORECASE)


def joined(document: Document, event: EventMention, world: World) -> EventMention:
    """The act, those without a state who are named with somebody of one with his."""

    def told(parties: Sequence[Party]) -> tuple[Party, ...]:
        return tuple(_beside(document.text, party, parties, world) for party in parties)

    made = replace(event, actors=told(event.actors), recipients=told(event.recipients))
    return event if made == event else because(made, "party: named in one breath with others of the state")


def _beside(text: str, party: Party, parties: Sequence[Party], world: World) -> Party:
    """The party, of the state of whom it is joined to."""
    if party.state is not None or party.actor is not None or party.person is not None or party.span is None:
        return party
    first = _before(text, party.span.start, parties, _AND)
    if first is None or world.state(first.state) is None:
        return party
    words = party.name.lower().split()
    if not elsewhere().isdisjoint({*words} - {"other"}) or not OF_MANY.isdisjoint(words) or _named(party.name):
        return party
    group = group_in(party.name)
    sector = group[0] if group is not None else None
    if first.person is not None and first.span is not None:
        further = _before(text, first.span.start, parties, _TITLED)
        if further is not None and further.state != first.state:
            return party
        same = sector in SERVING and (_OTHER.match(party.name) is not None or not _DETERMINED.match(party.name))
    elif _OTHER.match(party.name):
        same = first.actor is None and first.sector == sector and sector in SERVING
    else:
        theirs = sector in BESIDE or not ELDERS.isdisjoint(words)
        same = theirs and not _DETERMINED.match(party.name) and first.sector in BESIDE and _opened(first, world)
    return replace(party, state=first.state, sector=party.sector or sector) if same else party


def _before(text: str, start: int, parties: Sequence[Party], gap: re.Pattern[str]) -> Party | None:
    """The party that stands before a place with only such words between."""
    near = [p for p in parties if p.span is not None and p.span.end < start]
    last = max(near, key=lambda p: p.span.end if p.span is not None else 0, default=None)
    return last if last is not None and last.span and gap.fullmatch(text, last.span.end, start) else None


def _named(name: str) -> bool:
    return any(word[:1].isupper() for word in name.split()[1:])


def _opened(party: Party, world: World) -> bool:
    """Whether a state's adjective opens the words, and no name of its own is behind it: "Afghan Muslim clerics"."""
    if party.actor is not None or party.body is not None:
        return False
    words = re.sub(r"^(?:the|some|several|many|senior|top)\s", "", party.name, flags=re.IGNORECASE).split()
    opens = (" ".join(words[:size]) for size in (1, 2))
    return any(entry.state == party.state for lead in opens for entry in world.names.get(lead))
