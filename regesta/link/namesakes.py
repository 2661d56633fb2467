"""Which people of several reports are one. In: what each report says of the people no table holds. Out: judgements of the program.

Two of one full name are one when nothing is against it and something else is for it: the same office, the same state, or a report
that is about the other's state. Two states keep them apart. What stays open, and every name that two states claim, is "unsure": a proposal.
A judgement's `change.party` is whom the other is taken for, with the state that is filled in. The outcome depends on the set of accounts
alone, not on their order; ids depend on the two actors alone, so what a person has taken back stays taken back.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

import msgspec
from msgspec.structs import replace

from regesta.link.names import SAME, same_name
from regesta.link.spellings import bare, family_first, keys, strip, tokens
from regesta.link.titles import role_of, sector_of, titles_in
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
    reports: int


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """Two ids of one name, the first gives the name, with how sure it is that they are one."""

    left: str
    right: str
    score: float
    reasons: tuple[str, ...]


def judge_people(accounts: Iterable[Account]) -> tuple[Judgement, ...]:
    """The program's judgements on people of one name, by id: "same" or "unsure"."""
    people = {one.id: one for one in map(_person, _by_id(accounts).values())}
    pairs = [pair for one, other in _near(people) if (pair := compare(one, other)) is not None]
    return tuple(sorted(_judged(people, pairs), key=lambda one: one.id))


def _by_id(accounts: Iterable[Account]) -> dict[str, list[Account]]:
    found: dict[str, list[Account]] = defaultdict(list)
    for one in accounts:
        if one.actor.kind == "person" and len(bare(strip(tokens(one.actor.name))[0])) > 1:
            found[one.actor.id].append(one)
    return found


def _person(accounts: list[Account]) -> Person:
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
        reports=len({one.document for one in accounts}),
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
    left, right = sorted((one, other), key=lambda p: (not p.states, -p.reports, p.id))
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


def _judged(people: Mapping[str, Person], pairs: Iterable[Pair]) -> Iterable[Judgement]:
    """A "same" for each but the first of those that belong together; "unsure" for the rest."""
    made = sorted(pairs, key=lambda pair: (-pair.score, pair.left, pair.right))
    home = {key: frozenset({key}) for key in people}
    for pair in made:
        if pair.score >= JOINED:
            both = home[pair.left] | home[pair.right]
            home.update(dict.fromkeys(both, both))
    claimed = {group for group in home.values() if len(_states(people, group)) > 1}
    for pair in made:
        if home[pair.left] in claimed:
            score, why = min(pair.score, CLAIMED), "people of that name in two states"
            yield _judgement(people, replace(pair, score=score, reasons=(*pair.reasons, why)), "unsure")
        elif pair.score < JOINED and home[pair.left] != home[pair.right]:
            yield _judgement(people, pair, "unsure")
    for group in sorted({group for group in home.values() if group not in claimed and len(group) > 1}, key=sorted):
        first = min(group, key=lambda key: (not people[key].states, -people[key].reports, key))
        for key in sorted(group - {first}):
            best = next(pair for pair in made if key in (pair.left, pair.right) and pair.score >= JOINED)
            yield _judgement(people, replace(best, left=first, right=key), "same")


def _states(people: Mapping[str, Person], group: Iterable[str]) -> frozenset[str]:
    return frozenset(code for key in group for code in people[key].states)


def _judgement(people: Mapping[str, Person], pair: Pair, verdict: str) -> Judgement:
    one, other = people[pair.left], people[pair.right]
    sector = next(iter(one.sectors | other.sectors)) if len(one.sectors | other.sectors) == 1 else None
    party = Party(
        name=one.name, span=None, actor=one.id, person=one.id, state=next(iter(one.states), None), sector=sector
    )
    return Judgement(
        id=record_id(PROGRAM, "actor", verdict, pair.left, pair.right),
        left=pair.left,
        right=pair.right,
        verdict="same" if verdict == "same" else "unsure",
        decided_by=PROGRAM,
        score=pair.score,
        reasons=pair.reasons,
        about="actor",
        change=Change(field="actor", after=one.name, before=other.name, party=party),
    )
