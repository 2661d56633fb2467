"""The treebanks' own lemmas as a table, so that what was seen need not be guessed. In: sentences. Out: lines of form, tag, lemma.

Forms are lower case; a form and tag stand in the table with the lemma that they have most often, if most have it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from training.corpora import Example

LEAST, SURE = 1, 0.7  # choices: how often seen, and the share of one lemma
TAGS = ("VERB", "AUX", "NOUN", "ADJ", "ADV", "PRON", "DET", "PART", "ADP", "SCONJ", "CCONJ")
WORD = re.compile(r"[^\W\d_]*['’]?[^\W\d_]+$")


def lemma_lines(examples: Iterable[Example]) -> list[str]:
    """Sorted lines `form<tab>tag<tab>lemma`."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for example in examples:
        for word, tag, lemma in zip(example.words, example.upos or [], example.lemmas or [], strict=False):
            if tag in TAGS and WORD.match(word) and WORD.match(lemma):
                counts[word.lower(), tag][lemma] += 1
    lines = []
    for (form, tag), lemmas in counts.items():
        lemma, often = lemmas.most_common(1)[0]
        if sum(lemmas.values()) >= LEAST and often >= SURE * sum(lemmas.values()):
            lines.append(f"{form}\t{tag}\t{lemma}")
    return sorted(lines)


def write_table(examples: Iterable[Example], path: Path) -> None:
    """Writes the table."""
    path.write_text("\n".join(lemma_lines(examples)) + "\n", encoding="utf-8")
