"""One event as closely as the record allows. In: an open Store and an id. Out: a Closer: its accounts in context, what is near it.

What `show` tells, and beside it what a page has room for: the words around each sentence, the events it is part or plan of, the reports'
sides, the sentences that the sides of a disagreement rest on.
"""

from collections.abc import Sequence

import msgspec

from regesta.errors import InputError
from regesta.records import Document, Event, Outlet, Span
from regesta.serve.browse import lines_of
from regesta.serve.show import EventView, event_view, find
from regesta.serve.timeline import Line
from regesta.store import read as stored
from regesta.store import some
from regesta.store.database import Store
from regesta.store.some import Head

AROUND = 240  # letters of the report shown on either side of a sentence; a choice
ACCOUNTS = 60  # accounts told with their surroundings; the others are counted


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """The words before and after an account's sentence."""

    before: str
    after: str


class Tied(msgspec.Struct, frozen=True, kw_only=True):
    """An event that this one is tied to: kind is part, whole, plan or doing."""

    kind: str
    reason: str
    line: Line


class Closer(msgspec.Struct, frozen=True, kw_only=True):
    """All about one event. `near_events` tells which event each mention left out belongs to; `claims` are sentences by claim."""

    view: EventView
    contexts: tuple[Context, ...]
    reports: dict[str, Head]
    outlets: dict[str, Outlet]
    tied: tuple[Tied, ...]
    near_events: dict[str, Line]
    claims: dict[str, Span]


def closer(store: Store, prefix: str) -> Closer:
    """The event whose id (or a mention's of it) begins so.

    Raises:
        InputError: Nothing, or more than one thing, has an id that begins so.
    """
    table, key = find(store, prefix)
    if table == "event_mentions":
        key = some.event_of(store, key) or key
    event = next(some.events(store, [key]), None)
    if event is None:
        raise InputError(f"{prefix} is no event of this record. `regesta show` tells what it is.")
    view = event_view(store, event)
    shown = view.accounts[:ACCOUNTS]
    outlets = {key: outlet for key in event.documents[:ACCOUNTS] if (outlet := some.outlet_of(store, key))}
    return Closer(
        view=view,
        contexts=contexts(store, [one.mention.sentence for one in shown]),
        reports=some.heads(store, _documents(event)),
        outlets=outlets,
        tied=_tied(store, event),
        near_events=_near(store, view),
        claims=_claims(store, view),
    )


def _documents(event: Event) -> list[str]:
    return sorted({*event.documents, *(key for one in event.origins for key in one.documents)})


def contexts(store: Store, sentences: Sequence[Span]) -> tuple[Context, ...]:
    """What stands around each of these sentences."""
    found = {key: report for key in {one.document for one in sentences} if (report := stored.document(store, key))}
    return tuple(_context(found.get(one.document), one) for one in sentences)


def _context(report: Document | None, sentence: Span) -> Context:
    """Whole words within the sentence's surroundings, not over an empty line, and not into the headline."""
    if report is None:
        return Context(before="", after="")
    text = report.text
    heads = [one.end for one in report.parts if one.kind == "headline" and one.end <= sentence.start]
    start = max(0, sentence.start - AROUND, *heads)
    before = text[start : sentence.start].lstrip("\n")
    if start and start not in heads and " " in before:
        before = "… " + before.split(" ", 1)[1]
    after = text[sentence.end : sentence.end + AROUND]
    if sentence.end + AROUND < len(text) and " " in after:
        after = after.rsplit(" ", 1)[0] + " …"
    return Context(before=before.rpartition("\n\n")[2], after=after.partition("\n\n")[0])


def _tied(store: Store, event: Event) -> tuple[Tied, ...]:
    lines = {one.id: one for one in lines_of(store, [one.event for one in event.relations])}
    return tuple(
        Tied(kind=one.kind, reason=one.reason, line=lines[one.event]) for one in event.relations if one.event in lines
    )


def _near(store: Store, view: EventView) -> dict[str, Line]:
    of_mention = {one.mention: some.event_of(store, one.mention) for one in view.near}
    lines = {one.id: one for one in lines_of(store, sorted({key for key in of_mention.values() if key}))}
    return {mention: lines[key] for mention, key in of_mention.items() if key in lines}


def _claims(store: Store, view: EventView) -> dict[str, Span]:
    """The sentence that each claim of a disagreement stands in."""
    wanted = {key for one in view.disagreements for position in one.positions for key in position.claims}
    found = {one.mention.id: one.mention.sentence for one in view.accounts}
    found |= {one.id: one.sentence for one in view.figures}
    missing = sorted(wanted - set(found))
    found |= {key: one.sentence for key, one in some.event_mentions(store, missing).items()}
    found |= {one.id: one.sentence for one in some.figures(store, missing)}
    return {key: found[key] for key in sorted(wanted) if key in found}
