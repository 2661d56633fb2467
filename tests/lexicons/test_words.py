"""Lists of words that rules ask for: each shows one of its words in its example, and some module asks for it."""

import re
from functools import cache
from pathlib import Path

import pytest

import regesta
from regesta.extract.events.frames.lexicon import frame_index
from regesta.lexicons import lexicon, word_set

FILES = (
    "acts/senses",
    "acts/parties",
    "acts/courses",
    "acts/occasions",
    "acts/byrule",
    "acts/nodeeds",
    "cues/words",
    "time/telling",
    "figures/words",
    "read/words",
    "world/telling",
)
LISTS = [(file, name) for file in FILES for name in lexicon(file)]


@cache
def asked_for() -> frozenset[tuple[str, str]]:
    """File and list of every call of `word_set` in the program."""
    calls = (
        re.findall(r'word_set\(\s*"([\w/]+)",\s*((?:"\w+",?\s*)+)\)', path.read_text(encoding="utf-8"))
        for path in Path(regesta.__file__).parent.rglob("*.py")
    )
    return frozenset((file, name) for found in calls for file, names in found for name in re.findall(r"\w+", names))


@pytest.mark.parametrize(("file", "name"), LISTS, ids=[f"{file}-{name}" for file, name in LISTS])
def test_a_list_shows_one_of_its_words(file: str, name: str) -> None:
    entry = lexicon(file)[name]
    assert len(entry["words"]) == len(set(entry["words"])), "a word stands in it twice"
    example = entry["example"].lower()
    assert any(re.search(rf"\b{re.escape(str(word).lower()[: stem(word)])}", example) for word in entry["words"])


def stem(word: str) -> int:
    """How many letters of a word its forms have in common: "deny" and "denied", "agree" and "agreed"."""
    return max(len(str(word)) - 1, 1) if len(str(word)) > 3 else len(str(word))


@pytest.mark.parametrize(("file", "name"), LISTS, ids=[f"{file}-{name}" for file, name in LISTS])
def test_a_list_is_asked_for(file: str, name: str) -> None:
    assert (file, name) in asked_for()


def test_kinds_are_kinds_of_acts() -> None:
    senses = [sense for sense, _ in frame_index().examples]
    known = {sense.type for sense in senses} | {sense.subtype for sense in senses}
    for name in lexicon("acts/kinds"):
        assert word_set("acts/kinds", name) <= known
        assert ("acts/kinds", name) in asked_for()


def test_lists_stand_alone_or_beside_their_examples_and_together() -> None:
    assert word_set("events/roles", "money") == frozenset(lexicon("events/roles")["money"])
    together = word_set("acts/senses", "going", "calling")
    assert together == word_set("acts/senses", "going") | word_set("acts/senses", "calling")
    assert {"arrive", "return"} <= together
