"""Task `joining`: does joining take time in proportion to the reports? In: a folder of reports with `truth.yaml`. Out: JSON object.

Piles are made by varying the world of the folder: the same reports again and again, of other states and people (WORLDS of them) and in
other years, with mentions made from the truth's own lines, so that it is known which are one event. Joined are a small and a large
pile, then HUNDRED reports more. `exponent` is that of the processor's time against the mentions (1: in proportion), `adding_exponent`
that of adding the hundred (0: it costs what is new, however much is there), `adding_share` what they cost of the whole.
`as_all_at_once` is 1 where the small pile, joined in parts, is what one run over all gives. The floor is that run for every lot that is
added. Seconds are this machine's at this hour.
"""

import datetime as dt
import math
import random
import time
from collections import defaultdict
from collections.abc import Hashable, Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from bench import goldmentions
from bench.clusters import b_cubed, scores
from regesta.ingest.articles import document as as_document
from regesta.ingest.metadata import read_metadata
from regesta.ingest.sources import raw_reports
from regesta.issues import Issue
from regesta.link.known.world import World
from regesta.reconcile.intervals import between
from regesta.reconcile.joining import Joining
from regesta.reconcile.parties import level
from regesta.reconcile.shelf import Memory, Report
from regesta.reconcile.together import Reconciled, reconcile
from regesta.records import Document, EventMention, Party, Span, TimeSpan, record_id
from regesta.serve.evaluate.truth import Truth, read_truth

SMALL, LARGE, HUNDRED = 1_000, 10_000, 100
WORLDS = 12
YEARS = 200  # days by which the next telling of a world is later


def run(path: Path, *, sample: int | None = None) -> dict[str, Any]:
    """Time joining on piles made from the folder at `path`.

    Args:
        path: a folder of reports with their truth.
        sample: so many reports in the large pile, a tenth of them in the small one.
    """
    large = sample or LARGE
    small = max(HUNDRED, large // 10) if sample else SMALL
    truth = read_truth(path)
    base = _reports(truth, _lot(truth), World.load(actors_file=truth.actors))
    timed = [_timed(_pile(base, size + HUNDRED), size) for size in (small, large)]
    (few, whole_few, added_few, _), (many, whole_many, added_many, joined) = timed
    pile = _pile(base, small)
    ours = {
        "seconds_small": whole_few,
        "seconds_large": whole_many,
        "ms_per_mention": 1000 * whole_many / many,
        "exponent": _exponent(few, whole_few, many, whole_many),
        "seconds_adding": added_many,
        "adding_share": added_many / whole_many,
        "adding_exponent": _exponent(few, added_few, many, added_many),
        "b3": joined,
        "as_all_at_once": float(_in_parts([report for report, _ in pile]) == _at_once([report for report, _ in pile])),
    }
    return {
        "task": "joining",
        "data": path.name,
        "n": large,
        "ours": ours,
        "floor": {"adding_share": 1.0, "adding_exponent": 1.0},
        "peer": {},
        "errors": [],
    }


Known = tuple[Report, list[str]]  # a report and the event that each of its mentions tells of


def _lot(truth: Truth) -> dict[str, Document]:
    """The folder's documents by the names that the truth uses."""
    table = read_metadata(truth.metadata) if truth.metadata is not None else {}
    found: dict[str, Document] = {}
    for raw in raw_reports([str(path) for path in truth.paths], metadata=table):
        if not isinstance(raw, Issue):
            made, _ = as_document(raw)
            if made is not None:
                found[made.source.replace("\\", "/").rsplit("/", 1)[-1]] = made
    return {name: found[name] for name in truth.reports if name in found}


def _reports(truth: Truth, documents: dict[str, Document], world: World) -> list[Known]:
    told: dict[str, list[tuple[EventMention, str]]] = defaultdict(list)
    for line, mention in goldmentions.mentions(truth, documents, world):
        told[mention.document].append((mention, line.event or mention.id))
    figures = goldmentions.figures(truth, documents, world)
    return [
        (
            Report(one, [m for m, _ in told[one.id]], [f for f in figures if f.document == one.id]),
            [event for _, event in told[one.id]],
        )
        for one in {
            document.id: document for document in documents.values()
        }.values()  # the same bytes may lie there twice
    ]


def _pile(base: Sequence[Known], size: int) -> list[Known]:
    """So many reports, shuffled: the base told again and again, of other worlds and later."""
    rounds = math.ceil(size / len(base))
    made = [_told_again(known, number) for number in range(rounds) for known in base]
    random.Random(8).shuffle(made)
    return made[:size]


def _told_again(known: Known, number: int) -> Known:
    report, events = known
    world, shift = f"~{number % WORLDS}", dt.timedelta(days=YEARS * (number // WORLDS))
    key = record_id(report.document.id, number)

    def span(one: Span) -> Span:
        return replace(one, document=key)

    def party(one: Party) -> Party:
        slots = {
            name: f"{value}{world}" for name in ("actor", "person", "body", "state") if (value := getattr(one, name))
        }
        if level(one) == "state":
            slots["actor"] = slots["state"]  # by which a state is known to be one
        return replace(one, name=f"{one.name}{world}", **slots)

    mentions = [
        replace(
            one,
            id=record_id(one.id, number),
            document=key,
            sentence=span(one.sentence),
            trigger=span(one.trigger),
            actors=tuple(map(party, one.actors)),
            recipients=tuple(map(party, one.recipients)),
            by=tuple(map(party, one.by)),
            time=_later(one.time, shift),
        )
        for one in report.event_mentions
    ]
    figures = [
        replace(
            one, id=record_id(one.id, number), document=key, sentence=span(one.sentence), by=tuple(map(party, one.by))
        )
        for one in report.figures
    ]
    document = replace(
        report.document,
        id=key,
        published=report.document.published and report.document.published + shift,
        dateline_date=report.document.dateline_date and report.document.dateline_date + shift,
    )
    return Report(document, mentions, figures), [f"{event} {number}" for event in events]


def _later(time: TimeSpan | None, shift: dt.timedelta) -> TimeSpan | None:
    if time is None or (time.start is None and time.end is None):
        return time
    return between(time.start and time.start + shift, time.end and time.end + shift, reason=time.reason)


def _timed(pile: Sequence[Known], size: int) -> tuple[int, float, float, float]:
    """Mentions, seconds for all, seconds for the hundred more, B cubed of the whole."""
    reports = [report for report, _ in pile]
    shelf = Memory()
    began = time.process_time()
    _add(shelf, reports[:size])
    whole = time.process_time() - began
    began = time.process_time()
    _add(shelf, reports[size:])
    added = time.process_time() - began
    gold: dict[str, set[Hashable]] = defaultdict(set)
    for report, events in pile:
        for mention, event in zip(report.event_mentions, events, strict=True):
            gold[event].add(mention.id)
    ours = [frozenset[Hashable](event.mentions) for event in shelf.events.values()]
    _, _, f1 = scores(b_cubed([frozenset(one) for one in gold.values()], ours))
    return sum(len(report.event_mentions) for report in reports[:size]), whole, added, f1


def _exponent(few: int, before: float, many: int, after: float) -> float:
    return math.log(max(after, 1e-9) / max(before, 1e-9)) / math.log(many / few)


def _in_parts(reports: Sequence[Report]) -> object:
    shelf = Memory()
    for start in range(0, len(reports), HUNDRED):
        _add(shelf, reports[start : start + HUNDRED])
    found = {one.id: one for some in shelf.disagreements.values() for one in some}
    return Reconciled(
        events=tuple(shelf.events[key] for key in sorted(shelf.events)),
        disagreements=tuple(found[key] for key in sorted(found)),
    )


def _add(shelf: Memory, reports: Sequence[Report]) -> None:
    shelf.put(reports)
    Joining(shelf).update([report.document.id for report in reports])


def _at_once(reports: Sequence[Report]) -> object:
    mentions = [mention for report in reports for mention in report.event_mentions]
    figures = [figure for report in reports for figure in report.figures]
    return reconcile([report.document for report in reports], mentions, (), figures)
