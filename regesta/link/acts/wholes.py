"""Several told of as a whole. In: an act, the acts told before it. Out: the act with those who are meant, and why.

"Japan, China and Chad sent ministers. The three nations signed", "Minister A of Peru met Minister B of Chile. The ministers agreed": those
who acted together last, where as many as the words say. "The leaders instructed their envoys": envoys of each of the states that act.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from regesta.lexicons import lexicon, word_set
from regesta.link.acts.onestate import elsewhere
from regesta.link.acts.sides import because
from regesta.link.acts.speaking import as_state
from regesta.link.known.world import World
from regesta.link.mentions.phrases import group_in
from regesta.records import EventMention, Party

NEAR = 400  # letters between an act and those told of as a whole: two or three sentences; a choice
NEXT = 3  # letters between two sentences of one paragraph
SEVERAL = 2
SERVING = frozenset({"GOV", "MIL", "COP", "LEG", "SPY"})
TOGETHER = frozenset({"CONSULT", "AGREE", "COOPERATE"})
SIGNED = frozenset({"treaty_signing", "relations", "establish_relations", "ratification", "ceasefire", "withdrawal"})
_COUNTS = {str(word): count for count, word in enumerate(lexicon("world/story")["counts"], start=2)}
_STATES = "|".join(sorted(word_set("world/telling", "two_states") - word_set("world/telling", "also_of_one_state")))
_PERSONS = "|".join(sorted(word_set("world/telling", "two_persons")))
_WHOLE = re.compile(
    rf"(?:the|these|those|all)\s(?:(?P<count>{'|'.join(_COUNTS)})\s)?(?P<beside>(?:[a-z-]+\s){{0,2}}?)(?:(?P<states>{_STATES})|(?P<men>{_PERSONS}))",
    re.IGNORECASE,
)
_THEIR = re.compile(
    r"(?:with )?their\s(?:own\s|respective\s)?(?P<people>(?:[a-z-]+\s){0,2}[a-z]+s)(?:\sfor\s[a-z ]+)?", re.IGNORECASE
)
_FOR_SOME = re.compile(
    r"(?:neighbo|all(?:y|ies)|rival|counterpart|colleague|partner|enem|adversar|foe|host|guest|oppon|countr|state|nation)"
)


def wholes(event: EventMention, before: Sequence[EventMention], world: World) -> EventMention:
    """The act with those whom its words tell as a whole."""
    return their_own(_urged(_acting(event, before, world), before, world), world)


def their_own(event: EventMention, world: World) -> EventMention:
    """ "Norway and Chad instructed their envoys": envoys of each."""
    codes = [code for code in dict.fromkeys(p.state for p in event.actors) if code and world.state(code)]
    if len(codes) < SEVERAL or len(codes) != len(event.actors):
        return event
    made: list[Party] = []
    for party in event.recipients:
        said = _THEIR.fullmatch(" ".join(party.name.split())) if _open(party) else None
        group = group_in(said["people"]) if said is not None and not _FOR_SOME.search(said["people"]) else None
        if group is None or group[0] not in SERVING:
            made.append(party)
            continue
        made += [replace(as_state(party, code, world), sector=group[0]) for code in codes]
    if tuple(made) == event.recipients:
        return event
    return because(replace(event, recipients=tuple(made)), "recipients: of each of those who act")


def _acting(event: EventMention, before: Sequence[EventMention], world: World) -> EventMention:
    """ "The ministers agreed": those who acted together before."""
    said = event.actors[0] if len(event.actors) == 1 else None
    match = _whole(said) if said is not None else None
    if said is None or match is None:
        return event
    count = _COUNTS.get((match["count"] or "").lower())
    told = _last(event, before, count)
    if told is None or not (_mutual(event) or _right_behind(event, told)):
        return event
    parties = _those(told, count)
    if {p.state for p in parties} & {p.state for p in event.recipients}:
        return event
    made = _states(said, parties, world) if match["states"] else tuple(replace(p, span=said.span) for p in parties)
    return because(replace(event, actors=made), f"actors: those of {told.trigger.text!r}")


def _urged(event: EventMention, before: Sequence[EventMention], world: World) -> EventMention:
    """ "The League urged the countries to talk": those who dealt with each other right before."""
    said = event.recipients[0] if len(event.recipients) == 1 else None
    match = _whole(said) if said is not None else None
    if said is None or match is None or not match["states"] or not event.actors:
        return event
    told = _last(event, before, _COUNTS.get((match["count"] or "").lower()))
    states = {p.state for p in (*told.actors, *told.recipients)} if told is not None else set()
    if told is None or not _right_behind(event, told) or states & {p.state for p in event.actors}:
        return event
    made = _states(said, _those(told, len(states)), world)
    return because(replace(event, recipients=made), f"recipients: those of {told.trigger.text!r}")


def _states(said: Party, parties: Sequence[Party], world: World) -> tuple[Party, ...]:
    return tuple(as_state(said, code, world) for code in dict.fromkeys(str(p.state) for p in parties))


def _right_behind(event: EventMention, told: EventMention) -> bool:
    return 0 <= event.sentence.start - told.sentence.end < NEXT


def _whole(party: Party) -> re.Match[str] | None:
    """The words of a party for several told of as a whole; None for all others."""
    match = _WHOLE.fullmatch(" ".join(party.span.text.split())) if _open(party) and party.span is not None else None
    return match if match is not None and _plain(match) else None


def _open(party: Party) -> bool:
    return party.state is None and party.actor is None and party.person is None and party.span is not None


def _plain(match: re.Match[str]) -> bool:
    """Whether nothing beside the noun makes them others, or some of many ("the European ministers", "the other countries")."""
    beside = match["beside"].lower().split()
    return elsewhere().isdisjoint(beside) and (bool(match["count"]) or all(word in RANKS for word in beside))


RANKS = frozenset(lexicon("world/story")["ranks"])


def _mutual(event: EventMention) -> bool:
    return event.type in TOGETHER or event.subtype in SIGNED


def _those(event: EventMention, count: int | None) -> tuple[Party, ...]:
    """Those of known states who take part in an act: all, where they are as many as is said, else those who act."""
    every = tuple(p for p in (*event.actors, *event.recipients) if p.state)
    if count is not None and len({p.state for p in event.actors}) != count:
        return every
    return every if event.subtype in ("visit", "reception") else tuple(p for p in event.actors if p.state)


def _last(event: EventMention, before: Sequence[EventMention], count: int | None) -> EventMention | None:
    """The last act before that as many states share; None where one of other states comes between."""
    near = [one for one in before if 0 < event.trigger.start - one.trigger.start < NEAR and one.status != "denied"]
    between: set[str | None] = set()
    for one in sorted(near, key=lambda one: -one.trigger.start):
        states = {p.state for p in _those(one, count)}
        if len(states) == count or (count is None and len(states) >= SEVERAL):
            return one if between <= states else None
        between |= {p.state for p in (*one.actors, *one.recipients)} - {None}
    return None
