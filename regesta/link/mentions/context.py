"""What a report is about: the states and bodies it names, and where. In: its text, a World. Out: a `Context` other steps ask.

Every known name in the text is found once, longest first; weak and shared ones are settled by the states that stand there plainly.
"""

import bisect
import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Protocol

import msgspec

from regesta.lexicons import lexicon, word_set
from regesta.link.known.build import WORDS, Entry, Names
from regesta.link.known.gazetteer import Places
from regesta.link.known.outlets import Outlets, outlet
from regesta.link.known.persons import People
from regesta.records import Actor, Document, Mention, Span

MADE_BY = "link.actors 1"
NEARER = 250  # letters before a bare office in which another state may not be named: two sentences; a choice
MONEY = word_set("world/telling", "money")
_SUMS = re.compile(rf"\s?\$|\s(?:{'|'.join(sorted(MONEY))})\b")
_ORDINARY = re.compile(r"^(?:it|who|us|is|an|to|pa|sac|ra)$")


class Knows(Protocol):
    """What linking asks of a World."""

    names: Names
    people: People
    places: Places
    outlets: Outlets

    def actor(self, key: str) -> Actor | None:
        """See World.actor."""
        ...

    def state(self, code: str | None) -> Actor | None:
        """See World.state."""
        ...

    def state_name(self, code: str | None) -> str | None:
        """See World.state_name."""
        ...

    def body_named(self, name: str, state: str | None) -> Actor | None:
        """See World.body_named."""
        ...

    def body_of_kind(self, state: str, kind: str) -> Actor | None:
        """See World.body_of_kind."""
        ...


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A known name in text at [start, end)."""

    start: int
    end: int
    entries: tuple[Entry, ...]


class Context:
    """A report's known names, its states by how often they are named, its day, and the state whose voice it is (None: nobody's)."""

    def __init__(
        self, text: str, world: Knows, day: dt.date | None, *, home: str | None = None, side: str | None = None
    ) -> None:
        self.text = text
        self.world = world
        self.day = day
        self.home = home
        self.side = side
        self.hits = tuple(scan(text, world.names))
        self._starts = [hit.start for hit in self.hits]
        counts: Counter[str] = Counter()
        for hit in self.hits:
            sure = {
                entry.state for entry in hit.entries if entry.state and not (entry.shared or entry.weak or entry.needs)
            }
            if len(sure) == 1:
                counts[sure.pop()] += 1
        self.counts = counts

    @property
    def states(self) -> tuple[str, ...]:
        """Codes of the states named, the commonest first."""
        return tuple(code for code, _ in sorted(self.counts.items(), key=lambda pair: (-pair[1], pair[0])))

    def inside(self, start: int, end: int) -> list[Hit]:
        """The hits that lie within [start, end)."""
        first = bisect.bisect_left(self._starts, start)
        last = bisect.bisect_left(self._starts, end)
        return [hit for hit in self.hits[first:last] if hit.end <= end]

    def own(self, start: int) -> str | None:
        """Whose "the president" or "the police" at `start` are: the home's; else the outlet's state, where no other is named nearer."""
        if self.home or self.side is None:
            return self.home
        named = [entry.state for hit in self.inside(max(0, start - NEARER), start) if (entry := self.decide(hit))]
        return self.side if all(code in (None, self.side) for code in named) else None

    def decide(self, hit: Hit) -> Entry | None:
        """The one thing a name stands for here; None when it stays open."""
        entries = [entry for entry in hit.entries if self._holds(entry)]
        if len({entry.actor for entry in entries}) > 1:
            named = [entry for entry in entries if entry.state and self.counts[entry.state]]
            if len({entry.actor for entry in named}) != 1:
                return None
            entries = named
        if not entries:
            return None
        order = ("state", "adjective", "people", "body", "organisation", "seat", "capital")
        return min(entries, key=lambda entry: order.index(entry.kind))

    def _holds(self, entry: Entry) -> bool:
        """Whether a weak or abbreviated name has the company it needs."""
        if entry.needs:
            return any(word in self.text for word in entry.needs)
        if entry.shared or (entry.weak and entry.kind == "body"):
            return bool(entry.state and self.counts[entry.state])
        return True


def scan(text: str, names: Names) -> list[Hit]:
    """Known names in the text, the longest at each place."""
    words = list(_words(text, names))
    found, index = [], 0
    while index < len(words):
        first = text[words[index][0] : words[index][1]]
        if first in ("The", "the") or not (_capital(first) or first.startswith("al")):
            index += 1
            continue
        for size in range(min(names.longest(first), len(words) - index), 0, -1):
            start, end = words[index][0], words[index + size - 1][1]
            hit = _hit(text, start, end, names)
            if hit is not None:
                found.append(hit)
                index += size
                break
        else:
            index += 1
    return found


def _words(text: str, names: Names) -> Iterator[tuple[int, int]]:
    """Where words begin and end; "Franco-German" and "South Korean-Polish" are two, for both are of states; "NATO-led" is NATO's."""
    whole = list(WORDS.finditer(text))
    for at, word in enumerate(whole):
        start, parts = word.start(), word.group().split("-")
        beside = (whole[at - 1].group() if at else "", whole[at + 1].group() if at + 1 < len(whole) else "")
        if parts[1:] == ["led"] and any(entry.kind == "organisation" for entry in names.get(parts[0])):
            yield start, start + len(parts[0])
            continue
        if len(parts) < 2 or names.get(word.group()) or not _states(parts, beside, names):
            yield word.span()
            continue
        for part in parts:
            yield start, start + len(part)
            start += len(part) + 1


def _states(parts: Sequence[str], beside: tuple[str, str], names: Names) -> bool:
    """Whether each of the parts is a state's name or adjective; the first may end, the last begin one of two words."""
    for at, part in enumerate(parts):
        said = [f"{part}-"] if at + 1 < len(parts) else []
        said += [part] if at else [part, f"{beside[0]} {part}"]
        said += [f"{part} {beside[1]}"] if at + 1 == len(parts) else []
        entries = [entry for name in said for entry in names.get(name)]
        if not part[:1].isupper() or not any(e.kind in ("state", "adjective", "capital") for e in entries):
            return False
    return True


_BROKEN = re.compile(r"[.!?;:()\n]\s")


def _capital(said: str) -> bool:
    """Whether words begin as names do: with a capital, a digit, or a letter of another script."""
    return said[0].isupper() or said[0].isdigit() or not said[0].isascii()


def _hit(text: str, start: int, end: int, names: Names) -> Hit | None:
    said = text[start:end]
    if not _capital(said) and not said.startswith(("al-", "al ")):
        return None
    if _BROKEN.search(said) and not _ABBREVIATED.search(said):
        return None
    bare = re.sub(r"['’]s?$", "", said)
    for trimmed in dict.fromkeys((bare, bare.rstrip("."), said)):
        entries = names.get(f"{trimmed}-") if text[end : end + 1] in ("-", "–") else ()
        entries = tuple(
            e
            for e in entries or names.get(trimmed)
            if not (_of_another(text, start + len(trimmed), e, names) or _anothers(text, start, e, names))
        )
        if (
            entries
            and not _ORDINARY.match(trimmed)
            and not _part_of_region(text, start, trimmed)
            and not (_names_state(entries) and _money(text, start + len(trimmed)))
        ):
            return Hit(start=start, end=start + len(trimmed), entries=entries)
    return None


_OF_STATE = re.compile(r"\sof\s(?:the\s)?(?P<state>[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,2})")


def _of_another(text: str, end: int, entry: Entry, names: Names) -> bool:
    """Whether a body's name goes on with another state ("the Royal Navy of Chad" is not Britain's)."""
    found = _OF_STATE.match(text, end) if entry.kind == "body" and entry.state else None
    words = found["state"].split() if found is not None else []
    said = (names.get(" ".join(words[:count])) for count in range(len(words), 0, -1))
    states = next((there for one in said if (there := {e.state for e in one if e.kind == "state"})), set())
    return bool(states) and entry.state not in states


_BEFORE = re.compile(r"(?P<two>[A-Z][\w.-]+\s)?(?P<one>[A-Z][\w.-]+)(?:['’]s?)?\s$")


def _anothers(text: str, start: int, entry: Entry, names: Names) -> bool:
    """Whether a name that several states' bodies have stands behind another state ("the Libyan House of Representatives")."""
    found = _BEFORE.search(text, max(0, start - 40), start) if entry.kind == "body" and entry.weak else None
    if found is None:
        return False
    said = names.get(f"{found['two'] or ''}{found['one']}") or names.get(found["one"])
    states = {one.state for one in said if one.kind in ("state", "adjective")}
    return bool(states) and entry.state not in states


_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.)+|\bSt\.")


def names_inside(span: Span, named: Iterable[Mention]) -> list[Mention]:
    """The names in a party's words."""
    return [m for m in named if span.start <= m.span.start and m.span.end <= span.end]


def _money(text: str, end: int) -> bool:
    """Whether money stands behind a state's name ("US $3 million", "US dollars")."""
    return _SUMS.match(text, end) is not None


def _names_state(entries: Sequence[Entry]) -> bool:
    return all(entry.kind in ("state", "adjective", "people") for entry in entries)


def _part_of_region(text: str, start: int, said: str) -> bool:
    """ "South American", "Latin American" name a region, and no state; "New Mexico" is not Mexico."""
    before = text[max(0, start - 12) : start].split()
    longer = (f"{' '.join(before[-count:])} {said}".lower() for count in (1, 2))
    return bool(before) and text[start - 1] in " -" and any(words in _regions() for words in longer)


@cache
def _regions() -> frozenset[str]:
    wide = {str(word) for entry in lexicon("world/sorts")["regions"] for word in entry["words"]}
    return word_set("world/telling", "named_after") | wide


def day_of(document: Document) -> dt.date | None:
    """The day offices are asked for: published, else the dateline's; None when neither is known."""
    return document.published or document.dateline_date


def home_of(document: Document, world: Knows) -> str | None:
    """The state whose voice the report is: of a state agency, a government's office or a ruling party's paper; None for all others."""
    publisher = outlet(document, world)
    return publisher.state if publisher and publisher.kind in ("state_agency", "government_office", "party") else None


def side_of(document: Document, world: Knows) -> str | None:
    """The outlet's state, of whatever kind it is, where the dateline lies in it or there is none."""
    publisher = outlet(document, world)
    if publisher is None or publisher.state is None or world.state(publisher.state) is None:
        return None
    if document.dateline_place is None:
        return publisher.state
    lies = {place.country for place in world.places.named(document.dateline_place)}
    lies |= {entry.state for entry in world.names.get(document.dateline_place) if entry.kind in ("capital", "state")}
    return publisher.state if publisher.state in lies else None
