"""What a quantity counts. In: a quantity's place in the Doc. Out: the tokens that name the counted, its head, and the verb over it.

The tree is used where there is one (a `nummod` or a noun right after the number); without it the words up to the next small word.
"""

from typing import NamedTuple

from spacy.tokens import Doc, Token

from regesta.extract.grammar.tree import dependents

SMALL_WORDS = frozenset(
    "a an the and or but to at in on for by from with as when after before that which who whom of is was are were has have had will would "
    "said says be been being not than during between through against over under into out up off its his her their it he she they we".split()
)
NOUNS = frozenset({"NOUN", "PROPN"})
TIME_LEADS = frozenset({"last", "next", "this", "today", "yesterday"})
RELATIVES = frozenset({"that", "which", "who"})
LENGTH = 6  # a choice: no counted thing of more words between number and head has been seen


class Counted(NamedTuple):
    """Tokens [first, last) name the counted; `head` is their noun; None when a bare number stands for it."""

    first: int
    last: int
    head: int | None


def counted(doc: Doc, number: int, after: int) -> Counted | None:
    """What stands after a quantity.

    Args:
        doc: the Doc, tagged and parsed or not.
        number: index of the quantity's last number token.
        after: index of the first token after the quantity (behind unit and "or more").

    Returns:
        The noun phrase up to its head, with an "of" phrase of its own; None for a bare number.
    """
    if after >= len(doc) or doc[after].lower_ in TIME_LEADS:
        return None
    tagged = doc.has_annotation("POS")
    head = _head_by_tree(doc, number, after) if doc.has_annotation("DEP") and tagged else None
    if head is None:
        head = _head_by_run(doc, after, tagged=tagged)
    if head is None:
        return None
    last = head + 1
    if tagged:
        last = _with_of(doc, head)
    return Counted(after, last, head)


def _head_by_tree(doc: Doc, number: int, after: int) -> int | None:
    token = doc[number]
    if token.dep_.split(":")[0] not in {"nummod", "amod", "det", "compound"} or token.head.i < after:
        return None
    head = token.head
    while (
        head.dep_ in {"compound", "flat"}
        and head.head.i > head.i
        and head.head.i - after < LENGTH
        and head.head.pos_ in NOUNS
    ):
        head = head.head
    if head.pos_ not in NOUNS or head.i - after >= LENGTH or any(_breaks(t) for t in doc[after : head.i]):
        return None
    return int(head.i)


def _breaks(token: Token) -> bool:
    return (token.is_punct and token.text not in {"-", "‑", "'", "’", '"', "“", "”"}) or token.pos_ in {
        "ADP",
        "SCONJ",
        "AUX",
        "PRON",
    }


def _head_by_run(doc: Doc, after: int, *, tagged: bool) -> int | None:
    head: int | None = None
    for token in doc[after : after + LENGTH]:
        if tagged:
            if head is not None and _ends(doc, head, token):
                break
            if token.pos_ in NOUNS:
                head = token.i
            elif token.text in {"-", "‑", "'s", "’s"} or token.text in {'"', "“", "”"}:
                continue
            elif not (token.pos_ in {"ADJ", "ADV", "NUM"} or (token.tag_ in {"VBN", "VBG"} and head is None)):
                break
        else:
            if not (token.is_alpha or token.text == "-") or token.lower_ in SMALL_WORDS:
                break
            head = token.i
    return head


def _ends(doc: Doc, head: int, token: Token) -> bool:
    """Whether a noun phrase ends before a token: at "last year", at a dash between blanks, at an adjective behind a plural."""
    if token.lower_ in TIME_LEADS or token.ent_type_ == "DATE":
        return True
    if token.text in {"-", "–", "‑"}:
        return bool(doc[token.i - 1].whitespace_) or bool(token.whitespace_)
    return doc[head].tag_ == "NNS" and head == token.i - 1 and token.pos_ in {"ADJ", "NUM", "ADV"}


def _with_of(doc: Doc, head: int) -> int:
    """Index after the head with its "of" phrase ("tonnes of cod", "members of the embassy"), as far as a small noun phrase goes."""
    at = head + 1
    if at >= len(doc) or doc[at].lower_ != "of":
        return at
    noun = None
    for token in doc[at + 1 : at + 1 + LENGTH]:
        if token.pos_ in NOUNS:
            noun = token.i
        elif token.pos_ not in {"DET", "ADJ", "NUM", "PRON", "PART"} and token.text not in {"'s", "’s", "-"}:
            break
    if noun is not None and doc.has_annotation("DEP") and not any(above.i == head for above in doc[noun].ancestors):
        return at  # "convicted eleven officers of treason"
    return noun + 1 if noun is not None else at


def verb_over(token: Token) -> Token | None:
    """The verb that a token belongs to."""
    for above in (token, *token.ancestors):
        if above.pos_ in {"VERB", "AUX"} or any(child.dep_ in {"cop", "aux"} for child in dependents(above)):
            return above
    return None


def subject_of(verb: Token) -> tuple[int, int] | None:
    """First and last token index of a verb's subject (its words left of the verb), None without one."""
    for child in dependents(verb):
        if child.dep_.startswith("nsubj") and child.i < verb.i:
            if child.lower_ in RELATIVES and verb.dep_.startswith("acl"):
                return noun_phrase(verb.head)
            left = [t.i for t in child.subtree if t.dep_ not in {"acl:relcl", "acl", "appos"}]
            first, last = min(left), min(max(left) + 1, verb.i)
            return (first, last) if last - first <= 8 else noun_phrase(child, after=True)
    if verb.dep_ in {"conj", "xcomp"} and verb.head != verb and verb.head.pos_ == "VERB":
        return subject_of(verb.head)
    return None


def object_of(verb: Token, before: int) -> tuple[int, int] | None:
    """First and last token index of a verb's object with its "of" phrase, as far as it stands before a token; None without one."""
    for child in dependents(verb):
        if child.dep_ == "obj" and verb.i < child.i < before and child.pos_ in NOUNS | {"ADJ", "VERB"}:
            first, last = noun_phrase(child, after=True)
            return first, min(last, before)
    return None


def noun_phrase(head: Token, *, after: bool = False) -> tuple[int, int]:
    """First and last token index of a noun with the words before it that belong to it; with `after` also a phrase with "of" or "in"."""
    first = last = head.i
    inside = {t.i for t in head.subtree}
    while (
        first - 1 in inside
        and head.i - first < LENGTH + 2
        and head.doc[first - 1].pos_ != "ADP"
        and not head.doc[first - 1].is_punct
    ):
        first -= 1
    if after:
        for child in dependents(head):
            case = next((c for c in dependents(child) if c.dep_ == "case"), None)
            if child.dep_.startswith("nmod") and child.i > head.i and case is not None and case.lower_ in {"of", "in"}:
                end = child.i
                last = end if end - head.i <= LENGTH else last
                break
    return first, last + 1
