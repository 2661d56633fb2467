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
# 99 / 99 / 99 / 94%, five words changed 93 / 93 / 93 / 92%, cut to half 89% with all four, cut to 30% 75%, another headline 84% (all of
# 120 words and more: see MIN_FOR_EDGE), another first sentence 52 / 52 / 50 / 29%. Of the 1,808 real items three pairs are joined though
# their words differ, all three read and right; of 2,387 texts of SemEval-2022 task 8 five more, none of them English, three of them
# one site's notice on cookies under other headlines. Rows a band 2 and 3 differ only in texts cut to 30%: 75 and 41%.
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
    words = [text_words(document) for document in ordered]
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
    equal = [op for op in Indel.opcodes(shorter, longer) if op.tag == "equal" and op.src_end - op.src_start >= SHINGLE]
    shared = sum(op.src_end - op.src_start for op in equal)
    if shared < MIN_SHARED * len(shorter):
        return False
    blocks = [(op.src_start, op.src_end, op.dest_start, op.dest_end) for op in equal]
    if (
        shared < MIN_FOR_EDGE
    ):  # another headline over the same notice is another report: look at the ends as at the midst
        (start, _, other_start, _), (_, end, _, other_end) = blocks[0], blocks[-1]
        if _both_tell(shorter[:start][::-1], longer[:other_start][::-1]) or _both_tell(
            shorter[end:], longer[other_end:]
        ):
            return False
    edge = min(EDGE, len(shorter) // 5) if shared >= MIN_FOR_EDGE else 0
    for (_, end, _, other_end), (start, _, other_start, _) in pairwise(blocks):
        inside = start > edge and end < len(shorter) - edge
        if inside and (_tells(shorter[end:start]) or _tells(longer[other_end:other_start])):
            return False
    return True


def _both_tell(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether both hold something of their own, counted from where they part: an alignment may leave equal words on its edge."""
    equal = next(
        (index for index, (one, two) in enumerate(zip(left, right, strict=False)) if one != two),
        min(len(left), len(right)),
    )
    return _tells(left[equal:]) and _tells(right[equal:])


def _tells(words: Iterable[str]) -> bool:
    """Whether words hold a name or a number, something that may be news."""
    return any(word[0].isdigit() or word[0].isupper() for word in words)


def _precedence(document: Document) -> tuple[dt.date, str]:
    return document.published or dt.date.max, document.id


def text_words(document: Document) -> list[str]:
    """The words of a report without what is not its own text (credits, boilerplate, dateline, captions)."""
    pieces, done = [], 0
    for part in document.parts:
        if part.kind in _SKIP:
            pieces.append(document.text[done : part.start])
            done = part.end
    pieces.append(document.text[done:])
    return [word for piece in pieces for word in words_of(piece)]


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return _WORD.findall(text.replace("’", "'"))


def _candidates(words: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Pairs (earlier, later) that share a band of their MinHash."""
    runs = [shingles(each) for each in words]
    present = [index for index, each in enumerate(runs) if each]
    if len(present) < 2:
        return []
    digests = np.asarray(
        rensa.RMinHash.digests_from_token_sets([runs[index] for index in present], num_perm=PERMUTATIONS, seed=1),
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


def shingles(words: Sequence[str]) -> list[str]:
    """Runs of four words; a text shorter than that is one run."""
    lowered = [word.lower() for word in words]
    return (
        [" ".join(lowered[index : index + SHINGLE]) for index in range(max(1, len(lowered) - SHINGLE + 1))]
        if lowered
        else []
    )
