"""Task `names`: persons, organisations, places. In: an .iob2 file or a folder of BIOES tables. Out: precision, recall, F1.

A name is right if its words and its type are. Words are those of the data; where our reader cuts finer (hyphens), its names are laid
over theirs. The tables (`ner/worldwide`) mark a state or people inside a body's name as a name of its own, which leaves the body
in pieces: "Electoral Commission of" and "Uganda". We hold one body. For the tables our bodies are therefore cut at the states,
capitals, continents and peoples that the package's own tables know, and at other places where the name begins with one or has one after
"of"; so are the floor's. `f1_whole` is the figure without that.
The floor takes every run of capitalised words for a name: one word a place, two or three a person, more an organisation.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from regesta.link.known.build import ORDINARY as COMMON
from regesta.link.known.world import LABELS, World
from regesta.read.agreement import agreed
from regesta.read.model import load_model

TYPES = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "Person": "PER", "Organization": "ORG", "Location": "LOC"}
PEERS: dict[str, dict[str, float | str]] = {}
COMMONEST = 20
PARTS = frozenset({"state", "capital", "adjective", "people"})
OF_CONTINENTS = frozenset({"European", "African", "Asian", "American", "Arab", "Latin", "Caribbean"})
# Names of places that are ordinary words of bodies' names ("Central Bank", "Union Party").
ORDINARY = COMMON | frozenset(
    "central union justice national university police commerce progress reform santa christian victoria".split()
)
Span = tuple[int, int, str]
Report = list[tuple[list[str], list[str]]]  # words and labels of every sentence


def run(path: Path, *, sample: int | None = None) -> dict[str, Any]:
    """Reads every sentence and compares names.

    Args:
        path: an .iob2 file (number, word, label) or a folder of .tsv tables (word, label).
        sample: about so many sentences, in whole reports taken evenly.
    """
    reports = _sampled(list(_iob2(path) if path.is_file() else _tables(path)), sample)
    sentences = [sentence for report in reports for sentence in report]
    whole = [names for report in reports for names in _read([words for words, _ in report])]
    gold = [spans(labels) for _, labels in sentences]
    floor = [_floor(words) for words, _ in sentences]
    ours, more = whole, {}
    if path.is_dir():
        ours, floor = (
            [_in_pieces(words, own) for (words, _), own in zip(sentences, rows, strict=True)] for rows in (whole, floor)
        )
        more = {f"{key}_whole": value for key, value in _figures(gold, whole).items() if "_" not in key}
    peer = next((figures for name, figures in PEERS.items() if name in path.name), {})
    return {
        "task": "names",
        "data": path.name,
        "n": sum(len(g) for g in gold),
        "ours": _figures(gold, ours) | more,
        "floor": _figures(gold, floor),
        "peer": peer,
        "errors": [{"kind": kind, "count": n} for kind, n in _errors(gold, ours).most_common(COMMONEST)],
    }


def spans(labels: Sequence[str]) -> set[Span]:
    """(start, end, type) of names of our three types in BIO or BIOES labels."""
    found: list[Span] = []
    before = ""
    for at, label in enumerate(labels):
        mark, _, kind = label.partition("-")
        ours = TYPES.get(kind)
        if ours and mark in "IE" and before == kind:
            start, _, _ = found[-1]
            found[-1] = (start, at + 1, ours)
        elif ours:
            found.append((at, at + 1, ours))
        before = kind if ours else ""
    return set(found)


def _iob2(path: Path) -> Iterator[Report]:
    report: Report = []
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.splitlines()
        if report and any(line.startswith("# newdoc") for line in lines):
            yield report
            report = []
        rows = [line.split("\t") for line in lines if line and line[0] != "#"]
        if rows:
            report.append(([r[1] for r in rows], [r[2] for r in rows]))
    yield report


def _tables(folder: Path) -> Iterator[Report]:
    for path in sorted(folder.glob("*.tsv")):
        report: Report = []
        for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
            rows = [parts for line in block.splitlines() if len(parts := line.split()) >= 2]
            if rows:
                report.append(([r[0] for r in rows], [r[-1] for r in rows]))
        yield report


def _sampled(reports: list[Report], sample: int | None) -> list[Report]:
    if sample is None:
        return reports
    step = max(1, sum(len(report) for report in reports) // sample)
    kept: list[Report] = []
    for report in reports[step // 2 :: step]:
        if sum(len(r) for r in kept) >= sample:
            break
        kept.append(report)
    return kept


def _read(sentences: list[list[str]]) -> list[set[Span]]:
    """The names of one report, laid over its own words; types made to agree as the component does it."""
    cut = [_as_we_read(words) for words in sentences]
    parts = [[part for part, _, _ in row] for row in cut]
    names = agreed(parts, [reading.names for reading in load_model().read(parts)])
    return [
        {(row[a][1], row[b - 1][2], kind) for a, b, kind in own if kind in TYPES}
        for row, own in zip(cut, names, strict=True)
    ]


def _as_we_read(words: Sequence[str]) -> list[tuple[str, int, int]]:
    """Words as our tokenizer cuts them, each with the words of the data that it covers: hyphens apart, "U . S ." together."""
    found: list[tuple[str, int, int]] = []
    at = 0
    while at < len(words):
        end = at
        while end + 1 < len(words) and re.fullmatch("[A-Z]", words[end]) and words[end + 1] == ".":
            end += 2
        if end - at >= 4:
            found.append(("".join(words[at:end]), at, end))
            at = end
            continue
        parts = [words[at]] if "://" in words[at] else re.split(r"(?<=[^\W_]|\.)(-)(?=[^\W_])", words[at])
        found += [(part, at, at + 1) for part in parts]
        at += 1
    return found


def _in_pieces(words: Sequence[str], names: set[Span]) -> set[Span]:
    """Names as the tables mark them: a body cut where a state, capital or people stands inside its name."""
    found: set[Span] = set()
    for start, end, kind in names:
        labels = _inner(words[start:end]) if kind == "ORG" else [kind] * (end - start)
        begun = start
        for at in range(start, end):
            if at + 1 == end or labels[at + 1 - start] != labels[begun - start]:
                piece = labels[begun - start]
                if piece != "ORG" or begun == start or any(word[:1].isupper() for word in words[begun : at + 1]):
                    found.add((begun, at + 1, piece))
                begun = at + 1
    return {span for span in found if span[2] in TYPES}


def _inner(words: Sequence[str]) -> list[str]:
    """A label for every word of a body's name: ORG, or LOC and NORP where the table knows the words."""
    labels = ["ORG"] * len(words)
    at = 0
    while at < len(words):
        for size in range(min(4, len(words) - 1), 0, -1):
            edge = at == 0 or words[at - 1] in ("of", "in")
            kind = _known(" ".join(words[at : at + size]), edge) if at + size <= len(words) else None
            if kind is not None:
                labels[at : at + size] = [kind] * size
                at += size - 1
                break
        at += 1
    return labels


@cache
def _known(phrase: str, edge: bool) -> str | None:
    """LOC or NORP if the package's tables have a state, capital, continent or people of that name; at an edge any place of theirs."""
    if not phrase[:1].isupper():
        return None
    kinds = {LABELS[entry.kind] for entry in _world().names.get(phrase) if entry.kind in PARTS}
    if kinds or phrase in OF_CONTINENTS:
        return "LOC" if "LOC" in kinds else "NORP"
    place = edge and len(phrase) > 3 and phrase.lower() not in ORDINARY and _world().places.named(phrase)
    return "LOC" if place else None


@cache
def _world() -> World:
    return World.load()


def _floor(words: Sequence[str]) -> set[Span]:
    found = set()
    start = None
    for at, word in enumerate([*words, ""]):
        capital = word[:1].isupper() and at > 0
        if capital and start is None:
            start = at
        elif not capital and start is not None:
            size = at - start
            found.add((start, at, "LOC" if size == 1 else "PER" if size < 4 else "ORG"))
            start = None
    return found


def _figures(gold: Sequence[set[Span]], ours: Sequence[set[Span]]) -> dict[str, float]:
    found: dict[str, float] = {}
    for kind in (None, "PER", "ORG", "LOC"):
        right, theirs, made = (
            sum(sum(kind is None or s[2] == kind for s in row) for row in rows)
            for rows in ([g & o for g, o in zip(gold, ours, strict=True)], gold, ours)
        )
        at = f"{kind.lower()}_" if kind else ""
        found[f"{at}precision"] = round(right / made, 4) if made else 0.0
        found[f"{at}recall"] = round(right / theirs, 4) if theirs else 0.0
        found[f"{at}f1"] = round(2 * right / (made + theirs), 4) if made + theirs else 0.0
    return found


def _errors(gold: Iterable[set[Span]], ours: Iterable[set[Span]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for theirs, own in zip(gold, ours, strict=True):
        for span in theirs - own:
            touching = [s for s in own if s[0] < span[1] and span[0] < s[1]]
            same = [s for s in touching if s[:2] == span[:2]]
            if same:
                found[f"{span[2]} read as {same[0][2]}"] += 1
            elif touching:
                found[f"{span[2]}: other bounds"] += 1
            else:
                found[f"{span[2]} missed"] += 1
        for span in own - theirs:
            if not any(s[0] < span[1] and span[0] < s[1] for s in theirs):
                found[f"{span[2]} where there is none"] += 1
    return found
