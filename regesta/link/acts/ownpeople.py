"""Whose those are who go without saying: of who acts, or of those named with them. In: a linked act. Out: the same, with states, and why.

A general who meets "soldiers wounded in the fighting" meets his own, a premier meets "leaders of the opposition", and whom a president
names ambassador is of his state. A thing of the one who offers it ("Chad's good offices") is not whom it is offered to.

"Defence Minister Ola Lund of Norway and other senior officers": officers of Norway. "Afghan clerics and tribal elders": the adjective goes
for both. Nobody's are those who fight them, other leaders and other countries, and whoever stands beside a state alone.
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
