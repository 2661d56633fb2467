"""Whether a quantity is a claim someone may contest. In: an Amount and what it counts. Out: yes, or why not.

Told apart: labels (Article 4, Flight 17), names (T-72, 16 Bihar Regiment), ages, definite counts of the parties ("the two sides"),
parts of an argument ("two reasons"), lengths that only place an act in time ("two days after"), lists, scores, telephone numbers.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Token

from regesta.extract.figureamounts import Amount
from regesta.extract.figurenouns import Counted
from regesta.extract.timeattach import SPEECH
from regesta.extract.timewords import Word
from regesta.lexicons import lexicon

TIME_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
DEFINITE = frozenset(
    {
        "the",
        "these",
        "those",
        "both",
        "last",
        "first",
        "next",
        "other",
        "same",
        "every",
        "each",
        "any",
        "this",
        "that",
        "own",
    }
)
POSSESSIVE = frozenset({"its", "their", "his", "her", "our", "your", "my", "'s"})
QUOTES = frozenset({"‘", "’", "'", '"', "“", "”", "„"})
# What may stand right behind a number that ends its phrase: "rose to five by noon".
CLOSING = frozenset('. , ; ! " ” on in by for and from as dead after late or'.split()) | {""}
SMALL = 12  # a choice: up to here a number in words points at a known set after "the"


class Seen(NamedTuple):
    """One Amount where it stands: its words, the Doc, and what it counts."""

    words: Sequence[Word]
    amount: Amount
    doc: Doc
    counted: Counted | None
    text: str

    def lower(self, at: int) -> str:
        """The word at an index in small letters, "" outside the text."""
        return self.words[at].lower if 0 <= at < len(self.words) else ""

    @property
    def number(self) -> Word:
        """The number word."""
        return self.words[self.amount.number]

    @property
    def head(self) -> str:
        """The counted noun in small letters, "" without one."""
        return self.doc[self.counted.head].lower_ if self.counted and self.counted.head is not None else ""

    @property
    def value(self) -> float:
        """The number itself."""
        return next((x for x in (self.amount.low, self.amount.high) if x is not None), 0.0)

    @property
    def in_words(self) -> bool:
        """Whether the number is spelled out."""
        return not any(character.isdigit() for character in self.text[self.number.start : self.number.end])


@cache
def listed(name: str) -> frozenset[str]:
    """The words of one list of lexicons/figures/claims.yaml."""
    return frozenset(lexicon("figures/claims")[name]["words"])


def no_claim(seen: Seen) -> str | None:
    """Why a quantity is no claim; None when it is one."""
    if seen.amount.bound == "times":
        return None
    if seen.amount.unit in TIME_UNITS and not seen.amount.fraction:
        return _length(seen)
    for test in (_label, _age, _list_or_score, _glued):
        reason = test(seen)
        if reason:
            return reason
    if seen.amount.unit is not None:
        return None
    if seen.amount.bound == "word":
        return (
            None
            if seen.counted
            or seen.lower(seen.amount.last) in {"of", '"', "”"}
            or seen.lower(seen.amount.last + 1) == "of"
            else _bare(seen)
        )
    if seen.counted is None:
        return _bare(seen)
    return _pointed_at(seen)


def _label(seen: Seen) -> str | None:
    first = seen.amount.first
    before = seen.lower(first - 1)
    gap_free = first > 0 and seen.words[first - 1].end == seen.words[first].start
    if before in listed("labels") and seen.amount.bound == "exact" and seen.amount.unit is None:
        # "the point 5 soldiers made" is rare enough.
        return "a label"
    if before in {"#", "№"} or (before == "." and seen.lower(first - 2) in {"no", "art", "nr", "sec", "fig", "vol"}):
        return "a label"
    previous = seen.words[first - 1] if first else None
    capital = previous is not None and previous.capital and previous.kind == "" and not gap_free and not seen.in_words
    if capital and seen.amount.bound == "exact" and seen.amount.unit is None and not _starts_sentence(seen, first - 1):
        token = _token(seen, seen.number.start)
        # "the Superjet 100 passenger aircraft"
        if token is None or seen.counted is None or seen.lower(first - 2) in {"the", "a", "an", "its", "their", "of"}:
            return "part of a name"
        if token.dep_.split(":")[0] in {"flat", "nummod", "appos", "compound"} and token.head.i < token.i:
            return "part of a name"
    if seen.counted is not None and seen.counted.head is not None:
        head = seen.doc[seen.counted.head]
        if head.lower_ in listed("names_after") and head.text[:1].isupper() and seen.amount.bound == "exact":
            return "part of a name"
    return None


def _starts_sentence(seen: Seen, at: int) -> bool:
    return at <= 0 or seen.words[at - 1].lower in {".", "!", "?", ":", '"', "“"} or seen.words[at - 1].kind == "BREAK"


def _token(seen: Seen, offset: int) -> Token | None:
    span = seen.doc.char_span(offset, offset + 1, alignment_mode="expand")
    return span[0] if span is not None and len(span) else None


def _age(seen: Seen) -> str | None:
    first, last = seen.amount.first, seen.amount.last
    before, after = seen.lower(first - 1), seen.lower(last)
    if before in {"aged", "age", "ages"} or (
        before == "of" and seen.lower(first - 2) in {"boy", "girl", "child", "man", "woman", "age", "youth"}
    ):
        return "an age"
    if (
        seen.amount.unit is None
        and 0 < seen.value < 120
        and before == ","
        and after in {",", "."}
        and not seen.in_words
        and seen.counted is None
    ):
        return "an age"
    return None


def _list_or_score(seen: Seen) -> str | None:
    first, last = seen.amount.first, seen.amount.last
    if (
        seen.counted is None
        and seen.lower(last) in {".", ")"}
        and (first == 0 or seen.words[first - 1].kind == "BREAK" or seen.lower(first - 1) == "(")
    ):
        return "a list or a note number"
    line = seen.text.rfind("\n", 0, seen.number.start) + 1
    if seen.text[line : seen.number.start].strip() == "" and re.match(
        r"[.)]\s", seen.text[seen.number.end : seen.number.end + 2]
    ):
        return "a list number"
    if (
        seen.amount.bound == "between"
        and (seen.amount.high or 0) <= 12
        and seen.counted is None
        and seen.amount.unit is None
    ):
        return "a score"
    return None


def _glued(seen: Seen) -> str | None:
    """Numbers joined to letters or to other numbers by signs: T-72, 555-0134, 3/4, 97.4 FM, No.5."""
    start, end = seen.number.start, seen.number.end
    before, after = seen.text[max(0, start - 1) : start], seen.text[end : end + 1]
    if (
        before in {"-", "–", "/", ":", ".", "_", "+", "&", "№", "#"}
        and seen.amount.bound not in {"between"}
        and not before.isspace()
    ):
        return "joined to what stands before it"
    if after in {"/", ":", "_", "°"} or (after == "." and seen.text[end + 1 : end + 2].isdigit()):
        return "joined to what stands after it"
    hyphen = after in {"-", "–", "‑"} and seen.text[end + 1 : end + 2].isalpha()
    if hyphen and seen.amount.unit is None and seen.amount.bound != "about":
        joined = seen.lower(seen.amount.number + 2)
        return None if joined in listed("members") else "a compound adjective"
    if "." in seen.text[start:end] and seen.counted is None and seen.amount.unit is None:
        return "a decimal without a unit"
    return None


def _length(seen: Seen) -> str | None:
    """Lengths of time: figures when something lasts, not when they place an act in time."""
    first, last = seen.amount.first, seen.amount.last
    before, after = seen.lower(first - 1), seen.lower(last)
    if after in listed("length_ends") or (after == "-" and seen.lower(last + 1) in {"old"}) or after == "old":
        return "places an act in time"
    if seen.text[seen.number.end : seen.number.end + 1] in {"-", "–", "‑"}:
        return None if seen.head in listed("lengths_of") else "says how long a visit or the like is"
    if after == "of" and seen.counted is not None:
        return "an age" if before == "of" else None
    if after == "in" and seen.lower(last + 1) in {"prison", "jail", "captivity", "custody", "detention", "exile"}:
        return None
    if after == "late" or (before == "in" and seen.amount.bound != "exact") or seen.lower(seen.amount.number) == "half":
        return None
    if before in {"after", "over", "by"} and not (before == "after" and after in {".", ",", ";"}):
        return "places an act in time"
    if seen.lower(seen.amount.number + 1) in {"time"}:
        return "places an act in time"
    return (
        None
        if before in listed("length_leads")
        or (after == "to" and seen.amount.unit in {"hour", "day"})
        or after == "apart"
        else "places an act in time"
    )


def _pointed_at(seen: Seen) -> str | None:
    head, first = seen.head, seen.amount.first
    before = seen.lower(first - 1)
    small = seen.value <= SMALL and seen.in_words
    if seen.value == 1 and seen.in_words:
        if seen.lower(seen.amount.number) == "one" and (
            head in listed("one_counts") and before not in DEFINITE | {"no", "not", "any", "which"}
        ):
            return None
        return "one as an article or pronoun"
    if seen.lower(seen.amount.last) == "of" and small:
        return (
            None
            if seen.lower(seen.amount.last + 1) in {"its", "his", "her", "their", "our", "ours"}
            else "part of a known set"
        )
    if head in listed("parts_of_speech_and_time") and seen.value <= 2 * SMALL:
        return "parts of an argument or of time"
    if (
        small
        and head in listed("pointed_at")
        and (before in DEFINITE | POSSESSIVE or (head != "people" and seen.value <= 3))
    ):
        return "the parties themselves"
    if head in listed("page"):
        return "the page's own count"
    if small and head in listed("sources") and _speaks(seen):
        return "counts who speaks"
    if small and before in DEFINITE and seen.amount.bound == "exact" and not seen.amount.new:
        return "points at a known set"
    return None


def _speaks(seen: Seen) -> bool:
    """Whether the counted are a report's sources."""
    if seen.lower(seen.amount.first - 1) == "to" and seen.lower(seen.amount.first - 2) == "according":
        return True
    assert seen.counted is not None
    head = seen.doc[seen.counted.head] if seen.counted.head is not None else None
    return head is not None and head.dep_.startswith("nsubj") and head.head.lower_ in SPEECH


def _bare(seen: Seen) -> str | None:
    """A number without a noun is a claim after a verb of counting or with a fate ("rose to five", "45 had died")."""
    first, last = seen.amount.first, seen.amount.last
    if seen.lower(first - 1) in QUOTES and seen.lower(last) in QUOTES:
        first, last = first - 1, last + 1  # "put the number at ‘350 to 450’"
    before, after = seen.lower(first - 1), seen.lower(last)
    if seen.number.kind == "YEAR" and seen.amount.bound == "exact":
        return "perhaps a year"
    if (
        after == "of"
        and seen.lower(last + 1) in POSSESSIVE | {"ours", "theirs"}
        and before not in DEFINITE
        and seen.value > 1
    ):
        return None
    if before == "of" and seen.lower(first - 2) in listed("of_numbers") and seen.value > 1:
        return None
    if (before == "to" and seen.lower(first - 2) in {"votes", "vote"}) or (before == "all" and not seen.in_words):
        return None
    if seen.value <= 1 or before in (DEFINITE - {"that"}) | POSSESSIVE | {"of", "like", "in", "zero", "than"}:
        return "a pronoun"
    if after in listed("fates"):
        return None
    if after in {"were", "was", "had", "have", "are", "came", "died", "remain", "remained", "survived"}:
        return "a pronoun" if seen.in_words and seen.value <= 2 and after != "died" else None
    near = {seen.lower(first - back) for back in range(1, 6 if before == "at" else 4)}
    if (
        (before in {"to", "at", "about"} or before in listed("count_verbs"))
        and near & listed("count_verbs")
        and after in CLOSING
    ):
        return None
    if not seen.in_words and (seen.amount.bound != "exact" or seen.amount.new) and after in {".", ",", ";", "", "and"}:
        return None
    token = _token(seen, seen.words[last].start) if last < len(seen.words) else None
    if not seen.in_words and token is not None and token.pos_ == "VERB" and token.tag_ in {"VBD", "VBP", "VBN"}:
        return None
    following = seen.words[last] if last < len(seen.words) else None
    if not seen.in_words and following is not None and following.capital and seen.lower(last + 1) == "and":
        return None  # "20 Indian and at least four Chinese soldiers"
    return "a number without a noun"
