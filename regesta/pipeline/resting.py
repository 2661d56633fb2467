"""What reports that came, changed or went rest on. In: a store. Out: their edges, written; reports for which something changed are marked.

A report's edges depend on its own words, on which outlets the pile knows by name, and on reports close by in time; what it rests on
in the end depends on theirs. So a new name is looked for in all texts, and what rests on a changed report is marked as well.
"""

import datetime as dt
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from regesta.reconcile.accounts import Standing
from regesta.reconcile.origins import standing
from regesta.reconcile.resting import (
    WITHIN,
    Edge,
    carried,
    citable,
    follow,
    names_of,
    near,
    outlet_name,
    own_edges,
    sampled,
)
from regesta.records import Document
from regesta.store import joined, rests, versions
from regesta.store import read as stored
from regesta.store.database import Store
from regesta.store.write import mark_changed

PACKED = np.dtype("<u4")


class Sources:
    """Whom the reports of a record rest on, as kept."""

    def __init__(self, store: Store) -> None:
        self._store = store
        outlets = list(stored.outlets(store))
        self.names = names_of(outlets, rests.outlets_named(store))
        self.cited = citable(self.names, outlets)
        self.states = {one.name: one.state for one in outlets}
        self._edges: dict[str, list[Edge]] = {}
        self._own: dict[str, str] = {}

    def standing(self, document: Document) -> Standing:
        """On what a report stands."""
        self._own[document.id] = outlet_name(document, self.names)
        return standing(follow(document.id, self._edges_of, self._outlet_of), self._own[document.id], self.states)

    def _edges_of(self, document: str) -> list[Edge]:
        if document not in self._edges:
            self._edges[document] = [
                Edge(how=how, source=source, document=other or None, words=words or None)  # type: ignore[arg-type]
                for how, source, other, words in rests.edges_of(self._store, document)
            ]
        return self._edges[document]

    def _outlet_of(self, document: str) -> str:
        if document not in self._own:
            found = versions.standing(self._store, document)
            self._own[document] = outlet_name(found, self.names) if found is not None else document
        return self._own[document]


def find_sources(store: Store, documents: Sequence[str]) -> None:
    """Write what these reports rest on, and what others rest on because of them."""
    sources = Sources(store)
    renamed = rests.replace_names(store, sources.cited)
    again = set(documents) | {key for name in renamed for key in rests.naming(store, name)}
    touched: set[str] = set()
    for key in sorted(again):
        document = versions.standing(store, key)
        voices = [party for one in stored.statements(store, document=key) for party in (*one.by, one.speaker) if party]
        voices += [party for one in stored.figures(store, document=key) for party in one.by]
        own = own_edges(document, voices, sources.names, sources.cited) if document is not None else set()
        if rests.replace_own(store, key, {(one.how, one.source, "", one.words or "") for one in own}):
            touched.add(key)
    touched |= _carry(store, documents, sources)
    while touched:  # who rests on a report that rests on something else now
        mark_changed(store, touched)
        touched = {key for one in touched for key in rests.resting_on(store, one)} - set(joined.changed(store))


def _carry(store: Store, documents: Sequence[str], sources: Sources) -> set[str]:
    """Texts that are carried or told again; reports whose edges are others than before."""
    texts = {key: one for key in documents if (one := versions.standing(store, key)) is not None}
    for key, document in texts.items():
        joined.put_runs(store, key, sampled(document).astype(PACKED).tobytes())
    rows = joined.signatures(store)
    runs = [np.frombuffer(row[2], dtype=PACKED) for row in rows]
    loaded: dict[str, Document | None] = {}
    index = _Index([row[0] for row in rows], runs, rests.told(store))
    found: set[tuple[str, str, str, str, str]] = set()
    for copy, original in rests.copies(store):
        if copy in texts or original in texts:
            earlier = texts.get(original) or versions.standing(store, original)
            if earlier is not None:
                found.add((copy, "copies", outlet_name(earlier, sources.names), original, ""))
    for key in sorted(texts):
        for other in index.sharing(key):
            if other not in texts and other not in loaded:
                loaded[other] = versions.standing(store, other)
            beside = texts.get(other) or loaded.get(other)
            if beside is None or not near(texts[key], beside):
                continue
            told = carried(texts[key], beside)
            if told is not None:
                later, edge = told
                earlier = texts[key] if edge.document == key else beside
                found.add((later, edge.how, outlet_name(earlier, sources.names), earlier.id, ""))
    return rests.replace_carried(store, documents, found)


class _Index:
    """Which reports of other outlets, close by in time, share runs of words."""

    def __init__(
        self,
        keys: Sequence[str],
        runs: Sequence[NDArray[np.uint32]],
        told: Mapping[str, tuple[str | None, str | None]],
    ) -> None:
        days = [told.get(key, (None, None))[0] for key in keys]
        self._days = np.array([dt.date.fromisoformat(day).toordinal() if day else 0 for day in days], dtype=np.int64)
        self._told = told
        self._place = {key: at for at, key in enumerate(keys)}
        numbers = np.concatenate([*runs, np.array([], dtype=PACKED)])
        owners = np.repeat(np.arange(len(keys)), [len(each) for each in runs])
        order = np.argsort(numbers, kind="stable")
        self._keys, self._runs = keys, dict(zip(keys, runs, strict=True))
        self._numbers, self._owners = numbers[order], owners[order]

    def sharing(self, key: str) -> list[str]:
        """Such reports of this one."""
        mine = self._runs.get(key)
        if mine is None or not len(mine):
            return []
        first, last = (np.searchsorted(self._numbers, mine, side=side) for side in ("left", "right"))
        places = [np.arange(start, end) for start, end in zip(first, last, strict=True)]
        found = np.unique(self._owners[np.concatenate(places)])
        day, outlet = self._days[self._place[key]], self._told.get(key, (None, None))[1]
        if day:
            found = found[(self._days[found] == 0) | (np.abs(self._days[found] - day) <= WITHIN)]
        others = [self._keys[at] for at in found.tolist()]
        return [one for one in others if one != key and (not outlet or self._told.get(one, (None, None))[1] != outlet)]
