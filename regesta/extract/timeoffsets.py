"""Acts that are told so long before or after another. In: a trigger, the report, its acts, the story's day. Out: a TimeSpan and why.

"Two days after the clash the commanders met" counts from the clash, whose day another sentence tells. "The move came six days after Norway
recalled its envoy" counts back from the day of the news. Weeks and longer stay as coarse as they are said.
"""

import re
from collections.abc import Sequence

from spacy.tokens import Token

from regesta.extract import numbers
from regesta.extract.frames import frame_index
from regesta.extract.inflection import lemma
from regesta.extract.timecells import Cell, cell
from regesta.extract.timesites import listed
from regesta.records import Document, EventMention, TimeSpan

OFFSET = re.compile(
    r"\b(?P<count>\w+) (?P<unit>day|week|month|year)s? (?P<side>after|before|following)\b", re.IGNORECASE
)
VIOLENT = frozenset({"ASSAULT", "COERCE"})


def by_offset(
    document: Document, trigger: Token, events: Sequence[EventMention], day: TimeSpan | None
) -> tuple[TimeSpan, str] | None:
    """The time of an act that is told by its distance from another.

    Args:
        document: the report.
        trigger: the act's verb or noun.
        events: the report's acts with the times their own sentences give.
        day: the day the story stands at, for acts that the news is counted from.
    """
    sentence = trigger.sent
    for match in OFFSET.finditer(sentence.text):
        count = _count(match["count"])
        if count is None:
            continue
        start = sentence.start_char + match.start()
        side = next((t for t in sentence if t.idx == sentence.start_char + match.start("side")), None)
        if side is None:
            continue
        said = document.span(start, sentence.start_char + match.end())
        later = match["side"].lower() != "before"
        if side.head == trigger and trigger.dep_ == "advcl" and trigger.tag_ != "VBG":
            base, sign = day, -1 if later else 1
            why = "counted from the day of the news"
        elif side.head.head == trigger and side.dep_ == "case":
            base, sign = _day_of(side.head, events), 1 if later else -1
            why = "counted from the act it names, whose day is told"
        else:
            continue
        if base is None or base.start is None:
            return None
        at = _moved(base, match["unit"].lower(), sign * count)
        return TimeSpan(
            edtf=at.edtf, start=at.start, end=at.end, grain=at.grain, said=said,  # type: ignore[arg-type]
            reason=f"{match[0]!r}: {why} ({base.edtf})", anchor=base.start,
        ), why  # fmt: skip
    return None


def _moved(base: TimeSpan, unit: str, count: int) -> Cell:
    assert base.start is not None
    return Cell("day", base.start).shift(count) if unit == "day" else cell(unit, base.start).shift(count)


def _count(word: str) -> int | None:
    lower = word.lower()
    if lower in {"a", "one"}:
        return 1
    return int(lower) if lower.isdecimal() and len(lower) < 4 else numbers.SMALL.get(lower)


def _day_of(noun: Token, events: Sequence[EventMention]) -> TimeSpan | None:
    """The one day that the report gives for the act a noun names; "the incident" is its only act of force."""
    word = lemma(noun)
    senses = {(f.sense.type, f.sense.subtype) for f in frame_index().nouns.get(word, ())}
    same = [e for e in events if (e.type, e.subtype) in senses or (word in listed("incidents") and e.type in VIOLENT)]
    days = {e.time.edtf: e.time for e in same if e.time and e.time.grain in ("day", "time") and e.time.start}
    return next(iter(days.values())) if len(days) == 1 else None
