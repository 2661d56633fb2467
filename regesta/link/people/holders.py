"""Who holds the office that a phrase tells. In: a report's people with their offices, a phrase and its state. Out: a `Who`, or None.

"The Norwegian leader" is the one head of Norway whom the report names, else who held the office on the report's day; "his Chilean
counterpart" holds the same office in Chile. Where two can be meant, nobody. "The Holt administration" is the government of the state in
which one of that name held a chief office on the report's day, else ever; of two such states that which the report names.
"""

import datetime as dt
import re
from collections.abc import Sequence, Set

from msgspec.structs import replace

from regesta.lexicons import lexicon, word_set
from regesta.link.known.persons import Held
from regesta.link.mentions.context import Context
from regesta.link.mentions.phrases import Reading, pattern_in
from regesta.link.people.clusters import HEADS, Named, Who
from regesta.link.spelling.names import PART, same_name
from regesta.link.spelling.spellings import family_first

INDEFINITE = re.compile(
    r"^(?:an?|some|several|many|two|three|four|five|both|few|no|any|every|each|senior|top|other|another|unnamed)\b|\d",
    re.IGNORECASE,
)
_COUNTERPART = re.compile(r"\b(?:counterpart|opposite number)$", re.IGNORECASE)
_LATER = re.compile(r"\b(?:next|new|first|second|third|future|elected|elect|late|then|previous)\b", re.IGNORECASE)
_BESIDE = re.compile(r"^[^.!?\n]*\b(?:his|her)\s(?:[\w-]+\s){1,3}(?:counterpart|opposite number),?\s$")
_TO = re.compile(r"^[^.,;\n]*?\bto\s(?:the\s)?([A-Z][\w.]*)")
_INNER = re.compile(r"\b(?:of|to|for|by|from|against)\b", re.IGNORECASE)
_WHOSE = re.compile(r"['’]s?\s")
_ROLES = {"leader": (("leader", "monarch"), ("president",), ("prime_minister",)), "president": (("president",),)}
HEADS_OF_BODIES = word_set("world/telling", "heads_of_bodies")
_LINKS = re.compile(r"^(?:\W|the|of|s|current|first|\s)*$", re.IGNORECASE)
LEADER = "leader"
GOVERNMENT = "GOV"


def _offices(reading: Reading) -> set[str]:
    """The office that a phrase tells: its role, else its title as written."""
    titles = [t for t in reading.titles if not (t.honorific or t.kin)]
    if reading.role is not None or not titles or titles[-1].generic or titles[-1].role:
        return {reading.role} if reading.role is not None else set()
    return {titles[-1].words.lower()}


_CROWNED = re.compile(
    r"(?:(?:[Hh]is|[Hh]er)\s[Mm]ajesty\s)?the\s(?:[Kk]ing|[Qq]ueen|[Ee]mperor)|[Tt]he\s(?:King|Queen|Emperor)"
)


class Holders:
    """The people of one report by state and office."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._roles: dict[str, set[str]] = {}
        self._people: dict[str, Who] = {}
        self._former: set[str] = set()
        self._sent: dict[str, set[str]] = {}  # where envoys are sent, as written
        self._chiefs: dict[str, set[str]] = {}  # who leads a body, by the body

    def note(self, named: Sequence[Named], found: dict[str, Who]) -> None:
        """Take in who is named, with the titles beside the names and the offices that the tables know."""
        last: Named | None = None
        for one in sorted(named, key=lambda n: n.start):
            before, last = last, one
            who = found.get(one.mention)
            if who is None or who.state is None:
                continue
            key = self._key(who)
            if key not in self._people:
                self._people[key] = who
                self._roles[key] = self._known(who)
            if one.reading.past:
                self._former.add(key)
                continue
            self._roles[key] |= _offices(one.reading)
            if one.reading.body and any(t.words.lower() in HEADS_OF_BODIES for t in one.reading.titles):
                self._chiefs.setdefault(one.reading.body, set()).add(key)
            if (to := _TO.search(one.reading.office)) is not None:
                self._sent.setdefault(key, set()).add(to[1].lower())
            if before is not None and _BESIDE.search(self.context.text[before.start : one.start]):
                self._roles[key] |= {before.reading.role or ""} - {
                    ""
                }  # "Ann Lee and her Chilean counterpart, Luis Prado"

    def _key(self, who: Who) -> str:
        """The person; of a name without more ("King Rudolf") whoever bears it in full, else the name."""
        full = [k for k, one in self._people.items() if one.state == who.state and who.name in one.name.split()]
        return who.person or (full[0] if full else f"{who.name} {who.state}")

    def _known(self, who: Who) -> set[str]:
        people, day = self.context.world.people, self.context.day
        index = people.by_id(who.person) if who.person is not None else None
        if index is None:
            return set()
        held = people.office_on(index, day)
        if day is not None:
            return {held.row.role} - {""} if held is not None and held.row.state == who.state else set()
        return {one.row.role for one in people.held(index) if one.row.state == who.state} & HEADS

    def meant(self, start: int, end: int, reading: Reading, state: str | None, owner: Who | None) -> Who | None:
        """Who a phrase for an office or a counterpart at [start, end) means.

        Args:
            start: where the phrase begins.
            end: where it ends.
            reading: what the phrase says.
            state: whose office it is.
            owner: whose it is said to be ("his counterpart").
        """
        if reading.kin:
            return None
        told = self._of_body(start, end, reading, owner) if reading.titles else None
        told = told or (self._office(start, end, reading, state) if reading.titles else None)
        return told or self._counterpart(start, end, reading.state, owner)

    def _office(self, start: int, end: int, reading: Reading, state: str | None) -> Who | None:
        """Who is meant by "the Norwegian leader" at [start, end): named in the report, else in office on the day."""
        text = self.context.text[start:end]
        role = reading.role
        if (
            state is None
            and role == "monarch"
            and _CROWNED.fullmatch(text)
            and self.context.text[end : end + 4] != " or "
        ):
            return self._crowned()
        if state is None or reading.past or INDEFINITE.search(text):
            return None
        last = next((title for title in reading.titles if title.role == role), None)
        if _INNER.search(text[: (last or reading.titles[0]).start]):
            return None  # "the sister of the Norwegian envoy"
        if role is None:
            return self._titled(text + self.context.text[end : end + 40], reading, state)
        if last and re.match(r"\s+(?:to|in|at)\b", text[last.end :] + self.context.text[end : end + 6]):
            return None  # "top diplomat to X" is an ambassador
        if last and _WHOSE.search(text, last.end):
            return None  # "President Holt's envoy"
        named = None if _LATER.search(text) else self._named(state, role)
        if named is not None:
            return replace(named, sector=named.sector or reading.sector)
        return self._on_the_day(state, role, reading.sector)

    def _crowned(self) -> Who | None:
        """ "The Queen", told of without a state: the only monarch named, else that of the only kingdom."""
        crowned = [who for key, who in self._people.items() if "monarch" in self._roles[key]]
        if crowned:
            return crowned[0] if len(crowned) == 1 else None
        kingdoms = [state for state in self.context.states if state in lexicon("world/sorts")["reigning"]]
        return self._on_the_day(kingdoms[0], "monarch", "GOV") if len(kingdoms) == 1 else None

    def _of_body(self, start: int, end: int, reading: Reading, owner: Who | None) -> Who | None:
        """Who is meant by "the WFP chief", "the agency's head": the only one whom the report names as the head of the body."""
        text = self.context.text[start:end]
        title = reading.titles[-1]
        whose = {reading.body} if reading.body else {owner.body, owner.actor} if owner is not None else set()
        if title.words.lower() not in HEADS_OF_BODIES or reading.past or INDEFINITE.search(text) or _LATER.search(text):
            return None
        if reading.body:  # nothing else stands there: "the head of NATO's mission in Chad" does not lead NATO
            taken = [(h.start - start, h.end - start) for h in self.context.inside(start, end)] + [
                (title.start, title.end)
            ]
            rest = "".join(char for at, char in enumerate(text) if not any(a <= at < b for a, b in taken))
            if not _LINKS.match(rest):
                return None
        keys = {key for body in whose if body for key in self._chiefs.get(body, ())} - self._former
        return self._people[keys.pop()] if len(keys) == 1 else None

    def _titled(self, text: str, reading: Reading, state: str) -> Who | None:
        """ "Chile's ambassador": the only one of the report's people whom it gives that title, and sends to no other place."""
        offices = _offices(reading)
        if not offices or _LATER.search(text[: reading.titles[-1].start]):
            return None
        key, who = self._only(state, offices)
        if who is None or (reading.body and who.body not in (None, reading.body)):
            return None
        to = _TO.search(text)
        return who if to is None or to[1].lower() in self._sent.get(key, {to[1].lower()}) else None

    def _counterpart(self, start: int, end: int, state: str | None, owner: Who | None) -> Who | None:
        """Who is meant by "his Chilean counterpart": of that state, and of the same office."""
        text = self.context.text[start:end]
        if state is None or owner is None or owner.state in (None, state):
            return None
        if not _COUNTERPART.search(text):
            return None
        roles = self._roles.get(self._key(owner), set())
        role = next(iter(roles)) if len(roles) == 1 else None
        if role is None:
            return None
        role = LEADER if role in HEADS else role
        return self._named(state, role) or self._on_the_day(state, role, owner.sector)

    def _named(self, state: str, role: str) -> Who | None:
        """The only one of the report's people who has the office in the state."""
        return self._only(state, HEADS if role == LEADER else {role})[1]

    def _only(self, state: str, offices: Set[str]) -> tuple[str, Who | None]:
        """The only one of the report's people with one of these offices of the state, and the key; None where there are two."""
        people = [
            (key, who)
            for key, who in self._people.items()
            if who.state == state and key not in self._former and offices & self._roles[key]
        ]
        return people[0] if len(people) == 1 else ("", None)

    def _on_the_day(self, state: str, role: str, sector: str | None) -> Who | None:
        """Who held the office on the report's day; None when the tables do not say."""
        context = self.context
        if context.day is None:
            return None
        for roles in _ROLES.get(role, ((role,),)):
            if len(roles) > 1 and state in lexicon("world/sorts")["reigning"]:
                continue  # whoever leads Norway, it is not the king
            if role == LEADER and roles == ("president",) and state in lexicon("world/sorts")["presiding"]:
                continue  # nor Italy's president
            holders = context.world.people.holders(state, roles, context.day)
            if len(holders) == 1:
                person = context.world.people.id(holders[0])
                name = context.world.people.rows[holders[0]].names[0]
                reasons = ("held the office on the day",)
                return Who(
                    name=name, actor=person, person=person, state=state, sector=sector, score=0.8, reasons=reasons
                )
            if holders:
                return None
        return None


_RULED = re.compile(
    r"(?:[Tt]he\s)?(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2})(?:['’]s)?\s(?:[a-z-]+\s){0,2}"
    r"(?:government|regime|administration|authorities|cabinet|clique|junta|leadership|camp)",
)


# Whose an office is: "the region's ruler".
_OWNER = re.compile(r"the\s(?:[a-z-]+\s){0,2}?(?P<owner>[a-z-]+)(?:['’]\s?s|s['’])\s", re.IGNORECASE)
_STATES = frozenset(lexicon("people/nominals")["states"]["nouns"]) | word_set("world/telling", "led_by_state")
_NO_STATES = word_set("world/telling", "led_by_no_state")


def of_others(text: str) -> bool:
    """ "The group's leader", "the region's ruler": of those, and of no state."""
    match = _OWNER.match(text)
    if match is None or match["owner"].lower() in _STATES:
        return False
    pattern = pattern_in(match["owner"])
    return pattern is None or pattern.kind in _NO_STATES


def led_by_name(text: str) -> str:
    """The name that a government is called by in the phrase; "" without one."""
    match = _RULED.fullmatch(text)
    return match["name"] if match is not None and match["name"][0].isupper() else ""


def ruled(context: Context, text: str) -> str | None:
    """The state whose government the phrase names after its leader."""
    name = led_by_name(text)
    if not name:
        return None
    people = context.world.people
    now: set[str] = set()
    ever: set[str] = set()
    for index in people.by_word(name.split()[-1]):
        row = people.rows[index]
        chief = [held for held in people.held(index) if held.row.role in HEADS]
        side = next((held.row.state for held in chief if family_first(held.row.state)), None)
        if not chief or max(same_name(name, one, state=side)[0] for one in row.names) < PART:
            continue
        ever |= {held.row.state for held in chief if held.row.state}
        now |= {held.row.state for held in chief if held.row.state and _holds(held, context.day)}
    found = now or ever
    told = {state for state in found if context.counts[state]}
    found = told if len(found) > 1 else found
    return found.pop() if len(found) == 1 else None


def _holds(held: Held, day: dt.date | None) -> bool:
    """Whether the office is held on the report's day; without one, to this day."""
    return held.on(day) if day is not None else held.until is None
