"""People at home, told by the rulers they have to do with. In: an act with its parties linked. Out: the act with their state, and why.

"A group of taxpayers sued the prime minister", "police arrested six protesters", "the president convened the security council": of the one
state whose rulers are named, as nobody says otherwise. Not where the sentence names another state, or its words say that they may be of
anywhere ("foreign", "rights groups"). A body with a name of its own is at home where the other side too is only called "the government".
"""

import re
from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from regesta.lexicons import lexicon
from regesta.link.acts.justnamed import Named
from regesta.link.acts.sides import because
from regesta.link.known.world import World
from regesta.link.mentions.phrases import group_in
from regesta.records import EventMention, Party

RULING = frozenset({"GOV", "COP", "JUD", "LEG", "MIL"})
GUARDING = frozenset({"GOV", "COP", "JUD"})  # troops deal with strangers as often as with their own
TURNING = frozenset({"REQUEST", "ACCUSE", "REJECT"})
HELD = frozenset({"arrest", "detention", "conviction", "trial", "prosecution", "release", "restriction"})
TOGETHER = frozenset({"meeting", "talks"})
BEFORE = 250  # letters before the sentence in which nobody of another state is named, for those who are held; a choice
_HEAD = re.compile(r"\s(?:of|in|at|from|near|outside|who|that|with|against|on|for|to|by|including)\s|,(?!\d)")
_AGAIN = re.compile(r"(?:the|these|those|this|that|them|they|its|his|her|their|our|both|all)\b", re.IGNORECASE)


@cache
def _table(kind: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in lexicon("world/athome")[kind])
    return re.compile(rf"(?:^|[\s-])(?:{words})$", re.IGNORECASE)


@cache
def _anywhere() -> re.Pattern[str]:
    words = (*lexicon("world/athome")["anywhere"], *lexicon("world/locals")["strangers"])
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def at_home(event: EventMention, named: Sequence[Named], world: World) -> EventMention:
    """The act with the state of those who have to do with their own rulers.

    Args:
        event: the act.
        named: where the report names a state, or somebody or something of one.
        world: the known states.
    """
    actors, recipients = event.actors, event.recipients
    if event.type in TURNING:
        actors = _turning(event, named, world)
    elif event.subtype in HELD:
        recipients = _held(event, named, world)
    elif event.subtype in TOGETHER:
        actors = _called(event, world)
    if (actors, recipients) == (event.actors, event.recipients):
        return event
    why = "party: of the state whose rulers they have to do with"
    return because(replace(event, actors=actors, recipients=recipients), why)


def _turning(event: EventMention, named: Sequence[Named], world: World) -> tuple[Party, ...]:
    """Those who ask, sue or blame the rulers of one state."""
    state = _ruled_by(event.recipients, RULING, world)
    if state is None or _others(named, event.sentence.start, event.sentence.end, state):
        return event.actors
    plain = all(p.span is not None and p.span.text == p.span.text.lower() for p in event.recipients)

    def told(party: Party) -> Party:
        words = _words(party)
        if words is None:
            return party
        kind = "named" if party.actor is not None or _capitals(words, event) else "turning"
        if not _table(kind).search(words) or (kind == "named" and not plain):
            return party
        return _of(party, state, words)

    return tuple(map(told, event.actors))


def _held(event: EventMention, named: Sequence[Named], world: World) -> tuple[Party, ...]:
    """Those whom the police, a court or the rulers of one state hold."""
    state = _ruled_by(event.actors, GUARDING, world)
    if state is None or _others(named, event.sentence.start - BEFORE, event.sentence.end, state):
        return event.recipients

    def told(party: Party) -> Party:
        words = _words(party)
        bare = words is not None and not _capitals(words, event) and not _AGAIN.match(party.name)
        return _of(party, state, words) if bare and words and _table("held").search(words) else party

    return tuple(map(told, event.recipients))


def _called(event: EventMention, world: World) -> tuple[Party, ...]:
    """The bodies and officials of the one state whose leader calls them together, or sees them."""
    leading = tuple(p for p in event.actors if p.state is not None)
    state = _ruled_by(leading, frozenset({"GOV"}), world)
    if state is None or event.recipients:
        return event.actors

    def told(party: Party) -> Party:
        words = _words(party)
        return _of(party, state, words) if words is not None and _table("called").search(words) else party

    return tuple(map(told, event.actors))


def _ruled_by(parties: Sequence[Party], sectors: frozenset[str], world: World) -> str | None:
    """The one state whose rulers or guards all of some parties are."""
    states = {p.state for p in parties}
    if len(states) != 1 or not all(p.sector in sectors for p in parties):
        return None
    (state,) = states
    return state if world.state(state) is not None else None


def _others(named: Sequence[Named], start: int, end: int, state: str) -> bool:
    return any(start <= one.start < end and one.state != state for one in named)


def _words(party: Party) -> str | None:
    """The words up to the head, of a party of no state that need not be of elsewhere."""
    if party.state is not None or party.person is not None or _anywhere().search(party.name):
        return None
    return _HEAD.split(party.name, maxsplit=1)[0].strip()


def _capitals(words: str, event: EventMention) -> bool:
    """Whether words are a name, and no mere opening of the sentence."""
    first, *rest = words.split()
    if any(word[:1].isupper() for word in rest):
        return True
    opens = event.sentence.text.lstrip("\"“‘' ").startswith(first)
    return first[:1].isupper() and first.lower() not in ("the", "a", "an") and not opens


def _of(party: Party, state: str, words: str) -> Party:
    group = group_in(words)
    return replace(party, state=state, sector=party.sector or (group[0] if group else None))
