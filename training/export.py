"""The trained network written down as ONNX, weights in 8 bits: what the package ships.

In: a checkpoint, the encoder's folder. Out: in the weights folder `reader.onnx` (encoder and heads), `relations.onnx` (relations
of chosen heads), `sums.onnx` (by which a processor shows how it adds), `tokenizer.json`, `lemmas.tsv`, `labels.json` (labels, checksums).

Matrices are whole numbers with one scale a column, what they are multiplied with is rounded with one scale a row
(docs/decisions/0036): sums of whole numbers are exact in any order, so what is read of a sentence depends neither on the
sentences beside it nor on the processor's way of adding. Everything is kept as rows, one a piece; words' outputs are flat:
`first` counts through the whole batch, so that heads do no work for padding.
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
from regesta.read.sums import WIDTH as SUMMED
from training.corpora import conllu
from training.lemma_table import write_table
from training.lighter import lighter
from training.network import ATTENTION_HEADS, EPSILON, LAYERS, MIXED, WIDTH
from training.tasks import Task

TOP = 127  # the largest whole number of a matrix; rounded rows are kept from 128 - TOP to 128 + TOP
HALF = 128
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

    def rounded(self, x: str) -> tuple[str, str]:
        """The rows of x as whole numbers from 1 to 255, and the rows' scales (rows, 1); made once for all that multiply with x."""
        names = f"{x}.q", f"{x}.scale"
        if any(names[0] in node.output for node in self.nodes):
            return names
        high = self.node("ReduceMax", [x], f"{x}.high", axes=[-1], keepdims=1)
        low = self.node("Neg", [self.node("ReduceMin", [x], f"{x}.low", axes=[-1], keepdims=1)], f"{x}.depth")
        widest = self.node("Max", [high, low, self.number("tiny", 1e-10)], f"{x}.widest")
        scale = self.node("Div", [widest, self.number("top", TOP)], names[1])
        each = self.node("Reshape", [scale, self.constant("row", np.array([-1], dtype=np.int64))], f"{x}.each")
        nought = self.node("Mul", [each, self.number("nought", 0)], f"{x}.nought")
        middle = self.node("Add", [nought, self.number("half", HALF)], f"{x}.half")
        middle = self.node("Cast", [middle], f"{x}.middle", to=TensorProto.UINT8)
        self.node("QuantizeLinear", [x, each, middle], names[0], axis=0)
        return names

    def number(self, name: str, value: float) -> str:
        return self.constant(name, np.array(value, dtype=np.float32))

    def matmul(self, x: str, weight: Array, bias: Array | None, name: str) -> str:
        """Rows of x times a (in, out) matrix, kept in 8 bits."""
        scale = np.maximum(np.abs(weight).max(0) / TOP, 1e-10).astype(np.float32)
        whole = np.round(weight / scale).clip(-TOP, TOP).astype(np.int8)
        rows, scales = self.rounded(x)
        inputs = [
            rows,
            self.constant(f"{name}.w", whole),
            self.number("one", 1),
            self.constant(f"{name}.s", scale),
            self.constant("middle", np.array(HALF, dtype=np.uint8)),
        ]
        product = self.node("MatMulIntegerToFloat", inputs, f"{name}.product", domain=OURS)
        if bias is None:
            return self.node("Mul", [product, scales], name)
        scaled = self.node("Mul", [product, scales], f"{name}.scaled")
        return self.node("Add", [scaled, self.constant(f"{name}.b", bias)], name)

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
    """Every layer's output, (batch times pieces, width)."""
    words = graph.table("pieces", "encoder.words", graph.array("encoder.words.weight"))
    casing = graph.array("encoder.casing.weight") + graph.array("encoder.kind")
    shaped = graph.node("Gather", [graph.constant("encoder.casing", casing), "casings"], "encoder.shaped")
    length = graph.node("Shape", ["pieces"], "length", start=1, end=2)
    zero = graph.constant("zero", np.array([0], dtype=np.int64))
    places = graph.node(
        "Slice", [graph.constant("encoder.places", graph.array("encoder.places.weight")), zero, length, zero], "places"
    )
    x = graph.node("Add", [graph.node("Add", [words, shaped], "embedded.1"), places], "embedded")
    x = graph.node("Reshape", [x, graph.constant("flat", np.array([-1, WIDTH], dtype=np.int64))], "embedded.rows")
    x = _normed(graph, x, "encoder.norm")
    nothing = graph.constant("nothing", np.array(0, dtype=np.int64))
    real = graph.node("Cast", [graph.node("Greater", ["pieces", nothing], "real.1")], "real", to=TensorProto.INT32)
    batch = graph.node("Shape", ["pieces"], "batch")
    wide = graph.node("Concat", [batch, graph.constant("wide", np.array([3 * WIDTH]))], "sentences", axis=0)
    outputs = []
    for number in range(LAYERS):
        at = f"encoder.layers.{number}"
        seen = graph.linear(_attended(graph, graph.linear(x, f"{at}.qkv"), at, wide, real), f"{at}.out")
        x = _normed(graph, graph.node("Add", [seen, x], f"{at}.sum1"), f"{at}.norm1")
        inner = graph.linear(graph.gelu(graph.linear(x, f"{at}.up")), f"{at}.down")
        x = _normed(graph, graph.node("Add", [inner, x], f"{at}.sum2"), f"{at}.norm2")
        outputs.append(x)
    return outputs


def _attended(graph: Graph, qkv: str, at: str, wide: str, real: str) -> str:
    """What every piece takes from its sentence: rows in, rows out, in sentences between."""
    three = [f"{at}.{part}" for part in "qkv"]
    sentences = graph.node("Reshape", [qkv, wide], f"{at}.sentences")
    thirds = graph.constant("thirds", np.array([WIDTH] * 3, dtype=np.int64))
    graph.nodes.append(helper.make_node("Split", [sentences, thirds], three, axis=-1))
    seen = graph.node(
        "MultiHeadAttention",
        [*three, "", real],
        f"{at}.seen",
        domain=OURS,
        num_heads=ATTENTION_HEADS,
        mask_filter_value=-1e4,
    )
    return graph.node("Reshape", [seen, "flat"], f"{at}.seen.rows")


def _normed(graph: Graph, x: str, part: str) -> str:
    scale, bias = (graph.constant(f"{part}.{end}", graph.array(f"{part}.{end}")) for end in ("weight", "bias"))
    return graph.node("LayerNormalization", [x, scale, bias], part, epsilon=EPSILON, axis=-1)


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
    layers = _encoder(graph)
    words = [
        graph.node("Gather", [layer, "first"], f"words.{number}") for number, layer in list(enumerate(layers))[-MIXED:]
    ]
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
    outputs.append(helper.make_tensor_value_info(layers[-1], TensorProto.FLOAT, ["rows", WIDTH]))
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


def sums_graph() -> onnx.ModelProto:
    """Rows times columns of the largest whole numbers, by which a processor shows whether it adds exactly (`read.sums`)."""
    graph = Graph({})
    column = graph.constant("column", np.full((SUMMED, 8), TOP, dtype=np.int8))
    graph.node("MatMulInteger", ["rows", column], "sum")
    rows = helper.make_tensor_value_info("rows", TensorProto.UINT8, ["count", SUMMED])
    return graph.model([rows], [helper.make_tensor_value_info("sum", TensorProto.INT32, ["count", 8])])


def export(checkpoint: Path, encoder: Path, weights: Path, data: Path) -> None:
    """Writes the six files; prints their sizes."""
    kept = torch.load(checkpoint, weights_only=False, map_location="cpu")
    tasks: list[Task] = kept["tasks"]
    parameters = {name: value.detach().float() for name, value in kept["weights"].items()}
    weights.mkdir(parents=True, exist_ok=True)
    onnx.save(lighter(reader_graph(parameters, tasks)), str(weights / "reader.onnx"))
    tree = next(task for task in tasks if task.kind == "tree")
    onnx.save(relations_graph(parameters, tree), str(weights / "relations.onnx"))
    onnx.save(sums_graph(), str(weights / "sums.onnx"))
    shutil.copyfile(encoder / "tokenizer.json", weights / "tokenizer.json")
    trees = [e for name in ("en_ewt-ud", "gum_perm") for e in conllu(data / "ud" / f"{name}-train.conllu")]
    write_table(trees, weights / "lemmas.tsv")
    files = ("reader.onnx", "relations.onnx", "sums.onnx", "tokenizer.json", "lemmas.tsv")
    card = {
        "tasks": [{"name": t.name, "kind": t.kind, "labels": list(t.labels)} for t in tasks],
        "longest_word": LONGEST_WORD,
        "sha256": {name: hashlib.sha256((weights / name).read_bytes()).hexdigest() for name in files},
    }
    (weights / "labels.json").write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for name in (*files, "labels.json"):
        print(f"{weights / name}: {(weights / name).stat().st_size / 1e6:.1f} MB")
