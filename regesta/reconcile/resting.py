"""What each report rests on. In: Documents, Outlets, all that names a source. Out: a Rest a report: its edges, its first origins.

A report rests on its outlet's own word, on the agency it credits, on outlets that it cites, and on a report whose text it carries or tells
again in other words. Followed back, these lead to the first origins. Two reports share an origin where they meet on the way.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import combinations, pairwise
from typing import Literal
from zlib import crc32

import msgspec
import numpy as np
from numpy.typing import NDArray

from regesta.lexicons import lexicon
from regesta.reconcile.likeness import Profile, likeness, profile
from regesta.reconcile.outletnames import citable, most_words, names_of, outlet_name, source_key
from regesta.records import Document, Figure, Outlet, Party, Statement

How = Literal["own", "credits", "cites", "copies", "retells"]

# Text overlap alone does not tell: a retelling shares a tenth of its runs of three words. Choices: of the pairs of different outlets in
# `examples/strait` the two retellings share 8 and 12% and are alike by .50 and .54; of all other pairs none has both.
RUN = 3
CARRIED = 0.3  # shared runs from which a report carries the other's text
RETOLD = 0.07  # ... from which it tells the other's story again, where the two are alike
ALIKE = 0.45
WITHIN = 3  # days between a report and its retelling
AROUND = 6  # words to both sides of an outlet's name in which a citing word stands
SAMPLED = 4  # one run in so many is looked at to find pairs; a retelling of 150 words has three of them by the mean
MANY = 40  # reports that share a run; a run that more share is a phrase, not a text
_WORD = re.compile(r"[^\W_]+(?:[&'’-][^\W_]+)*")


class Edge(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, order=True):
    """One thing a report rests on: an outlet by its name, and the report of it where that is in the pile."""

    how: How
    source: str
    document: str | None = None
    words: str | None = None


class Rest(msgspec.Struct, frozen=True, kw_only=True):
    """What a report rests on: its edges; `origins` are all outlets whose word it carries, `first` those that rest on no other."""

    document: str
    edges: tuple[Edge, ...]
    origins: tuple[str, ...]
    first: tuple[str, ...]


class Text:
    """A report's words, made when they are asked for."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.told = document.dateline_date or document.published

    @property
    def words(self) -> list[str]:
        """All words in order."""
        return _WORD.findall(self.document.text)

    @cached_property
    def runs(self) -> NDArray[np.uint32]:
        """Runs of words, each as a number: a pile's runs must fit into memory."""
        low = [word.lower() for word in self.words]
        numbers = [crc32(" ".join(low[at : at + RUN]).encode()) for at in range(len(low) - RUN + 1)]
        return np.unique(np.array(numbers, dtype=np.uint32))

    @cached_property
    def profile(self) -> Profile:
        """What the report tells, for `likeness`."""
        return profile(self.document.text)


def resting(
    documents: Iterable[Document], outlets: Iterable[Outlet], statements: Iterable[Statement], figures: Iterable[Figure]
) -> tuple[Rest, ...]:
    """What every report rests on, in order of id; the order of what comes in does not matter."""
    texts = {document.id: Text(document) for document in sorted(documents, key=lambda d: d.id)}
    listed = list(outlets)
    names = names_of(listed, ((text.document.outlet, text.document.agency) for text in texts.values()))
    cited = citable(names, listed)
    longest = most_words(cited)
    edges: dict[str, set[Edge]] = defaultdict(set)
    voices: dict[str, list[Party]] = defaultdict(list)
    for one in statements:
        voices[one.document] += (*one.by, *([one.speaker] if one.speaker else []))
    for figure in figures:
        voices[figure.document] += figure.by
    for key, text in texts.items():
        edges[key] |= own_edges(text.document, voices[key], names, cited, longest=longest)
    for later, earlier, how in _carried(list(texts.values())):
        source = outlet_name(earlier.document, names)
        edges[later.document.id].add(Edge(how=how, source=source, document=earlier.document.id))
    return tuple(follow(key, edges.__getitem__, lambda one: outlet_name(texts[one].document, names)) for key in texts)


def own_edges(
    document: Document, voices: Iterable[Party], names: Mapping[str, str], cited: Mapping[str, str], *, longest: int
) -> set[Edge]:
    """What a report rests on by its own words: its outlet, the agency it credits, outlets that it or its `voices` name as sources.

    `longest` is how many words the longest name has that is cited (`most_words`).
    """
    found = set(_own(document, names)) | set(_cited(Text(document), cited, longest))
    for party in voices:
        source = cited.get(source_key(party.name))
        if source is not None:
            found.add(Edge(how="cites", source=source, words=party.name))
    return found


def share_origin(one: Rest, other: Rest) -> bool:
    """Whether two reports carry the word of one outlet."""
    return bool(set(one.origins) & set(other.origins))


def independent(rests: Iterable[Rest]) -> tuple[tuple[str, ...], ...]:
    """Some reports in groups that share no origin with each other: as many groups as independent origins, of an event or of a figure."""
    groups: list[tuple[set[str], set[str]]] = []  # reports, what they carry
    for rest in sorted(rests, key=lambda one: one.document):
        reports, carried = {rest.document}, set(rest.origins)
        for group in [one for one in groups if one[1] & carried]:
            groups.remove(group)
            reports, carried = reports | group[0], carried | group[1]
        groups.append((reports, carried))
    return tuple(sorted(tuple(sorted(reports)) for reports, _ in groups))


def follow(key: str, edges_of: Callable[[str], Collection[Edge]], outlet_of: Callable[[str], str]) -> Rest:
    """What a report rests on, its edges followed back; `edges_of` and `outlet_of` tell them of any report."""
    own = outlet_of(key)
    found, first = {own}, set()
    waiting, seen = [key], {key}
    while waiting:
        here = waiting.pop()
        leads = [edge for edge in edges_of(here) if edge.how != "own" and edge.source != outlet_of(here)]
        found |= {edge.source for edge in leads}
        first |= {edge.source for edge in leads if edge.document is None}
        if not leads:
            first.add(outlet_of(here))
        for edge in leads:
            if edge.document is not None and edge.document not in seen:
                seen.add(edge.document)
                waiting.append(edge.document)
    first = first or {own}  # two reports that rest on each other
    return Rest(
        document=key,
        edges=tuple(sorted(edges_of(key), key=_order)),
        origins=tuple(sorted(found)),
        first=tuple(sorted(first)),
    )


def _order(edge: Edge) -> tuple[str, str, str, str]:
    return edge.how, edge.source, edge.document or "", edge.words or ""


# --- outlets, credits, citations ---


def _own(document: Document, names: Mapping[str, str]) -> Iterator[Edge]:
    yield Edge(how="own", source=outlet_name(document, names))
    if document.agency:
        yield Edge(how="credits", source=names[source_key(document.agency)], words=document.agency)


@cache
def _citing() -> frozenset[str]:
    return frozenset(lexicon("reconcile/words")["citing"])


def _cited(text: Text, names: Mapping[str, str], longest: int) -> Iterator[Edge]:
    """Outlets named near a citing word."""
    citing, words = _citing(), text.words
    if citing.isdisjoint(words):
        return
    for place, word in enumerate(words):
        if not word[0].isupper() and not word[0].isdigit():
            continue
        for length in range(longest, 0, -1):
            source = names.get(" ".join(words[place : place + length]).lower())
            if source is None:
                continue
            near = words[max(0, place - AROUND) : place] + words[place + length : place + length + AROUND]
            if not citing.isdisjoint(near):
                yield Edge(how="cites", source=source, words=" ".join(words[place : place + length]))
                break


# --- texts that are carried or told again ---


def _carried(texts: Sequence[Text]) -> Iterator[tuple[Text, Text, How]]:
    """(later report, earlier one, how), for copies of any sort; only reports that share runs of words are compared."""
    by_id = {text.document.id: text for text in texts}
    for text in texts:
        if text.document.copy_of in by_id:
            yield text, by_id[text.document.copy_of], "copies"
    for left, right in _candidates(texts):
        found = _carried_by(left, right)
        if found is not None:
            yield found


def sampled(text: Text) -> NDArray[np.uint32]:
    """The runs of a report that are looked at to find others worth comparing with it."""
    return text.runs[text.runs % SAMPLED == 0]


def carried(one: Text, other: Text) -> tuple[str, Edge] | None:
    """Which of two reports carries the other's text or tells it again: its id, and the edge to the other (`source` to be filled)."""
    found = _carried_by(one, other)
    if found is None:
        return None
    later, earlier, how = found
    return later.document.id, Edge(how=how, source="", document=earlier.document.id)


def _carried_by(left: Text, right: Text) -> tuple[Text, Text, How] | None:
    if right.document.id in (left.document.copy_of, left.document.id) or left.document.id == right.document.copy_of:
        return None
    shared = len(np.intersect1d(left.runs, right.runs, assume_unique=True))
    share = shared / max(1, min(len(left.runs), len(right.runs)))
    if share < RETOLD or (share < CARRIED and likeness(left.profile, right.profile) < ALIKE):
        return None
    # An agency's report comes before one that credits nobody; else the earlier one, else the longer.
    later, earlier = sorted((left, right), key=_comes_first, reverse=True)
    return later, earlier, "copies" if share >= CARRIED else "retells"


def near(left: Text, right: Text) -> bool:
    """Whether two reports are of two outlets, and close enough in time for one to rest on the other."""
    if left.document.outlet and left.document.outlet == right.document.outlet:
        return False
    return left.told is None or right.told is None or abs((left.told - right.told).days) <= WITHIN


def _comes_first(text: Text) -> tuple[bool, dt.date, int, str]:
    return text.document.agency is None, text.told or dt.date.max, -len(text.words), text.document.id


def _candidates(texts: Sequence[Text]) -> Iterator[tuple[Text, Text]]:
    """Reports of two outlets, close in time, that have a run in common; a quarter of the runs is looked at, the same quarter everywhere."""
    looked_at = [sampled(text) for text in texts]
    numbers = np.concatenate([*looked_at, np.array([], dtype=np.uint32)])
    owners = np.repeat(np.arange(len(texts)), [len(runs) for runs in looked_at])
    order = np.argsort(numbers, kind="stable")
    edges = [*np.flatnonzero(np.diff(numbers[order], prepend=-1)).tolist(), len(order)]
    found = {
        pair
        for start, end in pairwise(edges)
        if 1 < end - start <= MANY
        for pair in combinations(owners[order[start:end]].tolist(), 2)
    }
    for one, other in sorted(found):
        if near(texts[one], texts[other]):
            yield texts[one], texts[other]
