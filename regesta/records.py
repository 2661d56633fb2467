"""Every record that travels between stages. In: nothing. Out: frozen, typed structures; read this file first.

Conventions. Offsets are half open and count code points of the cleaned text. Dates are `datetime.date`; intervals are half open
`[start, end)`. Unknown is None. Ids are hashes of key fields (`record_id`), so a second run and another machine agree.
Records never change; `msgspec.structs.replace` makes new ones.
"""

import datetime as dt
import hashlib
from typing import Literal

import msgspec

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Status = Literal["happened", "ongoing", "planned", "possible", "denied", "not_happened"]
Grain = Literal["time", "day", "week", "month", "quarter", "season", "year", "decade", "century", "open"]
Bound = Literal["exact", "about", "at_least", "at_most", "more_than", "less_than", "between", "times", "word"]
MentionKind = Literal["name", "nominal", "pronoun"]
Label = Literal["PER", "ORG", "LOC", "NORP", "OTHER"]
TakenAs = Literal["true", "doubtful", "false"]  # of a claim, by the report's own words
Manner = Literal["direct", "indirect", "mixed"]
Act = Literal[
    "assert", "deny", "confirm", "demand", "request", "promise", "threaten", "warn",
    "ask", "accuse", "praise", "congratulate", "propose",
]  # fmt: skip
PartKind = Literal[
    "headline", "standfirst", "dateline", "body", "caption", "credit", "embedded", "boilerplate", "leftover"
]
ActorKind = Literal["person", "body", "state", "group", "unknown"]
Verdict = Literal["same", "different", "unsure", "accept", "reject", "edit", "undo"]
JudgedKind = Literal["event", "mention", "statement", "figure", "disagreement", "actor", "judgement"]
ChangedField = Literal[
    "type", "subtype", "status", "date", "place", "object", "actor", "recipient", "speaker", "value", "counts"
]
DisagreementKind = Literal["contradiction", "revision", "denial", "scope"]
RelationKind = Literal["part", "whole", "plan", "doing"]
DisagreementField = Literal["date", "number", "place", "participants", "object", "status"]


def record_id(*fields: object) -> str:
    """Sixteen hex digits that depend on the given fields only."""
    joined = "\x1f".join("" if field is None else str(field) for field in fields)
    return hashlib.blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


class Span(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """Words of a document: `document.text[start:end] == text`."""

    document: str
    start: int
    end: int
    text: str


class Provenance(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which stage and version made a value, how sure it is (0 to 1) and why."""

    made_by: str
    score: float | None = None
    reasons: tuple[str, ...] = ()


class TimeSpan(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A time as an interval `[start, end)` of days with what was said and how it was read.

    `edtf` is the exchange form ("2023-09-13", "2023-09", "../2025-11-07", "XXXX-06"). `start` or `end` is None where the interval is
    open on that side; both None with grain "open" is a time that waits for its year, month or anchor ("the 12th" without a date).
    `anchor` is the day the words were read against, None when they needed none.
    """

    edtf: str
    start: dt.date | None
    end: dt.date | None
    grain: Grain
    said: Span | None
    reason: str
    anchor: dt.date | None = None
    approximate: bool = False


class Quantity(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A number with its bounds. "at least 12" is low 12, high None, bound at_least; "millions" has word set."""

    low: float | None
    high: float | None
    bound: Bound
    said: Span
    unit: str | None = None
    word: str | None = None

    def short(self) -> str:
        """The form used in tables and by the bench: `440`, `~10000`, `>130`, `>=3`, `<=2`, `<9`, `49-60`, `5x`, `millions`."""
        if self.word is not None:
            return self.word
        low, high = (None if x is None else f"{x:.10g}" if x < 1e10 else f"{x:.0f}" for x in (self.low, self.high))
        signs = {"about": f"~{low}", "at_least": f">={low}", "more_than": f">{low}", "at_most": f"<={high}"}
        signs |= {"less_than": f"<{high}", "between": f"{low}-{high}", "times": f"{low}x"}
        return signs.get(self.bound, str(low))


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the document's text and what it is on the page. Parts do not overlap; gaps are body."""

    kind: PartKind
    start: int
    end: int


class Document(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A report as published.

    `text` is the cleaned text that every Span counts in; title and headline, where there is one, stand at its beginning.
    `offsets` maps back: pairs (offset in text, offset in the decoded original), ascending; between two pairs both run alike.
    `published_how` names where the date was found ("metadata table", "json-ld", "first line", "address", ...). `source` is the
    name of the file as given, never an absolute path. `retrieved_at` is the moment in UTC where the source tells it. `copy_of` is
    the id of the report this one copies.
    """

    id: str
    source: str
    sha256: str
    text: str
    language: str | None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    byline: str | None = None
    dateline: str | None = None
    dateline_place: str | None = None
    dateline_date: dt.date | None = None
    agency: str | None = None
    published: dt.date | None = None
    published_how: str | None = None
    retrieved: dt.date | None = None
    retrieved_at: dt.datetime | None = None
    copy_of: str | None = None
    parts: tuple[Part, ...] = ()
    offsets: tuple[tuple[int, int], ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The words from start to end, as a Span of this document."""
        return Span(document=self.id, start=start, end=end, text=self.text[start:end])


class Mention(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Words that name or stand for someone or some place; `refers_to` is the id of the mention they refer back to."""

    id: str
    span: Span
    kind: MentionKind
    label: Label
    head: int  # offset of the first character of the head word, in the text
    provenance: Provenance
    refers_to: str | None = None
    actor: str | None = None


class Party(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Someone who acts, is acted on, or speaks: a person, for a body, for a state; each slot filled as the text allows.

    `actor`, `person`, `body` are Actor ids (None when not linked); `state` an ISO 3166-1 alpha-3 code or a code of the user's own
    actors file; `sector` a PLOVER sector (GOV, MIL, LEG, PTY, OPP, MED, ...). `name` is the fullest name known, `span` the words here.
    """

    name: str
    span: Span | None
    actor: str | None = None
    person: str | None = None
    body: str | None = None
    state: str | None = None
    sector: str | None = None

    @property
    def code(self) -> str:
        """State and sector as in PLOVER tables, such as "RUS GOV"; empty when unknown."""
        return " ".join(part for part in (self.state, self.sector) if part)


class PlaceRef(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where an act took place, as said, and the Place it was linked to."""

    name: str
    span: Span | None
    place: str | None = None
    country: str | None = None
    precision: str | None = None  # venue, city, region, country, sea


class Edit(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A value that a person put in the place of the program's, both in words; `provenance` tells who ("review NAME") and why."""

    field: ChangedField
    before: str | None
    after: str | None
    provenance: Provenance
    judgement: str
    at: str | None = None


class Review(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What people have judged of one thing: the last verdict and by whom, the edits laid over it, the judgements behind both.

    `since` counts the accounts that have come to an event after it was judged.
    """

    verdict: Literal["accept", "reject", "unsure"] | None = None
    who: str | None = None
    edits: tuple[Edit, ...] = ()
    judgements: tuple[str, ...] = ()
    since: int = 0


class EventMention(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One sentence's account of an act. `by` is on whose word, outermost first; empty is the outlet's own voice.

    `content` are the words that say what was demanded, threatened, denied, agreed or left ("that Chad free the crew").
    """

    id: str
    document: str
    sentence: Span
    trigger: Span
    type: EventType
    status: Status
    provenance: Provenance
    subtype: str | None = None
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    object: Span | None = None
    time: TimeSpan | None = None
    place: PlaceRef | None = None
    by: tuple[Party, ...] = ()
    statement: str | None = None
    background: bool = False
    review: Review | None = None
    content: Span | None = None


class Statement(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Reported speech: who said it (None when the text does not tell), with which words, and on whose word in turn (`by`).

    `occasion`, `medium` and `place` say where it was said; `taken_as` what the report itself makes of it ("wrongly claimed").
    """

    id: str
    document: str
    content: tuple[Span, ...]
    manner: Manner
    act: Act
    provenance: Provenance
    speaker: Party | None = None
    cue: Span | None = None
    addressee: Party | None = None
    time: TimeSpan | None = None
    by: tuple[Party, ...] = ()
    review: Review | None = None
    occasion: Span | None = None
    medium: Span | None = None
    place: PlaceRef | None = None
    taken_as: TakenAs | None = None


class Figure(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A claimed quantity. `scope` is new, total or stock; `about` an EventMention id; `by` on whose word, outermost first."""

    id: str
    document: str
    sentence: Span
    counts: str
    value: Quantity
    provenance: Provenance
    counted: Span | None = None
    scope: Literal["new", "total", "stock"] | None = None
    as_of: TimeSpan | None = None
    about: str | None = None
    by: tuple[Party, ...] = ()
    statement: str | None = None
    review: Review | None = None


class Office(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An office held: `[since, until)`, either None when unknown; `source` names the table or report."""

    title: str
    source: str
    body: str | None = None
    state: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None


class Actor(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A person, body, state or group with all its names. `state` and `sector` are those of the body, or of a person's latest office."""

    id: str
    kind: ActorKind
    name: str
    provenance: Provenance
    names: tuple[str, ...] = ()
    state: str | None = None
    sector: str | None = None
    offices: tuple[Office, ...] = ()
    codes: dict[str, str] = {}


class Place(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A place with its names; coordinates are None when unknown, never 0."""

    id: str
    name: str
    kind: str
    names: tuple[str, ...] = ()
    country: str | None = None
    region: str | None = None
    latitude: float | None = None
    longitude: float | None = None


class Outlet(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who publishes: kind is wire, state_agency, government_office, party, public, private, unknown."""

    id: str
    name: str
    kind: str
    names: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    state: str | None = None
    owner: str | None = None
    zone: str | None = None


class Change(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What an edit puts in the place of a value. `before` and `after` are words for people; the other fields what is laid over.

    Of parties, `gone` is who is taken out and `party` who is put in; both make a replacement. With `reading` the sentences were misread,
    and what is joined rests on the new value; without it their accounts differ, and the new value is what holds of the event.
    """

    field: ChangedField
    after: str | None
    before: str | None = None
    reading: bool = True
    party: Party | None = None
    gone: Party | None = None
    time: TimeSpan | None = None
    place: PlaceRef | None = None


class Judgement(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Two things are the same, different, or unsure; or what a person judges of one thing (`about`). People outrank programs.

    A judgement is never changed. Another one with the verdict "undo", `left` its id, takes it back, and can be taken back in turn;
    `withdrawn_at` is worked out from these when judgements are read. `mentions` are the ids of what an event was made of when it
    was judged, or of the claims of a disagreement; `anchors` their words, by which they are found again when another reading gives
    them other ids.
    """

    id: str
    left: str
    right: str
    verdict: Verdict
    decided_by: str
    score: float | None = None
    reasons: tuple[str, ...] = ()
    decided_at: str | None = None
    withdrawn_at: str | None = None
    about: JudgedKind | None = None
    who: str | None = None
    mentions: tuple[str, ...] = ()
    anchors: tuple[Span, ...] = ()
    change: Change | None = None


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """An independent source of an event and the reports that rest on it; copies and retellings count once.

    `side` is the state that the source speaks for or is published in, as a code; None where that is not known.
    """

    name: str
    documents: tuple[str, ...]
    why: str
    side: str | None = None


class Relation(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """What another event is to this one: a part of it, the whole that holds it, the plan of it, the doing of what this one plans."""

    kind: RelationKind
    event: str
    reason: str


class Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The act itself, as far as the reports go. `time` is the interval that all accounts agree on, None when none dates it.

    `content`: what was demanded, threatened, denied, agreed or left, in the words of an account.

    `near` are judgements on mentions that were compared with this event's and left out. `relations` tie it to events it is not one with.

    `confidence`, 0 to 1: the chance that its surest account is right in type, all parties and status, as strict readers judge.
    """

    id: str
    type: EventType
    status: Status
    mentions: tuple[str, ...]
    documents: tuple[str, ...]
    provenance: Provenance
    subtype: str | None = None
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    object: str | None = None
    time: TimeSpan | None = None
    place: PlaceRef | None = None
    origins: tuple[Origin, ...] = ()
    first_reported: dt.date | None = None
    last_reported: dt.date | None = None
    joined: tuple[Judgement, ...] = ()
    near: tuple[Judgement, ...] = ()
    relations: tuple[Relation, ...] = ()
    review: Review | None = None
    content: str | None = None
    confidence: float | None = None


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """One side of a disagreement: the value and the mentions or figures that claim it."""

    value: str
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    by: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()  # names of the independent origins, as of an event


class Disagreement(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Values of one event that cannot all hold, or were revised or denied."""

    id: str
    event: str | None
    about: str
    field: DisagreementField
    kind: DisagreementKind
    positions: tuple[Position, ...]
    provenance: Provenance
    review: Review | None = None


class Extraction(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All that was taken from one document; what `read` and `extract` hand to `link`, and `link` to the store."""

    document: str
    mentions: tuple[Mention, ...] = ()
    event_mentions: tuple[EventMention, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    times: tuple[TimeSpan, ...] = ()


RECORDS: tuple[type[msgspec.Struct], ...] = (
    Document, Mention, EventMention, Statement, Figure, Actor, Place, Outlet, Judgement, Event, Disagreement,
)  # fmt: skip


def json_schema() -> dict[str, object]:
    """JSON Schema (2020-12) of every record that is stored."""
    schemas, components = msgspec.json.schema_components(RECORDS, ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Regesta record",
        "anyOf": list(schemas),
        "$defs": components,
    }
