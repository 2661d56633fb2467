"""The trained network written down as ONNX, weights in 8 bits: what the package ships.

In: a checkpoint, the encoder's folder. Out: in the weights folder `reader.onnx` (encoder and heads), `relations.onnx` (relations
of chosen heads), `tokenizer.json`, `lemmas.tsv`, `labels.json` (labels, checksums).

Matrices are stored in blocks of 128 with a scale each (MatMulNBits). At run time onnxruntime rounds each row's activations by
itself, so what is read of a sentence does not depend on the sentences beside it, as it does when a whole tensor shares one scale.
Words' outputs are flat: `first` counts through the whole batch, so that heads do no work for padding.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from regesta.read.pieces import LONGEST_WORD
from training.corpora import conllu
from training.lemma_table import write_table
from training.network import ATTENTION_HEADS, EPSILON, LAYERS, MIXED, WIDTH
from training.tasks import Task

BLOCK = 128
OURS = "com.microsoft"
Array = NDArray[np.float32]


class Graph:
    """Collects nodes and weights; every method gives the name of what it makes."""

    def __init__(self, weights: dict[str, torch.Tensor]) -> None:
        self.weights = weights
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def array(self, name: str) -> Array:
        found: Array = self.weights[name].float().numpy()
        return found

    def constant(self, name: str, value: NDArray[np.generic]) -> str:
        if all(c.name != name for c in self.constants):
            self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, inputs: list[str], name: str, *, domain: str = "", **attributes: object) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [name], domain=domain, **attributes))
        return name

    def matmul(self, x: str, weight: Array, bias: Array | None, name: str) -> str:
        """x times a (in, out) matrix, kept in 8 bits."""
        inner, outer = weight.shape
        blocks = -(-inner // BLOCK)
        padded = np.zeros((outer, blocks * BLOCK), dtype=np.float32)
        padded[:, :inner] = weight.T
        cut = padded.reshape(outer, blocks, BLOCK)
        scale = np.maximum(np.abs(cut).max(-1, keepdims=True) / 127, 1e-10)
        rounded = (np.round(cut / scale) + 128).clip(1, 255).astype(np.uint8)
        inputs = [
            x,
            self.constant(f"{name}.w", rounded),
            self.constant(f"{name}.s", scale.astype(np.float32).reshape(outer, blocks)),
        ]
        if bias is not None:
            inputs += ["", "", self.constant(f"{name}.b", bias)]
        return self.node(
            "MatMulNBits", inputs, name, domain=OURS, K=inner, N=outer, bits=8, block_size=BLOCK, accuracy_level=4
        )

    def linear(self, x: str, part: str) -> str:
        """A torch Linear by its parameters' name."""
        return self.matmul(x, self.array(f"{part}.weight").T, self.array(f"{part}.bias"), part)

    def gelu(self, x: str) -> str:
        return self.node("Gelu", [x], f"{x}.gelu", domain=OURS)

    def table(self, numbers: str, name: str, rows: Array) -> str:
        """Rows of an embedding table in 8 bits with a scale a row."""
        scale = np.maximum(np.abs(rows).max(1, keepdims=True) / 127, 1e-10).astype(np.float32)
        stored = np.round(rows / scale).astype(np.int8)
        taken = self.node("Gather", [self.constant(f"{name}.w", stored), numbers], f"{name}.rows")
        wide = self.node("Cast", [taken], f"{name}.wide", to=TensorProto.FLOAT)
        scales = self.node("Gather", [self.constant(f"{name}.s", scale), numbers], f"{name}.scales")
        return self.node("Mul", [wide, scales], name)

    def model(self, inputs: list[onnx.ValueInfoProto], outputs: list[onnx.ValueInfoProto]) -> onnx.ModelProto:
        graph = helper.make_graph(self.nodes, "regesta", inputs, outputs, self.constants)
        sets = [helper.make_opsetid("", 17), helper.make_opsetid(OURS, 1)]
        return helper.make_model(graph, opset_imports=sets, ir_version=10, producer_name="regesta")


def _encoder(graph: Graph) -> list[str]:
    """Every layer's output, (batch, pieces, width)."""
    words = graph.table("pieces", "encoder.words", graph.array("encoder.words.weight"))
    casing = graph.array("encoder.casing.weight") + graph.array("encoder.kind")
    shaped = graph.node("Gather", [graph.constant("encoder.casing", casing), "casings"], "encoder.shaped")
    length = graph.node("Shape", ["pieces"], "length", start=1, end=2)
    zero = graph.constant("zero", np.array([0], dtype=np.int64))
    places = graph.node(
        "Slice", [graph.constant("encoder.places", graph.array("encoder.places.weight")), zero, length, zero], "places"
    )
    x = graph.node("Add", [graph.node("Add", [words, shaped], "embedded.1"), places], "embedded")
    norm = [graph.constant(f"encoder.norm.{end}", graph.array(f"encoder.norm.{end}")) for end in ("weight", "bias")]
    x = graph.node("LayerNormalization", [x, *norm], "encoder.normed", epsilon=EPSILON, axis=-1)
    nothing = graph.constant("nothing", np.array(0, dtype=np.int64))
    real = graph.node("Cast", [graph.node("Greater", ["pieces", nothing], "real.1")], "real", to=TensorProto.INT32)
    outputs = []
    for number in range(LAYERS):
        at = f"encoder.layers.{number}"
        qkv = graph.linear(x, f"{at}.qkv")
        three = [f"{at}.{part}" for part in "qkv"]
        graph.nodes.append(
            helper.make_node(
                "Split", [qkv, graph.constant("thirds", np.array([WIDTH] * 3, dtype=np.int64))], three, axis=-1
            )
        )
        seen = graph.node(
            "MultiHeadAttention",
            [*three, "", real],
            f"{at}.seen",
            domain=OURS,
            num_heads=ATTENTION_HEADS,
            mask_filter_value=-1e4,
        )
        x = _normed(graph, graph.linear(seen, f"{at}.out"), x, f"{at}.norm1")
        inner = graph.linear(graph.gelu(graph.linear(x, f"{at}.up")), f"{at}.down")
        x = _normed(graph, inner, x, f"{at}.norm2")
        outputs.append(x)
    return outputs


def _normed(graph: Graph, x: str, skip: str, part: str) -> str:
    scale, bias = (graph.constant(f"{part}.{end}", graph.array(f"{part}.{end}")) for end in ("weight", "bias"))
    return graph.node("SkipLayerNormalization", [x, skip, scale, bias], part, domain=OURS, epsilon=EPSILON)


def _mixed(graph: Graph, words: list[str], head: str, weights: list[float]) -> str:
    """The head's own average of the last layers, at words."""
    total = ""
    for at, (layer, weight) in enumerate(zip(words, weights, strict=True)):
        part = graph.node(
            "Mul", [layer, graph.constant(f"{head}.mix.{at}", np.array(weight, dtype=np.float32))], f"{head}.part.{at}"
        )
        total = graph.node("Add", [total, part], f"{head}.sum.{at}") if total else part
    return total


def reader_graph(weights: dict[str, torch.Tensor], tasks: list[Task]) -> onnx.ModelProto:
    """Encoder and heads: `pieces`, `casings` (batch, pieces), `first` (words) in; one output per head, tree vectors out,
    and last what the bare encoder gives, which nobody but the bench fetches."""
    graph = Graph(weights)
    flat = graph.constant("flat", np.array([-1, WIDTH], dtype=np.int64))
    words = []
    layers = _encoder(graph)
    for number, layer in list(enumerate(layers))[-MIXED:]:
        rows = graph.node("Reshape", [layer, flat], f"rows.{number}")
        words.append(graph.node("Gather", [rows, "first"], f"words.{number}"))
    outputs = []
    for task in tasks:
        share = torch.softmax(weights[f"mix.{task.name}"], 0).tolist()
        at = f"heads.{task.name}"
        mixed = _mixed(graph, words, at, share)
        if task.kind == "tree":
            outputs += _tree(graph, mixed, at, task)
            continue
        hidden = graph.gelu(graph.linear(mixed, f"{at}.hidden"))
        graph.node("Identity", [graph.linear(hidden, f"{at}.scores")], task.name)
        outputs.append(helper.make_tensor_value_info(task.name, TensorProto.FLOAT, ["words", len(task.labels)]))
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, ["batch", "length"]) for n in ("pieces", "casings")]
    inputs.append(helper.make_tensor_value_info("first", TensorProto.INT64, ["words"]))
    outputs.append(helper.make_tensor_value_info(layers[-1], TensorProto.FLOAT, ["batch", "length", WIDTH]))
    return graph.model(inputs, outputs)


def _tree(graph: Graph, mixed: str, at: str, task: Task) -> list[onnx.ValueInfoProto]:
    arc = graph.array(f"{at}.arc")
    size = arc.shape[1]
    dep = graph.gelu(graph.linear(mixed, f"{at}.arc_dep"))
    outputs = {
        "arc_dep": (graph.matmul(dep, arc[:-1], arc[-1], f"{at}.arc"), size),
        "arc_head": (graph.gelu(graph.linear(mixed, f"{at}.arc_head")), size),
    }
    for part in ("rel_dep", "rel_head"):
        outputs[part] = (graph.gelu(graph.linear(mixed, f"{at}.{part}")), graph.array(f"{at}.{part}.bias").shape[0])
    values = []
    for part, (made, width) in outputs.items():
        graph.node("Identity", [made], f"{task.name}.{part}")
        values.append(helper.make_tensor_value_info(f"{task.name}.{part}", TensorProto.FLOAT, ["words", width]))
    root = torch.nn.functional.gelu(
        graph.weights[f"{at}.arc_head.weight"] @ graph.weights[f"{at}.root"] + graph.weights[f"{at}.arc_head.bias"]
    )
    graph.node("Identity", [graph.constant(f"{at}.arc_root", root.numpy())], f"{task.name}.arc_root")
    values.append(helper.make_tensor_value_info(f"{task.name}.arc_root", TensorProto.FLOAT, [size]))
    return values


def relations_graph(weights: dict[str, torch.Tensor], task: Task) -> onnx.ModelProto:
    """Relations of chosen heads: `rel_dep`, `rel_head` (words, size), `heads` (words; 0 is the root, n the n-th word); scores out."""
    graph = Graph(weights)
    at = f"heads.{task.name}"
    size = graph.array(f"{at}.rel_head.bias").shape[0]
    root = torch.nn.functional.gelu(
        weights[f"{at}.rel_head.weight"] @ weights[f"{at}.root"] + weights[f"{at}.rel_head.bias"]
    )
    rows = graph.node("Concat", [graph.constant("root", root.numpy()[None]), "rel_head"], "with_root", axis=0)
    head = graph.node("Gather", [rows, "heads"], "head")
    product = graph.node("Mul", ["rel_dep", head], "product")
    pair = graph.node("Concat", [product, "rel_dep", head], "pair", axis=-1)
    graph.node("Identity", [graph.linear(pair, f"{at}.rel")], "scores")
    inputs = [helper.make_tensor_value_info(n, TensorProto.FLOAT, ["words", size]) for n in ("rel_dep", "rel_head")]
    inputs.append(helper.make_tensor_value_info("heads", TensorProto.INT64, ["words"]))
    return graph.model(
        inputs, [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["words", len(task.labels)])]
    )


def export(checkpoint: Path, encoder: Path, weights: Path, data: Path) -> None:
    """Writes the five files; prints their sizes."""
    kept = torch.load(checkpoint, weights_only=False, map_location="cpu")
    tasks: list[Task] = kept["tasks"]
    parameters = {name: value.detach().float() for name, value in kept["weights"].items()}
    weights.mkdir(parents=True, exist_ok=True)
    onnx.save(reader_graph(parameters, tasks), str(weights / "reader.onnx"))
    tree = next(task for task in tasks if task.kind == "tree")
    onnx.save(relations_graph(parameters, tree), str(weights / "relations.onnx"))
    shutil.copyfile(encoder / "tokenizer.json", weights / "tokenizer.json")
    trees = [e for name in ("en_ewt-ud", "gum_perm") for e in conllu(data / "ud" / f"{name}-train.conllu")]
    write_table(trees, weights / "lemmas.tsv")
    files = ("reader.onnx", "relations.onnx", "tokenizer.json", "lemmas.tsv")
    card = {
        "tasks": [{"name": t.name, "kind": t.kind, "labels": list(t.labels)} for t in tasks],
        "longest_word": LONGEST_WORD,
        "sha256": {name: hashlib.sha256((weights / name).read_bytes()).hexdigest() for name in files},
    }
    (weights / "labels.json").write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for name in (*files, "labels.json"):
        print(f"{weights / name}: {(weights / name).stat().st_size / 1e6:.1f} MB")
