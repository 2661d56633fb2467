"""What a record holds, line by line. In: an open Store. Out: Held: documents, acts, statements, figures.

An act is what one report tells of one event on one word: headline, lead and caption together, as a reader of the record sees them.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

import msgspec

from regesta.link.known.world import World
from regesta.reconcile.intervals import intersection, says_when
from regesta.reconcile.merging import RANK
from regesta.reconcile.parties import union
from regesta.records import Disagreement, Document, Event, EventMention, Figure, Party, Span, Statement, TimeSpan
from regesta.serve.as_judged import AsJudged
from regesta.store import read as stored
from regesta.store.check import all_spans
from regesta.store.database import Store, open_store


class Act:
    """One report's account of one event, on one word."""

    def __init__(self, event: Event, mentions: Sequence[EventMention]) -> None:
        self.event = event
        self.mentions = tuple(sorted(mentions, key=lambda m: (m.trigger.start, m.id)))
        self.document = self.mentions[0].document
        self.actors = union(m.actors for m in self.mentions)
        self.recipients = union(m.recipients for m in self.mentions)
        self.status = min((m.status for m in self.mentions), key=RANK.index)
        self.type = event.type

    @property
    def parties(self) -> tuple[Party, ...]:
        """All who take part."""
        return (*self.actors, *self.recipients)

    @cached_property
    def times(self) -> tuple[TimeSpan, ...]:
        """The times this report gives: each, and what they leave together."""
        given = [m.time for m in self.mentions if m.time is not None and says_when(m.time)]
        both = intersection(given)
        return (*given, *([both] if both is not None else []))

    def told(self) -> str:
        """The act in a line for reading."""
        first = self.mentions[0]
        date = self.times[-1].edtf if self.times else "-"
        names = [", ".join(f"{p.name} ({p.code or '?'})" for p in side) for side in (self.actors, self.recipients)]
        by = " < ".join(p.name for p in first.by) or "own voice"
        return (
            f"{self.type}/{first.subtype or '-'} {self.status} [{names[0]}] -> [{names[1]}] {date} by {by}: "
            f"{first.trigger.text!r} in {' '.join(first.sentence.text.split())[:160]!r}"
        )


class Held(msgspec.Struct, kw_only=True):
    """All that is scored."""

    world: World
    documents: dict[str, Document]
    events: tuple[Event, ...]
    acts: tuple[Act, ...]
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    disagreements: tuple[Disagreement, ...]
    spans_ok: float
    failed: tuple[str, ...] = ()  # reports that could not be read, and why

    def ids(self, reports: Iterable[str]) -> frozenset[str]:
        """Ids of the documents that a truth file names."""
        names = {_name(document.source): key for key, document in self.documents.items()}
        return frozenset(names[_name(report)] for report in reports if _name(report) in names)

    def of_report(self, report: str) -> str | None:
        """The document's id of one report."""
        return next(iter(self.ids([report])), None)


def _name(source: str) -> str:
    return source.replace("\\", "/").rsplit("/", 1)[-1]


def read(path: Path, world: World) -> Held:
    """Take everything that is scored out of a record."""
    with open_store(path) as store:
        return held(store, world)


def held(store: Store, world: World) -> Held:
    """The same of a record that is open."""
    documents = {document.id: document for document in stored.documents(store)}
    events = tuple(stored.events(store))
    taken = AsJudged(store)  # the program's judgements on people, and a person's
    mentions = {mention.id: taken.judged.event(mention) for mention in stored.event_mentions(store)}
    return Held(
        world=world,
        documents=documents,
        events=events,
        acts=tuple(acts_of(events, mentions)),
        statements=tuple(taken.statements()),
        figures=tuple(taken.figures()),
        disagreements=tuple(stored.disagreements(store)),
        spans_ok=_spans_ok(all_spans(store), documents),
        failed=tuple(f"{one.source}: {one.reason}" for one in stored.issues(store) if one.code == "reading-failed"),
    )


def acts_of(events: Iterable[Event], mentions: dict[str, EventMention]) -> Iterator[Act]:
    """What each report tells of each event on each word."""
    for event in events:
        told: dict[tuple[str, str], list[EventMention]] = defaultdict(list)
        for key in event.mentions:
            mention = mentions[key]
            voice = mention.by[-1].actor or mention.by[-1].name if mention.by else ""
            told[mention.document, voice].append(mention)
        for _, inside in sorted(told.items()):
            yield Act(event, inside)


def _spans_ok(spans: Iterable[Span], documents: dict[str, Document]) -> float:
    count = good = 0
    for span in spans:
        count += 1
        document = documents.get(span.document)
        good += document is not None and document.text[span.start : span.end] == span.text
    return good / count if count else 1.0


# --- where a line's words stand ---

_ALIKE = str.maketrans("‘’‚‛“”„‟«»–—‐‑\u00a0", '\'\'\'\'""""""---- '.ljust(15))


def places(text: str, words: str) -> list[tuple[int, int]]:
    """Where some words stand in a text, whatever its white space, quotation marks and dashes."""
    pattern = r"\s+".join(re.escape(part) for part in words.translate(_ALIKE).split())
    return [found.span() for found in re.finditer(pattern, text.translate(_ALIKE))] if pattern else []
