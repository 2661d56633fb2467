"""A person's judgement on one thing of the record. In: an open Store, an id, a verdict or values. Out: Judgements, written.

A thing is an event, a mention of one, a statement, a figure or a disagreement. Judgements on an event are tied to its mentions, whose
ids stay when reports are added. A value that reports agree on and a person changes was misread: the sentences are corrected, and what
is joined rests on it. Where reports disagree on it, their accounts stay as they are and only the event's value is changed.
"""

from typing import Literal

from msgspec.structs import replace

from regesta.errors import InputError
from regesta.link.judgements.judged import Judged
from regesta.link.judgements.standing import standing, with_id
from regesta.records import Change, Disagreement, Event, Judgement
from regesta.serve.changes import change
from regesta.serve.judging import made, who_is, write
from regesta.serve.things import Thing, of, one, thing
from regesta.store import read as stored
from regesta.store.database import Store
from regesta.store.located import judgements
from regesta.store.write import put_judged_disagreement, put_judged_event

OneVerdict = Literal["accept", "reject", "unsure"]
_DISPUTED = {"date": "date", "status": "status", "place": "place", "object": "object", "actor": "participants",
             "recipient": "participants"}  # fmt: skip


def verdict(store: Store, id: str, verdict: OneVerdict, *, why: str | None = None, who: str | None = None) -> Judgement:
    """Write that a thing is right, is none, or cannot be told. Said twice by one person it is one judgement.

    Raises:
        InputError: nothing, or more than one thing, has an id that begins so.
    """
    found = thing(store, id)
    before = _standing(store, found, who_is(who))
    if before is not None and before.verdict == verdict and set(found.keys) <= set(before.mentions):
        return before
    judgement = _tied(made(found.kind, found.id, verdict, why=why, who=who), found)
    write(store, judgement, joins=_joins(found, judgement))
    mark(store, found)
    return judgement


def edit(
    store: Store, id: str, changes: tuple[str, ...], *, why: str | None = None, who: str | None = None
) -> tuple[Judgement, ...]:
    """Write values in the place of the program's, one judgement each; see `changes.py` for how they are written.

    Raises:
        InputError: there is no such thing, it has no such value, or the value cannot be understood.
    """
    if not changes:
        raise InputError("Say what is to be changed, such as date=2024-03-05, status=planned or actor+=Norway.")
    found = thing(store, id)
    return put(store, found, tuple(change(store, found, text) for text in changes), why=why, who=who)


def put(
    store: Store, found: Thing, changes: tuple[Change, ...], *, why: str | None = None, who: str | None = None
) -> tuple[Judgement, ...]:
    """Write changes that were understood already."""
    disputed = _disputed(store, found)
    written = []
    for each in changes:
        reading = found.kind != "event" or _DISPUTED.get(each.field) not in disputed
        judgement = replace(made(found.kind, found.id, "edit", why=why, who=who), change=replace(each, reading=reading))
        judgement = _tied(judgement, found)
        written.append(write(store, judgement, joins=_joins(found, judgement)))
    mark(store, found)
    return tuple(written)


def _tied(judgement: Judgement, found: Thing) -> Judgement:
    field = found.record.field if isinstance(found.record, Disagreement) else ""
    return with_id(replace(judgement, right=field, mentions=found.keys, anchors=found.anchors))


def _joins(found: Thing, judgement: Judgement) -> bool:
    """Whether anything else than the thing itself changes with the judgement."""
    if found.kind in ("statement", "disagreement"):
        return False
    was = found.record.review.verdict if found.record.review is not None else None
    return "reject" in (was, judgement.verdict) or judgement.verdict == "edit"


def _disputed(store: Store, found: Thing) -> set[str]:
    if found.kind != "event":
        return set()
    own = stored.disagreements(store, event=found.id)
    return {one.field for one in own if one.review is None or one.review.verdict != "reject"}


def _standing(store: Store, found: Thing, who: str) -> Judgement | None:
    """The last verdict of this person on the thing."""
    own = [
        one for one in standing(judgements(store))
        if one.who == who and one.about == found.kind and one.verdict in ("accept", "reject", "unsure", "edit")
        and (one.left == found.id or (found.kind == "event" and set(one.mentions) & set(found.keys)))
    ]  # fmt: skip
    return own[-1] if own and own[-1].verdict != "edit" else None


def mark(store: Store, found: Thing) -> None:
    """Show at once what was judged of an event or a disagreement, before events are made anew."""
    if found.kind not in ("event", "disagreement"):
        return
    judged = Judged(judgements(store))
    with store.transaction():
        if isinstance(found.record, Event):
            put_judged_event(store, judged.settled(found.record))
        elif isinstance(found.record, Disagreement):
            put_judged_disagreement(store, judged.disagreement(found.record))


def again(store: Store, judgement: Judgement) -> Thing | None:
    """The thing that a judgement was about, as it stands now; None when it is no longer there."""
    tables = {"event": "events", "mention": "event_mentions", "statement": "statements", "figure": "figures",
              "disagreement": "disagreements"}  # fmt: skip
    if judgement.about == "event":
        from regesta.serve.things import event_with

        event = event_with(store, judgement.mentions or (judgement.left,))
        return of(store, event) if event else None
    if judgement.about not in tables:
        return None
    try:
        return of(store, one(store, tables[judgement.about], judgement.left))
    except InputError:
        return None
