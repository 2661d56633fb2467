"""Where sentences begin, by rules over tokens. In: a document's tokens and which of them a space follows. Out: a start flag each.

A sentence ends at a stop that is not a short form's own, with the quotes and brackets that close after it, and at the end of a
paragraph, heading or list item, stop or not. Line breaks inside a wrapped paragraph end nothing. What short forms mean stands in
`lexicons/read/stops.yaml`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from regesta.lexicons import lexicon

STOP = re.compile(r"[.!?…。！？]+$")
CLOSERS = frozenset("\"”’'»)]}›") | {"''"}
OPENERS = frozenset("“‘«([{‹„") | {"``"}
DASHES = frozenset({"--", "—", "–", "-"})
BULLETS = frozenset("•·▪►●■*")
JOINING = frozenset(
    """the a an of in to and or by for with on at from that as his her its their our my this these which who whose into over under
    against between among is are was were be been has have had will would could may should not than if but when while mr mr. mrs.
    ms. dr. gen. president minister""".split()
)
LINE = 50  # characters; a choice: a line this long that breaks off in mid-phrase was wrapped, not ended
NUMBERED = re.compile(r"^(\d{1,3}(\.\d{1,2})*|[a-zA-Z]|[ivxIVX]{1,4})\.?$")


class _Known(NamedTuple):
    meaning: dict[str, str]
    exact: frozenset[str]
    starters: frozenset[str]
    dates: frozenset[str]
    say: frozenset[str]
    continuing: frozenset[str]


@cache
def _known() -> _Known:
    table = lexicon("read/stops")
    meaning: dict[str, str] = {}
    exact: set[str] = set()
    for group in table["groups"]:
        for word in group["words"].split():
            if group.get("capital"):
                exact.add(word.upper() if "." in word else word.capitalize())
            else:
                meaning.setdefault(word, group["means"])
    lists = (frozenset(table[key].split()) for key in ("starters", "dates", "say", "continuing"))
    return _Known(meaning, frozenset(exact), *lists)


def sentence_starts(words: Sequence[str], spaced: Sequence[bool]) -> list[bool]:
    """A flag for every token, true where a sentence begins.

    Args:
        words: the tokens in order, white space between paragraphs among them as tokens of its own.
        spaced: whether one space follows the token.

    Returns:
        As many flags; the first is true. White space between two sentences belongs to the first of them, at the very start to the one
        that follows.
    """
    starts = [False] * len(words)
    if not words:
        return starts
    starts[0] = True
    wrapped = _wrapped_breaks(words, spaced)
    first = at = _skip_space(words, 0)
    quotes = 0
    while at < len(words):
        word = words[at]
        end = 0
        if word.isspace():
            end = at + 1 if _breaks(words, at, wrapped) else 0
        elif word in BULLETS and at > first:
            end = at
        elif STOP.search(word):
            end = _end_of_stop(words, spaced, at, first, quotes)
        elif word in DASHES and _dateline(words, spaced, first, at):
            end = at + 1
        quotes += sum(w == '"' for w in words[at : max(at + 1, end)])
        if not end:
            at += 1
            continue
        begin = _skip_space(words, end)
        if begin >= len(words):
            break
        if any(_breaks(words, i, wrapped) for i in range(at, begin) if words[i].isspace()):
            quotes = 0
        starts[begin] = True
        first = at = begin
    return starts


def _dateline(words: Sequence[str], spaced: Sequence[bool], first: int, at: int) -> bool:
    """Whether a paragraph's words up to a dash are a dateline: "RIGA, May 5 (Agency) --", "May 5 (Agency) --", "OSLO --"."""
    if at == first or at - first > 16 or not spaced[at - 1] or not (first == 0 or words[first - 1].isspace()):
        return False
    opening = [word for word in words[first:at] if word[:1].isalpha()]
    if not opening:
        return False
    shouted = opening[0].isupper() and len(opening[0]) > 2 and (len(opening) <= 4 or "," in words[first:at])
    return shouted or (
        words[at - 1] == ")" and words[first:at].count("(") == 1 and opening[0].lower().rstrip(".") in _known().dates
    )


def _skip_space(words: Sequence[str], at: int) -> int:
    while at < len(words) and words[at].isspace():
        at += 1
    return at


def _breaks(words: Sequence[str], at: int, wrapped: frozenset[int]) -> bool:
    """Whether the white space at a place ends a paragraph or line."""
    lines = words[at].count("\n") or any(c in words[at] for c in "\r\u2028\u2029\f")
    return bool(lines) and at not in wrapped


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
        if not before or not after or after in BULLETS or after in {"-", "–", "—"}:
            continue
        open_end = not STOP.search(before) and before not in CLOSERS and before != ":"
        if NUMBERED.match(after) and (after.endswith(".") or words[at + 2 : at + 3] in ([")"], ["."])):
            continue
        mid_phrase = before.lower() in JOINING or (before == "," and lengths[number] >= LINE)
        if even or (open_end and (after[0].islower() or mid_phrase)):
            found.add(at)
    return found


def _end_of_stop(words: Sequence[str], spaced: Sequence[bool], at: int, first: int, quotes: int) -> int:
    """The place after the sentence that ends with the stop at `at`, closing quotes and brackets taken in; 0 if none ends."""
    end = at + 1
    while end < len(words) and STOP.fullmatch(words[end]) and not words[end - 1].isspace():
        end += 1
    inside = quotes % 2 == 1
    closed = ""
    while (
        end < len(words)
        and not spaced[end - 1]
        and (words[end] in CLOSERS or (words[end] in {"[", "("} and _note(words, end)))
    ):
        if words[end] == '"':
            if not (inside or spaced[end] or words[end + 1 : end + 2] == [] or words[end + 1].isspace()):
                break
            inside = False
        closed = words[end]
        end = _note(words, end) or end + 1
    if end < len(words) and spaced[end - 1]:
        end = _note(words, end) or end
    while end < len(words) and unicodedata.category(words[end][0]) in {"So", "Sk", "Cs"}:
        end += 1
    after = _skip_space(words, end)
    if after >= len(words):
        return end
    follows, apart = words[after], after > end or spaced[end - 1]
    if any("\n" in w for w in words[end:after]):
        return (
            end
            if not _short_form(words, spaced, at, first)
            or (follows[0].isupper() and "\n\n" in "".join(words[end:after]))
            else 0
        )
    if closed:
        return end if _after_quote(words, at, after, closed) else 0
    mark = words[at]
    if mark.endswith((".", "…")) and (mark.endswith("..") or mark.endswith("…")):
        return end if follows[0].isupper() or follows in OPENERS or follows == '"' else 0
    if mark[-1] in "!?。！？":
        return end if not follows[0].islower() and follows not in {",", ";", ")", ":"} else 0
    return end if _full_stop_ends(words, spaced, at, first, after, apart=apart) else 0


def _note(words: Sequence[str], at: int) -> int:
    """The place after a footnote mark like `[12]` that begins at `at`; 0 if there is none."""
    if words[at] == "[" and at + 2 < len(words) and words[at + 1].isdigit() and words[at + 2] == "]":
        return at + 3
    return 0


def _after_quote(words: Sequence[str], at: int, after: int, closed: str) -> bool:
    """Whether a sentence ends after a stop with closing marks, given what follows."""
    follows = words[after]
    if follows[0].islower() or follows in {",", ";", ":", "-", "–", "—", ".", ")"}:
        return False
    if words[at][-1] in "!?" and closed not in ")]":
        for later in words[after : after + 4]:
            if later.lower() in _known().say:
                return False
            if not later[:1].isupper():
                break
    return True


def _form(words: Sequence[str], spaced: Sequence[bool], at: int) -> str:
    """The word that the stop at `at` belongs to, without the stop; "" if it stands alone."""
    if words[at] != ".":
        return words[at].rstrip(".")
    return words[at - 1] if at and not spaced[at - 1] and not words[at - 1].isspace() else ""


def _short_form(words: Sequence[str], spaced: Sequence[bool], at: int, first: int) -> bool:
    """Whether the stop at `at` is a title's or a list number's, after which no line may break a sentence off."""
    form = _form(words, spaced, at)
    begins = at - (words[at] == ".") == first
    return _known().meaning.get(form.lower()) == "never" or (begins and bool(NUMBERED.match(form)))


def _full_stop_ends(
    words: Sequence[str], spaced: Sequence[bool], at: int, first: int, after: int, *, apart: bool
) -> bool:
    known = _known()
    form, follows = _form(words, spaced, at), words[after]
    low, capital = form.lower(), follows[0].isupper()
    opens = (
        capital and follows.lower() in known.starters and not (follows == "I" and words[after + 1 : after + 2] == ["."])
    )
    quote = follows in OPENERS or follows == '"'
    if follows in {",", ";", ":", "?", "!", ")", "'s", "’s"}:
        return False
    if not apart and not quote:
        return capital and len(follows) > 1 and (form[-1:].islower() or form[-1:].isdigit() or form[-1:] in CLOSERS)
    begins = at - (words[at] == ".") == first
    if begins and NUMBERED.match(form):
        return False
    if follows in known.continuing and not quote:
        return False
    means = "rarely" if form in known.exact else known.meaning.get(low, "")
    if re.fullmatch(r"[A-Z](\.[A-Z])*", form) and low not in known.meaning:
        means = "rarely"
    if means == "never":
        return False
    if means == "number":
        return not follows[0].isdigit() and (opens or quote)
    if means == "rarely":
        return opens or quote
    if means == "often":
        return (capital and follows.lower().rstrip(".") not in known.dates) or quote
    return True
