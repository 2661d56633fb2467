"""Task `unlinked`: how many actor slots stay without an actor. In: reports (a file or folder, as `regesta add` takes them). Out: shares.

A slot is a party of an event mention, or the speaker of a statement. `linked` has an actor; `state_only` a state and no
actor; `unlinked` neither. There is no truth here: a slot may rightly stay open ("a witness"), so the words left open are listed, the
commonest hundred, to be read. The floor links a slot when its very words are a name of the tables.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from regesta.ingest.articles import document
from regesta.ingest.sources import raw_reports
from regesta.issues import Issue
from regesta.pipeline import READ_LANGUAGES
from regesta.records import Document, Extraction, Party
from regesta.stages import load_nlp, load_world, read_document

COMMONEST = 100


def run(path: Path, *, sample: int | None = None) -> dict[str, Any]:
    """Reads the reports and counts slots.

    Args:
        path: reports, as `regesta add` takes them.
        sample: about so many, taken evenly.
    """
    from contextlib import nullcontext

    reports = list(_reports(path))
    step = max(1, len(reports) // sample) if sample else 1
    reports = reports[step // 2 :: step][: sample or None]
    world, nlp = load_world(None), load_nlp()
    slots: list[Party] = []
    for report in reports:
        slots += _slots(read_document(report, nlp, world, lambda _: nullcontext()).extraction)
    linked = sum(party.actor is not None for party in slots)
    stated = sum(party.actor is None and party.state is not None for party in slots)
    named = sum(len({hit.actor for hit in world.names.get(_words(party))}) == 1 for party in slots)
    count = len(slots) or 1
    left = Counter(_words(party).lower() for party in slots if party.actor is None and party.state is None)
    return {
        "task": "unlinked", "data": path.name, "n": len(slots),
        "ours": {
            "linked": linked / count, "state_only": stated / count, "unlinked": (len(slots) - linked - stated) / count,
            "reports": len(reports),
        },
        "floor": {"linked": named / count, "unlinked": 1 - named / count},
        "peer": {}, "errors": [{"kind": words, "count": n} for words, n in left.most_common(COMMONEST)],
    }  # fmt: skip


def _reports(path: Path) -> Iterator[Document]:
    for raw in raw_reports([str(path)], metadata={}):
        if isinstance(raw, Issue):
            continue
        made, _ = document(raw)
        if made is not None and made.language in READ_LANGUAGES:
            yield made


def _slots(extraction: Extraction) -> Iterator[Party]:
    for event in extraction.event_mentions:
        yield from (*event.actors, *event.recipients)
    for statement in extraction.statements:
        if statement.speaker is not None:
            yield statement.speaker


def _words(party: Party) -> str:
    words = " ".join((party.span.text if party.span else party.name).split())
    return words.removeprefix("the ").removeprefix("The ")
