"""Task `record`: the main job against a careful reader's record. In: a folder with `truth.yaml` or `expected.yaml`. Out: JSON object.

A fresh record is made in a temporary folder, with the metadata table and the actors file that lie beside the reports. For events it
prints the share of lines met, and right in type, parties, status, date and in all four (`events_recall`), and where the file
names events the lines as clusters (`clusters_b3`); statements are right with
manner and speaker, figures with value, bound and claimant, timeline lines with date, parties and reports, disagreements with
kind and two positions. Precision is counted only where the file is complete.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.across import clusters, disagreements, timeline
from bench.dating import dating, wrong_dates
from bench.held import make
from bench.naive import naive
from bench.slots import slots
from regesta.records import Disagreement, Event, Figure, Statement
from regesta.serve.evaluate.held import Act, Held
from regesta.serve.evaluate.matching import Matcher, Table
from regesta.serve.evaluate.truth import Truth, read_truth

EVENT_FIELDS = ("type", "parties", "status", "date")
# Issue texts of this project name GDELT's rows as right one time in four; no published system reports the other figures.
PEER = {"events_precision": 0.25}


def run(path: Path, *, sample: int | None = None) -> dict[str, Any]:
    """Score a fresh record of the reports at `path`.

    Args:
        path: a folder of reports with their truth.
        sample: is not used, as reports are compared with each other; the whole folder is read.
    """
    truth = read_truth(path)
    held = make(truth)
    tables = score(truth, held)
    return {
        "task": "record",
        "data": path.name,
        "n": len(truth.events) + len(truth.statements) + len(truth.figures),
        "ours": metrics(truth, tables)
        | slots(Matcher(truth, held).same, tables["events"].met)
        | (clusters(tables["events"]) if any(line.event for line in truth.events) else {})
        | {"spans_ok": held.spans_ok, "reports_failed": len(held.failed)},
        "floor": metrics(truth, score(truth, naive(held))),
        "peer": PEER if truth.complete else {},
        "errors": [
            {"kind": kind, "count": count} for kind, count in errors(Matcher(truth, held), tables).most_common()
        ],
    }


def score(truth: Truth, held: Held) -> dict[str, Table[Any, Any]]:
    """Tables of all five kinds."""
    matcher = Matcher(truth, held)
    events = matcher.events()
    return {
        "events": events,
        "statements": matcher.statements(),
        "figures": matcher.figures(),
        "disagreements": disagreements(matcher),
        "timeline": timeline(matcher, events),
    }


def metrics(truth: Truth, tables: dict[str, Table[Any, Any]]) -> dict[str, float | None]:
    """The figures that are printed."""
    found: dict[str, float | None] = {}
    for kind, table in tables.items():
        if not table.met:
            continue
        found[f"{kind}_met"] = table.share()
        if kind == "events":
            found |= {f"events_{name}": table.share(name) for name in EVENT_FIELDS}
            found |= dating(table)
        found[f"{kind}_recall"] = table.recall
        if truth.complete:
            found[f"{kind}_precision"] = table.precision
            both = table.precision + table.recall
            found[f"{kind}_f1"] = 2 * table.precision * table.recall / both if both else 0.0
            found[f"{kind}_stray"] = len(table.stray) / table.ours if table.ours else 0.0
    return found


def errors(matcher: Matcher, tables: dict[str, Table[Any, Any]]) -> Counter[str]:
    """Commonest kinds of what is wrong."""
    found: Counter[str] = Counter()
    for kind, table in tables.items():
        name = kind.removesuffix("s")
        for met in table.met:
            if met.ours is None:
                found[f"{name} missed{f': {met.line.type}' if kind == 'events' else ''}"] += 1
            else:
                found.update(f"{name}: wrong {field}" for field, right in met.right.items() if not right)
        if table.stray and matcher.truth.complete:
            found[f"{name} that meets no line"] += len(table.stray)
    if matcher.held.failed:
        found["report that could not be read"] = len(matcher.held.failed)
    lost = len(matcher.lost_words())
    if lost:
        found["words of the file that are not in our text"] = lost
    return found


def lines(path: Path) -> Iterator[str]:
    """Every line that is missed or not all right, and ours that meet none, for a person to read."""
    truth = read_truth(path)
    held = make(truth)
    matcher, tables = Matcher(truth, held), score(truth, held)
    for failed in held.failed:
        yield f"could not be read  {failed}"
    for lost in matcher.lost_words():
        yield f"words not found  {lost}"
    yield "\n=== dates of events we met that are wrong, missing or added ==="
    yield from wrong_dates(tables["events"])
    for kind, table in tables.items():
        yield f"\n=== {kind}: {sum(m.all_right for m in table.met)} of {len(table.met)} right ==="
        for met in table.met:
            if met.all_right:
                continue
            wrong = ", ".join(field for field, right in met.right.items() if not right)
            yield f"\n{'missed' if met.ours is None else f'wrong {wrong}'}  {told(met.line, held)}"
            if met.ours is not None:
                yield f"    ours  {told(met.ours, held)}"
        yield f"\n--- {kind}: {len(table.stray)} of ours meet no line ---"
        for one in table.stray:
            yield f"stray  {told(one, held)}"


def told(one: Any, held: Held) -> str:
    """A line, of the file or ours, for reading."""
    document = held.documents.get(getattr(one, "document", ""))
    at = f"{document.source}: " if document else ""
    if isinstance(one, Act):
        return f"{at}{one.told()} ({'; '.join(one.mentions[0].provenance.reasons)}) event {one.event.id[:8]}"
    if isinstance(one, Statement):
        who = one.speaker.name if one.speaker else "?"
        return (
            f"{at}{one.manner} {who} ({one.act}): {' … '.join(' '.join(s.text.split()) for s in one.content)[:160]!r}"
        )
    if isinstance(one, Figure):
        by = " < ".join(p.name for p in one.by) or "own voice"
        return f"{at}{one.value.short()} {one.counts} by {by}: {' '.join(one.sentence.text.split())[:140]!r}"
    if isinstance(one, Event):
        return _event(one, held)
    if isinstance(one, Disagreement):
        sides = "; ".join(
            f"{p.value} ({', '.join(held.documents[d].source for d in p.documents)})" for p in one.positions
        )
        return f"{one.field} {one.kind} {one.about}: {sides}"
    fields = {name: getattr(one, name) for name in one.__struct_fields__}
    return f"{fields.pop('report', '')} {fields}"


def _event(event: Event, held: Held) -> str:
    reports = ", ".join(held.documents[key].source for key in event.documents)
    names = [", ".join(f"{p.name} ({p.code or '?'})" for p in side) for side in (event.actors, event.recipients)]
    first = next(a.mentions[0] for a in held.acts if a.event.id == event.id)
    when = event.time.edtf if event.time else "-"
    return (
        f"{event.id[:8]} {event.type}/{event.subtype or '-'} {event.status} [{names[0]}] -> [{names[1]}] {when} in {reports}: "
        f"{' '.join(first.sentence.text.split())[:120]!r}"
    )
