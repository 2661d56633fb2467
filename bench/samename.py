"""Task `samename`: are two names one name? In: a file as tests/link/spelling/name_pairs.txt. Out: precision, recall, pairs a second.

A pair is "same" when `same_name` gives SAME or more; for places, when both words are led to one place of the tables. Short forms (`~`) are
pairs that must not be called the same and must be seen as a part. Every fifth pair is held apart (`held_` figures). The floor is rapidfuzz
alone: `token_sort_ratio` of the lower-cased names, at the threshold that is best on this very file, which flatters it.
"""

import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Literal

import msgspec
from rapidfuzz import fuzz

from regesta.link.known.world import World
from regesta.link.mentions.places import same_place
from regesta.link.spelling import names, spellings
from regesta.link.spelling.names import PART, SAME, same_name

HELD_EVERY = 5
_MARKS: dict[str, Literal["same", "other", "part"]] = {"=": "same", "/": "other", "~": "part"}
_PARTED = re.compile(r"\s([=/~])\s")


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """Two names, what they are to each other, and the trap that they were written for."""

    left: str
    right: str
    truth: Literal["same", "other", "part"]
    trap: str
    held: bool

    @property
    def place(self) -> bool:
        """Whether they are names of places."""
        return self.trap == "places"


def pairs(path: Path) -> list[Pair]:
    """The pairs of a file, in its order."""
    found: list[Pair] = []
    trap = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        line = line.strip()
        if line.startswith("["):
            trap = line.strip("[]")
        elif line and not line.startswith("#"):
            left, *rest = _PARTED.split(line)
            for mark, others in zip(rest[::2], rest[1::2], strict=True):
                for right in others.split(";"):
                    held = len(found) % HELD_EVERY == HELD_EVERY - 1
                    found.append(Pair(left=left, right=right.strip(), truth=_MARKS[mark], trap=trap, held=held))
    return found


def run(path: Path, *, sample: int | None = None) -> dict[str, Any]:
    """Asks every pair."""
    asked = pairs(path)
    asked = asked[:: max(1, len(asked) // sample)] if sample else asked
    world = World.load()
    same_place("Oslo", "Bergen", world)  # reads the table
    _forget()
    people = [pair for pair in asked if not pair.place]
    seconds, _ = _timed(lambda pair: same_name(pair.left, pair.right)[0] >= SAME, people)
    told = {pair: says_same(pair, world) for pair in asked}
    threshold = max(range(50, 100), key=lambda at: _f1(asked, {pair: _ratio(pair) >= at for pair in asked}))
    floor_seconds, _ = _timed(lambda pair: _ratio(pair) >= threshold, people)
    floor = {pair: _ratio(pair) >= threshold for pair in asked}
    parts = [pair for pair in asked if pair.truth == "part"]
    held = [pair for pair in asked if pair.held]
    ours = _figures(asked, told) | _figures(held, told, "held_")
    if parts:
        ours["part_right"] = sum(PART <= same_name(pair.left, pair.right)[0] < SAME for pair in parts) / len(parts)
    return {
        "task": "samename",
        "data": path.name,
        "n": len(asked),
        "ours": ours | {"pairs_per_second": len(people) / seconds, "held_n": len(held)},
        "floor": _figures(asked, floor)
        | _figures(held, floor, "held_")
        | {"pairs_per_second": len(people) / floor_seconds, "threshold": threshold},
        "peer": {},
        "errors": [{"kind": kind, "count": n} for kind, n in _errors(asked, told).most_common()],
    }


def lines(path: Path) -> list[str]:
    """Every pair that is not right and is not held apart, to be read."""
    world = World.load()
    open_ = (pair for pair in pairs(path) if not pair.held and says_same(pair, world) != (pair.truth == "same"))
    return [f"{p.trap}: {p.left} | {p.right} is {p.truth}: {same_name(p.left, p.right)}" for p in open_]


def says_same(pair: Pair, world: World) -> bool:
    """Whether we call the pair one name or one place."""
    if pair.place:
        return same_place(pair.left, pair.right, world)
    return same_name(pair.left, pair.right)[0] >= SAME


def _ratio(pair: Pair) -> float:
    return fuzz.token_sort_ratio(pair.left.lower(), pair.right.lower())


def _timed(ask: Callable[[Pair], bool], asked: Sequence[Pair]) -> tuple[float, int]:
    """Seconds for all, asked once with nothing remembered, and how many are the same."""
    began = time.perf_counter()
    count = sum(ask(pair) for pair in asked)
    return max(time.perf_counter() - began, 1e-9), count


def _forget() -> None:
    for remembered in (names.same_name, spellings.tokens, spellings.alike, spellings.skeleton):
        remembered.cache_clear()


def _figures(asked: Sequence[Pair], told: dict[Pair, bool], prefix: str = "") -> dict[str, float]:
    right = sum(told[pair] and pair.truth == "same" for pair in asked)
    said, true = sum(told[pair] for pair in asked), sum(pair.truth == "same" for pair in asked)
    precision, recall = right / said if said else 0.0, right / true if true else 0.0
    return {f"{prefix}precision": precision, f"{prefix}recall": recall}


def _f1(asked: Sequence[Pair], told: dict[Pair, bool]) -> float:
    precision, recall = _figures(asked, told).values()
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _errors(asked: Sequence[Pair], told: dict[Pair, bool]) -> Counter[str]:
    return Counter(
        f"{pair.trap}: {'taken for one' if told[pair] else 'not seen as one'}"
        for pair in asked
        if told[pair] != (pair.truth == "same")
    )
