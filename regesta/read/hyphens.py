"""States joined by a hyphen before a noun: "Peru-Chile trade talks", "the Franco-German accord". In: a sentence's words, names, tree.

The network takes such a pair for one name, or for the sentence's first noun with the talks hung beside it. Each state is a name of its own,
and the pair hangs on the noun. "A Peruvian-American writer" is one man, and no pair.
"""

from __future__ import annotations

from collections.abc import Sequence

from regesta.lexicons import lexicon
from regesta.lexicons.states import states_of_one_word
from regesta.read.heads import Tree

Name = tuple[int, int, str]
HYPHENS = frozenset({"-", "–"})
NAMED = frozenset({"LOC", "NORP", "ORG"})
MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN"})


def parted(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """The names with "Peru-Chile" cut into two where both are states, and no one person is of both."""
    found: list[Name] = []
    for start, end, kind in names:
        pair = end - start == 3 and words[start + 1] in HYPHENS and kind in NAMED
        if (
            pair
            and words[start] in states_of_one_word()
            and words[end - 1] in states_of_one_word()
            and not _one_person(words, end, kind)
        ):
            found += [(start, start + 1, kind), (end - 1, end, kind)]
        else:
            found.append((start, end, kind))
    taken = {at for start, end, _ in found for at in range(start, end)}
    for _, end, kind in list(found):  # "the Sino-Lao deal", of which only the first was seen
        missed = words[end : end + 1] in (["-"], ["–"]) and end + 1 < len(words) and end + 1 not in taken
        if missed and kind in NAMED and {words[end - 1], words[end + 1]} <= states_of_one_word():
            found.append((end + 1, end + 2, kind))
    return sorted(found)


def paired(tree: Tree, names: Sequence[Name]) -> None:
    """The first name of a pair hung on the noun behind it, which stands where it stood, and the others on the first."""
    ends = {start: (end, kind) for start, end, kind in names}
    for start, end, kind in names:
        chain = [start]
        while end < len(tree.words) and tree.words[end] in HYPHENS and end + 1 in ends and kind in NAMED:
            chain.append(end + 1)
            end = ends[end + 1][0]
        noun = _noun(tree, end)
        if len(chain) < 2 or noun is None or any(tree.words[start - 1] == hyphen for hyphen in HYPHENS if start):
            continue
        tops = [tree.top(at, ends[at][0]) for at in chain]
        _raise(tree, tops, noun)
        tree.hang(tops[0], noun, "compound")
        for top in tops[1:]:
            tree.hang(top, tops[0], "conj")


def _raise(tree: Tree, tops: Sequence[int], noun: int) -> None:
    """The noun put where the first of its names stood, with what hung on the names behind it."""
    over = [at for at in tree.above(noun) if at in tops]
    if not over:
        return
    first = over[-1]
    head, relation = tree.heads[first], tree.relations[first]
    verb = next((v for v in tree.under(first, "parataxis", "acl", "appos") if v > noun and tree.upos[v] == "VERB"), -1)
    tree.heads[noun], tree.relations[noun] = head, relation
    if head < 0 and verb >= 0:
        tree.heads[verb], tree.relations[verb] = -1, "root"
        passive = bool(tree.under(verb, "aux:pass"))
        tree.heads[noun], tree.relations[noun] = verb, "nsubj:pass" if passive else "nsubj"
    for at in tree.under(first):
        if at > noun:
            tree.hang(at, verb if verb >= 0 else noun, tree.relations[at])
    tree.heads[first], tree.relations[first] = noun, "compound"


def _noun(tree: Tree, at: int) -> int | None:
    """The last of the nouns that begin right behind a pair."""
    found = None
    while at < len(tree.words) and tree.upos[at] in MODIFIERS:
        found = at if tree.upos[at] == "NOUN" else found
        at += 1
    return found


def _one_person(words: Sequence[str], end: int, kind: str) -> bool:
    """ "A Peruvian-American writer": the noun behind the pair is one who can act."""
    people = frozenset(lexicon("events/roles")["collective"])
    behind = words[end : end + 3]
    return kind == "NORP" and any(word.lower() in people for word in behind)
