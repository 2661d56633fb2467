"""Records as rows. In: records of one kind. Out: a Table for the screen, and one with every field for CSV.

Columns for the screen are few and short; those for CSV are flat, and stay the same from version to version.
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from regesta.issues import Issue
from regesta.records import Disagreement, Document, Event, Figure, Party, Span, Statement
from regesta.serve.actors import ActorLine
from regesta.serve.dates import day, told
from regesta.serve.timeline import Line
from regesta.serve.wording import what

SHORT = 7  # digits of an id on the screen


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """Named columns and their rows; `wide` columns may be broken into several lines on the screen."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    wide: frozenset[str] = frozenset()


def timeline_csv(lines: Iterable[Line]) -> Table:
    """A timeline with one row an event."""
    columns = ("id", "date", "start", "end", "what", "type", "subtype", "status", "actors", "actor_codes", "recipients",
               "recipient_codes", "object", "place", "country", "reports", "origins", "disagree", "outlets", "sentence")  # fmt: skip
    return Table(columns=columns, rows=tuple(_timeline_row(line) for line in lines))


def _timeline_row(line: Line) -> tuple[str, ...]:
    event, time, place = line.event, line.event.time, line.event.place
    return (
        event.id, line.date or "", _text(time and time.start), _text(time and time.end), line.what,
        event.type, event.subtype or "", event.status,
        _names(event.actors), _codes(event.actors), _names(event.recipients), _codes(event.recipients),
        event.object or "", place.name if place else "", (place.country or "") if place else "",
        str(line.reports), str(line.origins), "; ".join(line.disagree),
        "; ".join(dict.fromkeys(one.outlet or "" for one in line.sources)),
        line.sources[0].sentence if line.sources else "",
    )  # fmt: skip


def events_csv(events: Iterable[Event]) -> Table:
    """Events without their sentences."""
    columns = ("id", "date", "type", "subtype", "status", "actors", "actor_codes", "recipients", "recipient_codes",
               "object", "place", "documents", "mentions")  # fmt: skip
    rows: list[tuple[str, ...]] = [
        (one.id, one.time.edtf if one.time else "", one.type, one.subtype or "", one.status, _names(one.actors),
         _codes(one.actors), _names(one.recipients), _codes(one.recipients), one.object or "",
         one.place.name if one.place else "", " ".join(one.documents), " ".join(one.mentions))
        for one in events
    ]  # fmt: skip
    return Table(columns=columns, rows=tuple(rows))


def events(found: Iterable[Event]) -> Table:
    """Events for the screen: date, what, id."""
    rows = tuple((told(one.time), what(one), one.id[:SHORT]) for one in found)
    return Table(columns=("Date", "What", "Id"), rows=rows, wide=frozenset({"What"}))


def documents(found: Iterable[Document], *, states: Mapping[str, str], sort: bool = True, full: bool = False) -> Table:
    """Reports, by date if `sort`; `states` tells of each whether it was read."""
    if full:
        columns = ("id", "published", "published_how", "outlet", "title", "byline", "agency", "language", "state", "copy_of",
                   "url", "source", "sha256", "letters")  # fmt: skip
        rows = [
            (one.id, _text(one.published), one.published_how or "", one.outlet or "", one.title or "", one.byline or "",
             one.agency or "", one.language or "", states[one.id], one.copy_of or "", one.url or "", one.source, one.sha256,
             str(len(one.text)))
            for one in found
        ]  # fmt: skip
        return Table(columns=columns, rows=tuple(rows))
    ordered = sorted(found, key=lambda one: (str(one.published or "9999"), one.outlet or "", one.id)) if sort else found
    shown = [
        (
            day(one.published) or "?",
            one.outlet or "?",
            (one.title or one.source) + _note(one, states[one.id]),
            one.id[:SHORT],
        )
        for one in ordered
    ]
    return Table(columns=("Date", "Outlet", "Report", "Id"), rows=tuple(shown), wide=frozenset({"Outlet", "Report"}))


def _note(report: Document, state: str) -> str:
    if report.copy_of is not None:
        return f" (copy of {report.copy_of[:SHORT]})"
    words = {"kept": f" (not read: {report.language})", "failed": " (failed)", "waiting": " (not yet read)"}
    return words.get(state, "")


def statements(found: Iterable[Statement], *, reports: Mapping[str, Document], full: bool = False) -> Table:
    """Statements with who said them and in which report."""
    if full:
        columns = ("id", "document", "published", "outlet", "speaker", "speaker_code", "act", "manner", "addressee", "date",
                   "on_whose_word", "cue", "words")  # fmt: skip
        rows = [
            (one.id, one.document, _text(reports[one.document].published), reports[one.document].outlet or "",
             one.speaker.name if one.speaker else "", one.speaker.code if one.speaker else "", one.act, one.manner,
             one.addressee.name if one.addressee else "", one.time.edtf if one.time else "", _names(one.by),
             one.cue.text if one.cue else "", _words(one.content))
            for one in found
        ]  # fmt: skip
        return Table(columns=columns, rows=tuple(rows))
    rows_: list[tuple[str, ...]] = [
        (day(reports[one.document].published) or "?", _speaker(one), one.act, _words(one.content), one.id[:SHORT])
        for one in found
    ]
    return Table(
        columns=("Reported", "Speaker", "Act", "Words", "Id"), rows=tuple(rows_), wide=frozenset({"Speaker", "Words"})
    )


def _speaker(statement: Statement) -> str:
    name = statement.speaker.name if statement.speaker else "not told"
    return f"{name} (via {_names(statement.by)})" if statement.by else name


def figures(found: Iterable[Figure], *, reports: Mapping[str, Document], full: bool = False) -> Table:
    """Figures with what they count and on whose word."""
    if full:
        columns = ("id", "document", "published", "outlet", "value", "low", "high", "bound", "unit", "said", "counts", "scope",
                   "as_of", "on_whose_word", "about", "sentence")  # fmt: skip
        rows = [
            (one.id, one.document, _text(reports[one.document].published), reports[one.document].outlet or "", one.value.short(),
             _text(one.value.low), _text(one.value.high), one.value.bound, one.value.unit or "", one.value.said.text, one.counts,
             one.scope or "", one.as_of.edtf if one.as_of else "", _names(one.by), one.about or "", one.sentence.text)
            for one in found
        ]  # fmt: skip
        return Table(columns=columns, rows=tuple(rows))
    rows_: list[tuple[str, ...]] = [
        (one.value.short(), one.counts, told(one.as_of) if one.as_of else "", _names(one.by) or "own voice",
         reports[one.document].outlet or "?", one.id[:SHORT])
        for one in found
    ]  # fmt: skip
    shown = ("Value", "Counts", "As of", "On whose word", "Outlet", "Id")
    return Table(columns=shown, rows=tuple(rows_), wide=frozenset({"Counts", "On whose word", "Outlet"}))


def actors(found: Iterable[ActorLine], *, full: bool = False) -> Table:
    """Actors with how often they are named."""
    if full:
        columns = ("id", "kind", "name", "names", "state", "sector", "offices", "codes", "reports", "mentions", "same")
        rows = [
            (one.actor.id, one.actor.kind, one.actor.name, "; ".join(one.actor.names), one.actor.state or "",
             one.actor.sector or "", "; ".join(dict.fromkeys(office.title for office in one.actor.offices)),
             "; ".join(f"{key} {value}" for key, value in sorted(one.actor.codes.items())), str(one.reports),
             str(one.mentions), " ".join(one.same))
            for one in found
        ]  # fmt: skip
        return Table(columns=columns, rows=tuple(rows))
    shown = [
        (one.actor.name, one.actor.kind, " ".join(part for part in (one.actor.state, one.actor.sector) if part),
         str(one.reports), one.actor.id[:SHORT])
        for one in found
    ]  # fmt: skip
    return Table(columns=("Name", "Kind", "For", "Reports", "Id"), rows=tuple(shown), wide=frozenset({"Name"}))


def issues(found: Iterable[Issue], *, full: bool = False) -> Table:
    """Issues: what was skipped or doubted, and what to do; on the screen those that say the same in one row."""
    if full:
        columns = ("id", "stage", "code", "source", "document", "reason", "advice", "words")
        rows = [
            (one.id, one.stage, one.code, one.source or "", one.document or "", one.reason, one.advice,
             one.span.text if one.span else "")
            for one in found
        ]  # fmt: skip
        return Table(columns=columns, rows=tuple(rows))
    alike: dict[tuple[str, str], list[str]] = {}
    for one in found:
        alike.setdefault((one.code, " ".join((one.reason, one.advice)).strip()), []).append(
            one.source or one.id[:SHORT]
        )
    shown = [(code, _first(files), told) for (code, told), files in alike.items()]
    return Table(
        columns=("Code", "File", "What, and what to do"),
        rows=tuple(shown),
        wide=frozenset({"File", "What, and what to do"}),
    )


def _first(files: Sequence[str]) -> str:
    return files[0] if len(files) == 1 else f"{files[0]} and {counted(len(files) - 1, 'other')}"


def disagreements(found: Iterable[Disagreement], *, events: Mapping[str, str], full: bool = False) -> Table:
    """Disagreements with their positions; `events` tells each event in words."""
    if full:
        columns = ("id", "event", "what", "about", "field", "kind", "value", "by", "documents", "claims")
        rows = [
            (one.id, one.event or "", events.get(one.event or "", ""), one.about, one.field, one.kind, position.value,
             "; ".join(position.by), " ".join(position.documents), " ".join(position.claims))
            for one in found for position in one.positions
        ]  # fmt: skip
        return Table(columns=columns, rows=tuple(rows))
    rows_: list[tuple[str, ...]] = [
        (one.kind, one.field, events.get(one.event or "", one.about), positions(one), one.id[:SHORT]) for one in found
    ]
    return Table(
        columns=("Kind", "On", "About", "Positions", "Id"), rows=tuple(rows_), wide=frozenset({"About", "Positions"})
    )


def positions(disagreement: Disagreement) -> str:
    """The positions in one line: "12 (two reports) | 15 (one report)"."""
    return " | ".join(
        f"{one.value} ({', '.join(one.by) or counted(len(one.documents), 'report')})" for one in disagreement.positions
    )


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 report", "3 reports"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _names(parties: Sequence[Party]) -> str:
    return "; ".join(party.name for party in parties)


def _codes(parties: Sequence[Party]) -> str:
    return "; ".join(party.code for party in parties)


def _words(spans: Sequence[Span]) -> str:
    return " … ".join(" ".join(span.text.split()) for span in spans)


def _text(value: object) -> str:
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
