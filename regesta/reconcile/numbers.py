"""Numbers given for one thing that cannot both hold. In: an event, the figures about it. Out: Disagreements.

Contradiction, revision over time, or another scope. A part beside its whole ("four children" of "eleven people") is none.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from regesta.reconcile.counted import (
    can_both_be,
    done_to,
    fate,
    growing,
    names_in,
    part_and_whole,
    same_thing,
    thing,
    whose,
)
from regesta.reconcile.origins import figure_origins
from regesta.reconcile.positions import Counted, disagreement, name_of
from regesta.records import Disagreement, DisagreementKind, Document, Event, Figure, Party, Position

LATER = 2  # days between publications from which a changed number is a revision, and 1 for the dead, who are counted on; a choice
DONE_TO = "people"  # those whom the act was done to


def numbers(event: Event, counted: Counted) -> Iterator[Disagreement]:
    """Where the figures about an event speak against each other, thing by thing."""
    for (what, owner), ordered in by_thing(event, counted.figures):
        sides: dict[DisagreementKind, set[str]] = defaultdict(set)
        for one, other in combinations(_alone(ordered), 2):
            kind = _against(one, other, counted.documents, same=what == DONE_TO)
            if kind is not None:
                sides[kind] |= {one.id, other.id}
        for kind, keys in sorted(sides.items()):
            positions = _by_value([figure for figure in ordered if figure.id in keys], counted)
            about = f"{' '.join(dict.fromkeys((*owner, what))) or 'number'}: {name_of(event)}"
            yield disagreement(event, about, "number", kind, positions, "the numbers cannot both hold")


def _alone(figures: Sequence[Figure]) -> list[Figure]:
    """Without those of which one sentence gives two in one unit: "30 percent on wine and 15 percent on glass" are of two things."""
    given = Counter((figure.document, figure.sentence.start) for figure in figures if figure.value.unit is not None)
    return [figure for figure in figures if given[figure.document, figure.sentence.start] < 2]


def by_thing(event: Event, figures: Sequence[Figure]) -> Iterator[tuple[tuple[str, tuple[str, ...]], list[Figure]]]:
    """Figures by what they count and whose it is."""
    groups: dict[str, dict[tuple[str, ...], list[Figure]]] = defaultdict(lambda: defaultdict(list))
    one_side = len({party.state for party in event.recipients}) == 1  # all it was done to are of one state
    several = len({party.state for party in event.actors if party.state}) > 1
    theirs = frozenset(word for party in event.recipients for word in names_in(party.name))
    for figure in sorted(figures, key=lambda one: one.id):
        what = DONE_TO if done_to(figure, event) else thing(figure)
        owned = whose(figure)
        owner = () if what == DONE_TO and one_side and owned <= theirs else tuple(sorted(owned))
        groups[what][owner].append(figure)
    for what, owners in sorted(groups.items()):
        unowned = owners.pop((), [])
        of_people = any(fate(figure) for figure in unowned) if what != DONE_TO else one_side and bool(owners)
        # "1,500 Lithuanian soldiers" of an exercise of two states are a part of its "4,000 soldiers".
        if len(owners) < 2 and not of_people and not (several and owners):
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
    if _beside_some(one) != _beside_some(other):
        return None
    scopes = {one.scope, other.scope}
    if scopes == {"new", "total"}:
        return "scope"
    if ("new" in scopes and len(scopes) > 1) or (not same and part_and_whole(one, other)):
        return None
    one_voice = same_voice(one, other)
    if one.document == other.document and (one_voice or not one.by or not other.by) and not _takes_up(one, other):
        # A part and its whole, most often; nobody contradicts himself in one report. On two days he counted anew.
        days = [figure.as_of.edtf if figure.as_of is not None else None for figure in (one, other)]
        return None if None in days or days[0] == days[1] else "revision"
    if growing(one) and not all(_told(documents[figure.document]) for figure in (one, other)):
        return None  # nobody can say which of the two counts is the later
    return "revision" if _revised(one, other, documents, one_voice=one_voice) else "contradiction"


def _beside_some(figure: Figure) -> bool:
    """ "The ferry and 58 other boats": a number beside some that are named is none of them all."""
    return figure.counts.lower().startswith(("other ", "others", "another "))


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
