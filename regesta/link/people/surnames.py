"""Whom a surname means in one report: "Holt", "President Holt". In: the name, the report's people in full. Out: a Cluster, or None.

Somebody whom the report names in full goes before a chief office holder whom it does not; unless the surname bears a chief office that
is held by another of that name ("President Holt", in a report on the opposition's Ann Holt).
"""

import re
from collections.abc import Sequence
from functools import cache

from regesta.lexicons import lexicon
from regesta.link.known.persons import Held
from regesta.link.mentions.context import Context
from regesta.link.people.clusters import HEADS, Cluster, Named, is_short
from regesta.link.spelling.names import PART, same_name
from regesta.link.spelling.spellings import family_first, tokens
from regesta.link.spelling.titles import titles_in

KIN_BESIDE = 45  # letters from a relative's name to the name of the one whose kin he is; a choice
NEAR = 200  # letters behind a name that still tell of him; a choice
CROWNED = "monarch"
_BECAME = re.compile(
    r"\b(?:as|became|becomes|become|elected|inaugurated|installed|named)\s+(?:the\s+|new\s+)*(?:\w+\s+)?$"
)


def meant(
    one: Named, clusters: Sequence[Cluster], found: dict[str, Cluster], alone: dict[str, Cluster], context: Context
) -> Cluster | None:
    """Whose short name this is.

    Args:
        one: the short name.
        clusters: the people whom the report names in full.
        found: by mention, those bound already.
        alone: by surname, chief office holders met by surname alone; filled.
        context: the report.
    """
    told = _by_office(one, clusters, alone, context) or bind(one, clusters, found) or famous(one, alone, context)
    return told or _by_first_surname(one, clusters)


def _by_first_surname(one: Named, clusters: Sequence[Cluster]) -> Cluster | None:
    """ "Molina" of "Ana Molina Rey": the first of two surnames, where only one person of the report bears it."""
    said = tokens(one.words)
    near = [c for c in clusters if any(len(full := tokens(n.words)) > 2 and said == full[-2:-1] for n in c.named)]
    return (
        near[0]
        if len(near) == 1 and not (one.reading.state and near[0].state not in (None, one.reading.state))
        else None
    )


def _by_office(one: Named, clusters: Sequence[Cluster], alone: dict[str, Cluster], context: Context) -> Cluster | None:
    """The holder of the chief office that stands before the name, where those of the name in the report are told to be something else."""
    near = [cluster for cluster in clusters if _fits(one, cluster)]
    if one.reading.role not in HEADS or one.reading.past or not near:
        return None
    if any(_holds(n, one.reading.role, context) for c in near for n in c.named) or not all(
        _else(c, context) for c in near
    ):
        return None
    holder = famous(one, dict(alone), context)
    if holder is None or holder.index is None or any(c.index == holder.index for c in near):
        return None
    now = context.world.people.office_on(holder.index, context.day) if context.day else None
    if now is None or now.row.role != one.reading.role:
        return None
    return famous(one, alone, context)


def _holds(one: Named, role: str, context: Context) -> bool:
    """Whether the report gives somebody an office: beside the name, or as what he became ("was sworn in as President")."""
    if one.reading.role == role:
        return True
    rest = context.text[one.start : one.start + NEAR].split(". ")[0]
    return any(hit.role == role and _BECAME.search(rest[: hit.start]) for hit in titles_in(rest))


def _else(cluster: Cluster, context: Context) -> bool:
    """Whether the report or the tables tell an office of somebody's."""
    told = any(n.reading.titles and (n.reading.role or n.reading.sector or n.reading.body) for n in cluster.named)
    held = cluster.index is not None and context.day is not None
    return told or (held and context.world.people.office_on(cluster.index or 0, context.day) is not None)


def bind(one: Named, clusters: Sequence[Cluster], found: dict[str, Cluster]) -> Cluster | None:
    """The person of the report whose short name this is; None when two can be."""
    near = _of_sex(one, [cluster for cluster in clusters if _fits(one, cluster)])
    if one.refers_to and (back := found.get(one.refers_to)) in near:
        return back
    if len(near) < 2:
        return near[0] if near else None
    if one.reading.role:
        of_role = [c for c in near if one.reading.role in {n.reading.role for n in c.named}]
        if len(of_role) == 1:
            return of_role[0]
    formal = [c for c in near if not c.familiar and any(n.start < one.start for n in c.named if not is_short(n.words))]
    near = formal or near  # whom the report calls by the given name it does not call by the surname
    if len(near) == 1:
        return near[0]
    # Several bear the name. The one named in full before, far oftener than the others, is meant; a choice.
    weight = {id(c): sum(_on_his_own(n, one, near) for n in c.named if not is_short(n.words)) for c in near}
    near.sort(key=lambda c: -weight[id(c)])
    first, second = weight[id(near[0])], weight[id(near[1])]
    if first >= 2 * second + 1:
        return near[0]
    again = [c for c in near if 0 <= c.last < one.start]
    return again[0] if len(again) == 1 and first == second else None


def _on_his_own(full: Named, one: Named, near: Sequence[Cluster]) -> bool:
    """Whether a full name before a short one tells of somebody himself: not the second of "Paul Holt, brother of Max Holt"."""
    return full.start < one.start and not any(
        n.start < full.start < n.start + len(n.words) + KIN_BESIDE and n.reading.kin for c in near for n in c.named
    )


def _of_sex(one: Named, near: list[Cluster]) -> list[Cluster]:
    """ "Ms. Holt", where the report names Ann Holt and Paul Holt: those whose own title or given name says no other."""
    said = addressed(one)
    if said is None:
        return near
    by = {id(c): {c.addressed, *(addressed(n) for n in c.named)} - {None} for c in near}
    near = [c for c in near if not by[id(c)] - {said}]  # "Mr. Holt" is not Ms. Holt
    told = {id(c): by[id(c)] | {sex for n in c.named if (sex := _named_so(n)) is not None} for c in near}
    same = [c for c in near if told[id(c)] == {said}]
    return near if len(near) < 2 else same or [c for c in near if not told[id(c)]] or near


def addressed(one: Named) -> str | None:
    """f or m by the title before a name ("Mrs.")."""
    words = {title.words.lower().rstrip(".") for title in one.reading.titles}
    return next((sex for sex, forms in _addresses().items() if words & forms), None)


def _named_so(one: Named) -> str | None:
    """f or m by a given name that only one of them bears."""
    return None if is_short(one.words) else _given().get(one.words.split()[0].lower())


@cache
def _addresses() -> dict[str, frozenset[str]]:
    return {sex: frozenset(words) for sex, words in lexicon("world/story")["addresses"].items()}


@cache
def _given() -> dict[str, str]:
    groups = {"f": "female", "m": "male"}
    return {
        str(name).lower(): sex
        for sex, group in groups.items()
        for names in lexicon("read/given_names")[group].values()
        for name in names
    }


def _fits(one: Named, cluster: Cluster) -> bool:
    if one.reading.state and cluster.state and one.reading.state != cluster.state:
        return False
    side = cluster.state if family_first(cluster.state) else None
    full = [n.words for n in cluster.named if not is_short(n.words) and _given_so(one, n.words)]
    return any(same_name(one.words, words, state=side)[0] >= PART for words in full)


def _given_so(one: Named, full: str) -> bool:
    """Whether a full name begins with a monarch's: "King Rudolf" is nobody whose surname is Rudolf."""
    return one.reading.role != CROWNED or tokens(full)[:1] == tokens(one.words)[:1]


def _by_given(one: Named, full: str) -> bool:
    """Whether a name is a person's given name, one that many bear: "Philip" is not Philip Holt."""
    said, words = tokens(one.words), tokens(full)
    return len(words) > 1 and words[:1] == said and said[0] in _given()


def famous(one: Named, alone: dict[str, Cluster], context: Context) -> Cluster | None:
    """A surname that the report never gives in full: the one chief office holder of that name whom it can mean."""
    key = " ".join(tokens(one.words))
    titled = one.reading.role in HEADS and not one.reading.past and not one.reading.body
    if key in alone:
        return alone[key]
    people = context.world.people
    fits = []
    for index in people.by_word(one.words):
        row = people.rows[index]
        states = {office.state for office in row.offices}
        if one.reading.state and one.reading.state not in states:
            continue
        known = bool(one.reading.state) or any(context.counts[state] for state in states)
        if not known and not titled:
            continue
        side = next((state for state in states if family_first(state)), None)
        names = [name for name in row.names if _given_so(one, name) and (titled or not _by_given(one, name))]
        if max((same_name(one.words, name, state=side)[0] for name in names), default=0) < PART:
            continue
        now = (
            people.office_on(index, context.day)
            if context.day
            else _at_any_time(people.held(index), one, bool(one.reading.role))
        )
        if now is not None and (known or now.row.role == one.reading.role):
            fits.append((index, now))
    if one.reading.role:
        same = [pair for pair in fits if pair[1].row.role == one.reading.role]
        fits = same if one.reading.role == CROWNED else same or fits  # "King Aldo" is no minister Aldo Holt
    heads = [pair for pair in fits if pair[1].row.role in HEADS]
    chosen = heads if len(heads) == 1 else fits
    if len(chosen) != 1:
        return None
    cluster = Cluster(one)
    cluster.index, cluster.score, cluster.reasons = (
        chosen[0][0],
        0.8,
        ("surname alone; the one chief office holder it can be",),
    )
    alone[key] = cluster
    return cluster


def _at_any_time(held: Sequence[Held], one: Named, titled: bool) -> Held | None:
    """For a report without a day: the office that a title beside the name tells, else one held to this day.

    People of the tables who are known for no office ("K" without a day) are not meant by a surname alone.
    """
    named = next((h for h in held if titled and h.row.role == one.reading.role), None)
    return named or next((h for h in held if h.until is None and (h.row.since or h.row.source != "K")), None)
