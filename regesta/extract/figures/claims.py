"""Whether a quantity is a claim someone may contest. In: an Amount and what it counts. Out: yes, or why not.

Told apart: labels (Article 4, Flight 17), names (T-72, 16 Bihar Regiment), ages, definite counts of the parties ("the two sides"),
parts of an argument ("two reasons"), lengths that only place an act in time ("two days after"), lists, scores, telephone numbers.
"""

import re

from spacy.tokens import Token

from regesta.extract.figures.bare import bare
from regesta.extract.figures.names import fate_of
from regesta.extract.figures.seen import DEFINITE, POSSESSIVE, SMALL, TIME_UNITS, Seen, listed
from regesta.extract.times.attach import SAYING
from regesta.extract.times.words import NUMBER_KINDS
from regesta.lexicons import word_set

CONFINED = word_set("figures/words", "confined")
AGED = word_set("figures/words", "aged")
OF_AGE = word_set("figures/words", "of_age")
NUMBERED = word_set("figures/words", "labels")


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
    if (
        seen.amount.unit in {"millimetre", "centimetre"}
        and seen.counted is not None
        and seen.lower(seen.amount.last) != "of"
    ):
        return "a calibre"
    if seen.amount.unit is not None:
        return None
    if seen.amount.bound == "word":
        return (
            None
            if seen.counted
            or seen.lower(seen.amount.last) in {"of", '"', "”"}
            or seen.lower(seen.amount.last + 1) == "of"
            else bare(seen)
        )
    if seen.counted is None:
        return bare(seen)
    return _pointed_at(seen)


def _label(seen: Seen) -> str | None:
    first = seen.amount.first
    before = seen.lower(first - 1)
    gap_free = first > 0 and seen.words[first - 1].end == seen.words[first].start
    if before in listed("labels") and seen.amount.bound == "exact" and seen.amount.unit is None:
        # "the point 5 soldiers made" is rare enough.
        return "a label"
    if before in {"#", "№"} or (before == "." and seen.lower(first - 2) in NUMBERED):
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
        if before == "the" and head.text.isupper() and head.tag_ == "NNP" and not seen.in_words:
            return "part of a name"  # "the 737 MAX"
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
    if before in AGED or (before == "of" and seen.lower(first - 2) in OF_AGE):
        return "an age"
    if (
        seen.amount.unit is None
        and seen.amount.bound == "exact"
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
        and seen.amount.unit is None
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
    if hyphen and seen.words[seen.amount.last - 1].start > end + 1 - len(after):
        return None  # "2,000-plus", "6.1-magnitude": the hyphen is the quantity's own
    if hyphen and seen.amount.unit is None and seen.amount.bound != "about":
        joined = seen.lower(seen.amount.number + 2)
        return None if joined in listed("members") else "a compound adjective"
    if "." in seen.text[start:end] and seen.counted is None and seen.amount.unit is None and seen.value < 1000:
        return "a decimal without a unit"
    return None


def _length(seen: Seen) -> str | None:
    """Lengths of time: figures when something lasts, not when they place an act in time."""
    first, last = seen.amount.first, seen.amount.last
    before, after = seen.lower(first - 1), seen.lower(last)
    if after in listed("length_ends") or (after == "-" and seen.lower(last + 1) in {"old"}) or after == "old":
        return "places an act in time"
    if seen.text[seen.number.end : seen.number.end + 1] in {"-", "–", "‑"} and seen.value == 1:
        return "one as an article"
    if seen.text[seen.number.end : seen.number.end + 1] in {"-", "–", "‑"}:
        return None if seen.head in listed("lengths_of") else "says how long a visit or the like is"
    if after == "of" and seen.counted is not None:
        return "an age" if before == "of" else None
    if after == "in" and seen.lower(last + 1) in CONFINED:
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
        if seen.lower(seen.amount.last) == "of" and seen.head and fate_of(seen.token, partly=True):
            return None  # "one of the sailors has died"
        return "one as an article or pronoun"
    if seen.lower(seen.amount.last) == "of" and small:
        return None if _partitive(seen) else "part of a known set"
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
    if small and before in DEFINITE | {"'s"} and seen.amount.bound == "exact" and not seen.amount.new:
        return "points at a known set"
    return None


def _partitive(seen: Seen) -> bool:
    """ "four of its men", "17 of 20 articles", "three of the wounded"; not "two of them", "two of the ministers"."""
    after = seen.lower(seen.amount.last + 1)
    nextword = seen.amount.last + 2 if after in {"the", "these", "those"} else seen.amount.last + 1
    if nextword < len(seen.words) and seen.words[nextword].kind in NUMBER_KINDS:
        return True
    if after in {"its", "his", "her", "their", "our", "ours"}:
        return True
    known = listed("pointed_at") | listed("sources") | listed("parts_of_speech_and_time")
    return after in {"the", "those"} and seen.head not in known and seen.head != ""


def _speaks(seen: Seen) -> bool:
    """Whether the counted are a report's sources."""
    if seen.lower(seen.amount.first - 1) == "to" and seen.lower(seen.amount.first - 2) == "according":
        return True
    assert seen.counted is not None
    head = seen.doc[seen.counted.head] if seen.counted.head is not None else None
    return head is not None and head.dep_.startswith("nsubj") and head.head.lower_ in SAYING
