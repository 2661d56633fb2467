"""What a filter can be set to. In: an open Store. Out: the kinds, sides, outlets and commonest names that its events have, with counts."""

import msgspec

from regesta.store import some
from regesta.store.database import Store

LONGEST = 100  # letters of a name that is suggested
NAMES = 60  # suggested for a field; more would only make the page long


class Choices(msgspec.Struct, frozen=True, kw_only=True):
    """(value, how many events) each, the commonest first; `sides` are states of outlets."""

    types: tuple[tuple[str, int], ...]
    subtypes: tuple[tuple[str, int], ...]
    statuses: tuple[tuple[str, int], ...]
    sides: tuple[tuple[str, int], ...]
    outlets: tuple[tuple[str, int], ...]
    actors: tuple[tuple[str, int], ...]
    places: tuple[tuple[str, int], ...]


def choices(store: Store) -> Choices:
    """What filters can be set to in this record."""
    found: dict[str, list[tuple[str, int]]] = {}
    query = "SELECT field, value, events FROM event_choices ORDER BY field, events DESC, value"
    for field, value, number in some.rows(store, query):
        if len(value) <= LONGEST:
            found.setdefault(field, []).append((value, number))

    def of(field: str) -> tuple[tuple[str, int], ...]:
        return tuple(found.get(field, [])[:NAMES])

    return Choices(
        types=of("type"), subtypes=of("subtype"), statuses=of("status"), sides=of("side"), outlets=of("outlet"),
        actors=of("actor"), places=of("place"),
    )  # fmt: skip
