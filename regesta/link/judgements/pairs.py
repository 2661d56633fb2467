"""Which accounts people hold for one act, and which for two. In: judgements that stand, the oldest first. Out: judgements on pairs.

Joining asks only for pairs. "Different" of one mention and an event is a pair with each of the event's other mentions. An event that
somebody accepted or edited was looked at as a whole, so its mentions are held together, until a later judgement takes one of them out.
"""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from regesta.records import Judgement, Verdict

HELD = "judged as one event"


def pairs(judgements: Sequence[Judgement], rejected: Iterable[str]) -> tuple[Judgement, ...]:
    """Same and different, pair by pair; `rejected` mentions are joined apart and hold nothing together."""
    out = frozenset(rejected)
    made: list[Judgement] = []
    for place, one in enumerate(judgements):
        if one.about is None:
            made.append(one)  # made by an earlier version: two ids, of events, mentions or actors
        elif one.about in ("event", "mention") and one.right and one.verdict in ("same", "different", "unsure"):
            made += _stated(one)
        elif one.about == "event" and one.verdict in ("accept", "edit"):
            parted = {other.left for other in judgements[place + 1 :] if _takes_out(other)}
            held = [key for key in one.mentions if key not in out and key not in parted]
            made += [_pair(one, held[0], key, "same", HELD) for key in held[1:]]
    return tuple(made)


def _takes_out(one: Judgement) -> bool:
    return one.about in ("event", "mention") and one.verdict == "different" and bool(one.right)


def _stated(one: Judgement) -> list[Judgement]:
    if one.verdict != "different" or len(one.mentions) < 3:
        return [one]
    return [_pair(one, one.left, key, one.verdict) for key in one.mentions if key != one.left]


def _pair(one: Judgement, left: str, right: str, verdict: Verdict, *reasons: str) -> Judgement:
    return replace(
        one, left=left, right=right, verdict=verdict, about="mention", mentions=(), anchors=(), change=None,
        reasons=(*reasons, *one.reasons),
    )  # fmt: skip
