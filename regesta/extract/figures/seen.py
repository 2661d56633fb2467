"""A quantity where it stands. In: an Amount, words, Doc. Out: Seen, with what is around it; word sets that figure*.py share."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Token

from regesta.extract.figures.bounds import Amount
from regesta.extract.figures.nouns import Counted
from regesta.extract.times.words import Word
from regesta.lexicons import lexicon

TIME_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
DEFINITE = frozenset(
    {
        "the",
        "these",
        "those",
        "both",
        "last",
        "first",
        "next",
        "other",
        "same",
        "every",
        "each",
        "any",
        "this",
        "that",
        "own",
    }
)
POSSESSIVE = frozenset({"its", "their", "his", "her", "our", "your", "my", "'s"})
QUOTES = frozenset({"‘", "’", "'", '"', "“", "”", "„"})
# What may stand right behind a number that ends its phrase: "rose to five by noon".
CLOSING = frozenset('. , ; ! " ” on in by for and from as dead after late or'.split()) | {""}
SMALL = 12  # a choice: up to here a number in words points at a known set after "the"


class Seen(NamedTuple):
    """One Amount where it stands: its words, the Doc, and what it counts."""

    words: Sequence[Word]
    amount: Amount
    doc: Doc
    counted: Counted | None
    text: str
    follows: bool = False  # whether a count stands before it in the same sentence

    def lower(self, at: int) -> str:
        """The word at an index in small letters, "" outside the text."""
        return self.words[at].lower if 0 <= at < len(self.words) else ""

    @property
    def number(self) -> Word:
        """The number word."""
        return self.words[self.amount.number]

    @property
    def head(self) -> str:
        """The counted noun in small letters, "" without one."""
        return self.doc[self.counted.head].lower_ if self.counted and self.counted.head is not None else ""

    @property
    def value(self) -> float:
        """The number itself."""
        return next((x for x in (self.amount.low, self.amount.high) if x is not None), 0.0)

    @property
    def token(self) -> Token:
        """The (last) token of the number."""
        span = self.doc.char_span(self.number.start, self.number.end, alignment_mode="expand")
        return span[-1] if span is not None and len(span) else self.doc[0]

    @property
    def in_words(self) -> bool:
        """Whether the number is spelled out."""
        return not any(character.isdigit() for character in self.text[self.number.start : self.number.end])


@cache
def listed(name: str) -> frozenset[str]:
    """The words of one list of lexicons/figures/claims.yaml."""
    return frozenset(lexicon("figures/claims")[name]["words"])


@cache
def fates() -> dict[str, str]:
    """Forms of the verbs that tell what befell the counted, to how that is named."""
    entries = lexicon("figures/claims")["fate_verbs"]
    return {form: name for name, forms in entries.items() for form in forms}
