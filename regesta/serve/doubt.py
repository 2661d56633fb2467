"""How doubtful a line of the record is, and how much hangs on it. In: Events, Statements, Figures, Disagreements. Out: Doubts.

    doubt  = 1 - (1 - share of the first reason) * (1 - share of the second) * ...
    weight = 1 + log2(reports) + log2(1 + what hangs on it) / 2
    first comes what has the greatest doubt * weight

Each reason has a name, words and a share between 0 and 1. The shares are choices, set by reading the queues of both examples: a line
that is wrong in kind (nobody did it, two acts taken for one) weighs more than one that only lacks something. What hangs on an event are
its figures, disagreements, parts and plans; on a statement the figures taken from it.
"""

import math
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from regesta.lexicons import lexicon
from regesta.records import Disagreement, Event, Figure, JudgedKind, Party, Statement
from regesta.serve.dates import told
from regesta.serve.wording import PRONOUNS, what

LONG = 62  # days from which a date is too wide to place an act
SAFE_JOIN, EVEN_JOIN = 0.8, 0.5  # scores of a join between which doubt grows
LIKELY = 0.7  # chance of being right from which an act is not doubted for it; right 0.79 of those on reports kept apart (bench confidence)
NEAR_FROM = 0.25  # score from which an account left out is near enough to be looked at
DISPUTES = {"contradiction": 0.5, "denial": 0.4, "revision": 0.3, "scope": 0.2}
REASONS = {
    "join": "joined with little to spare", "near": "an account was nearly joined", "disagree": "reports disagree",
    "undated": "no date", "wide date": "a wide date", "nobody": "nobody is known to have done it",
    "no recipient": "nobody is known whom it was done to", "unknown party": "a party that no table knows",
    "one report": "one report only", "unlikely": "often read wrongly where told so",
    "speaker": "the speaker is not known", "cue": "the words of saying are doubtful",
    "no claimant": "nobody is named for it", "no number": "no number, only a word", "no event": "it belongs to no event",
    "unsure": "somebody left it unsure", "differ": "reviewers differ", "since": "accounts came since it was judged",
}  # fmt: skip


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """A reason to look at a line: its name (a key of REASONS), words that tell of this case, its share in the doubt."""

    name: str
    words: str
    share: float


class Doubt(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the record with what speaks for looking at it. `keys` are the ids that judgements on it are tied to."""

    kind: JudgedKind
    id: str
    line: str
    when: str
    reports: int
    reasons: tuple[Reason, ...]
    weight: float
    keys: tuple[str, ...]
    names: tuple[str, ...] = ()  # ids, codes and names in lower case, for filters
    act: str = ""
    document: str | None = None

    @property
    def doubt(self) -> float:
        """How doubtful it is, 0 to 1."""
        return 1 - math.prod(1 - reason.share for reason in self.reasons)

    @property
    def priority(self) -> float:
        """By which the queue is ordered, the greatest first."""
        return self.doubt * self.weight


def weight(reports: int, hanging: int) -> float:
    """How much rests on a line."""
    return 1 + math.log2(max(1, reports)) + math.log2(1 + hanging) / 2


def of_event(event: Event, disputes: Sequence[Disagreement], figures: int) -> Doubt:
    """An event with its disagreements and the number of its figures."""
    parties = (*event.actors, *event.recipients)
    return Doubt(
        kind="event", id=event.id, line=what(event), when=told(event.time), reports=len(event.documents),
        reasons=tuple(_of_event(event, disputes)), keys=event.mentions, names=_names(parties), act=_act(event),
        weight=weight(len(event.documents), figures + len(disputes) + len(event.relations)),
    )  # fmt: skip


def _of_event(event: Event, disputes: Sequence[Disagreement]) -> Iterator[Reason]:
    scores = [one.score for one in event.joined if one.score is not None]
    if scores and min(scores) < SAFE_JOIN:
        share = min(1.0, (SAFE_JOIN - min(scores)) / (SAFE_JOIN - EVEN_JOIN)) * 0.6
        yield _reason("join", share, f"{min(scores):.2f}")
    near = [one.score for one in event.near if one.verdict == "unsure" and one.score is not None]
    if near and max(near) > NEAR_FROM:
        yield _reason("near", min(1.0, (max(near) - NEAR_FROM) / NEAR_FROM) * 0.4, f"{max(near):.2f}")
    for one in disputes:
        yield _reason("disagree", 0.4, one.field)
    if event.confidence is not None and event.confidence < LIKELY:
        yield _reason("unlikely", (LIKELY - event.confidence) / LIKELY * 0.5, f"{event.confidence:.2f}")
    yield from _missing(event)
    if len(event.documents) == 1:
        yield _reason("one report", 0.1)


def _missing(event: Event) -> Iterator[Reason]:
    time = event.time
    if time is None or (time.start is None and time.end is None):
        yield _reason("undated", 0.35)
    elif time.start is None or time.end is None or (time.end - time.start).days > LONG:
        yield _reason("wide date", 0.2)
    if not [one for one in event.actors if one.name.lower() not in PRONOUNS]:
        yield _reason("nobody", 0.45)
    elif not event.recipients and len(event.actors) == 1 and _needs_recipient(event) and event.object is None:
        yield _reason("no recipient", 0.25)
    unknown = [one.name for one in (*event.actors, *event.recipients) if one.actor is None]
    if unknown:
        yield _reason("unknown party", 0.2, ", ".join(unknown[:2]))


def _needs_recipient(event: Event) -> bool:
    entries = lexicon("wording")
    return "{B}" in str((entries.get(event.subtype or event.type) or entries[event.type]).get("rest", ""))


def of_statement(one: Statement, figures: int) -> Doubt:
    """A statement with the number of figures taken from it."""
    return Doubt(
        kind="statement", id=one.id, line=_said(one), when=told(one.time), reports=1,
        reasons=tuple(_of_statement(one)), weight=weight(1, figures), keys=(one.id,),
        names=_names([party for party in (one.speaker, *one.by) if party]), act=one.act, document=one.document,
    )  # fmt: skip


def _said(one: Statement) -> str:
    words = " … ".join(" ".join(span.text.split()) for span in one.content)
    return f"{one.speaker.name if one.speaker else 'Somebody not named'} ({one.act}): {words}"


def _of_statement(one: Statement) -> Iterator[Reason]:
    if one.speaker is None or one.speaker.name.lower() in PRONOUNS:
        yield _reason("speaker", 0.4)
    elif one.speaker.actor is None and one.speaker.state is None:
        yield _reason("unknown party", 0.2, one.speaker.name)
    if one.provenance.score is not None and one.provenance.score < SAFE_JOIN:
        yield _reason("cue", 1 - one.provenance.score, f"{one.provenance.score:.2f}")


def of_figure(one: Figure) -> Doubt:
    """A figure."""
    return Doubt(
        kind="figure", id=one.id, line=f"{one.value.short()} {one.counts}", when=told(one.as_of), reports=1,
        reasons=tuple(_of_figure(one)), weight=weight(1, 0), keys=(one.id,), names=_names(one.by), document=one.document,
    )  # fmt: skip


def _of_figure(one: Figure) -> Iterator[Reason]:
    if one.value.word is not None:
        yield _reason("no number", 0.2)
    if not one.by:
        yield _reason("no claimant", 0.1)
    if one.about is None:
        yield _reason("no event", 0.15)
    if one.as_of is None:
        yield _reason("undated", 0.1)


def of_disagreement(one: Disagreement) -> Doubt:
    """A disagreement."""
    reports = {document for position in one.positions for document in position.documents}
    values = " / ".join(position.value for position in one.positions)
    return Doubt(
        kind="disagreement", id=one.id, line=f"{one.about}: {values}", when="", reports=len(reports),
        reasons=(_reason("disagree", DISPUTES[one.kind], f"{one.kind} on {one.field}"),),
        weight=weight(len(reports), len(one.positions) - 1), keys=(one.id,), act=one.kind,
    )  # fmt: skip


def _reason(name: str, share: float, case: str = "") -> Reason:
    return Reason(name=name, words=REASONS[name] + (f" ({case})" if case else ""), share=round(share, 3))


def _names(parties: Iterable[Party]) -> tuple[str, ...]:
    found = (value for one in parties for value in (one.actor, one.person, one.body, one.state, one.name))
    return tuple(sorted({value.lower() for value in found if value}))


def _act(event: Event) -> str:
    return "/".join(part for part in (event.type, event.subtype) if part)
