"""A parsed text as plain lists, one entry a word. In: a Doc. Out: what is asked again and again when it is said who is meant.

spaCy makes an object of every word that is asked for; here each thing is read once, so that rules may look a hundred times.
"""

from collections.abc import Sequence
from itertools import accumulate

import numpy as np
from spacy.attrs import DEP, HEAD, LEMMA, LOWER, ORTH, POS, SPACY, TAG
from spacy.tokens import Doc

TEXT = "regesta.text"  # in a Doc's user_data: its text; `extract` looks there, too
WORDS = "regesta.words"  # in a Doc's user_data: its Words
SUBJECT = frozenset({"nsubj", "csubj"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "parataxis", "csubj"})


def text_of(doc: Doc) -> str:
    """The text of a Doc; spaCy puts it together anew whenever it is asked for."""
    text: str | None = doc.user_data.get(TEXT)
    if text is None:
        text = doc.user_data[TEXT] = doc.text
    return text


def words_of(doc: Doc) -> "Words":
    """The words of a read text, listed once."""
    known: Words | None = doc.user_data.get(WORDS)
    if known is None:
        known = doc.user_data[WORDS] = Words(doc)
    return known


def _columns(doc: Doc, attributes: Sequence[int]) -> list[list[str]]:
    """What each word has of some attributes, as text."""
    strings = doc.vocab.strings
    found = []
    for attribute in attributes:
        numbers = doc.to_array(attribute).tolist()
        names = {number: strings[number] if number else "" for number in set(numbers)}
        found.append([names[number] for number in numbers])
    return found


def _offsets(lengths: Sequence[int], spaces: Sequence[int]) -> list[int]:
    """Where each word begins, by the lengths of the words and whether a space follows."""
    return (
        [0, *accumulate(length + space for length, space in zip(lengths, spaces, strict=True))][:-1] if lengths else []
    )


class Words:
    """The words of a text: `whole` (all of it), `text`, `low`, `lemma`, `pos`, `tag`, `head`, `idx`, `sent`, `children`.

    `dep` is the relation without its subtype, `full` with it; `bounds` are the first and past the last word of each sentence.
    """

    def __init__(self, doc: Doc) -> None:
        self.whole: str = text_of(doc)
        self.text, self.low, lemma, self.pos, self.tag, self.full = _columns(doc, (ORTH, LOWER, LEMMA, POS, TAG, DEP))
        self.lemma = [(base or low).lower() for base, low in zip(lemma, self.low, strict=True)]
        bare = {full: full.partition(":")[0] for full in set(self.full)}
        self.dep: list[str] = [bare[full] for full in self.full]
        places = np.arange(len(doc))
        self.head: list[int] = (doc.to_array(HEAD).astype(np.int64) + places).tolist()
        lengths = [len(text) for text in self.text]
        self.idx: list[int] = _offsets(lengths, doc.to_array(SPACY).tolist())
        self.children: list[list[int]] = [[] for _ in self.low]
        for at, head in enumerate(self.head):
            if head != at and self.pos[at] != "SPACE":
                self.children[head].append(at)
        self.sent = [0] * len(self.low)
        self.bounds: list[tuple[int, int]] = []
        for number, sentence in enumerate(doc.sents):
            self.bounds.append((sentence.start, sentence.end))
            for at in range(sentence.start, sentence.end):
                self.sent[at] = number
        self._by_offset = {offset: at for at, offset in enumerate(self.idx)}

    def __len__(self) -> int:
        return len(self.low)

    def at(self, offset: int) -> int:
        """The word that holds a character of the text."""
        while offset > 0 and offset not in self._by_offset:
            offset -= 1
        return self._by_offset.get(offset, 0)

    def end(self, at: int) -> int:
        """Offset of the end of a word."""
        return self.idx[at] + len(self.text[at])

    def has(self, at: int, dep: str) -> int | None:
        """The first child that hangs by this relation (without subtype)."""
        return next((child for child in self.children[at] if self.dep[child] == dep), None)

    def case(self, at: int) -> str:
        """The preposition before a phrase, "" without one."""
        return next((self.low[c] for c in self.children[at] if self.dep[c] == "case" and c < at), "")

    def chief(self, at: int) -> int:
        """The word whose place in the clause a word shares: the first of those joined, the noun that an apposition stands by."""
        for _ in range(6):
            if self.dep[at] in ("conj", "appos", "flat", "fixed") or self.full[at] == "nmod:desc":
                if self.head[at] == at or self.pos[self.head[at]] not in NOMINAL:
                    break
                at = self.head[at]
            else:
                break
        return at

    def clause(self, at: int) -> int:
        """The verb or predicate that a word depends on, through the nouns between."""
        at = self.head[at] if self.head[at] != at else at
        for _ in range(12):
            if self.pos[at] in ("VERB", "AUX") or self.has(at, "cop") is not None or self.has(at, "nsubj") is not None:
                return at
            if self.head[at] == at:
                return at
            at = self.head[at]
        return at

    def subject(self, verb: int) -> int | None:
        """The subject of a verb: its own, that of the verb it is joined to, or that which it shares with the verb above (xcomp)."""
        for _ in range(4):
            for child in self.children[verb]:
                if self.dep[child] in SUBJECT:
                    return child
            if self.dep[verb] in ("conj", "xcomp") and self.head[verb] != verb:
                verb = self.head[verb]
            else:
                return None
        return None

    def under(self, at: int, top: int) -> bool:
        """Whether a word hangs, at any depth, on another."""
        for _ in range(40):
            if at == top:
                return True
            if self.head[at] == at:
                return False
            at = self.head[at]
        return False

    def role(self, at: int) -> str:
        """The place in the clause: subject, agent, object, oblique, possessor, inside (another noun phrase), other."""
        at = self.chief(at)
        dep, full = self.dep[at], self.full[at]
        if dep in SUBJECT or (
            dep == "vocative" and self.pos[self.head[self.head[at]]] == "VERB" and self.head[self.head[at]] > at
        ):
            return "subject"  # "It was normal, X, a spokesman, said": read as a call to X
        if full == "nmod:poss":
            return "possessor"
        if dep in ("obj", "iobj"):
            return "object"
        if dep == "obl":
            return "agent" if full == "obl:agent" else "oblique"
        if dep in ("nmod", "compound", "amod"):
            return "inside"
        return "other"
