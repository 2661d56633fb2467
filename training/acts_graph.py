"""The heads for acts written into the reading model: what `training.acts` learnt, as nodes of `reader.onnx` and a graph of pairs.

In: learnt weights and labels, the weights folder. Out: `reader.onnx` with five outputs more, `pairs.onnx`, labels and checksums in
`labels.json`. What the other heads give stays as it is, to the bit: the encoder's nodes are not touched.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper

from regesta.read.acts import WAYS
from training.export import Graph
from training.lighter import lighter

OURS = "acts."
STATES = {0: "encoder.norm"} | {layer: f"encoder.layers.{layer - 1}.norm2" for layer in range(1, 7)}
HEADS = {"acts.type": "kind", "acts.subtype": "finer", "acts.status": "done"}  # outputs and what computes them


def write(weights: dict[str, torch.Tensor], labels: dict[str, list[str]], layers: list[int], folder: Path) -> None:
    """Puts the heads into the model of a folder; heads that are there already are replaced."""
    model = onnx.load(str(folder / "reader.onnx"))
    for part in (model.graph.node, model.graph.initializer, model.graph.output):
        kept = [one for one in part if not (one.output[0] if hasattr(one, "output") else one.name).startswith(OURS)]
        del part[:]
        part.extend(kept)
    graph = Graph({f"{OURS}{name}": value for name, value in weights.items()})
    outputs = _heads(graph, labels, layers)
    there = {one.name for one in model.graph.initializer}
    model.graph.node.extend(graph.nodes)
    model.graph.initializer.extend(one for one in graph.constants if one.name not in there)
    model.graph.output.extend(outputs)
    onnx.save(lighter(model), str(folder / "reader.onnx"))
    onnx.save(pairs_graph(weights), str(folder / "pairs.onnx"))
    card = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    card["tasks"] = [task for task in card["tasks"] if not task["name"].startswith(OURS)]
    card["tasks"] += [{"name": name, "kind": "acts", "labels": own} for name, own in labels.items()]
    for name in ("reader.onnx", "pairs.onnx"):
        card["sha256"][name] = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    (folder / "labels.json").write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _heads(graph: Graph, labels: dict[str, list[str]], layers: list[int]) -> list[onnx.ValueInfoProto]:
    """Nodes from the encoder's states at the words to every head's scores."""
    states = [graph.node("Gather", [STATES[layer], "first"], f"{OURS}state.{layer}") for layer in layers]
    joined = graph.node("Concat", states, f"{OURS}states", axis=-1)
    scale, bias = (graph.constant(f"{OURS}norm.{end}", graph.array(f"{OURS}norm.{end}")) for end in ("weight", "bias"))
    words = graph.node("LayerNormalization", [joined, scale, bias], f"{OURS}norm", epsilon=1e-5, axis=-1)
    kinds = graph.gelu(graph.linear(words, f"{OURS}kinds"))
    roles = graph.gelu(graph.linear(words, f"{OURS}roles"))
    made = {name: graph.linear(kinds, f"{OURS}{part}") for name, part in HEADS.items()}
    made |= {"acts.doer": graph.linear(roles, f"{OURS}trigger"), "acts.word": graph.linear(roles, f"{OURS}party")}
    outputs = []
    for name, node in made.items():
        width = len(labels[name]) if name in labels else graph.array(f"{node}.bias").shape[0]
        graph.node("Identity", [node], name)
        outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, ["words", width]))
    return outputs


def pairs_graph(weights: dict[str, torch.Tensor]) -> onnx.ModelProto:
    """Scores of words as parties: `doers`, `words` (pairs, size), `ways` (pairs, WAYS) in; (pairs, 2) out: acts, is acted on."""
    graph = Graph(weights)
    size = graph.array("trigger.bias").shape[0]
    product = graph.node("Mul", ["doers", "words"], "product")
    ways = _summed(graph, "ways.weight", "told")
    pair = graph.node("Concat", [product, "doers", "words", ways], "pair", axis=-1)
    hidden = graph.gelu(graph.linear(pair, "pairs"))
    graph.node("Add", [graph.linear(hidden, "sides"), _summed(graph, "leaning.weight", "leaning")], "scores")
    inputs = [helper.make_tensor_value_info(n, TensorProto.FLOAT, ["pairs", size]) for n in ("doers", "words")]
    inputs.append(helper.make_tensor_value_info("ways", TensorProto.INT64, ["pairs", WAYS]))
    return graph.model(inputs, [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["pairs", 2])])


def _summed(graph: Graph, table: str, name: str) -> str:
    """The sum of a table's rows for the ways of each pair; way 0 is none."""
    rows = graph.array(table).copy()
    rows[0] = 0
    taken = graph.node("Gather", [graph.constant(f"{name}.table", rows), "ways"], f"{name}.rows")
    axis = graph.constant("axis", np.array([1], dtype=np.int64))
    return graph.node("ReduceSum", [taken, axis], name, keepdims=0)
