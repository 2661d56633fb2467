"""Two peoples counted apart before one noun. In: a sentence's tree. Out: the tree, changed.

"Killed 20 Indian and at least four Chinese soldiers": both numbers count soldiers, and it is the soldiers who were killed.
"""

from __future__ import annotations

from regesta.read.heads import Tree

COUNTED = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "conj", "appos"})
FAR = 6  # words between the first people and the noun; a choice


def counted_peoples(tree: Tree) -> None:
    """Hang the first people and its number on the noun that the second one stands before."""
    for at, upos in enumerate(tree.upos):
        if upos not in ("ADJ", "PROPN") or tree.relations[at] not in COUNTED or not tree.words[at][0].isupper():
            continue
        noun = next((c for c in tree.under(at, "conj") if at < c <= at + FAR and tree.upos[c] == "NOUN"), None)
        if noun is None or not any(at < c < noun for c in tree.under(noun, "cc")):
            continue
        if not any(c < at for c in (*tree.under(at, "nummod"), *tree.under(noun, "nummod"))):
            continue
        peoples = [c for c in tree.under(noun, "amod", "compound") if at < c < noun and tree.words[c][0].isupper()]
        numbers = [c for c in tree.under(noun, "nummod") if at < c < noun]
        if not peoples or not numbers or any(tree.upos[i] in ("VERB", "AUX", "PUNCT") for i in range(at, noun)):
            continue
        over, relation = tree.heads[at], tree.relations[at]
        tree.heads[noun], tree.relations[noun] = over, relation
        tree.heads[at], tree.relations[at] = noun, "amod"
        for child in tree.under(at):
            tree.hang(child, noun, tree.relations[child])
