"""Which events are asked for. In: an open Store and filters as a person writes them. Out: Events, or an error that helps.

Actors are named as people name them: `RUS`, `Russia`, "Kim Jong Un". A state stands for all who act for it, a body or a person
for itself. Asked are the tables of `store/index.py`; only events that fit are read.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypedDict, get_args

import msgspec
from rapidfuzz import fuzz, process

from regesta.errors import InputError
from regesta.link.judgements.judged import Judged
from regesta.records import Event, EventType, Party, Status
from regesta.serve.dates import asked
from regesta.stages import load_world
from regesta.store import named, some
from regesta.store import read as stored
from regesta.store.database import Store
from regesta.store.located import judgements

if TYPE_CHECKING:
    from regesta.link.known.world import World

NEAREST = 3  # names offered when none fits
ALIKE = 60.0  # rapidfuzz WRatio under which a name is not offered; a choice
WEIGHED = 100  # names weighed for likeness, ten times as many that share a word; a choice
AT_ONCE = 500  # events read at once
COUNTED = 10_000  # how far events are counted: what is more than that takes long, and nobody counts on it; a choice
DATED = 'dated AND ("end" IS NULL OR "end" > ?)'


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """What a timeline is asked for, as written. Two `between` act with or on each other; dates are EDTF days, months, years.

    `abroad` leaves home affairs out: acts of two or more parties, all of one state, in no other state's land. `confidence`: at least so
    likely right in type, parties and status (0 to 1), or accepted by a reviewer.
    """

    between: tuple[str, str] | None = None
    actor: str | None = None
    type: str | None = None
    status: str | None = None
    since: str | None = None
    until: str | None = None
    abroad: bool = False
    confidence: float | None = None


class Which(TypedDict, total=False):
    """The same by name, for a function that takes them so."""

    between: tuple[str, str] | None
    actor: str | None
    type: str | None
    status: str | None
    since: str | None
    until: str | None
    abroad: bool
    confidence: float | None


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """An actor as searched for: any of these states (by code) or of these actors (by id)."""

    states: frozenset[str]
    actors: frozenset[str]

    def is_party(self, party: Party) -> bool:
        """Whether a party is this actor, or acts for this state."""
        return party.state in self.states or bool(self.actors & {party.actor, party.person, party.body})


class Where(msgspec.Struct, frozen=True):
    """A condition on `event_index` and the values in it."""

    sql: str
    values: tuple[Any, ...]


def events(store: Store, filters: Filters, *, limit: int | None = None, offset: int = 0) -> Iterator[Event]:
    """The events asked for, by date, undated ones last. With a date asked for, undated events are left out.

    Args:
        store: an open record.
        filters: what is asked for.
        limit: at most so many, None for all.
        offset: so many of the first are passed over.

    Raises:
        InputError: A filter has an impossible value; the message names those that are possible.
    """
    where = condition(store, filters)
    query = f"SELECT event FROM event_index WHERE {where.sql} ORDER BY number LIMIT ? OFFSET ?"
    ids = [row[0] for row in store.connection.execute(query, (*where.values, -1 if limit is None else limit, offset))]
    return _read(store, ids)


def asked_of(store: Store, where: Where) -> Iterator[Event]:
    """The events that a condition on `event_index` holds for, by date."""
    query = f"SELECT event FROM event_index WHERE {where.sql} ORDER BY number"
    return _read(store, [row[0] for row in store.connection.execute(query, where.values)])


def _read(store: Store, ids: Sequence[str]) -> Iterator[Event]:
    for start in range(0, len(ids), AT_ONCE):
        here = ids[start : start + AT_ONCE]
        found = {one.id: one for one in some.events(store, here)}
        yield from (found[key] for key in here if key in found)


def count(store: Store, filters: Filters) -> int | None:
    """How many events fit; None for more than COUNTED."""
    where = condition(store, filters)
    query = f"SELECT count(*) FROM (SELECT 1 FROM event_index WHERE {where.sql} LIMIT ?)"
    number = int(store.connection.execute(query, (*where.values, COUNTED + 1)).fetchone()[0])
    return number if number <= COUNTED else None


def condition(store: Store, filters: Filters) -> Where:
    """The filters as a condition on `event_index`."""
    return together(_conditions(store, filters))


def together(conditions: Iterator[Where]) -> Where:
    """Conditions that must all hold, as one."""
    parts = list(conditions)
    return Where(
        " AND ".join(f"({part.sql})" for part in parts) or "1", tuple(value for part in parts for value in part.values)
    )


def _conditions(store: Store, filters: Filters) -> Iterator[Where]:
    if filters.type is not None:
        yield of_type(store, filters.type, option="--type")
    if filters.status is not None:
        yield of_status(filters.status, option="--status")
    if filters.since is not None:
        yield since(filters.since, option="--since")
    if filters.until is not None:
        yield until(filters.until, option="--until")
    if filters.between is not None:
        one, other = (wanted(store, name) for name in filters.between)
        yield of_pair(one, other)
    if filters.actor is not None:
        yield of_party(wanted(store, filters.actor))
    if filters.abroad:
        yield abroad()
    if filters.confidence is not None:
        yield confident(filters.confidence, option="--confidence")


def since(day: str, *, option: str) -> Where:
    """Events that are not over before this day."""
    return Where(DATED, (str(asked(day, option=option)[0]),))


def until(day: str, *, option: str) -> Where:
    """Events that begin by the end of this day."""
    return Where("dated AND (start IS NULL OR start < ?)", (str(asked(day, option=option)[1]),))


def of_status(name: str, *, option: str) -> Where:
    """Events of a status. Raises InputError where there is none of that name."""
    status = name.strip().lower().replace(" ", "_")
    if status not in get_args(Status):
        raise InputError(f"{option} {name} is not known. Choose one of: {', '.join(get_args(Status))}.")
    return Where("status = ?", (status,))


def of_type(store: Store, name: str, *, option: str) -> Where:
    """Events of a type, or of a kind that is in the record. Raises InputError where there is neither of that name."""
    if name.upper() in get_args(EventType):
        return Where("type = ?", (name.upper(),))
    subtype = name.strip().lower().replace(" ", "_")
    query = "SELECT value FROM event_choices WHERE field = 'subtype' ORDER BY value"
    known = [row[0] for row in store.connection.execute(query)]
    if subtype not in known:
        here = f" or a kind that is in this record: {', '.join(known)}" if known else ""
        raise InputError(f"{option} {name} is not known. Choose a type: {', '.join(get_args(EventType))};{here}.")
    return Where("subtype = ?", (subtype,))


def of_party(one: Wanted) -> Where:
    """Events in which an actor takes part, on either side."""
    here = is_party(one)
    return Where(f"number IN (SELECT number FROM event_parties WHERE {here.sql})", here.values)


def of_pair(one: Wanted, other: Wanted) -> Where:
    """Events two different parties of which are these two."""
    here, there = is_party(one), is_party(other)
    sql = (
        f"number IN (SELECT a.number FROM (SELECT number, position FROM event_parties WHERE {here.sql}) AS a "
        f"JOIN (SELECT number, position FROM event_parties WHERE {there.sql}) AS b "
        "ON a.number = b.number AND a.position <> b.position)"
    )
    return Where(sql, (*here.values, *there.values))


def abroad() -> Where:
    """Events that are no home affairs: of fewer than two parties, of two states, with somebody of no known state, or in another's land."""
    parties = "SELECT 1 FROM event_parties AS {0} WHERE {0}.number = event_index.number AND {0}."
    few = "(SELECT count(*) FROM event_parties WHERE number = event_index.number) < 2"
    stranger = parties.format("d") + "state IS NULL"
    another = f"{parties.format('a')}state IS NOT NULL AND EXISTS ({parties.format('b')}state <> a.state)"
    elsewhere = f"{parties.format('c')}state <> event_index.country"
    return Where(f"{few} OR EXISTS ({stranger}) OR EXISTS ({another}) OR EXISTS ({elsewhere})", ())


def confident(least: float, *, option: str) -> Where:
    """Events at least so likely read rightly, and those that a reviewer has accepted."""
    if not 0 <= least <= 1:
        raise InputError(f"{option} {least:g} is no chance. Write a number from 0 to 1, such as 0.7.")
    return Where("confidence >= ?", (least,))


def is_party(one: Wanted) -> Where:
    """Rows of `event_parties` that are an actor, or act for it."""
    states, actors = sorted(one.states), sorted(one.actors)
    tests = [(column, keys) for column, keys in
             (("state", states), ("actor", actors), ("person", actors), ("body", actors)) if keys]  # fmt: skip
    sql = " OR ".join(f"{column} IN ({', '.join('?' * len(keys))})" for column, keys in tests)
    return Where(sql or "0", tuple(key for _, keys in tests for key in keys))


def wanted(store: Store, name: str) -> Wanted:
    """The actor that a person means by a name, a code or an id.

    Raises:
        InputError: Nobody has this name; the message gives the nearest names.
    """
    found = {*named.actors(store, name), *((one.id, one.kind, one.state) for one in world_of(store).find(name))}
    judged = Judged(judgements(store))
    if name in judged.made:
        return Wanted(states=frozenset(), actors=frozenset({name}))
    states = {state for _, kind, state in found if kind == "state" and state}
    if store.connection.execute("SELECT 1 FROM event_parties WHERE state = ? LIMIT 1", (name.upper(),)).fetchone():
        states.add(name.upper())
    if not found and not states:
        raise InputError(_nobody(name, named.names(store)))
    return Wanted(states=frozenset(states), actors=frozenset(key for one, _, _ in found for key in judged.group(one)))


def world_of(store: Store) -> "World":
    """The actors we know together with those of the user's file that the record keeps."""
    return load_world(stored.setting(store, "actors"), name=stored.setting(store, "actors_name"))


def _nobody(name: str, known: Sequence[str]) -> str:
    near = process.extract(name, _candidates(name, known), scorer=fuzz.WRatio, limit=NEAREST, score_cutoff=ALIKE)
    names = [f'"{one}"' for one, _, _ in near]
    hint = (
        f"The nearest names in the record: {', '.join(names)}."
        if names
        else "Write a code (RUS), a state or a full name."
    )
    return f'Nobody in this record is called "{name}". {hint}'


def _candidates(name: str, known: Sequence[str]) -> list[str]:
    """The names worth weighing: those most alike letter by letter, and those with a word of it; weighing all takes seconds."""
    words = set(name.casefold().split())
    sharing = [one for one in known if not words.isdisjoint(one.casefold().split())]
    alike = [one for one, _, _ in process.extract(name, known, scorer=fuzz.ratio, limit=WEIGHED)]
    return sorted({*sharing[: 10 * WEIGHED], *alike})
