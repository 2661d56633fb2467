"""What stands before its speaker, put together. In: the tree of a sentence. Out: the same, with what a quotation has torn apart.

"The two remain appalled and urge Peru to leave, they said in a statement after a meeting": the meeting is when they said it, and those who
remain are appalled.
"""

from __future__ import annotations

from regesta.read.heads import Tree

REMAINING = frozenset({"remain", "remains", "remained", "stay", "stays", "stayed"})


def fronted(tree: Tree) -> None:
    """Hang phrases behind the speaker's verb on it, and what somebody remains on that verb."""
    for at, relation in enumerate(tree.relations):
        head = tree.heads[at]
        if relation == "obl" and 0 <= head < at and any(c < at for c in tree.under(at, "case")):
            verb = next((up for up in tree.above(head) if head < up < at and tree.upos[up] == "VERB"), None)
            if verb is not None and tree.under(verb, "nsubj"):
                tree.hang(at, verb, "obl")
        elif relation == "ccomp" and head >= 0 and tree.upos[at] in ("VERB", "ADJ"):
            before = at - 1
            while before > 0 and tree.upos[before] == "PUNCT":
                before -= 1
            same = before >= 0 and tree.relations[before] == "ccomp" and tree.heads[before] == head
            if same and tree.words[before].lower() in REMAINING:
                tree.hang(at, before, "xcomp")
