"""Edits of people laid over records. In: a record and judgements with the verdict "edit", the oldest first. Out: the record as edited.

What was read is never changed: an edit is laid over it each time, so doing it twice is doing it once. A value that a person gave has no
words of a report behind it, so its span is None and its reason names the person.
"""

from collections.abc import Sequence
from typing import TypeVar

from msgspec.structs import replace

from regesta.link.judgements.written import act, quantity
from regesta.records import (
    Change,
    Edit,
    Event,
    EventMention,
    Figure,
    Judgement,
    Party,
    Provenance,
    Statement,
    Status,
)  # fmt: skip

Act = TypeVar("Act", EventMention, Event)


def edit(judgement: Judgement) -> Edit:
    """The edit as it is shown beside the value."""
    change = judgement.change
    if change is None:
        raise ValueError(f"{judgement.id} is no edit")
    return Edit(
        field=change.field, before=change.before, after=change.after, judgement=judgement.id, at=judgement.decided_at,
        provenance=Provenance(made_by=f"review {judgement.who or 'unnamed'}", reasons=judgement.reasons),
    )  # fmt: skip


def edited_act(one: Act, edits: Sequence[Judgement]) -> Act:
    """An event, or a mention of one, with all edits laid over it."""
    for judgement in edits:
        if judgement.change is not None:
            one = _act(one, judgement.change)
    return one


def _act(one: Act, change: Change) -> Act:
    after = change.after
    if change.field == "type" and after is not None and (found := act(after)) is not None:
        return replace(one, type=found[0], subtype=found[1])
    if change.field == "subtype":
        return replace(one, subtype=after)
    if change.field == "status" and after is not None:
        status: Status = after  # type: ignore[assignment]
        return replace(one, status=status)
    if change.field == "date":
        return replace(one, time=change.time)
    if change.field == "place":
        return replace(one, place=change.place)
    if change.field == "object" and isinstance(one, Event):
        return replace(one, object=after)
    if change.field == "actor":
        return replace(one, actors=_parties(one.actors, change))
    if change.field == "recipient":
        return replace(one, recipients=_parties(one.recipients, change))
    return one


def _parties(parties: tuple[Party, ...], change: Change) -> tuple[Party, ...]:
    """The list with one taken out, one put in, or one in the other's place."""
    made: list[Party] = []
    placed = change.party is None or any(same_party(one, change.party) for one in parties)
    for one in parties:
        if change.gone is not None and same_party(one, change.gone):
            if not placed and change.party is not None:
                made.append(change.party)
                placed = True
        else:
            made.append(one)
    if not placed and change.party is not None:
        made.append(change.party)
    return tuple(made)


def same_party(one: Party, other: Party) -> bool:
    """Whether an edit that names the one means the other: by actor, or by name where either is linked to nobody."""
    if one.actor is not None and other.actor is not None:
        return one.actor == other.actor
    return one.name.casefold() == other.name.casefold()


def edited_statement(one: Statement, edits: Sequence[Judgement]) -> Statement:
    """A statement with its speaker as edited."""
    for judgement in edits:
        if judgement.change is not None and judgement.change.field == "speaker":
            one = replace(one, speaker=judgement.change.party)
    return one


def edited_figure(one: Figure, edits: Sequence[Judgement]) -> Figure:
    """A figure with its value and what it counts as edited."""
    for judgement in edits:
        change = judgement.change
        if change is None or change.after is None:
            continue
        if change.field == "value":
            one = replace(one, value=quantity(change.after, one.value) or one.value)
        elif change.field == "counts":
            one = replace(one, counts=change.after)
    return one
