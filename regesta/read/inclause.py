"""Words hung outside the clause or list that they stand in. In: a sentence's tree and names. Out: the tree, changed.

Of "came after Max Holf and Lena Ray announced", "referred to the fact that Holf signed" the network makes Holf what the verb above has;
of "the chairman of the Harbour Party, the secretary of the league and the mayor of Zenda" it takes the second for the party's other name.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from regesta.lexicons import lexicon, word_set
from regesta.read.heads import Tree

Name = tuple[int, int, str]
CLAUSES = ("advcl", "ccomp", "acl")
OUTSIDE = ("obj", "obl", "nsubj", "nsubj:pass")
SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "nsubj:outer", "expl")


def own_subjects(tree: Tree, names: Sequence[Name]) -> None:
    """Whoever stands by name between the first word of a clause and its verb is its subject, where it has no other."""
    tops = {tree.top(start, end) for start, end, _ in names}
    for verb, relation in enumerate(tree.relations):
        if relation not in CLAUSES or tree.upos[verb] != "VERB" or tree.under(verb, *SUBJECTS):
            continue
        marks = [m for m in tree.under(verb, "mark") if m < verb and tree.words[m].lower() != "to"]
        if not marks or tree.words[verb].lower().endswith("ing"):
            continue
        for at in sorted(tops):
            over = tree.heads[at]
            if not marks[-1] < at < verb or over > marks[-1] or tree.relations[at] not in OUTSIDE:
                continue
            if tree.under(at, "case") or any(tree.under(c, "case") for c in tree.under(at, "nmod:desc", "compound")):
                continue
            passive = bool(tree.under(verb, "aux:pass"))
            tree.hang(at, verb, "nsubj:pass" if passive else "nsubj")
            break


def offices(tree: Tree) -> None:
    """Offices in a row, each with its article and its "of", hung on the first."""
    for first, relation in enumerate(tree.relations):
        if relation in ("appos", "conj") or not _office(tree, first):
            continue
        later = [at for at in range(first + 1, len(tree.words)) if first in tree.above(at) and _office(tree, at)]
        inside = (at for at in range(first + 1, len(tree.words)) if first in tree.above(at) and tree.under(at, "cc"))
        last = [at for at in inside if at in later]
        if not last or any(tree.words[_start(tree, at) - 1] == "," for at in last):
            continue  # ", and the mayor": what stands between commas may be an apposition
        for at in later:
            row = at < last[-1] and tree.relations[at] in ("appos", "conj")
            if row and tree.words[_start(tree, at) - 1] == ",":
                tree.hang(at, first, "conj")


def committees(tree: Tree, names: Sequence[Name]) -> None:
    """ "Members of the C.C., Labour Party of Chad, and others": the party is whose committee it is."""
    for start, end, kind in names:
        at = tree.top(start, end)
        if kind == "ORG" and start > 1 and tree.words[start - 1] == "," and tree.words[start - 2] == "C.C.":
            tree.hang(at, start - 2, "nmod")


def _office(tree: Tree, at: int) -> bool:
    """Whether a word is an office with its article and what it is of."""
    article = any(tree.words[c].lower() in ("the", "a", "an") for c in tree.under(at, "det"))
    return article and tree.words[at].lower() in _offices() and bool(tree.under(at, "nmod"))


def _start(tree: Tree, at: int) -> int:
    """Where the words before a noun that belong to it begin, a joining word aside."""
    own = [c for c in tree.under(at, "det", "amod", "compound") if c < at]
    cc = [c for c in tree.under(at, "cc") if c < at]
    return min([at, *own, *cc])


@cache
def _offices() -> frozenset[str]:
    return frozenset(lexicon("events/classes")["office"]) | word_set("acts/parties", "seated")
