"""One act told twice in a sentence. In: the event mentions of a report, in reading order. Out: the same, each act of a sentence once.

"Was shot and killed", "softened its stance, acknowledging that ...": the first word stays, where the second adds neither time nor thing.
"""

from collections.abc import Sequence

from regesta.records import EventMention


def once(found: Sequence[EventMention]) -> tuple[EventMention, ...]:
    """The mentions without those that only repeat another of their sentence."""
    kept: list[EventMention] = []
    for event in found:
        same = [one for one in kept if one.sentence == event.sentence and _as_told(one) == _as_told(event)]
        if not any(event.time in (one.time, None) and event.object in (one.object, None) for one in same):
            kept.append(event)
    return tuple(kept)


def _as_told(event: EventMention) -> tuple[object, ...]:
    words = [tuple(party.span for party in side) for side in (event.actors, event.recipients)]
    return (event.type, event.subtype, event.status, *words)
