"""Which weights are installed. In: nothing. Out: their checksum, without loading them."""

import json
from functools import cache
from pathlib import Path


@cache
def checksum() -> str:
    """The checksum of the reading model's weights, as its card notes it; the model checks it when it is loaded."""
    card = json.loads((Path(__file__).parent / "weights" / "labels.json").read_text(encoding="utf-8"))
    return str(card["sha256"]["reader.onnx"])
