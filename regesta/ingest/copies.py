"""Which reports are copies of others. In: Documents. Out: copy id -> id of the original, the same in any order.

A copy says the same words, perhaps with another lead or footer, or cut short. A rewrite, and a report with a name or number of its own
in the midst of common words, is not a copy: it may say something else. MinHash with banding finds pairs worth a look (rensa, numpy);
each pair is then compared word by word (rapidfuzz).
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

import numpy as np
import rensa
from rapidfuzz.distance import Indel

from regesta.records import Document

SHINGLE = 4
PERMUTATIONS = 128
ROWS = 2
BUCKET = 200  # a band that more reports share is boilerplate, not text; the other 63 bands still see its members
# Swept on copies made of 300 items of one agency and 150 Wikinews articles. Found with 0.6 / 0.7 / 0.8 / 0.9: another footer
# 99 / 99 / 99 / 94%, another headline 99 / 99 / 99 / 95%, cut to half 98 / 98 / 97 / 90%, cut to 30% 89 / 90 / 90 / 70%,
# five words changed 97 / 97 / 96 / 90%, another first sentence 57 / 54 / 48 / 29%. Pairs of the 1,808 real items joined though their
# words differ: 9 / 5 / 3 / 3, all three of 0.8 read and right. Rows a band 2 and 3 find alike but for texts cut to 30%: 90 and 49%.
MIN_SHARED = 0.8
MIN_WORDS = 30
# How far a new lead or footer reaches into a text, in words; in shorter texts (greetings of one form to two presidents) a name in the
# first sentence is all the difference there is, so there nothing is forgiven.
EDGE = 60
MIN_FOR_EDGE = 120

_WORD = re.compile(r"\w+(?:[.,'’]\w+)*")
_SKIP = frozenset({"boilerplate", "credit", "dateline", "caption", "embedded", "leftover"})


def near_copies(documents: Sequence[Document]) -> dict[str, str]:
    """Copies and their originals.

    The original of a group is the earliest published (unknown last), then the lowest id. A report is a copy only of a report that is no
    copy itself and that it was compared with, so a chain of small changes does not join texts that differ.
    """
    ordered = sorted({document.id: document for document in documents}.values(), key=_precedence)
    words = [_words(document) for document in ordered]
    neighbours: dict[int, list[int]] = defaultdict(list)
    for left, right in _candidates(words):
        if is_copy(words[left], words[right]):
            neighbours[right].append(left)
    copies: dict[str, str] = {}
    for index, document in enumerate(ordered):
        original = next((left for left in sorted(neighbours[index]) if ordered[left].id not in copies), None)
        if original is not None:
            copies[document.id] = ordered[original].id
    return copies


def is_copy(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether one list of words is the other, with changes at the beginning and end only, or small ones without names and numbers."""
    if list(left) == list(right):
        return True
    shorter, longer = sorted((left, right), key=len)
    if len(shorter) < MIN_WORDS:
        return False
    blocks = [
        block
        for block in Indel.opcodes(shorter, longer)
        if block.tag == "equal" and block.src_end - block.src_start >= SHINGLE
    ]
    shared = sum(block.src_end - block.src_start for block in blocks)
    if shared < MIN_SHARED * len(shorter):
        return False
    edge = min(EDGE, len(shorter) // 5) if shared >= MIN_FOR_EDGE else 0
    for before, after in pairwise(blocks):
        changed = (*shorter[before.src_end : after.src_start], *longer[before.dest_end : after.dest_start])
        inside = after.src_start > edge and before.src_end < len(shorter) - edge
        if inside and _tells(changed):
            return False
    return True


def _tells(changed: Iterable[str]) -> bool:
    return any(word[0].isdigit() or word[0].isupper() for word in changed)


def _precedence(document: Document) -> tuple[dt.date, str]:
    return document.published or dt.date.max, document.id


def _words(document: Document) -> list[str]:
    """The words of a report without what is not its own text (credits, boilerplate, dateline, captions)."""
    pieces, done = [], 0
    for part in document.parts:
        if part.kind in _SKIP:
            pieces.append(document.text[done : part.start])
            done = part.end
    pieces.append(document.text[done:])
    return [word for piece in pieces for word in _WORD.findall(piece)]


def _candidates(words: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Pairs (earlier, later) that share a band of their MinHash."""
    shingles = [_shingles(each) for each in words]
    present = [index for index, each in enumerate(shingles) if each]
    if len(present) < 2:
        return []
    digests = np.asarray(
        rensa.RMinHash.digests_from_token_sets([shingles[index] for index in present], num_perm=PERMUTATIONS, seed=1),
        dtype=np.uint64,
    )
    pairs: set[tuple[int, int]] = set()
    for band in range(0, PERMUTATIONS, ROWS):
        keys = digests[:, band : band + ROWS]
        _, inverse, counts = np.unique(keys, axis=0, return_inverse=True, return_counts=True)
        order = np.argsort(inverse.reshape(-1), kind="stable")
        start = 0
        for count in counts:
            if 2 <= count <= BUCKET:
                pairs.update(combinations([present[index] for index in order[start : start + count].tolist()], 2))
            start += count
    return sorted(pairs)


def _shingles(words: Sequence[str]) -> list[str]:
    """Runs of four words; a text shorter than that is one run."""
    lowered = [word.lower() for word in words]
    return (
        [" ".join(lowered[index : index + SHINGLE]) for index in range(max(1, len(lowered) - SHINGLE + 1))]
        if lowered
        else []
    )
