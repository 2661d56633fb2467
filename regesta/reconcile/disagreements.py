"""What cannot all hold. In: clusters with their events, figures. Out: Disagreements by rule: contradiction, revision, denial, scope.

Grain is no disagreement ("2024", "June 2024"; "nearly 50", 49). Each position names its claims and on whose word they stand.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from types import MappingProxyType
from typing import NamedTuple

from regesta.reconcile.accounts import PLANS, Account, Standing
from regesta.reconcile.cluster import MADE_BY, Cluster
from regesta.reconcile.counting import can_both_be, done_to, fate, growing, same_thing, thing, whose
from regesta.reconcile.intervals import can_both_hold
from regesta.reconcile.merging import Dating, datings, place_groups
from regesta.reconcile.origins import figure_origins, origins
from regesta.reconcile.tally import PLAN_AND_ACT, REVERSED
from regesta.records import (
    Disagreement,
    DisagreementField,
    DisagreementKind,
    Document,
    Event,
    Figure,
    Party,
    Position,
    Provenance,
    record_id,
)

LATER = 2  # days between publications from which a changed number is a revision, and 1 for the dead, who are counted on; a choice
DONE_TO = "people"  # those whom the act was done to


class Counted(NamedTuple):
    """Figures about an event, with the reports that give them and what these stand on."""

    figures: Sequence[Figure]
    documents: Mapping[str, Document]
    standings: Mapping[str, Standing] = MappingProxyType({})


def disagreements(found: Sequence[tuple[Cluster, Event]], counted_in: Counted) -> tuple[Disagreement, ...]:
    """All disagreements about some events, in order of id; `counted_in` are all figures of their reports."""
    of_mention = {key: event for _, event in found for key in event.mentions}
    clusters = {event.id: cluster for cluster, event in found}
    counted: dict[str, list[Figure]] = defaultdict(list)
    for figure in counted_in.figures:
        if figure.about in of_mention:
            counted[of_mention[figure.about].id].append(figure)
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
        *_statuses(event, cluster.accounts),
        *_linked(event, cluster, of_mention, clusters),
        *_numbers(event, counted),
    ]


def _disagreement(
    event: Event,
    about: str,
    field: DisagreementField,
    kind: DisagreementKind,
    positions: Sequence[Position],
    reason: str,
) -> Disagreement:
    values = sorted(position.value for position in positions)
    return Disagreement(
        id=record_id("disagreement", event.id, field, kind, about, *values),
        event=event.id,
        about=about,
        field=field,
        kind=kind,
        positions=tuple(positions),
        provenance=Provenance(made_by=MADE_BY, reasons=(reason,)),
    )


def _about(event: Event) -> str:
    names = ", ".join(party.name for party in (*event.actors, *event.recipients)[:3])
    return f"{(event.subtype or event.type.lower()).replace('_', ' ')} ({names})"


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
    positions = _by_date(datings(accounts))
    if len(positions) > 1:
        plan = event.status in PLANS
        reason = "the plan was moved" if plan else "the days given do not meet"
        yield _disagreement(event, _about(event), "date", "revision" if plan else "contradiction", positions, reason)


def _by_date(dated: Sequence[Dating]) -> list[Position]:
    # An account that fits several dates ("in March") takes no side.
    sides = [(one, [a for a in one.accounts if sum(a in other.accounts for other in dated) == 1]) for one in dated]
    return [_position(one.time.edtf, accounts) for one, accounts in sides if accounts]


def _places(event: Event, accounts: Sequence[Account]) -> Iterator[Disagreement]:
    groups = place_groups(accounts)
    if len(groups) > 1:
        named = [(group, group[0].mention.place) for group in groups]
        positions = [_position(place.name, group) for group, place in named if place is not None]
        yield _disagreement(event, _about(event), "place", "contradiction", positions, "the places are not one")


def _statuses(event: Event, accounts: Sequence[Account]) -> Iterator[Disagreement]:
    by_status: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        by_status[account.mention.status].append(account)
    against = [status for status in ("denied", "not_happened") if status in by_status]
    claimed = [status for status in ("happened", "ongoing", "planned") if status in by_status]
    if against and claimed:
        positions = [_position(status, by_status[status]) for status in (*claimed[:1], *against)]
        kind: DisagreementKind = "denial" if "denied" in against else "contradiction"
        yield _disagreement(event, _about(event), "status", kind, positions, "claimed and denied")


def _linked(
    event: Event, cluster: Cluster, of_mention: Mapping[str, Event], clusters: Mapping[str, Cluster]
) -> Iterator[Disagreement]:
    """What a plan and its doing, or two sides' accounts of one act, say against each other."""
    plans = [key for link, _, key in cluster.linked if link == PLAN_AND_ACT]
    if plans and event.status not in PLANS:
        plan = of_mention[plans[0]]
        planned = [account for account in clusters[plan.id].accounts if _lies_ahead(account)]
        if event.status == "not_happened" and len(datings(planned)) < 2:  # a plan that was moved is told by its dates
            positions = [_position("planned", planned), _position(event.status, cluster.accounts)]
            yield _disagreement(event, _about(event), "status", "revision", positions, "planned, then not done")
        elif event.status != "not_happened" and planned and can_both_hold(event.time, plan.time) is False:
            dated = [*_by_date(datings(planned)), *_by_date(datings(cluster.accounts))[:1]]
            if len(dated) > 1:
                yield _disagreement(event, _about(event), "date", "revision", dated, "done on another day than planned")
    for link, own, key in cluster.linked:
        other = of_mention[key]
        if link == REVERSED and event.id < other.id:
            sides = {a.id: a for a in (*cluster.accounts, *clusters[other.id].accounts)}
            positions = [_position(_names(sides[one].mention.actors), [sides[one]]) for one in (own, key)]
            yield _disagreement(event, _about(event), "participants", "contradiction", positions, REVERSED)
            break


def _lies_ahead(account: Account) -> bool:
    """Whether a plan's date can be a plan's: it is not over when the report tells of it."""
    time = account.mention.time
    return time is None or time.end is None or account.told is None or time.end > account.told


def _names(parties: Iterable[Party]) -> str:
    return ", ".join(party.name for party in parties)


# --- numbers ---


def _numbers(event: Event, counted: Counted) -> Iterator[Disagreement]:
    for (what, owner), ordered in by_thing(event, counted.figures):
        sides: dict[DisagreementKind, set[str]] = defaultdict(set)
        for one, other in combinations(ordered, 2):
            kind = _against(one, other, counted.documents, same=what == DONE_TO)
            if kind is not None:
                sides[kind] |= {one.id, other.id}
        for kind, keys in sorted(sides.items()):
            positions = _by_value([figure for figure in ordered if figure.id in keys], counted)
            about = f"{' '.join(dict.fromkeys((*owner, what))) or 'number'}: {_about(event)}"
            yield _disagreement(event, about, "number", kind, positions, "the numbers cannot both hold")


def by_thing(event: Event, figures: Sequence[Figure]) -> Iterator[tuple[tuple[str, tuple[str, ...]], list[Figure]]]:
    """Figures by what they count and whose it is."""
    groups: dict[str, dict[tuple[str, ...], list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in sorted(figures, key=lambda one: one.id):
        what = DONE_TO if done_to(figure, event) else thing(figure)
        groups[what][tuple(sorted(whose(figure)))].append(figure)
    for what, owners in sorted(groups.items()):
        unowned = owners.pop((), [])
        of_people = any(fate(figure) for figure in unowned)
        if len(owners) < 2 and not of_people:
            inside = sorted([*unowned, *(one for some in owners.values() for one in some)], key=lambda one: one.id)
            yield (what, next(iter(owners), ())), inside
            continue
        yield (what, ()), unowned  # whose dead they are is not said: they are compared with each other only
        for owner, inside in sorted(owners.items()):
            yield (what, owner), inside


def _against(
    one: Figure, other: Figure, documents: Mapping[str, Document], *, same: bool = False
) -> DisagreementKind | None:
    """How two figures speak against each other, None where they do not; `same` where they surely count one thing."""
    if not (same or same_thing(one, other) or _rivals(one, other)) or can_both_be(one.value, other.value) is not False:
        return None
    scopes = {one.scope, other.scope}
    if scopes == {"new", "total"}:
        return "scope"
    if "new" in scopes and len(scopes) > 1:
        return None
    one_voice = same_voice(one, other)
    if one.document == other.document and (one_voice or not one.by or not other.by) and not _takes_up(one, other):
        # A part and its whole, most often; nobody contradicts himself in one report. On two days he counted anew.
        days = [figure.as_of.edtf if figure.as_of is not None else None for figure in (one, other)]
        return None if None in days or days[0] == days[1] else "revision"
    if growing(one) and not all(_told(documents[figure.document]) for figure in (one, other)):
        return None  # nobody can say which of the two counts is the later
    return "revision" if _revised(one, other, documents, one_voice=one_voice) else "contradiction"


def _rivals(one: Figure, other: Figure) -> bool:
    """Whether two voices of one report give a number each and neither says of what: "the police say 200, the union 500"."""
    bare = thing(one) == "" == thing(other) and one.value.unit == other.value.unit
    return bare and one.document == other.document and bool(one.by and other.by) and not same_voice(one, other)


def _takes_up(one: Figure, other: Figure) -> bool:
    """Whether the later of two figures of a report is a voice's own number for what the earlier one counts: "Chad has spoken of 14"."""
    first, second = sorted((one, other), key=lambda figure: figure.value.said.start)
    said = second.counted is not None and second.sentence.start <= second.counted.start < second.sentence.end
    return bool(second.by) and not said and not same_voice(first, second)


def same_voice(one: Figure, other: Figure) -> bool:
    """Whether both stand on the same word; a state and a body of that state are one side, and speak as one."""
    return len(one.by) == len(other.by) and all(
        mine.name == theirs.name
        or (mine.state is not None and mine.state == theirs.state and not (_named_body(mine) and _named_body(theirs)))
        for mine, theirs in zip(one.by, other.by, strict=True)
    )


def _named_body(party: Party) -> bool:
    return party.body is not None or party.person is not None


def _told(report: Document) -> dt.date | None:
    return report.dateline_date or report.published


def _revised(one: Figure, other: Figure, documents: Mapping[str, Document], *, one_voice: bool) -> bool:
    first, second = (figure.as_of.start if figure.as_of is not None else None for figure in (one, other))
    if first is None or second is None or first == second:  # "of June 15" tells of the act, not of the counting
        first, second = (_told(documents[figure.document]) for figure in (one, other))
    if first is None or second is None or abs((first - second).days) < (1 if one_voice or growing(one) else LATER):
        return False
    earlier, later = (one, other) if first < second else (other, one)
    more = (later.value.low or 0) > (earlier.value.low or 0)
    return (growing(one) and more) or (one_voice and bool(one.by))


def _by_value(figures: Iterable[Figure], counted: Counted) -> list[Position]:
    by_value: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_value[figure.value.short()].append(figure)
    return [
        Position(
            value=value,
            claims=tuple(sorted(figure.id for figure in inside)),
            documents=tuple(sorted({figure.document for figure in inside})),
            by=tuple(sorted({figure.by[-1].name for figure in inside if figure.by})),
            origins=tuple(one.name for one in figure_origins(inside, counted.documents, counted.standings)),
        )
        for value, inside in sorted(by_value.items())
    ]
