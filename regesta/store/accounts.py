"""What several reports say of one actor or outlet, put together. In: records of one id. Out: one record.

The user's file and the world decide; reports add names. Where only reports speak and differ, the value is unknown
rather than the first one's.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from regesta.records import Actor, Outlet


def merged_actor(accounts: Sequence[Actor], *, known: bool) -> Actor:
    """One actor out of what each report says; `known` tells that the first account is the world's own."""
    first = accounts[0]
    if len(accounts) == 1:
        return first
    names = {name for one in accounts for name in (one.name, *one.names)}
    if known:
        return replace(first, names=tuple(sorted(names - {first.name})))
    fullest = max(accounts, key=lambda one: (len(one.name), one.name)).name
    return replace(
        first,
        name=fullest,
        names=tuple(sorted(names - {fullest})),
        state=_agreed({one.state for one in accounts}),
        sector=_agreed({one.sector for one in accounts}),
        offices=tuple(sorted({office for one in accounts for office in one.offices}, key=repr)),
    )


def merged_outlet(accounts: Sequence[Outlet]) -> Outlet:
    """One outlet; its names and addresses are all those met."""
    first = accounts[0]
    names = {name for one in accounts for name in (one.name, *one.names)} - {first.name}
    domains = {domain for one in accounts for domain in one.domains}
    return replace(first, names=tuple(sorted(names)), domains=tuple(sorted(domains)))


def _agreed(values: set[str | None]) -> str | None:
    known = values - {None}
    return known.pop() if len(known) == 1 else None
