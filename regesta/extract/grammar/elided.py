"""Numbers that stand for the noun of a heading. In: a number of a read sentence. Out: the noun that opens its paragraph, or None.

"The marines. About 200 came home on May 21. All 400 will be gone by July": it is marines who came and who will be gone.
"""

from spacy.tokens import Doc, Token

from regesta.extract.grammar.tree import dependents

LONGEST = 5  # words of a heading that runs into its paragraph; a choice
ACTING = ("nsubj", "nsubj:pass")


def heading_noun(number: Token) -> Token | None:
    """The noun that a bare number as a subject leaves out; None where something else has been counted in between."""
    if number.pos_ != "NUM" or number.dep_ not in ACTING or number.like_num is False:
        return None
    if any(child.pos_ in ("NOUN", "PROPN") for child in dependents(number)):
        return None  # "200 of the marines", "400 more men"
    opening = _opening(number)
    noun = _heading(opening) if opening is not None else None
    if noun is None or noun.sent == number.sent:
        return None
    between = number.doc[noun.sent.end : number.i]
    return None if any(t.dep_ == "nummod" and t.head.pos_ == "NOUN" for t in between) else noun


def _opening(token: Token) -> Token | None:
    """The first word of a token's paragraph."""
    doc: Doc = token.doc
    at = token.i
    while at > 0 and "\n" not in doc[at - 1].text_with_ws:
        at -= 1
    return next((t for t in doc[at : token.i] if not t.is_space), None)


def _heading(first: Token) -> Token | None:
    """The plural noun of a heading: "The marines." and nothing more."""
    words = [t for t in first.sent if not t.is_space]
    root = first.sent.root
    plain = all(t.pos_ in ("DET", "ADJ", "NOUN", "PUNCT") for t in words)
    closed = words[-1].text in (".", ":")
    short = len(words) <= LONGEST and words[0].i == first.i
    return root if plain and closed and short and root.tag_ == "NNS" else None
