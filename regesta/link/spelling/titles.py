"""Titles of persons as words: office, sector, held now or before. In: a stretch of text. Out: the titles in it, with offsets."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

import msgspec

from regesta.lexicons import lexicon

_WORD = re.compile(r"[^\W_]+(?:[.](?=\s|$|,))?", re.UNICODE)


class Title(msgspec.Struct, frozen=True, kw_only=True):
    """A title found in text, at [start, end). `role` names an office with one holder a state; `sector` is None where the body decides;
    `ahead`: not held yet; `state`: the only one that has such an office.
    """

    words: str
    start: int
    end: int
    sector: str | None = None
    default: str | None = None
    role: str | None = None
    generic: bool = False
    past: bool = False
    ahead: bool = False
    modifier: bool = False
    honorific: bool = False
    kin: bool = False
    state: str | None = None


@cache
def _entries() -> dict[tuple[str, ...], Mapping[str, Any]]:
    """Word tuples to their entry."""
    table: dict[tuple[str, ...], Mapping[str, Any]] = {}
    for entry in lexicon("world/titles"):
        for words in entry["words"]:
            table.setdefault(_split(str(words)), entry)
    return table


@cache
def _longest() -> int:
    return max(len(words) for words in _entries())


def _split(text: str) -> tuple[str, ...]:
    return tuple(word.rstrip(".") for word in _WORD.findall(text.lower()))


@lru_cache(maxsize=16384)
def titles_in(text: str) -> tuple[Title, ...]:
    """The titles in `text`, left to right, the longest at each place; they do not overlap."""
    words = list(_WORD.finditer(text))
    plain = [word.group().lower().rstrip(".") for word in words]
    table, longest = _entries(), _longest()
    found: list[Title] = []
    index = 0
    while index < len(words):
        for size in range(min(longest, len(words) - index), 0, -1):
            entry = table.get(tuple(plain[index : index + size]))
            if entry is None:
                continue
            start, end = words[index].start(), words[index + size - 1].end()
            found.append(_title(entry, text[start:end], start, end))
            index += size
            break
        else:
            index += 1
    return tuple(found)


def _title(entry: Mapping[str, Any], words: str, start: int, end: int) -> Title:
    return Title(
        words=words,
        start=start,
        end=end,
        sector=entry.get("sector"),
        default=entry.get("default"),
        role=entry.get("role"),
        generic=bool(entry.get("generic")),
        past=bool(entry.get("past")),
        ahead=bool(entry.get("ahead")),
        modifier=bool(entry.get("modifier")),
        honorific=bool(entry.get("honorific")),
        kin=bool(entry.get("kin")),
        state=entry.get("state"),
    )


_AFTER = re.compile(r"\s*(?:$|[,(]|and\b|&)")
# Offices of a state's own chief may be followed by its name; of a body (a senate, a bank) they are another office.
_BODY_AFTER = re.compile(r"\s*(?:of|for|to|in|at)\s+(?:the\s+)?(.*)", re.IGNORECASE | re.DOTALL)
_OWN = re.compile(
    r"(?:state|republic|government|cabinet|nation|country|armed forces|council of ministers)\b", re.IGNORECASE
)


@lru_cache(maxsize=16384)
def role_of(title: str, state_name: str = "") -> str:
    """The role an office title names ("Minister of Finance and Economy" -> finance_minister), "" where it is of another body."""
    found = [hit for hit in titles_in(title) if not hit.modifier]
    if not found or not found[0].role:
        return ""
    hit = found[0]
    before = title[: hit.start].strip().lower().strip("(), ")
    if before not in ("", "acting", "interim", "the", "federal", "national"):
        return ""
    rest = title[hit.end :]
    if _AFTER.match(rest):
        return hit.role or ""
    body = _BODY_AFTER.match(rest)
    if body and (_OWN.match(body[1]) or (state_name and body[1].lower().startswith(state_name.lower()))):
        return hit.role or ""
    return ""


def sector_of(title: str) -> str | None:
    """The PLOVER sector of an office title alone; None where only its body could tell."""
    found = [hit for hit in titles_in(title) if not hit.modifier and not hit.honorific]
    sure = next((hit.sector for hit in found if hit.sector), None)
    return sure or next((hit.default for hit in found if hit.default), None)
