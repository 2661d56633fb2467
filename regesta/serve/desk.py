"""One thing laid out for judging. In: an open Store and an id. Out: a Desk: the line, sentences in context, values to change."""

from collections.abc import Iterator, Sequence
from typing import get_args

import msgspec

from regesta.errors import InputError
from regesta.link.judgements.standing import told as by_time
from regesta.link.judgements.written import kinds
from regesta.records import (
    Disagreement,
    Edit,
    Event,
    EventMention,
    EventType,
    Figure,
    JudgedKind,
    Judgement,
    Party,
    Review,
    Span,
    Statement,
    Status,
)  # fmt: skip
from regesta.serve.changes import FIELDS, value_of
from regesta.serve.closer import Context, contexts
from regesta.serve.dates import told
from regesta.serve.show import event_view
from regesta.serve.things import NAMES, Thing, event_with, thing
from regesta.serve.wording import what
from regesta.store import read as stored
from regesta.store import some
from regesta.store.database import Store
from regesta.store.located import judgements
from regesta.store.some import Head

SHOWN = 12  # sentences laid out; the page of the event has all
LABELS = {"type": "Type", "status": "Status", "date": "Date", "place": "Place", "object": "What", "actor": "Who",
          "recipient": "To whom", "speaker": "Speaker", "value": "Value", "counts": "Counts"}  # fmt: skip
HINTS = {
    "type": "CONSULT/meeting or meeting",
    "date": "EDTF: 2024-03-05, 2024-03, ../2024-03, 2024~",
    "value": "440, >=12, 49-60",
}
CHOICES: dict[str, tuple[str, ...]] = {"status": get_args(Status)}


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """A value that can be changed: its name, as it stands, what the program gave where a person changed it."""

    name: str
    label: str
    value: str
    hint: str = ""
    choices: tuple[str, ...] = ()
    edit: Edit | None = None


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a report that the thing rests on, with what stands around them. `mention` is the id of an event's account."""

    span: Span
    marks: tuple[tuple[int, int, str], ...]
    context: Context
    note: str
    mention: str | None = None
    claim: str | None = None


class Desk(msgspec.Struct, frozen=True, kw_only=True):
    """A thing with all that is needed to judge it. `parties` are the fields of lists, one a party."""

    kind: JudgedKind
    id: str
    name: str
    line: str
    when: str
    event: str | None
    fields: tuple[Field, ...]
    parties: tuple[Field, ...]
    sentences: tuple[Sentence, ...]
    more: int
    heads: dict[str, Head]
    review: Review | None
    judged: tuple[Judgement, ...]
    why: tuple[str, ...] = ()


def desk(store: Store, id: str) -> Desk:
    """The thing whose id begins so, laid out for judging. Raises InputError when there is none, or more than one."""
    found = thing(store, id)
    record = found.record
    fields, parties = _fields(found)
    sentences = list(_sentences(store, found))
    shown = sentences[:SHOWN]
    around = contexts(store, [one.span for one in shown])
    shown = [msgspec.structs.replace(one, context=context) for one, context in zip(shown, around, strict=True)]
    return Desk(
        kind=found.kind, id=found.id, name=NAMES[found.kind], line=_line(record), when=_when(record), fields=tuple(fields),
        parties=tuple(parties), sentences=tuple(shown), more=len(sentences) - len(shown), review=record.review,
        heads=some.heads(store, sorted({one.span.document for one in shown})), judged=_judged(store, found),
        event=_event(store, found), why=_why(record),
    )  # fmt: skip


def _line(record: Event | EventMention | Statement | Figure | Disagreement) -> str:
    if isinstance(record, Event):
        return what(record)
    if isinstance(record, EventMention):
        return " ".join(record.sentence.text.split())
    if isinstance(record, Statement):
        return f"{record.speaker.name if record.speaker else 'Somebody not named'} ({record.act})"
    return f"{record.value.short()} {record.counts}" if isinstance(record, Figure) else record.about


def _when(record: Event | EventMention | Statement | Figure | Disagreement) -> str:
    if isinstance(record, Event | EventMention | Statement):
        return told(record.time)
    return told(record.as_of) if isinstance(record, Figure) else f"{record.kind} on {record.field}"


def _why(record: Event | EventMention | Statement | Figure | Disagreement) -> tuple[str, ...]:
    if isinstance(record, Event):
        joins = [one for one in record.joined if one.score is not None]
        return tuple(f"joined ({one.score:.2f}): {'; '.join(one.reasons)}" for one in joins[:4])
    return record.provenance.reasons


def _fields(found: Thing) -> tuple[list[Field], list[Field]]:
    record = found.record
    edits = {one.field: one for one in record.review.edits} if record.review else {}
    single = [name for name in FIELDS.get(found.kind, ()) if name not in ("actor", "recipient", "subtype")]
    fields = [
        Field(
            name=name, label=LABELS[name], value=value_of(found, name) or "", hint=HINTS.get(name, ""),
            choices=CHOICES.get(name, ()), edit=edits.get(name),
        )
        for name in single
    ]  # fmt: skip
    lists: list[Field] = []
    if isinstance(record, Event | EventMention):
        sides: tuple[tuple[str, Sequence[Party]], ...] = (("actor", record.actors), ("recipient", record.recipients))
        for name, parties in sides:
            lists += [Field(name=name, label=LABELS[name], value=" ".join(one.name.split())) for one in parties]
            lists.append(Field(name=name, label=LABELS[name], value="", hint="add", edit=edits.get(name)))  # type: ignore[call-overload]
    return fields, lists


def _sentences(store: Store, found: Thing) -> Iterator[Sentence]:
    record, nothing = found.record, Context(before="", after="")
    if isinstance(record, Event):
        for one in event_view(store, record).accounts:
            yield Sentence(
                span=one.mention.sentence, marks=one.marks, context=nothing, mention=one.mention.id,
                note=f"{one.mention.status.replace('_', ' ')}, {told(one.mention.time)}",
            )  # fmt: skip
    elif isinstance(record, EventMention | Figure):
        words = record.trigger if isinstance(record, EventMention) else record.value.said
        yield Sentence(
            span=record.sentence, marks=_marks(record.sentence, [(words, "trigger")]), context=nothing, note=""
        )
    elif isinstance(record, Statement):
        spans = [*record.content, *([record.cue] if record.cue else [])]
        speaker = record.speaker.span if record.speaker else None
        if speaker is not None and speaker.document == record.document:
            spans.append(speaker)
        whole = _whole(store, record.document, min(one.start for one in spans), max(one.end for one in spans))
        roles = [*((one, "object") for one in record.content), (record.cue, "trigger"), (speaker, "actor")]
        yield Sentence(span=whole, marks=_marks(whole, roles), context=nothing, note="")
    else:
        yield from _claims(store, record)


def _claims(store: Store, record: Disagreement) -> Iterator[Sentence]:
    keys = [claim for position in record.positions for claim in position.claims]
    spans = {key: one.sentence for key, one in some.event_mentions(store, keys).items()}
    spans |= {one.id: one.sentence for one in some.figures(store, keys)}
    for position in record.positions:
        for claim in position.claims:
            if claim in spans:
                yield Sentence(
                    span=spans[claim], marks=(), context=Context(before="", after=""), note=", ".join(position.by),
                    claim=position.value,
                )  # fmt: skip


def _whole(store: Store, document: str, start: int, end: int) -> Span:
    report = stored.document(store, document)
    return report.span(start, end) if report is not None else Span(document=document, start=start, end=end, text="")


def _marks(sentence: Span, roles: Sequence[tuple[Span | None, str]]) -> tuple[tuple[int, int, str], ...]:
    base = sentence.start
    found = [
        (span.start - base, span.end - base, role) for span, role in roles
        if span is not None and span.document == sentence.document and span.start >= base and span.end <= sentence.end
    ]  # fmt: skip
    return tuple(sorted(found))


def _event(store: Store, found: Thing) -> str | None:
    record = found.record
    if isinstance(record, Event):
        return record.id
    if isinstance(record, Disagreement):
        return record.event
    key = record.id if isinstance(record, EventMention) else record.about if isinstance(record, Figure) else None
    return some.event_of(store, key) if key else None


def _judged(store: Store, found: Thing) -> tuple[Judgement, ...]:
    """What was judged of the thing, the latest first, undone ones too."""
    keys = {found.id, *found.keys} if found.kind == "event" else {found.id}
    own = [
        one for one in by_time(judgements(store))
        if one.about == found.kind and (one.left in keys or (found.kind == "event" and keys & set(one.mentions)))
    ]  # fmt: skip
    return tuple(reversed(own))


class Suggested(msgspec.Struct, frozen=True, kw_only=True):
    """What fields can be filled with."""

    types: tuple[str, ...]
    actors: tuple[str, ...]
    places: tuple[str, ...]


def suggested(store: Store, *, names: int = 300) -> Suggested:
    """Kinds of the lexicon, and the commonest actors and places of the record."""
    query = "SELECT value FROM event_choices WHERE field = ? ORDER BY events DESC, value LIMIT ?"
    actors, places = (tuple(row[0] for row in some.rows(store, query, field, names)) for field in ("actor", "place"))
    types = (*get_args(EventType), *(f"{type_}/{kind}" for kind, type_ in kinds().items()))
    return Suggested(types=tuple(sorted(types)), actors=actors, places=places)


def line_of(store: Store, judgement: Judgement) -> str:
    """What a judgement is on, as one line; the words it was made on where the thing is gone."""
    if judgement.about == "judgement":
        other = said(store, judgement.left)
        return f"{other.verdict}, {line_of(store, other)}" if other is not None else judgement.left[:7]
    if judgement.about in ("event", "mention"):
        keys = judgement.mentions or (judgement.left,)
        event = event_with(store, keys)
        return what(event) if event is not None else "; ".join(anchor.text for anchor in judgement.anchors[:3])
    if judgement.about == "actor" or judgement.about is None:
        names = {one.id: one.name for one in stored.actors(store)}
        right = judgement.right.partition("@")[0]
        return f"{names.get(judgement.left, judgement.left[:7])} and {names.get(right, right[:7])}"
    try:
        return _line(thing(store, judgement.left).record)
    except InputError:
        return "; ".join(anchor.text for anchor in judgement.anchors[:3]) or judgement.left[:7]


def said(store: Store, key: str) -> Judgement | None:
    """A judgement by its id, for telling what was done."""
    return next((one for one in by_time(judgements(store)) if one.id == key), None)
