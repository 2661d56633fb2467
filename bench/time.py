"""Time expressions on TimeML files: relaxed, strict and value F1, by the definitions of TempEval-3.

In: a folder of .tml files (searched through). Out: the bench's JSON object. What counts: every TIMEX3 inside TEXT, the creation time
apart, which is given. A system expression and one of the file match relaxed when they share a character, strictly when they have
the same extent; value F1 counts relaxed matches whose value is the same. Matches are one to one (UzZaman et al. 2013, section 5).
"""

import datetime as dt
import re
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from spacy.language import Language

from regesta.errors import InputError, ModelError
from regesta.extract.times.report import read_times
from regesta.extract.times.tense import tense_of
from regesta.extract.times.words import vocabulary

# HeidelTime-t and SUTime on the TempEval-3 platinum test, value F1 (UzZaman et al. 2013, table 3).
PEER = {"value_f1 HeidelTime, held-back test": 0.776, "value_f1 SUTime, held-back test": 0.674}


class Timex(NamedTuple):
    """One time expression: extent in the text, TIMEX3 type and value."""

    start: int
    end: int
    type: str
    value: str


class TimeFile(NamedTuple):
    """One TimeML file: its text, its expressions, the day it was written."""

    name: str
    text: str
    timexes: tuple[Timex, ...]
    written: dt.date | None


def read_timeml(path: Path) -> TimeFile:
    """Read one .tml file."""
    try:
        root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    except ElementTree.ParseError as error:
        raise InputError(f"{path.name} is not TimeML: {error}.") from error
    body, creation = root.find("TEXT"), root.find(".//DCT/TIMEX3")
    if body is None:
        raise InputError(f"{path.name} has no TEXT; the bench wants TimeML files as of TempEval-3.")
    pieces: list[str] = []
    timexes: list[Timex] = []

    def walk(element: ElementTree.Element, offset: int) -> int:
        at = offset + len(element.text or "")
        pieces.append(element.text or "")
        for child in element:
            at = walk(child, at)
            pieces.append(child.tail or "")
            at += len(child.tail or "")
        if element.tag == "TIMEX3":
            timexes.append(Timex(offset, at, element.get("type", ""), element.get("value", "")))
        return at

    walk(body, 0)
    stamp = re.match(r"\d{4}-\d{2}-\d{2}", (creation.get("value") or "") if creation is not None else "")
    return TimeFile(
        path.name, "".join(pieces), tuple(sorted(timexes)), dt.date.fromisoformat(stamp[0]) if stamp else None
    )


def matches(ours: Sequence[Timex], theirs: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """Pairs that share a character, each used once; the same extent first, then the larger overlap."""
    pairs = sorted(
        (
            (-(a.start == b.start and a.end == b.end), -(min(a.end, b.end) - max(a.start, b.start)), a.start, a, b)
            for a in ours
            for b in theirs
            if a.start < b.end and b.start < a.end
        ),
        key=lambda pair: pair[:3],
    )
    used_ours: set[Timex] = set()
    used_theirs: set[Timex] = set()
    out = []
    for *_, a, b in pairs:
        if a not in used_ours and b not in used_theirs:
            used_ours.add(a)
            used_theirs.add(b)
            out.append((a, b))
    return out


def f1(right: int, ours: int, theirs: int) -> float:
    """Harmonic mean of right/ours and right/theirs; 0 when nothing is right."""
    return 2 * right / (ours + theirs) if right else 0.0


def score(files: Iterable[tuple[Sequence[Timex], Sequence[Timex]]]) -> dict[str, float]:
    """Relaxed, strict, value and type F1 over files, each as (ours, theirs)."""
    counts: Counter[str] = Counter()
    for ours, theirs in files:
        counts["ours"] += len(ours)
        counts["theirs"] += len(theirs)
        for a, b in matches(ours, theirs):
            counts["relaxed"] += 1
            counts["strict"] += (a.start, a.end) == (b.start, b.end)
            counts["value"] += a.value == b.value
            counts["type"] += a.type == b.type
    return {
        f"{name}_f1": round(f1(counts[name], counts["ours"], counts["theirs"]), 4)
        for name in ("relaxed", "strict", "value", "type")
    }


def ours_of(text: str, written: dt.date | None, nlp: Language) -> list[Timex]:
    """What the time grammar finds, as TIMEX3."""
    doc = nlp(text)
    report = read_times(text, anchor=written, tense=tense_of(doc), first_month=True)
    return [Timex(e.start, e.end, e.reading.type, e.reading.value) for e in report.single if e.reading.type]


def floor_of(text: str) -> list[Timex]:
    """The naive floor: full dates and four-digit years by one regular expression."""
    months = {name: value for name, (kind, value) in vocabulary().items() if kind == "MONTH"}
    names = "|".join(sorted(months, key=len, reverse=True))
    pattern = re.compile(rf"\b({names})\.? (\d{{1,2}}), (\d{{4}})\b|\b((?:19|20)\d\d)\b", re.IGNORECASE)
    out = []
    for match in pattern.finditer(text):
        value = match[4] or f"{match[3]}-{months[match[1].lower()]:02d}-{int(match[2]):02d}"
        out.append(Timex(match.start(), match.end(), "DATE", value))
    return out


def reader() -> Language:
    """The reading model where it is built, else a blank pipeline: then the tense is guessed from the words."""
    import spacy

    try:
        from regesta.read.model import load_reader

        return load_reader()
    except (ModelError, ImportError):
        return spacy.blank("en")


def run(path: Path, *, sample: int | None = None) -> dict[str, Any]:
    """Score the time grammar on all .tml files under `path`, or on the first `sample` of them."""
    paths = sorted(path.rglob("*.tml"))[:sample]
    if not paths:
        raise InputError(f"No .tml file under {path}. Give the folder that holds the TimeML files.")
    nlp = reader()
    files = [read_timeml(one) for one in paths]
    pairs = [(ours_of(file.text, file.written, nlp), file.timexes, file) for file in files]
    return {
        "task": "time",
        "data": path.name,
        "n": sum(len(file.timexes) for file in files),
        "ours": score((ours, theirs) for ours, theirs, _ in pairs),
        "floor": score((floor_of(file.text), file.timexes) for file in files),
        "peer": PEER,
        "errors": commonest_errors(pairs),
    }


def commonest_errors(
    pairs: Iterable[tuple[Sequence[Timex], Sequence[Timex], TimeFile]], *, limit: int = 40
) -> list[dict[str, Any]]:
    """The commonest misses, inventions and wrong values, digits written as 0."""
    counts: Counter[str] = Counter()
    for ours, theirs, file in pairs:
        matched = matches(ours, theirs)
        met_ours, met_theirs = {a for a, _ in matched}, {b for _, b in matched}
        for a, b in matched:
            if a.value != b.value:
                counts[f"value: {_plain(file, b)} [{_shape(b.value)}] read as [{_shape(a.value)}]"] += 1
        counts.update(f"missed: {_plain(file, b)} [{b.type}]" for b in theirs if b not in met_theirs)
        counts.update(f"invented: {_plain(file, a)} [{a.type}]" for a in ours if a not in met_ours)
    return [{"kind": kind, "count": count} for kind, count in counts.most_common(limit)]


def _plain(file: TimeFile, timex: Timex) -> str:
    return re.sub(r"\d", "0", " ".join(file.text[timex.start : timex.end].lower().split()))


def _shape(value: str) -> str:
    return re.sub(r"\d", "0", value) if value[:1].isdigit() else value
