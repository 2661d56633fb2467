"""People of several reports who are one. In: a store, reports that changed. Out: the program's judgements on them, written; reports marked.

The one hook of `link/people/namesakes.py`: called in the first transaction of a comparison, before judgements are asked for. What is looked
at is the people of changed reports with all that hang together with them by name, so that it costs what is new; what is made is what
`judge_people` makes of all accounts at once, so that order and lots do not show. What a person has parted or taken back stays so.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from regesta.link.judgements.judged import Judged
from regesta.link.judgements.standing import told
from regesta.link.people.namesakes import PROGRAM, Account, Person, compare, judge_people, name_keys, person
from regesta.records import Actor, Judgement
from regesta.store import joined, namesakes
from regesta.store import read as stored
from regesta.store.database import Store
from regesta.store.write import mark_changed, put_judgements, put_setting

if TYPE_CHECKING:
    from regesta.link.known.world import World

TAKEN_BACK = (
    "people_taken_back"  # the setting with the program's judgements that people had taken back when all was joined
)


def judge_names(store: Store, world: "World", documents: Iterable[str]) -> None:
    """Bring the program's judgements on people up to date with these reports; those that are other or gone mark theirs as changed."""
    every = told(stored.judgements(store))
    own = {one.id: one for one in every if one.decided_by == PROGRAM}
    taken_back = {one.id for one in own.values() if one.withdrawn_at is not None}
    apart = frozenset(_apart(every))
    near = _Near(store, world, own.values())
    again = [own[key] for key in taken_back ^ _before(store) if key in own]  # taken back since, or no longer
    near.follow(
        {key for document in documents for key in _renew(store, document)} | _ends([*_by_people(every), *again])
    )
    made = {one.id: one for one in judge_people(near.accounts(), apart=apart)}
    before = {key: one for key, one in own.items() if key not in taken_back and near.seen & {one.left, one.right}}
    other = [one for one in (*before.values(), *made.values()) if before.get(one.id) != made.get(one.id)]
    for key in sorted({one.id for one in other} & before.keys()):
        store.connection.execute("DELETE FROM judgements WHERE id = ?", (key,))
    put_judgements(store, made.values())
    put_setting(store, TAKEN_BACK, " ".join(sorted(taken_back)) or None)
    _mark(store, _ends([*other, *again]), every, told(stored.judgements(store)))


def _renew(store: Store, document: str) -> set[str]:
    """Write the keys of the people of one report; whom it names now or named before."""
    return namesakes.replace(
        store, document, {(key, one.id) for one in _told_of(store, document) for key in name_keys(one.name)}
    )


def _told_of(store: Store, document: str) -> list[Actor]:
    query = "SELECT json FROM actors WHERE kind = 'person' AND document = ? AND document <> '' ORDER BY id"
    return list(stored.records(store, Actor, query, document))


def _apart(every: Sequence[Judgement]) -> set[frozenset[str]]:
    """Pairs that people have parted, or whose joining they took back; the last word on a pair counts."""
    found: dict[frozenset[str], bool] = {}
    for one in every:
        if one.about in (None, "actor") and one.verdict in ("same", "different", "unsure") and "@" not in one.right:
            pair = frozenset((one.left, one.right))
            if one.decided_by == PROGRAM:
                found.setdefault(pair, one.withdrawn_at is not None)
            elif one.withdrawn_at is None:
                found[pair] = one.verdict != "same"
    return {pair for pair, parted in found.items() if parted and len(pair) > 1}


def _before(store: Store) -> set[str]:
    return set((stored.setting(store, TAKEN_BACK) or "").split())


def _by_people(every: Sequence[Judgement]) -> list[Judgement]:
    """What people have judged of actors, whether it stands or not."""
    return [one for one in every if one.about in (None, "actor") and one.decided_by != PROGRAM]


def _ends(found: Iterable[Judgement]) -> set[str]:
    return {end for one in found for end in (one.left, one.right)}


def _mark(store: Store, ends: set[str], before: Sequence[Judgement], now: Sequence[Judgement]) -> None:
    """Mark the reports that name any of these people, or anybody who is or was one with them."""
    if not ends:
        return
    sides = Judged(before), Judged(now)
    for key in sorted({key for end in ends for side in sides for key in side.group(end)}):
        here = namesakes.reports(store, key)
        if here:
            mark_changed(store, here)
        else:  # of a table, joined by a person
            joined.mark_naming(store, [key])


class _Near:
    """People who hang together by name with some, found from one to the next."""

    def __init__(self, store: Store, world: "World", own: Iterable[Judgement]) -> None:
        self._store, self._world = store, world
        self._people: dict[str, tuple[Person | None, list[Account]]] = {}
        self._states: dict[str, frozenset[str]] = {}
        self._joined: dict[str, set[str]] = {}
        for one in own:
            self._joined.setdefault(one.left, set()).add(one.right)
            self._joined.setdefault(one.right, set()).add(one.left)
        self.seen: set[str] = set()

    def follow(self, start: set[str]) -> None:
        """See all that hang together with these, by what the program judged before or would judge now."""
        waiting = sorted(start)
        while waiting:
            key = waiting.pop()
            if key in self.seen:
                continue
            self.seen.add(key)
            here = self._person(key)[0]
            near = set(self._joined.get(key, ()))
            for other in namesakes.sharing(self._store, key) - self.seen:
                there = self._person(other)[0]
                if here is not None and there is not None and compare(here, there) is not None:
                    near.add(other)
            waiting += sorted(near - self.seen)

    def accounts(self) -> list[Account]:
        """What reports say of all who were seen."""
        return [account for key in sorted(self.seen) for account in self._person(key)[1]]

    def _person(self, key: str) -> tuple[Person | None, list[Account]]:
        if key not in self._people:
            accounts = [self._account(key, document) for document in namesakes.reports(self._store, key)]
            self._people[key] = (person(accounts) if accounts else None, accounts)
        return self._people[key]

    def _account(self, key: str, document: str) -> Account:
        query = "SELECT json FROM actors WHERE id = ? AND document = ?"
        actor = next(stored.records(self._store, Actor, query, key, document))
        return Account(actor=actor, document=document, about=self._about(document))

    def _about(self, document: str) -> frozenset[str]:
        """Codes of the states that a report names."""
        if document not in self._states:
            query = "SELECT DISTINCT actor FROM mentions WHERE document = ? AND actor IS NOT NULL"
            named = self._store.connection.execute(query, (document,)).fetchall()
            found = (self._world.names.actors.get(key) for (key,) in named)
            self._states[document] = frozenset(
                one.state for one in found if one is not None and one.kind == "state" and one.state
            )
        return self._states[document]
