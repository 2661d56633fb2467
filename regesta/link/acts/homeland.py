"""Whose people and bodies are in a report that plainly tells of one country. In: the acts of a report, what it names. Out: the acts.

"The Larkwood mayor of Peru resigned. ... Police arrested two residents": Peru's police, and residents of Peru, though Chile be named once
by the way. One country it tells of plainly where its first sentences name that one, nearly all that it names lies in it, and neither the
act's sentence nor the one before names another. Who serves or rules a state there serves that one; of the others only those who live there
by their name ("residents", "voters"): plain people may be anybody's, and so may all who are "foreign" or "international".
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from msgspec.structs import replace

from regesta.lexicons import lexicon
from regesta.link.acts.justnamed import ONE_OF_MANY, sentence_ends
from regesta.link.acts.onestate import FORCE
from regesta.link.acts.scene import Ground
from regesta.link.acts.sides import because
from regesta.link.known.world import World
from regesta.link.mentions.context import home_of
from regesta.link.mentions.phrases import group_in
from regesta.records import Document, EventMention, Mention, Party

LEAD = 3  # sentences that tell what a report is about, its headline among them; a choice
ALONE = 0.6  # how much of what is named must lie in the country, where the lead names no other; a choice
CHIEF = 0.7  # and where the lead does, or the sentence before tells of another by the way; a choice
OFTEN = 2  # how often the country must be named: once is by the way
OUTLET = "MED"
ALLIANCE = "IGO"
MANY = ""  # stands for the states of a body that is no state's
REASON = "party: of the one country that the report plainly tells of"
PARTY = "PTY"
IN_OFFICE = frozenset({"LEG", "JUD", "COP"})
MANYS = frozenset(lexicon("world/homeland")["many"])
OFFICERS = "officers"
_POLICE = re.compile(r"\bpolice\b", re.IGNORECASE)
_HEAD = re.compile(r"\s(?:of|in|at|from|near|outside|who|that|which|with|against|on|for|to|by|including)\s|,(?!\d)")
_NOT_STATES = frozenset({"BUS", "NGO", "MED", "REL", "EDU", "LAB", "PTY", "REB", "HLH"})
_OF_TOWN = re.compile(r"[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*,\s(?:the\s)?")  # "Cork, Ireland" is named once
_NAMED_TAIL = re.compile(r"\s(?:of|from|at|with|for)\s(?:the\s)?(?:[a-z]+\s)?[A-Z]")


_CALLED_AFTER = re.compile(r"(?!The |An? )[A-Z]\w+ \w")


class Evidence(NamedTuple):
    """A place where a report names a state, or somebody or something of one; `lent`: by an adjective alone."""

    start: int
    state: str
    lent: bool


@cache
def _serving() -> tuple[re.Pattern[str], dict[str, str]]:
    return _sectors("serving")


@cache
def _living() -> tuple[re.Pattern[str], dict[str, str]]:
    return _sectors("living")


def _sectors(kind: str) -> tuple[re.Pattern[str], dict[str, str]]:
    table = {str(noun): str(sector) for sector, nouns in lexicon("world/homeland")[kind].items() for noun in nouns}
    longest = sorted(table, key=lambda noun: (-len(noun), noun))
    return re.compile(rf"(?:^|[\s-])({'|'.join(map(re.escape, longest))})$", re.IGNORECASE), table


@cache
def _named() -> tuple[re.Pattern[str], dict[str, str]]:
    _, table = _sectors("named")
    name = r"(?:[Tt]he\s)?(?:[A-Z][\w’'.-]*\s){0,4}"
    return re.compile(rf"{name}({'|'.join(map(re.escape, table))})(?:\sof(?:\s[A-Z][\w-]+)+)?"), table


@cache
def _partisan(code: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, lexicon("world/homeland")["partisan"].get(code, ())))
    plural = r"(?P<led>leaders(?:hip)?|politicians|activists|supporters|voters)|\w+s"
    return re.compile(rf"(?:[Tt]he\s)?(?:[\w-]+\s){{0,3}}?(?:{words or 'x^'})\s(?:[a-z]+\s){{0,3}}(?:{plural})$")


@cache
def _anywhere() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, lexicon('world/homeland')['anywhere']))})\b", re.IGNORECASE)


class Homeland:
    """The one country that a report plainly tells of, and whether it does so at a place of it."""

    def __init__(
        self, document: Document, mentions: Sequence[Mention], grounds: Sequence[Ground], world: World
    ) -> None:
        self.text = document.text
        self.world = world
        self.home = home_of(document, world)
        self.ends = sentence_ends(document.text)
        self.evidence = _evidence(document.text, mentions, grounds, world)
        told = (one for one in self.evidence if not (one.lent and ONE_OF_MANY.search(self.text, 0, one.start)))
        self.counts = Counter(one.state for one in told if one.state != MANY)

    @cached_property
    def share(self) -> float:
        """How much of what the report names lies in the country."""
        return self.counts[self.code] / max(self.counts.total(), 1) if self.code is not None else 0.0

    @cached_property
    def lead(self) -> frozenset[str]:
        """The states that the first sentences name."""
        end = self.ends[LEAD - 1] if len(self.ends) >= LEAD else len(self.text)
        return frozenset(one.state for one in self.evidence if one.start < end) - {MANY}

    @cached_property
    def code(self) -> str | None:
        """The country; None where the report tells of none, or of two."""
        code, times = self.counts.most_common(1)[0] if self.counts else (self.home, 0)
        if code is None or self.world.state(code) is None:
            return None
        share = times / self.counts.total() if times else 1.0
        if code == self.home and share >= ALONE and times != 1 and self.lead <= {code}:
            return code
        enough = times >= OFTEN and self.lead == {code} and share >= ALONE
        return code if enough else None

    @cached_property
    def opening(self) -> str | None:
        """The one country of the first sentences of a report that goes on to tell of others."""
        code = next(iter(self.lead)) if len(self.lead) == 1 and self.code is None else None
        return code if self.world.state(code) is not None and code is not None and self.counts[code] >= OFTEN else None

    def at(self, event: EventMention, start: int) -> str | None:
        """The country, where nobody and nothing near a place of an act's sentence is of another."""
        code, where = self.code or self.opening, event.place.country if event.place is not None else None
        if code is None or where not in (None, code):
            return None
        first, end = event.sentence.start, event.sentence.end
        here = [one for one in self.evidence if first <= one.start < end]
        if any(one.state != code and (one.start < start or not one.lent) for one in here):
            return None
        back = [0, *(at for at in self.ends if at < first)]
        near = {one.state for one in self.evidence if back[-1] <= one.start < first} - {code}
        if self.code is None:  # two sentences before as well, and the country is named in one of them
            around = {one.state for one in self.evidence if back[-2:][0] <= one.start < end}
            return code if around == {code} else None
        once = all(self.counts[state] == 1 for state in near) and self.share >= CHIEF
        return code if not near or once else None

    def settled(self, event: EventMention) -> EventMention:
        """The act with the country of those who go without one."""
        made = self._told(event, self._serves)
        if self.code is None:
            return event if made == event else because(made, REASON)
        if event.type in FORCE or any(p.state is not None for p in (*made.actors, *made.recipients)):
            made = self._told(made, _lives)
        return event if made == event else because(made, REASON)

    def kept(self, event: EventMention, settled: EventMention) -> EventMention:
        """The act with whom the state named just before tells, unless that is another than the one the report plainly tells of."""
        if self.code is None or self.share < CHIEF or settled is event:
            return settled
        here = {one.state for one in self.evidence if event.sentence.start <= one.start < event.sentence.end}

        def held(before: Party, now: Party) -> Party:
            return now if now.state in (None, before.state, self.code) or now.state in here else before

        actors = tuple(map(held, event.actors, settled.actors))
        return replace(settled, actors=actors, recipients=tuple(map(held, event.recipients, settled.recipients)))

    def _told(self, event: EventMention, sector_of: Callable[[Party], str | None]) -> EventMention:
        """The act with the country of those of whom a way of reading them tells a sector."""

        def told(party: Party) -> Party:
            if party.state is not None or party.span is None or _anywhere().search(party.name):
                return party
            others = event.recipients if party in event.actors else event.actors
            if any(_itself(other, self.code, self.world) for other in others):
                return party
            sector = sector_of(party)
            code = self.at(event, party.span.start) if sector is not None else None
            return replace(party, state=code, sector=party.sector or sector) if code is not None else party

        return replace(event, actors=tuple(map(told, event.actors)), recipients=tuple(map(told, event.recipients)))

    def _serves(self, party: Party) -> str | None:
        """The sector of those who serve or rule a country; None for all who may be of elsewhere."""
        if party.person is not None:
            return party.sector if party.sector in IN_OFFICE else None  # "Judge Ola Lund"
        named, sectors = _named()
        if (found := named.fullmatch(party.name)) is not None:
            bare = re.sub(r"^[Tt]he\s", "", party.name) == found[1]
            return (party.sector or sectors[found[1]]) if bare or sectors[found[1]] != "LEG" else None  # "Random House"
        if (partisan := _partisan(self.code or "").match(_HEAD.split(party.name)[0])) is not None:
            group = group_in(party.name)
            seated = party.name.endswith("Representatives")
            return PARTY if partisan["led"] else "LEG" if seated else group[0] if group is not None else None
        words = _bare(party)
        serving, sectors = _serving()
        if words is None or (found := serving.search(words)) is None or _of_others(party.name[len(words) :]):
            return None
        noun = found[1].lower()
        return None if noun == OFFICERS and not _POLICE.search(self.text) else sectors[noun]


def _itself(party: Party, code: str | None, world: World) -> bool:
    """Whether a party is the state by its name, or troops called after it: "Chad", "Chadian troops" deal with others than their own."""
    if code is None or party.state != code:
        return False
    troops = party.actor is None and party.sector in (None, "MIL") and _CALLED_AFTER.match(party.name) is not None
    return troops or (party.sector is None and world.is_state(party.actor or ""))


def _lives(party: Party) -> str | None:
    """The sector of those who live in a country. What they do among themselves is their own affair, and no line."""
    words = _bare(party) if party.person is None else None
    living, sectors = _living()
    found = living.search(words) if words is not None else None
    return sectors[found[1].lower()] if found is not None else None


def _bare(party: Party) -> str | None:
    """The words up to the head, of a party that has no name."""
    words = _HEAD.split(party.name, maxsplit=1)[0].strip()
    named = party.actor is not None or any(word[:1].isupper() and word != "MPs" for word in words.split()[1:])
    return None if named else words


def _of_others(tail: str) -> bool:
    """Whether what stands behind a noun says that they are a firm's or a body's of which nothing is told."""
    group = group_in(tail)
    return (group is not None and group[0] in _NOT_STATES) or _NAMED_TAIL.match(tail) is not None


def _evidence(text: str, mentions: Sequence[Mention], grounds: Sequence[Ground], world: World) -> list[Evidence]:
    """Where a report names states, towns and regions of one, those who are of one, and bodies of many; outlets tell nothing."""
    found = {one.start: Evidence(one.start, one.state, not one.named) for one in grounds}
    for mention in mentions:
        state = _state_of(mention, world) if mention.kind == "name" else None
        if state is not None:
            found.setdefault(mention.span.start, Evidence(mention.span.start, state, mention.label == "NORP"))
    told = sorted(found.values())
    return [one for one, after in zip(told, [*told[1:], None], strict=False) if not _of_town(text, one, after)]


def _state_of(mention: Mention, world: World) -> str | None:
    """The state that a name tells of; MANY for a body of several."""
    actor = world.actor(mention.actor) if mention.actor else None
    if actor is not None and actor.sector == OUTLET:
        return None
    if actor is not None and actor.state is not None:
        return actor.state if world.state(actor.state) is not None else MANY if actor.sector == ALLIANCE else None
    return MANY if mention.label == "ORG" and MANYS & {*re.findall(r"\w+", mention.span.text)} else None


def _of_town(text: str, one: Evidence, after: Evidence | None) -> bool:
    return (
        after is not None and after.state == one.state and _OF_TOWN.fullmatch(text, one.start, after.start) is not None
    )
