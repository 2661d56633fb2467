"""Task `performance`: how fast and how large. In: a folder of reports. Out: documents and words a second, peak memory, shares of stages.

A fresh record is made in a temporary folder, so every report is read. The floor is spaCy's blank English tokeniser on the same
words; `words_to_floor` tells how many times slower the whole way is. Seconds are those of this machine at this hour: compare
runs of one machine only.
"""

import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import spacy

from regesta import pipeline
from regesta.ingest.raw import KINDS
from regesta.store import read as stored
from regesta.store.database import open_store


def run(path: Path, *, sample: int | None = None) -> dict[str, Any]:
    """Add the reports to a fresh record and take the time.

    Args:
        path: a folder of reports, or one file.
        sample: so many files of it, taken evenly.
    """
    paths = _files(path, sample)
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "performance.regesta"
        summary = pipeline.add(record, paths)
        peak = _peak_mb()
        size = record.stat().st_size
        with open_store(record) as store:
            texts = [document.text for document in stored.documents(store) if document.language in ("en", None)]
    words = sum(len(text.split()) for text in texts)
    floor = _floor_words_per_second(texts, words)
    spent = sum(summary.stage_seconds.values())
    ours = {
        "documents_per_second": summary.read / summary.seconds,
        "words_per_second": words / summary.seconds,
        "peak_mb": peak,
        "words_to_floor": floor / (words / summary.seconds) if words else 0.0,
        "record_kb_per_document": size / 1000 / max(1, summary.documents),
    }
    ours |= {f"share_{stage}": seconds / spent for stage, seconds in sorted(summary.stage_seconds.items())}
    return {
        "task": "performance",
        "data": path.name,
        "n": summary.read,
        "ours": ours,
        "floor": {"words_per_second": floor},
        "peer": {},
        "errors": [{"kind": code, "count": count} for code, count in summary.skipped.items()],
    }


def _files(path: Path, sample: int | None) -> list[Path]:
    if sample is None or path.is_file():
        return [path]
    files = sorted(file for file in path.rglob("*") if file.suffix.lower() in KINDS)
    step = max(1.0, len(files) / sample)
    return [files[int(number * step)] for number in range(min(sample, len(files)))]


def _floor_words_per_second(texts: list[str], words: int) -> float:
    nlp = spacy.blank("en")
    began = time.perf_counter()
    for text in texts:
        nlp.make_doc(text)
    return words / max(time.perf_counter() - began, 1e-9)


def _peak_mb() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak / 1e3  # bytes there, kilobytes elsewhere
