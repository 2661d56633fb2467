"""What words say of the act they govern. In: a word of a tree. Out: the status the lexicon gives it, in its own table or as a phrase.

`lexicons/events/status.yaml` holds the words; an entry of two words is a verb with its particle ("call off").
"""

from functools import cache, lru_cache
from typing import cast

from spacy.tokens import Token

from regesta.extract.grammar.inflection import lemma
from regesta.extract.grammar.relations import children
from regesta.extract.grammar.tree import dependents, sentence_of, words_of
from regesta.lexicons import lexicon, word_set
from regesta.records import Status

Read = tuple[Status | None, tuple[str, ...]]
NEGATION = frozenset({"not", "n't", "never", "nor", "neither", "no", "hardly"})
SEEMING = word_set("acts/courses", "seeming")
LONGEST = 4  # words of the longest phrase in the lexicon


@cache
def governors(table: str) -> dict[str, str]:
    """Lemma to status for one table of the lexicon."""
    return {word: status for status, words in lexicon("events/status")[table].items() for word in words}


@cache
def words(table: str) -> frozenset[str]:
    """The words of a table that is a plain list."""
    return frozenset(lexicon("events/status")[table])


@cache
def _phrases() -> dict[int, list[tuple[list[str], str, str]]]:
    """The lexicon's phrases by their number of words: (words, phrase, status)."""
    made: dict[int, list[tuple[list[str], str, str]]] = {}
    for phrase, status in governors("phrases").items():
        made.setdefault(len(phrase.split()), []).append((phrase.split(), phrase, status))
    return made


@lru_cache(maxsize=4096)
def _phrases_ending(length: int, lower: str, base: str) -> list[tuple[list[str], str, str]]:
    """Those of so many words whose last is the word, as it stands or by its lemma."""
    return [one for one in _phrases().get(length, ()) if one[0][-1] in (lower, base)]


def said_by(verb: Token, table: str) -> str | None:
    """What a verb says by one table, with its particle ("call off") or without."""
    known, word = governors(table), lemma(verb)
    for particle in children(verb, "compound:prt", "advmod"):
        said = known.get(f"{word} {particle.lower_}")
        if said is not None:
            return said
    return known.get(word)


def negated(word: Token) -> bool:
    """Whether a negation stands with the word itself."""
    for child in dependents(word):
        if child.lower_ in NEGATION and child.dep_ in ("advmod", "det", "cc:preconj", "neg", "aux"):
            return True
        if child.lower_ == "nor" and child.dep_ == "cc":  # "has neither the will nor the intention to"
            return True
        if child.lower_ == "longer" and any(c.lower_ == "no" for c in dependents(child)):
            return True
    return False


def value(status: str, reason: str) -> Read:
    """A status of the lexicon as a reading; `none` is only talked of."""
    return (None if status == "none" else cast(Status, status)), (reason,)


def turned(read: Read, not_: bool, reason: str) -> Read:
    """Turn a status round under a negation: what was not planned or not done did not happen."""
    status, reasons = read
    if not not_ or status is None:
        return read
    if status == "not_happened":
        return "happened", (*reasons, f"double negation: {reason}")
    return "not_happened", (*reasons, f"negated: {reason}")


def phrase_before(word: Token) -> Read | None:
    """What a phrase right before the act says: "stopped short of condemning", "on the eve of his trip"."""
    left = word.i
    inside = ("det", "amod", "nmod:poss", "aux", "aux:pass", "compound", "nummod", "nmod")
    for child in dependents(word):
        if child.i < word.i and child.dep_ in inside and not children(child, "case"):
            left = min(left, child.left_edge.i)
    before = words_of(word.doc)[max(sentence_of(word)[0], left - LONGEST) : left]
    for length in range(len(before), 0, -1):
        forms = [(t.lower_, lemma(t)) for t in before[-length:]]
        for parts, phrase, status in _phrases_ending(length, *forms[-1]):
            if all(p in form for p, form in zip(parts, forms, strict=True)):
                return value(status, phrase)
    return None
