"""What to look at next. In: an open Store and what is asked for. Out: doubtful lines, the one most worth looking at first.

What was accepted, rejected or edited leaves the queue; it comes back when accounts have come since, or when two people differ. What was
left unsure stays, for others. How the order is made stands in `doubt.py`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec
from msgspec.structs import replace

from regesta.errors import InputError
from regesta.link.judged import Judged
from regesta.link.standing import standing
from regesta.records import Judgement, Review
from regesta.serve.doubt import REASONS, Doubt, Reason, doubts
from regesta.serve.things import laid
from regesta.store import read as stored
from regesta.store.database import Store
from regesta.store.located import judgements

KINDS = ("event", "disagreement", "statement", "figure")
_BEFORE: dict[str, tuple[object, tuple[tuple[float, Doubt], ...]]] = {}  # the doubts of a record as of its last run
KEPT = 2  # records whose doubts are kept in memory; a choice


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What of the queue is asked for. `again` gives what others have judged and `who` has not: the second reviewer's queue."""

    kind: str = ""
    reason: str = ""
    actor: str = ""
    type: str = ""
    q: str = ""
    who: str = ""
    again: bool = False


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """A line to look at: doubt (0 to 1), weight, their product, why, and what was judged of it so far."""

    kind: str
    id: str
    line: str
    when: str
    reports: int
    doubt: float
    weight: float
    priority: float
    reasons: tuple[Reason, ...]
    review: Review | None = None


class Queue(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the queue with how long it is; `kinds` and `reasons` count what is in it, `judged` what has left it."""

    total: int
    items: tuple[Item, ...]
    kinds: dict[str, int]
    reasons: dict[str, int]
    judged: int


def queue(store: Store, asked: Asked, *, limit: int | None = None, offset: int = 0) -> Queue:
    """The queue, or what fits what is asked for.

    Raises:
        InputError: there is no such kind or reason.
    """
    if asked.kind and asked.kind not in KINDS:
        raise InputError(f"{asked.kind} is no kind of thing in the queue. Choose one of: {', '.join(KINDS)}.")
    if asked.reason and asked.reason not in REASONS:
        raise InputError(f"{asked.reason} is no reason. Choose one of: {', '.join(REASONS)}.")
    on = _by_key(standing(judgements(store)))
    ready: list[tuple[float, Doubt, Review | None]] = []
    back: list[tuple[float, Doubt, Review | None]] = []  # judged, and to be looked at again
    left = 0
    for priority, doubt in _doubts(store):
        if not on or on.keys().isdisjoint(doubt.keys):
            if doubt.reasons and not asked.again:
                ready.append((priority, doubt, None))
            continue
        waiting = _waiting(doubt, _once(one for key in doubt.keys for one in on.get(key, ())), asked)
        left += waiting is None
        if waiting is not None:
            back.append((waiting[0].priority, *waiting))
    order = sorted([*ready, *back], key=lambda one: (-one[0], one[1].kind, one[1].id)) if back else ready
    open_ = [(doubt, review) for _, doubt, review in order]
    kinds = Counter(str(doubt.kind) for doubt, _ in open_)
    fitting = [pair for pair in open_ if _fits(pair[0], asked)]
    reasons = Counter(name for doubt, _ in fitting for name in {reason.name for reason in doubt.reasons})
    shown = fitting[offset:] if limit is None else fitting[offset : offset + limit]
    return Queue(
        total=len(fitting), items=tuple(_item(doubt, review) for doubt, review in shown), judged=left,
        kinds={kind: kinds[kind] for kind in KINDS if kinds[kind]}, reasons=dict(reasons.most_common()),
    )  # fmt: skip


def _doubts(store: Store) -> tuple[tuple[float, Doubt], ...]:
    """All doubts as of the last run with their priority, the greatest first; what was judged since is looked at apart."""
    run = store.connection.execute("SELECT max(number), (SELECT count(*) FROM events) FROM runs").fetchone()
    key = str(store.path.absolute())
    if key not in _BEFORE or _BEFORE[key][0] != run:
        judged = Judged(judgements(store))
        statements = laid(list(stored.statements(store)), judged)
        figures = laid(list(stored.figures(store)), judged)
        gone = list(stored.rejected_disagreements(store))
        events = [*stored.events(store), *stored.rejected_events(store)]
        found = doubts(events, statements, figures, [*stored.disagreements(store), *gone])
        _BEFORE.pop(key, None)
        _BEFORE[key] = (
            run,
            tuple(sorted(((one.priority, one) for one in found), key=lambda p: (-p[0], p[1].kind, p[1].id))),
        )
        for old in list(_BEFORE)[:-KEPT]:
            del _BEFORE[old]
    return _BEFORE[key][1]


def _by_key(holding: Iterable[Judgement]) -> Mapping[str, list[Judgement]]:
    found: dict[str, list[Judgement]] = {}
    for one in holding:
        if one.about in (None, "actor") or one.verdict in ("same", "different"):
            continue
        for key in one.mentions if one.about == "event" else (one.left,):
            found.setdefault(key, []).append(one)
    return found


def _once(found: Iterable[Judgement]) -> list[Judgement]:
    every = {one.id: one for one in found}
    return sorted(every.values(), key=lambda one: (one.decided_at or "", one.id))


def _waiting(doubt: Doubt, found: list[Judgement], asked: Asked) -> tuple[Doubt, Review | None] | None:
    """A judged line with what was judged of it, or None where it has left the queue."""
    last: dict[str, Judgement] = {one.who or "": one for one in found}  # the last word of each
    verdicts = {one.verdict for one in last.values()}
    review = Review(
        verdict=found[-1].verdict if found[-1].verdict != "edit" else None,  # type: ignore[arg-type]
        who=found[-1].who, judgements=tuple(one.id for one in found),
    )  # fmt: skip
    if asked.again:
        return None if asked.who in last else (doubt, review)
    known = {key for one in found for key in (*one.mentions, one.left)}
    since = len(set(doubt.keys) - known)
    more: list[Reason] = []
    if since and doubt.kind == "event" and "reject" not in verdicts:
        more.append(Reason(name="since", words=f"{since} accounts came since it was judged", share=0.5))
    if len(verdicts) > 1 and len(last) > 1:
        more.append(Reason(name="differ", words="reviewers differ: " + _who(last), share=0.7))
    unsure = [who for who, one in last.items() if one.verdict == "unsure"]
    if unsure and verdicts == {"unsure"} and asked.who not in unsure:
        more.append(Reason(name="unsure", words=f"left unsure by {', '.join(unsure)}", share=0.5))
    return (replace(doubt, reasons=(*more, *doubt.reasons)), replace(review, since=since)) if more else None


def _who(last: Mapping[str, Judgement]) -> str:
    return ", ".join(f"{who or 'somebody'} {one.verdict}" for who, one in sorted(last.items()))


def _fits(doubt: Doubt, asked: Asked) -> bool:
    actor, act, words = (text.strip().lower() for text in (asked.actor, asked.type, asked.q))
    return (
        (not asked.kind or doubt.kind == asked.kind)
        and (not asked.reason or any(one.name == asked.reason for one in doubt.reasons))
        and (not actor or any(actor == name or (len(actor) > 3 and actor in name) for name in doubt.names))
        and (not act or act in doubt.act.lower().split("/"))
        and (not words or words in doubt.line.lower())
    )


def _item(doubt: Doubt, review: Review | None) -> Item:
    return Item(
        kind=doubt.kind, id=doubt.id, line=doubt.line, when=doubt.when, reports=doubt.reports, doubt=round(doubt.doubt, 3),
        weight=round(doubt.weight, 2), priority=round(doubt.priority, 3), reasons=doubt.reasons, review=review,
    )  # fmt: skip
