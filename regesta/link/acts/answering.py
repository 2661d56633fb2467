"""Who is answered. In: an act that is done to another side, the acts told before, the report's sides. Out: the state meant, or None.

"Moscow vowed to respond" behind "Estonia expelled a Russian diplomat" is said to Estonia, though a third state stands elsewhere in the
report: the act told last was done to whoever speaks now, and nobody else has a part in it. Where a report names two states in all,
the one that acted is meant.
"""

from collections.abc import Sequence

from regesta.link.acts.sides import SPEAKS_FOR, TOWARDS, Sides
from regesta.records import EventMention

FAR = 400  # letters between an act and its answer; a choice: two or three sentences
# Acts in words that need somebody to hear them; criticism is of a thing as often as of a state.
ANSWERS = frozenset(
    (kind, subtype)
    for kind, subtypes in TOWARDS.items()
    for subtype in subtypes
    if kind not in ("ACCUSE", "COERCE", "SANCTION")
)
FOUGHT = frozenset({"clash"})


def answered(event: EventMention, before: Sequence[EventMention], sides: Sides) -> str | None:
    """The state that an act answers."""
    if event.recipients or (event.type, event.subtype) not in ANSWERS:
        return None
    acting = {p.state for p in event.actors}
    if len(acting) != 1 or None in acting or any(p.sector not in SPEAKS_FOR for p in event.actors):
        return None
    (own,) = acting
    here = _named(sides, event.sentence.start, event.sentence.end) - {own}
    if here:
        return None
    return _last(own, event, before, sides) or _only(own, event, sides)


def _last(own: str | None, event: EventMention, before: Sequence[EventMention], sides: Sides) -> str | None:
    """Who did the act told last to the one who acts now."""
    earlier = [one for one in before if one.sentence.start < event.sentence.start and (one.actors or one.recipients)]
    if not earlier or event.trigger.start - earlier[-1].trigger.start > FAR:
        return None
    last = [one for one in earlier if one.sentence.start == earlier[-1].sentence.start]
    states = {p.state for one in last for p in (*one.actors, *one.recipients) if p.state}
    named = _named(sides, last[0].sentence.start, event.sentence.end)
    others = (states | named) - {own}
    if len(others) != 1 or own not in states:
        return None
    (other,) = others
    done = any(
        (other in {p.state for p in one.actors} and own in {p.state for p in one.recipients})
        or (one.subtype in FOUGHT and {own, other} <= {p.state for p in one.actors})
        for one in last
    )
    return other if done else None


def _only(own: str | None, event: EventMention, sides: Sides) -> str | None:
    """The one other state of a report that names no third, where it acts."""
    others = {state for _, state in sides.named} - {own}
    acting = sides.acting - {own}
    return next(iter(others)) if len(others) == 1 and acting == others else None


def _named(sides: Sides, start: int, end: int) -> set[str | None]:
    return {state for mention, state in sides.named if start <= mention.span.start < end}
