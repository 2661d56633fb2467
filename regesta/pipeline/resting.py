"""What reports that came, changed or went rest on. In: a store. Out: their edges, written; reports for which something changed are marked.

A report's edges depend on its own words, on which outlets the pile knows by name, and on reports close by in time; what it rests on
in the end depends on theirs. So a new name is looked for in all texts, and what rests on a changed report is marked as well.
"""

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from regesta.ingest.signatures import among
from regesta.link.judgements.judged import Judged
from regesta.reconcile.accounts import Standing
from regesta.reconcile.origins import standing
from regesta.reconcile.outletnames import citable, most_words, names_of, outlet_name
from regesta.reconcile.resting import WITHIN, Edge, Text, carried, follow, near, own_edges, sampled
from regesta.records import Document, Party
from regesta.store import joined, rests, versions
from regesta.store import read as stored
from regesta.store.database import Store
from regesta.store.write import mark_changed

PACKED = np.dtype("<u4")
REMEMBERED = 2_000  # texts kept while others are compared with them; a choice: some 40 MB


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

    def forget(self) -> None:
        """Forget what was looked up of single reports, so that memory does not grow with their number."""
        self._edges.clear()
        self._own.clear()

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


def find_sources(store: Store, documents: Sequence[str], judged: Judged) -> None:
    """Write what these reports rest on, as judged by people, and what others rest on because of them."""
    sources = Sources(store)
    longest = most_words(sources.cited)
    renamed = rests.replace_names(store, sources.cited)
    again = set(documents) | {key for name in renamed for key in rests.naming(store, name)}
    touched: set[str] = set()
    for key in sorted(again):
        document = versions.standing(store, key)
        voices = _voices(store, key, judged)
        own: set[Edge] = set()
        if document is not None:
            own = own_edges(document, voices, sources.names, sources.cited, longest=longest)
        if rests.replace_own(store, key, {(one.how, one.source, "", one.words or "") for one in own}):
            touched.add(key)
    touched |= _carry(store, documents, sources)
    while touched:  # who rests on a report that rests on something else now
        mark_changed(store, touched)
        touched = {key for one in touched for key in rests.resting_on(store, one)} - set(joined.changed(store))


def _voices(store: Store, document: str, judged: Judged) -> list[Party]:
    """On whose word a report says what it says; what people rejected does not count."""
    found: list[Party] = []
    for one in stored.statements(store, document=document):
        if not judged.rejected(one.id):
            said = judged.statement(one)
            found += [party for party in (*said.by, said.speaker) if party is not None]
    for figure in stored.figures(store, document=document):
        if not judged.rejected(figure.id):
            found += judged.figure(figure).by
    return found


def _carry(store: Store, documents: Sequence[str], sources: Sources) -> set[str]:
    """Texts that are carried or told again; reports whose edges are others than before."""

    @lru_cache(maxsize=REMEMBERED)
    def text(key: str) -> Text | None:
        found = versions.standing(store, key)
        return None if found is None else Text(found)

    for key in documents:
        if (own := text(key)) is not None:
            joined.put_runs(
                store, key, sampled(own).astype(PACKED).tobytes(), (str(own.told or ""), own.document.outlet)
            )
    index = _Index(joined.runs(store), documents)
    found: set[tuple[str, str, str, str, str]] = set()
    changed = set(documents)
    for copy, original in rests.copies(store):
        if (copy in changed or original in changed) and (earlier := text(original)) is not None:
            found.add((copy, "copies", outlet_name(earlier.document, sources.names), original, ""))
    for key in index.by_day(documents):
        for other in index.sharing(key):
            if other in changed and other < key:
                continue  # looked at from the other side
            here, beside = text(key), text(other)
            if here is None or beside is None or not near(here, beside):
                continue
            told = carried(here, beside)
            if told is not None:
                later, edge = told
                first = here if edge.document == key else beside
                found.add((later, edge.how, outlet_name(first.document, sources.names), first.document.id, ""))
    return rests.replace_carried(store, documents, found)


class _Index:
    """Which reports of other outlets, close by in time, share runs of words with some that are `asked` about."""

    def __init__(self, rows: Sequence[tuple[str, bytes, str | None, str | None]], asked: Sequence[str]) -> None:
        self._keys = [row[0] for row in rows]
        self._place = {key: at for at, key in enumerate(self._keys)}
        self._told = [row[2] for row in rows]
        self._outlets = [row[3] for row in rows]
        self._runs = [np.frombuffer(row[1], dtype=PACKED) for row in rows]
        numbers = np.concatenate([*self._runs, np.array([], dtype=PACKED)])
        owners = np.repeat(np.arange(len(rows), dtype=np.int32), [len(each) for each in self._runs])
        mine = [self._runs[self._place[key]] for key in asked if key in self._place]
        if len(mine) < len(rows):  # few among many: what none of them has need not be in order
            wanted = among(numbers, np.unique(np.concatenate([*mine, np.array([], dtype=PACKED)])))
            numbers, owners = numbers[wanted], owners[wanted]
        order = np.argsort(numbers, kind="stable")
        self._numbers, self._owners = numbers[order], owners[order]

    def by_day(self, keys: Sequence[str]) -> list[str]:
        """Those that have a text, in order of day, so that what is compared is at hand together."""
        return sorted((key for key in keys if key in self._place), key=lambda key: (self._day(self._place[key]), key))

    def _day(self, at: int) -> int:
        return dt.date.fromisoformat(told).toordinal() if (told := self._told[at]) else 0

    def sharing(self, key: str) -> list[str]:
        """Such reports of this one."""
        here = self._place[key]
        mine, outlet, day = self._runs[here], self._outlets[here], self._day(here)
        if not len(mine):
            return []
        first, last = (np.searchsorted(self._numbers, mine, side=side) for side in ("left", "right"))
        places = [np.arange(start, end) for start, end in zip(first, last, strict=True)]
        found = np.unique(self._owners[np.concatenate(places)])
        return [
            self._keys[at]
            for at in found.tolist()
            if at != here
            and not (outlet and self._outlets[at] == outlet)
            and not (day and (there := self._day(at)) and abs(there - day) > WITHIN)
        ]
