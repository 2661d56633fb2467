"""Where sentences begin, by rules over tokens. In: a document's tokens and which of them a space follows. Out: a start flag each.

A sentence ends at a stop that is not a short form's own (`read.stops`), with the quotes, brackets and notes that close after it; at the
end of a paragraph, heading or list item, stop or not, after a dateline, and around the signature of a post (`read.breaks`).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Sequence

from regesta.read.breaks import BULLETS, ITEMS, after_dateline, after_posting, line_ends
from regesta.read.stops import CLOSERS, OPENERS, STOP, full_stop_ends, holds_line, known, meaning, opens_sentence

DASHES = frozenset({"--", "—", "–", "-"})
OPENED_BY = {"”": ("“", "„"), "''": ("``", "“"), "»": ("«",), "“": ("„",), "«": ("»",), "›": ("‹",)}
MARKS = frozenset(OPENED_BY) | {opener for openers in OPENED_BY.values() for opener in openers} | {'"'}
SIGNS = frozenset("©®™°№`´^")
FACE = re.compile(r"[:;=]-?[()DPp]+")
APPOSITION = 12  # words; a choice: how far after "Ina Brandt, " the verb of saying may stand


def sentence_starts(words: Sequence[str], spaced: Sequence[bool], breaks: Collection[int] = ()) -> list[bool]:
    """A flag for every token, true where a sentence begins.

    Args:
        words: the tokens in order, white space between paragraphs among them as tokens of its own.
        spaced: whether one space follows the token.
        breaks: places of tokens that begin a sentence whatever the rules say, such as the first word of a caption.

    Returns:
        As many flags; the first is true. White space between two sentences belongs to the first of them, at the very start to the one
        that follows.
    """
    starts = [False] * len(words)
    if not words:
        return starts
    starts[0] = True
    ends = line_ends(words, spaced)
    first = at = _skip_space(words, 0)
    marks: Counter[str] = Counter()
    while at < len(words):
        word = words[at]
        end = after_dateline(words, spaced, first) if at == first and (at == 0 or words[at - 1].isspace()) else 0
        if not end:
            posted = after_posting(words, spaced, at)
            if (at in breaks or posted) and at > first:
                end = at
            elif posted:
                end = posted
            elif word.isspace():
                end = at + 1 if at in ends else 0
            elif word in BULLETS:
                listed = _apart(words, spaced, at) and words[at - 1] not in BULLETS and (word != "*" or spaced[at])
                end = at if at > first and listed else 0
            elif STOP.search(word):
                end = _end_of_stop(words, spaced, at, first, marks)
            elif _emoji(word) and at > first and spaced[at] and words[at + 1 : at + 2] != []:
                end = at + 1 if words[at + 1][0].isupper() and not "\U0001f1e6" <= word[-1] <= "\U0001f1ff" else 0
        marks.update(w for w in words[at : max(at + 1, end)] if w in MARKS)
        if not end:
            at += 1
            continue
        begin = _skip_space(words, end)
        if begin >= len(words):
            break
        if any(i in ends for i in range(at, begin)):
            marks.clear()
        starts[begin] = True
        first = at = begin
    for place in breaks:
        starts[place] = True
    return starts


def _skip_space(words: Sequence[str], at: int) -> int:
    while at < len(words) and words[at].isspace():
        at += 1
    return at


def _apart(words: Sequence[str], spaced: Sequence[bool], at: int) -> bool:
    return at == 0 or spaced[at - 1] or words[at - 1].isspace()


def _emoji(word: str) -> bool:
    sign = unicodedata.category(word[0]) in {"So", "Sk", "Cs"} and word[0] not in SIGNS and word not in ITEMS
    return sign or FACE.fullmatch(word) is not None


def _end_of_stop(words: Sequence[str], spaced: Sequence[bool], at: int, first: int, marks: Counter[str]) -> int:
    """The place after the sentence that ends with the stop at `at`, closing quotes and brackets taken in; 0 if none ends."""
    end = at + 1
    while end < len(words) and STOP.fullmatch(words[end]) and not words[end - 1].isspace():
        end += 1
    dots = "".join(words[at:end]).endswith(("..", "…"))
    end, closed = _closing(words, spaced, end, marks)
    while end < len(words) and _emoji(words[end]):
        end += 1
    after = _skip_space(words, end)
    if after >= len(words):
        return end
    follows, apart = words[after], after > end or spaced[end - 1]
    gap = "".join(words[end:after])
    if "\n" in gap:
        held = holds_line(words, spaced, at, first)
        return end if not held or (follows[0].isupper() and "\n\n" in gap) else 0
    if closed:
        return end if _after_closing(words, at, after, closed) else 0
    if dots:
        told = any(word[0].isalnum() for word in words[first:at])  # "[...] Then he left"
        return end if told and (follows[0].isupper() or follows in OPENERS or follows == '"') else 0
    if words[at][-1] in "!?。！？؟।":
        return end if _after_mark(words, at, after) else 0
    return end if full_stop_ends(words, spaced, at, first=first, after=after, apart=apart) else 0


def _closing(words: Sequence[str], spaced: Sequence[bool], end: int, marks: Counter[str]) -> tuple[int, str]:
    """The place after the closing quotes, brackets and notes at `end`, and the last closing mark among them."""
    closed = ""
    seen = marks.copy()
    while end < len(words):
        word, glued = words[end], not _apart(words, spaced, end)
        note = _note(words, spaced, end, glued=glued)
        if note:
            closed, end = "]" if glued else closed, note
            continue
        last = end + 1 == len(words) or spaced[end] or words[end + 1].isspace()
        if not _closes(word, seen, glued=glued, last=last):
            break
        seen[word] += 1
        closed = word
        end += 1
    return end, closed


def _closes(word: str, marks: Counter[str], *, glued: bool, last: bool) -> bool:
    """Whether a quotation mark or bracket after a stop closes; `marks` counts those of the paragraph so far.

    Args:
        word: the mark.
        marks: how often each word stood before.
        glued: whether it stands right after the stop.
        last: whether space or nothing follows it.
    """
    if word == '"':
        inside = marks[word] % 2 == 1
        return (inside or last) if glued else (inside and last)
    openers = OPENED_BY.get(word, ())
    inside = sum(marks[opener] for opener in openers) > marks[word]
    if word in {"“", "«"} or not glued:
        return inside and bool(openers)
    return word in CLOSERS and (inside or last or word not in {"”", "''"})


def _note(words: Sequence[str], spaced: Sequence[bool], at: int, *, glued: bool) -> int:
    """The place after a footnote's mark at `at`: "[12]", and right after the stop "[a]", "[citation needed]", "¹" or "*"; 0 if none."""
    word = words[at]
    if glued and (word[0] in "¹²³⁴⁵⁶⁷⁸⁹⁰†‡" or (word == "*" and (at + 1 == len(words) or spaced[at]))):
        return at + 1
    if word != "[":
        return 0
    inner = list(words[at + 1 : at + 5])
    close = inner.index("]") if "]" in inner else 0
    named = glued and (close > 1 or (close == 1 and len(inner[0]) == 1))
    return at + close + 2 if close and (inner[0].isdigit() or named) else 0


def _after_mark(words: Sequence[str], at: int, after: int) -> bool:
    """Whether a sentence ends after ? or !, or a stop of another script, given what follows."""
    follows = words[after]
    named = at > 0 and words[at - 1].lower() in known().marked
    if follows in {",", ";", ")", ":"}:
        return False
    if follows[0].islower():  # no capitals: "Why? because it is late"; but "Hurra! has closed", and `"Why? he asked`
        starts = not named and follows in known().starters - known().say
        return starts and not known().say & set(words[after + 1 : after + 3])
    if named:
        return opens_sentence(words, after)
    return not (follows.endswith(".") and meaning(follows.rstrip(".")) == "rarely" and len(follows) > 2)


def _after_closing(words: Sequence[str], at: int, after: int, closed: str) -> bool:
    """Whether a sentence ends after a stop with closing marks, given what follows."""
    follows = words[after]
    if follows[0].islower() or follows in {",", ";", ":", "-", "–", "—", ".", ")"}:
        return False
    if closed == ")" and at > 1 and words[at][-1] == "." and "(" in words[max(0, at - 2) : at]:
        return opens_sentence(words, after)  # one word in brackets: "Col. (ret.) Lom"
    if closed in ")]":
        return True
    open_end = words[at][-1] in "!?…" or words[at].endswith("..")
    return not _says(words, after, short=not open_end)


def _says(words: Sequence[str], at: int, *, short: bool) -> bool:
    """Whether a name with a verb of saying follows a quotation: `"Why?" Ina Brandt asked`, `"Why?" Ina Brandt, a nurse, asked`.

    After a full stop that is so only where nothing follows the verb (`short`): `"We go." Koril said.`
    """
    say = known().say
    if opens_sentence(words, at) and words[at].lower() not in say:
        return False
    for place in range(at, min(at + 5, len(words))):
        if words[place].lower() in say:
            return not short or words[place + 1 : place + 2] in ([], ["."], [","])
        if words[place] == "," and place > at:
            rest = list(words[place + 1 : place + APPOSITION])
            comma = rest.index(",") if "," in rest else len(rest)
            return not short and rest[comma + 1 : comma + 2] != [] and rest[comma + 1].lower() in say
        if not words[place][:1].isupper():
            return False
    return False
