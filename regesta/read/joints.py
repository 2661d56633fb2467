"""What hangs on a part of a name or of a word with a hyphen, hung on the whole. In: a sentence's tree. Out: the tree, put right.

The network hangs "in a violent face - off with troops" on "face" and on "off" by turns, as each of them is a word to it; the two are
one noun, and so are "pull - out" and "build - up". And nothing hangs on the later words of a name but what belongs to the name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from regesta.read.regrouped import Tree

PARTICLES = frozenset({"off", "out", "up", "down", "over", "back", "in", "on", "away"})


def particles(tree: Tree) -> None:
    """A noun and the particle behind its hyphen in the same place of a sentence: the noun is the head of both."""
    for at in range(2, len(tree.words)):
        noun = at - 2
        if tree.words[at - 1] != "-" or tree.words[at].lower() not in PARTICLES or tree.upos[at] != "NOUN":
            continue
        if tree.upos[noun] != "NOUN" or tree.heads[at] != tree.heads[noun] or tree.heads[at] < 0:
            continue
        for child in tree.under(at):
            tree.hang(child, noun, tree.relations[child])
        tree.hang(at, noun, "compound")


def prepositions(tree: Tree) -> None:
    """The preposition of a name on its first word, where it was hung on a later one."""
    for at, relation in enumerate(tree.relations):
        later = tree.heads[at]
        if relation == "case" and later > at and tree.relations[later] == "flat" and at < tree.heads[later] < later:
            tree.hang(at, tree.heads[later], "case")


def each_other(tree: Tree) -> None:
    """ "Each other", "one another" as one word of the sentence, where the network read two objects."""
    for at in range(1, len(tree.words)):
        pair = (tree.words[at - 1].lower(), tree.words[at].lower())
        if pair in (("each", "other"), ("one", "another")) and tree.heads[at] == tree.heads[at - 1]:
            tree.relations[at - 1] = tree.relations[at]
            tree.hang(at, at - 1, "fixed")
