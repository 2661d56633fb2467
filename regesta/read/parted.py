"""Names that the network has read as one, though they are two. In: a text, its names. Out: its names, each for itself.

"The Holt-Torv summit" is of Holt and Torv, where the report names both elsewhere. "President of Ruritania Rudolf Holt", as agencies of
states write, is a state and a man.
"""

import re
from collections.abc import Mapping, Sequence

from regesta.read.nouns import kinds
from regesta.read.pairs import Found

_TWO = re.compile(r"(?P<one>[A-Z][^\W\d_]+)[-–](?P<other>[A-Z][^\W\d_]+)")
_NAME = re.compile(r"(?P<gap>\s)(?:[A-Z][\w’'.-]*\s){1,3}[A-Z][\w’'-]+")
_OFFICE = re.compile(r"\b(?:of|to|in)\s(?:the\s)?$")


def parted(text: str, names: Sequence[Found], known: Mapping[str, str]) -> list[Found]:
    """The names, those that hold two people or a state and its officer as two.

    Args:
        text: the report.
        names: start, end, label and maker of each.
        known: names of the world to their label.
    """
    surnames = {text[start:end].split()[-1] for start, end, label, _ in names if label == "PER"}
    made: list[Found] = []
    for name in names:
        made += _two_people(text, name, surnames) or _state_and_man(text, name, known) or [name]
    return made


def _two_people(text: str, name: Found, surnames: set[str]) -> list[Found]:
    start, end, label, maker = name
    found = _TWO.fullmatch(text[start:end]) if label == "PER" else None
    if found is None or not {found["one"], found["other"]} <= surnames or not re.match(r"\s[a-z]", text[end:]):
        return []
    return [(start + found.start(part), start + found.end(part), label, maker) for part in ("one", "other")]


def _state_and_man(text: str, name: Found, known: Mapping[str, str]) -> list[Found]:
    """ "Norway Jan Holt" behind "of": Norway, and Jan Holt."""
    start, end, label, maker = name
    if label != "LOC" or maker == "known name" or not _OFFICE.search(text[max(0, start - 8) : start]):
        return []
    words = text[start:end].split(" ")
    for size in range(len(words) - 1, 0, -1):
        state = " ".join(words[:size])
        if known.get(state) != "LOC":
            continue
        rest = _NAME.fullmatch(text, start + len(state), end)
        if rest is None or any(word.lower() in kinds() for word in words[size:]):
            return []  # "Ruritania National Council"
        return [(start, start + len(state), "LOC", "known name"), (rest.end("gap"), end, "PER", maker)]
    return []
