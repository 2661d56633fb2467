"""Who publishes and whose text it is, as first and last lines tell. In: cleaned text. Out: an outlet's name, an agency's name, or None.

The agency behind a text is not its outlet: "© 2024 AFP" names an agency, "© 2024 The Example Post" an outlet. A picture's credit is
neither, nor is an agency that a sentence tells of. A name that no list holds is an outlet's when a word of it says so ("Post", "Herald").
"""

import re
from functools import cache

from regesta.ingest import firstlines
from regesta.ingest.dates import MONTH, WEEKDAY
from regesta.lexicons import lexicon

FIRST, LAST = 4, 5  # lines looked at; a choice
LONGEST = 100  # letters of a line that is there for a credit
_PICTURE = re.compile(r"^\W*(?:photo|image|picture|graphic|video|file|map|caption)s?\b", re.IGNORECASE)
_RIGHTS = re.compile(
    r"^(?i:©|\(c\)\s|copyright\b)\s*(?i:©|\(c\)|copyright\b)?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?,?)?\s*(?:by\s+)?(?P<name>[A-Z][^.,©|(\n]{1,50})"
)
_RESERVED = re.compile(r"^(?P<name>[A-Z][\w&'’ -]{1,50})\. All rights reserved\.?$")
_NO_NAME = re.compile(r"(?:\s+all rights reserved|\s+\d{4}|\s+inc|\s+gmbh|\s+ltd)+$", re.IGNORECASE)
_LABEL = re.compile(r"^\(?(?:sources?|agency|agencies|text|wire|via)\s*:\s*(?P<rest>.+?)\)?$", re.IGNORECASE)
_PUBLISHED_BY = re.compile(r"^(?:published by|source:)\s+(?P<name>[A-Z][\w&'’ -]{2,50})\.?$", re.IGNORECASE)
_INPUTS = re.compile(
    r"^\(?(?:with\s+(?:additional\s+)?(?:inputs?|reporting|material|files?|information)\s+(?:from|by)|based on reporting by)"
    r"\s+(?P<rest>[^.]+?)\)?\.?$",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"^(?P<rest>.+?)\s+(?:also\s+)?contributed to (?:this|the) (?:report|story|article|text)\b", re.IGNORECASE
)
_FEED = re.compile(r"^\(.*\b(?:feed|wire|agency)\b.*[.:]\s*(?P<rest>[^.()]+)\)$", re.IGNORECASE)
_DESK = re.compile(r"^(?P<rest>[A-Za-z]{2,10})/[A-Za-z]{2,6}$")
_BY = re.compile(r"^(?:by|written by|story by)[:\s]+", re.IGNORECASE)
_PARTS = re.compile(r"\s*[,|/()•·]\s*|\s+[-–—]+\s+|\s+and\s+|\s+for\s+")
_DATE = re.compile(rf"(?:{WEEKDAY}|{MONTH}|\d{{1,4}}|[:.\s-]|(?:st|nd|rd|th)\b|[AP]M\b|GMT|UTC)+", re.IGNORECASE)
_NAMES = re.compile(r"(?:[A-Z][\w.'’-]*\s?){1,4}|(?:Editor|Reporter|Author)s?:.*")


def agency(text: str) -> str | None:
    """The agency that a line at the beginning or end of the text credits; None when none does."""
    for line in (line for _, line in firstlines.first_lines(text)[:FIRST]):
        found = _of_first_line(line)
        if found:
            return found
    for line in reversed(_last_lines(text)):
        found = _of_last_line(line)
        if found:
            return found
    return None


def outlet(text: str) -> str | None:
    """The outlet that a copyright line, a letterhead or a byline names; an agency's name there is the source of the copy."""
    for line in _last_lines(text):
        rights = _RIGHTS.match(line) or _RESERVED.match(line)
        if rights:
            name = _NO_NAME.sub("", rights["name"].strip()).strip()
            return None if _known(name) or name.lower().startswith(("all rights", "law")) or _lower(name) else name
        published = _PUBLISHED_BY.match(line)
        if published and is_outlet(published["name"]):
            return published["name"].strip()
    for line in (line for _, line in firstlines.first_lines(text)[:FIRST]):
        if len(line) > LONGEST or line.endswith((".", ":", "?")):
            continue
        by = _BY.match(line)
        pieces = [piece for piece in _PARTS.split(line[by.end() if by else 0 :]) if piece]
        named = [piece for piece in pieces if is_outlet(piece)]
        others = [piece for piece in pieces if not is_outlet(piece)]
        if len(named) == 1 and others and (by is not None or all(_DATE.fullmatch(piece) for piece in others)):
            return named[0]
    return None


def is_outlet(name: str) -> bool:
    """Whether a name that no list need hold is a paper's or a station's: capitals, and a word that says so."""
    words = name.split()
    return (
        1 < len(words) <= 5
        and all(word[0].isupper() or word in ("of", "and", "the", "de") for word in words)
        and any(word.lower() in _outlet_words() for word in words)
        and _known(name) is None
    )


@cache
def _outlet_words() -> frozenset[str]:
    return frozenset(map(str, lexicon("ingest/agencies")["outlet_words"]))


def _known(name: str) -> str | None:
    """The agency of that name."""
    return firstlines.agencies().get(name.strip(" .()[]-–—/\"'“”").removeprefix("the ").removeprefix("The ").lower())


def _lower(name: str) -> bool:
    """Whether the words are a sentence's: "Copyright law of ..."."""
    return any(word[0].islower() and word not in ("of", "and", "the", "de", "la", "for") for word in name.split())


def _last_lines(text: str) -> list[str]:
    lines = (line.strip() for line in text.rstrip().split("\n")[-LAST:])
    return [line for line in lines if line]


def _of_first_line(line: str) -> str | None:
    """By Ann Example, AP; Xinhua | 2 May; Baku, May 2, AZERTAC; Source: TASS."""
    if len(line) > LONGEST or _PICTURE.match(line) or line.endswith((".", ":", "?", "!")):
        return None
    by = _BY.match(line)
    label = _LABEL.match(line)
    rest = line[by.end() :] if by else label["rest"] if label else line
    pieces = [piece for piece in _PARTS.split(rest) if piece]
    named = [found for piece in pieces if (found := _known(piece))]
    others = [piece for piece in pieces if not _known(piece)]
    if named and (by or all(_DATE.fullmatch(piece) or _NAMES.fullmatch(piece) for piece in others)):
        return named[0]
    return _beside_name(rest) if by else None


def _beside_name(words: str) -> str | None:
    """ "ANN EXAMPLE Associated Press", "Xinhua writers Ann Example and Bo Sample"."""
    split = words.split()
    for size in (3, 2, 1):
        if len(split) > size and (found := _known(" ".join(split[-size:])) or _known(" ".join(split[:size]))):
            return found
    return None


def _of_last_line(line: str) -> str | None:
    """(UPI); — AP; Source: TASS; dpa/at; AFP contributed to this report; © AFP."""
    if _PICTURE.match(line):
        return None
    alone = _known(line)
    if alone:
        return alone
    rights = _RIGHTS.match(line) or _RESERVED.match(line)
    if rights:
        return _known(_NO_NAME.sub("", rights["name"].strip()))
    for pattern in (_LABEL, _INPUTS, _CONTRIBUTED, _FEED, _DESK):
        match = pattern.match(line) if len(line) <= 2 * LONGEST else None
        if match:
            return next((found for piece in _PARTS.split(match["rest"]) if (found := _known(piece))), None)
    return None
