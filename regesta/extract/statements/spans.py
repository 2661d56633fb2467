"""Stretches of text that attributions consist of: joined, compared, made whole. In and out: offsets."""

from collections.abc import Sequence

from regesta.extract.statements.attributions import Attribution
from regesta.extract.statements.quotes import Quote


def whole_quotations(a: Attribution, found: list[Attribution], groups: list[list[Quote]]) -> Attribution:
    """Reported words that run into a quotation reach to its end: "said it was a risk because “we are few. They are many.”"."""
    if a.quoted or a.frame not in ("that", "to"):
        return a
    spans = list(a.spans)
    for quote in (quote for group in groups for quote in group):
        start, end = spans[-1]
        own = any((quote.start, quote.end) in b.quoted for b in found)
        if start < quote.start < end < quote.inner_end and not own:
            spans[-1] = (start, quote.end)
    return a._replace(spans=tuple(spans))


def last(a: Attribution) -> int:
    """Where the last word of an attribution ends: its content, cue or source."""
    ends = [end for _, end in a.spans]
    return max([*ends, a.cue[1] if a.cue else 0, a.source.end if a.source else 0])


def touches(a: Attribution, quote: Quote) -> bool:
    """Whether the content and the quotation share words."""
    return any(start < quote.end and quote.start < end for start, end in a.spans)


def merge(spans: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Stretches in order, those that meet joined."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
