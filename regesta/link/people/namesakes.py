"""Which people of several reports are one. In: what each report says of the people no table holds. Out: judgements of the program.

Two of one full name are one when nothing is against it and something else is for it: the same office, the same state, or a report
that is about the other's state. Two states keep them apart. What stays open, and every name that two states claim, is "unsure": a proposal.
A judgement's `change.party` is whom the other is taken for, with the state that is filled in. The outcome depends on the set of accounts
alone, not on their order; ids depend on the two actors alone, so what a person has taken back stays taken back.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import msgspec
from msgspec.structs import replace

from regesta.link.spelling.names import SAME, same_name
from regesta.link.spelling.spellings import bare, family_first, keys, strip, tokens
from regesta.link.spelling.titles import role_of, sector_of, titles_in
from regesta.records import Actor, Change, Judgement, Party, record_id

PROGRAM = "program"
MADE_BY = "link.namesakes 1"
# Choices: what a pair scores. From JOINED on it is one person.
OFFICE, STATE, ABOUT, NAME_ONLY, CLAIMED = 0.95, 0.9, 0.8, 0.6, 0.5
JOINED = 0.75


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What one report says of a person; `about`: codes of the states that the report names."""

    actor: Actor
    document: str
    about: frozenset[str] = frozenset()


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """All that reports say of one actor id."""

    id: str
    name: str
    states: frozenset[str]
    roles: frozenset[str]
    sectors: frozenset[str]
    about: frozenset[str]


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """Two ids of one name, the first gives the name, with how sure it is that they are one."""

    left: str
    right: str
    score: float
    reasons: tuple[str, ...]


def judge_people(
    accounts: Iterable[Account], *, apart: frozenset[frozenset[str]] = frozenset()
) -> tuple[Judgement, ...]:
    """The program's judgements on people of one name, by id: "same" or "unsure".

    Args:
        accounts: what reports say of them, in any order.
        apart: pairs of ids that a person has parted; nothing is said of them, and no group holds both.
    """
    people = {one.id: one for one in map(person, _by_id(accounts).values())}
    pairs = [pair for one, other in _near(people) if (pair := compare(one, other)) is not None]
    parted = frozenset(pair for pair in apart if people.keys() >= pair)
    return tuple(sorted(_judged(people, pairs, parted), key=lambda one: one.id))


def name_keys(name: str) -> tuple[str, ...]:
    """Keys that spellings of one person's full name share; none for a single word."""
    return keys(name) if len(bare(strip(tokens(name))[0])) > 1 else ()


def _by_id(accounts: Iterable[Account]) -> dict[str, list[Account]]:
    found: dict[str, list[Account]] = defaultdict(list)
    for one in accounts:
        if one.actor.kind == "person" and name_keys(one.actor.name):
            found[one.actor.id].append(one)
    return found


def person(accounts: Sequence[Account]) -> Person:
    """What reports say of one actor id, together."""
    first = min(accounts, key=lambda one: (-len(one.actor.name), one.actor.name))
    titles = [office.title for one in accounts for office in one.actor.offices]
    return Person(
        id=first.actor.id,
        name=first.actor.name,
        states=frozenset(one.actor.state for one in accounts if one.actor.state),
        roles=frozenset(role for title in titles if (role := role_in(title))),
        sectors=frozenset(
            sector
            for one in accounts
            for sector in (one.actor.sector, *(sector_of(office.title) for office in one.actor.offices))
            if sector
        ),
        about=frozenset(code for one in accounts for code in one.about),
    )


def role_in(title: str) -> str:
    """The role that a title as a report writes it names ("Norrundi Foreign Minister"), "" for none and for offices held before."""
    found = titles_in(title)
    if any(hit.past for hit in found):
        return ""
    return role_of(title) or next((hit.role for hit in found if hit.role), "")


def _near(people: Mapping[str, Person]) -> list[tuple[Person, Person]]:
    """Pairs that share a key of their names."""
    drawers: dict[str, set[str]] = defaultdict(set)
    for one in people.values():
        for key in keys(one.name):
            drawers[key].add(one.id)
    pairs = {pair for ids in drawers.values() for pair in combinations(sorted(ids), 2)}
    return [(people[one], people[other]) for one, other in sorted(pairs)]


def compare(one: Person, other: Person) -> Pair | None:
    """Whether two are one: None where the names or the states are others', or both sides' offices cannot be one man's."""
    states = one.states | other.states
    if len(states) > 1:
        return None
    side = next(iter(states), None)
    score, reasons = same_name(one.name, other.name, state=side if family_first(side) else None)
    if score < SAME:
        return None
    left, right = sorted((one, other), key=_before)
    why = list(reasons) or ["same full name"]
    if one.roles & other.roles:
        sure, why = OFFICE, [*why, "same office"]
    elif one.roles and other.roles:
        sure, why = NAME_ONLY, [*why, "another office"]
    elif one.sectors and other.sectors and not one.sectors & other.sectors:
        return None  # a minister and a painter
    elif one.states and other.states:
        sure, why = STATE, [*why, f"both of {side}"]
    elif side and side in right.about:
        sure, why = ABOUT, [*why, f"the report is about {side}"]
    else:
        sure, why = NAME_ONLY, [*why, "nothing else for it"]
    if sure >= JOINED and side and not right.states:
        why = [*why, f"state {side} told in another report"]
    return Pair(left=left.id, right=right.id, score=round(sure * min(score, 1.0), 3), reasons=tuple(why))


def _before(one: Person) -> tuple[bool, int, str]:
    """Who of several gives the name: one whose state is told, the fullest name; the pile's other reports have no say."""
    return not one.states, -len(one.name), one.id


def _judged(
    people: Mapping[str, Person], pairs: Iterable[Pair], apart: frozenset[frozenset[str]]
) -> Iterable[Judgement]:
    """A "same" for each but the first of those that belong together; "unsure" for the rest."""
    made = sorted(pairs, key=lambda pair: (-pair.score, *sorted((pair.left, pair.right))))
    made = [pair for pair in made if frozenset((pair.left, pair.right)) not in apart]
    claimed = {group for group in _groups(people, made, frozenset()).values() if _two_states(people, group)}
    inside = frozenset(key for group in claimed for key in group)
    made = [_claimed(pair) if pair.left in inside and not _both_told(people, pair) else pair for pair in made]
    home = _groups(people, made, apart)
    for pair in made:
        if pair.score < JOINED and home[pair.left] != home[pair.right]:
            yield _judgement(people, pair, "unsure")
    for group in sorted({group for group in home.values() if len(group) > 1}, key=sorted):
        first = min(group, key=lambda key: _before(people[key]))
        for key in sorted(group - {first}):
            own = [pair for pair in made if key in (pair.left, pair.right) and pair.score >= JOINED]
            best = next((pair for pair in own if first in (pair.left, pair.right)), own[0])
            yield _judgement(people, replace(best, left=first, right=key), "same")


def _groups(
    people: Mapping[str, Person], made: Iterable[Pair], apart: frozenset[frozenset[str]]
) -> dict[str, frozenset[str]]:
    """Of each id all that it is one with, the surest pairs first; no group holds two whom a person parted."""
    home = {key: frozenset({key}) for key in people}
    for pair in made:
        left, right = home[pair.left], home[pair.right]
        if pair.score < JOINED or left == right or any(pair_ <= left | right for pair_ in apart):
            continue
        home.update(dict.fromkeys(left | right, left | right))
    return home


def _claimed(pair: Pair) -> Pair:
    return replace(pair, score=min(pair.score, CLAIMED), reasons=(*pair.reasons, "people of that name in two states"))


def _both_told(people: Mapping[str, Person], pair: Pair) -> bool:
    return bool(people[pair.left].states and people[pair.right].states)


def _two_states(people: Mapping[str, Person], group: Iterable[str]) -> bool:
    return len({code for key in group for code in people[key].states}) > 1


def _judgement(people: Mapping[str, Person], pair: Pair, verdict: str) -> Judgement:
    one, other = people[pair.left], people[pair.right]
    sector = next(iter(one.sectors | other.sectors)) if len(one.sectors | other.sectors) == 1 else None
    party = Party(
        name=one.name, span=None, actor=one.id, person=one.id, state=next(iter(one.states), None), sector=sector
    )
    return Judgement(
        id=record_id(PROGRAM, "actor", *sorted((pair.left, pair.right))),
        left=pair.left,
        right=pair.right,
        verdict="same" if verdict == "same" else "unsure",
        decided_by=PROGRAM,
        score=pair.score,
        reasons=pair.reasons,
        about="actor",
        change=Change(field="actor", after=one.name, before=other.name, party=party),
    )
