"""Which accounts are worth comparing. In: Accounts. Out: pairs that share group, a party and a stretch of time.

Never all with all: each account is put into a few drawers, and only those in one drawer meet. Dated accounts share the
drawer of a month; those that wait for a year that of the month's name; undated and long ones meet by report and by when they were
published. Where neither act nor report has a date, sharing a party says nothing: such accounts meet by what is rarer.
"""

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations

from regesta.reconcile.accounts import PAPERS, Account, words_of
from regesta.reconcile.intervals import awaits, days, says_when
from regesta.reconcile.parties import rare
from regesta.records import Party

Drawer = tuple[str, ...]  # group of acts, who, when
PUBLISHED_NEAR = 10  # days; a choice: for so long a story without a date is told as news
MANY = 60  # accounts a drawer; in more, each meets its neighbours in time only, so the work grows with the reports
ANY, BY_MONTH, BY_TELLING = 0, 1, 2  # sorts of drawers, see `could_meet`
EXACT_BIT = 4  # in a moment: the day is known
EXACT = 7  # days; a choice: a time that tells which of two visits of one month is meant
NAMES = 5  # names of a sentence by which an account without any date is found, two and two; a choice
LONG = 400  # days; a longer or open interval says too little to be found by it


def pairs(accounts: Sequence[Account]) -> list[tuple[Account, Account]]:
    """Pairs to compare, each once, in order of id."""
    drawers: dict[Drawer, list[Account]] = defaultdict(list)
    for account in accounts:
        for drawer in drawers_of(account):
            drawers[drawer].append(account)
    found: dict[tuple[str, str], tuple[Account, Account]] = {}
    for drawer, inside in drawers.items():
        for one, other in _within(inside):
            if one.id != other.id and could_meet(sort_of(drawer[2]), moment(one), moment(other)):
                left, right = (one, other) if one.id < other.id else (other, one)
                found.setdefault((left.id, right.id), (left, right))
    return [found[key] for key in sorted(found)]


def _within(inside: list[Account]) -> Iterator[tuple[Account, Account]]:
    ordered = sorted(inside, key=lambda account: (moment(account), account.id))
    for place, account in enumerate(ordered):
        for other in ordered[place + 1 : place + MANY]:
            yield account, other


def places_of(account: Account) -> tuple[int, ...]:
    """The drawers of an account as numbers: the month first, so that drawers of about one time lie together in the record file;
    then their names hashed, and the sort of drawer in the last two bits.
    """
    return tuple(sorted({_number(drawer) for drawer in drawers_of(account)}))


def _number(drawer: Drawer) -> int:
    hashed = hashlib.blake2b("\x1f".join(drawer).encode("utf-8", "surrogatepass"), digest_size=6).digest()
    return (_month_of(drawer[2]) << 46 | int.from_bytes(hashed, "big") >> 2) * 4 + sort_of(drawer[2])


def _month_of(when: str) -> int:
    """About which month since the year 0 a drawer's time is, in 15 bits; 0 where it is of no one month."""
    year, _, month = when.partition("-")
    if year.isdecimal() and month.isdecimal():
        return min(12 * int(year) + int(month), 32_767)
    return min(int(when.removeprefix("told ")) * PUBLISHED_NEAR // 30, 32_767) if when.startswith("told ") else 0


def meet_in(ours: Collection[int], theirs: Collection[int], one: int, other: int) -> bool:
    """Whether two accounts lie in one drawer that lets them meet, however crowded it is.

    Args:
        ours: the drawers of the one.
        theirs: the drawers of the other.
        one: the moment of the one.
        other: the moment of the other.
    """
    return any(could_meet(drawer % 4, one, other) for drawer in ours if drawer in theirs)


def sort_of(when: str) -> int:
    """The sort of drawer by the name of its time: ANY, BY_MONTH or BY_TELLING."""
    return BY_MONTH if when.startswith("month ") else BY_TELLING if when.startswith("told ") else ANY


def could_meet(sort: int, one: int, other: int) -> bool:
    """Whether a drawer lets two accounts of these moments meet: those of months without a year, and of publication, are for
    accounts that have no better one.
    """
    return sort == ANY or bool((one | other) & sort)


def _dated(account: Account) -> bool:
    return account.mention.time is not None and days(account.mention.time) <= LONG


def moment(account: Account) -> int:
    """What a crowded drawer is ordered by: when it was, then when it was told; the last bits tell in which
    sorts of drawers it may meet all, and whether its day is known.
    """
    time = account.mention.time
    told = account.told.toordinal() if account.told is not None else 0
    start = time.start if time is not None else None
    free = BY_MONTH if time is not None and awaits(time) is not None else 0
    free |= BY_TELLING if account.plan or not _dated(account) else 0
    free |= EXACT_BIT if exact(account) else 0
    return (start.toordinal() if start is not None else told) << 27 | told << 3 | free


def exact(account: Account) -> bool:
    """Whether the day of an act is known, give or take EXACT; without its year it may be that of many acts."""
    time = account.mention.time
    return time is not None and awaits(time) is None and days(time) <= EXACT


def drawers_of(account: Account) -> Iterator[Drawer]:
    """The drawers an account is put into."""
    group = account.group.name
    whens = sorted({*_when(account)})
    for who in sorted({*_who(account.parties)}) or ["?"]:
        for when in whens:
            yield group, who, when
    for party in filter(rare, account.mention.recipients):  # two reports may date what was done to a ship in two months
        yield from ((group, party.name.lower(), when.replace("told", "about")) for when in whens if when[:5] == "told ")
    if group in PAPERS:
        yield from ((group, "paper", when) for when in whens if when[:1].isdigit())
    if _adrift(account):
        for party in account.parties:
            if party.state is None and party.actor is None:  # a ship, a band: two acts of it are seldom
                yield from ((group, who, "undated") for who in _who([party]))
    # Whoever is named, or nobody: within one story the same act is told again and again.
    yield group, "story", account.story


def _adrift(account: Account) -> bool:
    """Whether nothing tells when an act was, nor when it was told."""
    time = account.mention.time
    return account.told is None and (time is None or not says_when(time))


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
        if _adrift(account):
            where = words_of(account.mention.place.name) if account.mention.place is not None else []
            names = sorted(account.names - {word.lower() for word in where})  # many acts are in one region
            yield from (f"named {one} {other}" for one, other in combinations(names[:NAMES], 2))
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
