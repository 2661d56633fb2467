"""Passives that were read as descriptions. In: a sentence's words, tree and tags as read. Out: the same, set right.

"Ann Lee was elected president" is no president who is an elected one: an office without an article stands behind the verb that gives it.
Who "was slightly wounded" was hurt by somebody: what these participles tell is done, however they were tagged.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from regesta.lexicons import lexicon
from regesta.read.heads import Tree

WAS = frozenset({"was", "were", "been", "being"})
BE = WAS | {"is", "are", "be", "'s", "’s", "'re", "’re"}
BEFORE = frozenset({"nsubj", "nsubj:pass", "mark", "aux", "cop", "cc", "advmod", "punct", "aux:pass", "expl"})
BEHIND = frozenset({"obl", "obl:unmarked", "obl:agent", "advcl", "punct", "parataxis", "advmod"})
PASSIVE = {"nsubj": "nsubj:pass", "cop": "aux:pass"}


def told_as_done(
    words: Sequence[str], heads: Sequence[int], relations: Sequence[str], upos: Sequence[str], xpos: Sequence[str]
) -> tuple[list[int], list[str], list[str], list[str]]:
    """Heads, relations and tags with the passives of choosing ("was elected president") and of hurting ("was slightly wounded")."""
    own, penn = list(upos), list(xpos)
    tree = Tree([word.lower() for word in words], heads, relations, own)
    for at, word in enumerate(tree.words):
        if word in _words("choosing") and penn[at] == "VBN" and _chosen(tree, at, penn):
            own[at] = "VERB"
        elif word in _words("hurting") and own[at] == "ADJ" and _hurt(tree, at):
            own[at], penn[at] = "VERB", "VBN"
        else:
            continue
        for i in tree.under(at, *PASSIVE):
            tree.relations[i] = PASSIVE[tree.relations[i]]
    return [head + 1 for head in tree.heads], tree.relations, own, penn


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(lexicon("read/passives")[kind].split())


def _chosen(tree: Tree, at: int, penn: Sequence[str]) -> bool:
    """ "Was elected president": the participle over the office, with what hung on that; whether it was so."""
    office = tree.heads[at]
    if tree.relations[at] != "amod" or office <= at or penn[office] not in ("NN", "NNP"):
        return False
    before = at - 1
    while before >= 0 and tree.upos[before] == "ADV":
        before -= 1
    if before < 0 or tree.words[before] not in BE or tree.heads[before] not in (office, at):
        return False
    if tree.under(office, "det", "nmod:poss"):
        return False
    below = [i for i in tree.under(office) if i != at]
    tree.heads[at], tree.relations[at] = tree.heads[office], tree.relations[office]
    tree.heads[office], tree.relations[office] = at, "xcomp"
    for i in below:
        verbal = tree.relations[i] == "conj" and tree.upos[i] == "VERB"
        if (i < at and tree.relations[i] in BEFORE) or (i > office and (tree.relations[i] in BEHIND or verbal)):
            tree.heads[i] = at
    return True


def _hurt(tree: Tree, at: int) -> bool:
    """ "Was wounded", read as what somebody was like."""
    return any(tree.words[i] in WAS for i in tree.under(at, "cop"))
