"""Noun phrases with the bounds that OntoGUM gives its mentions. In: a parsed text and a head word. Out: first and last word, and the head.

OntoGUM takes the whole phrase: article to the end of a relative clause, an apposition with what it stands beside, a genitive with its
"'s". Ours are shorter, as the record needs them; here they are laid out like theirs, so that exact bounds can be compared.
"""

from spacy.tokens import Doc, Token

INSIDE = frozenset("det amod nummod compound nmod flat appos acl fixed goeswith dep".split())
UP = frozenset({"flat", "appos"})
TITLED = frozenset({"compound", "nmod:desc"})


def top(token: Token, *, person: bool) -> Token:
    """The head of the phrase that a name is part of: from "Basya" in "Major general Fuad Basya" to the word the clause knows."""
    seen = 0
    while seen < 6 and token.head is not token and token.head.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
        base = token.dep_.split(":")[0]
        if not (base in UP or token.dep_ == "nmod:desc" or (person and base in TITLED and token.head.i > token.i)):
            break
        if base == "compound" and token.head.pos_ != "PROPN":
            break
        token, seen = token.head, seen + 1
    return token


def bounds(head: Token) -> tuple[int, int]:
    """First and last word of the phrase of a head; without what only its clause has (copula, subject, conjuncts)."""
    doc: Doc = head.doc
    if head.pos_ == "PRON" and head.lower_ not in (
        "those",
        "that",
        "one",
        "ones",
        "all",
        "some",
        "many",
        "both",
        "most",
    ):
        return head.i, head.i
    left = right = head.i
    for child in head.children:
        base = child.dep_.split(":")[0]
        genitive = base == "case" and child.i > head.i and child.lower_ in ("'s", "’s", "'", "’")
        quantity = base == "advmod" and child.i < head.i and any(c.dep_ == "nummod" for c in head.children)
        if genitive:
            right = max(right, child.i)
        elif base in INSIDE or quantity:
            left, right = min(left, child.left_edge.i), max(right, child.right_edge.i)
    for child in head.children:
        if (
            child.dep_.split(":")[0] in ("conj", "parataxis")
            and left <= child.left_edge.i <= right
            and child.i > head.i
        ):
            right = child.left_edge.i - 1
    while right > head.i and (doc[right].is_space or doc[right].text in ',.;:?!-–—"”“('):
        right -= 1
    while left < head.i and (doc[left].is_punct or doc[left].is_space or doc[left].dep_ in ("case", "cc", "mark")):
        left += 1
    return left, right
