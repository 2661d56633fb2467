"""What to look at next. In: an open Store and what is asked for. Out: doubtful lines, the one most worth looking at first.

What was accepted, rejected or edited leaves the queue; it comes back when accounts have come since, or when two people differ. What was
left unsure stays, for others. How the order is made stands in `doubt.py`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from regesta.errors import InputError
from regesta.link.judgements.judged import Judged
from regesta.link.judgements.standing import standing
from regesta.records import Judgement, Review
from regesta.serve.doubt import REASONS, Doubt, Reason
from regesta.serve.doubtful import doubts_of, reasons_in, refresh, why
from regesta.store import read as stored
from regesta.store.database import Store
from regesta.store.doubtful import as_json, rows
from regesta.store.located import judgements

KINDS = ("event", "disagreement", "statement", "figure")


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
    """A stretch of the queue with how long it is; `kinds` and `reasons` count what is in it, `judged` what has left it.

    `waiting` things were not looked at yet, and may come to stand anywhere in it.
    """

    total: int
    items: tuple[Item, ...]
    kinds: dict[str, int]
    reasons: dict[str, int]
    judged: int
    waiting: int = 0


def queue(
    store: Store, asked: Asked, *, limit: int | None = None, offset: int = 0, patience: float | None = None
) -> Queue:
    """The queue, or what fits what is asked for.

    Args:
        store: The open record.
        asked: What of it.
        limit: How many lines at most.
        offset: How many lines before them.
        patience: Seconds for looking at what has changed since; None is until all was looked at.

    Raises:
        InputError: there is no such kind or reason.
    """
    if asked.kind and asked.kind not in KINDS:
        raise InputError(f"{asked.kind} is no kind of thing in the queue. Choose one of: {', '.join(KINDS)}.")
    if asked.reason and asked.reason not in REASONS:
        raise InputError(f"{asked.reason} is no reason. Choose one of: {', '.join(REASONS)}.")
    unseen = refresh(store, patience=patience)
    every = judgements(store)
    on = _by_key(standing(every))
    seen = _judged(store, on)
    back: list[tuple[Doubt, Review | None]] = []  # judged, and to be looked at again
    left = 0
    for doubt in doubts_of(store, seen, Judged(every)):
        waiting = _waiting(doubt, _once(one for key in doubt.keys for one in on.get(key, ())), asked)
        left += waiting is None
        if waiting is not None:
            back.append(waiting)
    fitting = sorted((one for one in back if _fits(one[0], asked)), key=lambda one: _place(one[0]))
    ready = _Ready(store, asked, seen)
    kinds = Counter(str(doubt.kind) for doubt, _ in back) + ready.kinds()
    reasons = Counter(name for doubt, _ in fitting for name in {reason.name for reason in doubt.reasons})
    for bits, count in ready.reasons():
        reasons.update(dict.fromkeys(reasons_in(bits), count))
    return Queue(
        total=len(fitting) + ready.total, items=tuple(_window(ready, fitting, limit, offset)), judged=left, waiting=unseen,
        kinds={kind: kinds[kind] for kind in KINDS if kinds[kind]}, reasons=dict(reasons.most_common()),
    )  # fmt: skip


def _place(doubt: Doubt) -> tuple[float, str, str]:
    return -doubt.priority, doubt.kind, doubt.id


def _window(ready: "_Ready", back: list[tuple[Doubt, Review | None]], limit: int | None, offset: int) -> Iterator[Item]:
    """What comes to stand from `offset` on when both lists are laid together; of the long one no more is read than may be among it."""
    start = max(0, offset - len(back))
    most = -1 if limit is None else limit + offset - start
    merged = sorted([*((one, None) for one in ready.some(most, start)), *back], key=lambda one: _place(one[0]))
    end = None if limit is None else offset - start + limit
    return (_item(doubt, review) for doubt, review in merged[offset - start : end])


class _Ready:
    """What nobody has judged and fits: counted and cut out in the tables of the record."""

    def __init__(self, store: Store, asked: Asked, seen: Mapping[str, Sequence[str]]) -> None:
        self._store = store
        self._new: list[tuple[str, tuple[str, ...]]] = [
            (f"(kind <> '{kind}' OR id NOT IN (SELECT value FROM json_each(?)))", (as_json(keys),))
            for kind, keys in seen.items() if keys
        ]  # fmt: skip
        self._wanted = [*self._new, *_tests(asked)] if not asked.again else [("0", ())]
        self._none = asked.again
        self._counts: list[tuple[int, int]] | None = None

    def _run(
        self, select: str, tests: Sequence[tuple[str, tuple[str, ...]]], rest: str, *more: int
    ) -> list[tuple[Any, ...]]:
        where = " AND ".join(sql for sql, _ in tests) or "1"
        values = tuple(value for _, given in tests for value in given)
        return rows(self._store, f"SELECT {select} FROM doubts WHERE {where} {rest}", *values, *more)

    def kinds(self) -> Counter[str]:
        """How many of each kind there are, whatever is asked for."""
        return Counter() if self._none else Counter(dict(self._run("kind, count(*)", self._new, "GROUP BY kind")))

    def reasons(self) -> list[tuple[int, int]]:
        """Reasons as bits, with how many have just these."""
        if self._counts is None:
            self._counts = [
                (int(bits), int(count)) for bits, count in self._run("why, count(*)", self._wanted, "GROUP BY why")
            ]
        return self._counts

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(count for _, count in self.reasons())

    def some(self, limit: int, offset: int) -> list[Doubt]:
        """A stretch of them, in order; a negative limit is none."""
        found = self._run("kind, id", self._wanted, "ORDER BY priority DESC, kind, id LIMIT ? OFFSET ?", limit, offset)
        looked: dict[str, list[str]] = {}
        for kind, key in found:
            looked.setdefault(kind, []).append(key)
        made = {(one.kind, one.id): one for one in doubts_of(self._store, looked, Judged(judgements(self._store)))}
        return [made[kind, key] for kind, key in found if (kind, key) in made]


def _tests(asked: Asked) -> Iterator[tuple[str, tuple[str, ...]]]:
    actor, act, words = (text.strip().lower() for text in (asked.actor, asked.type, asked.q))
    if asked.kind:
        yield "kind = ?", (asked.kind,)
    if asked.reason:
        yield f"why & {why([asked.reason])}", ()
    if actor:
        yield "instr(names, ?)", (actor if len(actor) > 3 else f"\n{actor}\n",)
    if act:
        yield "instr('/' || act || '/', ?)", (f"/{act}/",)
    if words:
        yield "instr(line, ?)", (words,)


def _judged(store: Store, on: Mapping[str, list[Judgement]]) -> dict[str, list[str]]:
    """What was judged, by kind: the events of judged mentions, rejected ones among them, and the ids themselves."""
    keys = as_json(sorted(on))
    seen: dict[str, list[str]] = {}
    if on:
        told = "SELECT DISTINCT event FROM event_tells JOIN event_index USING (number) WHERE mention IN (SELECT value FROM json_each(?))"
        seen["event"] = [key for (key,) in rows(store, told, keys)]
        for kind in KINDS[1:]:
            seen[kind] = [
                key
                for (key,) in rows(
                    store, f"SELECT DISTINCT id FROM {kind}s WHERE id IN (SELECT value FROM json_each(?))", keys
                )
            ]
        seen["event"] += [one.id for one in stored.rejected_events(store) if not on.keys().isdisjoint(one.mentions)]
        seen["disagreement"] += [one.id for one in stored.rejected_disagreements(store) if one.id in on]
    return seen


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
