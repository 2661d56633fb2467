"""A report's parts told to the reader. In: a Document and the language. Out: its Doc of words, in which sentences end where parts do.

The rules of `read.sentences` see words only; where a caption without a stop ends, the page has told. Marks left inside sentences
("[3]") break none.
"""

from __future__ import annotations

from bisect import bisect_left

from spacy.language import Language
from spacy.tokens import Doc

from regesta.read.glued import unglued
from regesta.read.words import TEXT
from regesta.records import Document

BREAKS = "regesta_breaks"  # in a Doc's user_data: places of words that begin a sentence


def words_of(document: Document, nlp: Language) -> Doc:
    """The document's words, not read yet: `nlp(words_of(document, nlp))` reads them."""
    doc = unglued(nlp.make_doc(document.text), document.text)
    offsets = [token.idx for token in doc]
    places = set()
    for part in document.parts:
        if part.kind == "leftover":
            continue
        for offset in (part.start, part.end):
            at = bisect_left(offsets, offset)
            while at < len(doc) and doc[at].is_space:
                at += 1
            if at < len(doc):
                places.add(at)
    doc.user_data[BREAKS] = frozenset(places)
    doc.user_data[TEXT] = document.text
    return doc
