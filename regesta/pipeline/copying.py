"""Copies among reports that came, changed or went. In: a store. Out: which copies which, written; what changed is marked."""

from collections.abc import Sequence

import numpy as np

from regesta.ingest.signatures import BANDS, Bands, bands, candidates, originals, same_words, unsettled
from regesta.records import Document
from regesta.store import joined, versions
from regesta.store.database import Store
from regesta.store.write import put_copies

PACKED = np.dtype("<u4")


def find_copies(store: Store, documents: Sequence[str]) -> None:
    """Compare the texts of these reports with all that might say the same."""
    rows = joined.bands(store)
    before = _rows([row[1] for row in rows])
    changed = set(documents)
    numbers = [_rows([row[1] for row in rows if row[0] in changed])]
    for start in range(0, len(documents), 500):
        _sign(store, documents[start : start + 500])
    rows = joined.bands(store)
    numbers.append(_rows([row[1] for row in rows if row[0] in changed]))
    keys, after = [row[0] for row in rows], _rows([row[1] for row in rows])
    place = {key: at for at, key in enumerate(keys)}
    looked_at = {place[key] for key in documents if key in place}
    for band, number in unsettled(before, after, np.concatenate(numbers)):
        looked_at |= set(np.flatnonzero(after[:, band] == number).tolist())
    pairs = []
    texts: dict[str, Document | None] = {}
    for one, other in sorted(candidates(after, sorted(looked_at))):
        left, right = (_text(store, keys[at], texts) for at in (one, other))
        if left is not None and right is not None and same_words(left, right):
            pairs.append((left.id, right.id))
    joined.replace_copy_pairs(store, {*documents, *(keys[at] for at in looked_at)}, pairs)
    found = joined.copy_pairs(store)
    told = joined.published(store, {key for pair in found for key in pair})
    put_copies(store, originals(found, told))


def _sign(store: Store, documents: Sequence[str]) -> None:
    found = [one for key in documents if (one := versions.standing(store, key)) is not None]
    for document, row in zip(found, bands(found), strict=True):
        joined.put_signature(store, document.id, row.astype(PACKED).tobytes())
    for key in set(documents) - {one.id for one in found}:
        joined.drop_signature(store, key)


def _rows(packed: Sequence[bytes]) -> Bands:
    return np.frombuffer(b"".join(packed), dtype=PACKED).reshape(-1, BANDS).astype(np.uint32)


def _text(store: Store, key: str, texts: dict[str, Document | None]) -> Document | None:
    if key not in texts:
        texts[key] = versions.standing(store, key)
    return texts[key]
