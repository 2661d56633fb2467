"""Task `eventtype`: the type of the act between two given parties. In: a table as `PLV_train.tsv`. Out: JSON object.

The table gives a sentence with its source and target marked. Our pipeline reads the sentence; the event that connects the two gives the
type, or the event nearest the verb where they meet (`bench/plovernames.py` has this, and the table's older names). Where the pipeline finds
no event, a lexicon line may still know the verb: `fell_back` is the share of such sentences, `events_only_…` the figures without
them. A sentence of which nothing is known is wrong.
Floors: one name for all (the commonest, of this very table), and the lexicon without frames, verb to type.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from spacy.language import Language

from bench.plovernames import by_frame, by_lemma, chosen, macro_f1, meeting_point, named, quad, read_sentence, spread
from regesta.errors import InputError
from regesta.link.known.world import World

# Zero-shot NLI with hypotheses of the table's authors (PLV, 2023), on their held-back test, not on this table.
PEER = {"root_macro_f1": 0.821, "quad_macro_f1": 0.892}
COLUMNS = ("marked_sentence", "gold_root", "gold_penta")
MARK = re.compile(r"</?[st]>")


class Line(NamedTuple):
    """One line of the table: the sentence without marks, where its source and target stand, the right names."""

    text: str
    source: tuple[int, int] | None
    target: tuple[int, int] | None
    root: str
    quad: str


class Reading(NamedTuple):
    """What was read in one line: the event's name, the name with falling back, the floor's, and the verb where both meet."""

    line: Line
    event: str | None
    ours: str | None
    floor: str | None
    verb: str
    told: str


def read_table(path: Path) -> list[Line]:
    """The lines of a table.

    Raises:
        InputError: A column is missing.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    missing = [name for name in COLUMNS if not rows or name not in rows[0]]
    if missing:
        raise InputError(f"{path.name} has no column {', '.join(missing)}. The bench wants a table as PLV_train.tsv.")
    return [line(row["marked_sentence"], row["gold_root"], row["gold_penta"]) for row in rows]


def line(marked: str, root: str, penta: str) -> Line:
    """A sentence with <s>source</s> and <t>target</t>, unmarked, with their places; of several the first counts."""
    text, last, open_at = "", 0, {}
    found: dict[str, tuple[int, int]] = {}
    for mark in MARK.finditer(marked):
        text += marked[last : mark.start()]
        last = mark.end()
        kind = mark.group()[-2]
        if not mark.group().startswith("</"):
            open_at[kind] = len(text)
        elif kind in open_at:
            found.setdefault(kind, (open_at[kind], len(text.rstrip())))
    return Line(text + marked[last:], found.get("s"), found.get("t"), root, penta)


def readings(lines: Sequence[Line], nlp: Language, world: World) -> Iterator[Reading]:
    """Every line read."""
    for one in lines:
        doc, found = read_sentence(one.text, nlp, world)
        event = chosen(doc, found, one.source, one.target)
        point = meeting_point(doc, one.source, one.target)
        name = None if event is None else named(event)
        told = "-" if event is None else f"{event.type}/{event.subtype} {event.status} {event.trigger.text!r}"
        yield Reading(one, name, name or by_frame(point), by_lemma(point), str(point), told)


def run(path: Path, *, sample: int | None = None) -> dict[str, Any]:
    """Score the types of a table.

    Args:
        path: the table.
        sample: about so many of its lines only.
    """
    every = read_table(path)
    return result(_read(every, sample), path.name)


def result(read: Sequence[Reading], data: str) -> dict[str, Any]:
    """The bench's object for lines already read."""
    commonest = Counter(one.line.root for one in read).most_common(1)[0][0]
    ours = _scores([(one.line, one.ours) for one in read])
    events_only = _scores([(one.line, one.event) for one in read])
    ours |= {f"events_only_{name}": value for name, value in events_only.items()}
    ours["fell_back"] = sum(one.event is None for one in read) / len(read)
    floor = _scores([(one.line, one.floor) for one in read])
    floor |= {
        f"{name} (one name for all)": value for name, value in _scores([(one.line, commonest) for one in read]).items()
    }
    kinds = Counter(f"{one.line.root} read as {one.ours or 'nothing'}" for one in read if one.ours != one.line.root)
    return {
        "task": "eventtype",
        "data": data,
        "n": len(read),
        "ours": ours,
        "floor": floor,
        "peer": PEER,
        "errors": [{"kind": kind, "count": count} for kind, count in kinds.most_common()],
    }


def lines(path: Path) -> Iterator[str]:
    """Every line that is not right, to be read by a person."""
    for one in _read(read_table(path), None):
        if one.ours != one.line.root:
            fell = " (fell back)" if one.event is None else ""
            yield f"{one.line.root} read as {one.ours}{fell}; verb {one.verb!r}; {one.told}: {one.line.text}"


def _read(every: Sequence[Line], sample: int | None) -> list[Reading]:
    from regesta.read.model import load_reader

    if not every:
        raise InputError("The table has no lines.")
    return list(readings([every[i] for i in spread(every, sample)], load_reader(), World.load()))


def _scores(pairs: Sequence[tuple[Line, str | None]]) -> dict[str, float]:
    roots = [(one.root, name) for one, name in pairs]
    quads = [(one.quad, quad(name)) for one, name in pairs]
    return {
        "root_macro_f1": macro_f1(roots),
        "quad_macro_f1": macro_f1(quads),
        "accuracy": sum(right == name for right, name in roots) / len(roots),
    }
