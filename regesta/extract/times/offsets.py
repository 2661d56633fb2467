"""Acts that are told so long before or after another. In: a trigger, the report, its acts, the story's day. Out: a TimeSpan and why.

"Two days after the clash the commanders met" counts from the clash, whose day another sentence tells. "The move came six days after Norway
recalled its envoy" counts back from the day of the news. Weeks and longer stay as coarse as they are said.
"""

import re
from collections.abc import Sequence

from spacy.tokens import Token

from regesta.extract.events.frames.lexicon import frame_index
from regesta.extract.grammar import numbers
from regesta.extract.grammar.inflection import lemma
from regesta.extract.times.cells import Cell, cell
from regesta.extract.times.sites import cases, listed
from regesta.records import Document, EventMention, TimeSpan

OFFSET = re.compile(
    r"\b(?P<count>\w+) (?P<unit>day|week|month|year)s? (?P<side>after|before|following)\b", re.IGNORECASE
)
ORDINAL = re.compile(r"(?P<count>\d{1,4})(?:st|nd|rd|th)", re.IGNORECASE)
SINCE = re.compile(r"\b(?:for|in) (?:the )?(?P<count>\d{1,4}) years since (?:the )?(?:\w+ ){0,2}$", re.IGNORECASE)
EDGES = frozenset({1, 12})  # about the turn of the year an anniversary without a date may be of either
BESIDE = re.compile(
    r"\b(?:days?|weeks?|months?|years?|mornings?|nights?|evenings?|hours?) (?P<side>after|before|following)\b",
    re.IGNORECASE,
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
        if count is None or (match["count"].lower() == "the" and match["unit"].lower() != "day"):
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
        elif side.dep_ == "case" and trigger in (side.head.head, _above_unit(side.head.head)):
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


def told_by_distance(trigger: Token) -> bool:
    """Whether an act is told by its distance from another: "gave himself up on the morning following the shooting"."""
    start = trigger.sent.start_char
    sides = [start + match.start("side") for match in BESIDE.finditer(trigger.sent.text)]
    words = [t for t in trigger.sent if t.idx in sides]
    return any(t.head == trigger or (t.dep_ == "case" and trigger in (t.head.head, t.head.head.head)) for t in words)


def by_anniversary(document: Document, trigger: Token, times: Sequence[TimeSpan]) -> tuple[TimeSpan, str] | None:
    """The year of what an anniversary keeps in memory: "the 50th anniversary of the founding", "for 75 years since the founding".

    Args:
        document: the report.
        trigger: the noun of the act.
        times: the report's times; one that stands with the anniversary tells its year, else the report's own year does.
    """
    noun = trigger
    while (
        noun.dep_ == "nmod" and "of" in cases(noun) and noun.head is not noun and lemma(noun) not in listed("kept_days")
    ):
        noun = noun.head
    ordinal = next((m for c in noun.children if (m := ORDINAL.fullmatch(c.text)) is not None), None)
    sentence = trigger.sent
    since = SINCE.search(sentence.text[: trigger.idx - sentence.start_char])
    if lemma(noun) in listed("kept_days") and ordinal is not None and noun is not trigger:
        count, at = int(ordinal["count"]), noun
    elif since is not None:
        count, at = int(since["count"]), trigger
    else:
        return None
    here = [t for t in times if t.said is not None and sentence.start_char <= t.said.start < sentence.end_char]
    told = [t for t in here if t.grain in ("day", "month", "year") and t.start]
    anchor = document.dateline_date or document.published
    if not told and (anchor is None or anchor.month in EDGES):
        return None
    near = told[0].start if told else anchor
    if near is None or not 0 < count < near.year - 1000:
        return None
    whole = cell("year", near.replace(year=near.year - count, day=1))
    said = document.span(at.idx, at.idx + len(at))
    why = "the year counted back from its anniversary"
    return TimeSpan(
        edtf=whole.edtf, start=whole.start, end=whole.end, grain="year", said=said, reason=f"{count} years before {near.year}: {why}",
        anchor=near,
    ), why  # fmt: skip


def _above_unit(word: Token) -> Token:
    """ "Rejected it the day before the rally": the rally may hang on "day", and that on the verb."""
    return word.head if lemma(word) in {"day", "week", "month", "year"} else word


def _moved(base: TimeSpan, unit: str, count: int) -> Cell:
    assert base.start is not None
    return Cell("day", base.start).shift(count) if unit == "day" else cell(unit, base.start).shift(count)


def _count(word: str) -> int | None:
    lower = word.lower()
    if lower in {"a", "one", "the"}:
        return 1
    return int(lower) if lower.isdecimal() and len(lower) < 4 else numbers.SMALL.get(lower)


def _day_of(noun: Token, events: Sequence[EventMention]) -> TimeSpan | None:
    """The one day that the report gives for the act a noun names; "the incident" is its only act of force."""
    word = lemma(noun)
    senses = {(f.sense.type, f.sense.subtype) for f in frame_index().nouns.get(word, ())}
    same = [e for e in events if (e.type, e.subtype) in senses or (word in listed("incidents") and e.type in VIOLENT)]
    days = {e.time.edtf: e.time for e in same if e.time and e.time.grain in ("day", "time") and e.time.start}
    return next(iter(days.values())) if len(days) == 1 else None
