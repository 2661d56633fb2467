"""Task `status`: did it happen? In: a file as `tests/extract/status.yaml`. Out: JSON object, the confusion table among its errors.

The file holds groups of sentences with one status, the words of the act in [brackets]. The status is that of the event mention told by
those words, or, where the pipeline keeps none, what the status reader says of the word itself. `found` is the share of sentences whose
event mention was found. Every fifth sentence is held apart: `macro_f1_held_apart` is theirs alone, and `--lines` does not show them.
Floors: all happened, and the tense of the verb alone.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, get_args

from spacy.tokens import Doc, Token

from bench.plovernames import macro_f1, read_sentence, spread
from regesta.errors import InputError
from regesta.extract.events.status.nouns import noun_status
from regesta.extract.events.status.verbs import verb_status
from regesta.lexicons import read_yaml
from regesta.link.known.world import World
from regesta.records import EventMention, Status

FIFTH = 5
MARKED = re.compile(r"\[([^\]]+)\]")


class Line(NamedTuple):
    """One sentence: without brackets, where its act stands, the right status, the construction, whether it is held apart."""

    text: str
    start: int
    end: int
    status: str
    how: str
    apart: bool


class Reading(NamedTuple):
    """What was read of one sentence: the status (None: only talked of), whether an event was found, the floor's, the reasons."""

    line: Line
    ours: str | None
    found: bool
    tense: str
    why: str


def read_lines(path: Path) -> list[Line]:
    """The sentences of a file, in its order.

    Raises:
        InputError: A group has an unknown status, or a sentence not exactly one act in brackets.
    """
    made: list[Line] = []
    for group in read_yaml(path.read_text(encoding="utf-8"), name=path.name):
        if group["status"] not in get_args(Status):
            raise InputError(f"{path.name}: {group['status']!r} is no status. Use {', '.join(get_args(Status))}.")
        for sentence in group["sentences"]:
            marks = list(MARKED.finditer(sentence))
            if len(marks) != 1:
                raise InputError(f"{path.name}: {sentence!r} needs one act in [brackets].")
            start, end = marks[0].start(), marks[0].end() - 2
            text = MARKED.sub(r"\1", sentence)
            apart = len(made) % FIFTH == FIFTH - 1
            made.append(Line(text, start, end, group["status"], group["how"], apart))
    return made


def reading(line: Line, doc: Doc, found: Sequence[EventMention]) -> Reading:
    """The status of one sentence's act."""
    span = doc.char_span(line.start, line.end, alignment_mode="expand")
    word = doc[0] if span is None else span.root
    told = [event for event in found if event.trigger.start < line.end and line.start < event.trigger.end]
    if told:
        why = next((r for r in told[0].provenance.reasons if r.startswith("status: ")), "")
        return Reading(line, told[0].status, True, by_tense(word), why)
    status, reasons = verb_status(word) if word.pos_ in ("VERB", "AUX") else noun_status(word)
    return Reading(line, status, False, by_tense(word), ", ".join(reasons))


def by_tense(word: Token) -> str:
    """The floor: the status that the verb's own auxiliaries tell, or those of the verb above a noun."""
    verb = word if word.pos_ in ("VERB", "AUX") else word.head
    near = {child.lower_ for child in verb.children if child.dep_ in ("aux", "aux:pass", "advmod")}
    if near & {"not", "n't", "never"}:
        return "not_happened"
    if near & {"will", "shall"}:
        return "planned"
    if near & {"may", "might", "could", "can", "would"}:
        return "possible"
    return "ongoing" if verb.tag_ == "VBG" and near & {"is", "are", "was", "were", "been"} else "happened"


def run(path: Path, *, sample: int | None = None) -> dict[str, Any]:
    """Score the statuses of a file of sentences.

    Args:
        path: the file.
        sample: about so many of its sentences only.
    """
    return result(_read(path, sample), path.name)


def result(read: Sequence[Reading], data: str) -> dict[str, Any]:
    """The bench's object for sentences already read."""
    confused = Counter(f"{one.line.status} read as {one.ours or 'talk only'}" for one in read)
    parts = {"macro_f1": read, "macro_f1_open": [one for one in read if not one.line.apart]}
    parts["macro_f1_held_apart"] = [one for one in read if one.line.apart]
    ours = {name: macro_f1([(one.line.status, one.ours) for one in part]) for name, part in parts.items()}
    ours["accuracy"] = sum(one.ours == one.line.status for one in read) / len(read)
    ours["found"] = sum(one.found for one in read) / len(read)
    right = {f"{status} read as {status}" for status in get_args(Status)}
    return {
        "task": "status",
        "data": data,
        "n": len(read),
        "ours": ours,
        "floor": {
            "macro_f1": macro_f1([(one.line.status, one.tense) for one in read]),
            "accuracy": sum(one.tense == one.line.status for one in read) / len(read),
            "macro_f1 (happened always)": macro_f1([(one.line.status, "happened") for one in read]),
        },
        "peer": {},
        "confusion": confusion(read),
        "errors": [{"kind": kind, "count": count} for kind, count in confused.most_common() if kind not in right],
    }


def confusion(read: Sequence[Reading]) -> dict[str, dict[str, int]]:
    """Right status to what was read, with counts."""
    table: dict[str, Counter[str]] = {status: Counter() for status in get_args(Status)}
    for one in read:
        table[one.line.status][one.ours or "talk only"] += 1
    return {status: dict(row) for status, row in table.items()}


def lines(path: Path) -> Iterator[str]:
    """Every sentence read wrongly, those held apart left out."""
    for one in _read(path, None):
        if one.ours != one.line.status and not one.line.apart:
            marked = f"{one.line.text[: one.line.start]}[{one.line.text[one.line.start : one.line.end]}]"
            yield f"{one.line.status} read as {one.ours}: {marked}{one.line.text[one.line.end :]} ({one.line.how}; {one.why})"


def _read(path: Path, sample: int | None) -> list[Reading]:
    from regesta.read.model import load_reader

    every, nlp, world = read_lines(path), load_reader(), World.load()
    picked = [every[i] for i in spread(every, sample)]
    return [reading(one, *read_sentence(one.text, nlp, world)) for one in picked]
