"""How far the words of a nominal reach. In: its head. Out: offsets, as a party or thing is shown with them."""

from collections.abc import Collection

from spacy.tokens import Token

from regesta.extract.grammar.tree import dependents


def noun_phrase(head: Token, *, full: bool = False, without: Collection[int] = ()) -> tuple[int, int]:
    """Offsets of the words of a nominal: determiner to head and names.

    With `full` also what follows it, up to a clause, and up to the first phrase that holds a token of `without`.
    """
    start, end = head.idx, head.idx + len(head)
    if head.doc[head.left_edge.i].lower_ == "at" and head.left_edge.i + 1 < head.i:  # "at least three people"
        start = head.left_edge.idx if head.doc[head.left_edge.i + 1].lower_ in ("least", "most") else start
    stop_after: tuple[str, ...] = ("case", "punct", "cc", "mark")
    if any(child.dep_ == "cop" for child in dependents(head)):  # "our thoughts are with the injured"
        stop_after += ("nsubj", "cop", "aux", "expl", "advmod")
    after: tuple[str, ...] = ("flat", "compound", "nummod", "compound:prt")
    if full:
        after += ("nmod", "appos", "conj", "nmod:unmarked", "acl")
    for child in dependents(head):
        if child.i < head.i and child.dep_ not in stop_after and child.dep_ != "acl:relcl":
            first = child.left_edge
            start = min(start, first.nbor().idx if first.dep_ == "cc" and first.i < child.i else first.idx)
        elif child.i > head.i and any(t.i in without for t in child.subtree):
            if full and child.dep_ == "nmod" and child.i not in without and not child.ent_type_:
                end = max(
                    end, noun_phrase(child, full=True, without=without)[1]
                )  # "the pact on trade [between A and B]"
            break
        elif child.i > head.i and child.dep_ in after:
            end = max(end, child.right_edge.idx + len(child.right_edge))
    return start, end
