"""Names joined by "and": the group that "the two leaders" may refer to. In: a parsed text, its names. Out: the stretches of pairs."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from spacy.tokens import Doc, Token

from regesta.read.nouns import titles
from regesta.records import Label

Found = tuple[int, int, Label, str]  # start, end, label, made by


def pairs(doc: Doc, names: Iterable[Found]) -> Iterator[tuple[Found, int]]:
    """Names joined by "and": the group that "the two leaders" may refer to."""
    text = doc.text  # spaCy puts it together anew whenever it is asked for
    ordered = [name for name in names if name[2] in ("PER", "ORG", "LOC")]
    for left, right in pairwise(ordered):
        between = text[left[1] : right[0]]
        if (
            left[2] == right[2]
            and len(between) < 90
            and re.search(r"\band\b", between)
            and not re.search(r"[.;:\n“\"]", between)
        ):
            a, b = tokens_of(doc, left[0], left[1]), tokens_of(doc, right[0], right[1])
            if a and b and (_joined(a, b) or _side_by_side(doc, a[-1], b[0])) and not _of_more(text, a[0], ordered):
                yield (left[0], right[1], left[2], "joined names"), left[0]


def _of_more(text: str, first: Token, names: Iterable[Found]) -> bool:
    """Whether the first of two ends a list ("A, B and C"): then the two are no pair."""
    before = first.nbor(-1) if first.i else None
    if before is None or before.text != ",":
        return False
    return any(end == before.idx and text[end : first.idx].strip() == "," for _, end, _, _ in names)


def _side_by_side(doc: Doc, last: Token, first: Token) -> bool:
    """Whether nothing but "and" and the second one's title stands between: "Xi and Prime Minister Modi", whatever the tree says."""
    between = [t for t in doc[last.i + 1 : first.i] if not t.is_space]
    if not between or between[0].lower_ not in ("and", "&"):
        return False
    return all(t.pos_ in ("ADJ", "PROPN") or t.lower_ in titles() for t in between[1:]) and (
        last.i + 2 == first.i or first.ent_type_ == "PER"
    )


def _joined(left: list[Token], right: list[Token]) -> bool:
    """Whether two names are conjuncts in the tree, directly or through the titles before them."""
    tops = [next((t for t in side if t.head not in side), side[0]) for side in (left, right)]
    for _ in range(3):
        if tops[1].dep_ == "conj":
            head = tops[1].head
            return head in left or tops[0] == head or (head.is_ancestor(tops[0]) and head.pos_ in ("NOUN", "PROPN"))
        if tops[1].dep_.split(":")[0] not in ("flat", "appos", "compound", "nmod"):
            return False
        tops[1] = tops[1].head
    return False


def tokens_of(doc: Doc, start: int, end: int) -> list[Token]:
    """The words that a stretch of text touches."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return list(span) if span is not None else []
