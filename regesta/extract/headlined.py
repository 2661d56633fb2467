"""The day of an act of the headline. In: event mentions of one report, dated as far as its words allow. Out: the same, those of the
headline dated where the report tells the same act below it, on one day only.

"Three killed in clash" stands over "Three soldiers were killed in a clash on Monday": a headline names no day where the text does.
The first such act below must have the day: a day told later may be of another.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from regesta.headlines import headed
from regesta.records import Document, EventMention

WHY = "the day of the act that the headline tells of"


def as_below(document: Document, events: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """The event mentions; an undated one of the headline takes the one day of its like below."""
    above = [headed(document, event.trigger.start) for event in events]
    below = [event for event, up in zip(events, above, strict=True) if not up]
    return tuple(_dated(event, below) if up else event for event, up in zip(events, above, strict=True))


def _dated(event: EventMention, below: Sequence[EventMention]) -> EventMention:
    if event.time is not None or event.status not in ("happened", "planned"):
        return event
    alike = [one for one in below if not one.background and _alike(event, one)]
    times = {one.time.edtf: one.time for one in alike if one.time is not None}
    if len(times) != 1 or alike[0].time is None:
        return event
    (time,) = times.values()
    reasons = (*(r for r in event.provenance.reasons if not r.startswith("time: ")), f"time: {WHY}")
    return replace(
        event,
        time=replace(time, reason=f"{time.reason}; {WHY}"),
        provenance=replace(event.provenance, reasons=reasons),
    )


def _alike(event: EventMention, other: EventMention) -> bool:
    """Whether another act of the report is of the same kind, told by the same word or of somebody called the same."""
    if (event.type, event.subtype, event.status) != (other.type, other.subtype, other.status):
        return False
    return event.trigger.text.lower() == other.trigger.text.lower() or bool(_called(event) & _called(other))


def _called(event: EventMention) -> set[str]:
    """The last words of those who take part."""
    return {party.name.split()[-1].lower() for party in (*event.actors, *event.recipients) if party.name.split()}
