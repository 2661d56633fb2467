"""Words by which states are named. In: nothing. Out: sets of words, from the table of states and what stands beside it."""

from functools import cache
from importlib.resources import files

from regesta.lexicons import lexicon


@cache
def _names() -> frozenset[str]:
    table = files("regesta.lexicons").joinpath("world/states.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and line[0] != "#"]
    found = {name for row in rows for name in (row[2], *row[3].split("|"))}
    for more in lexicon("world/states").values():
        for key in ("adj", "also", "short", "prefix"):
            found |= {str(word) for word in more.get(key, ())}
    return frozenset(name for name in found if name[:1].isupper())


@cache
def states_of_one_word() -> frozenset[str]:
    """Names and adjectives of states that are one word, and the forms that only stand before a hyphen ("Franco")."""
    return frozenset(name for name in _names() if " " not in name)


@cache
def last_words_of_states() -> frozenset[str]:
    """The words that names and adjectives of states end with: "Peru", "Lanka" of "Sri Lanka"."""
    return frozenset(name.split(" ")[-1] for name in _names())
