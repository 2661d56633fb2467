"""The training and checking parts put together from the data folder.

In: the folder. Out: `Parts`: sentences with trees (EWT with its gold names, GUM with those of its entities), gold name sets, the
silver set, our own written names, and the parts that are only measured.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from pathlib import Path

from training import corpora, entities, natural, silver
from training.corpora import Example
from training.peoples import states, with_groups
from training.swaps import SWAPPED, Names, Pools, filled, pools, swapped


@dataclass(frozen=True, slots=True)
class Parts:
    """What is learnt from and what is measured on."""

    trees: list[Example]
    gold_names: list[Example]
    silver_names: list[Example]
    pools: Pools
    states: frozenset[str]
    dev: dict[str, list[Example]]


def load(data: Path) -> Parts:
    """Everything from the data folder; the measured parts are never learnt from."""
    ud, ner = data / "ud", data / "ner"
    ewt = {
        part: _with_names(ud / f"en_ewt-ud-{part}.conllu", ner / f"en_ewt-ud-{part}.iob2") for part in ("train", "dev")
    }
    gum = {part: list(corpora.conllu(ud / f"gum_perm-{part}.conllu")) for part in ("train", "dev")}
    spoken_of = entities.entity_names(ud / "gum_perm-train.conllu")
    gum["train"] = [with_groups(replace(e, names=spoken_of[e.key])) for e in gum["train"]]
    gold = [
        e
        for part in ("train", "dev", "test")
        for e in corpora.columns(ner / "crossner_politics" / f"{part}.txt", corpora.CROSSNER_TYPES)
    ]
    gold += corpora.columns(ner / "wikigold" / "wikigold.conll.txt", corpora.PLAIN_TYPES)
    gold = [e for e in gold if e.words[0] != "-DOCSTART-"]
    named = [with_groups(e) for e in gold]
    known = states(data)
    silvered = silver.clean(corpora.gmb(ner / "gmb.csv"), known)
    drawn = pools(data, known, [e for e in ewt["train"] if e.names] + named)
    return Parts(
        trees=[e for e in ewt["train"] + gum["train"] if len(e.words) <= 120],
        gold_names=named,
        silver_names=silvered,
        pools=drawn,
        states=frozenset(" ".join(name) for name in known),
        dev={"ewt": ewt["dev"], "gum": gum["dev"], "written": natural.kept_apart(Names(drawn, random.Random(7)))},
    )


def name_sentences(parts: Parts, chance: random.Random, *, silver_size: int, written_size: int) -> list[Example]:
    """The names-only sentences of one pass: all gold, a share of the silver set, both with some names exchanged, and written ones."""
    names = Names(parts.pools, chance)
    sample = parts.gold_names + chance.sample(parts.silver_names, min(silver_size, len(parts.silver_names)))
    made = [swapped(e, names, parts.states) if chance.random() < SWAPPED else e for e in sample]
    made += [filled(chance.choice(parts.pools.written), names) for _ in range(written_size)]
    return made + [natural.natural(line, names) for line in natural.learnt()]


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
