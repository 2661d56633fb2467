"""Nouns that stand for actors. In: the lexicons of people and of titles. Out: kind, number and gender of a noun."""

import re
from functools import cache

from regesta.lexicons import lexicon, word_set

_HEAD = re.compile(r" (?:of|for|in|to|at|without|and) ")
SEVERAL = word_set("read/words", "many")


@cache
def kinds() -> dict[str, str]:
    """Noun in lower case to person, body, group, state or craft."""
    table = lexicon("people/nominals")
    made: dict[str, str] = {}
    more = lexicon("read/people_nouns")
    bodies, craft = {*table["bodies"]["nouns"], *more["bodies"]}, set(more["craft"])
    for line in lexicon("world/titles"):
        if not line.get("honorific") and not line.get("modifier"):
            for words in line["words"]:
                made[words.lower()] = "person"
                made.setdefault(_HEAD.split(words.lower())[0].split(" ")[-1], "person")
    for line in lexicon("world/groups"):
        for noun in line["nouns"]:
            last = str(noun).lower().split(" ")[-1]
            one = "craft" if last in craft else "body" if last in bodies else "person"
            kind = one if one == "body" else "group" if _plural(str(noun)) else one
            made.setdefault(str(noun).lower(), kind)
    for kind, name in (("person", "persons"), ("body", "bodies"), ("group", "groups"), ("state", "states")):
        for noun in table[name]["nouns"]:
            made[str(noun)] = kind
    return made


@cache
def titles() -> frozenset[str]:
    """Words that stand before a person's name and are no part of it, in lower case, single words and phrases."""
    words = {word.lower() for line in lexicon("world/titles") for word in line["words"]}
    return frozenset(words)


@cache
def honorifics() -> frozenset[str]:
    """ "Mr", "Dr" and such."""
    return frozenset(
        word.lower() for line in lexicon("world/titles") if line.get("honorific") for word in line["words"]
    )


@cache
def royal() -> frozenset[str]:
    """Titles behind which a given name stands: "King", "Pope"."""
    lines = [line for line in lexicon("world/titles") if line.get("role") == "monarch"]
    return frozenset(word.lower().split()[-1] for line in lines for word in line["words"])


@cache
def genders() -> dict[str, str]:
    """Word in lower case to "f" or "m"."""
    table = lexicon("people/nominals")
    return {str(w): "f" for w in table["female"]} | {str(w): "m" for w in table["male"]}


def _plural(noun: str) -> bool:
    return noun.endswith("s") or noun.endswith("men") or noun in SEVERAL
