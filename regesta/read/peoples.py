"""Two peoples before one noun. In: a sentence's words as read, its names. Out: heads and relations with both hung on the noun.

"The Chadian and Malian ministers": the article is the ministers', and the second people is joined to the first, not to them. So are
"U.S. and Chadian troops", where the network takes the letters for somebody of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

Names = Sequence[tuple[int, int, str]]
BESIDE = frozenset({"amod", "compound", "nmod", "conj"})


def two_peoples(
    words: Sequence[str], heads: Sequence[int], relations: Sequence[str], upos: Sequence[str], names: Names
) -> tuple[list[int], list[str]]:
    """Heads and relations where two names of peoples, joined by "and", stand before one noun; heads count from 1.

    Args:
        words: the words of a sentence.
        heads: the head of every word; 0 is the root.
        relations: their relations.
        upos: their tags.
        names: its names, as (first word, word after the last, label).
    """
    made, named = list(heads), list(relations)
    peoples = {start for start, end, label in names if label == "NORP" and end == start + 1}
    for first in sorted(peoples):
        second, noun = first + 2, first + 3
        joined = second in peoples and noun < len(words) and words[first + 1] == "and" and upos[noun] == "NOUN"
        if not joined or made[first] != noun + 1 or {relations[first], relations[second]} - BESIDE:
            continue
        made[first + 1], named[first + 1] = second + 1, "cc"
        made[second], named[second] = first + 1, "conj"
        if first and relations[first - 1] == "det" and made[first - 1] == first + 1:
            made[first - 1] = noun + 1
    return made, named


def letters_beside(
    words: Sequence[str], heads: Sequence[int], relations: Sequence[str], upos: Sequence[str], names: Names
) -> tuple[list[int], list[str]]:
    """Heads and relations where a state or body in letters is joined to a people before one noun ("U.S. and Chadian troops").

    Without an article such letters are no noun: "the U.S. and Chadian troops" may be the United States and troops. Arguments as above.
    """
    made, named = list(heads), list(relations)
    single = {start: label for start, end, label in names if end == start + 1}
    for first in sorted(at for at in single if _letters(words[at])):
        second = first + 2
        if second >= len(words) or words[first + 1] not in ("and", "or") or second not in single:
            continue
        noun = made[second] - 1
        of_noun = noun > second and upos[noun] == "NOUN" and named[second] in BESIDE
        before = made[first] == noun + 1 and named[first] in BESIDE
        if not of_noun or (not before and first and words[first - 1].lower() == "the"):
            continue
        beside = (made[noun], named[noun], named[first], single[first]) == (made[first], "conj", "nmod", "LOC")
        if made[noun] == first + 1 or beside:  # "a team of U.S. | and Chadian police"
            made[noun], named[noun] = made[first], named[first]
        elif not before and (made[noun], named[noun]) != (made[first], named[first]):
            continue
        if first > 1 and words[first - 1].lower() == "of" and (made[noun], named[noun]) == (first - 1, "conj"):
            named[noun] = "nmod"
        for at, head in enumerate(made):
            if head == first + 1 and at != noun:
                made[at] = noun + 1
        made[first], named[first] = noun + 1, "compound"
        made[first + 1], named[first + 1] = second + 1, "cc"
        made[second], named[second] = first + 1, "conj"
    return made, named


def _letters(word: str) -> bool:
    """ "U.S.", "UN", "NATO"."""
    return len(word) > 1 and word.replace(".", "").isupper() and word.replace(".", "").isalpha()
