"""What was judged, by whom, when, what it was before and after, and why. In: an open Store. Out: Entries, the latest first."""

from collections.abc import Iterable

import msgspec

from regesta.errors import InputError
from regesta.link.judgements.standing import told
from regesta.records import Disagreement, Event, EventMention, Figure, Judgement, Statement
from regesta.serve.dates import told as when_told
from regesta.serve.judging import PERSON
from regesta.serve.look.sought import named
from regesta.serve.wording import what
from regesta.store import read as stored
from regesta.store import some
from regesta.store.database import Store
from regesta.store.doubtful import as_json
from regesta.store.located import located

SHOWN = 80  # letters of a line; a choice that fits a row
PAIRS = ("same", "different")


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A judgement for reading. `state` is standing, taken back, outlived (a later one on the same counts) or not applied.

    `about` tells what it is on, `target` is the id that its page has now, None where the record no longer holds it. "Not applied" is a
    judgement whose thing is gone since reports were read anew: it is kept, and holds again when the thing comes back.
    """

    id: str
    who: str
    at: str
    kind: str
    verdict: str
    about: str
    target: str | None
    before: str | None
    after: str | None
    why: str
    state: str
    undoes: str | None = None


def entries(store: Store, *, who: str = "", kind: str = "", thing: str = "", verdict: str = "") -> tuple[Entry, ...]:
    """All judgements, the latest first; those of one person, on one kind of thing, or on what one id names."""
    here = located(store)
    every = [one for one in told(here.judgements) if one.decided_by == PERSON]
    names = _Names(store, every)
    last = outlived(every)
    found = [
        names.entry(one, lost=one.id in here.lost, later=one.id in last) for one in reversed(every)
        if (not who or one.who == who) and (not kind or _kind(one) == kind) and (not verdict or one.verdict == verdict)
    ]  # fmt: skip
    wanted = thing.strip().lower()
    return tuple(
        one for one in found if not wanted or (one.target or "").startswith(wanted) or one.id.startswith(wanted)
    )


def one(store: Store, prefix: str) -> Entry:
    """The judgement whose id begins so. Raises InputError when there is none, or more than one."""
    found = [entry for entry in entries(store) if entry.id.startswith(prefix.strip().lower())]
    if len(found) != 1:
        raise InputError(f"{'No' if not found else 'More than one'} judgement begins with {prefix!r}.")
    return found[0]


def outlived(every: Iterable[Judgement]) -> frozenset[str]:
    """Ids of judgements that stand and that a later one on the same has taken the place of."""
    last: dict[object, str] = {}
    gone: set[str] = set()
    for one in every:
        if one.withdrawn_at is not None or one.verdict == "undo":
            continue
        for key in _same(one):
            if key in last:
                gone.add(last[key])
            last[key] = one.id
    return frozenset(gone)


def _same(one: Judgement) -> list[object]:
    """What makes two judgements be on the same, so that the later counts."""
    if one.verdict == "edit":
        party = one.change is not None and one.change.field in ("actor", "recipient")
        return [] if one.change is None or party else [(one.about, one.left, one.change.field)]
    if one.right and one.about != "disagreement":
        return [frozenset((one.left, one.right))]
    return [(one.about, one.left)]


def _kind(one: Judgement) -> str:
    return one.about or "actor"


_TABLES: dict[type[msgspec.Struct], str] = {
    Statement: "statements", Figure: "figures", Disagreement: "disagreements", EventMention: "event_mentions",
}  # fmt: skip


class _Names:
    """What things are called, looked up once."""

    def __init__(self, store: Store, every: list[Judgement]) -> None:
        self._judgements = {one.id: one for one in every}
        ids = {key for one in every for key in (one.left, one.right.partition("@")[0], *one.mentions) if key}
        self._actors = {key: one.name for key, one in named(store, ids).items()}
        told = "SELECT event FROM event_tells JOIN event_index USING (number) WHERE mention IN (SELECT value FROM json_each(?))"
        events = {key for (key,) in some.rows(store, told, as_json(sorted(ids)))}
        gone = [one for one in stored.rejected_events(store) if one.id in ids or not ids.isdisjoint(one.mentions)]
        found = [*some.events(store, sorted(events | ids)), *gone]
        self._events = {one.id: one for one in found}
        self._event_of = {key: one for one in found for key in one.mentions}
        self._others: dict[str, Statement | Figure | Disagreement | EventMention] = {}
        for kind, table in _TABLES.items():
            query = f"SELECT json FROM {table} WHERE id IN (SELECT value FROM json_each(?))"
            for thing in stored.records(store, kind, query, as_json(sorted(ids))):
                self._others[thing.id] = thing  # type: ignore[attr-defined, assignment]
        self._others |= {one.id: one for one in stored.rejected_disagreements(store)}

    def entry(self, one: Judgement, *, lost: bool, later: bool) -> Entry:
        """The judgement for reading."""
        target, about = self.about(one)
        state = "taken back" if one.withdrawn_at else "not applied" if lost else "outlived" if later else "standing"
        change = one.change
        return Entry(
            id=one.id, who=one.who or "unnamed", at=one.decided_at or "", kind=_kind(one), verdict=one.verdict,
            about=about, target=target, before=change.before if change else None,
            after=_after(one), why="; ".join(one.reasons), state=state,
            undoes=one.left if one.verdict == "undo" else None,
        )  # fmt: skip

    def about(self, one: Judgement) -> tuple[str | None, str]:
        """(id of the page, words) of what a judgement is on."""
        if one.about == "judgement":
            other = self._judgements.get(one.left)
            if other is None:
                return None, f"a judgement that is not here ({one.left[:7]})"
            target, words = self.about(other)
            return target, f"{other.verdict} by {other.who or 'unnamed'} on: {words}"
        if one.about in ("event", "mention") or (one.left in self._event_of or one.left in self._events):
            return self._act(one)
        if one.about in ("statement", "figure", "disagreement"):
            found = self._others.get(one.left)
            return (one.left, _line(found)) if found is not None else (None, _words(one))
        left, (right, _, report) = self._actors.get(one.left, one.left[:7]), one.right.partition("@")
        other_ = f"in report {report[:7]}" if report else self._actors.get(right, right[:7])
        return one.left, f"{left} · {other_}"

    def _act(self, one: Judgement) -> tuple[str | None, str]:
        keys = (one.left, *one.mentions)
        event = next((self._event_of[key] for key in keys if key in self._event_of), self._events.get(one.left))
        if event is None:
            return None, _words(one)
        other = self._event_of.get(one.right) or self._events.get(one.right)
        if one.verdict in (*PAIRS, "unsure") and other is not None and other.id != event.id:
            return event.id, f"{_event(event)} · {_event(other)}"
        return event.id, _event(event)


def _after(one: Judgement) -> str | None:
    change = one.change
    if change is None:
        return None
    if change.field in ("actor", "recipient"):
        if change.gone and change.party:
            return change.after
        return f"{change.after} added" if change.party else "taken out"
    return change.after or "not known"


def _event(event: Event) -> str:
    return f"{when_told(event.time)}: {what(event)}"


def _line(found: Statement | Figure | Disagreement | EventMention) -> str:
    if isinstance(found, Statement):
        words = " ".join(span.text for span in found.content)
        return _short(f"{found.speaker.name if found.speaker else 'somebody'}: {words}")
    if isinstance(found, Figure):
        return _short(f"{found.value.short()} {found.counts}")
    return _short(found.about if isinstance(found, Disagreement) else found.sentence.text)


def _words(one: Judgement) -> str:
    """What is left of a thing that the record no longer holds: the words it stood on."""
    return _short("; ".join(f"“{anchor.text}”" for anchor in one.anchors) or one.left)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= SHOWN else text[:SHOWN].rsplit(" ", 1)[0] + " …"
