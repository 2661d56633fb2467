"""Task `origins`: what rests on what, and what is one event. In: a folder of reports with `truth.yaml`. Out: JSON object.

Pairs of reports that share an origin, against the origins that the file names; the events of the file's lines as clusters (B cubed), end to
end and, to tell what joining itself loses, on mentions made from the file's own lines (`gold_...`); planted disagreements found from
those. A line that we missed stands alone in `clusters_b3`; `clusters_met_b3` counts met lines only. The floor: reports of one outlet share
an origin; lines of one type and subtype are one event. No published system reports these figures.
"""

import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import msgspec

import regesta
from bench import goldmentions
from bench.across import b3, clusters, disagreements
from bench.clusters import scores
from regesta.errors import InputError
from regesta.link.known.world import World
from regesta.reconcile.resting import Rest, resting, share_origin
from regesta.reconcile.together import Reconciled, reconcile
from regesta.records import Document, EventMention, Outlet
from regesta.serve.evaluate.held import Held, read
from regesta.serve.evaluate.matching import Matcher
from regesta.serve.evaluate.truth import EventLine, Truth, read_truth
from regesta.store import read as stored
from regesta.store.database import open_store


def run(path: Path, *, sample: int | None = None) -> dict[str, Any]:
    """Score a fresh record of the reports at `path`.

    Args:
        path: a folder of reports with a truth that names origins.
        sample: is not used, as reports are compared with each other; the whole folder is read.
    """
    truth = read_truth(path)
    if not truth.origins:
        raise InputError(f"The truth of {path} names no origins. examples/strait does.")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bench.regesta"
        with regesta.open(file, create=True) as record:
            record.add(truth.paths, metadata=truth.metadata, actors=truth.actors)
        held = read(file, World.load(actors_file=truth.actors))
        with open_store(file) as store:
            outlets = list(stored.outlets(store))
    return measured(truth, held, outlets, path.name)


def measured(truth: Truth, held: Held, outlets: Sequence[Outlet], name: str) -> dict[str, Any]:
    """The figures of a record."""
    reports = {report: held.documents[key] for report in truth.reports if (key := held.of_report(report)) is not None}
    rests = resting(held.documents.values(), outlets, held.statements, held.figures)
    shared, by_outlet = pairs(truth, reports, rests)
    told = goldmentions.mentions(truth, reports, held.world)
    gold = from_gold(truth, held, reports, told)
    events = Matcher(truth, held).events()
    ours = _named("origins", shared) | clusters(events)
    return {
        "task": "origins",
        "data": name,
        "n": len(truth.origins),
        "ours": ours | gold_figures(truth, held, told, gold),
        "floor": _named("origins", by_outlet)
        | b3("clusters_b3", [(line, f"{line.type} {line.subtype}") for line in truth.events]),
        "peer": {},
        "errors": [
            {"kind": kind, "count": count} for kind, count in wrong_reports(truth, reports, rests).most_common()
        ],
    }


def pairs(
    truth: Truth, reports: Mapping[str, Document], rests: Iterable[Rest]
) -> tuple[tuple[int, int, int, int], tuple[int, int, int, int]]:
    """Pairs that share an origin as (right, ours, found, there): by what they rest on, and by their outlet alone."""
    of_report = {rest.document: rest for rest in rests}
    known = [(reports[report], frozenset(origins)) for report, origins in truth.origins if report in reports]
    right = made = there = same = outlets = 0
    for (one, its), (other, theirs) in combinations(known, 2):
        if one.id == other.id:
            continue
        wanted, ours = bool(its & theirs), share_origin(of_report[one.id], of_report[other.id])
        alike = one.outlet is not None and one.outlet == other.outlet
        right, made, there = right + (wanted and ours), made + ours, there + wanted
        same, outlets = same + (wanted and alike), outlets + alike
    return (right, made, right, there), (same, outlets, same, there)


def from_gold(
    truth: Truth, held: Held, reports: Mapping[str, Document], told: Sequence[tuple[EventLine, EventMention]]
) -> Reconciled:
    """What `reconcile` makes of the file's own lines."""
    figures = goldmentions.figures(truth, reports, held.world)
    return reconcile(held.documents.values(), [mention for _, mention in told], (), figures)


def gold_figures(
    truth: Truth, held: Held, told: Sequence[tuple[EventLine, EventMention]], gold: Reconciled
) -> dict[str, float]:
    """Clusters and disagreements of the run on the file's own lines."""
    event_of = {key: event.id for event in gold.events for key in event.mentions}
    table = disagreements(
        Matcher(truth, msgspec.structs.replace(held, events=gold.events, disagreements=gold.disagreements))
    )
    found = b3("gold_clusters_b3", [(line, event_of[mention.id]) for line, mention in told])
    return found | {"gold_disagreements_recall": table.recall, "gold_disagreements_precision": table.precision}


def _named(name: str, counts: Sequence[float]) -> dict[str, float]:
    return {f"{name}_{part}": value for part, value in zip(("precision", "recall", "f1"), scores(counts), strict=True)}


def wrong_reports(truth: Truth, reports: Mapping[str, Document], rests: Iterable[Rest]) -> Counter[str]:
    """Reports whose origins are not those that the file names."""
    of_report = {rest.document: set(rest.origins) for rest in rests}
    found: Counter[str] = Counter()
    for report, origins in truth.origins:
        if report in reports:
            ours = of_report[reports[report].id]
            found["report: an origin missed"] += bool(set(origins) - ours)
            found["report: an origin that the file does not name"] += bool(ours - set(origins))
    return found
