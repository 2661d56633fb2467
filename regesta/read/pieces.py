"""From words to what the encoder reads: word pieces, and a casing class per piece, since the encoder is uncased.

In: the words of one sentence. Out: piece ids, casing classes, and for each word the place of its first piece.
Training and reading both go through here, so that they cannot differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from regesta.read.wordpiece import WordPiece

CASINGS = 9
UNKNOWN, START, END, MASK = 100, 101, 102, 103
SAME = {"_": "--"}  # marks that stand for others: the wires' dash ("in 1985 _ when it left _")
LONGEST_WORD = 12  # pieces of one word that are read; a choice: addresses and hashes say nothing more after that


class Encoded(NamedTuple):
    """One sentence as the network takes it: pieces and casings of equal length, `first` one entry per word."""

    pieces: list[int]
    casings: list[int]
    first: list[int]


def casing(word: str) -> int:
    """The class of a word's outer form, 1 to 8; 0 is kept for the marks at both ends of a sentence."""
    if word.islower():
        return 1
    if word.istitle():
        return 2
    if word.isupper():
        return 3 if len(word) > 1 else 4
    if word.isdigit():
        return 5
    if any(c.isupper() for c in word):
        return 6
    if any(c.isdigit() for c in word):
        return 7
    return 8


class Pieces:
    """Splits words into pieces and remembers the split of every word that it has seen."""

    def __init__(self, tokenizer_file: Path) -> None:
        self._vocabulary = WordPiece(tokenizer_file)
        self._known: dict[str, list[int]] = {}

    def of(self, word: str) -> list[int]:
        """The piece ids of one word, at least one and at most LONGEST_WORD of them."""
        found = self._known.get(word)
        if found is None:
            found = self._vocabulary.ids(SAME.get(word, word)[:200])[:LONGEST_WORD] or [UNKNOWN]
            if len(self._known) < 200_000:
                self._known[word] = found
        return found

    def encode(self, words: Sequence[str]) -> Encoded:
        """One sentence with its marks at both ends."""
        pieces, casings, first = [START], [0], []
        for word in words:
            own = self.of(word)
            first.append(len(pieces))
            pieces += own
            casings += [casing(word)] * len(own)
        return Encoded([*pieces, END], [*casings, 0], first)
