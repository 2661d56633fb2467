"""People told of in a row, whom the network has hung inside one another. In: a sentence's tree and its people. Out: the tree, changed.

"Greeted by Ann Lee, minister of trade, Max Holf, head of the port, and others" was done by both; "Ann Lee, the minister, and her party
left" has one subject of two parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from regesta.read.heads import Tree

SUBJECT = ("nsubj", "nsubj:pass")
INNER = frozenset({"appos", "conj", "nmod", "nmod:desc", "nsubj", "nsubj:pass", "parataxis"})
BETWEEN = 25  # words of a title between two people of a list; a choice


def in_a_row(tree: Tree, people: Sequence[tuple[int, int]]) -> None:
    """Hangs each of a list of people with their titles on the first, and a second subject behind "and" on the first."""
    _subjects(tree)
    found = sorted(people)
    for (start, end), (second, last) in pairwise(found):
        if _titled_list(tree, end, second, last):
            one, other = _root(tree, start, end), _root(tree, second, last)
            if one is None or other is None or tree.relations[other] not in INNER:
                continue
            first = tree.heads[one] if tree.relations[one] == "conj" else one
            joined = tree.relations[other] == "conj" and tree.upos[tree.heads[other]] != "NOUN"
            if first in tree.above(other) and not joined:
                tree.hang(other, first, "conj")


def own_organs(tree: Tree, names: Sequence[tuple[int, int, str]]) -> None:
    """ "The secretary of the C.C., Shoreline Party and president of Chad": the party's name is one, the secretary the president."""
    for start, end, kind in names:
        if kind != "ORG" or tree.words[start] != "C.C.":
            continue
        office = tree.heads[start]
        for at in tree.under(start, "conj", "appos"):
            if at < end:
                tree.relations[at] = "flat"
            elif office >= 0:
                tree.hang(at, office, "conj")


def _subjects(tree: Tree) -> None:
    """ "Lee, minister of trade, and her party left": two subjects joined by "and" are one."""
    for verb in range(len(tree.words)):
        subjects = tree.under(verb, *SUBJECT)
        for one, other in pairwise(subjects):
            joined = any(tree.words[c].lower() == "and" for c in tree.under(other, "cc"))
            if joined and other < verb and not any(tree.upos[at] in ("VERB", "AUX") for at in range(one + 1, other)):
                tree.hang(other, one, "conj")


def _titled_list(tree: Tree, end: int, second: int, last: int) -> bool:
    """Whether between two names stand commas around a title and nothing that tells of an act, and the list goes on behind."""
    ends = tree.words[second - 1] == "and" and tree.words[second - 2] == ","  # the last of the list
    between = range(end, second - ends)
    if not 2 < len(between) <= BETWEEN or tree.words[end] != "," or tree.words[second - 1 - ends] != ",":
        return False
    if any(tree.words[at] == "and" and tree.words[at - 1] == "," for at in between):
        return False  # ", and the president, Max Holf, ...": his title stands before him
    if any(tree.upos[at] in ("VERB", "AUX") or tree.words[at] in (";", ":", "(") for at in between):
        return False
    return ends or any(tree.words[at] in (",", "and") for at in range(last, min(last + 1, len(tree.words))))


def _root(tree: Tree, start: int, end: int) -> int | None:
    """The word of a name that hangs outside it."""
    return next((at for at in range(start, end) if not start <= tree.heads[at] < end), None)
