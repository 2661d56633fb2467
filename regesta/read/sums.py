"""How the graphs of whole numbers are run. In: the weights' folder, the graph's content. Out: a session that adds exactly.

The products of whole numbers are summed up in 32 bits, exactly, in whatever order: two machines read the same sentence alike.
Processors of before about 2019 without the instructions for it (VNNI) add pairs in 16 bits and cut off what is more; onnxruntime
takes a slower way there if told to. Which kind this one is `sums.onnx` shows, a product of the largest numbers there are.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime

LARGEST, ROWS, WIDTH = (
    255,
    16,
    64,
)  # what the probe multiplies: rows of so many of the largest numbers, with columns of 127


def session(content: bytes, *, exact: bool, threads: int | None) -> onnxruntime.InferenceSession:
    """The graph, ready to run.

    Args:
        content: the graph.
        exact: what `adds_exactly` says of this processor; where it is False the slower way is taken.
        threads: cores to use; None takes all.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads or 0
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    if not exact:
        options.add_session_config_entry("session.x64quantprecision", "1")
    return onnxruntime.InferenceSession(content, sess_options=options, providers=["CPUExecutionProvider"])


@cache
def adds_exactly(probe: Path) -> bool:
    """Whether this processor sums up products of 8 bits without cutting off, by trying it.

    Args:
        probe: `sums.onnx`.
    """
    rows = np.full((ROWS, WIDTH), LARGEST, dtype=np.uint8)
    found = session(probe.read_bytes(), exact=True, threads=1).run(None, {"rows": rows})[0]
    return bool((found == LARGEST * 127 * WIDTH).all())
