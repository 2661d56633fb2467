"""Which accounts are worth comparing. In: Accounts. Out: pairs that share group, a party and a stretch of time.

Never all with all: each account is put into a few drawers, and only those in one drawer meet. Dated accounts share the
drawer of a month; those that wait for a year that of the month's name; undated and long ones meet by report and by when they were
published.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from regesta.reconcile.accounts import Account
from regesta.reconcile.intervals import awaits, days, says_when
from regesta.records import Party

Drawer = tuple[str, ...]  # group of acts, who, when
PUBLISHED_NEAR = 10  # days; a choice: for so long a story without a date is told as news
MANY = 60  # accounts a drawer; beyond, each meets its neighbours in time only, so the work grows with the reports
LONG = 400  # days; a longer or open interval says too little to be found by it


def pairs(accounts: Sequence[Account]) -> list[tuple[Account, Account]]:
    """Pairs to compare, each once, in order of id."""
    drawers: dict[Drawer, list[Account]] = defaultdict(list)
    for account in accounts:
        for drawer in drawers_of(account):
            drawers[drawer].append(account)
    found: dict[tuple[str, str], tuple[Account, Account]] = {}
    for drawer, inside in drawers.items():
        for one, other in pairs_in(drawer, inside):
            found.setdefault((one.id, other.id), (one, other))
    return [found[key] for key in sorted(found)]


def pairs_in(drawer: Drawer, inside: list[Account]) -> Iterator[tuple[Account, Account]]:
    """The pairs that one drawer brings together, in each the lower id first; what they are depends on the drawer's content only."""
    for one, other in _within(inside):
        if one.id != other.id and _could_meet(drawer[2], one, other):
            yield (one, other) if one.id < other.id else (other, one)


def _within(inside: list[Account]) -> Iterator[tuple[Account, Account]]:
    if len(inside) <= MANY:
        yield from combinations(inside, 2)
        return
    ordered = sorted(inside, key=_moment)
    for place, account in enumerate(ordered):
        for other in ordered[place + 1 : place + MANY]:
            yield account, other


def _could_meet(drawer: str, one: Account, other: Account) -> bool:
    """Drawers of months without a year, and of publication, are for those accounts that have no better one."""
    if drawer.startswith("month"):
        return any(a.mention.time is not None and awaits(a.mention.time) is not None for a in (one, other))
    if drawer.startswith("told"):
        return one.plan or other.plan or not (_dated(one) and _dated(other))
    return True


def _dated(account: Account) -> bool:
    return account.mention.time is not None and days(account.mention.time) <= LONG


def _moment(account: Account) -> tuple[str, str, str]:
    time = account.mention.time
    start = time.start if time is not None else None
    return str(start or account.told or ""), str(account.told or ""), account.id


def drawers_of(account: Account) -> Iterator[Drawer]:
    """The drawers an account is put into."""
    group = account.group.name
    whens = sorted({*_when(account)})
    for who in sorted({*_who(account.parties)}) or ["?"]:
        for when in whens:
            yield group, who, when
    # Whoever is named, or nobody: within one story the same act is told again and again.
    yield group, "story", account.story


def _who(parties: Iterable[Party]) -> Iterator[str]:
    for party in parties:
        if party.state is not None:
            yield party.state
        if party.actor is not None:
            yield party.actor
        if party.state is None and party.actor is None:
            yield party.name.lower().split()[-1] if party.name.split() else "?"


def _when(account: Account) -> Iterator[str]:
    if account.told is not None:
        stretch = account.told.toordinal() // PUBLISHED_NEAR
        yield f"told {stretch}"
        yield f"told {stretch + 1}"  # so that any two published within ten days share a drawer
    time = account.mention.time
    if len(account.thing) > 1:
        yield f"thing {' '.join(sorted(account.thing)[:6])}"  # a treaty is told of again years later
    if time is None or not says_when(time):
        if account.told is None:
            yield "undated"
        return
    waiting = awaits(time)
    if waiting is not None:
        yield f"month {waiting[0]}"
        return
    start = time.start or (time.end or dt.date.min) - dt.timedelta(days=LONG)
    end = time.end or start + dt.timedelta(days=LONG)
    for month in _months(start, min(end, start + dt.timedelta(days=2 * LONG))):
        yield month.strftime("%Y-%m")
        if days(time) <= LONG:
            yield f"month {month.month}"


def _months(start: dt.date, end: dt.date) -> Iterator[dt.date]:
    month = start.replace(day=1)
    while month < end:
        yield month
        month = (month + dt.timedelta(days=32)).replace(day=1)
