"""Task `reading`: what reading costs. In: a .conllu file. Out: words a second against the bare encoder's, load time, memory.

Both go over the same batches in turns within one run, three times; the best of each counts. `share_of_encoder` is the figure to look
at: seconds are those of this machine at this hour. The floor is the bare encoder: its pass alone, nothing made of it.
Load time and memory are those of a fresh process.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.conllu import read
from regesta.read.model import load_model

ROUNDS = 3
SENTENCES = 3000
FRESH = """
import json, resource, sys, time
began = time.perf_counter()
from regesta.read.model import load_reader
nlp = load_reader()
list(nlp.pipe(["Ina Brandt left Tarn on Friday, the ministry said."]))
took = time.perf_counter() - began
list(nlp.pipe(json.load(sys.stdin)))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
json.dump({"load_seconds": took, "memory_mb": peak}, sys.stdout)
"""


def run(path: Path, *, sample: int | None = None) -> dict[str, Any]:
    """Times reading and the bare encoder in turns.

    Args:
        path: a .conllu file; its words are read.
        sample: so many of its sentences.
    """
    sentences = [[w.form for w in s.words] for report in read(path) for s in report.sentences][: sample or SENTENCES]
    words = sum(map(len, sentences))
    model = load_model()
    model.read(sentences[:50])
    whole: list[float] = []
    bare: list[float] = []
    for _ in range(ROUNDS):
        bare.append(_seconds(lambda: model.encode(sentences)))
        whole.append(_seconds(lambda: model.read(sentences)))
    fresh = _fresh([" ".join(part) for part in sentences])
    ours = {
        "words_per_second": words / min(whole),
        "share_of_encoder": min(bare) / min(whole),
        **fresh,
    }
    return {
        "task": "reading",
        "data": path.name,
        "n": len(sentences),
        "ours": ours,
        "floor": {"words_per_second": words / min(bare)},
        "peer": {},
        "errors": [],
    }


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _fresh(texts: list[str]) -> dict[str, float]:
    """Seconds until the first sentence is read and the most memory held, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", FRESH], input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    return {key: float(value) for key, value in json.loads(done.stdout).items()}
