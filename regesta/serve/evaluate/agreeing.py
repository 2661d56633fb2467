"""When a line of a truth file and one of ours say the same. In: names, dates, values of both. Out: yes or no."""

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from regesta.link.known.world import World
from regesta.records import Figure, Party, TimeSpan
from regesta.serve.evaluate.truth import Named

ALIKE = 85  # token_set_ratio from which two names are one
_BODY = re.compile(
    r"(?i)\b(?:ministry|government|army|navy|air|force|forces|service|agency|bureau|guard|party|union|league|council|commission|assembly"
    r"|senate|parliament|committee|delegation|embassy|police|court|officials?|sources?|people|soldiers|troops|crew|bank|press|news|house)\b"
)


@lru_cache(maxsize=50_000)
def alike(one: str, other: str) -> bool:
    """Whether two names are written alike."""
    return bool(fuzz.token_set_ratio(one.lower(), other.lower()) >= ALIKE)


class Same:
    """Compares with the help of a World, which knows that Moscow speaks for Russia."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._ids: dict[str, frozenset[tuple[str, str | None]]] = {}

    def _found(self, name: str) -> frozenset[tuple[str, str | None]]:
        """(actor's id, state where it is a state or government) for a name."""
        if name not in self._ids:
            bare = name.removeprefix("the ").removesuffix(" government").removesuffix(" Government")
            actors = self.world.find(name) or self.world.find(bare)
            seats = [self.world.actor(entry.actor) for entry in self.world.names.get(bare) if entry.kind == "capital"]
            actors = (*actors, *(actor for actor in seats if actor is not None))
            self._ids[name] = frozenset((a.id, a.state if a.kind == "state" else None) for a in actors[:3])
        return self._ids[name]

    def person(self, name: str) -> bool:
        """Whether a name in a truth file is a person's: two to four capitalised words, none of them of a body or a people."""
        words = name.split()
        if any(actor.kind == "person" for actor in self.world.find(name)[:1]):
            return True
        if not 2 <= len(words) <= 4 or _BODY.search(name) or not all(word[0].isupper() for word in words):
            return False
        return not any(actor.kind == "state" for word in words for actor in self.world.find(word)[:1])

    def name(self, wanted: str, ours: Party | None) -> bool:
        """Whether our party is the one that a bare name means: a speaker, a claimant."""
        if ours is None:
            return False
        texts = [ours.name] + ([ours.span.text] if ours.span else [])
        if any(alike(wanted, text) for text in texts):
            return True
        for key, state in self._found(wanted):
            if key in (ours.actor, ours.person, ours.body):
                return True
            if state is not None and state == ours.state and ours.person is None and ours.sector in (None, "GOV"):
                return True
        return False

    def party(self, wanted: Named, ours: Party) -> bool:
        """Whether our party is the one a truth file names: state equal, and name alike or as general as the file's."""
        if wanted.state is not None and wanted.state != ours.state:
            return False
        if self.name(wanted.name, ours):
            return True
        if wanted.state is None or ours.person is not None or self.person(wanted.name):
            return False
        return wanted.sector is None or wanted.sector == ours.sector

    def parties(self, wanted: Iterable[Named], ours: Sequence[Party]) -> bool:
        """Whether everybody wanted is among ours."""
        return all(any(self.party(one, party) for party in ours) for one in wanted)


def same_roles(
    same: Same, wanted: tuple[Sequence[Named], Sequence[Named]], ours: tuple[Sequence[Party], Sequence[Party]]
) -> bool:
    """Whether all that a line names take part by ours, in the same role; in mutual acts all are actors."""
    if not wanted[1] or not ours[1]:
        return same.parties((*wanted[0], *wanted[1]), (*ours[0], *ours[1]))
    return same.parties(wanted[0], ours[0]) and same.parties(wanted[1], ours[1])


# --- dates ---


def interval(edtf: str) -> tuple[dt.date | None, dt.date | None] | str:
    """`[start, end)` of an EDTF interval, or the text itself where the year is open."""
    if "X" in edtf:
        return edtf
    left, slash, right = edtf.partition("/")
    last = right if slash else left
    return (None if left in ("..", "") else _first(left)), (None if last in ("..", "") else _after(last))


def _first(text: str) -> dt.date:
    year, *rest = (int(part) for part in text.split("-"))
    month, day = (*rest, 1, 1)[:2]
    return dt.date(year, month, day)


def _after(text: str) -> dt.date:
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return dt.date(parts[0] + 1, 1, 1)
    day = parts[2] if len(parts) == 3 else calendar.monthrange(parts[0], parts[1])[1]
    return dt.date(parts[0], parts[1], day) + dt.timedelta(days=1)


def same_date(wanted: str, ours: TimeSpan | None) -> bool:
    """Whether our time is the interval that a line gives."""
    if ours is None:
        return False
    there = interval(wanted)
    return ours.edtf == wanted if isinstance(there, str) else (ours.start, ours.end) == there


# --- figures ---


def same_value(wanted: str, ours: Figure) -> bool:
    """`440`, `~10000`, `>130`, `>=3`, `49-60`, `5x`, `20%`, or a word."""
    if wanted.rstrip().endswith("%") and ours.value.unit == "percent":
        wanted = wanted.rstrip()[:-1]
    return _value(wanted) == _value(ours.value.short())


def _value(text: str) -> tuple[str, tuple[float, ...]] | str:
    found = re.fullmatch(r"([~<>]?=?)(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?(x?)", text.replace(",", "").strip().lower())
    if found is None:
        return text.strip().lower()
    sign, low, high, times = found.groups()
    return f"{sign}{times}", tuple(float(number) for number in (low, high) if number)


def same_claimant(same: Same, wanted: Sequence[str], ours: Sequence[Party]) -> bool:
    """Whether both stand on the same innermost word, or both on the outlet's own."""
    if not wanted or not ours:
        return not wanted and not ours
    return same.name(wanted[-1], ours[-1])
