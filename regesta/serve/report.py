"""One report with all that was read from it. In: an open Store and an id. Out: a Report, ready to be shown with its text marked."""

import msgspec

from regesta.issues import Issue
from regesta.records import Document, EventMention, Figure, Mention, Outlet, Statement, TimeSpan
from regesta.serve.as_judged import AsJudged
from regesta.serve.browse import lines_of
from regesta.serve.facing import Facing, one_report
from regesta.serve.timeline import Line
from regesta.store import originals, some
from regesta.store import read as stored
from regesta.store.database import Store
from regesta.store.originals import Kept
from regesta.store.some import Head


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A report, what was read from it, and what came of it. `events_of` tells which event each of its mentions tells of.

    `copies` are the reports that copy this one; `original` is the one it copies. `kept` tells what is kept of it as it came, `facing` is a
    sheet of that.
    """

    document: Document
    state: str
    outlet: Outlet | None
    sources: tuple[str, ...]
    original: Head | None
    copies: tuple[Head, ...]
    mentions: tuple[Mention, ...]
    event_mentions: tuple[EventMention, ...]
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    times: tuple[TimeSpan, ...]
    issues: tuple[Issue, ...]
    events: tuple[Line, ...]
    events_of: dict[str, str]
    kept: Kept | None = None
    facing: Facing | None = None


def report(store: Store, prefix: str) -> Report:
    """The report whose id begins so.

    Raises:
        InputError: No report, or more than one, has an id that begins so.
    """
    key = one_report(store, prefix)
    document = stored.document(store, key)
    assert document is not None
    tells = dict(some.rows(store, _TELLS, key))
    copies = [
        row[0] for row in some.rows(store, "SELECT document FROM copies WHERE original = ? ORDER BY document", key)
    ]
    heads = some.heads(store, [*copies, *([document.copy_of] if document.copy_of else [])])
    taken = AsJudged(store)
    return Report(
        document=document,
        state=stored.state_of(store, key),
        outlet=some.outlet_of(store, key),
        sources=tuple(
            row[0] for row in some.rows(store, "SELECT source FROM document_sources WHERE document = ?", key)
        ),
        original=heads.get(document.copy_of or ""),
        copies=tuple(heads[one] for one in copies if one in heads),
        mentions=tuple(stored.mentions(store, document=key)),
        event_mentions=tuple(taken.mentions(document=key)),
        statements=tuple(taken.statements(document=key)),
        figures=tuple(taken.figures(document=key)),
        times=tuple(stored.times(store, document=key)),
        issues=tuple(stored.issues(store, document=key)),
        events=lines_of(store, [row[0] for row in some.rows(store, _EVENTS, key)]),
        events_of=tells,
        kept=originals.kept(store, key),
    )


_TELLS = (
    "SELECT mention, event FROM event_mentions JOIN event_tells ON event_tells.mention = event_mentions.id "
    "JOIN event_index USING (number) WHERE event_mentions.document = ?"
)
_EVENTS = (
    "SELECT event_index.event FROM event_documents JOIN event_index ON event_index.event = event_documents.event "
    "WHERE document = ? ORDER BY number"
)
