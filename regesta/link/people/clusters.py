"""The names of people in one report, put together. In: nothing. Out: `Named`, `Cluster` and `Who`, on which people.py works."""

import msgspec

from regesta.link.mentions.phrases import Reading
from regesta.link.spelling.spellings import bare, strip, tokens

HEADS = frozenset({"president", "prime_minister", "leader", "monarch"})


class Who(msgspec.Struct, frozen=True, kw_only=True):
    """Someone a mention stands for: the slots of a Party, with score and reasons."""

    name: str
    actor: str | None = None
    person: str | None = None
    body: str | None = None
    state: str | None = None
    sector: str | None = None
    score: float = 1.0
    reasons: tuple[str, ...] = ()


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A person's name in the report: mention id, words without titles, where, what stands around it, what it refers back to."""

    mention: str
    words: str
    start: int
    reading: Reading
    refers_to: str | None = None


class Cluster:
    """The names of one person in one report."""

    def __init__(self, first: Named) -> None:
        self.named = [first]
        self.index: int | None = None
        self.score = 1.0
        self.reasons: tuple[str, ...] = ()
        self.addressed: str | None = None  # f or m, by a form of address beside a short name ("Ms. Holt")
        self.familiar = False  # called by the given name alone, as children and relatives are
        self.last = -1  # where the surname alone last meant this person

    @property
    def fullest(self) -> str:
        """The longest name in full; of equals the first."""
        full = [n for n in self.named if not is_short(n.words)] or self.named
        return max(full, key=lambda n: (len(tokens(n.words)), -n.start)).words

    @property
    def state(self) -> str | None:
        """The state that the titles around the names give."""
        return next((n.reading.state for n in self.named if n.reading.state), None)

    def first_of(self, field: str) -> str | None:
        """The first value of a reading's field over the cluster's names."""
        return next((value for n in self.named if (value := getattr(n.reading, field))), None)


def is_short(words: str) -> bool:
    """Whether a name is one word only, honorifics aside."""
    return len(bare(strip(tokens(words))[0])) < 2
