"""Task `performance`: how fast and how large. In: a folder of reports. Out: documents and words a second, peak memory, shares of stages.

A fresh record is made in a temporary folder by as many processes as there are cores, so every report is read. `network_share` is the share
of the reading's seconds that the network has, tokens and trees included. Beside it, in the same run: spaCy's blank English tokeniser
(`words_to_floor` tells how many times slower the whole way is), the bare encoder with one thread, and one process reading the same
reports; `processes_ratio` is how many times faster as many processes as cores are (two, on two cores). Seconds are those of this
machine at this hour, and of whoever else uses it: compare the ratios.
"""

import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import spacy

from bench.sizes import Peak
from regesta import pipeline
from regesta.ingest.raw import KINDS
from regesta.pipeline.taking import READ_LANGUAGES
from regesta.pipeline.workers import Recipe, cores, read_in_workers
from regesta.read.model import Model, load_reader
from regesta.records import Document
from regesta.store import read as stored
from regesta.store.database import open_store

LOT = 16  # reports a lot; a choice: many enough that no process waits long for the other's last one


def run(path: Path, *, sample: int | None = None) -> dict[str, Any]:
    """Add the reports to a fresh record and take the time.

    Args:
        path: a folder of reports, or one file.
        sample: so many files of it, taken evenly.
    """
    paths = _files(path, sample)
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "performance.regesta"
        memory = Peak()
        summary = pipeline.add(record, paths, jobs=cores(), progress=memory.sample)
        peak = memory.most or _peak_mb()
        size = record.stat().st_size
        with open_store(record) as store:
            documents = [document for document in stored.documents(store) if document.language in READ_LANGUAGES]
    texts = [document.text for document in documents]
    words = sum(len(text.split()) for text in texts)
    floor = _floor_words_per_second(texts, words)
    spent = sum(summary.stage_seconds.values())
    one, network = _seconds(documents, 1)
    many, _ = _seconds(documents, cores())
    ours = {
        "documents_per_second": summary.read / summary.seconds,
        "words_per_second": words / summary.seconds,
        "peak_mb": peak,
        "network_share": network,
        "processes_ratio": one / many,
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
        "peer": {"words_per_second": _encoder_words_per_second(texts), "network_share": 1.0},
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


def _seconds(documents: Sequence[Document], jobs: int) -> tuple[float, float]:
    """Seconds that so many processes take to read these reports once they are warm, and the network's share of the processor's time."""
    spent: Counter[str] = Counter()
    lots = iter([documents[:1]] * jobs + [documents[at : at + LOT] for at in range(0, len(documents), LOT)])
    began, warm = 0.0, 0
    for done in read_in_workers(map(list, lots), Recipe("regesta_reader"), jobs=jobs):
        if warm < jobs:  # the first lots only load the model
            warm, began = warm + 1, time.perf_counter()
        else:
            spent.update(done.answer.seconds)
    return time.perf_counter() - began, spent["network"] / max(1e-9, spent.total())


def _encoder_words_per_second(texts: list[str]) -> float:
    model, nlp = Model(threads=1), load_reader(threads=1)
    sentences = [[token.text for token in sentence] for text in texts for sentence in nlp(text[:20_000]).sents]
    began = time.perf_counter()
    words = model.encode(sentences)
    return words / max(time.perf_counter() - began, 1e-9)


def _peak_mb() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak / 1e3  # bytes there, kilobytes elsewhere
