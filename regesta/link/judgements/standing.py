"""Which judgements of people hold. In: all that were ever made, in any order. Out: those that stand, the oldest first.

Judgements are only ever added. One with the verdict "undo" takes another back; undone itself, it lets that one stand again. So what
holds depends on the set alone: two people's judgements put together give the same in whatever order they arrive.
"""

from collections import defaultdict
from collections.abc import Iterable

from msgspec.structs import replace

from regesta.records import Judgement, record_id


def with_id(judgement: Judgement) -> Judgement:
    """The judgement with the id that its content gives it: two are one only when all of it is the same."""
    one = judgement
    change = one.change
    put = () if change is None else (change.field, change.after, change.reading, change.party, change.gone)
    fields = (one.who, one.decided_at, one.about, one.verdict, one.left, one.right, one.mentions, one.reasons, put)
    return replace(one, id=record_id("judgement of a person", *fields))


def told(judgements: Iterable[Judgement]) -> list[Judgement]:
    """All of them by time, `withdrawn_at` set for those that do not hold."""
    every = {one.id: one for one in judgements}
    undoing: dict[str, list[Judgement]] = defaultdict(list)
    for one in every.values():
        if one.verdict == "undo":
            undoing[one.left].append(one)
    gone: dict[str, str | None] = {}

    def undone(start: str) -> str | None:
        # An undo names what was there before it, so these chains end; walked without recursion, as they may be long.
        waiting = [start]
        while waiting:
            key = waiting[-1]
            open_ = [one.id for one in undoing[key] if one.id not in gone]
            if open_:
                waiting += open_
                continue
            own = every[key].withdrawn_at if key in every else None
            times = [one.decided_at or "" for one in undoing[key] if gone[one.id] is None]
            gone[key] = own or (min(times) if times else None)
            waiting.pop()
        return gone[start]

    made = [replace(one, withdrawn_at=undone(one.id)) for one in every.values()]
    return sorted(made, key=when)


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Those that hold, the oldest first; undoing itself is left out."""
    return [one for one in told(judgements) if one.withdrawn_at is None and one.verdict != "undo"]


def when(judgement: Judgement) -> tuple[str, str]:
    """Sorts judgements by time; two of one moment by id."""
    return judgement.decided_at or "", judgement.id
