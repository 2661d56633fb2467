"""The reading model: the only place that loads weights. In: sentences as lists of words. Out: a `Reading` of each.

One pass of the encoder gives tags, lemmas, tree, names and acts. A sentence's reading does not depend on the sentences read with it
(`read.batches` tells how). The weights are made by `training/`; its model card says from what.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from regesta.errors import ModelError
from regesta.read.acts import ActHeads, Tree
from regesta.read.batches import Part, fed, groups
from regesta.read.decode import Scores, heads_of, runs_of
from regesta.read.elected import told_as_done
from regesta.read.hyphens import parted
from regesta.read.lemmas import Lemmas
from regesta.read.likes import joined_to_its_like, somebodys_doing
from regesta.read.peoples import letters_beside, two_peoples
from regesta.read.pieces import Pieces
from regesta.read.regrouped import regrouped
from regesta.read.rejoined import rejoined
from regesta.read.repairs import arranged, forward, gathered, lifted, possessed, rehung, repaired, tags, unwelcome
from regesta.read.sums import adds_exactly, session
from regesta.seenacts import SeenAct

if TYPE_CHECKING:
    from spacy.language import Language

WEIGHTS = Path(str(files("regesta.read").joinpath("weights")))
FILES = ("reader.onnx", "relations.onnx", "sums.onnx", "tokenizer.json", "lemmas.tsv", "labels.json")
LONGEST_PIECES = 500  # the encoder has 512 places
LONGEST_WORDS = 250  # a choice: trees of longer sentences are not worth their cost
ENCODER = "encoder."  # how the outputs of the bare encoder begin
ADDRESS = re.compile(r"://|^www\.|\.(?:com|org|net|html)\b")  # no name, whatever it spells
SCRIPTS = 6  # a choice: so many of the best lemma scripts are tried
BREAKS = frozenset({";", ",", ":", ".", "!", "?", "-", "–", "—", ")", "|", "…"})


class Reading(NamedTuple):
    """What was read of one sentence; one entry per word. Heads count from 1, 0 is the root; names are (start, end, type),
    acts what `read.acts` tells.
    """

    upos: list[str]
    tags: list[str]
    lemmas: list[str]
    heads: list[int]
    relations: list[str]
    names: list[tuple[int, int, str]]
    acts: Sequence[SeenAct] = ()


class Model:
    """The loaded weights.

    Args:
        folder: where the files lie.
        threads: cores to use; None takes all.

    Raises:
        ModelError: a file is missing or is not what labels.json says.
    """

    def __init__(self, folder: Path = WEIGHTS, *, threads: int | None = None) -> None:
        for name in FILES:
            if not (folder / name).is_file():
                raise ModelError(f"The reading model is incomplete: {folder / name} is missing. Install regesta again.")
        card: dict[str, Any] = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.labels: dict[str, list[str]] = {task["name"]: task["labels"] for task in card["tasks"]}
        self.checksum: str = card["sha256"]["reader.onnx"]
        content = (folder / "reader.onnx").read_bytes()
        if hashlib.sha256(content).hexdigest() != self.checksum:
            raise ModelError(
                f"{folder / 'reader.onnx'} is damaged: its checksum is not the one noted. Install regesta again."
            )
        exact = adds_exactly(folder / "sums.onnx")
        self._reader = session(content, exact=exact, threads=threads)
        self._relations = session((folder / "relations.onnx").read_bytes(), exact=exact, threads=threads)
        named = [output.name for output in self._reader.get_outputs()]
        self._outputs = [name for name in named if not name.startswith(ENCODER)]
        self._encoded = [name for name in named if name.startswith(ENCODER)]
        self._acts: ActHeads | None = None
        if "acts.type" in self.labels:  # while a model is made anew its heads for acts come last
            content = (folder / "pairs.onnx").read_bytes() if (folder / "pairs.onnx").is_file() else b""
            if hashlib.sha256(content).hexdigest() != card["sha256"]["pairs.onnx"]:
                raise ModelError(f"{folder / 'pairs.onnx'} is missing or damaged. Install regesta again.")
            self._acts = ActHeads(self.labels, session(content, exact=exact, threads=threads))
        self._pieces = Pieces(folder / "tokenizer.json")
        self._lemmas = Lemmas(folder / "lemmas.tsv")

    def read(self, sentences: Sequence[Sequence[str]]) -> list[Reading]:
        """A reading of every sentence, in their order; sentences of like length are read together."""
        parts = [part for number, words in enumerate(sentences) for part in self._parts(number, words)]
        found: dict[int, Reading] = {}
        for group in groups(parts):
            for place, reading in zip(group, self._run([parts[i] for i in group]), strict=True):
                found[place] = reading
        own: list[list[Reading]] = [[] for _ in sentences]
        for place, part in enumerate(parts):
            own[part.sentence].append(found[place])
        return [_joined(readings) for readings in own]

    def encode(self, sentences: Sequence[Sequence[str]]) -> int:
        """The encoder's pass over the same batches, nothing made of it: what reading is measured against. Gives the words read.

        The heads should not be run, but onnxruntime 1.31 runs every node whatever is fetched: a sixth of the time is theirs.
        """
        parts = [part for number, words in enumerate(sentences) for part in self._parts(number, words)]
        only = onnxruntime.RunOptions()
        only.only_execute_path_to_fetches = True
        for group in groups(parts):
            self._reader.run(self._encoded, fed([parts[i] for i in group]), only)
        return sum(len(part.words) for part in parts)

    def _parts(self, number: int, words: Sequence[str]) -> Iterator[Part]:
        """The sentence whole, or cut after punctuation where it is too long for the encoder."""
        start = 0
        while start < len(words):
            end, pieces, cut = start, 2, 0
            while end < len(words) and end - start < LONGEST_WORDS:
                pieces += len(self._pieces.of(words[end]))
                if pieces > LONGEST_PIECES:
                    break
                end += 1
                if words[end - 1] in BREAKS:
                    cut = end
            if end < len(words) and cut - start > LONGEST_WORDS // 4:
                end = cut
            end = max(end, start + 1)
            yield Part(number, words[start:end], self._pieces.encode(words[start:end]))
            start = end

    def _run(self, parts: Sequence[Part]) -> list[Reading]:
        made: dict[str, Scores] = dict(zip(self._outputs, self._reader.run(self._outputs, fed(parts)), strict=True))
        best: dict[str, Any] = {name: made[name].argmax(1).tolist() for name in ("upos", "xpos")}
        best["lemma"] = self._lemmas_of(parts, best["upos"], made["lemma"])
        bounds = np.cumsum([0] + [len(part.words) for part in parts]).tolist()
        trees = [self._tree(made, start, end) for start, end in pairwise(bounds)]
        flat = [head and head + start for heads, start in zip(trees, bounds, strict=False) for head in heads]
        relations = self._relation_labels(made, np.array(flat, dtype=np.int64))
        readings = [
            self._reading(
                part,
                best,
                trees[row],
                relations[start : start + len(part.words)],
                made["names"][start : start + len(part.words)],
                start,
            )
            for row, (part, start) in enumerate(zip(parts, bounds, strict=False))
        ]
        if self._acts is None:
            return readings
        rows = [Tree(start, one.heads, one.relations) for start, one in zip(bounds, readings, strict=False)]
        return [reading._replace(acts=seen) for reading, seen in zip(readings, self._acts.of(made, rows), strict=True)]

    def _lemmas_of(self, parts: Sequence[Part], upos: Sequence[int], scores: Scores) -> list[str]:
        """The lemmas of a batch's words. Scripts are ranked only for words that the table does not know, one in three."""
        words = [word for part in parts for word in part.words]
        tags = [self.labels["upos"][number] for number in upos[: len(words)]]
        found = [self._lemmas.known(word, tag) for word, tag in zip(words, tags, strict=True)]
        unknown = [at for at, lemma in enumerate(found) if lemma is None]
        labels = self.labels["lemma"]
        for at, row in zip(unknown, _foremost(scores[unknown], SCRIPTS).tolist(), strict=True):
            found[at] = self._lemmas.choose(words[at], tags[at], [labels[number] for number in row])
        return [lemma or "" for lemma in found]

    def _tree(self, made: dict[str, Scores], start: int, end: int) -> list[int]:
        heads = np.concatenate([made["tree.arc_root"][None], made["tree.arc_head"][start:end]])
        return heads_of(made["tree.arc_dep"][start:end] @ heads.T)

    def _relation_labels(self, made: dict[str, Scores], heads: NDArray[np.int64]) -> list[str]:
        rows = {"rel_dep": made["tree.rel_dep"], "rel_head": made["tree.rel_head"]}
        some = np.zeros(len(rows["rel_dep"]), dtype=np.int64)
        some[: len(heads)] = heads
        scores = self._relations.run(None, rows | {"heads": some})[0][: len(heads)].copy()
        names = self.labels["tree"]
        root = names.index("root")
        hangs = heads == 0
        scores[~hangs, root] = -np.inf
        chosen: list[int] = scores.argmax(1).tolist()
        return ["root" if at_root else names[number] for number, at_root in zip(chosen, hangs.tolist(), strict=True)]

    def _reading(
        self, part: Part, best: dict[str, Any], heads: list[int], relations: list[str], names: Scores, start: int
    ) -> Reading:
        end = start + len(part.words)
        upos, xpos = ([self.labels[task][number] for number in best[task][start:end]] for task in ("upos", "xpos"))
        lemmas: list[str] = best["lemma"][start:end]
        labels = self.labels["names"]
        found = _names([labels[n] for n in runs_of(names, labels)])
        found = [(a, b, kind) for a, b, kind in found if not any(ADDRESS.search(word) for word in part.words[a:b])]
        found = parted(part.words, found)
        heads, relations = gathered(heads, relations, found), repaired(heads, relations, upos)
        heads, relations = rehung(
            heads, somebodys_doing(part.words, heads, arranged(part.words, heads, relations), upos), upos
        )
        heads, relations = forward(*possessed(part.words, lifted(heads, relations), relations, upos), upos)
        heads, relations = unwelcome(part.words, heads, relations, upos)
        heads, relations = two_peoples(part.words, heads, relations, upos, found)
        heads, relations = letters_beside(part.words, heads, relations, upos, found)
        heads = rejoined(heads, relations, xpos)
        heads, relations = regrouped(part.words, heads, relations, upos, found)
        heads, relations = joined_to_its_like(part.words, heads, relations, upos, xpos)
        heads, relations, upos, xpos = told_as_done(part.words, heads, relations, upos, xpos)
        return Reading(tags(upos, xpos, heads, relations), xpos, lemmas, heads, relations, found)


def _foremost(scores: Scores, count: int) -> NDArray[np.int64]:
    """The columns of each row's best scores, the best first; sorting whole rows costs a twentieth of the reading."""
    some = np.sort(np.argpartition(-scores, count, axis=1)[:, :count], axis=1)
    order = np.argsort(-np.take_along_axis(scores, some, axis=1), axis=1, kind="stable")
    return np.take_along_axis(some, order, axis=1)


def _names(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for at, label in enumerate(labels):
        if label.startswith("B-"):
            found.append((at, at + 1, label[2:]))
        elif label.startswith("I-"):
            start, _, kind = found[-1]
            found[-1] = (start, at + 1, kind)
    return found


def _joined(readings: Sequence[Reading]) -> Reading:
    """The parts of a long sentence as one: every later part's root hangs on the first part's as parataxis."""
    if len(readings) == 1:
        return readings[0]
    joined = Reading([], [], [], [], [], [])
    acts: list[SeenAct] = []
    top = 0
    for reading in readings:
        start = len(joined.upos)
        for head, relation in zip(reading.heads, reading.relations, strict=True):
            joined.heads.append(head + start if head else top)
            joined.relations.append("parataxis" if head == 0 and top else relation)
            if head == 0 and not top:
                top = len(joined.heads)
        joined.upos.extend(reading.upos)
        joined.tags.extend(reading.tags)
        joined.lemmas.extend(reading.lemmas)
        joined.names.extend((a + start, b + start, kind) for a, b, kind in reading.names)
        acts += [act.moved(range(start, start + len(reading.upos))) for act in reading.acts]
    return joined._replace(acts=acts)


@cache
def load_model(folder: Path = WEIGHTS, threads: int | None = None) -> Model:
    """The model of a folder, loaded once a process."""
    return Model(folder, threads=threads)


def load_reader(*, threads: int | None = None) -> Language:
    """The reader as a spaCy language: `nlp.pipe(texts)` gives documents with sentences, tags, lemmas, trees and names."""
    from regesta.read.component import reader_language  # the component stands on this file

    return reader_language(threads=threads)
