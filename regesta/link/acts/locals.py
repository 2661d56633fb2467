"""People of the place. In: an act with its parties linked, and where it was. Out: the same with the state of those who are at home there.

"Protesters blocked a road in Lima", "police in Lima held two men": nobody says whose they are, as it goes without saying. Nor is it said
where a state's own police or courts deal with "demonstrators" or "the opposition", or its crowds and rebels turn on "the government".
Armed men of no state, and those whom violence hits, are of the state in which it is told to happen. Travellers, soldiers, and people of
whom nothing more is said may be anybody's: they get no state.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from regesta.lexicons import lexicon
from regesta.link.acts.scene import FOUGHT, Ground, place_of, scene_of
from regesta.link.known.world import World
from regesta.link.mentions.phrases import group_in
from regesta.records import EventMention, Party

AT_HOME = frozenset({"GOV", "COP", "JUD", "LEG"})  # whose acts against their own people are told without saying whose
DEALT_WITH = frozenset({"COERCE", "CONCEDE", "ASSAULT", "THREATEN", "ACCUSE"})
HOUSES = frozenset({"LEG", "JUD"})
RULED_OVER = frozenset({"CVL", "OPP", "REB", "EDU", "LAB", "AGR", "HLH", "PTY", "SEP", "REL"})
TURNED_ON = frozenset({"PROTEST", "REQUEST", "REJECT", "ACCUSE", "THREATEN", "ASSAULT"})
REBELS = "REB"
LONE = "CRM"  # one man with a gun is a rebel where the report says so
_OUTLAWED = re.compile(r"\b(?:banned|outlawed|opposition|dissident)\b", re.IGNORECASE)  # by whoever deals with them
_HEAD = re.compile(r"\s(?:of|in|at|from|near|outside|who|that|with|against|on|for|to|by)\s|,(?!\d)")


@cache
def _table(kind: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in lexicon("world/locals")[kind])
    return re.compile(rf"(?:^|[\s-])(?:{words})$", re.IGNORECASE)


@cache
def _strangers() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in lexicon("world/locals")["strangers"])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def of_the_place(
    event: EventMention,
    others: Sequence[EventMention],
    grounds: Sequence[Ground],
    world: World,
) -> EventMention:
    """The act with the state of its place for those who live or serve there, or that of the police who deal with them.

    Args:
        event: the act.
        others: all acts of the report, in order.
        grounds: where it names states and towns.
        world: the known states.
    """
    scene = scene_of(event, others, grounds, world)
    there = _There(event, place_of(event, world), world)
    ruled: frozenset[str | None] = frozenset()

    def settled(party: Party, *, dealt_with: bool) -> Party:
        words = _bare(party)
        if words is None:
            return party
        if (caught := _caught(words, event, acts=not dealt_with)) is not None:
            return replace(party, state=scene, sector=party.sector or caught) if scene is not None else party
        if any(part[:1].isupper() for part in words.split()[1:]):
            return party
        state = there.of_dealt_with(words, party.name, ruled) if dealt_with else there.of_acting(words)
        if state is None or world.state(state) is None:
            return party
        group = group_in(words)
        return replace(party, state=state, sector=party.sector or (group[0] if group else None))

    actors = tuple(settled(p, dealt_with=False) for p in event.actors)
    ruled = frozenset(p.state for p in actors) if all(p.sector in RULED_OVER for p in actors) else frozenset({"?"})
    recipients = tuple(settled(p, dealt_with=True) for p in event.recipients)
    if actors == event.actors and recipients == event.recipients:
        return event
    made = replace(event.provenance, reasons=(*event.provenance.reasons, "state of those at home there"))
    return replace(event, actors=actors, recipients=recipients, provenance=made)


class _There(NamedTuple):
    """Where an act is done and among whom, and whose those are who live or serve there."""

    event: EventMention
    where: str | None
    world: World

    def of_acting(self, words: str) -> str | None:
        """The state of those who act."""
        own = bool(_table("crowds").search(words))
        if own and self.where is None and self.event.type == "PROTEST":
            return _at_whose_house(self.event)
        return self._at_home(words, own=own)

    def of_dealt_with(self, words: str, name: str, ruled: frozenset[str | None]) -> str | None:
        """The state of those who are dealt with; `ruled` holds the states of those who act, where they rule or are ruled."""
        event = self.event
        own = bool(_table("crowds").search(words)) or _OUTLAWED.search(name) is not None
        state = self._at_home(words, own=own)
        home = self._home()
        if own and self.where is None and event.type in DEALT_WITH and self.world.state(home) is not None:
            state = home
        if _table("rulers").search(words) and event.type in TURNED_ON:
            return (
                next(iter(ruled)) if len(ruled) == 1 else self.where if not ruled and event.type == "PROTEST" else None
            )
        return state

    def _home(self) -> str | None:
        """The one state whose police, courts or government act."""
        ruling = {p.state for p in self.event.actors}
        return next(iter(ruling)) if len(ruling) == 1 and all(p.sector in AT_HOME for p in self.event.actors) else None

    def _at_home(self, words: str, *, own: bool) -> str | None:
        return self.where if own or _table("servants").search(words) else None


def _at_whose_house(event: EventMention) -> str | None:
    """The state whose parliament or court a crowd turns on: those are at home, as embassies are not."""
    houses = {p.state for p in event.recipients}
    return next(iter(houses)) if len(houses) == 1 and all(p.sector in HOUSES for p in event.recipients) else None


def _bare(party: Party) -> str | None:
    """The words up to the head, of a party that no name tells and that is nobody's from elsewhere."""
    if party.state is not None or party.actor is not None or party.person is not None or party.body is not None:
        return None
    words = _HEAD.split(party.name, maxsplit=1)[0].strip()
    return None if _strangers().search(party.name) else words


def armed_only(party: Party) -> bool:
    """Whether a party is armed men, whom no name and no word of a state tells."""
    words = _bare(party)
    named = words is not None and any(word[:1].isupper() and word not in _beliefs() for word in words.split()[1:])
    return words is not None and not named and _armed(words)


def _caught(words: str, event: EventMention, *, acts: bool) -> str | None:
    """The sector of those who fight where an act is, or whom it hits there; None for all others."""
    named = [word for word in words.split() if word[:1].isupper() and word not in _beliefs()]
    if len(named) > 1 or (named and not (named[0] == words.split()[0] and _opens(event, named[0]))):
        return None
    if _armed(words) and event.type in FOUGHT:
        others = {p.state for p in (event.recipients if acts else event.actors)} - {None}
        chased = _table("hunted").search(words) is not None and event.place is not None
        chased = chased and bool(others) and event.place is not None and event.place.country not in others
        return None if chased else LONE if _table("lone").search(words) else REBELS
    if not _table("harmed").search(words):
        return None
    hit = event.type == "ASSAULT" and not acts
    return "CVL" if hit or (event.type == "PROTEST" and acts) else None


def _armed(words: str) -> bool:
    """Whether words end in armed men, or in where they are: "rebel hideouts"."""
    parts = words.rsplit(" ", 1)
    lair = len(parts) == 2 and _table("lairs").search(words) is not None
    return _table("armed").search(parts[0] if lair else words) is not None


def _opens(event: EventMention, word: str) -> bool:
    """Whether a word is the first of the sentence, where every word has a capital."""
    return event.sentence.text.lstrip("\"“‘' ").startswith(word)


@cache
def _beliefs() -> frozenset[str]:
    return frozenset(map(str, lexicon("world/locals")["beliefs"]))
