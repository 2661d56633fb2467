"""Names that the network has read as one, though they are two. In: a text, its names. Out: its names, each for itself.

"The Holt-Torv summit" is of Holt and Torv, where the report names both elsewhere.
"""

import re
from collections.abc import Sequence

from regesta.read.pairs import Found

_TWO = re.compile(r"(?P<one>[A-Z][^\W\d_]+)[-–](?P<other>[A-Z][^\W\d_]+)")


def parted(text: str, names: Sequence[Found]) -> list[Found]:
    """The names (start, end, label and maker of each), those that hold two people as two."""
    surnames = {text[start:end].split()[-1] for start, end, label, _ in names if label == "PER"}
    made: list[Found] = []
    for name in names:
        made += _two_people(text, name, surnames) or [name]
    return made


def _two_people(text: str, name: Found, surnames: set[str]) -> list[Found]:
    start, end, label, maker = name
    found = _TWO.fullmatch(text[start:end]) if label == "PER" else None
    if found is None or not {found["one"], found["other"]} <= surnames or not re.match(r"\s[a-z]", text[end:]):
        return []
    return [(start + found.start(part), start + found.end(part), label, maker) for part in ("one", "other")]
