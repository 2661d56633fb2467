"""Which events are asked for. In: an open Store and filters as a person writes them. Out: Events, or an error that helps.

Actors are named as people name them: `RUS`, `Russia`, "Kim Jong Un". A state stands for all who act for it, a body or a person
for itself.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, get_args

import msgspec
from rapidfuzz import fuzz, process

from regesta.errors import InputError
from regesta.link.judged import Judged
from regesta.records import Event, EventType, Party, Status
from regesta.serve.dates import asked
from regesta.stages import load_world
from regesta.store import read as stored
from regesta.store.database import Store
from regesta.store.located import judgements

if TYPE_CHECKING:
    from regesta.link.world import World

NEAREST = 3  # names offered when none fits
ALIKE = 60.0  # rapidfuzz WRatio under which a name is not offered; a choice


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """What a timeline is asked for, as written. Two `between` act with or on each other; dates are EDTF days, months, years."""

    between: tuple[str, str] | None = None
    actor: str | None = None
    type: str | None = None
    status: str | None = None
    since: str | None = None
    until: str | None = None


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """An actor as searched for: any of these states (by code) or of these actors (by id)."""

    states: frozenset[str]
    actors: frozenset[str]

    def is_party(self, party: Party) -> bool:
        """Whether a party is this actor, or acts for this state."""
        return party.state in self.states or bool(self.actors & {party.actor, party.person, party.body})


def events(store: Store, filters: Filters) -> Iterator[Event]:
    """The events asked for, by date, undated ones last. With a date asked for, undated events are left out.

    Raises:
        InputError: A filter has an impossible value; the message names those that are possible.
    """
    tests = list(_tests(store, filters))
    return (event for event in stored.events(store) if all(test(event) for test in tests))


def _tests(store: Store, filters: Filters) -> Iterator[Callable[[Event], bool]]:
    if filters.type is not None:
        yield _of_type(store, filters.type)
    if filters.status is not None:
        status = filters.status.strip().lower().replace(" ", "_")
        if status not in get_args(Status):
            raise InputError(f"--status {filters.status} is not known. Choose one of: {', '.join(get_args(Status))}.")
        yield lambda event: event.status == status
    if filters.since is not None:
        since = asked(filters.since, option="--since")[0]
        yield lambda event: _last_day_after(event, since)
    if filters.until is not None:
        until = asked(filters.until, option="--until")[1]
        yield lambda event: _starts_before(event, until)
    named = [*(filters.between or ()), *([filters.actor] if filters.actor is not None else [])]
    if named:
        people = {name: wanted(store, name) for name in named}
        if filters.between is not None:
            one, other = (people[name] for name in filters.between)
            yield lambda event: between(event, one, other)
        if filters.actor is not None:
            actor = people[filters.actor]
            yield lambda event: any(actor.is_party(party) for party in (*event.actors, *event.recipients))


def between(event: Event, one: Wanted, other: Wanted) -> bool:
    """Whether two different parties of the event are these two."""
    parties = (*event.actors, *event.recipients)
    first = {number for number, party in enumerate(parties) if one.is_party(party)}
    second = {number for number, party in enumerate(parties) if other.is_party(party)}
    return bool(first and second) and len(first | second) > 1


def _of_type(store: Store, name: str) -> Callable[[Event], bool]:
    if name.upper() in get_args(EventType):
        return lambda event: event.type == name.upper()
    subtype = name.strip().lower().replace(" ", "_")
    known = sorted({event.subtype for event in stored.events(store) if event.subtype})
    if subtype not in known:
        types = ", ".join(get_args(EventType))
        here = f" or a kind that is in this record: {', '.join(known)}" if known else ""
        raise InputError(f"--type {name} is not known. Choose a type: {types};{here}.")
    return lambda event: event.subtype == subtype


def _last_day_after(event: Event, day: dt.date) -> bool:
    time = event.time
    return (
        time is not None and (time.end is not None or time.start is not None) and (time.end is None or time.end > day)
    )


def _starts_before(event: Event, day: dt.date) -> bool:
    time = event.time
    return (
        time is not None
        and (time.end is not None or time.start is not None)
        and (time.start is None or time.start < day)
    )


def wanted(store: Store, name: str) -> Wanted:
    """The actor that a person means by a name, a code or an id.

    Raises:
        InputError: Nobody has this name; the message gives the nearest names.
    """
    world = world_of(store)
    found = [actor for actor in world.find(name)]
    same = _folded(name)
    met = list(stored.actors(store))
    found += [
        actor for actor in met if actor.id == name or same in {_folded(one) for one in (actor.name, *actor.names)}
    ]
    judged = Judged(judgements(store))
    if name in judged.made:
        return Wanted(states=frozenset(), actors=frozenset({name}))
    states = {actor.state for actor in found if actor.kind == "state" and actor.state}
    codes = _codes(store)
    if name.upper() in codes:
        states.add(name.upper())
    if not found and not states:
        raise InputError(_nobody(name, [one for actor in met for one in (actor.name, *actor.names)]))
    return Wanted(states=frozenset(states), actors=frozenset(key for actor in found for key in judged.group(actor.id)))


def world_of(store: Store) -> "World":
    """The actors we know together with those of the user's file that the record keeps."""
    return load_world(stored.setting(store, "actors"), name=stored.setting(store, "actors_name"))


def _codes(store: Store) -> set[str]:
    return {
        party.state for event in stored.events(store) for party in (*event.actors, *event.recipients) if party.state
    }


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _nobody(name: str, known: Sequence[str]) -> str:
    near = process.extract(name, sorted(set(known)), scorer=fuzz.WRatio, limit=NEAREST, score_cutoff=ALIKE)
    names = [f'"{one}"' for one, _, _ in near]
    hint = (
        f"The nearest names in the record: {', '.join(names)}."
        if names
        else "Write a code (RUS), a state or a full name."
    )
    return f'Nobody in this record is called "{name}". {hint}'
