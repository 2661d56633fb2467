"""What a full stop means. In: tokens and a stop among them. Out: whether a sentence ends there.

A stop may be a short form's own ("Gen. Lom", "9 p.m. Monday"), an initial's or a list number's. What short forms mean stands in
`lexicons/read/stops.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from regesta.lexicons import lexicon

STOP = re.compile(r"[.!?…。！？؟।]+$")
CLOSERS = frozenset("\"”’'»)]}›") | {"''"}
OPENERS = frozenset("“‘«([{‹„") | {"``"}
ARTICLES = frozenset("the a an his her their our its".split())
_INITIALS = re.compile(r"[^\W\d_a-z](\.[^\W\d_a-z])*")
NUMBERED = re.compile(r"^(\d{1,3}(\.\d{1,2})*|[a-zA-Z]|[ivxIVX]{1,4})\.?$")
_LETTERS = re.compile(r"[a-z](\.[a-z])+")
_UNSPOKEN = re.compile(r"(?![hmst]+$)[bcdfghjklmnpqrstvwxz]{2,5}")  # no vowel: short for a word ("Fmr."), or "hmm"
_ORDINAL = re.compile(r"\d+(?:[.:]\d\d)?(?:am|pm|st|nd|rd|th)")
_DAY_OF_MONTH = re.compile(r"[12]?\d|3[01]")


class Known(NamedTuple):
    """The lexicon: what short forms mean, and its lists of words."""

    meaning: dict[str, str]
    exact: frozenset[str]
    starters: frozenset[str]
    dates: frozenset[str]
    months: frozenset[str]
    say: frozenset[str]
    continuing: frozenset[str]
    marked: frozenset[str]


@cache
def known() -> Known:
    """The lexicon, read once."""
    table = lexicon("read/stops")
    meanings: dict[str, str] = {}
    exact: set[str] = set()
    for group in table["groups"]:
        for word in group["words"].split():
            if group.get("capital"):
                exact.add(word.upper() if "." in word else word.capitalize())
            else:
                meanings.setdefault(word, group["means"])
    keys = ("starters", "dates", "months", "say", "continuing", "marked")
    return Known(meanings, frozenset(exact), *(frozenset(table[key].split()) for key in keys))


def meaning(form: str) -> str:
    """What a stop after a word means: `title`, `name`, `never`, `number`, `rarely`, `measure`, `often`; "" if it is an end."""
    low = form.lower()
    found = "rarely" if form in known().exact else known().meaning.get(low, "")
    if not found and "-" in form:  # "Ex-Gov.", "Brig.-Gen."
        found = known().meaning.get(low.rpartition("-")[2], "")
        return found if found == "title" else ""
    unknown = _INITIALS.fullmatch(form) or _LETTERS.fullmatch(form) or (_UNSPOKEN.fullmatch(low) and not form.isupper())
    return found or ("rarely" if unknown else "")


def short(words: Sequence[str], spaced: Sequence[bool], at: int) -> str:
    """The word that the stop at `at` belongs to, without the stop; "" if it stands alone."""
    if words[at] != ".":
        return words[at].rstrip(".")
    return words[at - 1] if at and not spaced[at - 1] and not words[at - 1].isspace() else ""


def holds_line(words: Sequence[str], spaced: Sequence[bool], at: int, first: int) -> bool:
    """Whether the stop at `at` is a title's or a list number's, after which no line break ends a sentence."""
    form = short(words, spaced, at)
    return meaning(form) in {"title", "name", "never"} or numbers_item(words, spaced, at, first)


def numbers_item(words: Sequence[str], spaced: Sequence[bool], at: int, first: int) -> bool:
    """Whether the stop at `at` is a list number's at the beginning of its sentence: "2. ", "a. ", "§ 3. "."""
    begin = at - (words[at] == ".")
    return begin - (words[first] == "§") == first and bool(NUMBERED.match(short(words, spaced, at)))


def opens_sentence(words: Sequence[str], at: int) -> bool:
    """Whether a word with a capital is one that opens sentences ("The", "He"), not an initial or a name."""
    word = words[at]
    initial = word == "I" and words[at + 1 : at + 2] == ["."]
    return word[0].isupper() and word.lower() in known().starters and not initial


def full_stop_ends(
    words: Sequence[str], spaced: Sequence[bool], at: int, *, first: int, after: int, apart: bool
) -> bool:
    """Whether a sentence ends with the full stop at `at`.

    Args:
        words: the tokens.
        spaced: whether a space follows each.
        at: the stop's place.
        first: the place of the sentence's first word.
        after: the place of the next word.
        apart: whether white space stands before that.
    """
    form, follows = short(words, spaced, at), words[after]
    capital, quote = follows[0].isupper(), follows in OPENERS or follows in {'"', "”"}
    if follows in {",", ";", ":", "?", "!", ")", "'s", "’s"}:
        return False
    means = meaning(form)
    if not apart and not quote:
        ends = form[-1:].islower() or form[-1:].isdigit() or form[-1:] in CLOSERS or form[-1:] == "%"
        ends = ends or (form.isupper() and len(form) > 1 and "." not in form)
        return ends and ((capital and len(follows) > 1) or (follows[0].isdigit() and not means))
    if numbers_item(words, spaced, at, first):
        return False
    if not quote and (follows in known().continuing or _is_number(words, at, form, follows)):
        return False
    begin = at - (words[at] == ".")
    if (
        not means
        and follows[0].islower()
        and form.isalpha()
        and len(form) < 5
        and begin
        and words[begin - 1][:1].isdigit()
    ):
        return False  # a measure that nobody has listed
    return _after_short_form(words, spaced, at, after, means) if means else True


def _is_number(words: Sequence[str], at: int, form: str, follows: str) -> bool:
    """Whether the stop is an ordinal's or a list number's inside a sentence.

    Such are "13. September", "the 14th. it", "at 6pm. the" and ": 1. peace, 2. bread".
    """
    if _ORDINAL.fullmatch(form) and follows[0].islower():
        return True
    if not _DAY_OF_MONTH.fullmatch(form):
        return False
    counts = words[at - 2 : at - 1] in ([":"], [","], [";"]) and follows[0].islower()
    return counts or follows.lower().rstrip(".") in known().months


def _after_short_form(words: Sequence[str], spaced: Sequence[bool], at: int, after: int, means: str) -> bool:
    """Whether a sentence ends after a short form, given what its stop means."""
    follows = words[after]
    capital, opens = follows[0].isupper(), opens_sentence(words, after)
    quote = (follows in OPENERS and follows not in {"(", "["}) or follows == '"'  # "8 p.m. (0030 GMT)"
    begin = at - (words[at] == ".")
    before = words[begin - 1] if begin else ""
    match means:
        case "title":
            return opens and before.lower() in ARTICLES
        case "name":
            return opens and before[:1].isupper() and before.lower() not in known().starters
        case "number" if short(words, spaced, at) == "no" and not follows[0].isdigit():
            return True
        case "number":
            return not follows[0].isdigit() and (opens or quote)
        case "rarely":
            return opens or quote
        case "measure" if not before[:1].isdigit():
            return opens or quote or not before.strip()
        case "often" | "measure":
            return (capital and follows.lower().rstrip(".") not in known().dates | known().months) or quote
        case _:
            return False
