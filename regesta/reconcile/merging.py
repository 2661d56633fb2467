"""One event from its accounts. In: a Cluster. Out: an Event with what all accounts agree on, and which account gave what."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from regesta.reconcile.accounts import Account
from regesta.reconcile.cluster import MADE_BY
from regesta.reconcile.intervals import awaits, days, intersection, meet, says_when
from regesta.reconcile.origins import independent, origins
from regesta.reconcile.parties import union
from regesta.reconcile.sameness import most_exact, places_agree
from regesta.reconcile.ties import Cluster, event_id, founder
from regesta.records import Event, EventType, Party, PlaceRef, Provenance, Span, Status, TimeSpan

# What an event is taken to be when accounts differ; what speaks against it is kept as a disagreement.
RANK: tuple[Status, ...] = ("happened", "ongoing", "planned", "possible", "not_happened", "denied")


@dataclass(slots=True, eq=False)
class Dating:
    """Accounts whose times can all hold together, and what they leave."""

    time: TimeSpan
    accounts: list[Account]


def event(cluster: Cluster) -> Event:
    """The Event that a cluster tells of."""
    accounts = sorted(cluster.accounts, key=lambda a: a.id)
    told = sorted({a.told for a in accounts if a.told is not None})
    kind, subtype = _act(accounts)
    dated = datings(accounts)
    time = dated[0].time if dated else None
    return Event(
        id=event_id(founder(accounts).id),
        type=kind,
        subtype=subtype,
        status=status(accounts),
        mentions=tuple(account.id for account in accounts),
        documents=tuple(sorted({account.document.id for account in accounts})),
        actors=union(account.mention.actors for account in accounts),
        recipients=_recipients(accounts),
        object=_commonest(a.mention.object for a in accounts),
        content=_commonest(a.mention.content for a in accounts),
        confidence=max((s for a in accounts if (s := a.mention.provenance.score) is not None), default=None),
        time=time,
        place=place(accounts),
        origins=origins(accounts),
        first_reported=told[0] if told else None,
        last_reported=told[-1] if told else None,
        joined=tuple(cluster.joined),
        near=tuple(cluster.near),
        provenance=Provenance(
            made_by=MADE_BY,
            score=min((j.score for j in cluster.joined if j.score is not None), default=None),
            reasons=tuple(_why(dated[:1])),
        ),
    )


def _act(accounts: Sequence[Account]) -> tuple[EventType, str | None]:
    counted = Counter((a.mention.type, a.mention.subtype) for a in accounts)
    return min(counted, key=lambda act: (-counted[act], act[1] is None, act[0], act[1] or ""))


def _recipients(accounts: Sequence[Account]) -> tuple[Party, ...]:
    actors = union(account.mention.actors for account in accounts)
    found = union(account.mention.recipients for account in accounts)
    # Who is an actor by one account and acted on by another (mutual acts told from one side) is an actor.
    mutual = any(len(a.mention.actors) > 1 and not a.mention.recipients for a in accounts)
    return tuple(p for p in found if not (mutual and any(p.actor is not None and p.actor == q.actor for q in actors)))


def status(accounts: Iterable[Account]) -> Status:
    """Happened before ongoing before planned: the strongest of what is said."""
    return min((account.mention.status for account in accounts), key=RANK.index)


def datings(accounts: Sequence[Account]) -> list[Dating]:
    """The dates that accounts give, as positions: each a set that can hold together; the best supported first.

    Of a plan that was moved, the position told last comes first.
    """
    timed = [(a.mention.time, a) for a in accounts if a.mention.time is not None and says_when(a.mention.time)]
    timed.sort(
        key=lambda pair: (awaits(pair[0]) is not None, pair[0].approximate, days(pair[0]), pair[0].edtf, pair[1].id)
    )
    found: list[Dating] = []
    for time, account in timed:
        fitting = [one for one in found if meet(one.time, time) is not None]
        for one in fitting:
            one.time = meet(one.time, time) or one.time
            one.accounts.append(account)
        if not fitting:
            found.append(Dating(time, [account]))
    for one in found:
        one.time = intersection([a.mention.time for a in one.accounts if a.mention.time is not None]) or one.time
    if len(found) < 2:
        return found  # to weigh them needs their origins, and these take time
    moved = all(account.plan for account in accounts)
    return sorted(found, key=lambda one: _weight(one, moved=moved))


def _weight(one: Dating, *, moved: bool) -> tuple[object, ...]:
    last = max((a.told.toordinal() for a in one.accounts if a.told is not None), default=0)
    return (
        -last if moved else 0,
        -independent(one.accounts),
        -len({a.document.id for a in one.accounts}),
        one.time.edtf,
    )


def _why(dated: Sequence[Dating]) -> Iterable[str]:
    for one in dated:
        gave: dict[str, set[str]] = defaultdict(set)
        for account in one.accounts:
            if account.mention.time is not None:
                gave[account.mention.time.edtf].add(account.id)
        if len(gave) > 1 or one.time.edtf not in gave:
            for edtf in sorted(gave):
                yield f"time {one.time.edtf}: {edtf} from {', '.join(sorted(gave[edtf]))}"


def place(accounts: Iterable[Account]) -> PlaceRef | None:
    """The most exact place of those that most origins agree on."""
    groups = place_groups(accounts)
    return most_exact([a.mention.place for a in groups[0] if a.mention.place is not None]) if groups else None


def place_groups(accounts: Iterable[Account]) -> list[list[Account]]:
    """Accounts by places that can all hold, the best supported first."""
    placed = [(a.mention.place, a) for a in accounts if a.mention.place is not None]
    placed.sort(key=lambda pair: (pair[0].precision or "", pair[0].name, pair[1].id))
    groups: list[list[Account]] = []
    for where, account in placed:
        for group in groups:
            if all(a.mention.place is None or places_agree(where, a.mention.place) is not False for a in group):
                group.append(account)
                break
        else:
            groups.append([account])
    if len(groups) < 2:
        return groups
    return sorted(groups, key=lambda g: (-independent(g), -len(g), min(a.id for a in g)))


def _commonest(spans: Iterable[Span | None]) -> str | None:
    texts = Counter(" ".join(span.text.split()) for span in spans if span is not None)
    return min(texts, key=lambda text: (-texts[text], -len(text), text), default=None)
