"""Names out of GUM's entities: the treebank marks who and what is spoken of, named or not; the tree says which words are the name.

In: a CoNLL-U file with `Entity=` in its last column. Out: BIO labels per sentence. An entity is a name if its head word is a proper
noun; the name runs over the proper nouns beside the head, with "of", "and", "for" between them, without titles and articles.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from training.corpora import Names, marked
from training.silver import TITLES

TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}
MARK = re.compile(r"\((\d+)-([a-z]+)-[^()]*|(\d+)\)|\)")
JOINING = frozenset(
    {"of", "and", "for", "the", "&", "-", "de", "du", "la", "del", "al", "el", "in", "on", "von", "van", "bin"}
)
NAMES = frozenset({"NNP", "NNPS"})
NOT_NAMES = TITLES | frozenset(
    """chair speaker country nation city state town world heaven hell earth internet university college school church court
    constitution administration party street house committee commission department board mom mum dad daddy grandma grandpa mama
    uncle aunt master madam doctor sir ma'am god lord jesus buddha""".split()
)  # capitals of respect and of short speech: "the President", "Dad"


@dataclass(frozen=True, slots=True)
class Word:
    """What is needed of a treebank's word."""

    form: str
    tag: str
    head: int
    relation: str
    misc: str


def entity_names(path: Path) -> dict[str, Names]:
    """The names of every sentence by its id; entities that go on over a sentence's end are left out."""
    found: dict[str, Names] = {}
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.splitlines()
        key = next((line[12:].strip() for line in lines if line.startswith("# sent_id =")), "")
        rows = [row for row in (line.split("\t") for line in lines if line and line[0] != "#") if row[0].isdigit()]
        words = [Word(r[1], r[4], int(r[6]), r[7], r[9]) for r in rows]
        found[key] = names_of(words)
    return found


def names_of(words: list[Word]) -> Names:
    """The labels of one sentence; of names that overlap the longest stays."""
    names: list[tuple[int, int, str]] = []
    for start, end, kind in entities(words):
        if kind in TYPES:
            names += [(*name, TYPES[kind]) for name in _names(words, start, end, kind)]
    kept: list[tuple[int, int, str]] = []
    for start, end, kind in sorted(names, key=lambda n: (n[0] - n[1], n)):
        if not any(start < b and a < end for a, b, _ in kept):
            kept.append((start, end, kind))
    return marked(len(words), kept)


def entities(words: list[Word]) -> list[tuple[int, int, str]]:
    """(start, end, type) of the entities that begin and end here. They close in the order that their numbers or nesting say."""
    open_: list[tuple[str, int, str]] = []
    found: list[tuple[int, int, str]] = []
    for at, word in enumerate(words):
        value = next((part[7:] for part in word.misc.split("|") if part.startswith("Entity=")), "")
        for mark in MARK.finditer(value):
            if mark[1]:
                open_.append((mark[1], at, mark[2]))
                continue
            number = mark[3]
            place = next((i for i in range(len(open_) - 1, -1, -1) if number in (None, open_[i][0])), None)
            if place is not None:
                _, start, kind = open_.pop(place)
                found.append((start, at + 1, kind))
    return found


def _names(words: list[Word], start: int, end: int, kind: str) -> list[tuple[int, int]]:
    """The words of an entity that are its name, several persons apart; none if it is described and not named."""
    name = _name(words, start, end, kind)
    if name is None:
        return []
    parts = [name]
    if kind == "person":
        joints = [at for at in range(*name) if words[at].form in ("and", "&")]
        edges = [name[0] - 1, *joints, name[1]]
        parts = [(a + 1, b) for a, b in pairwise(edges) if a + 1 < b]
    return [(a, b) for a, b in parts if _is_name(words[a:b], kind)]


def _is_name(own: list[Word], kind: str) -> bool:
    forms = [word.form.lower() for word in own]
    if all(form in NOT_NAMES or form in JOINING for form in forms):
        return False
    return kind != "person" or (own[-1].tag != "NNPS" and "of" not in forms and any(len(form) > 1 for form in forms))


def _name(words: list[Word], start: int, end: int, kind: str) -> tuple[int, int] | None:
    """The run of proper nouns beside an entity's head word; None if that word is none."""
    outside = [at for at in range(start, end) if not start < words[at].head <= end or words[at].head == 0]
    if len(outside) != 1 or words[outside[0]].tag not in NAMES:
        return None
    head = outside[0]
    first, last = head, head
    while first > start and (_belongs(words, first - 1, kind) or _joined_before(words, first, start, kind)):
        first -= 1
    while last + 1 < end and (_belongs(words, last + 1, kind) or _joined_after(words, last, end, kind)):
        last += 1
    while first < head and words[first].form.lower() in (TITLES if kind == "person" else JOINING):
        first += 1
    while words[last].form.lower() in JOINING and last > head:
        last -= 1
    return first, last + 1


def _belongs(words: list[Word], at: int, kind: str) -> bool:
    word = words[at]
    if kind == "person" and word.relation == "nmod:desc":
        return False
    return word.tag in NAMES and word.relation not in ("appos", "list", "parataxis") and word.form[:1].isupper()


def _joined_before(words: list[Word], first: int, start: int, kind: str) -> bool:
    """ "of" or the like before `first`, and a proper noun before that; persons have none."""
    return kind != "person" and first - 1 > start and _joins(words[first - 1]) and _belongs(words, first - 2, kind)


def _joined_after(words: list[Word], last: int, end: int, kind: str) -> bool:
    """ "of", "of the" or the like after `last`, and then a proper noun."""
    near = range(last + 2, min(end, last + 4))
    return _joins(words[last + 1]) and any(_belongs(words, at, kind) for at in near)


def _joins(word: Word) -> bool:
    return word.form.lower() in JOINING
