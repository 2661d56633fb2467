"""What the heads learn, as a list: a further head is one more `Task` here and a label list from its data.

In: examples. Out: `Task`s with their labels, and the numbers each example gives a head (`NOTHING` where it says nothing).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from regesta.read.lemmas import script
from training.corpora import Example

NOTHING = -100
NAME_LABELS = ("O", *(f"{mark}-{kind}" for kind in ("PER", "ORG", "LOC", "NORP") for mark in "BI"))
RARE = {"xpos": 2, "lemma": 3, "relations": 5}  # labels seen less often are not learnt; choices


@dataclass(frozen=True, slots=True)
class Task:
    """A head: `words` gives one label a word; `tree` gives every word a head and a relation."""

    name: str
    kind: str
    labels: tuple[str, ...]
    weight: float


def tasks_of(examples: Iterable[Example], chosen: Iterable[str]) -> list[Task]:
    """The chosen tasks with the labels that the examples show."""
    counts: dict[str, Counter[str]] = {key: Counter() for key in ("upos", "xpos", "lemma", "relations")}
    for example in examples:
        counts["upos"].update(example.upos or [])
        counts["xpos"].update(example.xpos or [])
        counts["lemma"].update(scripts(example) or [])
        counts["relations"].update(example.relations or [])
    labels = {
        key: tuple(sorted(x for x, n in found.items() if x and n >= RARE.get(key, 1))) for key, found in counts.items()
    }
    known = {
        "upos": Task("upos", "words", labels["upos"], 0.3),
        "xpos": Task("xpos", "words", labels["xpos"], 0.5),
        "lemma": Task("lemma", "words", labels["lemma"], 0.3),
        "tree": Task("tree", "tree", labels["relations"], 1.0),
        "names": Task("names", "words", NAME_LABELS, 1.0),
    }
    return [known[name] for name in chosen]


def scripts(example: Example) -> list[str] | None:
    """Lemma scripts of an example's words; "" for a word that has no lemma of its own."""
    if example.lemmas is None:
        return None
    return [
        "" if lemma == "_" != word else script(word, lemma)
        for word, lemma in zip(example.words, example.lemmas, strict=True)
    ]


def targets(example: Example, tasks: Iterable[Task]) -> dict[str, list[int]]:
    """For every task what is right for each word: label numbers; for the tree `tree` (heads) and `tree.labels`."""
    own: dict[str, list[str] | None] = {
        "upos": example.upos,
        "xpos": example.xpos,
        "lemma": scripts(example),
        "names": example.names,
    }
    found: dict[str, list[int]] = {}
    for task in tasks:
        if task.kind == "tree":
            if example.heads is not None and example.relations is not None:
                found[task.name] = list(example.heads)
                found[f"{task.name}.labels"] = _numbers(task, example.relations)
        elif (values := own[task.name]) is not None:
            found[task.name] = _numbers(task, values)
    return found


def _numbers(task: Task, values: list[str]) -> list[int]:
    places = {label: at for at, label in enumerate(task.labels)}
    return [places.get(v, places.get(v.split(":")[0], NOTHING)) for v in values]
