"""Whether two parties can be one, and what a list of them comes to. In: Parties. Out: a degree with its reason; merged lists.

1 is the same person or body; below 1 one stands for the other (a state and its minister); 0 says that they are two.
None says that nothing tells: a name that nobody has linked.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from rapidfuzz import fuzz

from regesta.records import Party, record_id

ALIKE = 85  # token_set_ratio; a choice, the same as the bench counts with
STATE_FOR_PERSON = 0.6  # choices: a state for its minister says less than a state for its government
STATE_FOR_BODY = 0.7
BODY_FOR_PERSON = 0.65
SOMEBODY_OF_IT = 0.55
TWO_OF_ONE_SIDE = 0.25  # two that nobody has linked, of one state
# How many they are, and whether they were told of before, does not make them others.
_COUNT = re.compile(
    r"\b(?:the|a|an|its|his|her|their|some|about|at least|nearly|[\d,]+"
    r"|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty)\s+"
)
_DEFINITE = re.compile(r"(?:the|this|that|these|those|both|they|their|his|her|its|he|she|it|who)\b", re.IGNORECASE)
_OWNER = re.compile(r"\b(?:its|his|her|their|our|my)\b", re.IGNORECASE)
_PREPOSITION = re.compile(r"\s(?:of|in|from|at|on|for|with|aboard|near)\s")


@lru_cache(maxsize=200_000)
def alike(one: str, other: str) -> bool:
    """Whether two names are written alike, and have the same head: the crew of a ship is not the ship."""
    one, other = (_COUNT.sub("", name.lower()) for name in (one, other))
    same_head = fuzz.ratio(head(one), head(other)) >= ALIKE
    return same_head and bool(fuzz.token_set_ratio(one, other) >= ALIKE)


def head(name: str) -> str:
    """The last word before a preposition, in lower case: "crew" of "the crew of the trawler"."""
    words = _PREPOSITION.split(name.lower())[0].split() or name.lower().split()
    return words[-1].removesuffix("'s").removesuffix("’s") if words else ""


@cache
def _actor_of(state: str) -> str:
    """The id of a state as an actor."""
    return record_id("actor", "state", state)


def level(party: Party) -> str:
    """person, body, state, or name where nothing is linked."""
    for slot in ("person", "body"):
        if getattr(party, slot) is not None:
            return slot
    if party.state is not None and party.actor in (None, party.state, _actor_of(party.state)):
        # "Russian soldiers" has a state too, but is not the state itself.
        return "state" if party.sector in (None, "GOV") else "body"
    return "body" if party.actor is not None else "name"


def same(one: Party, other: Party) -> float | None:
    """How well two parties can be one and the same."""
    for slot in ("actor", "person", "body"):
        left, right = getattr(one, slot), getattr(other, slot)
        if slot == "body" and (one.person is not None or other.person is not None):
            continue
        if left is not None and left == right:
            return 1.0
    if one.person is not None and other.person is not None:
        return 1.0 if one.name == other.name else 0.0
    if one.state is not None and other.state is not None and one.state != other.state:
        return 0.0
    if one.state is None or other.state is None:
        return 0.9 if alike(one.name, other.name) else None
    return _of_one_state(one, other)


def _of_one_state(one: Party, other: Party) -> float:
    levels = frozenset((level(one), level(other)))
    if levels == {"state"}:
        return 0.95
    if alike(one.name, other.name):
        return 0.9
    if one.sector and other.sector and one.sector != other.sector and "state" not in levels:
        return 0.0 if one.actor is not None and other.actor is not None and "person" not in levels else TWO_OF_ONE_SIDE
    if "state" in levels:
        return STATE_FOR_PERSON if "person" in levels else STATE_FOR_BODY
    if levels == {"person", "body"}:
        return BODY_FOR_PERSON
    return TWO_OF_ONE_SIDE if "name" in levels else SOMEBODY_OF_IT


def rare(party: Party) -> bool:
    """Whether a party is a thing with a name of its own, such as a ship: two acts on it within days are seldom."""
    word = head(party.name)
    named = any(part.lower() == word and part[0].isupper() for part in party.name.split())
    return (
        named
        and party.person is None
        and party.sector not in ("GOV", "MIL", "COP", "LEG", "IGO")
        and level(party) != "state"
    )


def single(party: Party) -> bool:
    """Whether a party is one person with a name of his own, known or not."""
    words = [word for word in party.name.split() if word[:1].isupper()]
    plain = party.sector in (None, "CVL", "MED", "OPP")  # no body is killed
    return party.person is not None or (plain and len(words) > 1 and rare(party))


def telling(party: Party) -> bool:
    """Whether a party says who it is: somebody known, of a known state, or with a name ("the harbour" is none of these)."""
    return (
        party.actor is not None
        or party.state is not None
        or any(word[:1].isupper() for word in party.name.split()[-1:])
    )


def introduced(party: Party) -> bool:
    """Whether words tell of somebody as new ("an envoy", "officials of the bank", a name), and not of a state or of one known."""
    group = head(party.name) in party.name.split()  # "Chadian officials" are of a state, and not the state
    return (group or level(party) != "state") and not _DEFINITE.match(party.name)


def matching(
    ours: Sequence[Party], theirs: Sequence[Party]
) -> tuple[list[tuple[Party, Party, float]], list[Party], list[Party]]:
    """The best pairs of two lists, best first, and those on either side that found nobody."""
    pairs = [
        (degree, i, j)
        for i, one in enumerate(ours)
        for j, other in enumerate(theirs)
        if (degree := same(one, other)) is not None and degree > 0
    ]
    pairs.sort(key=lambda p: (-p[0], p[1], p[2]))
    left, right = set(range(len(ours))), set(range(len(theirs)))
    found = []
    for degree, i, j in pairs:
        if i in left and j in right:
            found.append((ours[i], theirs[j], degree))
            left.discard(i)
            right.discard(j)
    return found, [ours[i] for i in sorted(left)], [theirs[j] for j in sorted(right)]


def exclude(left: Sequence[Party], right: Sequence[Party]) -> bool:
    """Whether among those on either side that found nobody (`matching`) someone is known to be another than someone of the other side."""
    return any(same(one, other) == 0.0 for one in left for other in right)


def union(lists: Iterable[Sequence[Party]]) -> tuple[Party, ...]:
    """All who take part by any account, each slot once: the person for the state where accounts differ only in that.

    Two parties that one account names side by side ("Russia and its president") stay two.
    """
    found: list[Party] = []
    ordered = sorted(
        lists, key=lambda parties: (-len(parties), [_fullness(p) for p in parties], [p.name for p in parties])
    )
    for parties in ordered:
        pairs, _, new = matching(found, parties)
        for old, other, degree in pairs:
            if degree >= 0.3 and _fullness(other) < _fullness(old):
                found[found.index(old)] = other
        for party in new:
            # A state beside its own minister is the same slot told more coarsely, unless this very account names both.
            if not any((same(old, party) or 0) > 0 and old not in parties for old in found):
                found.append(party)
    known = [party for party in found if telling(party) or not _DEFINITE.match(party.name)]
    # "The president" is one of those whom another account names; where nobody is named it is all there is. Whom an account names
    # beside all the others ("Ann Lee and her aides") is none of them.
    beside = [party for parties in ordered for party in parties if _names_all(parties, known)]
    return tuple(party for party in found if party in known or party in beside) if known else tuple(found[:1])


def _names_all(parties: Sequence[Party], known: Sequence[Party]) -> bool:
    """Whether one account names all who are known."""
    return not matching(known, parties)[1]


def _fullness(party: Party) -> tuple[int, bool, int, str]:
    """Sorts the party that says most first; "armed men of its guard" says less than it seems to, once it stands alone."""
    order = {"person": 0, "body": 1, "state": 2, "name": 3}
    return order[level(party)], bool(_OWNER.search(party.name)), -len(party.name), party.name
