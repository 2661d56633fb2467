"""`python -m training.acts DATA`: trains the heads for acts on the shipped reading model and writes them into it.

Learnt from: our own sentences (`training/events`, but for the test) and real ones told by number (`training/marks`, but for those kept
apart). The model reads them first: its states and trees are what the heads learn from, and nothing of the model itself is changed, so that
whatever else it reads stays as it was. `python -m bench marked DATA` measures the outcome. Half an hour on two cores.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import numpy as np
import onnx
import onnxruntime
import spacy
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as fn

from regesta.read import component  # noqa: F401  the pipe's name is known once it is imported
from regesta.read.acts import WAYS, ways_from
from regesta.read.batches import Part, fed, groups
from regesta.read.model import WEIGHTS
from regesta.read.pieces import Pieces
from regesta.read.tokens import with_ud_words
from regesta.records import EventType, Status
from training.acts_graph import STATES, write
from training.acts_network import LAYERS, ActHeads
from training.marks import LONGEST, NOTHING, Act, Marked, as_sentence, marked
from training.written_acts import written

PASSES, RATE, WORDS = 12, 1e-3, 2_500  # words a step
WARM_UP = 100  # steps
OFTEN = {"acts.subtype": 5, "acts.ways": 15}  # labels seen less often are not learnt; choices
SHARES = {"kind": 8.0, "done": 0.7, "finer": 0.5, "parties": 0.5}  # of the loss; choices


@dataclass(slots=True)
class Read:
    """A marked sentence as the model reads it: `states` (words, layers times width), heads from 1 and relations."""

    acts: list[Act]
    states: NDArray[np.float16]
    heads: list[int]
    relations: list[str]

    @property
    def told(self) -> list[Act]:
        """The marks that are acts."""
        return [act for act in self.acts if act.kind != NOTHING]


def read(sentences: Sequence[Marked], weights: Path = WEIGHTS) -> list[Read]:
    """The sentences read by the model of a folder; over-long ones are left out."""
    nlp = with_ud_words(spacy.blank("en"))
    nlp.add_pipe("regesta_reader", config={"weights": str(weights)})
    docs = list(nlp.pipe(as_sentence(one.text, nlp) for one in sentences))
    words = [[token for token in doc if not token.is_space] for doc in docs]
    running = session(weights)
    pieces = Pieces(weights / "tokenizer.json")
    parts = [
        Part(at, [t.text for t in own], pieces.encode([t.text for t in own]))
        for at, own in enumerate(words)
        if 0 < len(own) <= LONGEST
    ]
    found: dict[int, Read] = {}
    for group in groups(parts):
        batch = fed([parts[at] for at in group])
        layers = running.run([f"learnt.{layer}" for layer in LAYERS], batch)
        start = 0  # rows are words, sentence after sentence
        for part in (parts[at] for at in group):
            own = words[part.sentence]
            places = {token.i: at for at, token in enumerate(own, 1)}
            found[part.sentence] = Read(
                sentences[part.sentence].acts,
                np.concatenate([layer[start : start + len(own)] for layer in layers], 1).astype(np.float16),
                [0 if token.head.i == token.i else places.get(token.head.i, 0) for token in own],
                [token.dep_ for token in own],
            )
            start += len(own)
    return [found[at] for at in sorted(found)]


def session(weights: Path) -> onnxruntime.InferenceSession:
    """The model with the states of the layers that are looked at as outputs, at words."""
    model = onnx.load(str(weights / "reader.onnx"))
    last = max(STATES)  # of which `training.lighter` computes the words alone
    for layer in LAYERS:
        inputs = [STATES[layer], "first"] if layer != last else [STATES[layer]]
        kind = "Gather" if layer != last else "Identity"
        model.graph.node.append(onnx.helper.make_node(kind, inputs, [f"learnt.{layer}"]))
        value = onnx.helper.make_tensor_value_info(f"learnt.{layer}", onnx.TensorProto.FLOAT, ["words", None])
        model.graph.output.append(value)
    return onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])


def labels_of(sentences: Sequence[Read]) -> dict[str, list[str]]:
    """The labels of the heads: types and statuses as the records know them, subtypes and ways as often as they are seen."""
    finer = Counter(act.subtype for one in sentences for act in one.told if act.subtype)
    ways: Counter[str] = Counter()
    for one in sentences:
        for act in one.told:
            for way in ways_from(act.trigger, one.heads, one.relations):
                ways.update(list(dict.fromkeys(way)))
    return {
        "acts.type": ["", *get_args(EventType)],
        "acts.subtype": ["", *(name for name, n in finer.most_common() if n >= OFTEN["acts.subtype"])],
        "acts.status": list(get_args(Status)),
        "acts.ways": ["", *(name for name, n in ways.items() if n >= OFTEN["acts.ways"])],
    }


class Lesson:
    """Sentences of one step put together: states, what is right for each word, for each act and for each pair of words."""

    def __init__(self, sentences: Sequence[Read], labels: dict[str, list[str]]) -> None:
        places = {name: {label: at for at, label in enumerate(own)} for name, own in labels.items()}
        self.states = torch.tensor(np.concatenate([one.states for one in sentences]).astype(np.float32))
        self.kinds = torch.zeros(len(self.states), dtype=torch.long)
        triggers, finer, done = [], [], []
        pairs: list[tuple[int, int]] = []
        ways: list[list[int]] = []
        right: list[tuple[bool, bool]] = []
        start = 0
        for one in sentences:
            for act in one.told:
                at = start + act.trigger
                self.kinds[at] = places["acts.type"][act.kind]
                triggers.append(at)
                finer.append(places["acts.subtype"].get(act.subtype, 0))
                done.append(places["acts.status"][act.status])
                for word, told in enumerate(ways_from(act.trigger, one.heads, one.relations)):
                    if word == act.trigger:
                        continue
                    known = [places["acts.ways"].get(way, 0) for way in told]
                    pairs.append((at, start + word))
                    ways.append(known + [0] * (WAYS - len(known)))
                    right.append((word in act.actors, word in act.recipients))
            start += len(one.heads)
        self.triggers, self.finer, self.done = (torch.tensor(x, dtype=torch.long) for x in (triggers, finer, done))
        self.pairs, self.ways = torch.tensor(pairs, dtype=torch.long), torch.tensor(ways, dtype=torch.long)
        self.right = torch.tensor(right, dtype=torch.float)

    def loss(self, heads: ActHeads) -> Tensor:
        """The weighted sum of every head's loss."""
        kinds, roles = heads.words(self.states)
        total: Tensor = SHARES["kind"] * fn.cross_entropy(heads.kind(kinds), self.kinds)
        if len(self.triggers):
            own = kinds[self.triggers]
            total = total + SHARES["done"] * fn.cross_entropy(heads.done(own), self.done)
            total = total + SHARES["finer"] * fn.cross_entropy(heads.finer(own), self.finer)
            scores = heads.parties(roles, self.pairs, self.ways)
            missed = fn.binary_cross_entropy_with_logits(scores, self.right, reduction="sum")
            total = total + SHARES["parties"] * missed / len(self.triggers)
        return total


def fit(sentences: list[Read], labels: dict[str, list[str]], passes: int = PASSES) -> ActHeads:
    """Trains the heads; prints one line a pass."""
    torch.manual_seed(0)
    chance = random.Random(0)
    heads = ActHeads(labels)
    optimiser = torch.optim.AdamW(heads.parameters(), lr=RATE, weight_decay=0.02)
    steps = passes * sum(1 for _ in _grouped(sentences))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / WARM_UP) * max(0.01, 1 - step / steps)
    )
    for number in range(1, passes + 1):
        heads.train()
        chance.shuffle(sentences)
        summed, count = 0.0, 0
        for group in _grouped(sentences):
            loss = Lesson(group, labels).loss(heads)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(heads.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            summed, count = summed + float(loss.detach()), count + 1
        print(f"{number}: loss {summed / count:.3f}", flush=True)
    return heads


def _grouped(sentences: Sequence[Read]) -> Iterator[list[Read]]:
    group: list[Read] = []
    for one in sentences:
        group.append(one)
        if sum(len(x.heads) for x in group) > WORDS:
            yield group
            group = []
    if group:
        yield group


def main() -> None:
    """Reads the options, trains, writes."""
    options = argparse.ArgumentParser(prog="python -m training.acts", description="Trains the heads for acts.")
    options.add_argument("data", type=Path)
    options.add_argument("--weights", type=Path, default=Path("regesta/read/weights"))
    options.add_argument("--passes", type=int, default=PASSES)
    options.add_argument("--sentences", type=int, help="a trial run on this many")
    given = options.parse_args()
    real = marked(given.data)
    apart = {one.text for one in real if one.apart}
    sentences = [*written(), *(one for one in real if one.text not in apart)][: given.sentences]
    learnt = read(sentences, given.weights)
    labels = labels_of(learnt)
    print(f"{len(learnt)} sentences, {sum(len(one.told) for one in learnt)} acts", flush=True)
    write(fit(learnt, labels, given.passes).state_dict(), labels, list(LAYERS), given.weights)


if __name__ == "__main__":
    main()
