"""Where a name begins and ends, put right by rule. In: a sentence's words and its names. Out: the names with better bounds.

The model now and then leaves an "and" at a name's end, takes a title into it, stops at the hyphen of a Korean or Chinese given name,
parts "The Hague", or runs an envoy's name into that of the state he is posted to. Which words may stand where is in
lexicons/read/edges.yaml.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from regesta.lexicons import lexicon

Name = tuple[int, int, str]


class _Known(NamedTuple):
    loose: frozenset[str]
    titles: frozenset[str]
    joined: frozenset[str]
    with_article: frozenset[str]
    posted: frozenset[str]
    states: frozenset[str]


def mended(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """The names with their edges put right.

    Args:
        words: the words of a sentence.
        names: (start, end, type), not overlapping; in any order.

    Returns:
        Names in order, not overlapping; one of which nothing is left is gone.
    """
    made: list[Name] = []
    found = [part for name in sorted(names) for part in _posted(words, name)]
    for at, (start, end, kind) in enumerate(found):
        free = found[at + 1][0] if at + 1 < len(found) else len(words)
        start, end = _trimmed(words, start, _longer(words, start, end, kind, free=free), kind)
        if made and made[-1][1] > start:
            start = made[-1][1]
        if start < end:
            if (
                start
                and words[start - 1] == "The"
                and words[start] in _known().with_article
                and not _taken(made, start - 1)
            ):
                start -= 1
            if (
                kind == "ORG"
                and tuple(words[max(0, start - 2) : start]) == ("C.C.", ",")
                and not _taken(made, start - 2)
            ):
                start -= 2  # "of the C.C., Shoreline Party": its central committee
            made.append((start, end, kind))
    return made


def _posted(words: Sequence[str], name: Name) -> list[Name]:
    """ "Ambassador to the UAE Ann Lee": the state and the person, where they were read as one name."""
    start, end, _ = name
    to = start - 2 if words[start - 1].lower() == "the" else start - 1
    known = _known()
    if end - start not in (3, 4) or to < 1 or words[to] not in ("to", "in", "at") or words[start] not in known.states:
        return [name]
    if words[to - 1].lower() not in known.posted or not all(
        w[:1].isupper() and w[1:2].islower() for w in words[start + 1 : end]
    ):
        return [name]
    return [(start, start + 1, "LOC"), (start + 1, end, "PER")]


def _trimmed(words: Sequence[str], start: int, end: int, kind: str) -> tuple[int, int]:
    """Without loose words at both ends, and a person without titles before the name."""
    known = _known()
    while end > start and words[end - 1] in known.loose:
        end -= 1
    while start < end and (
        words[start] in known.loose or _article(words, start, end) or (kind == "PER" and _title(words, start, end))
    ):
        start += 1
    return start, end


def _title(words: Sequence[str], start: int, end: int) -> bool:
    return end - start > 1 and words[start].rstrip(".").lower() in _known().titles and words[start][:1].isupper()


def _article(words: Sequence[str], start: int, end: int) -> bool:
    if words[start] not in ("the", "The"):
        return False
    return start + 1 == end or words[start + 1] not in _known().with_article


def _longer(words: Sequence[str], start: int, end: int, kind: str, *, free: int) -> int:
    """The end of a person's name with the second half of a hyphenated given name: "Jung" to "Jung-ok"."""
    if kind != "PER":
        return end
    hyphen = end - 1 if words[end - 1] == "-" else end
    tail = hyphen + 1
    if tail >= free or words[hyphen] != "-" or (hyphen == end and end - start < 2):
        return end
    word = words[tail]
    fits = word.isalpha() and word.islower() and len(word) <= 7 and word not in _known().joined
    return tail + 1 if fits else end


def _taken(made: Sequence[Name], at: int) -> bool:
    return bool(made) and made[-1][1] > at


@cache
def _known() -> _Known:
    table = lexicon("read/edges")
    kinds = [frozenset(table[key].split()) for key in ("loose", "titles", "joined", "with_article", "posted")]
    short = frozenset(word for state in lexicon("world/states").values() for word in state.get("short", ()))
    return _Known._make((*kinds, short))
