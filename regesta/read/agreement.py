"""Names of one document made to agree: what is a person in one sentence is no place in the next.

In: the words and the names of every sentence of a document. Out: the names again, of one type for one string where the document
is clear, with names added that the model found elsewhere in the document and missed here. Only whole strings are compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from regesta.read.edges import Name, mended

# Measured together on 3,000 sentences of ner/worldwide with earlier weights: F1 0.764 without, 0.775 with; web text does not change.
SURE = 1  # how many more mentions a type must have than the next one
FOUND = (
    0.5  # share of a string's occurrences that must be names before the others become names too; 0.7: F1 lower by 0.002
)
OFTEN = 2  # how often at least


def agreed(sentences: Sequence[Sequence[str]], names: Sequence[Sequence[Name]]) -> list[list[Name]]:
    """The names of every sentence after a look at the whole document.

    Args:
        sentences: the words of each sentence.
        names: (start, end, type) of each sentence's names, not overlapping.
    """
    names = [mended(words, found) for words, found in zip(sentences, names, strict=True)]
    votes: dict[tuple[str, ...], Counter[str]] = {}
    persons: Counter[str] = Counter()
    for words, found in zip(sentences, names, strict=True):
        for start, end, kind in found:
            votes.setdefault(tuple(words[start:end]), Counter())[kind] += 1
            if kind == "PER" and end - start > 1:
                persons[words[end - 1]] += 1
    settled: dict[tuple[str, ...], str] = {}
    for string, kinds in votes.items():
        if len(string) == 1 and persons[string[0]]:
            kinds = kinds + Counter({"PER": 2 * persons[string[0]]})
        (kind, most), *others = kinds.most_common(2)
        if not others or most >= others[0][1] + SURE:
            settled[string] = kind
    missed = _missed(sentences, names, votes, settled)
    made = []
    for words, found in zip(sentences, names, strict=True):
        taken = [False] * len(words)
        for start, end, _ in found:
            taken[start:end] = [True] * (end - start)
        own = [(start, end, settled.get(tuple(words[start:end]), kind)) for start, end, kind in found]
        own += [
            (at, at + 1, settled[word,])
            for at, word in enumerate(words)
            if word in missed and not taken[at] and not _part_of_more(words, at, taken)
        ]
        made.append(sorted(own))
    return made


def _missed(
    sentences: Sequence[Sequence[str]],
    names: Sequence[Sequence[Name]],
    votes: dict[tuple[str, ...], Counter[str]],
    settled: dict[tuple[str, ...], str],
) -> frozenset[str]:
    """Single words that are names nearly wherever they stand in this document."""
    occurs: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for words, found in zip(sentences, names, strict=True):
        occurs.update(words)
        for start, end, _ in found:
            inside.update(words[start:end])
    return frozenset(
        string[0]
        for string, kinds in votes.items()
        if len(string) == 1
        and string in settled
        and settled[string] != "NORP"
        and string[0][:1].isupper()
        and len(string[0]) > 1
        and sum(kinds.values()) >= OFTEN
        and inside[string[0]] >= FOUND * occurs[string[0]]
    )


def _part_of_more(words: Sequence[str], at: int, taken: Sequence[bool]) -> bool:
    """Whether a neighbour is capitalised and no name, so that this word may be part of something longer."""
    return any(
        0 <= near < len(words) and words[near][:1].isupper() and not taken[near] and near != 0
        for near in (at - 1, at + 1)
    )
