"""What a man named behind his office owns, and a state with its followers. In: a sentence's tree, its names. Out: the tree, changed.

Of "asked for security adviser Ann Lee's resignation on Monday" the network takes the adviser for what was asked for, and the resignation
for a word of its own; of "condemned Chad and its followers' moves" it takes Chad for what was condemned.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from regesta.lexicons import lexicon
from regesta.read.heads import Tree

Name = tuple[int, int, str]
NAMED = ("appos", "flat", "nmod:unmarked")
OWNS = frozenset({"'s", "’s"})
OF_MANY = OWNS | {"'", "’"}
ITS = frozenset({"its", "their"})
HELD = ("obj", "obl", "nmod", "conj", "nsubj", "nsubj:pass", "obl:agent")
WITHIN = 4  # words between a name and what its bearer owns; a choice


def owned_by_named(tree: Tree, names: Sequence[Name]) -> None:
    """The thing hung where its owner's office was hung, and he on the thing."""
    for start, end, kind in names:
        top = tree.top(start, end)
        office = tree.heads[top]
        if kind != "PER" or tree.relations[top] not in NAMED or not 0 <= office < start or end >= len(tree.words):
            continue
        thing = _thing(tree, end)
        if tree.upos[office] != "NOUN" or thing is None or tree.heads[thing] != tree.heads[office]:
            continue
        leading = tree.under(office, "case")
        tree.hang(thing, tree.heads[office], tree.relations[office])
        tree.hang(top, thing, "nmod:poss")
        tree.hang(office, top, "nmod:desc")
        for one in leading:
            tree.hang(one, thing, "case")


def with_followers(tree: Tree, names: Sequence[Name]) -> None:
    """ "Condemned Chad and its followers' moves": the moves of both."""
    for start, end, kind in names:
        if kind not in ("LOC", "ORG") or end + 2 >= len(tree.words):
            continue
        if tree.words[end].lower() != "and" or tree.words[end + 1].lower() not in ITS:
            continue
        mark = next((at for at in range(end + 3, min(end + 6, len(tree.words))) if tree.words[at] in OF_MANY), None)
        thing = _thing(tree, mark) if mark is not None else None
        top = tree.top(start, end)
        if mark is None or thing is None or tree.relations[top] not in HELD or tree.upos[mark - 1] != "NOUN":
            continue
        if tree.heads[top] == thing and tree.relations[top] == "nmod:poss":
            continue
        if tree.words[thing].lower() in _people():
            continue  # "sanctioned Iran and its buyers' banks": Iran itself as well
        leading = tree.under(top, "case")
        tree.heads[thing], tree.relations[thing] = tree.heads[top], tree.relations[top]
        tree.hang(top, thing, "nmod:poss")
        tree.hang(mark - 1, top, "conj")
        for at, over, relation in ((end, mark - 1, "cc"), (end + 1, mark - 1, "nmod:poss"), (mark, mark - 1, "case")):
            tree.hang(at, over, relation)
        for one in leading:
            tree.hang(one, thing, "case")


@cache
def _people() -> frozenset[str]:
    """Words for people and bodies."""
    return frozenset(str(noun).lower() for entry in lexicon("world/groups") for noun in entry["nouns"])


def _thing(tree: Tree, mark: int) -> int | None:
    """The noun behind a possessive mark, if nothing but words of its own stands between."""
    if tree.words[mark] not in OF_MANY:
        return None
    for at in range(mark + 1, min(mark + 1 + WITHIN, len(tree.words))):
        if tree.upos[at] == "NOUN" and tree.relations[at] not in ("compound", "amod"):
            return at
        if tree.upos[at] not in ("ADJ", "NUM", "NOUN", "PROPN"):
            return None
    return None
