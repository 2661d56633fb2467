"""Whose "the government" and "troops" are, by who is named just before. In: the acts of a report, what it names. Out: the acts.

"Chad rejected the plan. The government said ...": the only state named in the sentence so far, else in the last that names one. Who does
something to it is another: where "Peru condemned the government", the government is not Peru's. Where two are left, nobody.
Which words are meant is told by `lexicons/world/story.yaml`.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from regesta.lexicons import lexicon
from regesta.link.acts.locals import REBELS, RULED_OVER, armed_only
from regesta.link.acts.onestate import PEOPLE, inside_sector
from regesta.link.acts.scene import Ground
from regesta.link.acts.sides import because
from regesta.link.known.world import World
from regesta.records import Actor, Document, EventMention, Mention, Party

BACK = 2  # sentences before its own in which the state may be named, a choice
OFTEN = 2  # how often a state that the sentence itself does not name must be named in the report: once is by the way; a choice
ORGANS = frozenset({"MIL", "COP", "LEG", "JUD", "SPY"})
OWN = frozenset({"SUPPORT", "AID", "RETREAT", "COOPERATE"})  # what is done for one's own as often as for others
AGAINST = frozenset({"ACCUSE", "COERCE", "ASSAULT", "THREATEN"})  # what is done to an opposition by those who rule it
AT_HOME = frozenset({"ASSAULT", "COERCE"})
RULING = frozenset({"GOV", "MIL", "COP", "JUD"})
REASON = "party: of the state named just before"
_WHOSE = re.compile(r"\b(?:his|her|its|their|our|my)\b|['’]\s?s?\s", re.IGNORECASE)
ONE_OF_MANY = re.compile(r"\ban?\s$", re.IGNORECASE)  # "a Polish cook" brings no Polish police with him
_END = re.compile(r"[.!?]['\"’”]?\s+(?=[\"“‘]?[A-Z])|\n+")


class Named(NamedTuple):
    """A place where the report names a state, or somebody or something of one."""

    start: int
    state: str


class JustNamed:
    """The states that one report names, in order, and where its sentences end."""

    def __init__(
        self, document: Document, mentions: Sequence[Mention], grounds: Sequence[Ground], world: World
    ) -> None:
        own = [
            (m.span.start, world.actor(m.actor))
            for m in mentions
            if m.kind == "name"
            and m.actor
            and not (m.label == "NORP" and ONE_OF_MANY.search(document.text, 0, m.span.start))
        ]
        there = [one for one in grounds if one.named or not ONE_OF_MANY.search(document.text, 0, one.start)]
        named = [Named(start, a.state) for start, a in own if a is not None and a.state and _tells(a, world)]
        self.named = sorted([*named, *(Named(one.start, one.state) for one in there)])
        self.lands = sorted(Named(one.start, one.state) for one in there)
        anybody = [Named(start, a.state) for start, a in own if a is not None and a.state and world.state(a.state)]
        self.anybody = [*(Named(one.start, one.state) for one in grounds), *anybody]
        self.often = Counter(state for _, state in {*self.named})
        self.ends = sentence_ends(document.text)

    def settled(self, event: EventMention) -> EventMention:
        """The act with the states of the bodies that it names without."""
        actors = tuple(self._of(p, event, others=event.recipients) for p in event.actors)
        recipients = tuple(self._of(p, event, others=event.actors) for p in event.recipients)
        if (actors, recipients) == (event.actors, event.recipients):
            return event
        return because(replace(event, actors=actors, recipients=recipients), REASON)

    def _of(self, party: Party, event: EventMention, *, others: Sequence[Party]) -> Party:
        if party.state is not None or party.actor is not None or party.person is not None or party.span is None:
            return party
        sector = inside_sector(party.name)
        if sector is None and armed_only(party):
            state = self._alone(event, others)
            return replace(party, state=state, sector=REBELS) if state is not None else party
        if sector is None or sector == PEOPLE or _WHOSE.search(party.name):
            return party
        if event.subtype == "clash" and len((*event.actors, *event.recipients)) == 1:
            return party  # "soldiers scuffled": of two sides
        beside = [p for p in event.actors if p is not party] if event.type == "CONSULT" else others
        states = {p.state for p in beside if p.sector not in RULED_OVER}
        if sector == "OPP" and event.type in AGAINST and party in event.recipients and states - {None}:
            state = next(iter(states)) if len(states) == 1 else None
        else:
            judged = sector in ("COP", "JUD") and party in event.actors
            judged |= sector == "LEG" and event.type == "REQUEST"  # a minister asks the deputies at home
            others_say = party.name.lower().split()[-1] in lexicon("world/story")["said_by_others"]
            told = self.lands if others_say else self.named
            state = self._before(party.span.start, set() if judged else states, event, told)
        return replace(party, state=state, sector=party.sector or sector) if state is not None else party

    def _alone(self, event: EventMention, others: Sequence[Party]) -> str | None:
        """The state whose own forces or rulers deal with armed men, where nobody of another is named in the sentence or right before."""
        states = {p.state for p in others}
        if event.type not in AT_HOME or len(states) != 1 or not all(p.sector in RULING and not p.body for p in others):
            return None
        starts = [0, *(end for end in self.ends if end <= event.sentence.start)][-BACK:]
        near = {one.state for one in self.anybody if starts[0] <= one.start < event.sentence.end}
        return states.pop() if near == states else None

    def _before(self, at: int, away: set[str | None], event: EventMention, told: Sequence[Named]) -> str | None:
        """The only state named up to a place in its sentence, or in the last that names one."""
        starts = [0, *(end for end in self.ends if end <= at)][-1 - BACK :]
        last, own = at, True
        for start in reversed(starts):
            named = {one.state for one in told if start <= one.start < last}
            codes = named - away
            if codes:
                found = codes.pop() if len(codes) == 1 else None
                return found if own or (found is not None and self.often[found] >= OFTEN) else None
            if named and event.type in OWN:
                return None
            last, own = start, False
        return None


def sentence_ends(text: str) -> list[int]:
    """Where the sentences and lines of a text end."""
    return [match.end() for match in _END.finditer(text)]


def _tells(actor: Actor, world: World) -> bool:
    """Whether a name tells of a state: its own, an organ's, a person's; movements and firms do not."""
    if world.state(actor.state) is None:
        return False
    ministry = actor.sector == "GOV" and " " in actor.name
    return actor.kind != "body" or actor.sector in ORGANS or ministry
