"""The training and checking parts put together from the data folder.

In: the folder. Out: `Parts`: sentences with trees (EWT with its gold names, GUM without), gold name sets, the silver set, our own
written names, and the parts that are only measured.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from pathlib import Path

from training import corpora, silver
from training.corpora import Example
from training.peoples import states, with_groups


@dataclass(frozen=True, slots=True)
class Parts:
    """What is learnt from and what is measured on."""

    trees: list[Example]
    gold_names: list[Example]
    silver_names: list[Example]
    dev: dict[str, list[Example]]


def load(data: Path) -> Parts:
    """Everything from the data folder; the measured parts are never learnt from."""
    ud, ner = data / "ud", data / "ner"
    ewt = {part: _with_names(ud / f"en_ewt-ud-{part}.conllu", ner / f"en_ewt-ud-{part}.iob2") for part in ("train", "dev")}
    gum = {part: list(corpora.conllu(ud / f"gum_perm-{part}.conllu")) for part in ("train", "dev")}
    gold = [e for part in ("train", "dev", "test") for e in corpora.columns(ner / "crossner_politics" / f"{part}.txt", corpora.CROSSNER_TYPES)]
    gold += corpora.columns(ner / "wikigold" / "wikigold.conll.txt", corpora.PLAIN_TYPES)
    gold += [e for part in ("train", "test") for e in corpora.columns(ner / "re3d" / f"re3d-{part}.conll", corpora.RE3D_TYPES)]
    return Parts(
        trees=[e for e in ewt["train"] + gum["train"] if len(e.words) <= 120],
        gold_names=[with_groups(e) for e in gold],
        silver_names=silver.clean(corpora.gmb(ner / "gmb.csv"), states(data)),
        dev={"ewt": ewt["dev"], "gum": gum["dev"]},
    )


def a_pass(parts: Parts, chance: random.Random, silver_size: int) -> list[Example]:
    """What one pass reads: all with trees and all gold names, and a share of the silver set that changes with every pass."""
    sample = chance.sample(parts.silver_names, min(silver_size, len(parts.silver_names)))
    return parts.trees + parts.gold_names + sample


def world(folder: Path) -> list[Example]:
    """The world news set, as it is, for measuring only."""
    return [e for path in sorted(folder.glob("*.tsv")) for e in corpora.columns(path, corpora.WORLD_TYPES)]


def _with_names(trees: Path, names: Path) -> list[Example]:
    known = {e.key: e for e in corpora.iob2(names)}
    joined = []
    for example in corpora.conllu(trees):
        named = known.get(example.key)
        if named is not None and named.words == example.words:
            example = with_groups(replace(example, names=named.names))
        joined.append(example)
    return joined
