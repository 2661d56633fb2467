"""What cannot all hold. In: clusters with their events, figures. Out: Disagreements by rule: contradiction, revision, denial, scope.

Grain is no disagreement ("2024", "June 2024"; "nearly 50", 49). Each position names its claims and on whose word they stand.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from regesta.reconcile.accounts import PLANS, Account
from regesta.reconcile.alone import by_company
from regesta.reconcile.counting import by_event
from regesta.reconcile.intervals import awaits, can_both_hold
from regesta.reconcile.merging import Dating, datings, place_groups
from regesta.reconcile.numbers import numbers
from regesta.reconcile.origins import origins
from regesta.reconcile.positions import Counted, disagreement, name_of
from regesta.reconcile.tally import PLAN_AND_ACT, REVERSED
from regesta.reconcile.ties import Cluster
from regesta.reconcile.waters import by_waters
from regesta.records import (
    Disagreement,
    DisagreementKind,
    Event,
    Figure,
    Party,
    Position,
)


def disagreements(found: Sequence[tuple[Cluster, Event]], counted_in: Counted) -> tuple[Disagreement, ...]:
    """All disagreements about some events, in order of id; `counted_in` are all figures of their reports."""
    of_mention = {key: event for _, event in found for key in event.mentions}
    clusters = {event.id: cluster for cluster, event in found}
    counted: dict[str, list[Figure]] = defaultdict(list)
    mentions = [account.mention for cluster, _ in found for account in cluster.accounts]
    for key, figure in by_event(counted_in.figures, mentions, {one: event.id for one, event in of_mention.items()}):
        counted[key].append(figure)
    made: list[Disagreement] = []
    for cluster, event in found:
        made += about_event(event, cluster, of_mention, clusters, counted_in._replace(figures=counted[event.id]))
    return tuple(sorted({one.id: one for one in made}.values(), key=lambda one: one.id))


def about_event(
    event: Event,
    cluster: Cluster,
    of_mention: Mapping[str, Event],
    clusters: Mapping[str, Cluster],
    counted: Counted,
) -> list[Disagreement]:
    """The disagreements about one event; `counted` are the figures about it."""
    return [
        *_dates(event, cluster.accounts),
        *_places(event, cluster.accounts),
        *_company(event, cluster.accounts),
        *_statuses(event, cluster.accounts),
        *_linked(event, cluster, of_mention, clusters),
        *numbers(event, counted),
    ]


def _position(value: str, accounts: Iterable[Account]) -> Position:
    inside = sorted(accounts, key=lambda a: a.id)
    return Position(
        value=value,
        claims=tuple(account.id for account in inside),
        documents=tuple(sorted({account.document.id for account in inside})),
        by=tuple(sorted({account.mention.by[-1].name for account in inside if account.mention.by})),
        origins=tuple(one.name for one in origins(inside)),
    )


def _dates(event: Event, accounts: Sequence[Account]) -> Iterator[Disagreement]:
    positions = _by_date([one for one in datings(accounts) if any(map(_says_the_day, one.accounts))])
    if len(positions) > 1:
        plan = event.status in PLANS
        reason = "the plan was moved" if plan else "the days given do not meet"
        yield disagreement(event, name_of(event), "date", "revision" if plan else "contradiction", positions, reason)


def _says_the_day(account: Account) -> bool:
    """Whether an account's own sentence gives its date; one that stands on the day its story had reached is refuted by nobody."""
    time, sentence = account.mention.time, account.mention.sentence
    said = time.said if time is not None else None
    return said is None or sentence.start <= said.start < sentence.end


def _by_date(dated: Sequence[Dating]) -> list[Position]:
    # An account that fits several dates ("in March") takes no side.
    sides = [(one, [a for a in one.accounts if sum(a in other.accounts for other in dated) == 1]) for one in dated]
    return [_position(one.time.edtf, accounts) for one, accounts in sides if accounts]


def _places(event: Event, accounts: Sequence[Account]) -> Iterator[Disagreement]:
    groups = place_groups(accounts)
    if len(groups) > 1:
        named = [(group, group[0].mention.place) for group in groups]
        positions = [_position(place.name, group) for group, place in named if place is not None]
        yield disagreement(event, name_of(event), "place", "contradiction", positions, "the places are not one")
    waters = by_waters(accounts)
    if waters:
        positions = [_position(words, inside) for words, inside in waters]
        yield disagreement(
            event, name_of(event), "place", "contradiction", positions, "in nobody's waters, or in somebody's"
        )


def _company(event: Event, accounts: Sequence[Account]) -> Iterator[Disagreement]:
    there = by_company(accounts)
    if there:
        positions = [_position(words, inside) for words, inside in there]
        yield disagreement(
            event, name_of(event), "participants", "contradiction", positions, "nobody else was there, or somebody was"
        )


def _statuses(event: Event, accounts: Sequence[Account]) -> Iterator[Disagreement]:
    by_status: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        by_status[account.mention.status].append(account)
    against = [status for status in ("denied", "not_happened") if status in by_status]
    claimed = [status for status in ("happened", "ongoing", "planned") if status in by_status]
    said = {by for status in (*against, *claimed) for by in _voices(by_status[status])}
    if against and claimed and (len(said) > 1 or said == {""}):  # nobody denies what he himself has told
        positions = [_position(status, by_status[status]) for status in (*claimed[:1], *against)]
        kind: DisagreementKind = "denial" if "denied" in against else "contradiction"
        yield disagreement(event, name_of(event), "status", kind, positions, "claimed and denied")


def _voices(accounts: Iterable[Account]) -> set[str]:
    return {account.mention.by[-1].name if account.mention.by else "" for account in accounts}


def _linked(
    event: Event, cluster: Cluster, of_mention: Mapping[str, Event], clusters: Mapping[str, Cluster]
) -> Iterator[Disagreement]:
    """What a plan and its doing, or two sides' accounts of one act, say against each other."""
    plans = [key for link, _, key in cluster.linked if link == PLAN_AND_ACT]
    if plans and event.status not in PLANS:
        plan = of_mention[plans[0]]
        planned = [account for account in clusters[plan.id].accounts if _lies_ahead(account)]
        if (
            event.status == "not_happened" and len(datings(planned)) < 2 and _came_to_nothing(planned, cluster.accounts)
        ):  # a plan that was moved is told by its dates
            positions = [_position("planned", planned), _position(event.status, cluster.accounts)]
            yield disagreement(event, name_of(event), "status", "revision", positions, "planned, then not done")
        elif event.status != "not_happened" and planned and can_both_hold(event.time, plan.time) is False:
            foreseen = [a for a in planned if _foreseen(a)]
            dated = [*_by_date(datings(foreseen)), *_by_date(datings(cluster.accounts))[:1]]
            if len(dated) > 1:
                yield disagreement(event, name_of(event), "date", "revision", dated, "done on another day than planned")
    for link, own, key in cluster.linked:
        other = of_mention[key]
        if link == REVERSED and event.id < other.id:
            sides = {a.id: a for a in (*cluster.accounts, *clusters[other.id].accounts)}
            positions = [_position(_names(sides[one].mention.actors), [sides[one]]) for one in (own, key)]
            yield disagreement(event, name_of(event), "participants", "contradiction", positions, REVERSED)
            break


def _came_to_nothing(planned: Iterable[Account], undone: Iterable[Account]) -> bool:
    """Whether what was not done is what had been planned: of the plan's day, or told when that day was over."""
    for plan in planned:
        day = plan.mention.time
        if day is None or day.end is None:
            continue
        for account in undone:
            if can_both_hold(day, account.mention.time) or (account.told is not None and account.told >= day.end):
                return True
    return False


def _foreseen(account: Account) -> bool:
    """Whether an account plans the act for a known day; what "might have been done in July" was no plan."""
    time = account.mention.time
    return account.mention.status == "planned" and time is not None and awaits(time) is None


def _lies_ahead(account: Account) -> bool:
    """Whether a plan's date can be a plan's: it is not over when the report tells of it."""
    time = account.mention.time
    return time is None or time.end is None or account.told is None or time.end > account.told


def _names(parties: Iterable[Party]) -> str:
    return ", ".join(party.name for party in parties)
