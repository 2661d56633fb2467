"""Actors that may be the same. In: an open Store. Out: pairs with alike names that nobody has judged, the likeliest and most named first.

Only persons, bodies and others whom reports name: states are told apart by their codes. Names are compared as linking compares them.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import msgspec

from regesta.link.judgements.judged import Judged
from regesta.link.judgements.standing import standing
from regesta.link.spelling.names import PART, same_name
from regesta.link.spelling.spellings import skeleton, tokens
from regesta.records import Judgement
from regesta.store import some
from regesta.store.database import Store
from regesta.store.doubtful import as_json
from regesta.store.located import judgements

LARGEST = 60  # actors that share a word: where more do, the word tells nothing
NAMES = 6  # names of an actor that are compared


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """One of a pair, with the number of reports that name it."""

    id: str
    name: str
    kind: str
    state: str | None
    reports: int


class Alike(msgspec.Struct, frozen=True, kw_only=True):
    """Two actors that may be one: how alike their names are (0 to 1), and in what."""

    left: Named
    right: Named
    score: float
    reasons: tuple[str, ...]


def alike(store: Store) -> tuple[Alike, ...]:
    """All pairs that are alike and not judged."""
    every = judgements(store)
    judged = Judged(every)
    settled = {frozenset((one.left, one.right)) for one in standing(every) if _on_actors(one)}
    names: dict[str, list[str]] = defaultdict(list)
    about: dict[str, tuple[str, str | None]] = {}
    query = "SELECT DISTINCT id, kind, state, name FROM actors WHERE kind <> 'state' ORDER BY id, name"
    for key, kind, state, name in store.connection.execute(query):
        names[judged.one(key)].append(name)
        about.setdefault(judged.one(key), (kind, state))
    found = []
    for left, right in _near(names):
        (kind, state), (other_kind, other_state) = about[left], about[right]
        if (
            kind != other_kind
            or frozenset((left, right)) in settled
            or (state and other_state and state != other_state)
        ):
            continue
        score, reasons = _best(names[left], names[right], state or other_state)
        if score >= PART:
            found.append((score, left, right, reasons))
    reports = _reports(store, sorted({key for _, *pair, _ in found for key in pair}))
    made = [
        Alike(
            score=score, reasons=reasons,
            left=Named(id=left, name=names[left][0], kind=about[left][0], state=about[left][1], reports=reports.get(left, 0)),
            right=Named(id=right, name=names[right][0], kind=about[right][0], state=about[right][1], reports=reports.get(right, 0)),
        )
        for score, left, right, reasons in found if reports.get(left) and reports.get(right)
    ]  # fmt: skip
    return tuple(sorted(made, key=lambda one: (-one.score * _weight(one), one.left.name, one.right.name, one.left.id)))


def _on_actors(one: Judgement) -> bool:
    return one.about in (None, "actor") and one.verdict in ("same", "different", "unsure")


def _weight(one: Alike) -> float:
    return math.log2(1 + min(one.left.reports, one.right.reports))


def _near(names: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Pairs that share a word, however it is spelled."""
    blocks: dict[str, set[str]] = defaultdict(set)
    for key, called in names.items():
        for name in called[:NAMES]:
            for word in tokens(name[:200]):
                blocks[skeleton(word) or word].add(key)
    seen = {pair for block in blocks.values() if len(block) <= LARGEST for pair in combinations(sorted(block), 2)}
    return iter(sorted(seen))


def _best(left: Sequence[str], right: Sequence[str], state: str | None) -> tuple[float, tuple[str, ...]]:
    return max(same_name(one[:200], two[:200], state=state) for one in left[:NAMES] for two in right[:NAMES])


def _reports(store: Store, keys: Sequence[str]) -> dict[str, int]:
    query = "SELECT actor, count(DISTINCT document) FROM mentions WHERE actor IN (SELECT value FROM json_each(?)) GROUP BY actor"
    return dict(some.rows(store, query, as_json(keys)))
