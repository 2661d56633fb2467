"""Hostile texts through every stage that looks at one report. In: how many rounds. Out: what crashed or took too long, seconds by text.

Each text is read as the pipeline reads it: an Issue is well, an error or a hang is not.
"""

import datetime as dt
import hashlib
import time
from contextlib import nullcontext
from pathlib import Path

from tools.trust import sound

WORDS = "The minister of Norway met the envoy of Chad in Oslo on Monday. "
SIGNS = {
    "one word": "a", "brackets": "(", "quotation marks": '"', "curly marks": "“", "closing marks": "”’", "commas": "1,", "points": ". ",
    "dashes": " -- ", "dates": "4 March 2024 ", "months": "March ", "numbers": "12 million ", "percent": "3 per cent ", "said": "he said ",
    "names": "Ina Brandt ", "capitals": "Norway ", "capitals joined": "Norway, ", "and": "and ", "that": "that ", "lines": "\n", "short lines": "said\n",
    "right to left": "\u202e\u05d0\u05d1 ", "joiners": "👩‍👩‍👧 ", "accents": "e\u0301\u0301", "private": "\ue000", "not": "not ", "of": "of the ",
    "more than": "more than ", "last": "last ", "figures": "$1,000.00 ", "ranges": "1-2-3-", "slashes": "a/b/", "addresses": "http://a.b/ ", "sentences": WORDS,
}  # fmt: skip


def run(folder: Path, *, times: int, seed: int = 0, size: int = 100_000) -> dict[str, object]:
    """Read every text, long of its sign and with words around it."""
    from regesta.bounds import max_seconds
    from regesta.ingest.raw import RawReport
    from regesta.pipeline.taking import taken
    from regesta.stages import Reading, load_nlp, load_world, read_documents

    nlp, world = load_nlp(), load_world(None)
    wrong, issues, took = [], 0, dict[str, float]()
    for name, sign in list(SIGNS.items()) * times:
        text = f"{sound.PARAGRAPHS[0]}\n\n{WORDS}{(sign * size)[:size]} {WORDS}"
        began = time.monotonic()
        row = {"text": text, "language": "en", "published": str(dt.date(2024, 3, 5))}
        raw = RawReport(
            source=name,
            data=hashlib.sha256(text.encode()).digest(),
            kind="row",
            fields=row,
            metadata={"language": "en"},
        )
        document, found = taken(raw)
        issues += len(found)
        wrong += [f"{name}: {one.reason}" for one in found if one.code == "reading-failed"]
        if document is not None:
            outcome = read_documents([document], nlp, world, lambda _: nullcontext())[0]
            if not isinstance(outcome, Reading):
                issues += 1
                wrong += [f"{name}: {outcome.reason}"] if outcome.code != "too-slow" else []
        took[name] = time.monotonic() - began
        if took[name] > 3 * max_seconds():
            wrong.append(f"{name}: {took[name]:.0f} seconds")
    slowest = sorted(took.items(), key=lambda item: -item[1])[:8]
    return {
        "texts": len(took) * times,
        "characters": size,
        "issues": issues,
        "slowest": [(name, round(seconds, 1)) for name, seconds in slowest],
        "wrong": wrong[:10],
    }
