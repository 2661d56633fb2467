"""Pairs made of an event's lists. In: an Event. Out: (actor, recipient) with an id that stays while the two parties stay.

Several actors on several recipients are every actor on every recipient. A mutual act (several actors, no recipient) is each two of them,
once or in both directions. An act of one party has no other side: None.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

import msgspec

from regesta.records import Event, Party, record_id


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """Two parties of an event; `mutual` when neither acts on the other."""

    id: str
    actor: Party | None
    recipient: Party | None
    mutual: bool = False


def pairs(event: Event, *, both_ways: bool = False) -> Iterator[Pair]:
    """The pairs of an event; `both_ways` gives a mutual act in both directions, as CAMEO's coders do."""
    if len(event.actors) > 1 and not event.recipients:
        for one, other in combinations(event.actors, 2):
            yield _pair(event, one, other, mutual=True)
            if both_ways:
                yield _pair(event, other, one, mutual=True)
        return
    for actor in event.actors or (None,):
        for recipient in event.recipients or (None,):
            yield _pair(event, actor, recipient)


def by_state(parties: Sequence[Party]) -> list[tuple[Party, ...]]:
    """Parties of one state together, others each alone: one act between two states is to be counted once between them."""
    groups: dict[str, list[Party]] = {}
    for party in parties:
        groups.setdefault(party.state or party_key(party), []).append(party)
    return [tuple(group) for group in groups.values()]


def pair_id(event: Event, actors: Sequence[Party], recipients: Sequence[Party]) -> str:
    """The id of a pair of groups: it stays while the two states, or the two parties without one, stay."""
    keys = [group[0].state or party_key(group[0]) if group else "" for group in (actors, recipients)]
    return record_id("pair", event.id, *keys)


def party_key(party: Party | None) -> str:
    """What tells a party from another: its actor, or its name where nobody was linked."""
    if party is None:
        return ""
    return party.actor or record_id("party", " ".join(party.name.casefold().split()), party.state)


def _pair(event: Event, actor: Party | None, recipient: Party | None, *, mutual: bool = False) -> Pair:
    key = record_id("pair", event.id, party_key(actor), party_key(recipient))
    return Pair(id=key, actor=actor, recipient=recipient, mutual=mutual)
