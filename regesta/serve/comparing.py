"""When a coded row and an event of ours are the same act. In: a row with its states, events. Out: the best Match with what differs.

Each difference has a weight; a match may weigh at most MOST. The weights are choices: an act of another quad is another act (3); a type of
the same quad (2) counts only where all else agrees; a day near by, the other direction, another status or an untold recipient (1) may come
in twos.
"""

import datetime as dt
from collections.abc import Collection, Iterable

import msgspec

from regesta.ingest.coded import CodedRow
from regesta.records import Event, TimeSpan
from regesta.serve.dates import day, told
from regesta.serve.export.plover import QUADS, plover_type

MOST = 2
NEAR = 7  # days by which a date may differ; machine coders often take the day of publication
WIDE = 31  # an interval of more days than this says too little of a day to support it
DONE = ("happened", "ongoing")
STATUS = {"planned": "planned", "possible": "only possible", "denied": "denied", "not_happened": "not done"}


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """Of an event what a row can be held against: states on either side, types it may be coded as."""

    id: str
    type: str
    coded: str | None
    status: str
    actors: frozenset[str]
    recipients: frozenset[str]
    time: TimeSpan | None
    reported: dt.date | None
    reports: int

    @property
    def start(self) -> dt.date | None:
        """The first day it can have been."""
        return self.time.start if self.time else None

    @property
    def end(self) -> dt.date | None:
        """The day after the last it can have been."""
        return self.time.end if self.time else None

    @property
    def mutual(self) -> bool:
        """Whether all its parties act together."""
        return not self.recipients and len(self.actors) > 1

    @property
    def comparable(self) -> bool:
        """Whether a row could have it: dated on both sides, between two states or within one, and not denied."""
        sides = self.mutual or bool(self.actors and self.recipients)
        return sides and self.start is not None and self.end is not None and self.coded is not None


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """An event that fits a row, what differs in words, and how much that weighs."""

    known: Known
    why: tuple[str, ...]
    weight: int
    days: int


def known(event: Event) -> Known:
    """What of an event is compared."""
    return Known(
        id=event.id, type=event.type, coded=plover_type(event)[0], status=event.status,
        actors=frozenset(party.state for party in event.actors if party.state),
        recipients=frozenset(party.state for party in event.recipients if party.state), time=event.time,
        reported=event.first_reported, reports=len(event.documents),
    )  # fmt: skip


def best(
    row: CodedRow,
    actors: frozenset[str],
    recipients: frozenset[str],
    events: Iterable[Known],
    *,
    taken: Collection[str] = (),
) -> Match | None:
    """The event that differs least from a row, of several one that is not `taken` yet; None where none is near enough."""
    found = [match for one in events if (match := held_against(row, actors, recipients, one)) is not None]
    return min(
        found,
        key=lambda one: (one.weight, one.days, one.known.id in taken, -one.known.reports, one.known.id),
        default=None,
    )


def held_against(row: CodedRow, actors: frozenset[str], recipients: frozenset[str], one: Known) -> Match | None:
    """A row against one event; None where they differ too much."""
    roles = _roles(actors, recipients, one)
    when = _when(row.date, one)
    if roles is None or when is None:
        return None
    kind = _kind(row, one)
    days, date_why = when
    why = tuple(words for words in (*kind[1], date_why, roles) if words)
    weight = kind[0] + bool(date_why) + bool(roles)
    return Match(known=one, why=why, weight=weight, days=days) if weight <= MOST else None


def _roles(actors: frozenset[str], recipients: frozenset[str], one: Known) -> str | None:
    """What differs in who acts on whom; "" where nothing does, None where the parties are others."""
    both = one.actors | one.recipients
    if not recipients and len(actors) > 1:  # a mutual row
        if len(actors & both) < 2:
            return None
        return "" if one.mutual else "direction: the row has it mutual, the record not"
    if not recipients:
        return "" if actors & one.actors else "direction: the record has the row's actor as recipient"
    if actors & one.actors and recipients & one.recipients:
        return ""
    if one.mutual and actors & one.actors and recipients & one.actors and len((actors | recipients) & one.actors) > 1:
        return ""
    if actors & one.recipients and recipients & one.actors:
        return "direction: the record has it the other way round"
    if actors & one.actors and not one.recipients and not one.mutual:
        return "recipient: the record names none"
    return None


def _when(date: dt.date | None, one: Known) -> tuple[int, str] | None:
    """How many days apart, and what differs in words; None where they are too far apart."""
    if date is None:
        return None
    found = _apart(date, one)
    soon = one.reported is not None and 0 <= (one.reported - date).days <= NEAR
    if found is None and one.status in ("planned", "possible") and soon:
        when = f"{one.status} for {told(one.time)}" if one.time else one.status
        return NEAR + 1, f"date: the record has it {when} (first reported {day(one.reported)})"
    return found


def _apart(date: dt.date, one: Known) -> tuple[int, str] | None:
    if one.start is None and one.end is None:
        if one.reported is None or not 0 <= (one.reported - date).days <= NEAR:
            return None
        return NEAR + 1, f"date: the record does not tell when (first reported {day(one.reported)})"
    if one.start is None or one.end is None:
        bound = one.start or one.end or date
        if abs((bound - date).days) > WIDE:
            return None
        return abs((bound - date).days), f"date: the record says only “{told(one.time)}”"
    if one.start <= date < one.end:
        wide = (one.end - one.start).days > WIDE
        return 0, f"date: the record says only {told(one.time)}" if wide else ""
    days = (one.start - date).days if date < one.start else (date - one.end).days + 1
    return (days, f"date: {day(date)} in the row, {told(one.time)} in the record") if days <= NEAR else None


def _kind(row: CodedRow, one: Known) -> tuple[int, list[str]]:
    """What differs in type and status, and how much it weighs."""
    if row.type == one.coded:
        return 0, []
    status = f"status: done in the row, {STATUS.get(one.status, one.status)} in the record"
    if row.type == one.type:
        return 1, [status]
    same_quad = QUADS[row.type or one.type] == QUADS[one.coded or one.type]
    weight = 2 if same_quad else 3
    told_type = f"type: {row.type} in the row, {one.coded or one.type} in the record"
    return (weight, [told_type]) if one.coded else (weight + 1, [told_type, status])
