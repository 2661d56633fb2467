"""Who holds the office that a phrase tells. In: a report's people with their offices, a phrase and its state. Out: a `Who`, or None.

"The Norwegian leader" is the one head of Norway whom the report names, else who held the office on the report's day; "his Chilean
counterpart" holds the same office in Chile. Where two can be meant, nobody.
"""

import re
from collections.abc import Sequence

from regesta.lexicons import lexicon
from regesta.link.clusters import HEADS, Named, Who
from regesta.link.context import Context
from regesta.link.phrases import Reading

INDEFINITE = re.compile(
    r"^(?:an?|some|several|many|two|three|four|five|both|few|no|any|every|each|senior|top|other|another|unnamed)\b|\d",
    re.IGNORECASE,
)
_COUNTERPART = re.compile(r"\b(?:counterpart|opposite number)$", re.IGNORECASE)
_LATER = re.compile(r"\b(?:next|new|first|second|third|future|elected|elect|late|then|previous)\b", re.IGNORECASE)
_WHOSE = re.compile(r"['’]s?\s")
_ROLES = {"leader": (("leader", "monarch"), ("president",), ("prime_minister",)), "president": (("president",),)}
LEADER = "leader"
GOVERNMENT = "GOV"


class Holders:
    """The people of one report by state and office."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._roles: dict[str, set[str]] = {}
        self._people: dict[str, Who] = {}
        self._former: set[str] = set()

    def note(self, named: Sequence[Named], found: dict[str, Who]) -> None:
        """Take in who is named, with the titles beside the names and the offices that the tables know."""
        for one in named:
            who = found.get(one.mention)
            if who is None or who.state is None:
                continue
            key = self._key(who)
            if key not in self._people:
                self._people[key] = who
                self._roles[key] = self._known(who)
            if one.reading.past:
                self._former.add(key)
            elif one.reading.role:
                self._roles[key].add(one.reading.role)

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
        told = self._office(start, end, reading, state) if reading.titles else None
        return told or self._counterpart(start, end, reading.state, owner)

    def _office(self, start: int, end: int, reading: Reading, state: str | None) -> Who | None:
        """Who is meant by "the Norwegian leader" at [start, end): named in the report, else in office on the day."""
        text = self.context.text[start:end]
        role = reading.role
        if state is None or role is None or reading.past or INDEFINITE.search(text):
            return None
        last = next((title for title in reading.titles if title.role == role), None)
        if last and re.match(r"\s+(?:to|in|at)\b", text[last.end :] + self.context.text[end : end + 6]):
            return None  # "top diplomat to X" is an ambassador
        if last and _WHOSE.search(text, last.end):
            return None  # "President Holt's envoy"
        named = None if _LATER.search(text) else self._named(state, role)
        return named or self._on_the_day(state, role, reading.sector)

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
        wanted = HEADS if role == LEADER else {role}
        people = [
            who
            for key, who in self._people.items()
            if who.state == state and key not in self._former and wanted & self._roles[key]
        ]
        return people[0] if len(people) == 1 and people[0].sector is not None else None

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
