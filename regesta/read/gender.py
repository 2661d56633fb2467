"""Whether a noun or name is a woman, a man, a thing, one or several. In: words. Out: m, f, n or None; s, p or b (either)."""

from functools import cache

from regesta.lexicons import lexicon, word_set
from regesta.read.nouns import genders, kinds
from regesta.read.words import Words

SINGULAR_WORDS = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
ENDINGS = ("ologist", "ographer", "sman", "swoman", "woman", "ician")
PLURALS = word_set("read/words", "plurals")


@cache
def _table() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in lexicon("read/people_nouns").items()}


@cache
def given_names() -> dict[str, str]:
    """A given name in lower case to f or m."""
    made: dict[str, str] = {}
    for gender, groups in (("f", "female"), ("m", "male")):
        for names in lexicon("read/given_names")[groups].values():
            made |= dict.fromkeys((str(name).lower() for name in names), gender)
    return made


@cache
def is_person(noun: str) -> bool:
    """Whether a noun in lower case is a person."""
    return noun in _table()["persons"] or kinds().get(noun) == "person" or noun.endswith(ENDINGS)


def times() -> frozenset[str]:
    """Nouns of time and measure."""
    return _table()["times"]


@cache
def noun_gender(noun: str) -> str | None:
    """Of a noun for a person: f, m, or None for both."""
    table = _table()
    if noun in table["female_nouns"]:
        return "f"
    if noun in table["male_nouns"]:
        return "m"
    return genders().get(noun)


def gender_of_name(words: Words, first: int, last: int) -> str | None:
    """By the title before it ("Mrs", "King"), else by its first word."""
    table = genders()
    for at in range(first - 1, max(-1, first - 4), -1):
        low = words.low[at]
        if low in table and low not in SINGULAR_WORDS:
            return table[low]
        if words.pos[at] not in ("NOUN", "PROPN", "ADJ", "PUNCT") or words.low[at] in (",", ";", ":", "\n"):
            break
    low = words.low[first]
    if low in table and low not in SINGULAR_WORDS:
        return table[low]
    if first == last and words.pos[first] != "PROPN":
        return None
    return given_names().get(low) if words.text[first][:1].isupper() else None


def number_of(words: Words, head: int) -> str:
    """s, p, or b for a noun that acts as one or as several ("the family")."""
    low = words.low[head]
    if words.tag[head] in ("NNS", "NNPS") or low in PLURALS:
        return "b" if low in ("police",) else "p"
    if words.pos[head] == "NUM":
        return "s" if low in ("one", "1") else "p"
    if low in _table()["several"]:
        return "b"
    if low in ("more", "most", "many", "few", "several", "some", "all", "two", "three"):
        return "p"
    return "s"
