"""What a verb of saying has for objects. In: its cue. Out: the words told, and whom they are said to."""

from spacy.tokens import Token

from regesta.extract.grammar.tree import dependents
from regesta.extract.statements.cues import Cue, case_words, children, lemma
from regesta.lexicons import word_set

TELL = word_set("cues/words", "telling")


def objects_of(cue: Cue) -> list[Token]:
    """The objects of a cue; of one of two words ("called on") the phrase behind the second."""
    second = cue.entry.word.partition(" ")[2]
    if second:
        return [
            child for child in children(cue.token, "obl", "obj") if case_words(child) == second or child.dep_ == "obj"
        ]
    return [child for child in children(cue.token, "obj", "dobj", "iobj") if child.lower_ not in ("so",)]


def addressee_of(token: Token) -> Token | None:
    """Whom it was said to: the object of "told", the phrase with "to" of "said"."""
    if lemma(token) in TELL:
        for child in children(token, "iobj", "obj", "dobj", "nsubj:pass"):
            if not children(child, "appos") or child.pos_ in ("PROPN", "PRON", "NOUN"):
                return child
    for child in children(token, "obl"):
        if case_words(child) == "to" and child.i > token.i and child.pos_ in ("PROPN", "PRON", "NOUN"):
            return child
    return None


def is_empty(token: Token) -> bool:
    """Whether an object tells nothing: "himself", "each other"."""
    return token.pos_ == "PRON" and token.lower_ in ("himself", "herself", "itself", "themselves", "each", "other")


def after_preposition(token: Token, preposition: str, behind: Token | None = None) -> list[tuple[int, int]]:
    """The phrase or gerund clause after a preposition that belongs to the cue; with the preposition when `behind` an object."""
    for child in [
        *children(token, "obl", "advcl", "nmod", "acl", "xcomp"),
        *(children(behind, "nmod", "acl") if behind else []),
    ]:
        as_word = preposition == "as" and any(word.lower_ == "as" and word.i < child.i for word in dependents(child))
        if child.i > token.i and (as_word or case_words(child).split(" ")[0] == preposition):
            edges = [part for part in child.subtree if not part.is_space]
            first = next((part for part in edges if part.lower_ == preposition), edges[0])
            start = first.idx + len(first) + 1
            return [(start if start < edges[-1].idx + len(edges[-1]) else first.idx, edges[-1].idx + len(edges[-1]))]
    return []
