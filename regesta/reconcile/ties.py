"""Accounts and what ties two of them. In: accounts, comparisons. Out: clusters of accounts, ties that may join them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from regesta.reconcile.accounts import PLANS, Account
from regesta.reconcile.compare import Comparison
from regesta.reconcile.intervals import can_both_hold, days, gap
from regesta.reconcile.tally import EVEN, SLIP
from regesta.records import Judgement, record_id

CLOSE = 0.4  # points within which an undated account that fits two acts is left to itself
NEARLY = 1.5  # points below EVEN down to which a rejected pair is still worth showing
VAGUE = 62  # days; a longer time does not tell one meeting from the next
Pair = tuple[str, str]  # two accounts, the lower id first


@dataclass(slots=True, eq=False)
class Cluster:
    """Accounts of one act; `joined` and `near` are the judgements behind it."""

    accounts: list[Account]
    joined: list[Judgement] = field(default_factory=list)
    near: list[Judgement] = field(default_factory=list)
    linked: list[tuple[str, str, str]] = field(
        default_factory=list
    )  # (what ties them, own account, the other's), best first


def could_join(pair: Comparison) -> bool:
    """Whether a pair can bear on who is joined with whom: it may join the two, or keep an undated account from joining others."""
    return pair.ruled_out is None and pair.points >= EVEN - CLOSE


def ties(pair: Comparison) -> bool:
    """Whether anything hangs on a pair: it may join two accounts, ties their events together, or is shown as what was left out."""
    return pair.link is not None or pair.points >= EVEN - NEARLY


class Tie(NamedTuple):
    """What hangs on a pair: whether it bears on who is joined, what ties the two where they are not one, its points."""

    joins: bool
    link: str | None
    points: float


def tie_of(pair: Comparison) -> Tie | None:
    """What hangs on a pair; None where nothing does."""
    return Tie(could_join(pair), pair.link, pair.points) if ties(pair) else None


def founder(accounts: Iterable[Account]) -> Account:
    """The account an event is named after: of the report published first, so that later reports do not rename it."""
    return min(accounts, key=lambda a: (a.told is None, str(a.told), a.id))


def event_id(mention: str) -> str:
    """The id of the event that a founding mention names."""
    return record_id("event", mention)


def vague(account: Account) -> bool:
    """Whether an account's time does not tell one meeting from the next."""
    time = account.mention.time
    return time is None or days(time) > VAGUE


def cannot_be_one(one: Account, other: Account, *, slip: bool = False) -> bool:
    """The short check for accounts that no drawer brought together; with `slip`, dates may be a few days apart."""
    here, there = one.mention.time, other.mention.time
    if here is not None and there is not None and can_both_hold(here, there) is False:
        apart = gap(here, there)
        if not slip or apart is None or apart > SLIP:
            return True
    statuses = {one.mention.status, other.mention.status}
    return one.plan != other.plan and "denied" not in statuses and bool(statuses & PLANS)


def ties_beside(tied: Mapping[Pair, Tie]) -> Mapping[str, list[tuple[str, Tie]]]:
    """By account, those it is tied to, and how."""
    found: dict[str, list[tuple[str, Tie]]] = defaultdict(list)
    for (left, right), tie in tied.items():
        found[left].append((right, tie))
        found[right].append((left, tie))
    return found


class Homes(dict[str, Cluster]):
    """Clusters by event, made when they are asked for."""

    def __init__(self, made: Callable[[str], Cluster]) -> None:
        super().__init__()
        self._made = made

    def __missing__(self, key: str) -> Cluster:
        found = self[key] = self._made(key)
        return found


@dataclass(slots=True)
class Touched:
    """What one lot of reports touched: for measuring."""

    compared: int = 0
    accounts: int = 0
    events: int = 0
    finished: int = 0  # events whose relations and disagreements were made anew
    looked_at: set[str] = field(default_factory=set)  # accounts whose clusters were made anew
