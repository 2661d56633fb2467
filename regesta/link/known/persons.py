"""Known people with their offices over time. In: people.tsv.gz, the tables by hand, the user's own. Out: look-ups by name and by office.

Full names are found by blocking keys in constant time; single words (surnames) only among people who hold or held a chief office.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain

import msgspec

from regesta.lexicons import lexicon
from regesta.link.known import tables
from regesta.link.known.build import MADE_BY, actor_id
from regesta.link.known.rows import known_rows, recent_row
from regesta.link.known.tables import OfficeRow, PersonRow
from regesta.link.spelling.names import SAME, same_name
from regesta.link.spelling.spellings import bare, family_first, is_family, keys, strip, tokens
from regesta.link.spelling.titles import sector_of
from regesta.records import Actor, Office, Provenance

CHIEF = frozenset(
    {"president", "prime_minister", "leader", "monarch", "foreign_minister", "defence_minister", "vice_president"}
)
# Offices with one holder a state at a time: the next holder's start ends an open row.
SINGLE = CHIEF | {
    "interior_minister",
    "finance_minister",
    "justice_minister",
    "health_minister",
    "chief_of_staff",
    "speaker",
    "security_adviser",
}
BY_HAND = (
    "world/offices_recent",
    "world/offices_security",
    "world/offices_former",
)  # tables written from public knowledge
# Rows that began before this year never stand for a person met by surname alone. A choice.
RECENT_ENOUGH = "1990"
_ARTICLE = re.compile(r"(?:[Aa]l|[Ee]l)-|[ae]l\s")  # "Al-Sisi", "el Sisi"; but "Al Green" has a given name


def first_day(edtf: str) -> dt.date | None:
    """The first day of a year, month or day; None when unknown."""
    if not edtf:
        return None
    year, month, day = (*(int(part) for part in edtf.split("-")), 1, 1)[:3]
    return dt.date(year, month, day)


def day_after(edtf: str) -> dt.date | None:
    """The end of an office, half open: that day itself, or the day after the month or year that is all we know."""
    start = first_day(edtf)
    if start is None or edtf.count("-") == 2:
        return start
    if edtf.count("-") == 0:
        return dt.date(start.year + 1, 1, 1)
    return dt.date(start.year + start.month // 12, start.month % 12 + 1, 1)


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """An office with its days; `known_to`: nothing after it is known to the row."""

    row: OfficeRow
    since: dt.date | None
    until: dt.date | None
    known_to: dt.date | None

    def on(self, day: dt.date) -> bool:
        """Whether the office was held on that day, as far as the row knows: an open end counts to a year after `known_to`."""
        if self.since is None:
            return self.until is None and self.known_to is not None and abs((day - self.known_to).days) < 200
        if day < self.since:
            return False
        if self.until is not None:
            return day < self.until
        return self.known_to is None or (day - self.known_to).days < 366


class People:
    """All known people. An index into `rows` names a person; merged rows are left empty."""

    def __init__(self) -> None:
        self.rows = tables.Rows()
        self._by_key: dict[str, list[int]] = defaultdict(list)
        for index in range(len(self.rows)):
            for key in self.rows.keys(index):
                self._by_key[key].append(index)
        self._later: dict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
        self._words: dict[str, list[int]] | None = None
        self._chairs: dict[str, list[int]] | None = None
        self._moved: dict[int, int] = {}
        self._by_id: dict[str, int] | None = None
        self._held: dict[int, tuple[Held, ...]] = {}
        self._prominent: list[int] = []
        self._shipped = len(self.rows)
        self._add_recent()
        self._shipped = len(self.rows)

    def _add_recent(self) -> None:
        seen: dict[str, int] = {}
        for state, people in chain.from_iterable(lexicon(file).items() for file in BY_HAND):
            for name, others, offices in people:
                row = recent_row(str(state), str(name), [str(other) for other in others], offices)
                if name in seen:  # the same person, for a state and for an organisation, or in both tables
                    index = seen[name]
                    old = self.rows[index]
                    self.rows.replace(index, msgspec.structs.replace(old, offices=_both(old.offices, row.offices)))
                    self._note(index, row.offices)
                    continue
                seen[name] = self.add(row, state=str(state))
        for row in known_rows():
            if row.names[0] not in seen:
                self.add(row, state=row.offices[0].state)

    def add(self, row: PersonRow, *, state: str | None) -> int:
        """Add a person; rows of the table that are the same person (name and state) are taken in. Gives the index."""
        # The user's people are told apart by the user; only rows of the tables are taken in.
        near = {i for key in row.keys for i in self._by_key.get(key, ()) if i not in self._moved and i < self._shipped}
        same = sorted(index for index in near if self._is(row, self.rows[index], state))
        index = len(self.rows)
        new = {(office.state, office.role) for office in row.offices if office.role}
        taken = [o for i in same for o in self.rows[i].offices if not o.role or (o.state, o.role) not in new]
        names = dict.fromkeys((*row.names, *(name for i in same for name in self.rows[i].names)))
        blocks = tuple(dict.fromkeys((*row.keys, *(key for i in same for key in self.rows[i].keys))))
        qid = next((self.rows[i].qid for i in same if self.rows[i].qid), row.qid)
        self.rows.append(PersonRow(tuple(names), blocks, (*row.offices, *taken), qid))
        self._moved.update(dict.fromkeys(same, index))
        for key in blocks:
            self._by_key[key].append(index)
        self._note(index, row.offices)
        self._prominent.append(index)
        self._words = self._by_id = self._chairs = None
        return index

    def _is(self, new: PersonRow, old: PersonRow, state: str | None) -> bool:
        """Same state, and the new row's own name, or two of its spellings, are the old one's, or a surname alone is both's."""
        if state not in {office.state for office in old.offices}:
            return False
        if len(old.names) == 1 and old.names[0] in new.names[1:]:
            return True
        side = state if family_first(state) else None
        full = [name for name in new.names[:2] if not is_single_word(name)]
        return any(
            same_name(name, other, state=side)[0] >= SAME
            for name in full
            for other in old.names
            if not is_single_word(other)
        )

    def _note(self, index: int, offices: Iterable[OfficeRow]) -> None:
        for office in offices:
            if office.role in SINGLE and office.since:
                self._later[office.state, office.role].append((office.since, index))
                self._later[office.state, office.role].sort()

    def _filed(self) -> dict[str, list[int]]:
        """Words of the names of chief office holders to their people; made when first asked for."""
        if self._words is None:
            self._words = defaultdict(list)
            some = (i for i in range(len(self.rows)) if i not in self._moved and self.rows.roles(i))
            chiefs = (i for i in some if any(map(_chief, self.rows[i].offices)))
            for index in dict.fromkeys((*self._prominent, *chiefs)):
                for name in self.rows[index].names:
                    words = bare(strip(tokens(name))[0])
                    for word in {*words, "".join(words[1:])}:
                        if len(word) > 1 and index not in self._words[word]:
                            self._words[word].append(index)
        return self._words

    def live(self, index: int) -> int:
        """The index a merged row went to."""
        while index in self._moved:
            index = self._moved[index]
        return index

    def by_name(self, name: str) -> tuple[int, ...]:
        """Who may bear the full name: blocking only, compare before use."""
        found = (self.live(index) for key in keys(name) for index in self._by_key.get(key, ()))
        return tuple(dict.fromkeys(found))

    def by_word(self, word: str) -> tuple[int, ...]:
        """Chief office holders one of whose names has this word ("Sisi", "Al-Sisi"), or this given name ("Jong-un")."""
        words = strip(tokens(word))[0]
        if not words:
            return ()
        filed = self._filed()
        found = filed.get("".join(bare(words)), ()) if _ARTICLE.match(word) else ()
        found = found or filed.get("".join(words), ())
        return tuple(dict.fromkeys(self.live(index) for index in found))

    def prominent(self) -> Sequence[int]:
        """The people of the hand-written table and the user's own."""
        return self._prominent

    def held(self, index: int) -> tuple[Held, ...]:
        """All offices of a person, latest first; open rows of the table end where a later holder is known."""
        if index not in self._held:
            offices = [self._dated(index, row) for row in self.rows[index].offices]
            offices.sort(key=lambda held: (held.since or dt.date.min, held.row.source == "K"), reverse=True)
            self._held[index] = tuple(offices)
        return self._held[index]

    def _dated(self, index: int, row: OfficeRow) -> Held:
        until = row.until
        if not until and row.role in SINGLE:
            start = row.since or row.as_of
            later = self._later.get((row.state, row.role), ())
            until = next((since for since, other in later if since > start and self.live(other) != index), "")
        known = first_day(row.as_of) if row.as_of else None
        return Held(row=row, since=first_day(row.since), until=day_after(until), known_to=known)

    def office_on(self, index: int, day: dt.date | None) -> Held | None:
        """The chief office held on the day (the latest begun, offices with a role first); None when none is known."""
        if day is None:
            return None
        now = [held for held in self.held(index) if held.on(day)]
        return max(now, key=_weight, default=None)

    def holders(self, state: str, roles: Iterable[str], day: dt.date) -> tuple[int, ...]:
        """Who held one of the offices of the state on the day."""
        if self._chairs is None:
            self._chairs = defaultdict(list)
            for index in range(len(self.rows)):
                for chair in self.rows.roles(index) if index not in self._moved else ():
                    self._chairs[chair].append(index)
        found: dict[int, None] = {}
        for role in roles:
            for index in self._chairs.get(f"{state}:{role}", ()):
                if any(h.on(day) and h.since and (h.row.state, h.row.role) == (state, role) for h in self.held(index)):
                    found[index] = None
        return tuple(found)

    def actor(self, index: int) -> Actor:
        """The person as an Actor."""
        row = self.rows[index]
        held = self.held(index)
        state = held[0].row.state or None if held else None
        offices = tuple(
            Office(
                title=h.row.title, source=tables.SOURCES[h.row.source], body=h.row.body or None,
                state=h.row.state or None, since=h.since, until=h.until,
            )
            for h in held
        )  # fmt: skip
        return Actor(
            id=self.id(index), kind="person", name=row.names[0], names=row.names, state=state,
            sector=sector_of(held[0].row.title) if held else None, offices=offices,
            provenance=Provenance(made_by=MADE_BY), codes={"wikidata": row.qid} if row.qid else {},
        )  # fmt: skip

    def id(self, index: int) -> str:
        """The person's actor id: of name and of the state of the first row, so that later offices do not change it."""
        row = self.rows[index]
        return actor_id("person", row.names[0], row.offices[0].state or None if row.offices else None)

    def by_id(self, key: str) -> int | None:
        """The index of the person with this actor id."""
        if self._by_id is None:
            self._by_id = {
                self.id(index): index for index in reversed(range(len(self.rows))) if index not in self._moved
            }
        return self._by_id.get(key)


def _both(old: Sequence[OfficeRow], new: Sequence[OfficeRow]) -> tuple[OfficeRow, ...]:
    """What two tables by hand say of a person; an office told twice (same state and years) stands once, with the role."""
    told = {(row.state, row.since[:4], row.until[:4]): row.role for row in new}
    held = [msgspec.structs.replace(row, role=row.role or told.get(_when(row), "")) for row in old]
    return (*(row for row in new if _when(row) not in {_when(other) for other in held}), *held)


def _when(row: OfficeRow) -> tuple[str, str, str]:
    return row.state, row.since[:4], row.until[:4]


def _chief(office: OfficeRow) -> bool:
    return office.role in CHIEF and (office.since or office.as_of) >= RECENT_ENOUGH


def _weight(held: Held) -> tuple[int, bool, dt.date]:
    order = ("president", "monarch", "prime_minister", "leader")
    rank = len(order) - order.index(held.row.role) if held.row.role in order else 0
    return rank, bool(held.row.role), held.since or dt.date.min


def is_single_word(name: str) -> bool:
    """Whether the name is one word after honorifics, or a given name of two syllables without the family name."""
    words = bare(strip(tokens(name))[0])
    return len(words) == 1 or (len(words) == 2 and " " not in name.strip() and not is_family(words[0]))
