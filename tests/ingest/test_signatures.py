"""Copies found from kept signatures are those that one look at all texts finds, also when a band becomes crowded."""

import datetime as dt
import random

import numpy as np
import pytest

from regesta.ingest import copies, signatures
from regesta.ingest.copies import near_copies
from regesta.ingest.signatures import bands, candidates, originals, same_words, unsettled
from regesta.records import Document

WORDS = [f"word{number}" for number in range(300)]


def pile(seed: int) -> list[Document]:
    """Texts of which some are others with another end, or cut short."""
    mixed = random.Random(seed)
    texts: list[str] = []
    for _ in range(30):
        if texts and mixed.random() < 0.5:
            words = mixed.choice(texts).split()
            texts.append(" ".join(words[: mixed.randrange(len(words) // 2, len(words))] + mixed.sample(WORDS, 3)))
        else:
            texts.append(" ".join(mixed.choices(WORDS, k=mixed.randrange(60, 220))))
    return [
        Document(id=f"d{n:02}", source=f"{n}.txt", sha256=str(n), text=text, language="en",
                 published=dt.date(2024, 5, mixed.randrange(1, 28)) if mixed.random() < 0.8 else None)
        for n, text in enumerate(texts)
    ]  # fmt: skip


@pytest.mark.parametrize("seed", range(5))
def test_the_same_copies_as_one_look_at_all(seed: int) -> None:
    documents = pile(seed)
    pairs = {
        (documents[one].id, documents[other].id)
        for one, other in candidates(bands(documents), range(len(documents)))
        if same_words(documents[one], documents[other])
    }
    told = {one.id: str(one.published) if one.published else None for one in documents}
    found = originals(pairs, told)
    assert found == near_copies(documents)
    assert found


def test_only_pairs_with_what_is_looked_at() -> None:
    documents = pile(1)
    rows = bands(documents)
    few = candidates(rows, [3, 4])
    assert few == {pair for pair in candidates(rows, range(len(rows))) if {3, 4} & set(pair)}


def test_a_band_that_becomes_crowded_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signatures, "BUCKET", 2)
    text = " ".join(WORDS[:80])
    rows = bands([Document(id=str(n), source="s", sha256=str(n), text=text, language="en") for n in range(3)])
    assert unsettled(rows[:1], rows[:2], rows[1:2]) == set()
    assert unsettled(rows[:2], rows, rows[2:]) == {(band, int(rows[0, band])) for band in range(signatures.BANDS)}
    assert candidates(rows, [0]) == set()
    assert len(np.unique(rows, axis=0)) == 1
    assert copies.BUCKET > 2
