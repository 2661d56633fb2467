"""Task `disagreements`: what joining itself finds of the planted disagreements. In: a folder with `truth.yaml`. Out: JSON object.

The truth's own lines are joined as if they had been read, so that what is missed here is missed by the rules of comparing; `record` gives
the same end to end. `b3` are the lines as clusters; `b3_tied` counts a plan and what was done of it as one, as the truth files do
with their ids, while the record keeps them two events, tied.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench import goldmentions
from bench.across import b3
from bench.across import disagreements as met
from bench.joining import _lot
from regesta.link.known.world import World
from regesta.reconcile.together import reconcile
from regesta.records import Event
from regesta.serve.evaluate.held import Held, acts_of
from regesta.serve.evaluate.matching import Matcher
from regesta.serve.evaluate.truth import read_truth


def run(path: Path, *, sample: int | None = None) -> dict[str, Any]:
    """Join the lines of the truth at `path` and score the disagreements.

    Args:
        path: a folder of reports with their truth.
        sample: is not used.
    """
    truth = read_truth(path)
    world = World.load(actors_file=truth.actors)
    documents = _lot(truth)
    lines = goldmentions.mentions(truth, documents, world)
    mentions = [mention for _, mention in lines]
    figures = goldmentions.figures(truth, documents, world)
    made = reconcile({one.id: one for one in documents.values()}.values(), mentions, (), figures)
    held = Held(
        world=world,
        documents={one.id: one for one in documents.values()},
        events=made.events,
        acts=tuple(acts_of(made.events, {mention.id: mention for mention in mentions})),
        statements=(),
        figures=tuple(figures),
        disagreements=made.disagreements,
        spans_ok=1.0,
    )
    table = met(Matcher(truth, held))
    event_of = {key: event.id for event in made.events for key in event.mentions}
    ours: dict[str, Any] = {"recall": table.recall, "precision": table.precision}
    if any(line.event for line in truth.events):
        tied = together(made.events)
        ours |= b3("b3", [(line, event_of[mention.id]) for line, mention in lines])
        ours |= b3("b3_tied", [(line, tied[event_of[mention.id]]) for line, mention in lines])
    missed = [one.line for one in table.met if not one.all_right]
    return {
        "task": "disagreements",
        "data": path.name,
        "n": len(table.met),
        "ours": ours,
        "floor": {},
        "peer": {},
        "errors": [{"kind": f"missed: {line.about} {line.field} {line.kind}", "count": 1} for line in missed],
    }


def together(events: Sequence[Event]) -> dict[str, str]:
    """Of each event's id the id under which it counts, a plan and its doing under one."""
    found = {event.id: event.id for event in events}

    def root(key: str) -> str:
        while found[key] != key:
            key = found[key]
        return key

    for event in events:
        for relation in event.relations:
            if relation.kind in ("plan", "doing") and relation.event in found:
                found[root(event.id)] = root(relation.event)
    return {key: root(key) for key in found}
