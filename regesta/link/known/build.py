"""The names of states, organisations and bodies, as a look-up table. In: lexicons and tables. Out: `Entry` lists by name, and Actors.

A name may stand for several things ("Congo" two states, "Moscow" a city and a government); each is an Entry, and who asks decides
by what stands around it.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain
from typing import Any, Literal

import msgspec

from regesta.lexicons import lexicon, word_set
from regesta.link.known import tables
from regesta.link.spelling.spellings import tokens
from regesta.records import Actor, Provenance, record_id

BODIES = ("world/bodies", "world/movements", "world/movements_west")
EntryKind = Literal["state", "adjective", "people", "seat", "capital", "body", "organisation"]
MADE_BY = "link.world 1"


# A word of a name: an abbreviation with points ("U.S.", and "U. S." as some set it), or letters with what joins them.
WORDS = re.compile(r"(?:[A-Z]\.){2,}|\b[A-Z]\.\s[A-Z]\.(?!\s?[A-Z]\.)|[^\W_]+(?:['’&/+-][^\W_]+)*", re.UNICODE)


_APART = re.compile(r"(?<=\b[A-Z]\.)\s(?=[A-Z]\.)")


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What a name may stand for.

    `shared`: other states have it too; `weak`: it needs its state named elsewhere in the report; `folk`: a people inside a state.
    """

    name: str
    kind: EntryKind
    actor: str
    state: str | None
    sector: str | None = None
    shared: bool = False
    weak: bool = False
    needs: tuple[str, ...] = ()
    folk: bool = False


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """The form names are looked up by: one apostrophe, no "the", no possessive, single spaces, lower case."""
    name = " ".join(name.replace("’", "'").replace("\u2018", "'").split())
    name = name.removesuffix("'s") if not name.endswith("'s'") else name
    lower = name.lower()
    return lower.removeprefix("the ")


def actor_id(kind: str, name: str, state: str | None) -> str:
    """The id of an actor: kind, normalised name and state."""
    return record_id("actor", kind, " ".join(tokens(name)), state)


def state_id(code: str) -> str:
    """The id of a state or of an international organisation that stands in the state slot."""
    return record_id("actor", "state", code)


ORDINARY = word_set("world/telling", "ordinary")


class Names:
    """Names to entries: abbreviations with their case, all others without."""

    def __init__(self) -> None:
        self.exact: dict[str, list[Entry]] = {}
        self.lower: dict[str, list[Entry]] = {}
        self.actors: dict[str, Actor] = {}
        self._lengths: dict[str, int] = {}

    def add(self, name: str, entry: Entry) -> None:
        """File an entry under a name; short capitals ("US", "DPR") only with their case."""
        table, key = (self.exact, name) if is_short(name) else (self.lower, plain(name))
        words = WORDS.findall(name.removeprefix("The ").removeprefix("the "))
        if words:
            first = words[0].lower()
            self._lengths[first] = max(self._lengths.get(first, 0), len(words) + 1)
        held = table.setdefault(key, [])
        if all((other.actor, other.kind) != (entry.actor, entry.kind) for other in held):
            held.append(entry)

    def longest(self, word: str) -> int:
        """How many words the longest name that begins with the word has; 0 when none does."""
        word = _APART.sub("", word)
        return self._lengths.get(word.lower(), 0) or self._lengths.get(
            word.lower().removesuffix("'s").removesuffix("’s"), 0
        )

    def get(self, name: str) -> tuple[Entry, ...]:
        """What the name may stand for; () when unknown."""
        bare = name.strip().removesuffix("'s").removesuffix("’s")
        bare = _APART.sub("", bare[4:] if bare.lower().startswith("the ") else bare)
        found = self.exact.get(bare)
        if found is None:
            found = self.lower.get(plain(name))
        return tuple(found or ())


def is_short(name: str) -> bool:
    """An abbreviation that means something only in capitals: US, U.S., DPR, IS."""
    letters = name.replace(".", "")
    return len(letters) <= 5 and letters.isupper() and letters.isascii()


def states_and_bodies() -> Names:
    """Every state, organisation and listed body."""
    names = Names()
    extra = lexicon("world/states")
    rows = {row.code: row for row in tables.states()}
    for code in sorted({*rows, *extra}):
        row, more = rows.get(code), extra.get(code, {})
        usual = more.get("name") or (row.name if row else code)
        capital = more.get("capital") or (row.capital if row else "")
        add_state(names, code=code, name=str(usual), also=row.names if row else (), capital=str(capital), more=more)
    for organisation in lexicon("world/organisations"):
        add_organisation(names, organisation)
    for code, bodies in chain.from_iterable(lexicon(file).items() for file in BODIES):
        for name, sector, *others in bodies:
            add_body(names, str(name), sector=str(sector), others=map(str, others), state=str(code) or None)
    for code, told in lexicon("world/peoples").items():
        add_peoples(names, str(code), told)
    for name, kind, state, _, *others in lexicon("world/outlets"):
        if kind != "government_office" and plain(str(name)) not in ORDINARY:
            spelled = [str(other) for other in others if plain(str(other)) not in ORDINARY]
            add_body(names, str(name), sector="MED", others=spelled, state=str(state) or None, own=kind == "wire")
    return names


def add_state(
    names: Names, *, code: str, name: str, also: Iterable[str], capital: str, more: Mapping[str, Any]
) -> None:
    """File a state under its names, adjectives, people, capital and seats of government."""
    key = state_id(code)
    whole = dict.fromkeys((name, *also, *map(str, more.get("also", ())), *map(str, more.get("short", ()))))
    needs = tuple(map(str, more.get("needs", ())))

    def file(words: str, kind: EntryKind, *, shared: bool = False, weak: bool = False) -> None:
        sector = "GOV" if kind in ("seat", "capital") else None
        short = needs if is_short(words) else ()
        names.add(
            words,
            Entry(name=words, kind=kind, actor=key, state=code, sector=sector, shared=shared, weak=weak, needs=short),
        )

    for words in whole:
        file(words, "state")
    for words in map(str, more.get("shared", ())):
        file(
            words,
            "adjective" if words.endswith(("an", "ese")) else "people" if words.endswith("ns") else "state",
            shared=True,
        )
    adjectives = [str(word) for word in more.get("adj", ())]
    for words in adjectives:
        file(words, "adjective")
    for words in map(str, more.get("prefix", ())):
        file(f"{words}-", "adjective")
    people = map(str, more["people"]) if "people" in more else (form for word in adjectives for form in _forms(word))
    for words in people:
        file(words, "people")
    for words in map(str, more.get("seats", ())):
        file(words, "seat")
    for words in map(str, more.get("weak_seats", ())):
        file(words, "capital", weak=True)
    ordinary = capital.startswith("The ")  # "The Valley": without its article it is a word of the language
    if capital and plain(capital) != plain(name) and not ordinary:
        file(capital, "capital", weak=bool(more.get("weak_capital")))
    codes = {"iso3166-1": code} if len(code) == 3 and not code.startswith("X") else {"code": code}
    spelled = tuple(dict.fromkeys((*whole, *adjectives)))
    names.actors[key] = Actor(
        id=key, kind="state", name=name, names=spelled, state=code, provenance=Provenance(made_by=MADE_BY), codes=codes
    )


def add_organisation(names: Names, entry: Mapping[str, Any]) -> None:
    """File an international organisation; its code stands in the state slot. The first of a code stands for the whole of it."""
    code, name, sector = str(entry["code"]), str(entry["name"]), str(entry["sector"])
    key = actor_id("body", name, code)
    every = [name, *map(str, entry.get("also", ())), *map(str, entry.get("short", ()))]
    for words in every:
        names.add(words, Entry(name=name, kind="organisation", actor=key, state=code, sector=sector))
    for words in map(str, entry.get("adj", ())):
        names.add(words, Entry(name=name, kind="organisation", actor=key, state=code, sector=sector))
    for words in map(str, entry.get("seats", ())):
        names.add(words, Entry(name=name, kind="seat", actor=key, state=code, sector=sector))
    names.actors[key] = Actor(
        id=key, kind="body", name=name, names=tuple(dict.fromkeys(every)), state=code, sector=sector,
        provenance=Provenance(made_by=MADE_BY), codes={"code": code},
    )  # fmt: skip


def add_body(
    names: Names, name: str, *, sector: str, others: Iterable[str], state: str | None, own: bool = False
) -> str:
    """File a body of a state; gives its id. A "?" before a name, or letters without a "!", ask for the state elsewhere."""
    key = actor_id("body", name.lstrip("?!"), state)
    spelled = []
    for given in (name, *others):
        words = given.lstrip("?!")
        letters = is_short(words) and len(words) <= 4 and not given.startswith("!")
        weak = not own and state is not None and (given.startswith("?") or letters)
        names.add(words, Entry(name=words, kind="body", actor=key, state=state, sector=sector, weak=weak))
        spelled.append(words)
    old = names.actors.get(key)
    every = tuple(dict.fromkeys((*(old.names if old else ()), *spelled)))
    names.actors[key] = Actor(
        id=key,
        kind="body",
        name=spelled[0],
        names=every,
        state=state,
        sector=sector,
        provenance=Provenance(made_by=MADE_BY),
    )
    return key


def add_peoples(names: Names, code: str, told: Mapping[str, Iterable[str]]) -> None:
    """File the peoples of a state that do not bear its name."""
    for words in (*told.get("names", ()), *told.get("shared", ())):
        shared = words in told.get("shared", ())
        kind: EntryKind = "people" if words.endswith("s") else "adjective"
        names.add(words, Entry(name=words, kind=kind, actor=state_id(code), state=code, shared=shared, folk=True))


def _forms(adjective: str) -> tuple[str, ...]:
    """Nouns for the people, from the adjective: "Russian" and "Russians"; "Chinese" stays."""
    if adjective.endswith(("ese", "ish", "ch", "sh", "ss", "s", ".")) or adjective.isupper():
        return (adjective,)
    return adjective, f"{adjective}s"
