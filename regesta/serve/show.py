"""All that the record knows of one thing. In: an open Store and the beginning of an id. Out: a view, ready to be drawn or dumped.

Each view is a record of records: `--json` dumps it as it is, the command line draws it.
"""

from collections.abc import Iterator

import msgspec

from regesta.errors import InputError
from regesta.issues import Issue
from regesta.link.judgements.judged import Judged
from regesta.reconcile.ties import event_id
from regesta.records import Disagreement, Document, Event, EventMention, Figure, Judgement, Span, Statement
from regesta.serve.as_judged import AsJudged
from regesta.serve.things import one
from regesta.serve.timeline import Line, line, short_length
from regesta.store import read as stored
from regesta.store import some
from regesta.store.database import Store
from regesta.store.located import judgements

FORMER = 4  # signs of a former id from which it is looked for; a choice
_SINGULAR = {"events": "event", "documents": "report", "statements": "statement", "figures": "figure",
             "disagreements": "disagreement", "event_mentions": "mention of an event", "issues": "issue"}  # fmt: skip


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What one report's sentence says of an event. `marks` are (start, end, role) in the sentence, role trigger, actor, ..."""

    mention: EventMention
    outlet: str | None
    published: str | None
    title: str | None
    copy_of: str | None
    marks: tuple[tuple[int, int, str], ...]


class EventView(msgspec.Struct, frozen=True, kw_only=True, tag="event"):
    """An event with every account of it, why they were joined, what was left out, and where they disagree."""

    line: Line
    accounts: tuple[Account, ...]
    joined: tuple[Judgement, ...]
    near: tuple["Near", ...]
    disagreements: tuple[Disagreement, ...]
    figures: tuple[Figure, ...]


class Near(msgspec.Struct, frozen=True, kw_only=True):
    """A mention that was compared with the event's and left out, with its sentence."""

    judgement: Judgement
    mention: str
    sentence: str


class ReportView(msgspec.Struct, frozen=True, kw_only=True, tag="report"):
    """A report with all that was taken from it."""

    document: Document
    state: str
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    issues: tuple[Issue, ...]


class StatementView(msgspec.Struct, frozen=True, kw_only=True, tag="statement"):
    """A statement with its report and its surroundings."""

    statement: Statement
    document: Document
    context: Span


class FigureView(msgspec.Struct, frozen=True, kw_only=True, tag="figure"):
    """A figure with its report."""

    figure: Figure
    document: Document


class DisagreementView(msgspec.Struct, frozen=True, kw_only=True, tag="disagreement"):
    """A disagreement with the event it is about."""

    disagreement: Disagreement
    event: Line | None


class IssueView(msgspec.Struct, frozen=True, kw_only=True, tag="issue"):
    """An issue, as it is."""

    issue: Issue


View = EventView | ReportView | StatementView | FigureView | DisagreementView | IssueView


def show(store: Store, prefix: str) -> View:
    """The thing whose id begins so. A mention of an event shows its event.

    Raises:
        InputError: Nothing, or more than one thing, has an id that begins so.
    """
    table, key = find(store, prefix)
    if table == "event_mentions":
        event = next(some.events(store, [some.event_of(store, key) or ""]), None)
        if event is None:
            raise InputError(
                f"{key} is a mention that stands for no event of its own. Try: regesta add, to finish the record."
            )
        return event_view(store, event)
    if table in ("events", "disagreements", "statements", "figures"):
        return _judged_view(store, one(store, table, key))
    if table == "documents":
        return _report_view(store, key)
    return IssueView(issue=next(one for one in stored.issues(store) if one.id == key))


def _judged_view(store: Store, found: Event | EventMention | Statement | Figure | Disagreement) -> View:
    if isinstance(found, Event):
        return event_view(store, found)
    if isinstance(found, Disagreement):
        return _disagreement_view(store, found)
    report = _report(store, found.document)
    if isinstance(found, Statement):
        return StatementView(statement=found, document=report, context=_around(report, found))
    assert isinstance(found, Figure)
    return FigureView(figure=found, document=report)


def find(store: Store, prefix: str) -> tuple[str, str]:
    """(table, id) of the one thing whose id begins so."""
    found = stored.ids_starting(store, prefix.strip()) if prefix.strip() else []
    exact = [one for one in found if one[1] == prefix]
    if len(exact) == 1:
        return exact[0]
    if not found and (former := _former(store, prefix.strip().lower())):
        return former
    if not found:
        raise InputError(f"Nothing in this record has an id that begins with {prefix!r}. `regesta timeline` lists ids.")
    if len(found) > 1:
        several = ", ".join(f"{key} ({_SINGULAR[table]})" for table, key in found[:6])
        raise InputError(f"More than one id begins with {prefix!r}: {several}. Write more of it.")
    return found[0]


def _former(store: Store, prefix: str) -> tuple[str, str] | None:
    """The mention after which an event was named before other reports came; its event is the one that is meant."""
    if len(prefix) < FORMER:
        return None
    told = [key for (key,) in some.rows(store, "SELECT mention FROM event_tells")]
    told += [key for event in stored.rejected_events(store) for key in event.mentions]
    keys = {key for key in told if event_id(key).startswith(prefix)}
    return ("event_mentions", keys.pop()) if len(keys) == 1 else None


def event_view(store: Store, event: Event) -> EventView:
    """An event with its accounts in order of publication."""
    judged = Judged(judgements(store))
    found = some.event_mentions(store, sorted(_compared(event)))
    own = {key: judged.event(mention) for key, mention in found.items()}
    reports = {key: report for key in {one.document for one in own.values()} if (report := stored.document(store, key))}
    disagreements = tuple(stored.disagreements(store, event=event.id))
    made = line(
        event,
        mentions=own,
        reports=reports,
        disagree=tuple(sorted({one.field for one in disagreements})),
        length=short_length(some.neighbours(store, event.id)),
    )
    order = {source.document: number for number, source in enumerate(made.sources)}
    mentions = sorted(
        (own[key] for key in event.mentions if key in own), key=lambda one: (order[one.document], one.trigger)
    )
    return EventView(
        line=made,
        accounts=tuple(_account(one, reports[one.document]) for one in mentions),
        joined=event.joined,
        near=tuple(_near(event, own)),
        disagreements=disagreements,
        figures=AsJudged(store).figures_about(event.mentions),
    )


def _compared(event: Event) -> frozenset[str]:
    return frozenset((*event.mentions, *(key for one in event.near for key in (one.left, one.right))))


def _near(event: Event, mentions: dict[str, EventMention]) -> Iterator[Near]:
    for judgement in event.near:
        other = judgement.right if judgement.left in event.mentions else judgement.left
        sentence = mentions[other].sentence.text if other in mentions else ""
        yield Near(judgement=judgement, mention=other, sentence=sentence)


def _account(mention: EventMention, report: Document) -> Account:
    return Account(
        mention=mention,
        outlet=report.outlet,
        published=str(report.published) if report.published else None,
        title=report.title,
        copy_of=report.copy_of,
        marks=tuple(_marks(mention)),
    )


def _marks(mention: EventMention) -> Iterator[tuple[int, int, str]]:
    spans = [(mention.trigger, "trigger"), (mention.object, "object")]
    spans += [(party.span, "actor") for party in mention.actors] + [
        (party.span, "recipient") for party in mention.recipients
    ]
    spans.append((mention.time.said if mention.time else None, "time"))
    spans.append((mention.place.span if mention.place else None, "place"))
    base = mention.sentence.start
    marks = [
        (span.start - base, span.end - base, role)
        for span, role in spans
        if span is not None and span.document == mention.document
        and span.start >= base and span.end <= mention.sentence.end
    ]  # fmt: skip
    yield from sorted(marks)


def _report_view(store: Store, key: str) -> ReportView:
    taken = AsJudged(store)
    return ReportView(
        document=_report(store, key),
        state=stored.state_of(store, key),
        events=tuple(stored.events(store, document=key)),
        statements=tuple(taken.statements(document=key)),
        figures=tuple(taken.figures(document=key)),
        issues=tuple(stored.issues(store, document=key)),
    )


def _disagreement_view(store: Store, disagreement: Disagreement) -> DisagreementView:
    event = next(some.events(store, [disagreement.event or ""]), None)
    return DisagreementView(disagreement=disagreement, event=event_view(store, event).line if event else None)


def _report(store: Store, key: str) -> Document:
    report = stored.document(store, key)
    if report is None:
        raise InputError(f"The report {key} is not in this record.")
    return report


def _around(report: Document, statement: Statement) -> Span:
    """The lines of text that hold the statement's words, its cue and its speaker."""
    speaker = statement.speaker.span if statement.speaker else None
    spans = [
        one for one in (*statement.content, statement.cue, speaker) if one is not None and one.document == report.id
    ]
    start = report.text.rfind("\n", 0, min(one.start for one in spans)) + 1
    end = report.text.find("\n", max(one.end for one in spans))
    return report.span(start, len(report.text) if end < 0 else end)
