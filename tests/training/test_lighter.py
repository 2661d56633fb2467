"""The lighter graph gives the numbers of the graph it is made of, to the bit."""

from pathlib import Path

import numpy as np
import pytest

onnx = pytest.importorskip("onnx", reason="comes with the training extra")
torch = pytest.importorskip("torch", reason="comes with the training extra")

from regesta.read import sums  # noqa: E402
from regesta.read.batches import Part, fed  # noqa: E402
from regesta.read.model import WEIGHTS  # noqa: E402
from regesta.read.pieces import CASINGS, Encoded  # noqa: E402
from training.export import reader_graph  # noqa: E402
from training.lighter import lighter  # noqa: E402
from training.network import LAYERS, MIXED, WIDTH  # noqa: E402
from training.tasks import Task  # noqa: E402

LABELS = ("A", "B", "C")


def weights() -> dict[str, "torch.Tensor"]:
    """Those of a network that has learnt nothing, with a vocabulary of forty pieces."""
    torch.manual_seed(7)
    sizes = {
        "encoder.words.weight": (40, WIDTH),
        "encoder.casing.weight": (CASINGS, WIDTH),
        "encoder.kind": (WIDTH,),
        "encoder.places.weight": (512, WIDTH),
        "heads.upos.hidden.weight": (64, WIDTH),
        "heads.upos.hidden.bias": (64,),
        "heads.upos.scores.weight": (len(LABELS), 64),
        "heads.upos.scores.bias": (len(LABELS),),
        "mix.upos": (MIXED,),
    }
    for layer in range(LAYERS):
        for name, out, into in (("qkv", 3, 1), ("out", 1, 1), ("up", 4, 1), ("down", 1, 4)):
            sizes[f"encoder.layers.{layer}.{name}.weight"] = (out * WIDTH, into * WIDTH)
            sizes[f"encoder.layers.{layer}.{name}.bias"] = (out * WIDTH,)
    norms = ["encoder.norm", *(f"encoder.layers.{n}.norm{k}" for n in range(LAYERS) for k in (1, 2))]
    sizes |= {f"{norm}.{end}": (WIDTH,) for norm in norms for end in ("weight", "bias")}
    return {name: torch.randn(*size) * 0.2 for name, size in sizes.items()}


def batch() -> dict[str, np.ndarray]:
    """Three sentences of unlike length, one with a word of three pieces."""
    lengths = (5, 6, 8)
    pieces = [[1, *range(n, n + length), 2] for n, length in enumerate(lengths, 3)]
    parts = [
        Part(n, ["w"] * (len(own) - 4), Encoded(own, [0] * len(own), [1, *range(4, len(own) - 1)]))
        for n, own in enumerate(pieces)
    ]
    longest = max(parts, key=lambda part: len(part.encoded.pieces))
    return fed([longest, *parts])


def test_the_same_numbers_from_fewer_nodes() -> None:
    plain = reader_graph(weights(), [Task(name="upos", kind="words", labels=LABELS, weight=1.0)])
    count = len(plain.graph.node)
    content = plain.SerializeToString()
    light = lighter(plain)
    assert len(light.graph.node) < count - 4 * LAYERS
    ways = [sums.session(one, exact=True, threads=1) for one in (content, light.SerializeToString())]
    first, second = (way.run(["upos"], batch())[0] for way in ways)
    assert first.std() > 0
    assert np.array_equal(first, second)


def test_what_is_light_stays_as_it_is() -> None:
    once = lighter(reader_graph(weights(), [Task(name="upos", kind="words", labels=LABELS, weight=1.0)]))
    names = [node.output[0] for node in once.graph.node]
    assert [node.output[0] for node in lighter(once).graph.node] == names


def test_the_shipped_graph_is_light() -> None:
    model = onnx.load(str(Path(WEIGHTS) / "reader.onnx"))
    names = [node.output[0] for node in model.graph.node]
    assert [node.output[0] for node in lighter(model).graph.node] == names
