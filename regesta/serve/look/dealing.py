"""Who deals with whom, and where. In: an open Store and a Wish. Out: counts of pairs, of countries and cities."""

from typing import Literal

import msgspec

from regesta.errors import InputError
from regesta.records import EventType
from regesta.serve.browse import Wish, condition
from regesta.serve.look.sought import Named, named
from regesta.store.database import Store

# PLOVER's quad classes of conflict, in words and in deeds.
CONFLICT: frozenset[EventType] = frozenset(
    ("REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")
)
MOST_PAIRS = 400  # the strongest; a drawing and a table of more cannot be read
FINE = ("city", "venue")  # what is known to a place on the map; all coarser is known to its country, or to none
Grain = Literal["states", "actors"]


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """Two who take part in the same events: how many, and how many of them are conflict."""

    left: str
    right: str
    events: int
    conflict: int


class Dealer(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody of a network, by id or code."""

    id: str
    name: str
    kind: str
    events: int


class Network(msgspec.Struct, frozen=True, kw_only=True):
    """Who deals with whom, the strongest pairs first; `total` pairs there are in all."""

    total: int
    dealers: tuple[Dealer, ...]
    lines: tuple[Pair, ...]


def network(store: Store, wish: Wish, *, grain: str = "states", least: int = 1) -> Network:
    """Pairs of states, or of actors, in the events that fit.

    Args:
        store: The open record.
        wish: Which events.
        grain: "states": all who act for a state count for it; "actors": persons, bodies and states as they are named.
        least: Events that a pair has at least.

    Raises:
        InputError: A filter has an impossible value.
    """
    if grain not in ("states", "actors"):
        raise InputError(f"grain {grain} is not known. Choose one of: states, actors.")
    column = "state" if grain == "states" else "actor"
    where = condition(store, wish)
    # CROSS keeps the order of tables: the index of parties is followed from each event, not searched.
    only = "" if where.sql == "1" else f"AND one.number IN (SELECT number FROM event_index WHERE {where.sql})"
    conflict = ", ".join(f"'{one}'" for one in sorted(CONFLICT))
    pairs = (
        f"SELECT DISTINCT one.number AS number, min(one.{column}, other.{column}) AS a, max(one.{column}, other.{column}) AS b "
        f"FROM event_parties AS one CROSS JOIN event_parties AS other ON other.number = one.number AND other.position > one.position "
        f"WHERE one.{column} <> other.{column} {only}"
    )
    counted = (
        f"SELECT a, b, count(*) AS events, sum(type IN ({conflict})) FROM ({pairs}) JOIN event_index USING (number) "
        "GROUP BY a, b HAVING count(*) >= ? ORDER BY events DESC, a, b"
    )
    rows = store.connection.execute(counted, (*where.values, max(least, 1))).fetchall()
    lines = tuple(
        Pair(left=a, right=b, events=int(events), conflict=int(bad)) for a, b, events, bad in rows[:MOST_PAIRS]
    )
    return Network(total=len(rows), dealers=_dealers(store, lines), lines=lines)


def _dealers(store: Store, pairs: tuple[Pair, ...]) -> tuple[Dealer, ...]:
    weight: dict[str, int] = {}
    for one in pairs:
        weight[one.left] = weight.get(one.left, 0) + one.events
        weight[one.right] = weight.get(one.right, 0) + one.events
    known = named(store, weight)
    return tuple(
        _dealer(key, known.get(key), weight[key])
        for key in sorted(weight, key=lambda one: (-weight[one], one))
    )  # fmt: skip


def _dealer(key: str, known: Named | None, events: int) -> Dealer:
    if known is None:  # a code that no table names is a state all the same
        return Dealer(id=key, name=key, kind="state" if key.isupper() else "unknown", events=events)
    return Dealer(id=key, name=known.name, kind=known.kind, events=events)


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """A place: a country (no `name` of a place), or a city or venue in it, with how many events. Degrees are None where unknown."""

    country: str | None
    country_name: str
    name: str | None
    place: str | None
    events: int
    latitude: float | None = None
    longitude: float | None = None


class Grounds(msgspec.Struct, frozen=True, kw_only=True):
    """Where the events that fit took place. `elsewhere` are at sea or in a place of no known country, `unplaced` tell no place."""

    total: int
    countries: tuple[Ground, ...]
    cities: tuple[Ground, ...]
    elsewhere: tuple[Ground, ...]
    unplaced: int


def grounds(store: Store, wish: Wish) -> Grounds:
    """Counts by place: an event known to a country only counts for the country, never for its capital."""
    where = condition(store, wish)
    run = store.connection.execute
    total = int(run(f"SELECT count(*) FROM event_index WHERE {where.sql}", where.values).fetchone()[0])
    only = "" if where.sql == "1" else f"WHERE event IN (SELECT event FROM event_index WHERE {where.sql})"
    rows = run(
        f"SELECT country, precision, place, name, count(*) FROM event_places {only} GROUP BY 1, 2, 3, 4", where.values
    ).fetchall()
    known = named(store, {row[0] for row in rows if row[0]})
    degrees = _degrees(store, {row[2] for row in rows if row[2]})
    countries: dict[str, int] = {}
    fine: dict[tuple[str | None, str | None, str | None], int] = {}
    for country, precision, place, name, count in rows:
        if name is None and country is None:
            continue
        if precision in FINE or country is None:
            key = (country, place, name)
            fine[key] = fine.get(key, 0) + int(count)
        else:
            countries[country] = countries.get(country, 0) + int(count)

    def ground(country: str | None, place: str | None, name: str | None, count: int) -> Ground:
        latitude, longitude = degrees.get(place or "", (None, None))
        told = known[country].name if country in known else country or ""
        return Ground(
            country=country,
            country_name=told,
            name=name,
            place=place,
            events=count,
            latitude=latitude,
            longitude=longitude,
        )

    made = sorted((ground(*key, count) for key, count in fine.items()), key=lambda one: (-one.events, one.name or ""))
    shaded = sorted(
        (ground(code, None, None, count) for code, count in countries.items()),
        key=lambda one: (-one.events, one.country_name),
    )
    placed = sum(one.events for one in (*made, *shaded))
    return Grounds(
        total=total, countries=tuple(shaded), cities=tuple(one for one in made if one.country or one.latitude is not None),
        elsewhere=tuple(one for one in made if not one.country and one.latitude is None), unplaced=total - placed,
    )  # fmt: skip


def _degrees(store: Store, places: set[str]) -> dict[str, tuple[float | None, float | None]]:
    query = (
        "SELECT id, json_extract(CAST(json AS TEXT), '$.latitude'), json_extract(CAST(json AS TEXT), '$.longitude') "
        "FROM places WHERE id IN (SELECT value FROM json_each(?))"
    )
    wanted = msgspec.json.encode(sorted(places)).decode()
    return {key: (latitude, longitude) for key, latitude, longitude in store.connection.execute(query, (wanted,))}
