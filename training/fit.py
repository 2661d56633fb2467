"""The training loop: batches in, a network with its scores after every pass out.

It runs in bfloat16, on an accelerator if there is one, else on the CPU (2.6 times as fast as 32 bits on a core with avx512_bf16).
No accelerator was at hand so far: that path is written and never ran. A checkpoint is written after every pass, so that a stopped
run can go on.
"""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as fn

from regesta.read.decode import runs_of
from regesta.read.pieces import Pieces
from training.batches import Batch, batches
from training.corpora import Example, spans
from training.data import Parts, name_sentences
from training.network import RELATION, Network, TreeHead
from training.reporting import reporting
from training.rough import Ready, ready
from training.swaps import Names
from training.tasks import NOTHING, Task


@dataclass(frozen=True)
class Settings:
    """How to train; the defaults are the ones that the shipped weights were made with."""

    name: str = "pass"
    passes: int = 6
    size: int = 3000
    rate: float = 1.0
    encoder_rate: float = 1.2e-4
    head_rate: float = 1e-3
    warm_up: int = 150
    silver: int = 6_000
    written: int = 1_000
    reporting: int = 0
    seed: int = 0
    freeze: bool = False


SECOND = Settings(name="second", passes=3, rate=0.4, warm_up=50, reporting=1_500, seed=1)
"""A second, gentler round with reporting clauses added, and without the silver names that the first round's network doubts."""


def losses(network: Network, batch: Batch, tasks: Sequence[Task]) -> Tensor:
    """The weighted sum of every head's loss on a batch."""
    scores = network(batch.pieces, batch.casings, batch.first, set(batch.right))
    total = torch.zeros((), device=batch.pieces.device)
    for task in tasks:
        if task.name not in batch.right:
            continue
        right = batch.right[task.name]
        if task.kind == "tree":
            arcs, rel_head, rel_dep = scores[task.name]
            labels = batch.right[f"{task.name}.labels"]
            total = total + task.weight * (
                _cross(masked(arcs, right), right)
                + _relation_loss(network.heads[task.name], rel_head, rel_dep, right, labels)
            )
        else:
            total = total + task.weight * _cross(scores[task.name], right)
    return total


def _cross(scores: Tensor, right: Tensor) -> Tensor:
    summed = fn.cross_entropy(scores.flatten(0, 1), right.flatten(), ignore_index=NOTHING, reduction="sum")
    return summed / max(1, int((right != NOTHING).sum()))


def _relation_loss(head: nn.Module, rel_head: Tensor, rel_dep: Tensor, right: Tensor, labels: Tensor) -> Tensor:
    assert isinstance(head, TreeHead)
    wanted = labels != NOTHING
    chosen = rel_head.gather(1, right.clamp(min=0)[:, :, None].expand(-1, -1, RELATION))
    return fn.cross_entropy(head.relations(chosen[wanted], rel_dep[wanted]), labels[wanted])


def masked(arcs: Tensor, heads: Tensor) -> Tensor:
    """Arc scores with padding ruled out as a head."""
    real = torch.cat([torch.ones(len(heads), 1, dtype=torch.bool), heads != NOTHING], 1)
    return arcs.masked_fill(~real[:, None, :], -1e9)


def device() -> torch.device:
    """The accelerator if there is one, else the CPU."""
    found = torch.accelerator.current_accelerator() if torch.accelerator.is_available() else None
    return found or torch.device("cpu")


def fit(
    parts: Parts, tasks: Sequence[Task], pieces: Pieces, network: Network, checkpoints: Path, settings: Settings
) -> None:
    """Trains the network in place; writes `pass-N.pt` and prints one line a pass."""
    torch.manual_seed(settings.seed)
    place = device()
    network.to(place)
    chance = random.Random(settings.seed)

    def in_numbers(examples: Sequence[Example]) -> list[Ready]:
        return [made for e in examples if (made := ready(e, tasks, pieces)) is not None]

    def a_pass(chance: random.Random) -> list[Ready]:
        spoken = reporting(parts.trees, Names(parts.pools, chance), settings.reporting)
        return (
            trees
            + in_numbers(spoken)
            + in_numbers(name_sentences(parts, chance, silver_size=settings.silver, written_size=settings.written))
        )

    trees = in_numbers(parts.trees)
    dev = {name: in_numbers(examples) for name, examples in parts.dev.items()}
    optimiser = _optimiser(network, settings)
    steps = settings.passes * sum(
        1 for _ in batches(a_pass(random.Random(1)), settings.size, random.Random(1), rough=False)
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1.0, (s + 1) / settings.warm_up) * max(0.01, 1 - s / steps)
    )
    for number in range(1, settings.passes + 1):
        network.train()
        begun, summed, count = time.time(), 0.0, 0
        for batch in batches(a_pass(chance), settings.size, chance, rough=True):
            with torch.autocast(place.type, dtype=torch.bfloat16):
                loss = losses(network, batch.to(place), tasks)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_([p for p in network.parameters() if p.grad is not None], 1.0)
            optimiser.step()
            schedule.step()
            summed, count = summed + float(loss.detach()), count + 1
            if count % 50 == 0:
                print(
                    f"  {count} of {steps // settings.passes}: loss {summed / count:.3f}, {(time.time() - begun) / 60:.1f} min",
                    flush=True,
                )
        torch.save({"tasks": tasks, "weights": network.state_dict()}, checkpoints / f"{settings.name}-{number}.pt")
        scores = {name: evaluate(network, part, tasks, settings.size) for name, part in dev.items()}
        print(number, f"loss {summed / max(1, count):.3f}", f"{(time.time() - begun) / 60:.1f} min", scores, flush=True)


def _optimiser(network: Network, settings: Settings) -> torch.optim.AdamW:
    """The encoder at its own gentler rate, or at none; the word embeddings never."""
    encoder = [p for n, p in network.named_parameters() if n.startswith("encoder") and "casing" not in n]
    rest = [p for n, p in network.named_parameters() if not n.startswith("encoder") or "casing" in n]
    for parameter in network.encoder.parameters():
        parameter.requires_grad = not settings.freeze
    network.encoder.words.weight.requires_grad = False
    return torch.optim.AdamW(
        [
            {"params": [p for p in encoder if p.requires_grad], "lr": settings.rate * settings.encoder_rate},
            {"params": [p for p in rest if p.requires_grad], "lr": settings.rate * settings.head_rate},
        ],
        weight_decay=0.01,
        fused=True,
    )


def evaluate(network: Network, data: Sequence[Ready], tasks: Sequence[Task], size: int) -> dict[str, float]:
    """Shares of words right per head (no tree search), and micro F1 over person, organisation and place."""
    network.eval()
    place = next(network.parameters()).device
    right: dict[str, int] = {}
    words: dict[str, int] = {}
    names = [0, 0, 0]
    with torch.no_grad(), torch.autocast(place.type, dtype=torch.bfloat16):
        for held in batches(data, 2 * size, random.Random(0), rough=False):
            batch = held.to(place)
            scores = network(batch.pieces, batch.casings, batch.first, set(batch.right))
            for task in (t for t in tasks if t.name in batch.right):
                gold = batch.right[task.name]
                real = gold != NOTHING
                if task.kind == "tree":
                    _count_tree(network.heads[task.name], scores[task.name], batch, task, right)
                elif task.name == "names":
                    _count_names(scores[task.name], gold, task, names)
                else:
                    right[task.name] = right.get(task.name, 0) + int(
                        ((scores[task.name].argmax(-1) == gold) & real).sum()
                    )
                for key in ("uas", "las") if task.kind == "tree" else (task.name,):
                    words[key] = words.get(key, 0) + int(real.sum())
    found = {key: round(right[key] / words[key], 4) for key in right}
    if names[1] and names[2]:
        found["names_f1"] = round(2 * names[0] / (names[1] + names[2]), 4)
        found["names_precision"] = round(names[0] / names[2], 4)
    return found


def _count_tree(
    head: nn.Module, scores: tuple[Tensor, Tensor, Tensor], batch: Batch, task: Task, right: dict[str, int]
) -> None:
    assert isinstance(head, TreeHead)
    arcs, rel_head, rel_dep = scores
    heads, labels = batch.right[task.name], batch.right[f"{task.name}.labels"]
    real = heads != NOTHING
    chosen = masked(arcs, heads).argmax(-1)
    under = rel_head.gather(1, chosen[:, :, None].expand(-1, -1, RELATION))
    relation = torch.full_like(labels, -1)
    relation[real] = head.relations(under[real], rel_dep[real]).argmax(-1)
    right["uas"] = right.get("uas", 0) + int(((chosen == heads) & real).sum())
    right["las"] = right.get("las", 0) + int(((chosen == heads) & (relation == labels) & real).sum())


def _count_names(scores: Tensor, gold: Tensor, task: Task, names: list[int]) -> None:
    for own, answer in zip(scores.cpu().numpy(), gold.tolist(), strict=True):
        if answer[0] == NOTHING:
            continue
        length = len([a for a in answer if a != NOTHING])
        ours = {s for s in spans([task.labels[x] for x in runs_of(own[:length], task.labels)]) if s[2] != "NORP"}
        theirs = {s for s in spans([task.labels[x] for x in answer[:length]]) if s[2] != "NORP"}
        names[0] += len(ours & theirs)
        names[1] += len(theirs)
        names[2] += len(ours)
