"""Where lines end and where datelines do. In: tokens and which of them a space follows. Out: places of the white space that ends a line;
the place after a dateline.

Line breaks inside a wrapped paragraph end nothing. A dateline is a piece of its own, so that "OSLO, May 5 (Agency) --" is no part of
the sentence after it. The page's own reading (`ingest.firstlines`) knows more forms; here stands what shows without knowing the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from regesta.lexicons import lexicon, word_set
from regesta.read.stops import CLOSERS, NUMBERED, STOP, meaning

BULLETS = frozenset("•·▪►●■*")
ITEMS = BULLETS | frozenset("→✔✓▶➡★☆◆")
JOINING = word_set("read/words", "joining")
LINE = 50  # characters; a choice: a line this long that breaks off in mid-phrase was wrapped, not ended
AHEAD = 24  # words; no dateline is longer

_MONTH = r"(?i:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)"
_DATE = (
    r"(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?\.?,?\s)?"
    rf"(?:{_MONTH}\.?\s\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s\d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}\.?(?:,?\s\d{{4}})?)"
)
_AGENCY = r"(?:\((?:[A-Z][^()\n]{1,40}|dpa)\)|/[A-Z][^/\n]{1,30}/\.?)"
_DASH = r"\s?(?:(?:\.-|[—–-]|:)(?=\s)|(?:--+|_)(?=[\sA-Z]))"
_SPACED_DASH = r"\s(?:--+|[—–_-])(?=\s)"
_UPPER = r"[A-Z][A-Z'’.-]+[A-Z.](?:[\s/-][A-Z][A-Z'’.-]*[A-Z.]){0,3}"
_PLACE = (
    rf"(?!(?:On|In|By|The|Since|From|Until|As)\s)(?:{_UPPER}|[A-Z][\w'’-]+(?:\s(?:[A-Z][\w'’-]+|of|de|el|al)){{0,3}})"
)
_REGION = rf"(?:,\s(?!{_MONTH}\b)[A-Z][\w'’.-]*(?:\s[A-Z][\w'’.-]*){{0,2}}|\s\[[A-Z][\w ]+\])?"
_SIGNED = r"[—–]\s?[^—–\n(]{2,60}\(@\w{2,30}\)(?:\s_DATE_)?"
DATELINE = re.compile(
    "|".join(
        (
            rf"{_PLACE}{_REGION}[,.]?\s{_DATE}[.,]?\s?{_AGENCY}(?:{_DASH})?",  # Place, May 5 (Agency) --
            rf"{_UPPER}{_REGION}\s?{_AGENCY}(?:[,.]?\s{_DATE})?{_DASH}",  # PLACE, Region (Agency) --
            rf"{_DATE}[.,]?\s?{_AGENCY}{_DASH}",  # May 5 (Agency) --
            rf"{_AGENCY}{_DASH}(?:\s{_UPPER}(?:[,.]?\s{_DATE})?{_DASH})?",  # (AGENCY) - PLACE, MAY 5 -
            rf"{_UPPER}{_REGION}[,.]?\s{_DATE}(?:{_DASH}|,\s[A-Z]{{3,}}\.(?=\s))",  # PLACE, MAY 5, AGENCY.
            rf"{_PLACE}{_REGION},\s{_DATE}{_SPACED_DASH}",  # Place, 5 May --
            rf"{_UPPER}{_REGION}{_SPACED_DASH}",  # PLACE --
        )
    )
)


# How a post of a network is signed where a page shows it: "pic.twitter.com/abc — Oro News (@oronews) May 5, 2024".
POSTED = re.compile(
    rf"(?:pic\.twitter\.com/\w+)(?:\s?{_SIGNED})?|{_SIGNED}".replace("_DATE_", _DATE),
)


def line_ends(words: Sequence[str], spaced: Sequence[bool]) -> frozenset[int]:
    """The places of white space that ends a paragraph, heading or list item; breaks that only wrap a paragraph are none."""
    wrapped = _wrapped_breaks(words, spaced)
    return frozenset(
        at
        for at, word in enumerate(words)
        if word.isspace() and at not in wrapped and any(c in word for c in "\n\r\u2028\u2029\f")
    )


def after_dateline(words: Sequence[str], spaced: Sequence[bool], first: int) -> int:
    """The place after the dateline that a line's first words are; 0 if they are none."""
    text = ""
    ends: dict[int, int] = {}
    for at in range(first, min(first + AHEAD, len(words))):
        if words[at].isspace() and "\n" in words[at]:
            break
        text += words[at]
        ends[len(text)] = at + 1
        text += " " if spaced[at] else ""
    match = DATELINE.match(text)
    if match is None or ends.get(match.end(), len(words)) >= len(words) or match.end() >= len(text.rstrip()):
        return 0
    opening = re.match(r"[A-Z'’ -]+", match[0].split(",")[0])
    if opening and opening[0].strip(" -'") in lexicon("ingest/agencies")["not_places"]:
        return 0
    return ends[match.end()]


def after_posting(words: Sequence[str], spaced: Sequence[bool], at: int) -> int:
    """The place after the address and signature of a post that begin at a token; 0 if none does."""
    if not words[at].startswith(("pic.twitter.com", "—", "–")):
        return 0
    text = ""
    ends: dict[int, int] = {}
    for place in range(at, min(at + AHEAD, len(words))):
        text += words[place]
        ends[len(text)] = place + 1
        text += " " if spaced[place] else ""
    match = POSTED.match(text)
    return ends.get(match.end(), 0) if match is not None else 0


def _wrapped_breaks(words: Sequence[str], spaced: Sequence[bool]) -> frozenset[int]:
    """The single line breaks that only wrap a paragraph."""
    breaks: list[int] = []
    lengths: list[int] = []
    length = 0
    found: set[int] = set()
    for at, word in enumerate(words):
        if word.isspace() and "\n" in word:
            lengths.append(length)
            length = 0
            breaks.append(at)
            if word.count("\n") > 1:
                found |= _wrapped_in(words, breaks[:-1], lengths)
                breaks, lengths = [], []
        else:
            length += len(word) + spaced[at]
    return frozenset(found | _wrapped_in(words, breaks, [*lengths, length]))


def _wrapped_in(words: Sequence[str], breaks: Sequence[int], lengths: Sequence[int]) -> set[int]:
    """Of one block's line breaks those that wrap; `lengths` has one entry a line, one more than there are breaks."""
    longest = max(lengths, default=0)
    even = len(breaks) >= 2 and LINE <= longest <= 130 and all(n >= 0.7 * longest for n in lengths[: len(breaks)])
    found = set()
    for number, at in enumerate(breaks):
        before = words[at - 1] if at else ""
        after = words[at + 1] if at + 1 < len(words) else ""
        if not before or not after or after in ITEMS or after in {"-", "–", "—"}:
            continue
        title = before[0].isupper() and meaning(before.rstrip(".")) == "title"
        open_end = title or (not STOP.search(before) and before not in CLOSERS and before != ":")
        if NUMBERED.match(after) and (after.endswith(".") or words[at + 2 : at + 3] in ([")"], ["."])):
            continue
        mid_phrase = title or before.lower() in JOINING or (before == "," and lengths[number] >= LINE)
        if even or (open_end and (after[0].islower() or mid_phrase)):
            found.add(at)
    return found
